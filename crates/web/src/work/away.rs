//! Taking a work away, for good. Only the client does.

use super::owner::Owner;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::login_of;
use crate::state::App;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;

/// From the check on this device.
pub async fn at_check(
    State(app): State<App>,
    Path((sitting, work)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, PageError> {
    take(&app, &Owner::at_check(&app, &headers, &sitting).await?, &work, &fields).await
}

/// From the client's own pages. On a device on which a member is signed in, they only show.
pub async fn of_client(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let owner = Owner::behind_link(&app, &headers, &token).await?;
    if login_of(&app, &headers).await?.is_some() {
        return Err(PageError::Conflict("agreement-not-your-page".into()));
    }
    take(&app, &owner, &work, &fields).await
}

async fn take(app: &App, owner: &Owner, work: &str, fields: &Fields) -> Result<Redirect, PageError> {
    fields.only(&[])?;
    let id = work.parse().map_err(|_| PageError::NotFound)?;
    if !owner.works(app).await?.iter().any(|work| work.id == id) {
        return Err(PageError::NotFound);
    }
    app.store.take_work_away(&owner.by(app), owner.episode, id).await?;
    Ok(Redirect::to(&owner.path))
}
