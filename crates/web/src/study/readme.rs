//! The README of a study.

use super::{Asked, file};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::export::readme::{Provenance, readme};
use alliance::import::series::Series;
use axum::extract::{Query, State};
use axum::response::Response;

/// The file.
pub async fn download(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    signed_in.may(Act::ExportStudy)?;
    let name = asked.name()?;
    let organisation = signed_in.actor.organisation;
    let counts = app.store.study_counts(organisation, app.now()).await?;
    let mut measures = app.store.measures(organisation).await?;
    measures.retain(|code, _| counts.administrations.contains_key(&Series::Measure(code.clone())));
    let text = readme(&Provenance {
        study: name.to_string(),
        organisation: app.organisation().name.clone(),
        made_on: app.today(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        clients: counts.clients,
        episodes: counts.episodes,
        sessions: counts.sessions,
        administrations: counts.administrations,
        measures: measures.into_values().collect(),
    });
    Ok(file("README.txt", "text/plain", text))
}
