//! What each rates about a goal or task, 0 to 10, again and again.

use super::point::Kind;
use super::refusal::Refusal;
use super::{Author, Side};
use crate::clock::Timestamp;
use std::fmt;

/// What is asked about a goal or task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// How important is it to you?
    Importance,
    /// How far do we agree on this?
    Agreement,
    /// I understand why (a task, the client).
    Understands,
    /// This fits me (a task, the client).
    Fits,
    /// How far have we come?
    Progress,
}

crate::words!(Question, "question", {
    Importance => "importance",
    Agreement => "agreement",
    Understands => "understands",
    Fits => "fits",
    Progress => "progress",
});

impl Question {
    /// Whether this side is asked this question about a goal or a task.
    pub fn is_asked(self, kind: Kind, side: Side) -> bool {
        match self {
            Self::Importance | Self::Agreement | Self::Progress => true,
            Self::Understands | Self::Fits => kind == Kind::Task && side == Side::Client,
        }
    }

    /// The questions this side is asked, in their order.
    pub fn asked(kind: Kind, side: Side) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |question| question.is_asked(kind, side))
    }
}

/// A rating.
///
/// # Range and units
/// Whole points 0 to 10; 0 is not at all, 10 is completely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// The highest.
    pub const MOST: u8 = 10;

    /// A rating of so many points.
    ///
    /// # Errors
    /// Less than 0 or more than 10.
    pub fn new(points: i64) -> Result<Self, Refusal> {
        match u8::try_from(points) {
            Ok(points) if points <= Self::MOST => Ok(Self(points)),
            Ok(_) | Err(_) => Err(Refusal::OutOfRange { points }),
        }
    }

    /// The points.
    pub fn points(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A rating that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// To which question.
    pub question: Question,
    /// What.
    pub rating: Rating,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
}
