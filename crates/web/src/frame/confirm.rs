//! The therapist's yes to the version that stands.

use super::Kept;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::agreement::Side;
use alliance::frame::history::{FrameRefusal, still_open};
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::frame::{FRAME_CONFIRMED, FRAME_MOVED};

/// Keeps it. A yes that was given before is given.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&["number"])?;
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    still_open(kept.case.episode.state)?;
    let number = fields.one("number")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let back = Redirect::to(&kept.path(""));
    match kept.history.confirm(Side::Therapist, number) {
        Ok(()) => {}
        Err(FrameRefusal::AlreadyConfirmed) => return Ok(back),
        Err(refusal) => return Err(refusal.into()),
    }
    let by = signed_in.by(&app);
    match app.store.confirm_frame(&by, kept.case.episode.id, number, Side::Therapist).await {
        Ok(()) => Ok(back),
        Err(error) if error.is_conflict(FRAME_CONFIRMED) => Ok(back),
        Err(error) if error.is_conflict(FRAME_MOVED) => {
            Err(PageError::Conflict("frame-refusal-moved".into()))
        }
        Err(error) => Err(error.into()),
    }
}
