//! A signal on the case page: what happened, how sure, what changed around it, and what the two make of it.

use super::evidence::{Told, changes, how_sure, story};
use super::told;
use crate::shell::button::{Weight, link, submit_as};
use crate::shell::form::{hidden, once};
use crate::shell::language::Speech;
use crate::shell::part::{more, talk};
use alliance::Component;
use alliance::component::Perspective;
use alliance::episode::EpisodeState;
use alliance::ids::EpisodeId;
use alliance::reveal::Tension;
use alliance::signal::answer::REASON_MOST;
use alliance::signal::little::Little;
use alliance::signal::look::{Ground, Signal};
use maud::{Markup, html};

/// What the page of a case needs to let a signal be answered.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The episode.
    pub episode: EpisodeId,
    /// Whether it goes on.
    pub state: EpisodeState,
    /// The key of this page, from which each form has its own.
    pub once: &'a str,
}

/// How many cards stand open above the curves: nobody takes up more in one session, and the curves should stay in sight.
const CARDS_OPEN: usize = 2;

/// The signals that ask for a talk, one card each, the newest first; what is more than one can take up is folded away.
pub fn cards(speech: &Speech, told: Told<'_>, place: Place<'_>) -> Markup {
    // A mark alone has a card of its own above these, where the two say that they talked about it.
    let has_more =
        |signal: &&Signal| signal.grounds.iter().any(|ground| !matches!(ground, Ground::Mark { .. }));
    let asking: Vec<&Signal> = told.seen.asking().filter(has_more).collect();
    let (open, folded) = asking.split_at(asking.len().min(CARDS_OPEN));
    html! {
        @for signal in open { (card(speech, told, place, signal)) }
        @if !folded.is_empty() {
            (more(&speech.with("signal-more", &[("count", &folded.len())]), &html! {
                @for signal in folded { (card(speech, told, place, signal)) }
            }))
        }
    }
}

fn card(speech: &Speech, told: Told<'_>, place: Place<'_>, signal: &Signal) -> Markup {
    let body = html! {
        p { (story(speech, signal)) }
        (changes(speech, told, signal))
        (how_sure(speech, told, signal))
    };
    let right = html! {
        @if let Some(component) = signal.about.component { (questions(speech, component)) }
        (answers(speech, place, signal))
    };
    let title = match signal.about.component {
        Some(_) => speech.t("episode-openings"),
        None => speech.t("signal-what-now"),
    };
    talk(&speech.t("signal-eyebrow"), &heading(speech, signal), &body, &title, &right)
}

/// The sentence itself. It says what somebody answered, never what that means.
fn heading(speech: &Speech, signal: &Signal) -> String {
    let is_mark = |ground: &&Ground| matches!(ground, Ground::Mark { .. });
    let first = signal.grounds.iter().find(|ground| !is_mark(ground)).or_else(|| signal.grounds.first());
    let first = first.expect("a signal has a ground");
    let component = signal.about.component.map_or("", |component| component.as_str());
    match first {
        Ground::Mark { .. } => speech.t("signal-heading-mark"),
        Ground::Tension { who } => told::tension(speech, *who),
        Ground::Fall(fall) => match fall.perspective {
            Perspective::Client => speech.with("signal-heading-fall-client", &[("component", &component)]),
            Perspective::Therapist | Perspective::Observer => {
                speech.with("signal-heading-fall-therapist", &[("component", &component)])
            }
        },
        Ground::Difference(_) => speech.with("episode-heading-difference", &[("component", &component)]),
    }
}

fn questions(speech: &Speech, component: Component) -> Markup {
    html! {
        blockquote { (speech.t(&format!("episode-opening-{component}-1"))) }
        blockquote { (speech.t(&format!("episode-opening-{component}-2"))) }
    }
}

/// What the two can make of it: a rupture, talked about, not recognised.
pub(super) fn answers(speech: &Speech, place: Place<'_>, signal: &Signal) -> Markup {
    let action = format!("/sessions/{}/signals", signal.about.session);
    let component = signal.about.component.map_or("", |component| component.as_str());
    let start = |answer: &str| {
        let key = format!("{}-{}-{component}-{answer}", place.once, signal.session_number);
        html! { (once(&key)) (hidden("component", component)) }
    };
    html! {
        div class="talk-actions not-on-paper" {
            @if place.state == EpisodeState::Open {
                (link(Weight::Plain, &speech.t("signal-answer-rupture"), &rupture_href(place.episode, signal)))
            }
            form class="one-button" method="post" action=(action) {
                (start("discussed"))
                (submit_as(Weight::Plain, &speech.t("signal-answer-discussed"), "answer", "discussed"))
            }
        }
        div class="not-on-paper" {
            (more(&speech.t("signal-answer-not-recognised"), &html! {
                form method="post" action=(action) {
                    (start("not-recognised"))
                    // Of several on one page each has its own label around it.
                    div class="field" {
                        label {
                            (speech.t("signal-reason"))
                            textarea name="reason" rows="2" dir="auto" maxlength=(REASON_MOST) autocomplete="off" {}
                        }
                        p class="help" { (speech.with("signal-reason-help", &[("most", &REASON_MOST)])) }
                    }
                    (submit_as(Weight::Quiet, &speech.t("signal-answer-not-recognised-keep"), "answer", "not-recognised"))
                }
            }))
        }
    }
}

/// The way to writing it down as a rupture: from the signal, or from what the client said.
fn rupture_href(episode: EpisodeId, signal: &Signal) -> String {
    let (new, session) = (format!("/episodes/{episode}/ruptures"), signal.about.session);
    let first = signal.grounds.first().expect("a signal has a ground");
    let component = signal.about.component;
    let about = component.map_or_else(String::new, |component| format!("&component={component}"));
    match (first, component) {
        (Ground::Fall(fall), Some(component)) => {
            let perspective = fall.perspective;
            format!("{new}?from=signal&component={component}&perspective={perspective}&session={session}")
        }
        (Ground::Difference(_), Some(component)) => {
            format!("{new}?from=signal&component={component}&perspective=client&session={session}")
        }
        (Ground::Mark { .. } | Ground::Tension { who: Tension::Client | Tension::Both }, _) => {
            format!("{new}?from=client-mark{about}&session={session}")
        }
        (Ground::Tension { who: Tension::Therapist } | Ground::Fall(_) | Ground::Difference(_), _) => {
            format!("{new}?from=by-hand{about}&session={session}")
        }
    }
}

/// Where someone's scores say little, and how many sessions have to be measured before anything can be expected.
pub fn little(speech: &Speech, told: Told<'_>) -> Markup {
    let needed = Component::ALL
        .iter()
        .filter_map(|component| told.seen.line(Perspective::Client, *component))
        .map(|line| line.sessions_needed)
        .max()
        .unwrap_or(0);
    html! {
        @for one in &told.seen.look.little { p class="quiet-text" { (says_little(speech, one)) } }
        @if needed > 0 && told.course.has_components() {
            p class="quiet-text" { (speech.with("signal-needed", &[("count", &needed)])) }
        }
    }
}

fn says_little(speech: &Speech, little: &Little) -> String {
    let who = match little.perspective {
        Perspective::Client => "client",
        Perspective::Therapist | Perspective::Observer => "therapist",
    };
    let said = match little.kind {
        alliance::signal::little::LittleKind::Top => "signal-little-top",
        alliance::signal::little::LittleKind::Same => "signal-little-same",
    };
    speech.with(said, &[("who", &who), ("sessions", &little.sessions)])
}
