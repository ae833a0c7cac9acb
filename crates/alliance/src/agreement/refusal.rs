//! Why something cannot be written into the agreement.

use super::merge::Clash;
use super::point::Version;
use super::rating::Question;
use super::terms::{How, Terms};

/// Why something cannot be written into the agreement. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such goal or task.
    #[error("find a goal or task")]
    NoSuchPoint,
    /// There is no such version.
    #[error("find version {number} of a goal or task")]
    NoSuchVersion {
        /// Its number.
        number: u32,
    },
    /// Nobody's words are there.
    #[error("keep a goal or task without words")]
    NoWords,
    /// Words are longer than they may be.
    #[error("keep words of {count} characters where {most} fit")]
    TooLong {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Somebody wrote into the other's own words.
    #[error("change the other's own words")]
    WordsOfTheOther,
    /// A task belongs to at least one goal.
    #[error("keep a task without a goal")]
    NoGoal,
    /// A goal belongs to no goal.
    #[error("keep a goal under a goal")]
    GoalOfAGoal,
    /// Something is parked or dropped without saying why.
    #[error("end a goal or task without a reason")]
    NoReason {
        /// How it was to end.
        how: How,
    },
    /// Something new cannot have ended.
    #[error("propose a goal or task that has ended")]
    EndsBeforeItBegins,
    /// The agreement is full.
    #[error("keep more than {most} goals and tasks")]
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// What was read no longer stands: it changed since.
    #[error("confirm version {version} where {current} stands")]
    Outdated {
        /// What was read.
        version: u32,
        /// What stands.
        current: u32,
    },
    /// It stands like that already.
    #[error("change a goal or task into what it is")]
    NothingChanged,
    /// The points lie outside 0 to 10.
    #[error("rate with {points} points on 0 to 10")]
    OutOfRange {
        /// The points.
        points: i64,
    },
    /// This side is not asked this question about this.
    #[error("rate what was not asked")]
    NotAsked {
        /// The question.
        question: Question,
    },
}

impl Refusal {
    /// The key of the sentence that tells it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NoSuchPoint | Self::NoSuchVersion { .. } => "refusal-agreement-no-such-point",
            Self::NoWords => "refusal-agreement-no-words",
            Self::TooLong { .. } => "refusal-agreement-too-long",
            Self::WordsOfTheOther => "refusal-agreement-words-of-the-other",
            Self::NoGoal | Self::GoalOfAGoal => "refusal-agreement-no-goal",
            Self::NoReason { .. } => "refusal-agreement-no-reason",
            Self::EndsBeforeItBegins | Self::NotAsked { .. } => "refusal-form",
            Self::TooMany { .. } => "refusal-agreement-too-many",
            Self::Outdated { .. } => "refusal-agreement-outdated",
            Self::NothingChanged => "refusal-agreement-nothing-changed",
            Self::OutOfRange { .. } => "refusal-agreement-out-of-range",
        }
    }
}

/// Why a change cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefusal {
    /// It cannot be written at all.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The same part was changed meanwhile. Both texts are here, so that nothing is lost.
    #[error("change what was changed meanwhile")]
    Clash {
        /// Which parts.
        clash: Clash,
        /// What was to be kept.
        yours: Box<Terms>,
        /// What stands now.
        theirs: Box<Version>,
    },
}
