//! The fields of one section: what stands in them, what was typed, and what is to be looked at again.

use super::say;
use crate::error::PageError;
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use alliance::frame::Frame;
use alliance::frame::entry::{CENTS_MOST, Entry, EntryRefusal};
use alliance::frame::item::{Item, Kind, Section};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// A section as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SectionForm {
    section: Section,
    typed: BTreeMap<Item, String>,
    /// What to look at again, by item.
    errors: BTreeMap<Item, String>,
}

impl SectionForm {
    /// The section as a frame has it.
    pub fn of(section: Section, frame: &Frame) -> Self {
        let typed =
            section.items().map(|item| (item, frame.get(item).map_or_else(String::new, Entry::written)));
        Self { section, typed: typed.collect(), errors: BTreeMap::new() }
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// A field that this section's form does not have, or lacks.
    pub fn read(section: Section, fields: &Fields, also: &[&str]) -> Result<Self, PageError> {
        let mut names: Vec<&str> = also.to_vec();
        section.items().for_each(|item| names.push(item.as_str()));
        fields.only(&names)?;
        let typed = section
            .items()
            .map(|item| {
                let text = match item.kind() {
                    Kind::Several(_) => fields.all(item.as_str()).collect::<Vec<_>>().join(","),
                    Kind::Text | Kind::Whole { .. } | Kind::Money | Kind::One(_) => {
                        fields.one(item.as_str())?.to_owned()
                    }
                };
                Ok((item, text))
            })
            .collect::<Result<_, PageError>>()?;
        Ok(Self { section, typed, errors: BTreeMap::new() })
    }

    /// The frame `base` with this section as it was typed; `Err` is the form, which now says what to look at again.
    pub fn put_into(mut self, base: &Frame, speech: &Speech) -> Result<Frame, Box<Self>> {
        let mut frame = base.clone();
        for (item, text) in &self.typed {
            match frame.clone().with_typed(*item, text) {
                Ok(with) => frame = with,
                Err(refusal) => {
                    self.errors.insert(*item, refused(speech, refusal));
                }
            }
        }
        if self.errors.is_empty() { Ok(frame) } else { Err(Box::new(self)) }
    }

    /// The form after somebody else changed `items` otherwise: what only the other changed is taken over, what both
    /// changed keeps what was typed here and says beside it what stands now.
    pub fn beside(
        mut self,
        base: &Frame,
        mine: &Frame,
        now: &Frame,
        items: &[Item],
        speech: &Speech,
    ) -> Self {
        for item in self.section.items() {
            if items.contains(&item) {
                let said = match now.get(item) {
                    None => speech.t("frame-clash-now-nothing"),
                    Some(entry) => speech.with("frame-clash-now", &[("now", &plain(speech, item, entry))]),
                };
                self.errors.insert(item, said);
            } else if mine.get(item) == base.get(item) {
                self.typed.insert(item, now.get(item).map_or_else(String::new, Entry::written));
            }
        }
        self
    }

    /// What is to be looked at again, for the top of the form.
    pub fn errors(&self) -> Vec<(&'static str, String)> {
        self.errors.iter().map(|(item, error)| (item.as_str(), error.clone())).collect()
    }

    /// The fields.
    pub fn render(&self, speech: &Speech) -> Markup {
        html! { @for item in self.section.items() { (self.field(speech, item)) } }
    }

    fn field(&self, speech: &Speech, item: Item) -> Markup {
        let (name, label) = (item.as_str(), say::item(speech, item));
        let value = self.typed.get(&item).map_or("", String::as_str);
        let error = self.errors.get(&item).cloned();
        let field = |control| Field::new(control, name, label.clone()).value(value).error(error.clone());
        match item.kind() {
            // No most of characters in the browser: a text that is too long is kept and told, not cut off.
            Kind::Text => html! {
                (field(Control::Lines(3)).help(speech.t(&format!("frame-help-{item}"))).autocomplete("off"))
            },
            Kind::Whole { min, max } => {
                html! { (field(Control::Count { min: min.into(), max: max.into() }).autocomplete("off")) }
            }
            Kind::Money => {
                let max = f64::from(CENTS_MOST) / 100.0;
                html! { (field(Control::Amount { min: 0.0, max }).autocomplete("off")) }
            }
            Kind::One(words) => {
                let labels: Vec<(&str, String)> =
                    words.iter().map(|word| (*word, say::word(speech, item, word))).collect();
                let options: Vec<(&str, &str)> =
                    labels.iter().map(|(word, label)| (*word, label.as_str())).collect();
                html! { (field(Control::Select(&options)).nothing_chosen_yet(speech)) }
            }
            Kind::Several(words) => {
                let chosen: Vec<&str> = value.split(',').collect();
                let choices =
                    words.iter().fold(Choices::several(name, label).as_label().error(error), |all, word| {
                        all.option(*word, say::word(speech, item, word))
                            .chosen(chosen.contains(word).then_some(*word))
                    });
                html! { (choices) }
            }
        }
    }
}

/// An entry on one line, without markup.
fn plain(speech: &Speech, item: Item, entry: &Entry) -> String {
    match entry {
        Entry::Text(text) => text.clone(),
        Entry::Whole(number) => number.to_string(),
        Entry::Money(cents) => say::amount(speech.language(), *cents),
        Entry::Places(_)
        | Entry::Rhythm(_)
        | Entry::Payer(_)
        | Entry::Billing(_)
        | Entry::Channels(_)
        | Entry::Viewers(_)
        | Entry::Recording(_)
        | Entry::Relations(_)
        | Entry::Model(_) => {
            entry.words().iter().map(|word| say::word(speech, item, word)).collect::<Vec<_>>().join(", ")
        }
    }
}

fn refused(speech: &Speech, refusal: EntryRefusal) -> String {
    match refusal {
        EntryRefusal::TooLong { found, most } => {
            speech.with("frame-refusal-too-long", &[("found", &found), ("most", &most)])
        }
        EntryRefusal::NotWhole { min, max } => {
            speech.with("frame-refusal-not-whole", &[("min", &min), ("max", &max)])
        }
        EntryRefusal::NotMoney | EntryRefusal::NotOnTheList => speech.t(refusal.message_key()),
    }
}
