//! Signing out: the login ends, and the browser forgets what it kept.

use crate::error::PageError;
use crate::shell::cookie::{self, Life};
use crate::shell::reader::SignedIn;
use crate::state::App;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

/// Ends the login.
pub async fn submit_form(State(app): State<App>, signed_in: SignedIn) -> Result<Response, PageError> {
    app.store.end_login(&signed_in.by(&app), signed_in.member.id, signed_in.token).await?;
    let cookie = cookie::line(&app, cookie::login_name(&app), "", "/", Life::Ended);
    let clear =
        (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(([(header::SET_COOKIE, cookie), clear], Redirect::to("/")).into_response())
}
