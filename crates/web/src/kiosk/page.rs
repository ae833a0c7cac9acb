//! What a handed-over device shows around the check: a start, a thank-you, and the way back for the therapist.

use crate::check::device::{Device, Held, layout};
use crate::check::landing::landing;
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit};
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Page;
use crate::shell::part::more;
use crate::shell::reader::login_of;
use crate::state::App;
use alliance::Perspective;
use alliance::administration::Channel;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::login::{Login, TokenHash};

/// A handed-over device with the login that waits in it.
#[derive(Debug, Clone)]
pub struct Locked {
    /// The check that is open on it.
    pub device: Device,
    /// The login.
    pub login: Login,
    /// Its token.
    pub token: TokenHash,
}

impl Locked {
    /// The handed-over device behind a request; `None` if the device is the member's own at the moment.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub async fn of(app: &App, headers: &HeaderMap) -> Result<Option<Self>, PageError> {
        let Some((login, token)) = login_of(app, headers).await? else { return Err(PageError::SignIn) };
        let Some(sitting) = login.kiosk else { return Ok(None) };
        let held = Held::Kiosk(login.member.clone());
        let device = Device::with(app, headers, login.member.organisation, sitting, held).await?;
        Ok(Some(Self { device, login, token }))
    }
}

/// The page.
pub async fn page(State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    match Locked::of(&app, &headers).await? {
        None => Ok(Redirect::to("/today").into_response()),
        Some(locked) => Ok(render(&locked.device, None).into_response()),
    }
}

/// The page, with what is wrong with the PIN that was given, if one was.
pub(super) fn render(device: &Device, error: Option<String>) -> Markup {
    let speech = &device.speech;
    let standing = &device.standing;
    let (title, main) = if standing.half(Perspective::Client).is_in() {
        (speech.t("kiosk-thanks"), over(speech, "kiosk-thanks", error))
    } else if standing.may_come_in(Perspective::Client, device.channel()).is_ok() {
        (speech.t("check-landing-title"), start(device, error))
    } else {
        (speech.t("kiosk-closed"), over(speech, "kiosk-closed", error))
    };
    Page::new(speech, title, layout()).at("/kiosk").render(&main)
}

fn start(device: &Device, error: Option<String>) -> Markup {
    let speech = &device.speech;
    let go = link(Weight::Primary, &speech.t("check-start"), &device.path(""));
    html! {
        (landing(speech, &device.standing, Channel::Kiosk, &go))
        p class="quiet-text" { (speech.t("kiosk-nothing-stays")) }
        @match error {
            None => { (more(&speech.t("kiosk-back-early"), &way_back(speech, None))) }
            Some(error) => { h2 { (speech.t("kiosk-back-early")) } (way_back(speech, Some(error))) }
        }
    }
}

/// Sent, or nothing to fill in any more: the device goes back.
fn over(speech: &Speech, title: &str, error: Option<String>) -> Markup {
    html! {
        h1 { (speech.with(title, &[])) }
        p class="lead" { (speech.t("kiosk-give-back")) }
        h2 { (speech.t("kiosk-for-therapist")) }
        (way_back(speech, error))
    }
}

fn way_back(speech: &Speech, error: Option<String>) -> Markup {
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("pin", error.clone())).collect();
    html! {
        (refused(speech, &errors))
        form method="post" action="/kiosk/unlock" {
            (Field::new(Control::Code, "pin", speech.t("account-pin")).error(error).autocomplete("off").max_length(8))
            (submit(Weight::Quiet, &speech.t("kiosk-unlock")))
        }
    }
}
