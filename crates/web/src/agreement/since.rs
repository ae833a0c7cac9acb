//! What was changed in the agreement before an answer on goals or tasks fell: told beside the fall, never as its cause.

use super::told;
use crate::error::PageError;
use crate::reveal::view::Row;
use crate::shell::language::Speech;
use crate::state::App;
use alliance::Component;
use alliance::agreement::changes::{Change, changes_between, one_per_point};
use alliance::clock::Timestamp;
use alliance::ids::OrganisationId;
use alliance::reveal::{LARGE_FROM, Pair};
use alliance::session::Session;
use maud::{Markup, html};

/// A fall on a component, with what was changed since the session it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Fall {
    /// Goal or task.
    pub component: Component,
    /// The number of the session it is compared with.
    pub since_number: u32,
    /// The changes of goals or of tasks, in sentences of this language.
    pub changes: Vec<String>,
}

/// The last session before `session` whose check opened for both.
pub fn session_before<'a>(sessions: &'a [Session], session: &Session, now: Timestamp) -> Option<&'a Session> {
    sessions
        .iter()
        .filter(|one| one.number < session.number && one.opened_at.is_some_and(|at| at <= now))
        .max_by_key(|one| one.number)
}

/// The components that fell by as much as the caseload calls a fall, on either side.
///
/// A side without a position in either check did not fall.
pub fn fallen(before: &[Pair], now: &[Pair]) -> Vec<Component> {
    let fell =
        |old: Option<f64>, new: Option<f64>| old.zip(new).is_some_and(|(old, new)| old - new >= LARGE_FROM);
    now.iter()
        .filter(|pair| pair.component != Component::Bond)
        .filter(|pair| {
            before
                .iter()
                .find(|old| old.component == pair.component)
                .is_some_and(|old| fell(old.client, pair.client) || fell(old.therapist, pair.therapist))
        })
        .map(|pair| pair.component)
        .collect()
}

/// The falls of a session on goals and tasks before which goals or tasks were changed.
///
/// # Errors
/// The store could not.
pub async fn falls(
    app: &App,
    speech: &Speech,
    organisation: OrganisationId,
    session: &Session,
    rows: &[Row],
) -> Result<Vec<Fall>, PageError> {
    let sessions = app.store.sessions(session.episode).await?;
    let Some(before) = session_before(&sessions, session, app.now()) else { return Ok(Vec::new()) };
    let recorded = app.store.opened_in_session(organisation, before.id, app.now()).await?;
    let then: Vec<Pair> = crate::reveal::view::rows(&recorded).iter().map(Row::pair).collect();
    let now: Vec<Pair> = rows.iter().map(Row::pair).collect();
    let fallen = fallen(&then, &now);
    if fallen.is_empty() {
        return Ok(Vec::new());
    }
    let agreement = app.store.agreement(organisation, session.episode).await?;
    let changes = one_per_point(changes_between(&agreement, before, session));
    let told = |component: Component| -> Vec<String> {
        let of_it = |change: &&Change<'_>| change.component() == component;
        changes.iter().filter(of_it).map(|change| told::change(speech, change)).collect()
    };
    Ok(fallen
        .into_iter()
        .map(|component| Fall { component, since_number: before.number, changes: told(component) })
        .filter(|fall| !fall.changes.is_empty())
        .collect())
}

/// The falls on the page of a reveal.
pub fn part(speech: &Speech, falls: &[Fall]) -> Markup {
    html! {
        @for fall in falls {
            section class="notice since" {
                p { (speech.with("agreement-fall", &[
                    ("component", &fall.component.as_str()), ("number", &fall.since_number),
                ])) }
                ul { @for change in &fall.changes { li dir="auto" { (change) } } }
                p class="quiet-text" { (speech.t("agreement-fall-line")) }
            }
        }
    }
}
