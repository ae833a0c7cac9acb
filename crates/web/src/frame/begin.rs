//! The first version of a frame: what is usual in the house, with what the episode knows already.

use super::Kept;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::episode::Episode;
use alliance::frame::Frame;
use alliance::frame::entry::EntryRefusal;
use alliance::frame::history::{FrameVersion, still_open};
use alliance::frame::item::Item;
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::by::ONCE;
use store::frame::FRAME_MOVED;

/// The template with the model and the number of sessions of the episode, where the template leaves them open.
fn first(template: Frame, episode: &Episode) -> Result<Frame, EntryRefusal> {
    let known = [
        (Item::Model, episode.model.map(|model| model.to_string())),
        (Item::ExpectedSessions, episode.planned_sessions.map(|count| count.to_string())),
    ];
    known.into_iter().try_fold(template, |frame, (item, text)| match (frame.get(item), text) {
        (None, Some(text)) => frame.with_typed(item, &text),
        (Some(_), _) | (None, None) => Ok(frame),
    })
}

/// Begins a frame. Two who begin at once find the same one.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&["once"])?;
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    still_open(kept.case.episode.state)?;
    if kept.history.current().is_some() {
        return Ok(Redirect::to(&kept.path("")));
    }
    let by = signed_in.by(&app);
    let template = app.store.frame_template(by.organisation).await?.frame;
    let frame = first(template, &kept.case.episode)
        .map_err(|refusal| PageError::Refused(refusal.message_key().into()))?;
    let new = FrameVersion { number: 1, frame, author: signed_in.member.id, at: by.now, based_on: None };
    let key = fields.one("once")?;
    match app.store.add_frame_version(&by, Some(key), kept.case.episode.id, &new).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(ONCE) || error.is_conflict(FRAME_MOVED) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&kept.path("")))
}
