//! Working factors: what a therapist can look at in their own way of working. A private list, with its own course.
//!
//! Nobody else sees it, and it is no score of a person: each factor stands alone, and nothing is added up.

use crate::clock::Timestamp;
use std::collections::BTreeMap;

/// A factor that makes the working alliance work, as Dutch youth care has gathered them.
///
/// # Source
/// [Harder2013]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factor {
    /// Open.
    Open,
    /// Not judging.
    NotJudging,
    /// Stimulating.
    Stimulating,
    /// Clear.
    Clear,
    /// Reliable.
    Reliable,
    /// Reachable.
    Reachable,
    /// Involved.
    Involved,
    /// Asking for feedback.
    AskingFeedback,
    /// Believing that the approach helps.
    Belief,
    /// Attending to the client's own story and wishes.
    OwnStory,
    /// Agreeing on the change that is wished for.
    WishedChange,
    /// Agreeing on goals that can be reached.
    ReachableGoals,
}

crate::words!(Factor, "working factor", {
    Open => "open",
    NotJudging => "not-judging",
    Stimulating => "stimulating",
    Clear => "clear",
    Reliable => "reliable",
    Reachable => "reachable",
    Involved => "involved",
    AskingFeedback => "asking-feedback",
    Belief => "belief",
    OwnStory => "own-story",
    WishedChange => "wished-change",
    ReachableGoals => "reachable-goals",
});

/// How often a factor was there, in the eyes of the therapist: 0 hardly, 4 nearly always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HowOften(u8);

impl HowOften {
    /// The most.
    pub const MOST: u8 = 4;

    /// Reads an answer.
    ///
    /// # Range and units
    /// 0 to 4.
    /// # Errors
    /// Anything else.
    pub const fn new(value: u8) -> Result<Self, ReflectionRefusal> {
        if value <= Self::MOST { Ok(Self(value)) } else { Err(ReflectionRefusal::NotAnAnswer) }
    }

    /// The number.
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// One look at one's own way of working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfReflection {
    /// When.
    pub at: Timestamp,
    /// The factors that were looked at; one that is not there was left open.
    pub factors: BTreeMap<Factor, HowOften>,
}

/// Why a look is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReflectionRefusal {
    /// Nothing was answered.
    #[error("keep a reflection without any answer")]
    Empty,
    /// No such answer.
    #[error("read how often a factor was there")]
    NotAnAnswer,
    /// No such factor, or one twice, or what was kept cannot be read.
    #[error("read a working factor")]
    Unreadable,
}

impl ReflectionRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Empty => "refusal-factor-empty",
            Self::NotAnAnswer | Self::Unreadable => "refusal-form",
        }
    }
}

impl SelfReflection {
    /// A look of which something was answered.
    ///
    /// # Errors
    /// Nothing was.
    pub fn new(at: Timestamp, factors: BTreeMap<Factor, HowOften>) -> Result<Self, ReflectionRefusal> {
        if factors.is_empty() { Err(ReflectionRefusal::Empty) } else { Ok(Self { at, factors }) }
    }

    /// The answers in one line: `open=3 clear=2`.
    pub fn text(&self) -> String {
        let words = self.factors.iter().map(|(factor, often)| format!("{factor}={}", often.0));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`SelfReflection::text`] wrote.
    ///
    /// # Errors
    /// Something else is there.
    pub fn read(at: Timestamp, text: &str) -> Result<Self, ReflectionRefusal> {
        let mut factors = BTreeMap::new();
        for word in text.split_ascii_whitespace() {
            let (factor, often) = word.split_once('=').ok_or(ReflectionRefusal::Unreadable)?;
            let factor: Factor = factor.parse().map_err(|_| ReflectionRefusal::Unreadable)?;
            let often = HowOften::new(often.parse().map_err(|_| ReflectionRefusal::Unreadable)?)?;
            if factors.insert(factor, often).is_some() {
                return Err(ReflectionRefusal::Unreadable);
            }
        }
        Self::new(at, factors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_reads_back_as_it_was_written() {
        let at = Timestamp::from_ms(5);
        let given = [(Factor::Clear, HowOften::new(2).unwrap()), (Factor::Open, HowOften::new(4).unwrap())];
        let look = SelfReflection::new(at, given.into()).unwrap();
        assert_eq!(look.text(), "open=4 clear=2");
        assert_eq!(SelfReflection::read(at, &look.text()), Ok(look));
    }

    #[test]
    fn nothing_and_nonsense_are_refused() {
        let check = |text: &str, expected| {
            assert_eq!(SelfReflection::read(Timestamp::from_ms(1), text), Err(expected), "{text}")
        };
        check("", ReflectionRefusal::Empty);
        check("open=5", ReflectionRefusal::NotAnAnswer);
        check("open=1 open=1", ReflectionRefusal::Unreadable);
        check("kind=1", ReflectionRefusal::Unreadable);
        check("open", ReflectionRefusal::Unreadable);
    }
}
