//! The check of one session: two halves, sealed until both are in, then opened together.

pub mod form;

use crate::administration::Channel;
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use crate::component::Perspective;
use crate::ids::{SessionId, SittingId};
use crate::session::{Measuring, Session};

/// How long a link in a message can start the check: 72 hours.
pub const LINK_LIFE_MS: i64 = 72 * HOUR_MS;
/// How long the QR code on the therapist's screen can start the check: five minutes.
pub const QR_LIFE_MS: i64 = 5 * MINUTE_MS;
/// How long a device that started the check may go on with it and see it opened: seven days.
pub const PASS_LIFE_MS: i64 = 7 * DAY_MS;

/// Where one person's filling-in stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SittingState {
    /// Asked, not begun.
    Offered,
    /// Begun: answers so far are kept as a draft.
    Begun {
        /// Since when.
        at: Timestamp,
    },
    /// Sent. What was sent stays.
    Submitted {
        /// When.
        at: Timestamp,
    },
}

/// One person's filling-in of the check of one session, from offered to submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Identity.
    pub id: SittingId,
    /// The session it is about.
    pub session: SessionId,
    /// Whose half it is.
    pub perspective: Perspective,
    /// Where it stands.
    pub state: SittingState,
}

/// Why answers are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SittingRefusal {
    /// It was sent before, with other answers. The first answers stay.
    #[error("send a check that was sent before")]
    AlreadySubmitted,
    /// The session is marked: no measuring today.
    #[error("answer the check of a session without measuring")]
    NotMeasured,
    /// Nothing was answered at all.
    #[error("send a check without any answer")]
    Empty,
    /// The other half stayed alone and has opened: whoever answers now would have been able to read it first.
    #[error("send a half after the other one opened alone")]
    OpenedAlone,
    /// The client's answers on paper, before the therapist's own: the therapist would know before answering.
    #[error("enter the client's answers from paper before one's own")]
    PaperBeforeOwn,
}

impl SittingRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::AlreadySubmitted => "refusal-sitting-already-submitted",
            Self::NotMeasured => "refusal-session-not-measured",
            Self::Empty => "refusal-sitting-empty",
            Self::OpenedAlone => "refusal-sitting-opened-alone",
            Self::PaperBeforeOwn => "refusal-sitting-paper-before-own",
        }
    }
}

impl SittingState {
    /// When it was sent; `None` while it was not.
    pub fn submitted_at(self) -> Option<Timestamp> {
        match self {
            Self::Submitted { at } => Some(at),
            Self::Offered | Self::Begun { .. } => None,
        }
    }
}

/// One half of a check as its counterpart may know it: whether it is in, never what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Not asked yet.
    NotAsked,
    /// Asked, not in.
    Waiting,
    /// In.
    In {
        /// Since when.
        at: Timestamp,
    },
}

impl Half {
    /// The half a sitting makes; `None` is a sitting that does not exist.
    pub fn of(sitting: Option<SittingState>) -> Self {
        match sitting {
            None => Self::NotAsked,
            Some(SittingState::Offered | SittingState::Begun { .. }) => Self::Waiting,
            Some(SittingState::Submitted { at }) => Self::In { at },
        }
    }

    /// Whether it is in.
    pub fn is_in(self) -> bool {
        matches!(self, Self::In { .. })
    }
}

/// Who may see what of a check, now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// No check follows this session.
    NoMeasuring,
    /// Nobody sees the other's answers. Each sees their own.
    Sealed {
        /// The client's half.
        client: Half,
        /// The therapist's half.
        therapist: Half,
    },
    /// Both are in and open to both.
    Open {
        /// Since when.
        since: Timestamp,
    },
    /// One half stayed out and the chosen delay has passed: the half that is in is open.
    OpenAlone {
        /// Whose half is open.
        present: Perspective,
        /// Since when.
        since: Timestamp,
    },
}

/// Who may see what of the check of `session` at `now`.
///
/// Open once both halves are in; open alone once the delay the episode chose has passed; sealed otherwise. The store
/// keeps the same two moments with the session (`opened_at`, `opens_alone_at`) and asks them in every query that
/// reads answers, so a page cannot show what the seal keeps.
///
/// # Source
/// our choice, ADR-0006
pub fn seal(session: &Session, client: Half, therapist: Half, now: Timestamp) -> Seal {
    if let Some(since) = session.opened_at {
        return Seal::Open { since };
    }
    if session.measuring == Measuring::NotToday {
        return Seal::NoMeasuring;
    }
    let present = match (client, therapist) {
        (Half::In { .. }, Half::NotAsked | Half::Waiting) => Some(Perspective::Client),
        (Half::NotAsked | Half::Waiting, Half::In { .. }) => Some(Perspective::Therapist),
        (Half::In { .. }, Half::In { .. })
        | (Half::NotAsked | Half::Waiting, Half::NotAsked | Half::Waiting) => None,
    };
    match (present, session.opens_alone_at) {
        (Some(present), Some(since)) if since <= now => Seal::OpenAlone { present, since },
        (_, Some(_) | None) => Seal::Sealed { client, therapist },
    }
}

/// Whether the half of `perspective` may still come in by `channel`, as the seal stands.
///
/// A half that comes in after the other opened alone would not have been given apart, so it is refused; one that was
/// written on paper was given apart, whenever it is typed over. What a therapist types over is read by the therapist,
/// so the therapist's own half has to be in first.
///
/// # Errors
/// It is in already, nothing is asked, the other half has opened, or paper comes too early.
/// # Source
/// our choice, ADR-0006
pub fn may_come_in(seal: Seal, perspective: Perspective, channel: Channel) -> Result<(), SittingRefusal> {
    let is_paper = match channel {
        Channel::Paper => true,
        Channel::OwnPhone | Channel::Kiosk | Channel::Desk | Channel::Import => false,
    };
    match seal {
        Seal::NoMeasuring => Err(SittingRefusal::NotMeasured),
        Seal::Open { .. } => Err(SittingRefusal::AlreadySubmitted),
        Seal::OpenAlone { present, .. } if present == perspective => Err(SittingRefusal::AlreadySubmitted),
        Seal::OpenAlone { .. } if is_paper => Ok(()),
        Seal::OpenAlone { .. } => Err(SittingRefusal::OpenedAlone),
        Seal::Sealed { client, therapist } => {
            let own = match perspective {
                Perspective::Client => client,
                Perspective::Therapist => therapist,
                Perspective::Observer => return Err(SittingRefusal::NotMeasured),
            };
            if own.is_in() {
                Err(SittingRefusal::AlreadySubmitted)
            } else if is_paper && !therapist.is_in() {
                Err(SittingRefusal::PaperBeforeOwn)
            } else {
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use crate::session::SessionState;

    const T0: Timestamp = Timestamp::from_ms(1_000);

    fn session(opened: Option<i64>, alone: Option<i64>) -> Session {
        Session {
            state: SessionState::Held { at: T0 },
            opened_at: opened.map(Timestamp::from_ms),
            opens_alone_at: alone.map(Timestamp::from_ms),
            ..samples::session(1)
        }
    }

    #[test]
    fn the_seal_opens_for_both_or_alone_after_the_delay_and_never_otherwise() {
        let into = Half::In { at: T0 };
        let out = Half::Waiting;
        let check = |opened, alone, client, therapist, now, expected| {
            assert_eq!(seal(&session(opened, alone), client, therapist, Timestamp::from_ms(now)), expected);
        };
        check(
            None,
            None,
            Half::NotAsked,
            Half::NotAsked,
            9_000,
            Seal::Sealed { client: Half::NotAsked, therapist: Half::NotAsked },
        );
        check(None, None, into, out, 9_000, Seal::Sealed { client: into, therapist: out });
        check(None, Some(5_000), into, out, 4_999, Seal::Sealed { client: into, therapist: out });
        check(
            None,
            Some(5_000),
            into,
            out,
            5_000,
            Seal::OpenAlone { present: Perspective::Client, since: Timestamp::from_ms(5_000) },
        );
        check(
            None,
            Some(5_000),
            out,
            into,
            5_000,
            Seal::OpenAlone { present: Perspective::Therapist, since: Timestamp::from_ms(5_000) },
        );
        check(Some(3_000), Some(5_000), into, into, 3_000, Seal::Open { since: Timestamp::from_ms(3_000) });
    }

    #[test]
    fn a_session_without_measuring_has_nothing_to_seal() {
        let quiet = Session { measuring: Measuring::NotToday, ..session(None, None) };
        assert_eq!(seal(&quiet, Half::NotAsked, Half::NotAsked, T0), Seal::NoMeasuring);
    }

    #[test]
    fn a_half_comes_in_once_apart_from_the_other_and_paper_after_the_therapists_own() {
        use Perspective::{Client, Therapist};
        use SittingRefusal::{AlreadySubmitted, NotMeasured, OpenedAlone, PaperBeforeOwn};
        let (into, out) = (Half::In { at: T0 }, Half::Waiting);
        let sealed = |client, therapist| Seal::Sealed { client, therapist };
        let alone = |present| Seal::OpenAlone { present, since: T0 };
        let check = |seal, perspective, channel, expected: Result<(), SittingRefusal>| {
            assert_eq!(may_come_in(seal, perspective, channel), expected, "{seal:?} {perspective} {channel}");
        };
        check(sealed(out, out), Client, Channel::OwnPhone, Ok(()));
        check(sealed(out, into), Client, Channel::Kiosk, Ok(()));
        check(sealed(into, out), Client, Channel::OwnPhone, Err(AlreadySubmitted));
        check(sealed(into, out), Therapist, Channel::Desk, Ok(()));
        check(sealed(out, into), Therapist, Channel::Desk, Err(AlreadySubmitted));
        check(sealed(out, out), Client, Channel::Paper, Err(PaperBeforeOwn));
        check(sealed(out, into), Client, Channel::Paper, Ok(()));
        check(alone(Therapist), Client, Channel::OwnPhone, Err(OpenedAlone));
        check(alone(Therapist), Client, Channel::Paper, Ok(()));
        check(alone(Client), Client, Channel::Paper, Err(AlreadySubmitted));
        check(alone(Client), Therapist, Channel::Desk, Err(OpenedAlone));
        check(Seal::Open { since: T0 }, Client, Channel::Paper, Err(AlreadySubmitted));
        check(Seal::NoMeasuring, Client, Channel::OwnPhone, Err(NotMeasured));
    }
}
