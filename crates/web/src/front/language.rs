//! Choosing the language: kept by the browser, and for a member with the account.

use crate::error::PageError;
use crate::shell::cookie::{self, Life};
use crate::shell::reader::login_of;
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Language;
use alliance::audit::AuditActor;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// A year, in seconds.
const YEAR_S: i64 = 365 * 24 * 60 * 60;

/// What the switch sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    language: String,
    back: String,
}

/// Keeps the choice and goes back to the page it was made on.
pub async fn submit_form(
    State(app): State<App>,
    headers: HeaderMap,
    Submitted(sent): Submitted<Form>,
) -> Result<Response, PageError> {
    let language: Language = sent.language.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    if let Some((login, _)) = login_of(&app, &headers).await?
        && login.kiosk.is_none()
    {
        let by = app.by(AuditActor::Member(login.member.id));
        app.store.choose_language(&by, login.member.id, language).await?;
    }
    let kept = cookie::line(&app, cookie::LANGUAGE, language.as_str(), "/", Life::Seconds(YEAR_S));
    Ok(([(header::SET_COOKIE, kept)], Redirect::to(own_path(&sent.back))).into_response())
}

/// Only a path of our own is followed; anything else leads to the start.
fn own_path(back: &str) -> &str {
    let ours = back.starts_with('/')
        && !back.starts_with("//")
        && back.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if ours { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_change_of_language_never_leads_to_another_site() {
        let check = |back, expected| assert_eq!(own_path(back), expected);
        check("/today", "/today");
        check("/caseload?search=2026", "/caseload?search=2026");
        check("//evil.example", "/");
        check("/\\evil.example", "/");
        check("https://evil.example", "/");
        check("/a\r\nset-cookie: x", "/");
        check("", "/");
    }
}
