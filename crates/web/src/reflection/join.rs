//! Coming in: a chosen name or none, no account. The device gets a token and comes back as the same person.

use super::gate;
use super::seat::cookie_line;
use super::wire::reply::No;
use crate::error::{PageError, StoreTrouble};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::reflection::role::Role;
use axum::extract::{Path, State};
use axum::http::{Extensions, HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// What is filled in.
#[derive(Debug, Deserialize)]
pub struct Fields {
    #[serde(default)]
    name: String,
}

/// Lets somebody in; who is in already stays who they are.
///
/// # Errors
/// There is no such room, it lets nobody else in, or too many come in at once.
pub async fn submit_form(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    extensions: Extensions,
    Submitted(fields): Submitted<Fields>,
) -> Result<Response, PageError> {
    let to = Redirect::to(&format!("/w/{code}"));
    if super::seat::of(&app, &headers, &code, Role::Participant).await?.is_some() {
        return Ok(to.into_response());
    }
    let room = app.rooms.find(&app, &code).await?.ok_or(PageError::NotFound)?;
    app.rooms.admit(&app, room.id, gate::address(&extensions, &headers))?;
    let (token, hash) = app.token();
    room.join(Some(fields.name), hash).await.map_err(refused)?;
    Ok(([(header::SET_COOKIE, cookie_line(&app, &code, &token))], to).into_response())
}

/// Why a command or a newcomer was not taken, as a page.
pub fn refused(no: No) -> PageError {
    match no {
        No::Refused(refusal) => refusal.into(),
        No::BadFrame => PageError::Refused("refusal-form".into()),
        No::TooFast => PageError::TooOften,
        No::Later => PageError::Store(StoreTrouble::Later),
    }
}
