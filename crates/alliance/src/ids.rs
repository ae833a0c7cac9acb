//! Identities of everything that is stored, one type each, so that a session can never be passed for a client.
//!
//! An id is a UUID of version 7: it sorts by the moment it was made. Time and chance are arguments
//! ([`Clock`](crate::clock::Clock), [`Chance`](crate::clock::Chance)); nothing here reads them.

use crate::clock::{Chance, Timestamp};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// What was given is not an id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a new id from the moment and ten bytes of chance.
            pub fn make(now: Timestamp, chance: &dyn Chance) -> Self {
                let mut random = [0; 10];
                chance.fill(&mut random);
                Self(uuid::Builder::from_unix_timestamp_millis(now.ms().unsigned_abs(), &random).into_uuid())
            }

            /// The id as a UUID.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.as_hyphenated())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0.as_hyphenated())
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            /// Only the hyphenated lower-case form is read: one id, one text.
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let uuid = Uuid::try_parse(text).map_err(|_| NotAnId)?;
                if uuid.as_hyphenated().to_string() == text { Ok(Self(uuid)) } else { Err(NotAnId) }
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }
    )*};
}

ids! {
    /// One filling-in of one instrument.
    AdministrationId,
    /// One line of the audit log.
    AuditId,
    /// A case that was shared with a member for a time.
    CaseShareId,
    /// A person in care.
    ClientId,
    /// A client's own mark: there is something.
    ClientMarkId,
    /// One client's course of treatment with its therapists.
    EpisodeId,
    /// What a client said about a section of a frame.
    FrameStanceId,
    /// A total noted at the start of an episode.
    CharacteristicId,
    /// One going-through of the frame by both.
    FrameReviewId,
    /// One version of the frame that a house begins with.
    FrameTemplateId,
    /// One version of the frame of an episode.
    FrameVersionId,
    /// A file on its way in: uploaded, not imported yet.
    ImportDraftId,
    /// A file that was imported as a whole.
    ImportId,
    /// An organisation's own series of ready-made scores.
    MeasureId,
    /// Something to be done later.
    JobId,
    /// Someone of the organisation with an account.
    MemberId,
    /// The house that uses Verbond.
    OrganisationId,
    /// A trainer watched by raters, in one session or recording.
    ObservationId,
    /// A recording of a session.
    RecordingId,
    /// Recordings with benchmarks, to calibrate raters with.
    CalibrationSetId,
    /// A team's live session, from its preparation to its report.
    ReflectionId,
    /// A strain in collaboration or bond, written down.
    RuptureId,
    /// Somebody in a run of a programme, from the waiting list on.
    ParticipantId,
    /// A goal or task of an agreement.
    PointId,
    /// A series of group sessions that can be given again and again.
    ProgrammeId,
    /// One filling-in about a run as a whole: before, at the end, at follow-up.
    RunAnswerId,
    /// One time a programme is given.
    RunId,
    /// One meeting.
    SessionId,
    /// What a therapist made of a signal.
    SignalAnswerId,
    /// One person's filling-in of the check of one session.
    SittingId,
    /// A therapist's look at the own way of working.
    SelfReflectionId,
    /// A pseudonymised data set.
    StudyId,
    /// Something that was made in a session: a photo or a sound of it.
    WorkId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededChance;

    #[test]
    fn an_id_survives_the_way_through_text_and_sorts_by_time() {
        let chance = SeededChance::new(1);
        let early = SessionId::make(Timestamp::from_ms(1_000), &chance);
        let late = SessionId::make(Timestamp::from_ms(2_000), &chance);
        assert!(early < late);
        assert!(early.to_string() < late.to_string());
        assert_eq!(early.to_string().parse(), Ok(early));
    }

    #[test]
    fn other_spellings_of_an_id_are_refused() {
        let id = SessionId::make(Timestamp::from_ms(1_000), &SeededChance::new(1)).to_string();
        for wrong in [id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}"), String::new(), "1".into()]
        {
            assert_eq!(wrong.parse::<SessionId>(), Err(NotAnId), "{wrong}");
        }
    }
}
