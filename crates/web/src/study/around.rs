//! What lies around the checks, in a file of its own: it is made as a whole, because a kind that few clients have is left out.

use super::{Asked, file};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::export::around::around;
use axum::extract::{Query, State};
use axum::response::Response;

/// The file. Who took it is noted before anything is read.
pub async fn download(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    signed_in.may(Act::ExportStudy)?;
    let name = asked.name()?;
    let organisation = signed_in.actor.organisation;
    let entries = app.store.study_entries(organisation, &name).await?;
    app.store.note_study(&signed_in.by(&app), &name, &entries).await?;
    let mut rows = Vec::new();
    for entry in &entries {
        rows.extend(app.store.study_around(organisation, entry).await?);
    }
    Ok(file("around.csv", "text/csv", around(rows)))
}
