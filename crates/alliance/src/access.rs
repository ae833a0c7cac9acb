//! Who may see and do what: one function of role and relation. Handlers ask it, templates ask it, nothing else decides.

use crate::ids::{MemberId, OrganisationId};
use crate::people::Role;
use std::collections::BTreeSet;

/// The member who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub member: MemberId,
    /// Of which house. It comes from the login, never from the request.
    pub organisation: OrganisationId,
    /// With which roles.
    pub roles: BTreeSet<Role>,
}

/// How the member stands to what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The member treats this episode now.
    Treats,
    /// The case was shared with the member for a time that has not ended, with the client's consent.
    Supervises,
    /// The member's organisation holds it, but the member does not treat it.
    SameOrganisation,
    /// It is about the member, as the trainer who is watched.
    Trainer,
    /// The member was asked to watch and rate.
    Rater,
    /// The trainer it is about chose the member to look along.
    ChosenSupervisor,
    /// The member made the calibration set and knows its benchmarks.
    Keeper,
}

/// What a member may want to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// See the day's sessions of one's own episodes.
    SeeToday,
    /// See one's own caseload with what asks for a talk.
    SeeCaseload,
    /// See the episodes of the organisation: codes, therapists, counts; never what was answered.
    SeeRoster,
    /// Look at one's own way of working, for oneself alone, and read the conversation cards.
    LookAtOwnWork,
    /// See the course of an episode: opened checks and wellbeing.
    SeeCase,
    /// See and change a client's name and contact.
    SeeIdentity,
    /// Open an episode for a client.
    OpenEpisode,
    /// Change an episode's settings and therapists.
    ChangeEpisode,
    /// See the frame of an episode with its past, change it, print it, and confirm it as the therapist.
    KeepFrame,
    /// Keep the frame that new episodes begin with.
    KeepFrameTemplate,
    /// Plan, start, cancel a session; give the client a link, a QR code or the device; mark no measuring.
    RunSession,
    /// Answer the therapist's half of the check.
    AnswerAsTherapist,
    /// Enter the client's answers from paper.
    EnterFromPaper,
    /// See an opened check and say whether it was discussed.
    SeeReveal,
    /// Write down a rupture and what became of it.
    RecordRupture,
    /// Answer a signal: talked about, or not recognised.
    AnswerSignal,
    /// See a case as it is prepared for a talk with colleagues: no code, no name.
    SeeDiscussion,
    /// Choose its questions, write its conclusions, share it with a colleague.
    KeepDiscussion,
    /// See the goals and tasks of an episode, and propose, word, rate and confirm them for the therapist's side.
    WorkOnAgreement,
    /// Note totals of the start of an episode, and take back a mistake.
    NoteCharacteristics,
    /// Give the client a copy of what the two wrote and chose.
    GiveCopy,
    /// Give the client a link to what the two keep together, or withdraw it.
    GiveEpisodeLink,
    /// Prepare a team reflection, lead it, and read what it came to; each one's own.
    LeadReflections,
    /// See the programmes of the house and the runs one gives or keeps, and add to them.
    KeepProgrammes,
    /// Keep a run: its calendar, who takes part, who was there; see what is due, never what was answered.
    KeepRun,
    /// Say as a trainer how a session of a run went, and see what its group shows of itself.
    GiveRun,
    /// See what one was asked to rate, what was asked about oneself, and who chose one to look along.
    SeeCompetence,
    /// Ask members to watch a session or a recording of a trainer.
    AskRaters,
    /// Rate what one was asked to watch.
    RateCompetence,
    /// See an observation: how many are in, and the ratings once all are.
    SeeObservation,
    /// See what observations of a trainer came to over time.
    SeeDevelopment,
    /// Choose who looks along with the own development, and end it.
    ChooseSupervisor,
    /// See the own groups and the own development side by side, for oneself alone.
    SeeMirror,
    /// Make a set of recordings with benchmarks.
    MakeCalibrationSet,
    /// See the benchmarks of a set and who is calibrated by it, and add to it.
    KeepCalibrationSet,
    /// Rate the recordings of a set, and see each beside its benchmark afterwards.
    RateCalibrationSet,
    /// Import a file, or undo an import.
    Import,
    /// Keep the organisation's own measures.
    KeepMeasures,
    /// See the marks that clients addressed to somebody who does not treat them.
    SeeMarksBesideTherapists,
    /// Take a pseudonymised data set.
    ExportStudy,
    /// Write what the organisation says about a complaint.
    KeepComplaintRoute,
    /// Read what signals are for, switch them on or off, and choose how often one may come when nothing happened.
    KeepSignals,
    /// Look at the quality figures of a year before they come out, publish them, take them out of sight.
    KeepFigures,
    /// Add members, change roles, end access.
    KeepMembers,
}

impl Act {
    /// All acts, in the order of the pages.
    pub const ALL: &'static [Self] = &[
        Self::SeeToday,
        Self::SeeCaseload,
        Self::SeeRoster,
        Self::LookAtOwnWork,
        Self::SeeCase,
        Self::SeeIdentity,
        Self::OpenEpisode,
        Self::ChangeEpisode,
        Self::KeepFrame,
        Self::KeepFrameTemplate,
        Self::RunSession,
        Self::AnswerAsTherapist,
        Self::EnterFromPaper,
        Self::SeeReveal,
        Self::RecordRupture,
        Self::AnswerSignal,
        Self::SeeDiscussion,
        Self::KeepDiscussion,
        Self::WorkOnAgreement,
        Self::NoteCharacteristics,
        Self::GiveCopy,
        Self::GiveEpisodeLink,
        Self::LeadReflections,
        Self::KeepProgrammes,
        Self::KeepRun,
        Self::GiveRun,
        Self::SeeCompetence,
        Self::AskRaters,
        Self::RateCompetence,
        Self::SeeObservation,
        Self::SeeDevelopment,
        Self::ChooseSupervisor,
        Self::SeeMirror,
        Self::MakeCalibrationSet,
        Self::KeepCalibrationSet,
        Self::RateCalibrationSet,
        Self::Import,
        Self::KeepMeasures,
        Self::SeeMarksBesideTherapists,
        Self::ExportStudy,
        Self::KeepComplaintRoute,
        Self::KeepSignals,
        Self::KeepFigures,
        Self::KeepMembers,
    ];
}

/// The member may not do this. To the reader it looks as if the thing did not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("do what role and relation do not allow")]
pub struct Denied;

/// Decides whether `actor`, standing in `relation` to the thing, may do `act`.
///
/// Denied unless a line below allows it. Answers are for those who treat: no role sees them without treating.
///
/// # Errors
/// [`Denied`] where no role of the actor allows it.
/// # Source
/// our choice, ADR-0010
pub fn decide(actor: &Actor, relation: Relation, act: Act) -> Result<(), Denied> {
    if actor.roles.iter().any(|&role| allows(role, relation, act)) { Ok(()) } else { Err(Denied) }
}

fn allows(role: Role, relation: Relation, act: Act) -> bool {
    let treats = relation == Relation::Treats;
    match act {
        Act::SeeToday | Act::SeeCaseload | Act::LookAtOwnWork => role == Role::Therapist,
        Act::SeeCase
        | Act::KeepFrame
        | Act::RunSession
        | Act::AnswerAsTherapist
        | Act::EnterFromPaper
        | Act::SeeReveal
        | Act::RecordRupture
        | Act::AnswerSignal
        | Act::KeepDiscussion
        | Act::WorkOnAgreement
        | Act::NoteCharacteristics
        | Act::GiveCopy
        | Act::GiveEpisodeLink
        | Act::GiveRun => role == Role::Therapist && treats,
        Act::SeeDiscussion => role == Role::Therapist && (treats || relation == Relation::Supervises),
        Act::SeeRoster
        | Act::KeepFrameTemplate
        | Act::Import
        | Act::KeepMeasures
        | Act::SeeMarksBesideTherapists => role == Role::Coordinator,
        Act::OpenEpisode | Act::LeadReflections | Act::KeepProgrammes => {
            matches!(role, Role::Therapist | Role::Coordinator)
        }
        Act::ChangeEpisode | Act::SeeIdentity | Act::KeepRun => {
            role == Role::Coordinator || (role == Role::Therapist && treats)
        }
        Act::SeeCompetence => true,
        Act::AskRaters => {
            role == Role::Coordinator || (role == Role::Therapist && relation == Relation::Trainer)
        }
        Act::RateCompetence => relation == Relation::Rater,
        Act::SeeObservation => {
            matches!(relation, Relation::Trainer | Relation::Rater | Relation::ChosenSupervisor)
        }
        Act::SeeDevelopment => matches!(relation, Relation::Trainer | Relation::ChosenSupervisor),
        Act::ChooseSupervisor => relation == Relation::Trainer,
        Act::SeeMirror => role == Role::Therapist && relation == Relation::Trainer,
        Act::MakeCalibrationSet => matches!(role, Role::Therapist | Role::Coordinator),
        Act::KeepCalibrationSet => relation == Relation::Keeper,
        Act::RateCalibrationSet => relation != Relation::Keeper,
        Act::ExportStudy => role == Role::Researcher,
        Act::KeepComplaintRoute | Act::KeepSignals | Act::KeepFigures | Act::KeepMembers => {
            role == Role::Administrator
        }
    }
}

#[cfg(test)]
mod tests;
