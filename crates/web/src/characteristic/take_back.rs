//! Takes back a total that was noted by mistake.

use super::page::Start;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::episode::EpisodeState;
use alliance::ids::CharacteristicId;
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::characteristic::CHARACTERISTIC_GONE;

/// Takes it back. Said twice, it is done once.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((episode, characteristic)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&[])?;
    let start = Start::of(&app, &signed_in, &episode).await?;
    if start.case.episode.state != EpisodeState::Open {
        return Err(PageError::Conflict("characteristic-closed".into()));
    }
    let id: CharacteristicId = characteristic.parse().map_err(|_| PageError::NotFound)?;
    start.noted.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    match app.store.take_back_characteristic(&signed_in.by(&app), start.case.episode.id, id).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(CHARACTERISTIC_GONE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&start.path()))
}
