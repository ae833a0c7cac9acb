//! The one-time link for a member who is new, or who forgot the password.

use super::list::{Told, render};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::clock::HOUR_MS;
use alliance::ids::MemberId;
use alliance::people::MemberState;
use axum::extract::{Path, State};
use maud::Markup;
use store::by::By;

/// How long the link can be used.
pub const WELCOME_LIFE_MS: i64 = 72 * HOUR_MS;

/// Makes a link and shows it, once: only its hash is kept.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(member): Path<String>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepMembers)?;
    let id: MemberId = member.parse().map_err(|_| PageError::NotFound)?;
    let found = app.store.member(signed_in.actor.organisation, id).await?;
    let member = found.filter(|member| member.state != MemberState::Disabled).ok_or(PageError::NotFound)?;
    let address = make_link(&app, &signed_in.by(&app), id).await?;
    let told = Told { link: Some((member.shown_name, address)), ..Told::default() };
    render(&app, &signed_in, &told).await
}

/// Makes a one-time link; its address is known only to the caller.
pub async fn make_link(app: &App, by: &By<'_>, member: MemberId) -> Result<String, PageError> {
    let (token, hash) = app.token();
    app.store.make_welcome(by, member, hash, by.now.plus_ms(WELCOME_LIFE_MS)).await?;
    Ok(format!("{}/welcome/{token}", app.settings.origin))
}
