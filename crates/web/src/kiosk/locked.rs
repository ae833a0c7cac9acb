//! The home of a locked device: before the check the calm page that starts it, after it thanks and giving it back.

use crate::check::device::{Device, Held, layout};
use crate::check::landing::landing;
use crate::error::PageError;
use crate::frame::button::{self, Weight};
use crate::frame::form::{Control, Field, refused};
use crate::frame::layout::Page;
use crate::frame::notice::{Tone, notice};
use crate::frame::reader::login_of;
use crate::state::App;
use alliance::Perspective;
use alliance::administration::Channel;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::login::{Login, TokenHash};

/// A locked device with the login that is locked in it.
#[derive(Debug)]
pub struct Locked {
    /// The check that is open on it.
    pub device: Device,
    /// The login.
    pub login: Login,
    /// Its token.
    pub token: TokenHash,
}

impl Locked {
    /// The locked device behind a request; `None` if the device is not locked.
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

/// The page, with what was wrong with the PIN that was tried.
pub fn render(device: &Device, wrong: Option<&'static str>) -> Markup {
    let speech = &device.speech;
    let standing = &device.standing;
    let is_in = standing.half(Perspective::Client).is_in();
    let open = standing.may_come_in(Perspective::Client, Channel::Kiosk).is_ok();
    let (title, body) = if is_in {
        let title = speech.t("kiosk-thanks-title");
        let body = html! {
            h1 { (title) }
            (notice(Tone::Saved, None, &html! { p { (speech.t("check-sent")) } }))
            p class="lead" { (speech.t("kiosk-give-back")) }
        };
        (title, body)
    } else if open {
        let go = button::link(Weight::Primary, &speech.t("check-start"), &device.path(""));
        (speech.t("check-landing-title"), landing(speech, standing, Channel::Kiosk, &go))
    } else {
        let title = speech.t("kiosk-closed-title");
        (title.clone(), html! { h1 { (title) } p class="lead" { (speech.t("kiosk-give-back")) } })
    };
    let error = wrong.map(|key| speech.with(key, &[]));
    let errors: Vec<_> = error.iter().map(|error| ("pin", error.clone())).collect();
    let main = html! {
        (refused(speech, &errors))
        (body)
        section class="take-back" {
            h2 { (speech.t("kiosk-take-back")) }
            form method="post" action="/kiosk/unlock" {
                (Field::new(Control::Code, "pin", speech.t("kiosk-pin")).error(error).autocomplete("off").max_length(8))
                (button::submit(Weight::Quiet, &speech.t("kiosk-unlock")))
            }
        }
    };
    Page::new(speech, title, layout()).at("/kiosk").render(&main)
}
