//! Changing what a member does. It holds from the member's next page on.

use super::add::roles;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::MemberId;
use alliance::people::Role;
use axum::extract::{Path, State};
use axum::response::Redirect;

/// Keeps the roles. Administrators cannot take that role from themselves, so that somebody always has it.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(member): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepMembers)?;
    fields.only(&["role"])?;
    let id: MemberId = member.parse().map_err(|_| PageError::NotFound)?;
    let mut roles = roles(&fields)?;
    if id == signed_in.member.id {
        roles.insert(Role::Administrator);
    }
    app.store.change_roles(&signed_in.by(&app), id, &roles).await?;
    Ok(Redirect::to("/members"))
}
