//! The signals that ask no more, with what was made of them: they stay to be looked back at.

use super::card::{Place, answers};
use super::evidence::Told;
use super::told;
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::part::more;
use alliance::signal::answer::{Answer, Answered};
use alliance::signal::asking::Asking;
use alliance::signal::look::Signal;
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// The list, folded away; nothing where there is none.
pub fn list(speech: &Speech, told: Told<'_>, place: Place<'_>, case: &EpisodeCase) -> Markup {
    let past: Vec<&Signal> = told.seen.past().collect();
    let title = speech.with("signal-past", &[("count", &past.len())]);
    html! {
        @if !past.is_empty() {
            (more(&title, &html! {
                ul class="signal-list" { @for signal in past { li { (one(speech, told, place, case, signal)) } } }
            }))
        }
    }
}

fn one(speech: &Speech, told: Told<'_>, place: Place<'_>, case: &EpisodeCase, signal: &Signal) -> Markup {
    let session = speech.with("episode-story-session", &[("number", &signal.session_number)]);
    html! {
        p { (session) " " (told::asking(speech, Asking::from(signal))) "." }
        @match signal.answer(&told.seen.answered) {
            Some(answered) => {
                (said(speech, case, answered))
                (more(&speech.t("signal-answer-again"), &answers(speech, place, signal)))
            }
            None => {
                p class="quiet-text" { (speech.t("signal-past-unanswered")) }
                (answers(speech, place, signal))
            }
        }
    }
}

/// What was made of it, by whom and when.
fn said(speech: &Speech, case: &EpisodeCase, answered: &Answered) -> Markup {
    let by = case.therapists.iter().find(|therapist| therapist.member == answered.by);
    let name = by.map_or_else(|| speech.t("signal-someone"), |therapist| therapist.shown_name.clone());
    let answer = speech.t(&format!("signal-answered-{}", answered.answer.kind()));
    let day = date::day_of(speech, answered.at);
    html! {
        p class="quiet-text" {
            (speech.with("signal-answered", &[("answer", &answer), ("name", &name), ("day", &day)]))
            @match answered.answer {
                Answer::Rupture(rupture) => {
                    " " a href=(format!("/ruptures/{rupture}")) { (speech.t("signal-to-rupture")) }
                }
                Answer::Discussed | Answer::NotRecognised => {}
            }
        }
        @if let Some(reason) = &answered.reason { p class="typed" dir="auto" { (reason) } }
    }
}
