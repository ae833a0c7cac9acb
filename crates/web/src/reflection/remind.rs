//! A reminder of what somebody takes along: an address to write to once, four weeks later. It is kept apart from the
//! room, sealed, and tied to no person and no intention.

use super::seat;
use crate::error::PageError;
use crate::shell::submitted::Submitted;
use crate::state::{App, token_hash};
use alliance::audit::AuditActor;
use alliance::clock::DAY_MS;
use alliance::reflection::role::Role;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use serde::Deserialize;
use store::by::ONCE;
use store::job::JobKind;

/// When it is sent.
const AFTER_MS: i64 = 28 * DAY_MS;
/// The most characters of an address.
const ADDRESS_MOST: usize = 254;

/// What is filled in.
#[derive(Debug, Deserialize)]
pub struct Fields {
    address: String,
}

/// Keeps the address. One per person: a second one changes nothing.
///
/// # Errors
/// There is no such room, nobody sits there, or it is no address.
pub async fn submit_form(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    Submitted(fields): Submitted<Fields>,
) -> Result<Redirect, PageError> {
    let seat = seat::of(&app, &headers, &code, Role::Participant).await?.ok_or(PageError::NotFound)?;
    let token = seat::token(&app, &headers).ok_or(PageError::NotFound)?;
    let address = fields.address.trim();
    if !is_address(address) {
        return Err(PageError::Refused("refusal-form".into()));
    }
    let by = app.by(AuditActor::Stranger);
    // Made of what only the device has: nobody can find out from the database who asked.
    let once: String =
        token_hash(&format!("remind {token}")).iter().map(|byte| format!("{byte:02x}")).collect();
    let content = format!("{} {address}", seat.speech.language());
    let due = by.now.plus_ms(AFTER_MS);
    match app.store.plan_job(&by, Some(&once), JobKind::IntentionReminder, due, &content).await {
        Ok(_) => {}
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/w/{code}")))
}

/// Something to write to: one name, one place with a dot, nothing else.
fn is_address(text: &str) -> bool {
    let is_plain = text.chars().all(|letter| !letter.is_whitespace() && !letter.is_control());
    match text.split_once('@') {
        Some((name, place)) => {
            let has_dot = place.split('.').count() > 1 && place.split('.').all(|part| !part.is_empty());
            is_plain && text.len() <= ADDRESS_MOST && !name.is_empty() && !place.contains('@') && has_dot
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_name_and_a_place() {
        let check = |text: &str, expected: bool| assert_eq!(is_address(text), expected, "{text:?}");
        check("deelnemer@voorbeeld.invalid", true);
        check("a.b+c@d.e.f", true);
        for wrong in ["", "@", "a@b", "a@b.", "a b@c.d", "a@b@c.d", "a\n@c.d", "@c.d"] {
            check(wrong, false);
        }
        check(&format!("{}@c.d", "a".repeat(260)), false);
    }
}
