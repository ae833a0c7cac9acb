//! The therapist says that the two talked about what the client let know. The client's page then says so too.

use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ClientMarkId;
use alliance::mark::MarkRefusal;
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::mark::MARK_SETTLED;

/// Keeps it and leads back to the case. Said twice, it is kept once.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((episode, mark)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    signed_in.case(&app, id, Act::RecordRupture).await?;
    fields.only(&[])?;
    let mark: ClientMarkId = mark.parse().map_err(|_| PageError::NotFound)?;
    let marks = app.store.marks(signed_in.actor.organisation, id).await?;
    let mark = marks.iter().find(|one| one.id == mark).ok_or(PageError::NotFound)?;
    let sessions = app.store.sessions(id).await?;
    let back = Redirect::to(&format!("/episodes/{id}"));
    let discussed = match mark.discuss(signed_in.actor.member, app.now(), &sessions) {
        Ok(discussed) => discussed,
        Err(MarkRefusal::DiscussedBefore) => return Ok(back),
        // One that is for somebody else is not there, for who treats.
        Err(MarkRefusal::DoesNotShow | MarkRefusal::TooLong { .. }) => return Err(PageError::NotFound),
    };
    match app.store.discuss_mark(&signed_in.by(&app), id, mark.id, discussed).await {
        Ok(()) => Ok(back),
        Err(error) if error.is_conflict(MARK_SETTLED) => {
            Err(PageError::Conflict("refusal-changed-meanwhile".into()))
        }
        Err(error) => Err(error.into()),
    }
}
