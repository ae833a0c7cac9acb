//! The same study session by session, with the edges of the triangle as columns.

use super::{Asked, file};
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::export::edges::{header, rows};
use axum::body::Body;
use axum::extract::{Query, State};
use axum::response::Response;
use futures_util::stream;
use store::StoreError;

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
    app.store.note_study(&signed_in.by(&app), &name, &entries).await?;
    entries.reverse();
    let (now, start) = (app.now(), Some(header()));
    let sending = stream::unfold((app, entries, start), move |(app, mut left, mut header)| async move {
        if let Some(header) = header.take() {
            return Some((Ok(header), (app, left, None)));
        }
        let entry = left.pop()?;
        let read = async {
            let episode = app.store.study_episode(organisation, &entry, app.zone(), now).await?;
            let media = app.store.media_of_sessions(organisation, entry.episode).await?;
            Ok::<_, StoreError>(rows(&episode, &media))
        };
        let text = read.await;
        if let Err(error) = &text {
            // The answer has begun: breaking it off is the only way left to say that it is not whole.
            tracing::error!(%error, "study.broken-off");
            left.clear();
        }
        Some((text, (app, left, None)))
    });
    Ok(file("edges.csv", "text/csv", Body::from_stream(sending)))
}
