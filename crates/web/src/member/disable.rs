//! Ending a member's access.

use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::MemberId;
use axum::extract::{Path, State};
use axum::response::Redirect;

/// Ends the member's access and logins at once. Nobody ends their own, so that somebody always keeps the keys.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(member): Path<String>,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepMembers)?;
    let id: MemberId = member.parse().map_err(|_| PageError::NotFound)?;
    if id == signed_in.member.id {
        return Err(PageError::Conflict("member-disable-self".into()));
    }
    app.store.disable_member(&signed_in.by(&app), id).await?;
    Ok(Redirect::to("/members"))
}
