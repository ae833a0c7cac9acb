//! Signing in with a name and a password.

use super::password;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::cookie::{self, Life};
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page};
use crate::shell::reader::{Reader, login_of};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::audit::AuditActor;
use alliance::clock::{HOUR_MS, MINUTE_MS, Timestamp};
use alliance::ids::MemberId;
use alliance::people::{LoginName, MemberState};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::member::Credentials;

/// However often it is used, a login ends after this long.
pub const LOGIN_LIFE_MS: i64 = 12 * HOUR_MS;
/// After so many failures a name is locked for a while.
const FAILURES_FREE: u32 = 5;

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    name: String,
    password: String,
}

/// The form.
pub async fn page(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Result<Response, PageError> {
    if login_of(&app, &headers).await?.is_some() {
        return Ok(Redirect::to("/today").into_response());
    }
    Ok(form(&reader.speech, "", Told::Nothing).into_response())
}

/// What the form says about the last try.
#[derive(Clone, Copy)]
enum Told {
    Nothing,
    Wrong,
}

fn form(speech: &Speech, name: &str, told: Told) -> Markup {
    let error = match told {
        Told::Nothing => None,
        Told::Wrong => Some(speech.t("account-login-wrong")),
    };
    let main = html! {
        h1 { (speech.t("account-login-title")) }
        p { (speech.t("account-login-intro")) }
        @if let Some(error) = &error { (refused(speech, &[("name", error.clone())])) }
        form method="post" action="/login" {
            (Field::new(Control::Text, "name", speech.t("account-login-name")).value(name).error(error.clone()).autocomplete("username"))
            (Field::new(Control::Password, "password", speech.t("account-login-password")).autocomplete("current-password"))
            (submit(Weight::Primary, &speech.t("account-login-go")))
        }
        p { (speech.t("account-login-client")) }
    };
    Page::new(speech, speech.t("account-login-title"), Layout::Public).at("/login").render(&main)
}

/// Signs in, or says that name and password do not belong together: never which of the two was wrong.
pub async fn submit_form(
    State(app): State<App>,
    reader: Reader,
    Submitted(form_sent): Submitted<Form>,
) -> Result<Response, PageError> {
    let credentials = match LoginName::parse(&form_sent.name) {
        Ok(name) => app.store.credentials(&name).await?,
        Err(_) => None,
    };
    let now = app.now();
    // A locked or disabled account does the same work and gives the same answer as an unknown one.
    let open = credentials.as_ref().filter(|c| c.member.state == MemberState::Active && !is_locked(c, now));
    let hash = open.and_then(|c| c.password_hash.clone());
    let right = password::is_right(form_sent.password, hash).await?;
    match (open, right) {
        (Some(credentials), true) => sign_in(&app, credentials.member.id).await,
        (Some(credentials), false) => {
            let by = app.by(AuditActor::Stranger);
            app.store
                .note_failed_login(&by, credentials.member.id, lock_after(credentials.failed_count + 1, now))
                .await?;
            Ok(wrong(&reader.speech, &form_sent.name))
        }
        (None, _) => Ok(wrong(&reader.speech, &form_sent.name)),
    }
}

fn wrong(speech: &Speech, name: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, form(speech, name, Told::Wrong)).into_response()
}

fn is_locked(credentials: &Credentials, now: Timestamp) -> bool {
    credentials.locked_until.is_some_and(|until| until > now)
}

/// One minute after the fifth failure, then two, four, … up to an hour.
fn lock_after(failures: u32, now: Timestamp) -> Option<Timestamp> {
    let beyond = failures.checked_sub(FAILURES_FREE)?;
    let minutes = 1_i64 << beyond.min(6);
    Some(now.plus_ms(minutes.min(60) * MINUTE_MS))
}

/// Begins a login and sends the member to the day.
pub async fn sign_in(app: &App, member: MemberId) -> Result<Response, PageError> {
    let (token, hash) = app.token();
    let by = app.by(AuditActor::Member(member));
    app.store.begin_login(&by, member, hash, by.now.plus_ms(LOGIN_LIFE_MS)).await?;
    let cookie = cookie::line(app, cookie::login_name(app), &token, "/", Life::Visit);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/today")).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_lock_a_name_for_longer_each_time_up_to_an_hour() {
        let now = Timestamp::from_ms(0);
        let check = |failures, minutes: Option<i64>| {
            assert_eq!(
                lock_after(failures, now).map(Timestamp::ms),
                minutes.map(|m| m * MINUTE_MS),
                "{failures}"
            );
        };
        check(1, None);
        check(4, None);
        check(5, Some(1));
        check(6, Some(2));
        check(10, Some(32));
        check(11, Some(60));
        check(1000, Some(60));
    }
}
