//! The sessions of the episode, the last first, each with where it stands.

use super::case::Case;
use crate::shell::button::{Weight, link};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::part::{Meaning, more, tag};
use crate::shell::table::{Align, Table};
use alliance::Perspective;
use alliance::caseload::{Halves, Talk};
use alliance::course::SessionHalves;
use alliance::course::progress::Progress;
use alliance::episode::EpisodeState;
use alliance::session::{Session, SessionState};
use maud::{Markup, html};

/// How many sessions stand open; the rest is folded away.
const SHOWN: usize = 6;

pub(super) fn view(case: &Case<'_>) -> Markup {
    let speech = case.speech;
    let mut sessions: Vec<SessionHalves> =
        case.sessions.iter().map(|session| halves(case, session)).collect();
    sessions.reverse();
    let (shown, folded) = sessions.split_at(sessions.len().min(SHOWN));
    html! {
        section class="card sessions" {
            h2 { (speech.t("episode-sessions")) }
            @if shown.is_empty() { p { (speech.t("episode-no-session")) } } @else { (table(case, shown)) }
            @if !folded.is_empty() {
                (more(&speech.with("episode-earlier", &[("count", &folded.len())]), &html! { (table(case, folded)) }))
            }
            @if case.case.episode.state == EpisodeState::Open {
                @let href = format!("/episodes/{}/sessions", case.case.episode.id);
                p class="not-on-paper" { (link(Weight::Plain, &speech.t("episode-plan"), &href)) }
            }
        }
    }
}

fn halves(case: &Case<'_>, session: &Session) -> SessionHalves {
    let known = case.record.sessions.iter().find(|known| known.session.id == session.id);
    known.cloned().unwrap_or_else(|| SessionHalves { session: session.clone(), halves: Halves::None })
}

fn table(case: &Case<'_>, sessions: &[SessionHalves]) -> Table {
    let speech = case.speech;
    let table = Table::new(speech.t("episode-sessions"))
        .caption_unseen()
        .column(Align::Words, speech.t("episode-column-session"))
        .column(Align::Words, speech.t("episode-column-day"))
        .column(Align::Words, speech.t("episode-column-state"));
    sessions.iter().fold(table, |table, halves| {
        let session = &halves.session;
        let progress = halves.progress(case.now);
        let name = speech.with("episode-session", &[("number", &session.number)]);
        table.row(vec![
            html! { @match href(session, progress) {
                None => { (name) }
                Some(href) => { a href=(href) { (name) } }
            } },
            html! { (day(speech, session)) },
            state(speech, progress),
        ])
    })
}

/// Where a session's name leads: to what is open, or to the session itself; nowhere if there is nothing to see.
fn href(session: &Session, progress: Progress) -> Option<String> {
    match progress {
        Progress::Open { .. } | Progress::OpenAlone { .. } => {
            Some(format!("/sessions/{}/reveal", session.id))
        }
        Progress::Planned { .. }
        | Progress::NoMeasuring
        | Progress::NobodyIn
        | Progress::ClientIn
        | Progress::TherapistIn => Some(format!("/sessions/{}", session.id)),
        Progress::Cancelled | Progress::NotAsked => None,
    }
}

fn day(speech: &Speech, session: &Session) -> String {
    match session.state {
        SessionState::Held { at } => date::day_of(speech, at),
        SessionState::Planned { at: Some(at) } => {
            let day = date::day_in_year(speech, date::date_of(speech.zone(), at));
            format!("{day}, {}", date::time_of(speech, at))
        }
        SessionState::Planned { at: None } => number::ABSENT.to_owned(),
        SessionState::Cancelled { at } => date::day_of(speech, at),
    }
}

fn state(speech: &Speech, progress: Progress) -> Markup {
    let said = |text: String| html! { span class="quiet-text" { (text) } };
    let talk = |talk: Talk| match talk {
        Talk::Open => tag(Meaning::ToDiscuss, &speech.t("episode-state-open")),
        Talk::Discussed => tag(Meaning::Settled, &speech.t("episode-state-discussed")),
        Talk::Later => tag(Meaning::Plain, &speech.t("episode-state-later")),
    };
    match progress {
        Progress::Planned { .. } => tag(Meaning::Plain, &speech.t("episode-state-planned")),
        Progress::Cancelled => said(speech.t("episode-state-cancelled")),
        Progress::NoMeasuring => said(speech.t("episode-state-no-measuring")),
        Progress::NotAsked => said(speech.t("episode-state-not-asked")),
        Progress::NobodyIn => said(speech.t("episode-state-nobody-in")),
        Progress::ClientIn => said(speech.t("episode-state-client-in")),
        Progress::TherapistIn => said(speech.t("episode-state-therapist-in")),
        Progress::Open { talk: of } => talk(of),
        Progress::OpenAlone { present, talk: of } => {
            let who = match present {
                Perspective::Client => speech.t("episode-state-alone-client"),
                Perspective::Therapist | Perspective::Observer => speech.t("episode-state-alone-therapist"),
            };
            html! {
                // That one half is there is no reproach to talk about it.
                @match of { Talk::Open => {} Talk::Discussed | Talk::Later => { (talk(of)) " " } }
                (said(who))
            }
        }
    }
}
