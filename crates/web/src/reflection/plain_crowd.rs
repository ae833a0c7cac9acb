//! What the facilitator does with people, late notes and recurring words, without script.

use super::live::say;
use super::plain::asking;
use super::plain_lead::lead;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use alliance::reflection::numbers::PersonNumber;
use alliance::reflection::recurring;
use alliance::reflection::state::{Group, Person, Standing, State, Voice};
use maud::{Markup, html};

/// A group by its name, or by its number.
fn called(speech: &Speech, group: &Group) -> String {
    match &group.name {
        Some(name) => name.clone(),
        None => say(speech, "group-number", &[("number", &group.number.number())]),
    }
}

/// The groups of the step in front, with who sits in them.
pub(super) fn groups(speech: &Speech, state: &State) -> Markup {
    let step = state.current().filter(|at| state.step(*at).is_some_and(|(step, _)| step.format.has_groups()));
    let seating = step.and_then(|at| state.step(at)?.1.seating.as_ref());
    let name = |person: &PersonNumber| {
        let name = state.people().get(person).and_then(|known| known.name.clone());
        name.unwrap_or_else(|| say(speech, "somebody", &[]))
    };
    html! {
        @if let Some(seating) = seating {
            section class="card flow" {
                h2 { (speech.t("reflection-groups")) }
                ul class="unmarked group-list" {
                    @for group in &seating.groups {
                        @let names: Vec<String> = group.members.iter().map(name).collect();
                        li { strong dir="auto" { (called(speech, group)) } " " span dir="auto" { @if names.is_empty() { "–" } @else { (names.join(", ")) } } }
                    }
                }
                @if !seating.waiting.is_empty() {
                    p class="quiet-text" { (say(speech, "waiting-count", &[("count", &seating.waiting.len())])) }
                }
            }
        }
    }
}

/// Who takes part: each can be put into a group, and asked to wait.
pub(super) fn people(speech: &Speech, state: &State, path: &str) -> Markup {
    html! {
        @if !state.people().is_empty() {
            section class="card flow" {
                h2 { (speech.t("reflection-people")) }
                ul class="unmarked people-list" {
                    @for (number, person) in state.people() { (one_person(speech, state, *number, person, path)) }
                }
            }
        }
    }
}

fn one_person(speech: &Speech, state: &State, number: PersonNumber, person: &Person, path: &str) -> Markup {
    let name = match &person.name {
        Some(name) => name.clone(),
        None => say(speech, "somebody-number", &[("number", &number.number())]),
    };
    let number_said = number.to_string();
    let (command, label) = match person.voice {
        Voice::Free => ("person.mute", "reflection-mute"),
        Voice::Muted => ("person.unmute", "reflection-unmute"),
    };
    let seating = state.current().and_then(|at| state.step(at)?.1.seating.as_ref());
    let groups: Vec<(String, String)> = seating
        .into_iter()
        .flat_map(|seating| &seating.groups)
        .map(|group| (group.number.number().to_string(), called(speech, group)))
        .collect();
    let options: Vec<(&str, &str)> =
        groups.iter().map(|(number, name)| (number.as_str(), name.as_str())).collect();
    let own = seating.and_then(|seating| seating.of(number)).map(|group| group.number().to_string());
    html! {
        li {
            details class="more" {
                summary {
                    span dir="auto" { (name) }
                    @if person.voice == Voice::Muted { span class="quiet-text" { " " (say(speech, "person-muted", &[])) } }
                }
                div {
                    (lead(Weight::Plain, &speech.t(label), path, command, &[("person", &number_said)]))
                    @if !options.is_empty() {
                        (asking(path, "groups.place", "", &html! {
                            (hidden("as", "lead"))
                            (hidden("person", &number_said))
                            (Field::new(Control::Select(&options), "group", say(speech, "place-about", &[("about", &name)])).value(own.unwrap_or_default()).among(&number_said))
                            (submit(Weight::Quiet, &speech.t("reflection-act-place")))
                        }))
                    }
                }
            }
        }
    }
}

/// Notes that came too late; only who leads sees them.
pub(super) fn parked(speech: &Speech, state: &State, path: &str) -> Markup {
    let parked: Vec<_> = state.notes().iter().filter(|(_, note)| note.standing == Standing::Parked).collect();
    html! {
        @if !parked.is_empty() {
            section class="card flow" {
                h2 { (speech.t("reflection-parked")) }
                p class="quiet-text" { (speech.t("reflection-parked-line")) }
                ul class="unmarked" {
                    @for (number, note) in parked {
                        li {
                            p dir="auto" { (note.text) }
                            (lead(Weight::Quiet, &speech.t("reflection-admit"), path, "note.show", &[("note", &number.to_string())]))
                        }
                    }
                }
            }
        }
    }
}

/// The recurring words: each can be left out, or counted as another.
pub(super) fn words(speech: &Speech, state: &State, path: &str) -> Markup {
    let words = recurring::words(state);
    let hidden_words = state.word_rules().hidden();
    html! {
        @if !words.is_empty() || !hidden_words.is_empty() {
            section class="card flow" {
                h2 { (speech.t("reflection-words")) }
                p class="quiet-text" { (speech.t("reflection-words-line")) }
                ul class="unmarked word-list" {
                    @for word in &words { li { (one_word(speech, state, word, &words, path)) } }
                }
                @if !hidden_words.is_empty() {
                    h3 { (speech.t("reflection-words-hidden")) }
                    ul class="unmarked word-list" {
                        @for stem in hidden_words {
                            li { (stem) " " (lead(Weight::Plain, &speech.t("reflection-word-show"), path, "word.show", &[("stem", stem)])) }
                        }
                    }
                }
            }
        }
    }
}

fn one_word(
    speech: &Speech,
    state: &State,
    word: &recurring::Word,
    words: &[recurring::Word],
    path: &str,
) -> Markup {
    let others: Vec<(&str, &str)> = words
        .iter()
        .filter(|other| other.stem != word.stem)
        .map(|other| (other.stem.as_str(), other.shown.as_str()))
        .collect();
    html! {
        details {
            summary { strong { (word.shown) } " " span { (say(speech, "word-count", &[("count", &word.notes.len())])) } }
            div class="flow" {
                ul { @for note in word.notes.iter().filter_map(|note| state.notes().get(note)) { li dir="auto" { (note.text) } } }
                (lead(Weight::Plain, &speech.t("reflection-word-hide"), path, "word.hide", &[("stem", &word.stem)]))
                @if !others.is_empty() {
                    (asking(path, "word.merge", "", &html! {
                        (hidden("as", "lead"))
                        (hidden("from", &word.stem))
                        (Field::new(Control::Select(&others), "into", say(speech, "word-merge-about", &[("about", &word.shown)])).among(&word.stem))
                        (submit(Weight::Quiet, &speech.t("reflection-word-merge")))
                    }))
                }
            }
        }
    }
}
