//! The rows of a study, sent as they are read: a large set needs no more memory than a small one.

use super::{Asked, file};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::export::study::{header, rows};
use alliance::ids::OrganisationId;
use alliance::measure::{Measure, MeasureCode};
use axum::body::Body;
use axum::extract::{Query, State};
use axum::response::Response;
use futures_util::stream;
use std::collections::BTreeMap;
use store::StoreError;
use store::study::StudyEntry;

/// A study on its way out.
struct Sending {
    app: App,
    organisation: OrganisationId,
    now: Timestamp,
    measures: BTreeMap<MeasureCode, Measure>,
    /// The episodes still to be sent, the last first.
    left: Vec<StudyEntry>,
    /// The first line, until it was sent.
    header: Option<String>,
}

impl Sending {
    async fn next(mut self) -> Option<(Result<String, StoreError>, Self)> {
        if let Some(header) = self.header.take() {
            return Some((Ok(header), self));
        }
        let entry = self.left.pop()?;
        let read = self.app.store.study_episode(self.organisation, &entry, self.app.zone(), self.now).await;
        let text = read.map(|episode| rows(&episode, &self.measures));
        if let Err(error) = &text {
            // The answer has begun: breaking it off is the only way left to say that it is not whole.
            tracing::error!(%error, "study.broken-off");
            self.left.clear();
        }
        Some((text, self))
    }
}

/// The file. Who took it is noted before anything is sent.
pub async fn download(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    signed_in.may(Act::ExportStudy)?;
    let name = asked.name()?;
    let organisation = signed_in.actor.organisation;
    let mut entries = app.store.study_entries(organisation, &name).await?;
    let measures = app.store.measures(organisation).await?;
    app.store.note_study(&signed_in.by(&app), &name, &entries).await?;
    entries.reverse();
    let now = app.now();
    let sending = Sending { app, organisation, now, measures, left: entries, header: Some(header()) };
    let body = Body::from_stream(stream::unfold(sending, Sending::next));
    Ok(file("export.csv", "text/csv", body))
}
