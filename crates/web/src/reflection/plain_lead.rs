//! The facilitator's view without script: the same commands as forms.

use super::live::say;
use super::plain::{asking, factors, one, time};
use super::plain_board;
use crate::shell::button::{Weight, link, submit};
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use alliance::clock::Timestamp;
use alliance::reflection::FACTOR_WORD_MOST;
use alliance::reflection::state::{Entry, Phase, State};
use alliance::reflection::template::{Collects, FACTORS_MOST, Shows};
use alliance::reflection::timer::Timer;
use alliance::reflection::view::Viewer;
use maud::{Markup, html};

/// The page.
pub(super) fn page(speech: &Speech, state: &State, code: &str, now: Timestamp) -> Markup {
    let path = format!("/w/{code}");
    let plain = |weight, key: &str, command: &str| {
        one(weight, &speech.t(key), &path, &[("t", command), ("as", "lead")])
    };
    html! {
        h1 dir="auto" { (state.template().title) }
        p { (super::code::shown(code)) " · " (say(speech, "people", &[("count", &state.people().len())])) }
        p { (link(Weight::Plain, &speech.t("reflection-open-screen"), &format!("{path}/screen"))) }
        (step(speech, state, &path, now))
        section class="card flow" {
            h2 { (speech.t("reflection-steps")) }
            ol class="unmarked step-list" {
                @for (number, step, _) in state.steps() {
                    @let is_here = state.phase() == Phase::Step(number);
                    li aria-current=[is_here.then_some("step")] {
                        (one(Weight::Plain, &step.title, &path, &[("t", "step.go"), ("as", "lead"), ("step", &number.to_string())]))
                    }
                }
            }
        }
        section class="card flow" {
            h2 { (speech.t("reflection-factors")) }
            (asking(&path, "factors.set", "", &html! {
                (hidden("as", "lead"))
                @for place in 0..FACTORS_MOST {
                    @let factor = state.factors().get(place);
                    @let (word, meaning) = (format!("word-{place}"), format!("meaning-{place}"));
                    @let number = place + 1;
                    (Field::new(Control::Text, &word, speech.with("reflection-factor-word", &[("number", &number)]))
                        .value(factor.map_or("", |factor| factor.word.as_str()))
                        .max_length(u32::try_from(FACTOR_WORD_MOST).expect("a short word")).autocomplete("off"))
                    (Field::new(Control::Text, &meaning, speech.with("reflection-factor-meaning", &[("number", &number)]))
                        .value(factor.and_then(|factor| factor.meaning.as_deref()).unwrap_or("")).autocomplete("off"))
                }
                (submit(Weight::Quiet, &speech.t("reflection-edit-keep")))
            }))
            (factors(speech, state))
        }
        section class="flow" {
            h2 { (speech.t("reflection-board")) }
            (plain_board::board(speech, state, Viewer::Facilitator, plain_board::May::Moderate, &path))
        }
        div class="actions" {
            @match state.entry() {
                Entry::Open => { (plain(Weight::Quiet, "reflection-lock", "room.lock")) }
                Entry::Locked => { (plain(Weight::Quiet, "reflection-unlock", "room.unlock")) }
            }
            (plain(Weight::Danger, "reflection-close", "room.close"))
        }
    }
}

fn step(speech: &Speech, state: &State, path: &str, now: Timestamp) -> Markup {
    let at = state.current();
    let next = at.map_or(0, |at| at.index() + 1);
    let known = at.and_then(|at| Some((at, state.step(at)?)));
    let ask = |weight, key: &str, command: &str| {
        one(weight, &speech.t(key), path, &[("t", command), ("as", "lead")])
    };
    html! {
        section class="card flow" {
            @if let Some((at, (step, progress))) = known {
                h2 dir="auto" { (step.title) }
                p class="prompt" dir="auto" { (step.prompt) }
                p { (time(speech, state.timer(), now)) }
                @match state.timer() {
                    Timer::Idle { .. } | Timer::Paused { .. } => { (ask(Weight::Quiet, "reflection-timer-start", "timer.start")) }
                    Timer::Running { .. } => { (ask(Weight::Quiet, "reflection-timer-pause", "timer.pause")) }
                }
                @let hides = matches!(step.collects, Collects::Votes { .. })
                    || (matches!(step.collects, Collects::Keywords | Collects::Notes) && step.shows != Shows::Live);
                @if hides && !progress.revealed {
                    (one(Weight::Quiet, &speech.t("reflection-reveal"), path, &[("t", "step.reveal"), ("as", "lead"), ("step", &at.to_string())]))
                }
                @if step.format.has_groups() { (ask(Weight::Quiet, "reflection-groups-draw", "groups.draw")) }
            } @else {
                h2 { (speech.t("reflection-lead-lobby")) }
                p { (speech.t("reflection-lead-lobby-line")) }
            }
            @if let Some(step) = state.template().steps.get(next) {
                @let sentence = if at.is_none() { "begin-with" } else { "next-is" };
                (one(Weight::Primary, &say(speech, sentence, &[("title", &step.title)]), path,
                    &[("t", "step.go"), ("as", "lead"), ("step", &next.to_string())]))
            }
        }
    }
}
