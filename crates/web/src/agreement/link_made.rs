//! A link for the client is made, or all are withdrawn.

use super::overview;
use super::place::Place;
use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::episode_link::EPISODE_LINK_LIFE_MS;
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::Markup;

/// Makes a new link and shows it; the one before stops working.
pub async fn make(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    place: Place,
) -> Result<Markup, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    signed_in.case(&app, id, Act::GiveEpisodeLink).await?;
    let (token, hash) = app.token();
    let by = place.by(&app);
    app.store.make_episode_link(&by, id, hash, by.now.plus_ms(EPISODE_LINK_LIFE_MS)).await?;
    let address = format!("{}/mine/{token}", app.settings.origin);
    overview::render(&app, &place, Some(&address)).await
}

/// Stops every link to this episode.
pub async fn withdraw(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    place: Place,
) -> Result<Redirect, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    signed_in.case(&app, id, Act::GiveEpisodeLink).await?;
    app.store.withdraw_episode_links(&place.by(&app), id).await?;
    Ok(Redirect::to(&place.root))
}
