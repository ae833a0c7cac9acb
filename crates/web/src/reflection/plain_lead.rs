//! The facilitator's view without script: the same commands as forms. Each answers with the whole page as it then is.

use super::live::say;
use super::plain::{asking, factors, one, time};
use super::plain_crowd;
use super::{plain_board, sentence_of_format};
use crate::shell::button::{Weight, link, submit};
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use alliance::clock::Timestamp;
use alliance::reflection::command::Target;
use alliance::reflection::numbers::StepIndex;
use alliance::reflection::state::{Entry, Phase, Progress, State};
use alliance::reflection::template::{Authorship, Collects, FACTORS_MOST, Shows, Step, Weight as StepWeight};
use alliance::reflection::timer::Timer;
use alliance::reflection::view::Viewer;
use alliance::reflection::{FACTOR_WORD_MOST, NOTE_MOST};
use maud::{Markup, html};

/// How much time is given in one go, in minutes.
const MORE_MINUTES: [u16; 3] = [1, 2, 5];

/// The page; `before` is what the team came to the last time.
pub(super) fn page(speech: &Speech, state: &State, code: &str, now: Timestamp, before: &Markup) -> Markup {
    let path = format!("/w/{code}");
    let people = state.people().len();
    let people = say(speech, if people == 1 { "people-one" } else { "people" }, &[("count", &people)]);
    html! {
        h1 dir="auto" { (state.template().title) }
        p { (super::code::shown(code)) " · " (people) }
        div class="actions" {
            (link(Weight::Quiet, &speech.t("reflection-look-again"), ""))
            (link(Weight::Plain, &speech.t("reflection-open-screen"), &format!("{path}/screen")))
        }
        (step(speech, state, &path, now))
        section class="card flow" {
            h2 { (speech.t("reflection-steps")) }
            ol class="unmarked step-list" {
                @for (number, step, progress) in state.steps() { (row(speech, state, (number, step, progress), &path)) }
            }
        }
        (plain_crowd::groups(speech, state))
        (plain_crowd::people(speech, state, &path))
        (plain_crowd::parked(speech, state, &path))
        (chosen(speech, state, &path))
        section class="flow" {
            h2 { (speech.t("reflection-board")) }
            (plain_board::board(speech, state, Viewer::Facilitator, plain_board::May::Moderate, &path))
        }
        (plain_crowd::words(speech, state, &path))
        (before)
        (ending(speech, state, &path))
    }
}

/// A button that asks the room for something, as who leads.
pub(super) fn lead(weight: Weight, label: &str, path: &str, command: &str, about: &[(&str, &str)]) -> Markup {
    let mut hidden = vec![("t", command), ("as", "lead")];
    hidden.extend(about);
    one(weight, label, path, &hidden)
}

fn row(
    speech: &Speech,
    state: &State,
    (number, step, progress): (StepIndex, &Step, &Progress),
    path: &str,
) -> Markup {
    let is_here = state.phase() == Phase::Step(number);
    html! {
        li aria-current=[is_here.then_some("step")] {
            (lead(Weight::Plain, &step.title, path, "step.go", &[("step", &number.to_string())]))
            span class="quiet-text" {
                (say(speech, "minutes", &[("minutes", &u32::from(step.minutes))])) " · " (sentence_of_format(speech, step.format))
                @if step.weight == StepWeight::Optional { " · " (say(speech, "optional", &[])) }
                @if progress.begun && !is_here { " · " (say(speech, "step-begun", &[])) }
            }
            // What an earlier step collected can be shown later too.
            @if progress.begun && !is_here && hides(step) && !progress.revealed {
                (lead(Weight::Quiet, &speech.with("reflection-reveal-of", &[("title", &step.title)]), path, "step.reveal", &[("step", &number.to_string())]))
            }
        }
    }
}

/// Whether a step hides what it collects until it is revealed.
fn hides(step: &Step) -> bool {
    match step.collects {
        Collects::Votes { .. } => true,
        Collects::Keywords | Collects::Notes => step.shows != Shows::Live,
        Collects::Talk | Collects::Clusters | Collects::Factors | Collects::Intentions => false,
    }
}

fn writes(step: &Step) -> bool {
    match step.collects {
        Collects::Keywords | Collects::Notes => true,
        Collects::Talk
        | Collects::Clusters
        | Collects::Votes { .. }
        | Collects::Factors
        | Collects::Intentions => false,
    }
}

fn step(speech: &Speech, state: &State, path: &str, now: Timestamp) -> Markup {
    let at = state.current();
    let known = at.and_then(|at| Some((at, state.step(at)?)));
    html! {
        section class="card flow" {
            @if let Some((at, (step, progress))) = known { (now_playing(speech, state, (at, step, progress), path, now)) }
            @else {
                h2 { (speech.t("reflection-lead-lobby")) }
                p { (speech.t("reflection-lead-lobby-line")) }
            }
            (onward(speech, state, path))
        }
    }
}

fn now_playing(
    speech: &Speech,
    state: &State,
    (at, step, progress): (StepIndex, &Step, &Progress),
    path: &str,
    now: Timestamp,
) -> Markup {
    let number = at.number().to_string();
    let ask = |key: &str, command: &str, about: &[(&str, &str)]| {
        lead(Weight::Quiet, &speech.t(key), path, command, about)
    };
    let notes = state.note_count(at);
    let authorship = match progress.authorship {
        Authorship::Anonymous => "authorship-anonymous",
        Authorship::Named => "authorship-named",
    };
    html! {
        p class="eyebrow" { (say(speech, "step-of", &[("number", &(at.index() + 1)), ("of", &state.template().steps.len())])) }
        h2 dir="auto" { (step.title) }
        p class="prompt" dir="auto" { (step.prompt) }
        p { (time(speech, state.timer(), now)) }
        div class="tool-row" role="group" aria-label=(speech.t("reflection-timer")) {
            @match state.timer() {
                Timer::Idle { .. } | Timer::Paused { .. } => { (ask("reflection-timer-start", "timer.start", &[])) }
                Timer::Running { .. } => { (ask("reflection-timer-pause", "timer.pause", &[])) }
            }
            @for minutes in MORE_MINUTES {
                @let label = speech.with("reflection-timer-add", &[("minutes", &u32::from(minutes))]);
                (lead(Weight::Quiet, &label, path, "timer.add", &[("minutes", &minutes.to_string())]))
            }
        }
        ul class="unmarked lead-counts" {
            li { (say(speech, "ready-count", &[("ready", &state.ready().len()), ("here", &state.people().len())])) }
            @if writes(step) {
                li { (say(speech, "written-count", &[("count", &notes)])) }
                li { (say(speech, authorship, &[])) }
            }
            @if let Collects::Votes { .. } = step.collects {
                li { (say(speech, "voted-count", &[("count", &state.voter_count(at)), ("here", &state.people().len())])) }
            }
        }
        @if writes(step) && notes == 0 && !progress.revealed {
            @let other = match progress.authorship {
                Authorship::Anonymous => Authorship::Named,
                Authorship::Named => Authorship::Anonymous,
            };
            (ask(&format!("reflection-authorship-choose-{other}"), "step.authorship", &[("step", &number), ("authorship", other.as_str())]))
        }
        @if writes(step) {
            (asking(path, "note.add", "", &html! {
                (hidden("as", "lead"))
                (hidden("step", &number))
                (Field::new(Control::Text, "text", speech.t("reflection-lead-note"))
                    .max_length(u32::try_from(NOTE_MOST).expect("a short text")).autocomplete("off").required())
                (submit(Weight::Quiet, &speech.t("reflection-lead-note-add")))
            }))
        }
        @if hides(step) {
            @if progress.revealed { p class="notice saved" { (speech.t("reflection-revealed")) } }
            @else { (ask("reflection-reveal", "step.reveal", &[("step", &number)])) }
        }
        @if step.format.has_groups() && step.groups.is_empty() { (ask("reflection-groups-draw", "groups.draw", &[])) }
    }
}

/// On to the next step, past one that may be left out, or back.
fn onward(speech: &Speech, state: &State, path: &str) -> Markup {
    let at = state.current().map(StepIndex::index);
    let next = at.map_or(0, |at| at + 1);
    let steps = &state.template().steps;
    let may_skip = steps.get(next).is_some_and(|step| step.weight == StepWeight::Optional);
    let go = |weight: Weight, sentence: &str, to: Option<usize>| {
        let step = to.and_then(|to| Some((to, steps.get(to)?)));
        html! {
            @if let Some((to, step)) = step {
                (lead(weight, &say(speech, sentence, &[("title", &step.title)]), path, "step.go", &[("step", &to.to_string())]))
            }
        }
    };
    html! {
        div class="actions" {
            (go(Weight::Primary, if at.is_none() { "begin-with" } else { "next-is" }, Some(next)))
            (go(Weight::Quiet, "skip-to", may_skip.then_some(next + 1)))
            (go(Weight::Plain, "back-to", at.and_then(|at| at.checked_sub(1))))
        }
        @if at.is_some() && next >= steps.len() { p class="quiet-text" { (speech.t("reflection-last-step")) } }
    }
}

/// The factors: a row for each. A cluster is taken over by its name.
fn chosen(speech: &Speech, state: &State, path: &str) -> Markup {
    let is_open = !state.are_factors_locked();
    html! {
        section class="card flow" {
            h2 { (speech.t("reflection-factors")) }
            @if is_open {
                p class="quiet-text" { (speech.t("reflection-factors-help")) }
                (asking(path, "factors.set", "", &html! {
                    (hidden("as", "lead"))
                    ol class="factor-rows" { @for place in 0..FACTORS_MOST { li { (factor(speech, state, place)) } } }
                    (submit(Weight::Quiet, &speech.t("reflection-factors-keep")))
                }))
                (take_over(speech, state, path))
                @if !state.factors().is_empty() {
                    (lead(Weight::Quiet, &speech.t("reflection-factors-lock"), path, "factors.lock", &[]))
                }
            } @else {
                (factors(speech, state))
                (lead(Weight::Quiet, &speech.t("reflection-factors-unlock"), path, "factors.unlock", &[]))
            }
        }
    }
}

fn factor(speech: &Speech, state: &State, place: usize) -> Markup {
    let factor = state.factors().get(place);
    let [word, meaning, cluster] = ["word", "meaning", "from"].map(|part| format!("{part}-{place}"));
    let number = place + 1;
    let most = |most: usize| u32::try_from(most).expect("a short text");
    html! {
        (Field::new(Control::Text, &word, speech.with("reflection-factor-word", &[("number", &number)]))
            .value(factor.map_or("", |factor| factor.word.as_str())).max_length(most(FACTOR_WORD_MOST)).autocomplete("off"))
        (Field::new(Control::Text, &meaning, speech.with("reflection-factor-meaning", &[("number", &number)]))
            .value(factor.and_then(|factor| factor.meaning.as_deref()).unwrap_or("")).max_length(most(NOTE_MOST)).autocomplete("off"))
        @if let Some(from) = factor.and_then(|factor| factor.cluster) { (hidden(&cluster, &from.to_string())) }
    }
}

/// A cluster as the next factor: all that are there, and this one.
fn take_over(speech: &Speech, state: &State, path: &str) -> Markup {
    let taken = state.factors().iter().filter_map(|factor| factor.cluster);
    let taken: Vec<_> = taken.collect();
    let left: Vec<_> = state.clusters().iter().filter(|(number, _)| !taken.contains(number)).collect();
    let has_room = state.factors().len() < FACTORS_MOST;
    html! {
        @if has_room && !left.is_empty() {
            p { (speech.t("reflection-factors-take-over")) }
            ul class="unmarked take-over-list" {
                @for (number, cluster) in left {
                    @let dots = plain_board::dots_on(state, Target::Cluster(*number));
                    @let label = if dots == 0 { cluster.name.clone() } else {
                        say(speech, "take-over-dots", &[("name", &cluster.name), ("count", &dots)])
                    };
                    li {
                        form class="one-button" method="post" action={ (path) "/do" } {
                            (hidden("t", "factors.set")) (hidden("as", "lead"))
                            @for (place, factor) in state.factors().iter().enumerate() {
                                (hidden(&format!("word-{place}"), &factor.word))
                                (hidden(&format!("meaning-{place}"), factor.meaning.as_deref().unwrap_or("")))
                                @if let Some(from) = factor.cluster { (hidden(&format!("from-{place}"), &from.to_string())) }
                            }
                            @let place = state.factors().len();
                            (hidden(&format!("word-{place}"), &cluster.name))
                            (hidden(&format!("from-{place}"), &number.to_string()))
                            (submit(Weight::Quiet, &label))
                        }
                    }
                }
            }
        }
    }
}

fn ending(speech: &Speech, state: &State, path: &str) -> Markup {
    html! {
        section class="card flow" {
            h2 { (speech.t("reflection-ending")) }
            @match state.entry() {
                Entry::Open => { (lead(Weight::Quiet, &speech.t("reflection-lock"), path, "room.lock", &[])) }
                Entry::Locked => {
                    p class="quiet-text" { (speech.t("reflection-locked-lead")) }
                    (lead(Weight::Quiet, &speech.t("reflection-unlock"), path, "room.unlock", &[]))
                }
            }
            // It cannot be taken back, so one opens it first.
            details class="more" {
                summary { (speech.t("reflection-close")) }
                div {
                    p { (speech.t("reflection-ending-line")) }
                    (lead(Weight::Danger, &speech.t("reflection-close-sure"), path, "room.close", &[]))
                }
            }
        }
    }
}
