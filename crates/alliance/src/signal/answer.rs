//! What the therapist made of a signal.

use crate::clock::Timestamp;
use crate::component::Component;
use crate::ids::{MemberId, RuptureId, SessionId};

/// The most characters of a reason.
pub const REASON_MOST: usize = 500;

/// What a signal is about: one session, and a component where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The session.
    pub session: SessionId,
    /// The component; `None` for tension, and for a mark that names none.
    pub component: Option<Component>,
}

/// What was made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It was a rupture, and is kept as one.
    Rupture(RuptureId),
    /// The two talked about it.
    Discussed,
    /// Nothing happened that they recognise.
    NotRecognised,
}

/// The kinds of answer, for their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerKind {
    /// A rupture.
    Rupture,
    /// Talked about.
    Discussed,
    /// Not recognised.
    NotRecognised,
}

crate::words!(AnswerKind, "answer to a signal", {
    Rupture => "rupture",
    Discussed => "discussed",
    NotRecognised => "not-recognised",
});

impl Answer {
    /// Its kind.
    pub fn kind(self) -> AnswerKind {
        match self {
            Self::Rupture(_) => AnswerKind::Rupture,
            Self::Discussed => AnswerKind::Discussed,
            Self::NotRecognised => AnswerKind::NotRecognised,
        }
    }
}

/// An answer, by whom and when. A later one stands beside the earlier ones; the last counts.
#[derive(Clone, PartialEq, Eq)]
pub struct Answered {
    /// To what.
    pub about: About,
    /// What was made of it.
    pub answer: Answer,
    /// Why, in the therapist's words.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: MemberId,
}

impl std::fmt::Debug for Answered {
    /// Never the words: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answered({:?}, {}, {}, …)", self.about, self.answer.kind(), self.by)
    }
}
