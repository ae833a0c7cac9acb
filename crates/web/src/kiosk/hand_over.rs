//! Handing the device over.

use crate::account::password;
use crate::error::PageError;
use crate::frame::button::{Weight, submit};
use crate::frame::cookie::{self, Life};
use crate::frame::fields::Fields;
use crate::frame::form::{Control, Field, refused};
use crate::frame::layout::Width;
use crate::frame::part::{breadcrumb, page_head};
use crate::frame::reader::{Nav, SignedIn};
use crate::session::invitation::open_sitting;
use crate::session::standing::Standing;
use crate::state::App;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::audit::AuditActor;
use alliance::check::Sitting;
use alliance::{Language, Perspective};
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// Tells the browser to forget the pages it has, so that its back button shows nothing of whoever had the device.
pub const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// The cookie that turns the device to a language, or gives that choice back to the browser.
pub fn turn_to(app: &App, language: Option<Language>) -> (HeaderName, HeaderValue) {
    let line = match language {
        Some(language) => cookie::line(app, cookie::LANGUAGE, language.as_str(), "/", Life::Visit),
        None => cookie::line(app, cookie::LANGUAGE, "", "/", Life::Ended),
    };
    (header::SET_COOKIE, line)
}

/// Locks the device to the client's check. Somebody without a PIN chooses one first: otherwise nobody could take the
/// device back.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    fields.only(&["pin"])?;
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    standing.may_come_in(Perspective::Client, Channel::Kiosk)?;
    let sitting =
        open_sitting(&standing).cloned().ok_or_else(|| PageError::Conflict("session-not-offered".into()))?;
    let has_pin = app.store.pin_hash(signed_in.member.id).await?.is_some();
    if !has_pin {
        let Some(pin) = fields.all("pin").next() else {
            return Ok(choose_pin(&signed_in, &standing, None).into_response());
        };
        let pin = pin.trim().to_owned();
        if !is_pin(&pin) {
            let page = choose_pin(&signed_in, &standing, Some("kiosk-pin-wrong-form"));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        let hash = password::hash(pin, app.chance()).await?;
        app.store.choose_pin(&signed_in.by(&app), signed_in.member.id, &hash).await?;
    }
    hand_over(&app, &signed_in, &standing, &sitting).await
}

/// Four to eight digits.
fn is_pin(pin: &str) -> bool {
    (4..=8).contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_digit())
}

async fn hand_over(
    app: &App,
    signed_in: &SignedIn,
    standing: &Standing,
    sitting: &Sitting,
) -> Result<Response, PageError> {
    app.store.hand_over(&signed_in.by(app), signed_in.member.id, signed_in.token, sitting.id).await?;
    app.store.begin_sitting(&app.by(AuditActor::Client), standing.case.episode.id, sitting).await?;
    let language = standing.case.client.language.or(Some(signed_in.speech.language()));
    let headers = AppendHeaders([FORGET, turn_to(app, language)]);
    Ok((headers, Redirect::to("/kiosk")).into_response())
}

fn choose_pin(signed_in: &SignedIn, standing: &Standing, error: Option<&'static str>) -> Markup {
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let session = speech.with("session-title", &[("number", &standing.session.number)]);
    let error = error.map(|key| speech.with(key, &[]));
    let errors: Vec<_> = error.iter().map(|error| ("pin", error.clone())).collect();
    let title = speech.t("kiosk-pin-title");
    let main = html! {
        (breadcrumb(speech, &[(&client, &format!("/episodes/{}", standing.session.episode)), (&session, &standing.path(""))]))
        (page_head(&title, Some(&speech.t("kiosk-pin-line")), None))
        (refused(speech, &errors))
        form method="post" action=(standing.path("/kiosk")) {
            (Field::new(Control::Code, "pin", speech.t("kiosk-pin")).help(speech.t("kiosk-pin-help"))
                .error(error).autocomplete("off").max_length(8).required())
            (submit(Weight::Primary, &speech.t("kiosk-pin-go")))
        }
    };
    signed_in.page(title, Nav::Today).wide(Width::Narrow).at(standing.path("")).render(&main)
}
