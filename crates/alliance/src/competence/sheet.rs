//! A rater's form on its way: what was chosen so far, kept as a draft until all of it is said.

use super::observation::{Rating, Refusal, Remarks};
use super::{Domain, Level, Levels};
use crate::component::UnknownWord;
use std::collections::BTreeMap;

/// What is said of one domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It was seen at this level.
    At(Level),
    /// It could not be seen.
    Unseen,
}

const UNSEEN: &str = "unseen";
/// Between the parts of a draft; no keyboard types it.
const BREAK: char = '\u{1e}';

impl std::fmt::Display for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(level) => level.fmt(f),
            Self::Unseen => f.write_str(UNSEEN),
        }
    }
}

impl std::str::FromStr for Look {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        if text == UNSEEN { Ok(Self::Unseen) } else { text.parse().map(Self::At) }
    }
}

/// What a rater has filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What is said of each domain so far.
    pub looks: BTreeMap<Domain, Look>,
    /// What was strong, as it was typed.
    pub strengths: String,
    /// What there is to learn, as it was typed.
    pub needs: String,
}

/// A sheet that cannot be sent yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetRefusal {
    /// Of these domains nothing is said.
    #[error("send a sheet that leaves {} domains open", .0.len())]
    Open(Vec<Domain>),
    /// What is on it does not serve.
    #[error(transparent)]
    Rating(#[from] Refusal),
}

impl Sheet {
    /// A rating as the sheet it came from.
    pub fn of(rating: &Rating) -> Self {
        let look = |domain: &Domain| rating.levels.of(*domain).map_or(Look::Unseen, Look::At);
        Self {
            looks: Domain::ALL.iter().map(|domain| (*domain, look(domain))).collect(),
            strengths: rating.remarks.strengths.as_deref().unwrap_or("").to_owned(),
            needs: rating.remarks.needs.as_deref().unwrap_or("").to_owned(),
        }
    }

    /// The levels and words, once something is said of every domain.
    ///
    /// # Missing data
    /// A domain that could not be seen has no level; one of which nothing is said keeps the sheet open.
    /// # Errors
    /// [`SheetRefusal`].
    pub fn whole(&self) -> Result<(Levels, Remarks), SheetRefusal> {
        let open: Vec<Domain> =
            Domain::ALL.iter().copied().filter(|domain| !self.looks.contains_key(domain)).collect();
        if !open.is_empty() {
            return Err(SheetRefusal::Open(open));
        }
        let seen = self.looks.iter().filter_map(|(domain, look)| match look {
            Look::At(level) => Some((*domain, *level)),
            Look::Unseen => None,
        });
        let levels = Levels(seen.collect());
        if levels.0.is_empty() {
            return Err(Refusal::Empty.into());
        }
        Ok((levels, Remarks::read(&self.strengths, &self.needs)?))
    }

    /// As it is kept until it is sent.
    pub fn text(&self) -> String {
        let looks: Vec<String> = self.looks.iter().map(|(domain, look)| format!("{domain}={look}")).collect();
        format!("{}{BREAK}{}{BREAK}{}", looks.join(" "), self.strengths, self.needs)
    }

    /// A sheet that was kept.
    ///
    /// # Errors
    /// [`UnknownWord`] for a text that is none.
    pub fn resume(text: &str) -> Result<Self, UnknownWord> {
        let unknown = || UnknownWord { kind: "sheet of a rater", word: String::new() };
        let mut parts = text.split(BREAK);
        let (Some(looks), Some(strengths), Some(needs)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(unknown());
        };
        let pair = |word: &str| {
            let (domain, look) = word.split_once('=').ok_or_else(unknown)?;
            Ok((domain.parse()?, look.parse()?))
        };
        let looks = looks.split_whitespace().map(pair).collect::<Result<_, UnknownWord>>()?;
        Ok(Self { looks, strengths: strengths.to_owned(), needs: needs.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competence::samples;
    use proptest::prelude::*;

    fn filled(numbers: [u8; 6]) -> Sheet {
        let looks = Domain::ALL.iter().copied().zip(numbers);
        let look = |number| Level::of(number).map_or(Look::Unseen, Look::At);
        Sheet { looks: looks.map(|(domain, number)| (domain, look(number))).collect(), ..Sheet::default() }
    }

    #[test]
    fn a_sheet_is_whole_once_something_is_said_of_every_domain() {
        let mut half = filled([4, 5, 0, 4, 3, 4]);
        assert_eq!(half.whole().unwrap().0.points(), None, "five levels and one that was not seen");
        half.looks.remove(&Domain::Guiding);
        assert_eq!(half.whole().unwrap_err(), SheetRefusal::Open(vec![Domain::Guiding]));
        assert_eq!(filled([0; 6]).whole().unwrap_err(), SheetRefusal::Rating(Refusal::Empty));
        let long = Sheet { needs: "a".repeat(2_001), ..filled([4; 6]) };
        assert_eq!(long.whole().unwrap_err(), SheetRefusal::Rating(Refusal::TooLong { found: 2_001 }));
        assert_eq!(filled([4; 6]).whole().unwrap().1, Remarks::default());
        assert!(Sheet::resume("organising=9").is_err() && Sheet::resume("").is_err());
    }

    proptest! {
        #[test]
        fn a_rating_is_the_sheet_it_came_from(numbers in prop::array::uniform6(0_u8..=6), needs in "[a-z]{1,9}") {
            let sheet = Sheet { needs, ..filled(numbers) };
            if let Ok((levels, remarks)) = sheet.whole() {
                let rating = Rating { levels, remarks, ..samples::rating(samples::member(2), numbers) };
                prop_assert_eq!(Sheet::of(&rating), sheet);
            }
        }

        #[test]
        fn a_draft_comes_back_as_it_was(numbers in prop::array::uniform6(0_u8..=6), words in "[a-z \n]{0,40}") {
            let sheet = Sheet { strengths: words.clone(), needs: words, ..filled(numbers) };
            prop_assert_eq!(Sheet::resume(&sheet.text()), Ok(sheet));
        }
    }
}
