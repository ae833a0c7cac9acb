//! A room without script: the same question, the same board, as forms and lists. Nothing moves by itself; a link looks again.

use super::live::say;
use super::plain_board;
use crate::shell::button::{Weight, link, post, submit};
use crate::shell::choice::{Ticked, tick};
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice, who_sees};
use alliance::clock::{MINUTE_MS, Timestamp};
use alliance::reflection::command::{Readiness, Sharing};
use alliance::reflection::numbers::{PersonNumber, StepIndex};
use alliance::reflection::state::{Intention, Phase, Progress, State, Voice};
use alliance::reflection::template::{Authorship, Collects, Format, Shows, Step};
use alliance::reflection::timer::Timer;
use alliance::reflection::view::{Mine, Viewer};
use alliance::reflection::{INTENTION_MOST, KEYWORD_MOST, NOTE_MOST};
use maud::{Markup, html};

/// A form that asks the room for something; the server makes it the command a script would send.
pub(super) fn asking(path: &str, command: &str, key: &str, body: &Markup) -> Markup {
    html! {
        form class="flow" method="post" action={ (path) "/do" } {
            (hidden("t", command))
            (hidden("cid", key))
            (body)
        }
    }
}

/// A form of one button.
pub(super) fn one(weight: Weight, label: &str, path: &str, hidden: &[(&str, &str)]) -> Markup {
    post(weight, label, &format!("{path}/do"), hidden)
}

/// The time, in words.
pub(super) fn time(speech: &Speech, timer: Timer, now: Timestamp) -> String {
    let left = timer.left_ms(now);
    match timer {
        Timer::Idle { .. } => say(speech, "timer-idle", &[]),
        Timer::Paused { .. } => say(speech, "timer-paused", &[]),
        Timer::Running { .. } if left <= 0 => say(speech, "timer-over", &[]),
        Timer::Running { .. } if left <= MINUTE_MS => say(speech, "timer-soon", &[]),
        Timer::Running { .. } => {
            let minutes = (left + MINUTE_MS - 1) / MINUTE_MS;
            say(speech, "timer-left", &[("minutes", &minutes)])
        }
    }
}

/// The phone.
pub(super) fn phone(
    speech: &Speech,
    state: &State,
    person: PersonNumber,
    path: &str,
    remind: &Markup,
) -> Markup {
    let mine = state.mine(person);
    html! {
        p class="room-title" dir="auto" { (state.template().title) }
        @match (state.phase(), &mine) {
            (Phase::Step(at), Some(mine)) => {
                @if let Some((step, progress)) = state.step(at) {
                    (step_of(speech, state, mine, (at, step, progress), path))
                    @if step.collects == Collects::Intentions { section class="card flow" { (remind) } }
                }
            }
            (Phase::Lobby, _) | (Phase::Step(_), None) => {
                h1 { (speech.t("reflection-lobby-title")) }
                p { (speech.t("reflection-lobby-line")) }
            }
            (Phase::Closed, _) => {
                h1 { (speech.t("reflection-closed-title")) }
                p { (speech.t("reflection-closed-line")) }
                (factors(speech, state))
                @if let Some(kept) = mine.as_ref().and_then(|mine| mine.intention.as_ref()) { (kept_intention(speech, kept)) }
                section class="card flow" { (remind) }
            }
        }
        div class="actions" {
            (link(Weight::Quiet, &speech.t("reflection-look-again"), path))
            (link(Weight::Plain, &speech.t("reflection-board-look"), &format!("{path}/board")))
        }
    }
}

/// The factors, as a list.
pub(super) fn factors(speech: &Speech, state: &State) -> Markup {
    html! {
        @if !state.factors().is_empty() {
            section class="flow" {
                h2 { (speech.t("reflection-factors")) }
                ol class="unmarked factor-list" {
                    @for factor in state.factors() {
                        li { strong dir="auto" { (factor.word) } @if let Some(meaning) = &factor.meaning { " " span dir="auto" { (meaning) } } }
                    }
                }
            }
        }
    }
}

fn step_of(
    speech: &Speech,
    state: &State,
    mine: &Mine,
    (at, step, progress): (StepIndex, &Step, &Progress),
    path: &str,
) -> Markup {
    let number = at.index() + 1;
    let of = state.template().steps.len();
    let lang = state.template().language.as_str();
    html! {
        p class="eyebrow" { (say(speech, "step-of", &[("number", &number), ("of", &of)])) }
        h1 dir="auto" lang=(lang) { (step.title) }
        p class="prompt" dir="auto" lang=(lang) { (step.prompt) }
        @if mine.voice == Voice::Muted { (notice(Tone::Alert, None, &html! { p { (speech.t("reflection-muted")) } })) }
        (group(speech, mine, step, path))
        @match step.collects {
            Collects::Talk => { p { (speech.t("reflection-talk-line")) } }
            Collects::Keywords | Collects::Notes => {
                (notes(speech, mine, (at, step, progress), path))
                (plain_board::of_step(speech, state, at))
            }
            Collects::Clusters => { p { (speech.t("reflection-clusters-line")) } }
            Collects::Votes { .. } => { (plain_board::votes(speech, state, mine, (at, step, progress), path)) }
            Collects::Factors => { p { (speech.t("reflection-factors-line")) } (factors(speech, state)) }
            Collects::Intentions => { (intention(speech, mine, path)) }
        }
        @if step.format != Format::Plenary {
            @let (ready, label) = match mine.readiness {
                Readiness::Busy => ("yes", "reflection-ready"),
                Readiness::Done => ("no", "reflection-not-ready"),
            };
            (one(Weight::Quiet, &speech.t(label), path, &[("t", "ready.set"), ("ready", ready)]))
        }
    }
}

fn group(speech: &Speech, mine: &Mine, step: &Step, path: &str) -> Markup {
    let own = mine.group.as_ref();
    html! {
        @if let Some(group) = own {
            @let names: Vec<String> = group.members.iter().filter(|(member, _)| *member != mine.person)
                .map(|(_, name)| name.clone().unwrap_or_else(|| say(speech, "somebody", &[]))).collect();
            div class="notice info" {
                p class="notice-title" dir="auto" {
                    @match (&group.name, group.number) {
                        (Some(name), _) => { (name) }
                        (None, Some(number)) => { (say(speech, "group-number", &[("number", &number.number())])) }
                        (None, None) => { (say(speech, "group-waits", &[])) }
                    }
                }
                p dir="auto" {
                    @if names.is_empty() { (say(speech, "group-alone", &[])) }
                    @else { (say(speech, "group-with", &[("names", &names.join(", "))])) }
                }
            }
        }
        @if step.format == Format::Named {
            p { (speech.t("reflection-choose-group")) }
            ul class="unmarked choice-list" {
                @for (place, name) in (1_u32..).zip(&step.groups) {
                    li { (one(Weight::Quiet, name, path, &[("t", "group.choose"), ("group", &place.to_string())])) }
                }
            }
        }
    }
}

fn notes(
    speech: &Speech,
    mine: &Mine,
    (at, step, progress): (StepIndex, &Step, &Progress),
    path: &str,
) -> Markup {
    let is_keyword = step.collects == Collects::Keywords;
    let (label, send) = if is_keyword {
        ("reflection-keyword", "reflection-keyword-send")
    } else {
        ("reflection-note-new", "reflection-note-send")
    };
    let (control, most) =
        if is_keyword { (Control::Text, KEYWORD_MOST) } else { (Control::Lines(3), NOTE_MOST) };
    let most = u32::try_from(most).expect("a short text");
    let at = at.number().to_string();
    let sees = match step.shows {
        Shows::Live => "sees-everybody",
        Shows::Own | Shows::Group if progress.revealed => "sees-everybody",
        Shows::Group => "sees-group",
        Shows::Own => "sees-later",
    };
    let authorship = match progress.authorship {
        Authorship::Anonymous => "authorship-anonymous",
        Authorship::Named => "authorship-named",
    };
    let field = Field::new(control, "text", speech.t(label)).max_length(most).autocomplete("off").required();
    html! {
        (asking(path, "note.add", "", &html! {
            (hidden("step", &at))
            (field)
            (who_sees(speech, &format!("{} {}", say(speech, sees, &[]), say(speech, authorship, &[]))))
            (submit(Weight::Primary, &speech.t(send)))
        }))
        @let own: Vec<_> = mine.notes.iter().filter(|note| note.step.number().to_string() == at).collect();
        @if !own.is_empty() {
            h2 { (speech.t("reflection-own-notes")) }
            ul class="unmarked own-list" {
                @for note in own {
                    li class="own-note" {
                        p dir="auto" { (note.text.clone().unwrap_or_else(|| say(speech, "hidden-note", &[]))) }
                        @if note.mine {
                            (one(Weight::Plain, &speech.t("reflection-act-drop-note"), path,
                                &[("t", "note.drop"), ("note", &note.number.to_string())]))
                        }
                    }
                }
            }
        }
    }
}

fn kept_intention(speech: &Speech, kept: &Intention) -> Markup {
    let whom = match kept.sharing {
        Sharing::Shared => "intention-shared",
        Sharing::Private => "intention-private",
    };
    notice(Tone::Saved, Some(&say(speech, whom, &[])), &html! { p dir="auto" { (kept.text) } })
}

fn intention(speech: &Speech, mine: &Mine, path: &str) -> Markup {
    let kept = mine.intention.as_ref();
    let text = kept.map_or("", |kept| kept.text.as_str());
    let shared = kept.is_some_and(|kept| kept.sharing == Sharing::Shared);
    let most = u32::try_from(INTENTION_MOST).expect("a short text");
    let field = Field::new(Control::Lines(3), "text", speech.t("reflection-intention-field"));
    html! {
        @if let Some(kept) = kept { (kept_intention(speech, kept)) }
        (asking(path, "intention.set", "", &html! {
            (field.value(text).max_length(most).autocomplete("off").required())
            (tick("shared", &speech.t("reflection-intention-share"), None, if shared { Ticked::Yes } else { Ticked::No }))
            (who_sees(speech, &speech.t("reflection-intention-who-sees")))
            (submit(Weight::Primary, &speech.t("reflection-intention-keep")))
        }))
    }
}

/// The board as a list, for who takes part; where the step groups notes, with the forms to do so.
pub(super) fn board(speech: &Speech, state: &State, person: PersonNumber, path: &str) -> Markup {
    let groups = state
        .current()
        .and_then(|at| state.step(at))
        .is_some_and(|(step, _)| step.collects == Collects::Clusters);
    let may = if groups { plain_board::May::Arrange } else { plain_board::May::Read };
    let is_here = state.people().contains_key(&person);
    html! {
        h1 { (speech.t("reflection-board")) }
        (plain_board::board(speech, state, Viewer::Public, if is_here { may } else { plain_board::May::Read }, path))
        (factors(speech, state))
        div class="actions" {
            (link(Weight::Quiet, &speech.t("reflection-look-again"), &format!("{path}/board")))
            (link(Weight::Plain, &speech.t("reflection-to-phone"), path))
        }
    }
}

/// The wall.
pub(super) fn wall(speech: &Speech, state: &State, now: Timestamp) -> Markup {
    let step = state.current().and_then(|at| Some((at, state.step(at)?)));
    html! {
        h1 dir="auto" { (state.template().title) }
        @if let Some((at, (step, _))) = step {
            h2 dir="auto" { (at.index() + 1) ". " (step.title) }
            p class="prompt" dir="auto" { (step.prompt) }
            p { (time(speech, state.timer(), now)) }
        }
        (factors(speech, state))
        (plain_board::board(speech, state, Viewer::Public, plain_board::May::Read, ""))
    }
}
