//! Recurring words: which words come back in what people wrote, in Dutch and English.

use std::collections::{BTreeMap, BTreeSet};

/// The most words that are left out or counted as another.
pub const RULES_MOST: usize = 500;

/// Which words the facilitator left out, and which count as another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordRules {
    hidden: BTreeSet<String>,
    merged: BTreeMap<String, String>,
}

impl WordRules {
    /// The stems that are left out.
    pub fn hidden(&self) -> &BTreeSet<String> {
        &self.hidden
    }

    /// The stems that count as another.
    pub fn merged(&self) -> &BTreeMap<String, String> {
        &self.merged
    }

    pub(super) fn count(&self) -> usize {
        self.hidden.len() + self.merged.len()
    }

    pub(super) fn hide(&mut self, stem: &str) {
        self.hidden.insert(stem.to_owned());
    }

    pub(super) fn show(&mut self, stem: &str) {
        self.hidden.remove(stem);
        self.merged.remove(stem);
    }

    /// Counts `from` as `into`, and with it all that counted as `from`.
    pub(super) fn merge(&mut self, from: &str, into: &str) {
        let into = self.stands_for(into).to_owned();
        if from == into {
            return;
        }
        for stem in self.merged.values_mut().filter(|stem| *stem == from) {
            stem.clone_from(&into);
        }
        self.merged.insert(from.to_owned(), into);
    }

    /// The stem as which this one counts.
    pub fn stands_for<'a>(&'a self, stem: &'a str) -> &'a str {
        self.merged.get(stem).map_or(stem, String::as_str)
    }
}
