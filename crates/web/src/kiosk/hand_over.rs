//! Handing the device over. Whoever has no PIN yet chooses one right here, because without it nobody gets back in.

use crate::account::own::is_pin;
use crate::account::password;
use crate::error::PageError;
use crate::frame::button::{Weight, submit};
use crate::frame::fields::Fields;
use crate::frame::form::{Control, Field, refused};
use crate::frame::layout::Width;
use crate::frame::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::check::{SittingRefusal, SittingState};
use alliance::session::Session;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// Hands the device over for the client's half of this session's check.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    fields.only(&["pin"])?;
    let id = session.parse().map_err(|_| PageError::NotFound)?;
    let (_, session) = signed_in.session(&app, id, Act::RunSession).await?;
    session.may_be_answered()?;
    if app.store.pin_hash(signed_in.member.id).await?.is_none() {
        match fields.all("pin").next() {
            None => return Ok(ask_for_pin(&signed_in, &session, None).into_response()),
            Some(pin) if is_pin(pin.trim()) => {
                let hash = password::hash(pin.trim().to_owned(), app.chance()).await?;
                app.store.choose_pin(&signed_in.by(&app), signed_in.member.id, &hash).await?;
            }
            Some(_) => {
                let error = signed_in.speech.t("account-pin-wrong");
                let page = ask_for_pin(&signed_in, &session, Some(error));
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        }
    }
    let by = signed_in.by(&app);
    let sitting = app.store.offer_sitting(&by, &session, Perspective::Client).await?;
    if let SittingState::Submitted { .. } = sitting.state {
        return Err(SittingRefusal::AlreadySubmitted.into());
    }
    app.store.hand_over(&by, signed_in.member.id, signed_in.token, sitting.id).await?;
    // What the browser kept of the member's pages is not for the client.
    let clear = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    Ok(([clear], Redirect::to("/kiosk")).into_response())
}

fn ask_for_pin(signed_in: &SignedIn, session: &Session, error: Option<String>) -> Markup {
    let speech = &signed_in.speech;
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("pin", error.clone())).collect();
    let main = html! {
        h1 { (speech.t("kiosk-pin-title")) }
        p { (speech.t("kiosk-pin-intro")) }
        (refused(speech, &errors))
        form method="post" action={ "/sessions/" (session.id) "/kiosk" } {
            (Field::new(Control::Code, "pin", speech.t("account-pin")).help(speech.t("account-pin-help"))
                .error(error).autocomplete("off").max_length(8).required())
            (submit(Weight::Primary, &speech.t("kiosk-hand-over")))
        }
    };
    signed_in.page(speech.t("kiosk-pin-title"), Nav::Today).wide(Width::Narrow).render(&main)
}
