//! The codebook of a study.

use super::file;
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::export::codebook::codebook;
use axum::extract::State;
use axum::response::Response;

/// The file.
pub async fn download(State(app): State<App>, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.may(Act::ExportStudy)?;
    let organisation = signed_in.actor.organisation;
    let counts = app.store.study_counts(organisation, app.now()).await?;
    let measures = app.store.measures(organisation).await?;
    let series = counts.administrations.into_keys().collect();
    Ok(file("codebook.csv", "text/csv", codebook(&series, &measures)))
}
