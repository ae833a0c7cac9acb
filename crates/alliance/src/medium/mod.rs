//! The medium: the third corner beside client and therapist, in therapies that work by music, movement, image or play.
//!
//! The alliance then has three edges ([`Edge`]), each seen by both. An edge can be answered in words or without them
//! ([`Way`](way::Way)); either way it is one of the same answers.

pub mod factor;
pub mod field;
pub mod history;
pub mod shared;
pub mod triangle;
pub mod way;
pub mod work;

use crate::people::{NameRefusal, shown_name};
use std::fmt;
use std::str::FromStr;

/// What an episode works with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medium {
    /// Music.
    Music,
    /// Movement and the body.
    Psychomotor,
    /// Image and material.
    VisualArt,
    /// Play and role.
    Drama,
    /// Dance.
    Dance,
    /// Another, by the name the house gives it: horses, a garden.
    Other(OtherMedium),
}

/// The name of a medium that is none of the five.
///
/// # Range and units
/// 1 to 40 characters that can all be seen. It is a word of the house, like the name of a measure: nobody's own text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherMedium(String);

/// The longest name of another medium, in characters.
pub const OTHER_MOST: usize = 40;

impl OtherMedium {
    /// Reads a name; white space around it is dropped.
    ///
    /// # Errors
    /// Empty, too long, or with control or direction characters.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        let name = shown_name(text)?;
        if name.chars().count() > OTHER_MOST {
            return Err(NameRefusal::TooLong { most: OTHER_MOST });
        }
        Ok(Self(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands before the name of another medium where it is kept.
const OTHER: &str = "other:";

impl Medium {
    /// The five that have words of their own on every page.
    pub const NAMED: [Self; 5] = [Self::Music, Self::Psychomotor, Self::VisualArt, Self::Drama, Self::Dance];

    /// The word of its kind: in message keys, addresses and lists.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Music => "music",
            Self::Psychomotor => "psychomotor",
            Self::VisualArt => "visual-art",
            Self::Drama => "drama",
            Self::Dance => "dance",
            Self::Other(_) => "other",
        }
    }
}

impl fmt::Display for Medium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Music | Self::Psychomotor | Self::VisualArt | Self::Drama | Self::Dance => {
                f.write_str(self.kind())
            }
            Self::Other(name) => write!(f, "{OTHER}{}", name.as_str()),
        }
    }
}

impl FromStr for Medium {
    type Err = MediumRefusal;

    /// Reads what its `Display` wrote: `music`, `other:garden`.
    fn from_str(text: &str) -> Result<Self, MediumRefusal> {
        if let Some(name) = text.strip_prefix(OTHER) {
            return OtherMedium::parse(name).map(Self::Other).map_err(MediumRefusal::Name);
        }
        Self::NAMED.into_iter().find(|medium| medium.kind() == text).ok_or(MediumRefusal::Unknown)
    }
}

/// Why a medium is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MediumRefusal {
    /// There is no such medium.
    #[error("read a medium")]
    Unknown,
    /// Two were chosen: an episode works with one at a time.
    #[error("work with two media at a time")]
    Two,
    /// *Other* was chosen without a name.
    #[error("choose another medium without its name")]
    NoName,
    /// The name cannot be used.
    #[error("name another medium")]
    Name(NameRefusal),
}

impl MediumRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Unknown => "refusal-form",
            Self::Two => "refusal-medium-two",
            Self::NoName => "refusal-medium-no-name",
            Self::Name(refusal) => refusal.message_key(),
        }
    }
}

/// Reads the medium a form chose: the words chosen, and the name beside *other*. An empty word is no medium.
///
/// # Errors
/// Two words, an unknown one, or *other* without a name that can be used.
pub fn chosen<'a>(
    words: impl IntoIterator<Item = &'a str>,
    name: &str,
) -> Result<Option<Medium>, MediumRefusal> {
    let mut words = words.into_iter().filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        (None, _) => Ok(None),
        (Some(_), Some(_)) => Err(MediumRefusal::Two),
        (Some("other"), None) if name.trim().is_empty() => Err(MediumRefusal::NoName),
        (Some("other"), None) => {
            OtherMedium::parse(name).map(|name| Some(Medium::Other(name))).map_err(MediumRefusal::Name)
        }
        (Some(word), None) => Medium::NAMED
            .into_iter()
            .find(|medium| medium.kind() == word)
            .map(Some)
            .ok_or(MediumRefusal::Unknown),
    }
}

/// A corner of the triangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Corner {
    /// The person in care.
    Client,
    /// Who treats.
    Therapist,
    /// What they work with.
    Medium,
}

crate::words!(Corner, "corner", { Client => "client", Therapist => "therapist", Medium => "medium" });

/// An edge of the triangle: between which two.
///
/// # Source
/// our choice, ADR-0021
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Between client and therapist, while they work with the medium.
    ClientTherapist,
    /// Between the client and the medium.
    ClientMedium,
    /// Between the therapist and the medium.
    TherapistMedium,
}

// The same words as the items and scales of the medium check.
crate::words!(Edge, "edge", {
    ClientTherapist => "client-therapist",
    ClientMedium => "client-medium",
    TherapistMedium => "therapist-medium",
});

impl Edge {
    /// The two corners it joins.
    pub const fn corners(self) -> (Corner, Corner) {
        match self {
            Self::ClientTherapist => (Corner::Client, Corner::Therapist),
            Self::ClientMedium => (Corner::Client, Corner::Medium),
            Self::TherapistMedium => (Corner::Therapist, Corner::Medium),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::catalogue;

    #[test]
    fn a_medium_reads_back_as_it_was_written() {
        let garden = Medium::Other(OtherMedium::parse(" tuin ").unwrap());
        assert_eq!(garden.to_string(), "other:tuin");
        for medium in Medium::NAMED.into_iter().chain([garden]) {
            assert_eq!(medium.to_string().parse(), Ok(medium));
        }
        assert_eq!("paint".parse::<Medium>(), Err(MediumRefusal::Unknown));
        assert_eq!("other: ".parse::<Medium>(), Err(MediumRefusal::Name(NameRefusal::Empty)));
    }

    #[test]
    fn a_form_chooses_none_or_one_and_names_another() {
        let check = |words: &[&str], name: &str, expected: Result<Option<&str>, MediumRefusal>| {
            let found = chosen(words.iter().copied(), name).map(|medium| medium.map(|m| m.to_string()));
            assert_eq!(found, expected.map(|text| text.map(str::to_owned)), "{words:?} {name:?}");
        };
        check(&[], "", Ok(None));
        check(&[""], "garden", Ok(None));
        check(&["drama"], "", Ok(Some("drama")));
        check(&["other"], "garden", Ok(Some("other:garden")));
        check(&["other"], " ", Err(MediumRefusal::NoName));
        check(&["drama", "music"], "", Err(MediumRefusal::Two));
        check(&["pottery"], "", Err(MediumRefusal::Unknown));
        check(&["other"], &"x".repeat(41), Err(MediumRefusal::Name(NameRefusal::TooLong { most: 40 })));
    }

    #[test]
    fn each_edge_is_one_item_and_one_scale_of_the_medium_check() {
        let check = catalogue::instrument("medium-check").unwrap();
        let edges: Vec<&str> = Edge::ALL.iter().map(|edge| edge.as_str()).collect();
        assert_eq!(check.items().iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), edges);
        assert_eq!(check.subscales().iter().map(|scale| scale.id.as_str()).collect::<Vec<_>>(), edges);
    }
}
