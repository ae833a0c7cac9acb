//! Undoing an import, once the reader has said that it is meant.

use super::show::render;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ImportId;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::StoreError;
use store::import::undo::UNDO_REFUSALS;

/// Takes the import back, or says why it stays.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(import): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::Import)?;
    fields.only(&["sure"])?;
    let id: ImportId = import.parse().map_err(|_| PageError::NotFound)?;
    // Somebody else's import looks like none, before anything is said about it.
    app.store.import(signed_in.actor.organisation, id).await?.ok_or(PageError::NotFound)?;
    if fields.all("sure").next().is_none() {
        let told = signed_in.speech.t("import-undo-not-sure");
        let page = render(&app, &signed_in, id, Some(told)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match app.store.undo_import(&signed_in.by(&app), id).await {
        Ok(()) => Ok(Redirect::to(&format!("/imports/{id}")).into_response()),
        Err(StoreError::Conflict { constraint }) if UNDO_REFUSALS.contains(&constraint.as_str()) => {
            let reason = constraint.trim_start_matches("import-undo-");
            let told = signed_in.speech.t(&format!("import-undo-{reason}"));
            let page = render(&app, &signed_in, id, Some(told)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
