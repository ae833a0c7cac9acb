//! A session: one meeting, numbered within its episode, and the steps it goes through.

use crate::clock::Timestamp;
use crate::ids::{EpisodeId, SessionId};

/// Where a session stands. Each step consumes the step before and may refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// In the diary.
    Planned {
        /// When it is to be; `None` if only its turn is known.
        at: Option<Timestamp>,
    },
    /// It took place, or is taking place.
    Held {
        /// When it began.
        at: Timestamp,
    },
    /// It did not take place.
    Cancelled {
        /// When that was recorded.
        at: Timestamp,
    },
}

/// Whether this session is followed by a check. A session without measuring is never counted as missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measuring {
    /// Both are asked.
    Asked,
    /// The two chose not to measure this time.
    NotToday,
}

crate::words!(Measuring, "measuring", { Asked => "asked", NotToday => "not-today" });

/// What the two did with the opened check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discussion {
    /// Nobody has said.
    Open,
    /// They talked about it.
    Discussed {
        /// When that was recorded.
        at: Timestamp,
    },
    /// They want to talk about it another time.
    Later {
        /// When that was recorded.
        at: Timestamp,
    },
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// The treatment it belongs to.
    pub episode: EpisodeId,
    /// Counted per episode from 1.
    pub number: u32,
    /// Where it stands.
    pub state: SessionState,
    /// Whether a check follows.
    pub measuring: Measuring,
    /// Since when both halves of the check are open to both; `None` while sealed.
    pub opened_at: Option<Timestamp>,
    /// When a lone half opens; `None` if none is waiting or it never does.
    pub opens_alone_at: Option<Timestamp>,
    /// What the two did with the opened check.
    pub discussion: Discussion,
}

/// Why a session cannot take this step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefusal {
    /// It was cancelled before.
    #[error("change a cancelled session")]
    Cancelled,
    /// It has begun already.
    #[error("plan or cancel a session that was held")]
    AlreadyHeld,
    /// It has not begun.
    #[error("measure a session that was not held")]
    NotHeld,
    /// Somebody has answered, so measuring cannot be called off any more.
    #[error("call off measuring after an answer came in")]
    Answered,
    /// Both halves are not open yet.
    #[error("close the discussion of a sealed check")]
    Sealed,
    /// No check follows this session.
    #[error("answer the check of a session without measuring")]
    NotMeasured,
}

impl SessionRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Cancelled => "refusal-session-cancelled",
            Self::AlreadyHeld => "refusal-session-already-held",
            Self::NotHeld => "refusal-session-not-held",
            Self::Answered => "refusal-session-answered",
            Self::Sealed => "refusal-session-sealed",
            Self::NotMeasured => "refusal-session-not-measured",
        }
    }
}

impl SessionState {
    /// The meeting begins. Starting one that has begun changes nothing, so that a second tap does no harm.
    ///
    /// # Errors
    /// A cancelled session cannot begin.
    pub fn start(self, now: Timestamp) -> Result<Self, SessionRefusal> {
        match self {
            Self::Planned { .. } => Ok(Self::Held { at: now }),
            Self::Held { at } => Ok(Self::Held { at }),
            Self::Cancelled { .. } => Err(SessionRefusal::Cancelled),
        }
    }

    /// The meeting will not take place.
    ///
    /// # Errors
    /// A session that was held cannot be cancelled.
    pub fn cancel(self, now: Timestamp) -> Result<Self, SessionRefusal> {
        match self {
            Self::Planned { .. } => Ok(Self::Cancelled { at: now }),
            Self::Cancelled { at } => Ok(Self::Cancelled { at }),
            Self::Held { .. } => Err(SessionRefusal::AlreadyHeld),
        }
    }

    /// When the meeting began; `None` if it did not.
    pub fn held_at(self) -> Option<Timestamp> {
        match self {
            Self::Held { at } => Some(at),
            Self::Planned { .. } | Self::Cancelled { .. } => None,
        }
    }
}

impl Session {
    /// Whether the check of this session may be answered now.
    ///
    /// # Errors
    /// Not held yet, or no check follows.
    pub fn may_be_answered(&self) -> Result<(), SessionRefusal> {
        match (self.state, self.measuring) {
            (SessionState::Held { .. }, Measuring::Asked) => Ok(()),
            (SessionState::Held { .. }, Measuring::NotToday) => Err(SessionRefusal::NotMeasured),
            (SessionState::Planned { .. }, _) => Err(SessionRefusal::NotHeld),
            (SessionState::Cancelled { .. }, _) => Err(SessionRefusal::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARLY: Timestamp = Timestamp::from_ms(1);
    const LATE: Timestamp = Timestamp::from_ms(2);

    #[test]
    fn a_session_starts_once_and_a_second_tap_changes_nothing() {
        let held = SessionState::Planned { at: None }.start(EARLY).unwrap();
        assert_eq!(held, SessionState::Held { at: EARLY });
        assert_eq!(held.start(LATE), Ok(held));
    }

    #[test]
    fn a_cancelled_session_does_not_start_and_a_held_one_is_not_cancelled() {
        let cancelled = SessionState::Planned { at: None }.cancel(EARLY).unwrap();
        assert_eq!(cancelled.start(LATE), Err(SessionRefusal::Cancelled));
        assert_eq!(SessionState::Held { at: EARLY }.cancel(LATE), Err(SessionRefusal::AlreadyHeld));
    }
}
