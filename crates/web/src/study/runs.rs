//! Who was in which group, one row each: what a report on what went with change is made of.

use super::{Asked, file};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::export::runs::runs;
use axum::extract::{Query, State};
use axum::response::Response;

/// The file. Who took it is noted before anything is read; a group of fewer than four people is left out.
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
    let people = app.store.study_runs(organisation, &name, &entries, app.zone(), app.now()).await?;
    Ok(file("runs.csv", "text/csv", runs(&people)))
}
