//! Handing the device over. Whoever has no PIN yet chooses one right here, because without it nobody gets back in.

use crate::account::own::is_pin;
use crate::account::password;
use crate::check::device::KIOSK;
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button::{Weight, submit};
use crate::shell::cookie::{self, Life};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::audit::AuditActor;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// Tells the browser to forget the pages it kept: what one of the two saw is not for the other.
pub const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// Hands the device over for the client's half of this session's check.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    fields.only(&["pin"])?;
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    standing.may_come_in(Perspective::Client, Channel::Kiosk)?;
    if app.store.pin_hash(signed_in.member.id).await?.is_none() {
        match fields.all("pin").next() {
            None => return Ok(ask_for_pin(&signed_in, &standing, None).into_response()),
            Some(pin) if is_pin(pin.trim()) => {
                let hash = password::hash(pin.trim().to_owned(), app.chance()).await?;
                app.store.choose_pin(&signed_in.by(&app), signed_in.member.id, &hash).await?;
            }
            Some(_) => {
                let error = signed_in.speech.t("account-pin-wrong");
                let page = ask_for_pin(&signed_in, &standing, Some(error));
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        }
    }
    hand_over(&app, &signed_in, &standing).await
}

async fn hand_over(app: &App, signed_in: &SignedIn, standing: &Standing) -> Result<Response, PageError> {
    let by = signed_in.by(app);
    let sitting = app.store.offer_sitting(&by, &standing.session, Perspective::Client).await?;
    // What was answered so far on this device, before it went back, is not for whoever holds it now.
    app.store.forget_draft(sitting.id, KIOSK).await?;
    app.store.hand_over(&by, signed_in.member.id, signed_in.token, sitting.id).await?;
    app.store.begin_sitting(&app.by(AuditActor::Client), standing.case.episode.id, &sitting).await?;
    let mut response = ([FORGET], Redirect::to("/kiosk")).into_response();
    // The device speaks the client's language until it comes back, if that language is known.
    if let Some(language) = standing.case.client.language {
        let line = cookie::line(app, cookie::LANGUAGE, language.as_str(), "/", Life::Visit);
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(response)
}

fn ask_for_pin(signed_in: &SignedIn, standing: &Standing, error: Option<String>) -> Markup {
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let session = speech.with("session-title", &[("number", &standing.session.number)]);
    let home = format!("/episodes/{}", standing.session.episode);
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("pin", error.clone())).collect();
    let title = speech.t("kiosk-pin-title");
    let main = html! {
        (breadcrumb(speech, &[(&client, &home), (&session, &standing.path(""))]))
        (page_head(&title, Some(&speech.t("kiosk-pin-intro")), None))
        (refused(speech, &errors))
        form method="post" action=(standing.path("/kiosk")) {
            (Field::new(Control::Code, "pin", speech.t("account-pin")).help(speech.t("account-pin-help"))
                .error(error).autocomplete("off").max_length(8).required())
            (submit(Weight::Primary, &speech.t("kiosk-hand-over")))
        }
    };
    signed_in.page(title, Nav::Today).wide(Width::Narrow).at(standing.path("")).render(&main)
}
