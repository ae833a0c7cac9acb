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

/// Why a measure is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MeasureRefusal {
    /// The name cannot be one.
    #[error("take a name for a measure")]
    Name(#[from] NameRefusal),
    /// An end of the range is no number.
    #[error("take a range without numbers")]
    NoNumber,
    /// The lowest is not below the highest.
    #[error("take a range without a width")]
    NoRange,
    /// There is a measure whose code is the same.
    #[error("take a code that another measure has")]
    Taken,
}

impl MeasureRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Name(refusal) => refusal.message_key(),
            Self::NoNumber => "refusal-measure-no-number",
            Self::NoRange => "refusal-measure-no-range",
            Self::Taken => "refusal-measure-taken",
        }
    }
}

impl Measure {
    /// A measure as somebody typed it; numbers with a point or a comma.
    ///
    /// # Errors
    /// A name that gives no code, ends that are no numbers, or a lowest that is not below the highest.
    pub fn typed(name: &str, low: &str, high: &str, better: Better) -> Result<Self, MeasureRefusal> {
        let name = crate::people::shown_name(name)?;
        let code = MeasureCode::of_name(&name)?;
        let number = |typed: &str| -> Result<f64, MeasureRefusal> {
            let value: f64 = typed.trim().replace(',', ".").parse().map_err(|_| MeasureRefusal::NoNumber)?;
            if value.is_finite() { Ok(value) } else { Err(MeasureRefusal::NoNumber) }
        };
        let range = Range { min: number(low)?, max: number(high)? };
        if range.min.total_cmp(&range.max).is_ge() {
            return Err(MeasureRefusal::NoRange);
        }
        Ok(Self { code, name, range, better })
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_typed_with_a_name_and_a_range_that_has_a_width() {
        let typed = |name: &str, low: &str, high: &str| Measure::typed(name, low, high, Better::Neither);
        let measure = typed(" ECR angst ", "1", "7,5").unwrap();
        assert_eq!((measure.code.as_str(), measure.name.as_str()), ("ecr-angst", "ECR angst"));
        assert_eq!((measure.range.min, measure.range.max), (1.0, 7.5));
        assert_eq!(typed("", "1", "7"), Err(MeasureRefusal::Name(NameRefusal::Empty)));
        assert_eq!(typed("ECR", "", "7"), Err(MeasureRefusal::NoNumber));
        assert_eq!(typed("ECR", "1", "inf"), Err(MeasureRefusal::NoNumber));
        assert_eq!(typed("ECR", "7", "7"), Err(MeasureRefusal::NoRange));
    }
}
