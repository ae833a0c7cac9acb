//! The client's own mark: there is something. It says no more than the client wants to say, and shows to whom and when
//! the client chose.

use crate::clock::Timestamp;
use crate::component::Component;
use crate::ids::{ClientMarkId, EpisodeId, MemberId, SessionId};
use crate::session::Session;

/// The most characters of what the client writes with it.
pub const WORDS_MOST: usize = 500;

/// When a mark shows to the therapist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shows {
    /// At once.
    Now,
    /// Once the next session has begun.
    NextSession,
}

crate::words!(Shows, "moment a mark shows", { Now => "now", NextSession => "next-session" });

/// Whom a mark is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// Who treats.
    Therapist,
    /// Somebody of the organisation who does not treat: it does not pass the therapist.
    Coordinator,
}

crate::words!(Addressee, "addressee of a mark", { Therapist => "therapist", Coordinator => "coordinator" });

/// The client's own mark.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientMark {
    /// Identity.
    pub id: ClientMarkId,
    /// The treatment it belongs to.
    pub episode: EpisodeId,
    /// The session whose check page it came by, if any.
    pub session: Option<SessionId>,
    /// When it was made.
    pub at: Timestamp,
    /// Whom it is for.
    pub to: Addressee,
    /// When it shows.
    pub shows: Shows,
    /// What it is about, if the client says.
    pub component: Option<Component>,
    /// What the client writes with it, if anything.
    pub words: Option<String>,
    /// When the client took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// That the two talked about it, if they did.
    pub discussed: Option<Discussed>,
}

/// That the two talked about a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discussed {
    /// Who says so.
    pub by: MemberId,
    /// When that was said.
    pub at: Timestamp,
}

impl std::fmt::Debug for ClientMark {
    /// Never the words: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ClientMark({}, {}, …)", self.id, self.shows)
    }
}

/// Why a mark cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MarkRefusal {
    /// What was written is longer than it may be.
    #[error("keep {count} characters where {most} fit")]
    TooLong {
        /// How many characters it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// It was said before that the two talked about it.
    #[error("say twice that a mark was discussed")]
    DiscussedBefore,
    /// It does not show to who asks: it is for another, it waits for a session, or it was taken back.
    #[error("discuss a mark that does not show")]
    DoesNotShow,
}

impl MarkRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "refusal-mark-too-long",
            Self::DiscussedBefore => "refusal-mark-discussed-before",
            Self::DoesNotShow => "refusal-mark-does-not-show",
        }
    }
}

/// Reads what the client wrote with a mark; nothing is nothing.
///
/// # Errors
/// Longer than [`WORDS_MOST`]. Nothing is cut off.
pub fn words(typed: &str) -> Result<Option<String>, MarkRefusal> {
    let words = typed.replace("\r\n", "\n");
    let words = words.trim();
    let count = words.chars().count();
    if count > WORDS_MOST {
        return Err(MarkRefusal::TooLong { count, most: WORDS_MOST });
    }
    Ok((!words.is_empty()).then(|| words.to_owned()))
}

impl ClientMark {
    /// That the two talked about it, as the therapist says.
    ///
    /// # Errors
    /// It does not show to the therapist, or it was said before.
    pub fn discuss(
        &self,
        by: MemberId,
        now: Timestamp,
        sessions: &[Session],
    ) -> Result<Discussed, MarkRefusal> {
        match self.discussed {
            Some(_) => Err(MarkRefusal::DiscussedBefore),
            None if self.shows_now(Addressee::Therapist, sessions) => Ok(Discussed { by, at: now }),
            None => Err(MarkRefusal::DoesNotShow),
        }
    }

    /// Whether it shows to this addressee: one that is for another never does; otherwise at once, or once a session was held that began after it was made. One that
    /// was taken back shows to nobody.
    pub fn shows_now(&self, to: Addressee, sessions: &[Session]) -> bool {
        if self.withdrawn_at.is_some() || self.to != to {
            return false;
        }
        match self.shows {
            Shows::Now => true,
            Shows::NextSession => {
                sessions.iter().filter_map(|session| session.state.held_at()).any(|held| held > self.at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{HOUR_MS, SeededChance};
    use crate::samples;
    use crate::session::SessionState;

    #[test]
    fn a_mark_shows_when_its_client_chose_and_never_once_it_was_taken_back() {
        let check = |shows: Shows, next: Option<i64>, withdrawn: Option<Timestamp>, expected: bool| {
            let mark = ClientMark {
                id: ClientMarkId::make(samples::TODAY, &SeededChance::new(1)),
                episode: samples::episode().id,
                session: None,
                at: samples::TODAY,
                to: Addressee::Therapist,
                shows,
                component: None,
                words: None,
                withdrawn_at: withdrawn,
                discussed: None,
            };
            let held = |ms: i64| SessionState::Held { at: samples::TODAY.plus_ms(ms) };
            let mut sessions = vec![Session { state: held(-HOUR_MS), ..samples::session(1) }];
            sessions.extend(next.map(|ms| Session { state: held(ms), ..samples::session(2) }));
            assert_eq!(mark.shows_now(Addressee::Therapist, &sessions), expected, "{shows} {next:?}");
            assert!(!mark.shows_now(Addressee::Coordinator, &sessions), "it is not for the coordinator");
            let by = samples::actor().member;
            let said = Discussed { by, at: samples::TODAY };
            let refused = MarkRefusal::DoesNotShow;
            let expected = if expected { Ok(said) } else { Err(refused) };
            assert_eq!(mark.discuss(by, samples::TODAY, &sessions), expected, "only what shows is discussed");
            let again = ClientMark { discussed: Some(said), ..mark };
            assert_eq!(again.discuss(by, samples::TODAY, &sessions), Err(MarkRefusal::DiscussedBefore));
        };
        check(Shows::Now, None, None, true);
        check(Shows::NextSession, None, None, false);
        check(Shows::NextSession, Some(HOUR_MS), None, true);
        check(Shows::Now, Some(HOUR_MS), Some(samples::TODAY), false);
    }

    #[test]
    fn what_is_too_long_is_refused_whole() {
        assert_eq!(words("  "), Ok(None));
        assert_eq!(words(" dag\r\n "), Ok(Some("dag".into())));
        let count = WORDS_MOST + 1;
        assert_eq!(words(&"é".repeat(count)), Err(MarkRefusal::TooLong { count, most: WORDS_MOST }));
    }
}
