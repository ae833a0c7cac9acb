//! The lists that are asked about a run as a whole: complaints before, at the end and at follow-up; satisfaction and
//! recommendation at the end.

use crate::administration::answer::Answers;
use crate::clock::Timestamp;
use crate::ids::ParticipantId;
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Purpose};
use crate::instrument::name::InstrumentId;
use crate::instrument::rights::Words;

/// The own short list that is asked at the end.
pub const SATISFACTION: &str = "satisfaction";
/// The own short list that stands for complaints until a house chooses another.
pub const COMPLAINTS: &str = "distress";

/// When a list about the run as a whole is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before the first session.
    Before,
    /// After the last.
    End,
    /// Some time after that.
    FollowUp,
}

crate::words!(Stage, "stage", { Before => "before", End => "end", FollowUp => "follow-up" });

impl Stage {
    /// All of them, the first first.
    pub const ALL_IN_TIME: [Self; 3] = [Self::Before, Self::End, Self::FollowUp];
}

/// One filling-in of a list about the run as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct RunAnswer {
    /// Whose.
    pub participant: ParticipantId,
    /// When it was asked.
    pub stage: Stage,
    /// What was answered.
    pub answers: Answers,
    /// When it came in.
    pub at: Timestamp,
}

/// The instruments a house can choose for complaints: its own list, and published ones as keys, where the clinic fills
/// in numbers from a form it has a licence for.
pub fn complaint_lists() -> impl Iterator<Item = &'static Instrument> {
    catalogue::instruments().filter(|instrument| match instrument.purpose() {
        Purpose::Complaints | Purpose::Wellbeing => true,
        Purpose::SessionCheck
        | Purpose::MediumCheck
        | Purpose::GroupCheck
        | Purpose::Alliance
        | Purpose::Cohesion
        | Purpose::Expectancy
        | Purpose::Competence
        | Purpose::Satisfaction => false,
    })
}

/// Whether a list can be shown with its questions, or only as a key of numbered items.
pub fn has_words(instrument: &Instrument) -> bool {
    match instrument.rights().words {
        Words::Ours => true,
        Words::Imported => false,
    }
}

/// The instrument of a list.
pub fn instrument(id: &InstrumentId) -> Option<&'static Instrument> {
    catalogue::instrument(id.as_str())
}
