//! Who it is about, how far the two are, and the one thing to do next.

use super::case::Case;
use crate::shell::button::{Weight, link, post};
use crate::shell::date::date_of;
use crate::shell::part::{breadcrumb, page_head};
use alliance::course::progress::Progress;
use alliance::episode::EpisodeState;
use alliance::session::{Session, SessionState};
use maud::{Markup, html};

pub(super) fn view(case: &Case<'_>) -> Markup {
    let speech = case.speech;
    let title = speech.with("client-name", &[("code", &case.case.client.code.as_str())]);
    html! {
        (breadcrumb(speech, &[(&speech.t("caseload-title"), "/caseload")]))
        (page_head(&title, Some(&line(case)), Some(&actions(case))))
    }
}

/// `Sessie 9 van 20 · individueel, experiëntieel`.
fn line(case: &Case<'_>) -> String {
    let (speech, episode) = (case.speech, &case.case.episode);
    let held = case.course.sessions.last().map(|session| session.number);
    let mut parts = vec![match (held, episode.planned_sessions) {
        (None, None) => speech.t("episode-no-session"),
        (None, Some(of)) => speech.with("episode-planned", &[("of", &of)]),
        (Some(number), Some(of)) if number <= of => {
            speech.with("episode-session-of", &[("number", &number), ("of", &of)])
        }
        (Some(number), Some(_) | None) => speech.with("episode-session", &[("number", &number)]),
    }];
    let format = speech.t(&format!("client-format-{}", episode.format));
    parts.push(match episode.model {
        None => format,
        Some(model) => format!("{format}, {}", speech.t(&format!("client-model-{model}"))),
    });
    if episode.number > 1 {
        parts.push(speech.with("episode-number", &[("number", &episode.number)]));
    }
    match episode.state {
        EpisodeState::Open => {}
        EpisodeState::Closed { at } => {
            parts.push(speech.with("episode-closed", &[("day", &crate::shell::date::day_of(speech, at))]));
        }
    }
    parts.join(" · ")
}

fn actions(case: &Case<'_>) -> Markup {
    let speech = case.speech;
    let settings = format!("/episodes/{}/settings", case.case.episode.id);
    let sessions = format!("/episodes/{}/sessions", case.case.episode.id);
    html! {
        (link(Weight::Quiet, &speech.t("episode-settings"), &settings))
        @if case.case.episode.state == EpisodeState::Open {
            (next(case, &sessions))
        }
    }
}

/// What comes next: go on with today's session, begin the planned one, or start another.
fn next(case: &Case<'_>, sessions: &str) -> Markup {
    let speech = case.speech;
    if let Some(session) = running(case) {
        let label = speech.with("episode-go-on", &[("number", &session.number)]);
        return link(Weight::Primary, &label, &format!("/sessions/{}", session.id));
    }
    let planned = case.sessions.iter().find(|session| matches!(session.state, SessionState::Planned { .. }));
    if let Some(session) = planned {
        let label = speech.with("episode-start", &[("number", &session.number)]);
        return post(Weight::Primary, &label, &format!("/sessions/{}/hold", session.id), &[]);
    }
    let number = case.sessions.iter().map(|session| session.number).max().map_or(1, |last| last + 1);
    let label = speech.with("episode-start", &[("number", &number)]);
    post(Weight::Primary, &label, sessions, &[("once", case.once), ("when", "now")])
}

/// The session of today that waits for a half.
fn running<'a>(case: &'a Case<'_>) -> Option<&'a Session> {
    let zone = case.speech.zone();
    let last = case.record.sessions.last()?;
    let held_at = last.session.state.held_at()?;
    let waits = match last.progress(case.now) {
        Progress::NobodyIn | Progress::ClientIn | Progress::TherapistIn => true,
        Progress::Planned { .. }
        | Progress::Cancelled
        | Progress::NoMeasuring
        | Progress::NotAsked
        | Progress::Open { .. }
        | Progress::OpenAlone { .. } => false,
    };
    (waits && date_of(zone, held_at) == date_of(zone, case.now)).then_some(&last.session)
}
