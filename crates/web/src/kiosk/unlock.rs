//! Taking the device back with the PIN.

use super::page::render;
use crate::account::password;
use crate::error::PageError;
use crate::frame::cookie::{self, Life};
use crate::frame::reader::{Reader, login_of};
use crate::frame::submitted::Submitted;
use crate::state::App;
use alliance::audit::AuditActor;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// So many wrong PINs end the login: whoever holds the device is not the therapist.
const WRONG_PINS_MOST: u32 = 5;

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pin: String,
}

/// Takes the device back, or counts a wrong PIN.
pub async fn submit_form(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Submitted(sent): Submitted<Form>,
) -> Result<Response, PageError> {
    let Some((login, token)) = login_of(&app, &headers).await? else { return Err(PageError::SignIn) };
    let Some(sitting) = login.kiosk else { return Ok(Redirect::to("/today").into_response()) };
    let (member, by) = (login.member.id, app.by(AuditActor::Member(login.member.id)));
    let sitting = app.store.sitting(login.member.organisation, sitting).await?.ok_or(PageError::NotFound)?;
    let hash = app.store.pin_hash(member).await?;
    if password::is_right(sent.pin.trim().to_owned(), hash).await? {
        app.store.take_back(&by, member, token).await?;
        // The language the client chose is not the next client's.
        let forgotten = cookie::line(&app, cookie::LANGUAGE, "", "/", Life::Ended);
        let home = Redirect::to(&format!("/sessions/{}", sitting.session));
        return Ok(([(header::SET_COOKIE, forgotten)], home).into_response());
    }
    app.store.note_wrong_pin(&by, member, token).await?;
    if login.kiosk_failed_count + 1 >= WRONG_PINS_MOST {
        app.store.end_login(&by, member, token).await?;
        let cookie = cookie::line(&app, cookie::login_name(&app), "", "/", Life::Ended);
        let mut response = PageError::Gone("kiosk-ended".into()).into_response();
        response.headers_mut().append(header::SET_COOKIE, cookie);
        return Ok(response);
    }
    let page = render(&reader.speech, &sitting, Some(reader.speech.t("kiosk-wrong-pin")));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
