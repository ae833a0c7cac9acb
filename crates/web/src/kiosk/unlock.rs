//! Taking the device back with the PIN. A few wrong ones end the login.

use super::hand_over::{FORGET, turn_to};
use super::locked::{Locked, render};
use crate::account::password;
use crate::error::PageError;
use crate::frame::cookie::{self, Life};
use crate::frame::fields::Fields;
use crate::state::App;
use alliance::audit::AuditActor;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use store::StoreError;
use store::by::By;
use store::login::PIN_TRIES;

/// PINs that are tried before the login ends.
pub const TRIES: u32 = 5;

/// Gives the device back to the member, if the PIN is right.
pub async fn submit_form(
    State(app): State<App>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    fields.only(&["pin"])?;
    let pin = fields.one("pin")?.to_owned();
    let Some(locked) = Locked::of(&app, &headers).await? else {
        return Ok(Redirect::to("/today").into_response());
    };
    let by = app.by(AuditActor::Member(locked.login.member.id));
    match app.store.note_pin_try(&by, locked.login.member.id, locked.token, TRIES).await {
        Ok(()) => {}
        Err(StoreError::Conflict { constraint }) if constraint == PIN_TRIES => {
            return end(&app, &by, &locked).await;
        }
        Err(error) => return Err(error.into()),
    }
    let hash = app.store.pin_hash(locked.login.member.id).await?;
    if password::is_right(pin, hash).await? {
        app.store.take_back(&by, locked.login.member.id, locked.token).await?;
        let headers = AppendHeaders([FORGET, turn_to(&app, locked.login.member.language)]);
        return Ok((headers, Redirect::to(&locked.device.standing.path(""))).into_response());
    }
    if locked.login.kiosk_failed_count + 1 >= TRIES {
        return end(&app, &by, &locked).await;
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&locked.device, Some("kiosk-wrong-pin"))).into_response())
}

/// Ends the login: whoever holds the device has to sign in again.
async fn end(app: &App, by: &By<'_>, locked: &Locked) -> Result<Response, PageError> {
    app.store.end_login(by, locked.login.member.id, locked.token).await?;
    let ended = cookie::line(app, cookie::login_name(app), "", "/", Life::Ended);
    let headers =
        AppendHeaders([(header::SET_COOKIE, ended), FORGET, turn_to(app, locked.login.member.language)]);
    Ok((headers, Redirect::to("/login")).into_response())
}
