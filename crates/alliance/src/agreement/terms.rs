//! What a version says: both wordings, the goals a task serves, and how it ended if it did.

use super::Side;
use super::refusal::Refusal;
use crate::ids::PointId;
use std::collections::BTreeSet;
use std::fmt;

/// The most characters of one wording or reason.
///
/// # Source
/// our choice, ADR-0016
pub const WORDS_MOST: usize = 600;

/// Somebody's own words, as typed: any script, any direction, several lines. Shown as text and nothing else.
///
/// # Range and units
/// 1 to [`WORDS_MOST`] characters, without white space around them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(String);

impl Words {
    /// Reads what was typed; nothing but white space is no words.
    ///
    /// # Errors
    /// More than [`WORDS_MOST`] characters.
    pub fn read(typed: &str) -> Result<Option<Self>, Refusal> {
        // Browsers send line breaks as two characters; other control characters have nothing to show.
        let text: String = typed
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
            .collect();
        let text = text.trim();
        let count = text.chars().count();
        if count > WORDS_MOST {
            return Err(Refusal::TooLong { count, most: WORDS_MOST });
        }
        Ok((!text.is_empty()).then(|| Self(text.to_owned())))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Words {
    /// Never the words themselves: what is debugged ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({} characters)", self.0.chars().count())
    }
}

/// How work on a goal or task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It was reached, or done.
    Achieved,
    /// It rests for now.
    Parked,
    /// It is no longer wanted.
    Dropped,
}

crate::words!(How, "ending", { Achieved => "achieved", Parked => "parked", Dropped => "dropped" });

/// How and why work on a goal or task ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    how: How,
    reason: Option<Words>,
}

impl Ending {
    /// An end with its reason; what was achieved needs none.
    ///
    /// # Errors
    /// Parked or dropped without a reason.
    pub fn new(how: How, reason: Option<Words>) -> Result<Self, Refusal> {
        match (how, &reason) {
            (How::Parked | How::Dropped, None) => Err(Refusal::NoReason { how }),
            (How::Parked | How::Dropped, Some(_)) | (How::Achieved, _) => Ok(Self { how, reason }),
        }
    }

    /// How it ended.
    pub fn how(&self) -> How {
        self.how
    }

    /// Why.
    pub fn reason(&self) -> Option<&Words> {
        self.reason.as_ref()
    }
}

/// Whether the two talked about a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Talk {
    /// Nobody has said so.
    NotYet,
    /// They did.
    Discussed,
}

crate::words!(Talk, "talk", { NotYet => "not-yet", Discussed => "discussed" });

/// What a version says, and what a confirmation is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// The client's own words.
    pub client_words: Option<Words>,
    /// The therapist's own words.
    pub therapist_words: Option<Words>,
    /// For a task: the goals it serves.
    pub goals: BTreeSet<PointId>,
    /// How it ended; `None` while it goes on.
    pub ending: Option<Ending>,
}

impl Terms {
    /// The own words of a side.
    pub fn words(&self, side: Side) -> Option<&Words> {
        match side {
            Side::Client => self.client_words.as_ref(),
            Side::Therapist => self.therapist_words.as_ref(),
        }
    }

    /// These terms with other words of a side.
    #[must_use]
    pub fn with_words(mut self, side: Side, words: Option<Words>) -> Self {
        match side {
            Side::Client => self.client_words = words,
            Side::Therapist => self.therapist_words = words,
        }
        self
    }

    /// What to call it in a list: the client's words, or else the therapist's; empty if there are none.
    pub fn title(&self) -> &str {
        self.client_words.as_ref().or(self.therapist_words.as_ref()).map_or("", Words::as_str)
    }
}
