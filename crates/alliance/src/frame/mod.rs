//! The frame of an episode: what the two agree on around the talking itself.
//!
//! The outer frame is place, time, fee, absence, contact, confidentiality and that no other relation stands beside it;
//! the inner frame is the attitude that goes with the model. Each thing is an [`item::Item`] with an
//! [`entry::Entry`] of its own kind; what is not agreed on is absent, and absent is never a default.

pub mod difference;
pub mod entry;
pub mod history;
pub mod item;
pub mod review;

#[cfg(test)]
mod tests;

use entry::{Entry, EntryRefusal};
use item::{Item, Section};
use std::collections::BTreeMap;

/// What the two agreed on, item by item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame(BTreeMap<Item, Entry>);

/// A stored frame that cannot be read: another version of the program wrote it, or it was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a frame")]
pub struct UnreadableFrame;

impl Frame {
    /// A frame in which nothing is agreed on yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What is agreed on for an item; `None` if nothing is.
    pub fn get(&self, item: Item) -> Option<&Entry> {
        self.0.get(&item)
    }

    /// Everything that is agreed on, in the order of the items.
    pub fn entries(&self) -> impl Iterator<Item = (Item, &Entry)> {
        self.0.iter().map(|(item, entry)| (*item, entry))
    }

    /// The frame with this item as it was typed; an empty text takes the item away.
    ///
    /// # Errors
    /// What was typed does not fit the item.
    pub fn with_typed(mut self, item: Item, typed: &str) -> Result<Self, EntryRefusal> {
        match Entry::read(item, typed)? {
            Some(entry) => self.0.insert(item, entry),
            None => self.0.remove(&item),
        };
        Ok(self)
    }

    /// The frame with the entry `other` has for this item, or without the item if it has none.
    #[must_use]
    pub fn with_item_of(mut self, item: Item, other: &Self) -> Self {
        match other.get(item) {
            Some(entry) => self.0.insert(item, entry.clone()),
            None => self.0.remove(&item),
        };
        self
    }

    /// The frame with a section as `other` has it.
    #[must_use]
    pub fn with_section_of(self, section: Section, other: &Self) -> Self {
        section.items().fold(self, |frame, item| frame.with_item_of(item, other))
    }

    /// Whether nothing at all is agreed on in a section.
    pub fn is_silent_on(&self, section: Section) -> bool {
        section.items().all(|item| self.get(item).is_none())
    }

    /// What a frame needs and does not have yet, in the order of the items. Notes and the like need not be there.
    ///
    /// # Source
    /// our choice, ADR-0017
    pub fn not_agreed(&self) -> Vec<Item> {
        Item::ALL.iter().copied().filter(|item| item.is_expected() && self.get(*item).is_none()).collect()
    }

    /// The frame as text, to be kept: a line for each item.
    pub fn written(&self) -> String {
        self.0
            .iter()
            .map(|(item, entry)| format!("{item}={}\n", escaped(&entry.written())))
            .collect::<Vec<_>>()
            .concat()
    }

    /// Reads what [`Frame::written`] wrote.
    ///
    /// # Errors
    /// An unknown item, one that stands twice, or an entry that does not fit.
    pub fn read(text: &str) -> Result<Self, UnreadableFrame> {
        let mut frame = Self::new();
        for line in text.split_terminator('\n') {
            let (item, value) = line.split_once('=').ok_or(UnreadableFrame)?;
            let item: Item = item.parse().map_err(|_| UnreadableFrame)?;
            let entry = Entry::read(item, &unescaped(value)?).map_err(|_| UnreadableFrame)?;
            if frame.0.insert(item, entry.ok_or(UnreadableFrame)?).is_some() {
                return Err(UnreadableFrame);
            }
        }
        Ok(frame)
    }
}

/// Keeps a text on one line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescaped(line: &str) -> Result<String, UnreadableFrame> {
    let mut text = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('\\') => '\\',
                Some(_) | None => return Err(UnreadableFrame),
            },
            other => other,
        });
    }
    Ok(text)
}
