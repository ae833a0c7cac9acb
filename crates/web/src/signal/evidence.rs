//! What stands under a signal: what happened in numbers, what changed in the agreement, how sure this is.

use super::seen::Seen;
use super::told;
use crate::agreement::told as agreed;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::part::more;
use alliance::agreement::Agreement;
use alliance::agreement::changes::{Change, changes_between, one_per_point};
use alliance::component::Perspective;
use alliance::course::Course;
use alliance::session::Session;
use alliance::signal::difference::Difference;
use alliance::signal::known::RestsOn;
use alliance::signal::look::{Fall, Ground, Signal};
use maud::{Markup, html};

/// What a signal is told with.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What was seen.
    pub seen: &'a Seen,
    /// The course it was seen in.
    pub course: &'a Course,
    /// All sessions of the episode.
    pub sessions: &'a [Session],
    /// What the two agreed on.
    pub agreement: &'a Agreement,
}

/// The story of a signal: each ground in sentences, the weightiest first.
pub fn story(speech: &Speech, signal: &Signal) -> String {
    let mut sentences = vec![speech.with("episode-story-session", &[("number", &signal.session_number)])];
    for ground in &signal.grounds {
        match ground {
            Ground::Mark { .. } => sentences.push(speech.t("signal-story-mark")),
            // The heading says who felt it.
            Ground::Tension { .. } => sentences.push(speech.t("signal-story-tension")),
            Ground::Fall(fall) => sentences.push(fallen(speech, signal, fall)),
            Ground::Difference(difference) => sentences.push(apart(speech, difference)),
        }
    }
    sentences.join(" ")
}

fn fallen(speech: &Speech, signal: &Signal, fall: &Fall) -> String {
    let component = signal.about.component.map_or("", |component| component.as_str());
    let key = match fall.perspective {
        Perspective::Client => "signal-story-fall-client",
        Perspective::Therapist | Perspective::Observer => "signal-story-fall-therapist",
    };
    let lower = told::lower(speech, fall.from, fall.position);
    let what = speech.with(
        key,
        &[("component", &component), ("position", &fall.position), ("from", &fall.from), ("lower", &lower)],
    );
    let (low, high) = (fall.range.low, fall.range.high);
    let range = speech.with("signal-story-range", &[("low", &low), ("high", &high)]);
    let since = if fall.began == signal.session_number {
        speech.t("signal-story-began-now")
    } else {
        speech.with("signal-story-began", &[("number", &fall.began)])
    };
    format!("{what} {range} {since}")
}

fn apart(speech: &Speech, difference: &Difference) -> String {
    let size = number::score(speech.language(), (difference.client - difference.therapist).abs());
    let error = number::score(speech.language(), difference.standard_error);
    let what = speech.with(
        "signal-story-difference",
        &[
            ("client", &difference.client),
            ("therapist", &difference.therapist),
            ("size", &size),
            ("error", &error),
        ],
    );
    format!("{} {what}", speech.t(&format!("signal-direction-{}", difference.direction)))
}

/// How sure this is: how often it comes for nothing, and on what that rests.
pub fn how_sure(speech: &Speech, told: Told<'_>, signal: &Signal) -> Markup {
    let computed = signal.grounds.iter().any(|ground| match ground {
        Ground::Fall(_) | Ground::Difference(_) => true,
        Ground::Mark { .. } | Ground::Tension { .. } => false,
    });
    let sessions = told.seen.known.rate.ordinary_sessions();
    html! {
        p class="quiet-text" {
            @if computed {
                (speech.with("signal-sure", &[("sessions", &sessions)])) " " (rests_on(speech, told, signal)) " "
            } @else {
                (speech.t("signal-said")) " "
            }
            a href="/how#signals" { (speech.t("shell-computed")) }
        }
        (further(speech, signal))
    }
}

fn rests_on(speech: &Speech, told: Told<'_>, signal: &Signal) -> String {
    let component = signal.about.component;
    let perspective = signal.grounds.iter().find_map(|ground| match ground {
        Ground::Fall(fall) => Some(fall.perspective),
        Ground::Difference(_) => Some(Perspective::Client),
        Ground::Mark { .. } | Ground::Tension { .. } => None,
    });
    let Some((component, perspective)) = component.zip(perspective) else { return String::new() };
    match told.seen.known.get(perspective, component).rests_on {
        RestsOn::Usual { own } => speech.with("signal-rests-on-usual", &[("episodes", &own)]),
        RestsOn::Own { episodes } => speech.with("signal-rests-on-own", &[("episodes", &episodes)]),
    }
}

/// What published methods say of the same session, each with how often it is wrong.
fn further(speech: &Speech, signal: &Signal) -> Markup {
    let fall = signal.grounds.iter().find_map(|ground| match ground {
        Ground::Fall(fall) => Some(fall),
        Ground::Mark { .. } | Ground::Tension { .. } | Ground::Difference(_) => None,
    });
    let Some(fall) = fall else { return html! {} };
    more(
        &speech.t("signal-further"),
        &html! {
            @if fall.further.is_empty() {
                p { (speech.t("signal-further-none")) }
            } @else {
                ul {
                    @for method in &fall.further {
                        @let name = told::method(speech, *method);
                        @let sessions = method.ordinary_sessions();
                        li { (speech.with("signal-further-one", &[("method", &name), ("sessions", &sessions)])) }
                    }
                }
            }
        },
    )
}

/// What was changed in goals or tasks around the fall: told beside it, never as its cause.
pub fn changes(speech: &Speech, told: Told<'_>, signal: &Signal) -> Markup {
    let changes = match signal.about.component {
        Some(_) => changes_around(told, signal),
        None => Vec::new(),
    };
    html! {
        @if !changes.is_empty() {
            div class="since" {
                p { (speech.t("signal-changes")) }
                ul { @for change in &changes { li dir="auto" { (agreed::change(speech, change)) } } }
                p class="quiet-text" { (speech.t("agreement-fall-line")) }
            }
        }
    }
}

/// The changes of the signal's component from the session before it began until its own check opened.
fn changes_around<'a>(told: Told<'a>, signal: &Signal) -> Vec<Change<'a>> {
    let began = signal.grounds.iter().find_map(|ground| match ground {
        Ground::Fall(fall) => Some(fall.began_place),
        Ground::Mark { .. } | Ground::Tension { .. } | Ground::Difference(_) => None,
    });
    let before = began.unwrap_or(signal.place).checked_sub(1);
    let session = |place: usize| {
        let id = told.course.sessions[place].id;
        told.sessions.iter().find(|session| session.id == id)
    };
    let Some((before, at)) = before.and_then(session).zip(session(signal.place)) else { return Vec::new() };
    let of_it = |change: &Change<'_>| signal.about.component.is_none_or(|one| one == change.component());
    one_per_point(changes_between(told.agreement, before, at)).into_iter().filter(of_it).collect()
}
