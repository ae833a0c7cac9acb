//! The two ways to the mark: from the check on this device, and from the client's own page.

use super::form::{Maker, Sent, keep, page as form_page, withdraw as take_back};
use crate::check::device::Device;
use crate::error::PageError;
use crate::shell::cookie;
use crate::shell::fields::Fields;
use crate::shell::reader::speech_of;
use crate::state::{App, token_hash};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;

/// The client at the check on this device.
async fn at_check(app: &App, headers: &HeaderMap, sitting: &str) -> Result<Maker, PageError> {
    let device = Device::of(app, headers, sitting).await?;
    let (path, back) = (device.path("/mark"), device.path(""));
    let Device { standing, speech, .. } = device;
    Ok(Maker { session: Some(standing.session.id), case: standing.case, speech, path, back })
}

/// The client behind a link to the episode.
async fn behind_link(app: &App, headers: &HeaderMap, token: &str) -> Result<Maker, PageError> {
    let link = app.store.episode_link(token_hash(token)).await?.ok_or(PageError::NotFound)?;
    link.may_open(app.now()).map_err(|refusal| PageError::Gone(refusal.message_key().into()))?;
    let case = app.store.episode_case(link.organisation, link.episode).await?.ok_or(PageError::NotFound)?;
    // What was chosen on this device comes first, then what is known of the client.
    let chosen = cookie::read(headers, cookie::LANGUAGE);
    let speech = speech_of(app, headers, chosen.map_or(case.client.language, |_| None));
    let (path, back) = (format!("/mine/{token}/mark"), format!("/mine/{token}"));
    Ok(Maker { session: None, case, speech, path, back })
}

/// The page, from the check.
pub async fn check_page(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, PageError> {
    form_page(&app, &at_check(&app, &headers, &sitting).await?, &Sent::Nothing).await
}

/// Keeps a mark, from the check.
pub async fn check_submit(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    keep(&app, &at_check(&app, &headers, &sitting).await?, &fields).await
}

/// Takes a mark back, from the check.
pub async fn check_withdraw(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    take_back(&app, &at_check(&app, &headers, &sitting).await?, &fields).await
}

/// The page, from the client's own.
pub async fn page(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, PageError> {
    form_page(&app, &behind_link(&app, &headers, &token).await?, &Sent::Nothing).await
}

/// Keeps a mark, from the client's own page.
pub async fn submit_form(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    keep(&app, &behind_link(&app, &headers, &token).await?, &fields).await
}

/// Takes a mark back, from the client's own page.
pub async fn withdraw(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    take_back(&app, &behind_link(&app, &headers, &token).await?, &fields).await
}
