//! The list of all episodes, searched and filtered.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::date;
use crate::shell::form::search;
use crate::shell::language::Speech;
use crate::shell::notice::empty;
use crate::shell::number;
use crate::shell::part::page_head;
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table, pagination};
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::caseload::Reason;
use alliance::clock::Timestamp;
use alliance::episode::EpisodeState;
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use store::roster::RosterEntry;

/// How many rows stand on one page.
const ROWS: usize = 50;

/// The address of a roster, as it was asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    show: Option<String>,
    page: Option<String>,
}

/// Which episodes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    Open,
    Missing,
    Unassigned,
    Closed,
}

alliance::words!(Show, "roster filter", {
    Open => "open",
    Missing => "missing",
    Unassigned => "unassigned",
    Closed => "closed",
});

impl Show {
    fn has(self, row: &RosterEntry, now: Timestamp) -> bool {
        let is_open = row.state == EpisodeState::Open;
        match self {
            Self::Open => is_open,
            Self::Missing => is_open && row.missing(now).is_some(),
            Self::Unassigned => is_open && row.therapists.is_empty(),
            Self::Closed => !is_open,
        }
    }
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeRoster)?;
    let show = match asked.show.as_deref() {
        None | Some("") => Show::Open,
        Some(word) => word.parse().map_err(|_| PageError::NotFound)?,
    };
    let at: usize = match asked.page.as_deref() {
        None => 1,
        Some(number) => number.parse::<usize>().map_err(|_| PageError::NotFound)?.max(1),
    };
    let text: String = asked.q.as_deref().map_or("", str::trim).chars().take(40).collect();
    let (speech, now) = (&signed_in.speech, app.now());
    let all = app.store.roster(signed_in.actor.organisation).await?;
    let sought = text.to_lowercase();
    let found: Vec<&RosterEntry> = all
        .iter()
        .filter(|row| {
            row.client.as_str().to_lowercase().contains(&sought)
                || row.therapists.to_lowercase().contains(&sought)
        })
        .collect();
    let shown: Vec<&RosterEntry> = found.iter().copied().filter(|row| show.has(row, now)).collect();
    let href = |show: Show, page: u32| address(&text, show, page);
    let main = html! {
        (page_head(&speech.t("roster-title"), Some(&speech.t("roster-line")),
            Some(&html! {
                (link(Weight::Quiet, &speech.t("frame-template-title"), "/frame-template"))
                (link(Weight::Quiet, &speech.t("mark-list-title"), "/marks"))
                (link(Weight::Quiet, &speech.t("caseload-new"), "/clients/new"))
            })))
        (search(speech, "/roster", "q", &speech.t("roster-search"), &text))
        nav class="chips" aria-label=(speech.t("roster-filter")) {
            ul {
                @for other in Show::ALL {
                    @let count = found.iter().filter(|row| other.has(row, now)).count();
                    li {
                        a class="chip" href=(href(*other, 1)) aria-current=[(*other == show).then_some("true")] {
                            (speech.t(&format!("roster-show-{other}"))) " (" (count) ")"
                        }
                    }
                }
            }
        }
        @if shown.is_empty() {
            (empty(&speech.t("roster-none-title"), &speech.t("roster-none"), None))
        } @else {
            div class="card" { (table(speech, &shown, at, now)) }
            (pagination(speech, u32::try_from(at).unwrap_or(u32::MAX),
                u32::try_from(shown.len().div_ceil(ROWS)).unwrap_or(u32::MAX), |page| href(show, page)))
        }
    };
    Ok(signed_in.page(speech.t("roster-title"), Nav::Roster).render(&main))
}

fn address(text: &str, show: Show, page: u32) -> String {
    let mut pairs = vec![("show", show.to_string())];
    if !text.is_empty() {
        pairs.push(("q", text.to_owned()));
    }
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    format!("/roster?{}", serde_urlencoded::to_string(&pairs).expect("pairs of text can be written"))
}

fn table(speech: &Speech, shown: &[&RosterEntry], at: usize, now: Timestamp) -> Table {
    let table = Table::new(speech.with("roster-count", &[("count", &shown.len())]))
        .column(Align::Words, speech.t("caseload-column-client"))
        .column(Align::Words, speech.t("roster-column-therapists"))
        .column(Align::Words, speech.t("roster-column-sessions"))
        .column(Align::Words, speech.t("caseload-column-last"))
        .column(Align::Words, speech.t("roster-column-missing"));
    shown.iter().skip((at - 1) * ROWS).take(ROWS).fold(table, |table, row| {
        table.row(vec![
            who(speech, row),
            html! { @if row.therapists.is_empty() { (speech.t("roster-nobody")) } @else { (row.therapists) } },
            html! { (how_far(speech, row)) },
            html! { @match row.last {
                None => { (number::ABSENT) }
                Some(last) => { (date::ago(speech, last.held_at, now)) }
            } },
            html! { (missing(speech, row.missing(now)).unwrap_or_else(|| number::ABSENT.to_owned())) },
        ])
    })
}

/// The code, a link to the settings of the episode.
pub fn who(speech: &Speech, row: &RosterEntry) -> Markup {
    html! {
        a href={ "/episodes/" (row.episode) "/settings" } {
            (speech.with("caseload-client", &[("code", &row.client.as_str())]))
        }
        @if row.number > 1 {
            span class="quiet-text" { (speech.with("caseload-episode", &[("number", &row.number)])) }
        }
    }
}

fn how_far(speech: &Speech, row: &RosterEntry) -> String {
    match row.planned_sessions {
        Some(planned) if row.held_count > 0 && row.held_count <= planned => {
            speech.with("roster-held-of", &[("count", &row.held_count), ("of", &planned)])
        }
        Some(_) | None => speech.with("roster-held", &[("count", &row.held_count)]),
    }
}

/// Whose half stays out, in words; nothing if none does.
pub fn missing(speech: &Speech, reason: Option<Reason>) -> Option<String> {
    match reason? {
        Reason::Missing { who: Some(Perspective::Client) } => Some(speech.t("roster-missing-client")),
        Reason::Missing { who: Some(Perspective::Therapist) } => Some(speech.t("roster-missing-therapist")),
        Reason::Missing { who: Some(Perspective::Observer) | None } => Some(speech.t("roster-missing-both")),
        Reason::Signal(_)
        | Reason::Difference { .. }
        | Reason::Drop { .. }
        | Reason::Worse { .. }
        | Reason::Undiscussed { .. } => None,
    }
}
