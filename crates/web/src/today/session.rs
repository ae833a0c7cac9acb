//! The sessions of today, each with the one thing to do next.

use crate::shell::button::{Weight, link, post};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::part::{Meaning, tag};
use alliance::caseload::{Halves, Talk};
use alliance::clock::Timestamp;
use alliance::course::SessionHalves;
use alliance::course::progress::Progress;
use maud::{Markup, html};
use store::session::TodaySession;

/// Where one session of today stands.
pub(super) fn progress(today: &TodaySession, now: Timestamp) -> Progress {
    let halves = match (today.client_in, today.therapist_in) {
        (false, false) => Halves::None,
        (true, false) => Halves::Client,
        (false, true) => Halves::Therapist,
        (true, true) => Halves::Both,
    };
    SessionHalves { session: today.session.clone(), halves }.progress(now)
}

/// The list; the first thing that can be done is the primary action of the page.
pub(super) fn list(speech: &Speech, sessions: &[TodaySession], now: Timestamp) -> Markup {
    let mut weight = Weight::Primary;
    html! {
        section class="card" {
            h2 { (speech.t("today-sessions")) }
            @if sessions.is_empty() {
                p { (speech.t("today-no-sessions")) }
            } @else {
                ul class="day" {
                    @for today in sessions {
                        @let progress = progress(today, now);
                        @let next = next(speech, today, progress, weight);
                        @if next.is_some() { ({ weight = Weight::Quiet; "" }) }
                        li { (row(speech, today, progress, next)) }
                    }
                }
            }
        }
    }
}

fn row(speech: &Speech, today: &TodaySession, progress: Progress, next: Option<Markup>) -> Markup {
    let session = &today.session;
    let at = match progress {
        Progress::Planned { at } => at,
        Progress::Cancelled
        | Progress::NoMeasuring
        | Progress::NotAsked
        | Progress::NobodyIn
        | Progress::ClientIn
        | Progress::TherapistIn
        | Progress::Open { .. }
        | Progress::OpenAlone { .. } => session.state.held_at(),
    };
    html! {
        span class="time" { @if let Some(at) = at { (date::time_of(speech, at)) } }
        span class="what" {
            a href={ "/episodes/" (session.episode) } {
                (speech.with("caseload-client", &[("code", &today.client.as_str())]))
            }
            span class="quiet-text" {
                (speech.with("caseload-session", &[("number", &session.number)])) " · " (state(speech, progress))
            }
        }
        span class="next" { @match next {
            Some(next) => { (next) }
            None => { (tag(Meaning::Settled, &speech.t("today-done"))) }
        } }
    }
}

fn state(speech: &Speech, progress: Progress) -> String {
    match progress {
        Progress::Planned { .. } => speech.t("today-state-planned"),
        Progress::Cancelled => speech.t("episode-state-cancelled"),
        Progress::NoMeasuring => speech.t("episode-state-no-measuring"),
        Progress::NotAsked => speech.t("episode-state-not-asked"),
        Progress::NobodyIn => speech.t("episode-state-nobody-in"),
        Progress::ClientIn => speech.t("episode-state-client-in"),
        Progress::TherapistIn => speech.t("today-state-client-busy"),
        Progress::Open { talk: Talk::Open } | Progress::OpenAlone { talk: Talk::Open, .. } => {
            speech.t("today-state-open")
        }
        Progress::Open { talk: Talk::Discussed } | Progress::OpenAlone { talk: Talk::Discussed, .. } => {
            speech.t("episode-state-discussed")
        }
        Progress::Open { talk: Talk::Later } | Progress::OpenAlone { talk: Talk::Later, .. } => {
            speech.t("today-state-later")
        }
    }
}

/// The one thing to do next with this session; nothing if it is done.
fn next(speech: &Speech, today: &TodaySession, progress: Progress, weight: Weight) -> Option<Markup> {
    let path = |page: &str| format!("/sessions/{}{page}", today.session.id);
    let go = |label: String, page: &str| Some(link(weight, &label, &path(page)));
    match progress {
        Progress::Planned { .. } => Some(post(weight, &speech.t("today-start"), &path("/hold"), &[])),
        Progress::NobodyIn => go(speech.t("today-give"), ""),
        Progress::ClientIn => go(speech.t("episode-fill-in"), "/check"),
        Progress::TherapistIn => Some(link(Weight::Quiet, &speech.t("today-follow"), &path(""))),
        Progress::Open { talk: Talk::Open | Talk::Later }
        | Progress::OpenAlone { talk: Talk::Open | Talk::Later, .. } => {
            go(speech.t("episode-look-together"), "/reveal")
        }
        Progress::Open { talk: Talk::Discussed }
        | Progress::OpenAlone { talk: Talk::Discussed, .. }
        | Progress::NoMeasuring
        | Progress::NotAsked
        | Progress::Cancelled => None,
    }
}
