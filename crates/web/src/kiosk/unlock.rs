//! Taking the device back with the PIN.

use super::hand_over::FORGET;
use super::page::{Locked, render};
use crate::account::password;
use crate::error::PageError;
use crate::shell::cookie::{self, Life};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::audit::AuditActor;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use store::StoreError;
use store::by::By;
use store::login::PIN_TRIES;

/// So many wrong PINs end the login: whoever holds the device is not the therapist.
const WRONG_PINS_MOST: u32 = 5;

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pin: String,
}

/// Takes the device back, or ends the login after too many wrong PINs.
pub async fn submit_form(
    State(app): State<App>,
    headers: HeaderMap,
    Submitted(sent): Submitted<Form>,
) -> Result<Response, PageError> {
    let Some(locked) = Locked::of(&app, &headers).await? else {
        return Ok(Redirect::to("/today").into_response());
    };
    let (member, token) = (locked.login.member.id, locked.token);
    let by = app.by(AuditActor::Member(member));
    // The try is counted before it is looked at: many tries at once are still no more than five.
    match app.store.note_pin_try(&by, member, token, WRONG_PINS_MOST).await {
        Ok(()) => {}
        Err(StoreError::Conflict { constraint }) if constraint == PIN_TRIES => {
            return end(&app, &by, &locked).await;
        }
        Err(error) => return Err(error.into()),
    }
    let hash = app.store.pin_hash(member).await?;
    if password::is_right(sent.pin.trim().to_owned(), hash).await? {
        app.store.take_back(&by, member, token).await?;
        // The language the client chose is not the member's, nor the next client's.
        let forgotten = cookie::line(&app, cookie::LANGUAGE, "", "/", Life::Ended);
        let mut response = ([FORGET], Redirect::to(&locked.device.standing.path(""))).into_response();
        response.headers_mut().append(header::SET_COOKIE, forgotten);
        return Ok(response);
    }
    if locked.login.kiosk_failed_count + 1 >= WRONG_PINS_MOST {
        return end(&app, &by, &locked).await;
    }
    let wrong = locked.device.speech.t("kiosk-wrong-pin");
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&locked.device, Some(wrong))).into_response())
}

/// Ends the login: whoever holds the device has to sign in again.
async fn end(app: &App, by: &By<'_>, locked: &Locked) -> Result<Response, PageError> {
    app.store.end_login(by, locked.login.member.id, locked.token).await?;
    let mut response = PageError::Gone("kiosk-ended".into()).into_response();
    for (name, value) in [(cookie::login_name(app), ""), (cookie::LANGUAGE, "")] {
        let line = cookie::line(app, name, value, "/", Life::Ended);
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(response)
}
