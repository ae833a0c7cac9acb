//! Measures: an organisation's own series of ready-made scores, such as totals that came with an import.

use crate::administration::Content;
use crate::administration::score::{Score, Withheld, place_ready_made};
use crate::component::Localised;
use crate::instrument::definition::{Better, Range};
use crate::people::NameRefusal;
use std::fmt;

/// The name of the one scale a measure has.
pub const TOTAL: &str = "total";

/// The short name of a measure: small letters, digits and `-`, at most 40.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureCode(String);

impl MeasureCode {
    /// Reads a code; capitals become small.
    ///
    /// # Errors
    /// Empty, too long, or with another character.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(NameRefusal::Empty);
        }
        if text.chars().count() > 40 {
            return Err(NameRefusal::TooLong { most: 40 });
        }
        match text.chars().find(|&c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')) {
            Some(character) => Err(NameRefusal::Character { character }),
            None => Ok(Self(text)),
        }
    }

    /// The code that a name gives: `PHQ-9 totaal` gives `phq-9-totaal`.
    ///
    /// # Errors
    /// A name without any letter or digit of the code's own alphabet, or one that is too long.
    pub fn of_name(name: &str) -> Result<Self, NameRefusal> {
        let is_kept = |c: char| c.is_ascii_alphanumeric();
        let words = name.split(|c: char| !is_kept(c)).filter(|word| !word.is_empty());
        Self::parse(&words.collect::<Vec<_>>().join("-"))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MeasureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An organisation's own series of ready-made scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its short name.
    pub code: MeasureCode,
    /// What people call it.
    pub name: String,
    /// The lowest and the highest score there is.
    pub range: Range,
    /// Which way is better.
    pub better: Better,
}

impl Measure {
    /// The name on a page: the same in both languages, because the organisation gave it.
    pub fn shown_name(&self) -> Localised {
        Localised { nl: self.name.clone(), en: self.name.clone() }
    }

    /// The score of one filling-in of this measure: its ready-made total at its place in the range.
    ///
    /// # Range and units
    /// In the measure's own unit and within [`Measure::range`].
    /// # Missing data
    /// Without a total [`Withheld::NotAnswered`], outside the range [`Withheld::OutOfRange`].
    /// # Source
    /// our choice, ADR-0012
    pub fn score(&self, content: &Content) -> Score {
        let total = match content {
            Content::Scales(totals) => totals.get(TOTAL),
            Content::Items(_) => None,
        };
        total.map_or(Score::Withheld(Withheld::NotAnswered), |raw| place_ready_made(self.range, *raw))
    }
}
