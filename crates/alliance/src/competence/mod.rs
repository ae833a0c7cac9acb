//! Competence of those who lead a group course, as observers see it: six domains, six levels, two or more raters.
//!
//! Observers look at one session or recording and rate each domain. Nobody sees what another rater gave before all who were
//! asked are in ([`observation`]). How alike raters rate is [`agreement`]; whether a rater may begin is [`calibration`]; what a
//! trainer gets to read is [`profile`]; what a rater has filled in so far is a [`sheet`]. Ratings are for learning: they are not of a therapist's results, and stand beside none.

pub mod agreement;
pub mod calibration;
pub mod descriptor;
pub mod observation;
pub mod profile;
#[cfg(test)]
mod samples;
pub mod sheet;
#[cfg(test)]
mod tests;

use crate::component::UnknownWord;
use std::collections::BTreeMap;

/// A domain of competence.
///
/// # Source
/// [Crane2013] for which domains there are; names and sentences are ours
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// Preparing a session, its order and its time.
    Organising,
    /// Meeting each participant.
    Relating,
    /// Living what is taught while teaching it.
    Embodying,
    /// Leading an exercise.
    Guiding,
    /// Letting participants find the theme of a session in what they noticed.
    Conveying,
    /// Caring for the group as a place to learn.
    Holding,
}

crate::words!(Domain, "domain of competence", {
    Organising => "organising",
    Relating => "relating",
    Embodying => "embodying",
    Guiding => "guiding",
    Conveying => "conveying",
    Holding => "holding",
});

/// A level of competence in one domain.
///
/// # Range and units
/// From 1 to 6; steps are in order, and not of one size.
/// # Source
/// [Crane2013] for how many there are; names and sentences are ours
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not there yet.
    NotYet,
    /// First attempts.
    Beginning,
    /// Now and then.
    Growing,
    /// Steadily.
    Steady,
    /// With ease, and fitted to this group.
    Skilled,
    /// So that others can learn from it.
    Inspiring,
}

crate::words!(Level, "level of competence", {
    NotYet => "1",
    Beginning => "2",
    Growing => "3",
    Steady => "4",
    Skilled => "5",
    Inspiring => "6",
});

impl Level {
    /// Its number, 1 to 6.
    pub fn number(self) -> u8 {
        match self {
            Self::NotYet => 1,
            Self::Beginning => 2,
            Self::Growing => 3,
            Self::Steady => 4,
            Self::Skilled => 5,
            Self::Inspiring => 6,
        }
    }

    /// The level of this number; `None` outside 1 to 6.
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.number() == number)
    }

    /// The level above; `None` at the top.
    pub fn next(self) -> Option<Self> {
        Self::of(self.number() + 1)
    }
}

/// The level of each domain that could be seen.
///
/// # Missing data
/// A domain that could not be seen is not there: it is no lowest level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(pub BTreeMap<Domain, Level>);

impl Levels {
    /// The level of a domain, if it could be seen.
    pub fn of(&self, domain: Domain) -> Option<Level> {
        self.0.get(&domain).copied()
    }

    /// The six levels added up.
    ///
    /// # Range and units
    /// From 6 to 36.
    /// # Missing data
    /// `None` when a domain could not be seen: a sum of five says something else.
    pub fn points(&self) -> Option<u8> {
        Domain::ALL.iter().map(|domain| self.of(*domain).map(Level::number)).sum()
    }

    /// The mean of the six levels.
    ///
    /// # Range and units
    /// From 1 to 6.
    /// # Missing data
    /// `None` when a domain could not be seen.
    pub fn mean(&self) -> Option<f64> {
        self.points().map(|points| f64::from(points) / Domain::ALL.len() as f64)
    }
}

impl std::fmt::Display for Levels {
    /// `organising=4 relating=5`: the words of the domains and levels that could be seen.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, (domain, level)) in self.0.iter().enumerate() {
            let before = if place == 0 { "" } else { " " };
            write!(f, "{before}{domain}={level}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Levels {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let pair = |word: &str| {
            let unknown = || UnknownWord { kind: "level of a domain", word: word.to_owned() };
            let (domain, level) = word.split_once('=').ok_or_else(unknown)?;
            Ok((domain.parse()?, level.parse()?))
        };
        text.split_whitespace().map(pair).collect::<Result<_, _>>().map(Self)
    }
}
