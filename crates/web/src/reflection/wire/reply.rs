//! What a device hears about what it sent itself.

use crate::shell::language::Speech;
use alliance::clock::Timestamp;
use alliance::reflection::numbers::NoteNumber;
use alliance::reflection::refusal::Refusal;
use serde_json::{Value, json};

/// A command was taken, and is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    /// The place of the room's last event.
    pub seq: u64,
    /// The number of the note that was written.
    pub note: Option<NoteNumber>,
}

/// Why a command was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// The room refused it.
    Refused(Refusal),
    /// It is no command.
    BadFrame,
    /// Too many at once.
    TooFast,
    /// It could not be kept now; sending it again may help.
    Later,
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl No {
    /// The word that devices know it by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::BadFrame => "bad-frame",
            Self::TooFast => "too-fast",
            Self::Later => "later",
        }
    }

    /// The sentence that tells it, in somebody's language.
    pub fn says(self, speech: &Speech) -> String {
        let (count, most) = match self {
            Self::Refused(Refusal::TooLong { count, most }) => (count, most),
            Self::Refused(Refusal::TooMany { most } | Refusal::RoomFull { most }) => (0, most),
            Self::Refused(Refusal::TooManyDots { most }) => (0, usize::from(most)),
            Self::Refused(_) | Self::BadFrame | Self::TooFast | Self::Later => (0, 0),
        };
        let code = self.code();
        speech.with(&format!("refusal-reflection-{code}"), &[("count", &count), ("most", &most)])
    }
}

/// The answer to a command, as JSON.
pub fn answer(key: Option<&str>, answer: Result<Ack, No>, now: Timestamp, speech: &Speech) -> Value {
    match answer {
        Ok(Ack { seq, note: None }) => json!({"t": "ack", "cid": key, "seq": seq, "now": now.ms()}),
        Ok(Ack { seq, note: Some(note) }) => {
            json!({"t": "ack", "cid": key, "seq": seq, "now": now.ms(), "note": note.number()})
        }
        Err(no) => {
            json!({"t": "no", "cid": key, "code": no.code(), "says": no.says(speech), "now": now.ms()})
        }
    }
}
