//! Start or plan a session with any own client, found by code.

use super::session::progress;
use crate::caseload::row::how_far;
use crate::caseload::search::Found;
use crate::shell::button::{Weight, link, post};
use crate::shell::form::search;
use crate::shell::language::Speech;
use crate::shell::notice::empty;
use alliance::clock::Timestamp;
use alliance::course::progress::Progress;
use maud::{Markup, html};
use store::session::TodaySession;

/// How many clients are listed: few enough to choose from, and all of a small caseload.
pub(super) const ROWS: usize = 8;

pub(super) fn view(
    speech: &Speech,
    caseload: &[Found],
    sessions: &[TodaySession],
    text: &str,
    once: &[String],
    now: Timestamp,
) -> Markup {
    if caseload.is_empty() {
        let action = link(Weight::Primary, &speech.t("caseload-new"), "/clients/new");
        return empty(&speech.t("caseload-empty-title"), &speech.t("caseload-empty"), Some(&action));
    }
    let sought = text.to_lowercase();
    let is_above = |found: &Found| {
        let mut own = sessions.iter().filter(|today| today.session.episode == found.entry.episode);
        own.any(|today| !is_over(progress(today, now)))
    };
    // Who stands above with a next step is not offered a second one, unless one asks for the code.
    let mut found: Vec<&Found> = caseload
        .iter()
        .filter(|found| found.entry.client.as_str().to_lowercase().contains(&sought))
        .filter(|found| !text.is_empty() || !is_above(found))
        .collect();
    found.sort_by(|a, b| a.entry.client.cmp(&b.entry.client).then(a.entry.number.cmp(&b.entry.number)));
    let is_short = caseload.len() <= ROWS || !text.is_empty();
    html! {
        section class="card" {
            h2 { (speech.t("today-start-title")) }
            @if caseload.len() > ROWS || !text.is_empty() {
                (search(speech, "/today", "q", &speech.t("caseload-search"), text))
            }
            @if found.is_empty() && text.is_empty() {
                p { (speech.t("today-all-above")) }
            } @else if found.is_empty() {
                p { (speech.with("today-not-found", &[("code", &text)])) }
                p { (link(Weight::Quiet, &speech.t("caseload-new"), "/clients/new")) }
            } @else if is_short {
                ul class="day" {
                    @for (found, once) in found.iter().zip(once) { li { (row(speech, found, is_above(found), once)) } }
                }
                @if found.len() > ROWS {
                    p class="quiet-text" { (speech.with("today-more", &[("count", &(found.len() - ROWS))])) }
                }
            }
        }
    }
}

fn row(speech: &Speech, found: &Found, is_above: bool, once: &str) -> Markup {
    let entry = &found.entry;
    let path = format!("/episodes/{}/sessions", entry.episode);
    html! {
        span class="what" {
            a href={ "/episodes/" (entry.episode) } {
                (speech.with("caseload-client", &[("code", &entry.client.as_str())]))
            }
            span class="quiet-text" { (how_far(speech, &entry.standing, entry.planned_sessions)) }
        }
        span class="next" {
            @if is_above {
                span class="quiet-text" { (speech.t("today-above")) }
            } @else {
                (link(Weight::Plain, &speech.t("episode-plan"), &path))
                (post(Weight::Quiet, &speech.t("today-start"), &path, &[("once", once), ("when", "now")]))
            }
        }
    }
}

/// Whether nothing is left to do with a session of today, so that another could begin.
fn is_over(progress: Progress) -> bool {
    match progress {
        Progress::Cancelled
        | Progress::NoMeasuring
        | Progress::NotAsked
        | Progress::Open { .. }
        | Progress::OpenAlone { .. } => true,
        Progress::Planned { .. } | Progress::NobodyIn | Progress::ClientIn | Progress::TherapistIn => false,
    }
}
