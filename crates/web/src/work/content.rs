//! The content of a work, for who may see it: the client always, the therapist once the answers are open.

use super::owner::Owner;
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::{EpisodeId, OrganisationId, WorkId};
use alliance::medium::work::WorkKind;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use store::work::WorkReader;

/// From the check on this device.
pub async fn at_check(
    State(app): State<App>,
    Path((sitting, work)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let owner = Owner::at_check(&app, &headers, &sitting).await?;
    read(&app, owner.organisation, owner.episode, &work, WorkReader::Owner).await
}

/// From the client's own pages.
pub async fn of_client(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let owner = Owner::behind_link(&app, &headers, &token).await?;
    read(&app, owner.organisation, owner.episode, &work, WorkReader::Owner).await
}

/// For who treats. That it was looked at is noted.
pub async fn of_member(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(work): Path<String>,
) -> Result<Response, PageError> {
    let organisation = signed_in.actor.organisation;
    let id: WorkId = work.parse().map_err(|_| PageError::NotFound)?;
    let episode = app.store.work_place(organisation, id).await?.ok_or(PageError::NotFound)?;
    signed_in.case(&app, episode, Act::SeeReveal).await?;
    app.store.note_read(&signed_in.by(&app), "work.read", "work", &id, Some(episode)).await?;
    read(&app, organisation, episode, &work, WorkReader::Counterpart).await
}

async fn read(
    app: &App,
    organisation: OrganisationId,
    episode: EpisodeId,
    work: &str,
    reader: WorkReader,
) -> Result<Response, PageError> {
    let id = work.parse().map_err(|_| PageError::NotFound)?;
    let found = app.store.whole_work(organisation, episode, id, reader, app.now()).await?;
    let whole = found.ok_or(PageError::NotFound)?;
    let kind = match whole.work.kind {
        WorkKind::Photo => "image/jpeg",
        WorkKind::Sound => "audio/wav",
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, "inline")];
    Ok((headers, whole.content).into_response())
}
