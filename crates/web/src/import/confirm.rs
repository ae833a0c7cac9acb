//! Keeping an import: the file is checked once more and kept as a whole.

use super::draft::load;
use super::form::Answers;
use super::mapping::{Outcome, answer, outcome};
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::StoreError;
use store::by::ONCE;
use store::import::ImportedFile;

/// Keeps the import and shows what it made. The same form sent twice imports once.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(draft): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::Import)?;
    let key = fields.one("once")?;
    let organisation = signed_in.actor.organisation;
    if let Some(done) = app.store.done_before(organisation, key).await? {
        return Ok(Redirect::to(&format!("/imports/{done}")).into_response());
    }
    let draft = load(&app, &signed_in, &draft).await?;
    let answers = Answers::read(&fields)?;
    let checked = outcome(&app, &signed_in, &draft, &answers).await?;
    let Outcome::Ready(plan) = checked else {
        return Ok(answer(&app, &signed_in, &draft, &answers, &checked));
    };
    let file = ImportedFile {
        name: draft.file_name.clone(),
        fingerprint: draft.fingerprint.clone(),
        row_count: draft.table.row_count(),
    };
    let by = signed_in.by(&app);
    match app.store.apply_import(&by, Some(key), &file, &plan, app.zone(), Some(draft.id)).await {
        Ok(id) => Ok(Redirect::to(&format!("/imports/{id}")).into_response()),
        Err(error) if error.is_conflict(ONCE) => {
            let done = app.store.done_before(organisation, key).await?.ok_or(PageError::NotFound)?;
            Ok(Redirect::to(&format!("/imports/{done}")).into_response())
        }
        Err(StoreError::Conflict { constraint }) => {
            tracing::info!(constraint, "import.changed-meanwhile");
            Ok(answer(&app, &signed_in, &draft, &answers, &Outcome::Changed))
        }
        Err(error) => Err(error.into()),
    }
}
