//! Where one session stands for the therapist who looks at it now, and so what is the one next thing to do.

use super::SessionHalves;
use super::scores::is_open;
use crate::caseload::{Halves, Talk};
use crate::clock::Timestamp;
use crate::component::Perspective;
use crate::session::{Discussion, Measuring, SessionState};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// To begin.
    Planned {
        /// When it is to be, if that is known.
        at: Option<Timestamp>,
    },
    /// It did not take place.
    Cancelled,
    /// Held, and the two chose not to measure.
    NoMeasuring,
    /// Held, and nobody here was asked: it came with an import.
    NotAsked,
    /// Held; nobody is in yet. The client comes first.
    NobodyIn,
    /// The client's half is in and sealed: the therapist's turn.
    ClientIn,
    /// The therapist's half is in and sealed: the client's turn.
    TherapistIn,
    /// Open to look at together.
    Open {
        /// Whether it was talked about.
        talk: Talk,
    },
    /// One half stayed out; the other has opened.
    OpenAlone {
        /// Whose half is open.
        present: Perspective,
        /// Whether it was talked about.
        talk: Talk,
    },
}

impl SessionHalves {
    /// Where this session stands at `now`.
    ///
    /// # Source
    /// our choice, ADR-0006
    pub fn progress(&self, now: Timestamp) -> Progress {
        let session = &self.session;
        match session.state {
            SessionState::Planned { at } => return Progress::Planned { at },
            SessionState::Cancelled { .. } => return Progress::Cancelled,
            SessionState::Held { .. } => {}
        }
        let talk = talk(session.discussion);
        let open = is_open(session, now);
        match (self.halves, session.measuring) {
            (Halves::NotAsked, _) => Progress::NotAsked,
            (Halves::Both, _) => Progress::Open { talk },
            (Halves::Client, _) if open => Progress::OpenAlone { present: Perspective::Client, talk },
            (Halves::Therapist, _) if open => Progress::OpenAlone { present: Perspective::Therapist, talk },
            (Halves::Client, Measuring::Asked) => Progress::ClientIn,
            (Halves::Therapist, Measuring::Asked) => Progress::TherapistIn,
            (Halves::None, Measuring::Asked) => Progress::NobodyIn,
            (Halves::None | Halves::Client | Halves::Therapist, Measuring::NotToday) => Progress::NoMeasuring,
        }
    }
}

/// Whether an opened check was talked about, without the moment.
pub fn talk(discussion: Discussion) -> Talk {
    match discussion {
        Discussion::Open => Talk::Open,
        Discussion::Discussed { .. } => Talk::Discussed,
        Discussion::Later { .. } => Talk::Later,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn each_session_has_one_next_thing() {
        let now = samples::TODAY;
        let check = |halves, change: &dyn Fn(&mut SessionHalves), expected| {
            let mut session = SessionHalves { session: samples::session(3), halves };
            change(&mut session);
            assert_eq!(session.progress(now), expected, "{session:?}");
        };
        let as_is = |_: &mut SessionHalves| {};
        let opened = |s: &mut SessionHalves| s.session.opened_at = Some(now);
        let alone = |s: &mut SessionHalves| s.session.opens_alone_at = Some(now);
        let not_yet = |s: &mut SessionHalves| s.session.opens_alone_at = Some(now.plus_ms(1));
        let client = Perspective::Client;
        check(
            Halves::None,
            &|s| s.session.state = SessionState::Planned { at: None },
            Progress::Planned { at: None },
        );
        check(Halves::None, &|s| s.session.state = SessionState::Cancelled { at: now }, Progress::Cancelled);
        check(Halves::None, &|s| s.session.measuring = Measuring::NotToday, Progress::NoMeasuring);
        check(Halves::NotAsked, &opened, Progress::NotAsked);
        check(Halves::None, &as_is, Progress::NobodyIn);
        check(Halves::Client, &not_yet, Progress::ClientIn);
        check(Halves::Client, &alone, Progress::OpenAlone { present: client, talk: Talk::Open });
        check(Halves::Therapist, &as_is, Progress::TherapistIn);
        check(Halves::Both, &opened, Progress::Open { talk: Talk::Open });
        let settled = |s: &mut SessionHalves| s.session.discussion = Discussion::Discussed { at: now };
        check(Halves::Both, &settled, Progress::Open { talk: Talk::Discussed });
    }
}
