//! A frame in plain sentences, as the client reads it: the same on the screen, on paper and in a comparison.

use crate::shell::language::Speech;
use alliance::Language;
use alliance::frame::Frame;
use alliance::frame::entry::{Cents, Entry};
use alliance::frame::item::{Item, Section};
use maud::{Markup, html};

/// What a section says, a sentence for each item; an item that is not agreed on says nothing.
pub(super) fn sentences(speech: &Speech, frame: &Frame, section: Section) -> Vec<(Item, Markup)> {
    section
        .items()
        .filter_map(|item| frame.get(item).map(|entry| (item, sentence(speech, item, entry))))
        .collect()
}

/// What one item says. Words of one's own stand apart, so that their direction changes nothing around them.
pub(super) fn sentence(speech: &Speech, item: Item, entry: &Entry) -> Markup {
    match entry {
        Entry::Text(text) => html! {
            span class="frame-lead" { (speech.t(&format!("frame-say-{item}"))) } " " bdi class="frame-words" dir="auto" { (text) }
        },
        Entry::Whole(number) => html! { (speech.with(&format!("frame-say-{item}"), &[("count", number)])) },
        Entry::Money(cents) => {
            html! { (speech.with(&format!("frame-say-{item}"), &[("amount", &amount(speech.language(), *cents))])) }
        }
        // Each is a sentence of its own: a list reads easier.
        Entry::Relations(relations) => html! {
            span class="frame-lead" { (speech.t(&format!("frame-say-{item}"))) }
            ul { @for relation in relations { li { (word(speech, item, relation.as_str())) } } }
        },
        Entry::Places(_)
        | Entry::Rhythm(_)
        | Entry::Payer(_)
        | Entry::Billing(_)
        | Entry::Channels(_)
        | Entry::Viewers(_)
        | Entry::Recording(_)
        | Entry::Model(_) => {
            html! { (speech.with(&format!("frame-say-{item}"), &[("words", &chosen(speech, item, entry))])) }
        }
    }
}

/// A word of a list, as a page says it.
pub(super) fn word(speech: &Speech, item: Item, word: &str) -> String {
    let name = format!("{item}-{word}");
    speech.t(&format!("frame-word-{name}"))
}

fn chosen(speech: &Speech, item: Item, entry: &Entry) -> String {
    let words: Vec<String> = entry.words().into_iter().map(|name| word(speech, item, name)).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => {
            let first = before.join(", ");
            speech.with("frame-and", &[("first", &first), ("last", last)])
        }
    }
}

/// `1.234,50` or `1,234.50`.
pub(super) fn amount(language: Language, cents: Cents) -> String {
    crate::shell::number::decimals(language, f64::from(cents.0) / 100.0, 2)
}

/// What the model says about the relationship: a starting point for talk. Nothing if no model was chosen.
pub(super) fn model(speech: &Speech, frame: &Frame) -> Option<Markup> {
    let Some(Entry::Model(model)) = frame.get(Item::Model) else { return None };
    Some(html! {
        (speech.t(&format!("frame-model-{model}"))) " " (speech.t("frame-model-starting-point"))
    })
}

/// What stands under the clinic's own words for an emergency, always: the program is no crisis line.
pub(super) fn crisis(speech: &Speech) -> Markup {
    html! { p class="frame-crisis" { (speech.t("frame-crisis-plain")) } }
}

/// The name of a section.
pub(super) fn section(speech: &Speech, section: Section) -> String {
    speech.t(&format!("frame-section-{section}"))
}

/// The name of an item.
pub(super) fn item(speech: &Speech, item: Item) -> String {
    speech.t(&format!("frame-item-{item}"))
}
