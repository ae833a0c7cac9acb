//! Who somebody is in a room: by the cookie of this room, or as the member who prepared it.

use super::room::RoomHandle;
use crate::error::PageError;
use crate::shell::cookie::{self, Life};
use crate::shell::language::Speech;
use crate::shell::reader::{login_of, speech_of};
use crate::state::{App, token_hash};
use alliance::reflection::role::{Role, Who};
use axum::http::{HeaderMap, HeaderValue};

/// How long a device comes back as the same person.
const LIFE_SECONDS: i64 = 30 * 24 * 60 * 60;

/// Who somebody is in a room.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Who.
    pub who: Who,
    /// The room.
    pub room: RoomHandle,
    /// The reader's language.
    pub speech: Speech,
}

/// The cookie by which a device comes back to a room. Its path binds it to that room.
fn name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Secure-seat" } else { "seat" }
}

/// What a device comes back by, as it was sent along.
pub fn token<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    cookie::read(headers, name(app))
}

/// The line that sets it.
pub fn cookie_line(app: &App, code: &str, token: &str) -> HeaderValue {
    cookie::line(app, name(app), token, &format!("/w/{code}"), Life::Seconds(LIFE_SECONDS))
}

/// Who asks, in the role they ask for; `None` if they have not come in, or are not who leads.
///
/// # Errors
/// There is no such room, or the store could not.
pub async fn of(app: &App, headers: &HeaderMap, code: &str, role: Role) -> Result<Option<Seat>, PageError> {
    let room = app.rooms.find(app, code).await?.ok_or(PageError::NotFound)?;
    let speech = speech_of(app, headers, None);
    Ok(who(app, headers, &room, role).await?.map(|who| Seat { who, room, speech }))
}

async fn who(
    app: &App,
    headers: &HeaderMap,
    room: &RoomHandle,
    role: Role,
) -> Result<Option<Who>, PageError> {
    match role {
        // The wall shows what anybody with the code may open on a phone.
        Role::Projector => Ok(Some(Who::Projector)),
        Role::Participant => {
            let Some(token) = token(app, headers) else { return Ok(None) };
            let person = app.store.person_of_token(room.id, token_hash(token)).await?;
            Ok(person.map(Who::Participant))
        }
        Role::Facilitator => {
            let Some((login, _)) = login_of(app, headers).await? else { return Ok(None) };
            let leads = login.kiosk.is_none() && login.member.id == room.facilitator;
            Ok(leads.then_some(Who::Facilitator))
        }
    }
}
