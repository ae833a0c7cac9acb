//! A reminder of what somebody takes along: an address to write to once, four weeks later. It is kept apart from the room,
//! sealed, and tied to no person and no intention; the device that asked can take it back, and so can the link in the mail.

use super::seat;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::date;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::submitted::Submitted;
use crate::state::{App, Mail, token_hash};
use alliance::audit::AuditActor;
use alliance::clock::{DAY_MS, HOUR_MS, Timestamp};
use alliance::reflection::role::Role;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use maud::{Markup, html};
use serde::Deserialize;
use store::reflection::reminder::{NewReminder, REMINDER_GONE, REMINDER_THERE, Reminder, Sending};

/// When it is sent.
const AFTER_MS: i64 = 28 * DAY_MS;
/// How long the link in the mail can be answered.
const ANSWERED_WITHIN_MS: i64 = 90 * DAY_MS;
/// The most characters of an address.
const ADDRESS_MOST: usize = 254;

/// What is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    address: String,
}

/// Nothing is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The secret of the link in the mail, made of what only the device has: nobody can find out from the database who asked,
/// and the device finds its reminder again.
fn secret(app: &App, headers: &HeaderMap) -> Option<String> {
    let token = seat::token(app, headers)?;
    let hash = token_hash(&format!("remind {token}"));
    Some(hash.iter().fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}")))
}

/// Keeps the address. One per person: a second one changes nothing.
///
/// # Errors
/// There is no such room, nobody sits there, it is no address, or this house sends no mail.
pub async fn submit_form(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    Submitted(fields): Submitted<Fields>,
) -> Result<Redirect, PageError> {
    let seat = seat::of(&app, &headers, &code, Role::Participant).await?.ok_or(PageError::NotFound)?;
    let secret = secret(&app, &headers).ok_or(PageError::NotFound)?;
    if app.settings.mail == Mail::Nobody {
        return Err(PageError::Refused("refusal-reflection-no-mail".into()));
    }
    let address = fields.address.trim();
    if !is_address(address) {
        return Err(PageError::Refused("refusal-reflection-address".into()));
    }
    let by = app.by(AuditActor::Stranger);
    // On the whole hour: the moment it was asked is nobody's business.
    let due = by.now.plus_ms(AFTER_MS);
    let due_at = Timestamp::from_ms(due.ms() - due.ms().rem_euclid(HOUR_MS));
    let until = due_at.plus_ms(ANSWERED_WITHIN_MS);
    let content = format!("{} {secret} {} {address}", seat.speech.language(), until.ms());
    let new = NewReminder {
        reflection: seat.room.id,
        token: token_hash(&secret),
        due_at,
        until,
        content: &content,
    };
    match app.store.keep_reminder(&by, &new).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(REMINDER_THERE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/w/{code}")))
}

/// Forgets the address of this device.
///
/// # Errors
/// There is no such room, or nobody sits there.
pub async fn withdraw_form(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    Submitted(Nothing {}): Submitted<Nothing>,
) -> Result<Redirect, PageError> {
    seat::of(&app, &headers, &code, Role::Participant).await?.ok_or(PageError::NotFound)?;
    let token = secret(&app, &headers).map(|secret| token_hash(&secret)).ok_or(PageError::NotFound)?;
    if let Some(reminder) = app.store.reminder(token, app.now()).await? {
        let by = app.by(AuditActor::Stranger);
        match app.store.withdraw_reminder(&by, token, &reminder).await {
            Ok(()) => {}
            Err(error) if error.is_conflict(REMINDER_GONE) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to(&format!("/w/{code}")))
}

/// The reminder this device asked for, if it did.
pub(super) async fn asked(app: &App, headers: &HeaderMap) -> Result<Option<Reminder>, PageError> {
    let Some(secret) = secret(app, headers) else { return Ok(None) };
    Ok(app.store.reminder(token_hash(&secret), app.now()).await?)
}

/// Where one leaves an address, or takes it back. Where no mail is sent, none is promised: there is the own calendar.
pub(super) fn section(speech: &Speech, mail: Mail, asked: Option<&Reminder>, path: &str) -> Markup {
    html! {
        h2 { (speech.t("reflection-remind-title")) }
        @match (mail, asked) {
            (_, Some(reminder)) => {
                @let day = date::day_of(speech, reminder.due_at);
                @match reminder.sending {
                    Sending::Waits => {
                        p { (speech.with("reflection-remind-waits", &[("day", &day)])) }
                        (post(Weight::Quiet, &speech.t("reflection-remind-withdraw"), &format!("{path}/remind/withdraw"), &[]))
                    }
                    Sending::Sent => { p { (speech.with("reflection-remind-sent", &[("day", &day)])) } }
                }
            }
            (Mail::Carried, None) => {
                p { (speech.t("reflection-remind-line")) }
                form class="flow" method="post" action={ (path) "/remind" } {
                    (Field::new(Control::Email, "address", speech.t("reflection-remind-address")).autocomplete("email")
                        .max_length(u32::try_from(ADDRESS_MOST).expect("a short text")).required())
                    (who_sees(speech, &speech.t("reflection-remind-who-sees")))
                    (submit(Weight::Quiet, &speech.t("reflection-remind-ask")))
                }
                (calendar(speech, path, "reflection-remind-or-calendar"))
            }
            (Mail::Nobody, None) => { (calendar(speech, path, "reflection-reminder")) }
        }
    }
}

fn calendar(speech: &Speech, path: &str, label: &str) -> Markup {
    html! {
        p { a class="button plain" href={ (path) "/reminder.ics" } download { (speech.t(label)) } }
        p class="quiet-text" { (speech.t("reflection-reminder-help")) }
    }
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
