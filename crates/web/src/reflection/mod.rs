//! Reflections: a facilitator prepares one and leads it, people take part on their phones, the wall shows the board.
//!
//! One task holds each room ([`host`]); sockets, streams and forms send it commands and get what they may see.

pub mod act;
pub mod answer;
mod board;
mod code;
mod counts;
mod crowd;
mod earlier;
pub mod edit;
mod gate;
mod host;
mod inspiration;
pub mod join;
pub mod lead;
pub mod letter;
pub mod list;
mod live;
pub mod new;
mod pace;
pub mod phone;
mod plain;
mod plain_board;
mod plain_crowd;
mod plain_lead;
pub mod post;
pub mod remind;
pub mod reminder;
mod reorder;
pub mod report;
mod report_text;
pub mod room;
pub mod screen;
pub mod seat;
pub mod snapshot;
pub mod socket;
mod steps;
pub mod stream;
pub mod wire;

#[cfg(test)]
mod plain_tests;
#[cfg(test)]
mod remind_tests;
#[cfg(test)]
mod room_tests;
#[cfg(test)]
mod tests;

use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::reflection::numbers::PersonNumber;
use alliance::reflection::refusal::Refusal;
use alliance::reflection::role::{Role, Who};
use alliance::reflection::state::State;
use alliance::reflection::template::Format;
use axum::http::HeaderMap;
use std::sync::Arc;
use store::reflection::Reflection;

/// A reflection of the member who asks: others' do not exist for them.
async fn led(app: &App, signed_in: &SignedIn, reflection: &str) -> Result<Reflection, PageError> {
    signed_in.may(Act::LeadReflections)?;
    let id = reflection.parse().map_err(|_| PageError::NotFound)?;
    let found = app.store.reflection(signed_in.actor.organisation, id).await?.ok_or(PageError::NotFound)?;
    if found.facilitator == signed_in.member.id { Ok(found) } else { Err(PageError::NotFound) }
}

/// How a room stands.
async fn standing(room: &room::RoomHandle) -> Result<Arc<State>, PageError> {
    room.state().await.map_err(join::refused)
}

/// Who takes part on this device, with how the room stands; `None` if they have not come in.
async fn present(
    app: &App,
    headers: &HeaderMap,
    code: &str,
) -> Result<Option<(Arc<State>, PersonNumber)>, PageError> {
    let Some(seat) = seat::of(app, headers, code, Role::Participant).await? else { return Ok(None) };
    match seat.who {
        Who::Participant(person) => Ok(Some((standing(&seat.room).await?, person))),
        Who::Facilitator | Who::Projector => Ok(None),
    }
}

/// Who sits together in a step, in a word or two.
fn sentence_of_format(speech: &Speech, format: Format) -> String {
    live::say(speech, &format!("format-{format}"), &[])
}

/// Why a room refuses something, in a sentence.
fn sentence(speech: &Speech, refusal: Refusal) -> String {
    wire::reply::No::Refused(refusal).says(speech)
}
