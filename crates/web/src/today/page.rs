//! The page as a whole, by role.

use super::{session, start};
use crate::caseload::reason::sentence;
use crate::caseload::search::{Found, Search};
use crate::error::PageError;
use crate::roster::list::{missing, who};
use crate::shell::button::{Weight, link};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::part::{card, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::{DAY_MS, Timestamp};
use alliance::episode::EpisodeState;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;
use store::caseload::{CaseloadEntry, Which};
use store::roster::RosterEntry;
use store::session::TodaySession;

/// How many clients to talk with stand on the page.
const TALKS: usize = 5;
/// How many missing halves a coordinator sees here; the roster has them all.
const MISSING: usize = 10;

/// The address of the page, as it was asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
}

/// The page; a member with neither role goes on to their own first page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let (treats, keeps) = (signed_in.may(Act::SeeToday).is_ok(), signed_in.may(Act::SeeRoster).is_ok());
    if !treats && !keeps {
        return Ok(Redirect::to(first_page(&signed_in)).into_response());
    }
    let speech = &signed_in.speech;
    let now = app.now();
    let text: String = asked.q.as_deref().map_or("", str::trim).chars().take(40).collect();
    let own = if treats { Some(own(&app, &signed_in, &text, now).await?) } else { None };
    let roster = if keeps { Some(app.store.roster(signed_in.actor.organisation).await?) } else { None };
    let main = html! {
        (page_head(&speech.t("today-title"), Some(&date::day_in_full(speech, app.today())), None))
        @if let Some(own) = &own { (own.view(speech, now)) }
        @if let Some(roster) = &roster { (waiting(speech, roster, now)) }
    };
    let nav = if treats { Nav::Today } else { Nav::Roster };
    Ok(signed_in.page(speech.t("today-title"), nav).render(&main).into_response())
}

fn first_page(signed_in: &SignedIn) -> &'static str {
    let pages = [(Act::KeepMembers, "/members"), (Act::ExportStudy, "/study")];
    pages.into_iter().find(|(act, _)| signed_in.may(*act).is_ok()).map_or("/account", |(_, page)| page)
}

/// What a therapist sees.
struct Own {
    sessions: Vec<TodaySession>,
    caseload: Vec<Found>,
    text: String,
    /// A key for each start that can be sent from this page.
    once: Vec<String>,
}

async fn own(app: &App, signed_in: &SignedIn, text: &str, now: Timestamp) -> Result<Own, PageError> {
    let actor = &signed_in.actor;
    let midnight = midnight(app.zone(), now);
    let sessions = app.store.sessions_between(actor.member, midnight, next_midnight(app.zone(), now)).await?;
    let entries = app.store.caseload(actor.organisation, actor.member, Which::Open, now).await?;
    let caseload = found(entries, now);
    let once = (0..start::ROWS).map(|_| app.once()).collect();
    Ok(Own { sessions, caseload, text: text.to_owned(), once })
}

/// The whole caseload with its reasons, in the order of conversations.
fn found(entries: Vec<CaseloadEntry>, now: Timestamp) -> Vec<Found> {
    let all = Search { text: String::new(), reason: None, which: Which::Open, page: 1 };
    all.order(entries, now)
}

/// The moment this day began where the organisation is.
fn midnight(zone: &TimeZone, now: Timestamp) -> Timestamp {
    let start = date::date_of(zone, now).to_zoned(zone.clone());
    start.map_or(now, |start| Timestamp::from_ms(start.timestamp().as_millisecond()))
}

/// The moment the next day begins; days in which clocks change have 23 or 25 hours.
fn next_midnight(zone: &TimeZone, now: Timestamp) -> Timestamp {
    midnight(zone, midnight(zone, now).plus_ms(DAY_MS + DAY_MS / 4))
}

impl Own {
    fn view(&self, speech: &Speech, now: Timestamp) -> Markup {
        html! {
            (session::list(speech, &self.sessions, now))
            (start::view(speech, &self.caseload, &self.sessions, &self.text, &self.once, now))
            (self.talks(speech))
        }
    }

    fn talks(&self, speech: &Speech) -> Markup {
        let talks: Vec<&Found> =
            self.caseload.iter().filter(|found| !found.reasons.is_empty()).take(TALKS).collect();
        html! {
            @if !self.caseload.is_empty() {
                (card(Some(&speech.t("today-talks")), &html! {
                    @if talks.is_empty() {
                        p { (speech.t("today-no-talks")) }
                    } @else {
                        ul class="talks" {
                            @for found in talks { li { (talk(speech, found)) } }
                        }
                    }
                    p { (link(Weight::Plain, &speech.t("today-all"), "/caseload")) }
                }))
            }
        }
    }
}

fn talk(speech: &Speech, found: &Found) -> Markup {
    let reason = found
        .reasons
        .first()
        .map(|reason| sentence(speech, *reason, found.entry.standing.course_scale.as_ref()));
    html! {
        a href={ "/episodes/" (found.entry.episode) } {
            (speech.with("caseload-client", &[("code", &found.entry.client.as_str())]))
        }
        @if let Some(reason) = reason { span { (reason) } }
    }
}

/// What a coordinator sees: whose half stays out, never what was answered.
fn waiting(speech: &Speech, roster: &[RosterEntry], now: Timestamp) -> Markup {
    let waiting: Vec<&RosterEntry> =
        roster.iter().filter(|row| row.state == EpisodeState::Open && row.missing(now).is_some()).collect();
    card(
        Some(&speech.t("today-missing")),
        &html! {
            @if waiting.is_empty() {
                p { (speech.t("today-none-missing")) }
                p { (link(Weight::Plain, &speech.t("today-roster"), "/roster")) }
            } @else {
                p { (speech.with("today-missing-count", &[("count", &waiting.len())])) }
                ul class="talks" {
                    @for row in waiting.iter().take(MISSING) {
                        li {
                            (who(speech, row))
                            span {
                                @if let Some(missing) = missing(speech, row.missing(now)) { (missing) }
                                @if !row.therapists.is_empty() { " · " (row.therapists) }
                                @if let Some(last) = row.last { " · " (date::ago(speech, last.held_at, now)) }
                            }
                        }
                    }
                }
                p { (link(Weight::Plain, &speech.t("today-roster-missing"), "/roster?show=missing")) }
            }
        },
    )
}
