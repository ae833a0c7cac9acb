//! A run: one time a programme is given. Who takes part, who waits, who left and why; who was there; who gave it.

use crate::clock::{MINUTE_MS, Timestamp};
use crate::competence::observation::Presence as Led;
use crate::ids::{EpisodeId, MemberId, OrganisationId, ParticipantId, ProgrammeId, RunId};
use crate::people::ClientCode;
use std::collections::{BTreeMap, BTreeSet};

/// The most people a run can have places for.
pub const PLACES_MOST: u32 = 30;

/// In which part a member gives a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrainerPart {
    /// Gives it, and treats who takes part.
    Trainer,
    /// Stands in for a trainer now and then.
    Replacement,
}

crate::words!(TrainerPart, "trainer's part", { Trainer => "trainer", Replacement => "replacement" });

/// A member who gives a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trainer {
    /// Who.
    pub member: MemberId,
    /// What others see.
    pub shown_name: String,
    /// In which part.
    pub part: TrainerPart,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` while giving it.
    pub until: Option<Timestamp>,
}

/// Why somebody left, as they or the trainer told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leaving {
    /// Ill, or too tired.
    Illness,
    /// Time, travel, work, care for others.
    Practical,
    /// It was not what they looked for.
    OtherWish,
    /// Too heavy, or too early.
    TooMuch,
    /// Care elsewhere came first.
    OtherCare,
    /// Not told.
    NotTold,
}

crate::words!(Leaving, "reason for leaving", {
    Illness => "illness",
    Practical => "practical",
    OtherWish => "other-wish",
    TooMuch => "too-much",
    OtherCare => "other-care",
    NotTold => "not-told",
});

/// Where somebody stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the waiting list.
    Waiting {
        /// Since when.
        since: Timestamp,
    },
    /// Takes part.
    Placed {
        /// Since when.
        since: Timestamp,
    },
    /// Left before the end.
    Left {
        /// Since when they took part; `None` if they only waited.
        placed: Option<Timestamp>,
        /// When they left.
        at: Timestamp,
        /// Why.
        why: Leaving,
    },
}

/// Somebody in a run: one episode of care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Identity in this run.
    pub id: ParticipantId,
    /// The course of treatment.
    pub episode: EpisodeId,
    /// What the person is called.
    pub code: ClientCode,
    /// Where they stand.
    pub place: Place,
}

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// In the room.
    Present,
    /// By the online link.
    Online,
    /// Told beforehand that they would not come.
    Excused,
    /// Did not come, and nobody knew.
    Absent,
}

crate::words!(Presence, "presence", {
    Present => "present",
    Online => "online",
    Excused => "excused",
    Absent => "absent",
});

impl Presence {
    /// Whether they took part, in the room or online.
    pub fn took_part(self) -> bool {
        match self {
            Self::Present | Self::Online => true,
            Self::Excused | Self::Absent => false,
        }
    }
}

/// Where a meeting of the run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingState {
    /// In the diary.
    Planned,
    /// It took place.
    Held,
    /// It did not.
    Cancelled,
}

/// One session of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Which session of the programme, counted from 1.
    pub number: u32,
    /// When it begins.
    pub at: Timestamp,
    /// Where it stands.
    pub state: MeetingState,
    /// Who gave it; empty before it was held.
    pub trainers: BTreeSet<MemberId>,
    /// Who was there; empty before it was held.
    pub presence: BTreeMap<ParticipantId, Presence>,
}

/// One time a programme is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Identity.
    pub id: RunId,
    /// The programme that is given.
    pub programme: ProgrammeId,
    /// The house.
    pub organisation: OrganisationId,
    /// What people call it.
    pub title: String,
    /// Where, if it is in a room.
    pub place: Option<String>,
    /// The link, if it can be joined online.
    pub online: Option<String>,
    /// How many can take part.
    pub places: u32,
    /// How long a session takes, in minutes.
    pub minutes: u32,
    /// When the follow-up is, in weeks after the last session; `None` without one.
    pub follow_up_weeks: Option<u32>,
    /// Who gives it.
    pub trainers: Vec<Trainer>,
    /// Who takes part, waits or left.
    pub participants: Vec<Participant>,
    /// The sessions, in order.
    pub meetings: Vec<Meeting>,
}

/// Why something cannot be done with a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RunRefusal {
    /// Takes part, waits or left already: one episode is in a run once.
    #[error("add a participant who is in the run already")]
    Twice,
    /// All places are taken.
    #[error("give a place in a run whose {places} places are taken")]
    Full {
        /// How many there are.
        places: u32,
    },
    /// The run has no session of this number.
    #[error("use session {number} of a run of {sessions}")]
    OutsideRun {
        /// The number that was asked for.
        number: u32,
        /// How many sessions there are.
        sessions: u32,
    },
    /// Nobody of the run.
    #[error("use a participant who is not in the run")]
    NotInRun,
    /// Left before.
    #[error("change the place of somebody who left")]
    HasLeft,
    /// Has a place already.
    #[error("place a participant who has a place")]
    HasPlace,
    /// The session was not held.
    #[error("rate a session that was not held")]
    NotHeld,
    /// The session was held or cancelled before.
    #[error("hold or move a session that was held or cancelled")]
    NotPlanned,
    /// The one who rates was not there.
    #[error("rate a session as a trainer who was absent")]
    TrainerAbsent,
    /// The one who is rated, or rates, was not there.
    #[error("rate a participant who was absent")]
    ParticipantAbsent,
    /// The member does not give this run.
    #[error("hold a session with a trainer who does not give the run")]
    NotATrainer,
    /// Nobody gave the session.
    #[error("hold a session without a trainer")]
    NobodyGave,
    /// It is not said of everybody whether they were there.
    #[error("hold a session without saying who was there")]
    PresenceOpen,
    /// It was not held, so there is nothing to put right.
    #[error("correct a session that was not held")]
    NothingToCorrect,
    /// It stands like that already.
    #[error("correct a session to what it says already")]
    SameAsBefore,
    /// Somebody who answered about a session was there.
    #[error("say that somebody who answered was absent")]
    HasAnswered,
    /// A session cannot come before the one with the number before it.
    #[error("move session {number} beyond its neighbours")]
    OutOfOrder {
        /// Its number.
        number: u32,
    },
}

impl RunRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Twice => "programme-refusal-twice",
            Self::Full { .. } => "programme-refusal-full",
            Self::OutsideRun { .. } => "programme-refusal-outside-run",
            Self::NotInRun => "programme-refusal-not-in-run",
            Self::HasLeft => "programme-refusal-has-left",
            Self::HasPlace => "programme-refusal-has-place",
            Self::NotHeld => "programme-refusal-not-held",
            Self::NotPlanned => "programme-refusal-not-planned",
            Self::TrainerAbsent => "programme-refusal-trainer-absent",
            Self::ParticipantAbsent => "programme-refusal-participant-absent",
            Self::NotATrainer => "programme-refusal-not-a-trainer",
            Self::NobodyGave => "programme-refusal-nobody-gave",
            Self::PresenceOpen => "programme-refusal-presence-open",
            Self::NothingToCorrect => "programme-refusal-nothing-to-correct",
            Self::SameAsBefore => "programme-refusal-same-as-before",
            Self::HasAnswered => "programme-refusal-has-answered",
            Self::OutOfOrder { .. } => "programme-refusal-out-of-order",
        }
    }
}

impl Participant {
    /// Whether they take part now.
    pub fn is_placed(&self) -> bool {
        match self.place {
            Place::Placed { .. } => true,
            Place::Waiting { .. } | Place::Left { .. } => false,
        }
    }
}

impl Meeting {
    /// When it ends, if a session takes `minutes`.
    pub fn ends_at(&self, minutes: u32) -> Timestamp {
        self.at.plus_ms(i64::from(minutes) * MINUTE_MS)
    }

    /// Whether a participant took part in it; `false` too where nothing is known.
    pub fn has(&self, participant: ParticipantId) -> bool {
        self.presence.get(&participant).is_some_and(|presence| presence.took_part())
    }

    /// Those who took part.
    pub fn who_took_part(&self) -> impl Iterator<Item = ParticipantId> {
        self.presence.iter().filter(|(_, presence)| presence.took_part()).map(|(id, _)| *id)
    }
}

impl Run {
    /// The place a new participant gets: one that is free, else on the waiting list.
    ///
    /// # Errors
    /// The episode is in the run already, or was.
    pub fn join(&self, episode: EpisodeId, now: Timestamp) -> Result<Place, RunRefusal> {
        if self.participants.iter().any(|one| one.episode == episode) {
            return Err(RunRefusal::Twice);
        }
        Ok(if self.free_places() > 0 { Place::Placed { since: now } } else { Place::Waiting { since: now } })
    }

    /// How many places are free.
    pub fn free_places(&self) -> u32 {
        let taken = self.placed().count();
        self.places.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
    }

    /// Gives somebody on the waiting list a place.
    ///
    /// # Errors
    /// Not in the run, has a place, left, or no place is free.
    pub fn give_place(&self, participant: ParticipantId, now: Timestamp) -> Result<Place, RunRefusal> {
        match self.participant(participant)?.place {
            Place::Placed { .. } => Err(RunRefusal::HasPlace),
            Place::Left { .. } => Err(RunRefusal::HasLeft),
            Place::Waiting { .. } if self.free_places() == 0 => Err(RunRefusal::Full { places: self.places }),
            Place::Waiting { .. } => Ok(Place::Placed { since: now }),
        }
    }

    /// Somebody leaves.
    ///
    /// # Errors
    /// Not in the run, or left before.
    pub fn leave(
        &self,
        participant: ParticipantId,
        why: Leaving,
        now: Timestamp,
    ) -> Result<Place, RunRefusal> {
        match self.participant(participant)?.place {
            Place::Placed { since } => Ok(Place::Left { placed: Some(since), at: now, why }),
            Place::Waiting { .. } => Ok(Place::Left { placed: None, at: now, why }),
            Place::Left { .. } => Err(RunRefusal::HasLeft),
        }
    }

    /// One participant.
    ///
    /// # Errors
    /// Not in the run.
    pub fn participant(&self, id: ParticipantId) -> Result<&Participant, RunRefusal> {
        self.participants.iter().find(|one| one.id == id).ok_or(RunRefusal::NotInRun)
    }

    /// Those who take part now.
    pub fn placed(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|one| one.is_placed())
    }

    /// How many sessions it has.
    pub fn sessions(&self) -> u32 {
        u32::try_from(self.meetings.len()).expect("a run has few sessions")
    }

    /// The session of this number.
    ///
    /// # Errors
    /// The run has none.
    pub fn meeting(&self, number: u32) -> Result<&Meeting, RunRefusal> {
        let found = self.meetings.iter().find(|meeting| meeting.number == number);
        found.ok_or(RunRefusal::OutsideRun { number, sessions: self.sessions() })
    }

    /// The meeting moves to another moment; the order of the sessions stays.
    ///
    /// # Errors
    /// Outside the run, held or cancelled before, or beyond its neighbours.
    pub fn move_meeting(&self, number: u32, to: Timestamp) -> Result<(), RunRefusal> {
        let meeting = self.meeting(number)?;
        if meeting.state != MeetingState::Planned {
            return Err(RunRefusal::NotPlanned);
        }
        let standing = |other: &&Meeting| other.state != MeetingState::Cancelled;
        let disordered = self.meetings.iter().filter(standing).any(|other| {
            (other.number < number && other.at >= to) || (other.number > number && other.at <= to)
        });
        if disordered { Err(RunRefusal::OutOfOrder { number }) } else { Ok(()) }
    }

    /// The meeting took place: who gave it and who was there, of everybody who has a place.
    ///
    /// # Errors
    /// Outside the run, not planned any more, no trainer, a stranger, or somebody of whom it is not said.
    pub fn hold(
        &self,
        number: u32,
        trainers: &BTreeSet<MemberId>,
        presence: &BTreeMap<ParticipantId, Presence>,
    ) -> Result<Meeting, RunRefusal> {
        let meeting = self.meeting(number)?;
        if meeting.state != MeetingState::Planned {
            return Err(RunRefusal::NotPlanned);
        }
        if trainers.is_empty() {
            return Err(RunRefusal::NobodyGave);
        }
        let gives =
            |member: &MemberId| self.trainers.iter().any(|one| one.member == *member && one.until.is_none());
        if !trainers.iter().all(gives) {
            return Err(RunRefusal::NotATrainer);
        }
        if presence.keys().any(|id| !self.placed().any(|one| one.id == *id)) {
            return Err(RunRefusal::NotInRun);
        }
        if self.placed().any(|one| !presence.contains_key(&one.id)) {
            return Err(RunRefusal::PresenceOpen);
        }
        Ok(Meeting {
            state: MeetingState::Held,
            trainers: trainers.clone(),
            presence: presence.clone(),
            ..meeting.clone()
        })
    }

    /// A session that was held, put right: who gave it, and who of those it was said of was there.
    ///
    /// # Shape
    /// `answered` are the participants of whom a half is in: they were there.
    /// # Errors
    /// Outside the run, not held, no trainer, somebody who never gave the run, somebody of whom it is not said or who was
    /// not expected, an answer of somebody who would have been absent, or nothing that changes.
    pub fn correct(
        &self,
        number: u32,
        trainers: &BTreeSet<MemberId>,
        presence: &BTreeMap<ParticipantId, Presence>,
        answered: &BTreeSet<ParticipantId>,
    ) -> Result<Meeting, RunRefusal> {
        let meeting = self.meeting(number)?;
        if meeting.state != MeetingState::Held {
            return Err(RunRefusal::NothingToCorrect);
        }
        if trainers.is_empty() {
            return Err(RunRefusal::NobodyGave);
        }
        // Who has stopped giving the run may well have given this session.
        if !trainers.iter().all(|member| self.trainers.iter().any(|one| one.member == *member)) {
            return Err(RunRefusal::NotATrainer);
        }
        if presence.keys().any(|id| !meeting.presence.contains_key(id)) {
            return Err(RunRefusal::NotInRun);
        }
        if meeting.presence.keys().any(|id| !presence.contains_key(id)) {
            return Err(RunRefusal::PresenceOpen);
        }
        if presence.iter().any(|(id, presence)| answered.contains(id) && !presence.took_part()) {
            return Err(RunRefusal::HasAnswered);
        }
        if meeting.trainers == *trainers && meeting.presence == *presence {
            return Err(RunRefusal::SameAsBefore);
        }
        Ok(Meeting { trainers: trainers.clone(), presence: presence.clone(), ..meeting.clone() })
    }

    /// Whether a member led a session of the run; or was absent, also where somebody stood in.
    ///
    /// # Errors
    /// Outside the run, or not held.
    pub fn led(&self, number: u32, member: MemberId) -> Result<Led, RunRefusal> {
        let meeting = self.meeting(number)?;
        match meeting.state {
            MeetingState::Planned | MeetingState::Cancelled => Err(RunRefusal::NotHeld),
            MeetingState::Held if meeting.trainers.contains(&member) => Ok(Led::Present),
            MeetingState::Held => Ok(Led::Absent),
        }
    }

    /// Whether `member` may say how the session went with `participant`: both have to have been there.
    ///
    /// # Errors
    /// Outside the run, not held, the trainer or the participant was absent.
    pub fn may_rate(
        &self,
        number: u32,
        participant: ParticipantId,
        member: MemberId,
    ) -> Result<(), RunRefusal> {
        let meeting = self.meeting(number)?;
        self.participant(participant)?;
        if meeting.state != MeetingState::Held {
            return Err(RunRefusal::NotHeld);
        }
        if !meeting.trainers.contains(&member) {
            return Err(RunRefusal::TrainerAbsent);
        }
        if meeting.has(participant) { Ok(()) } else { Err(RunRefusal::ParticipantAbsent) }
    }

    /// How a member gives the run; `None` if they do not, or not any more.
    pub fn part_of(&self, member: MemberId) -> Option<TrainerPart> {
        let found = self.trainers.iter().find(|one| one.member == member && one.until.is_none());
        found.map(|one| one.part)
    }

    /// The sessions that were held.
    pub fn held(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.iter().filter(|meeting| meeting.state == MeetingState::Held)
    }

    /// The first session that is still to come.
    pub fn next(&self) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.state == MeetingState::Planned)
    }
}
