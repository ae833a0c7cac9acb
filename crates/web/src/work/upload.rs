//! A photo or a sound comes in. Nothing of the file itself is kept: it is read and made anew, or refused in words.

use super::owner::Owner;
use super::page::render;
use crate::error::PageError;
use crate::state::App;
use alliance::ids::WorkId;
use alliance::medium::work::{SOUND_SECONDS_MOST, UPLOAD_MOST, Work, WorkKind};
use axum::extract::multipart::{Field as Part, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use recast::{Recast, Refusal, recast};
use store::work::WORKS_FULL;
use tokio::sync::Semaphore;

/// What is read of a request before the connection is given up. A file that is too large is read to here and dropped, so
/// that the browser has sent it and shows the page that says so.
const READ_MOST: usize = 160 << 20;
/// How many files are made anew at the same time: each may take some hundred megabytes while it is unpacked.
static TOGETHER: Semaphore = Semaphore::const_new(2);

/// How much is taken by this page.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(READ_MOST)
}

/// Keeps the work, or shows the page with what is wrong.
pub async fn submit_form(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let owner = Owner::at_check(&app, &headers, &sitting).await?;
    let session = owner.session.as_ref().ok_or(PageError::NotFound)?;
    session.may_be_answered()?;
    let form = form.map_err(|_| PageError::Refused("refusal-form".into()))?;
    let bytes = match received(form).await? {
        Received::File(bytes) => bytes,
        Received::Nothing => return again(&app, &owner, "work-refused-missing").await,
        Received::TooLarge => return again(&app, &owner, "work-refused-too-large").await,
    };
    let (kind, content) = match made_anew(bytes).await {
        Ok(Recast::Photo(bytes)) => (WorkKind::Photo, bytes),
        Ok(Recast::Sound(bytes)) => (WorkKind::Sound, bytes),
        Err(refusal) => return again(&app, &owner, key(refusal)).await,
    };
    let by = owner.by(&app);
    let work = Work {
        id: WorkId::make(by.now, by.chance),
        episode: owner.episode,
        session: session.id,
        session_number: session.number,
        kind,
        size: u32::try_from(content.len()).expect("what was made anew is a few megabytes"),
        at: by.now,
    };
    match app.store.add_work(&by, &work, &content).await {
        Err(error) if error.is_conflict(WORKS_FULL) => again(&app, &owner, "work-refused-full").await,
        Err(error) => Err(error.into()),
        Ok(()) => Ok(Redirect::to(&owner.path).into_response()),
    }
}

/// Reads the file and makes it anew, beside the threads that answer. A reader that gives up on a file has found it broken.
async fn made_anew(bytes: Vec<u8>) -> Result<Recast, Refusal> {
    let _turn = TOGETHER.acquire().await.expect("nobody closes the gate");
    let read = tokio::task::spawn_blocking(move || recast(&bytes, SOUND_SECONDS_MOST));
    match read.await {
        Ok(read) => read,
        Err(error) => {
            tracing::error!(%error, "work.reader-gave-up");
            Err(Refusal::Broken)
        }
    }
}

fn key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Unknown => "work-refused-unknown",
        Refusal::Broken => "work-refused-broken",
        Refusal::TooManyDots => "work-refused-too-many-dots",
        Refusal::TooLong { .. } => "work-refused-too-long",
    }
}

async fn again(app: &App, owner: &Owner, key: &str) -> Result<Response, PageError> {
    let works = owner.works(app).await?;
    let said = owner.speech.with(key, &[("most", &(UPLOAD_MOST >> 20)), ("seconds", &SOUND_SECONDS_MOST)]);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(owner, &works, Some(said))).into_response())
}

enum Received {
    File(Vec<u8>),
    Nothing,
    TooLarge,
}

/// The file of the form. Its name is not read: it can hold a name of somebody.
async fn received(mut form: Multipart) -> Result<Received, PageError> {
    loop {
        match form.next_field().await {
            Ok(Some(part)) if part.name() == Some("file") => return file(part).await,
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Received::Nothing),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(Received::TooLarge),
            Err(_) => return Err(PageError::Refused("refusal-form".into())),
        }
    }
}

async fn file(mut part: Part<'_>) -> Result<Received, PageError> {
    let mut bytes = Vec::new();
    let mut is_too_large = false;
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) if is_too_large || bytes.len() + chunk.len() > UPLOAD_MOST => {
                is_too_large = true;
                bytes = Vec::new();
            }
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) if is_too_large => return Ok(Received::TooLarge),
            Ok(None) if bytes.is_empty() => return Ok(Received::Nothing),
            Ok(None) => return Ok(Received::File(bytes)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(Received::TooLarge),
            Err(_) => return Err(PageError::Refused("refusal-form".into())),
        }
    }
}
