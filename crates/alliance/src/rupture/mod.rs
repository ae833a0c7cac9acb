//! A rupture: a strain in collaboration or bond, what was talked about, what changed, and whether the component came
//! back.
//!
//! The record is an account by the people who were there, in versions; whether the component came back is computed
//! from its course ([`recovery`]). The therapist can say otherwise, with a reason; both are kept and both are shown.

pub mod account;
pub mod merge;
pub mod recovery;
pub mod way;

use crate::audit::AuditActor;
use crate::clock::Timestamp;
use crate::component::{Component, Perspective};
use crate::ids::{EpisodeId, RuptureId};
use account::Account;
use recovery::Recovery;

/// How the strain showed: whether somebody moved away or against.
///
/// # Source
/// [Eubanks2015]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Movement {
    /// Moving away, or giving in.
    Withdrawal,
    /// Moving against.
    Confrontation,
    /// Both.
    Mixed,
    /// Nobody can say yet.
    Unknown,
}

crate::words!(Movement, "movement", {
    Withdrawal => "withdrawal",
    Confrontation => "confrontation",
    Mixed => "mixed",
    Unknown => "unknown",
});

/// Who noticed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticedBy {
    /// The client.
    Client,
    /// The therapist.
    Therapist,
    /// Both, at about the same time.
    Both,
    /// A signal pointed at it.
    Signal,
}

crate::words!(NoticedBy, "noticed by", {
    Client => "client",
    Therapist => "therapist",
    Both => "both",
    Signal => "signal",
});

/// What the record was opened from. It never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A signal.
    Signal {
        /// About which component.
        component: Component,
        /// In whose answers.
        perspective: Perspective,
    },
    /// The client's own mark: there is something.
    ClientMark,
    /// Nothing: somebody wrote it down.
    ByHand,
}

/// A rupture as it is known now: its origin, its last version, and how many there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Rupture {
    /// Identity.
    pub id: RuptureId,
    /// The treatment it belongs to.
    pub episode: EpisodeId,
    /// What it was opened from.
    pub origin: Origin,
    /// Since when it is written down.
    pub opened_at: Timestamp,
    /// The last version.
    pub last: Version,
}

/// One version of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Counted per rupture from 1.
    pub number: u32,
    /// Who wrote it.
    pub author: AuditActor,
    /// When.
    pub at: Timestamp,
    /// What was written.
    pub account: Account,
}

/// What is told of whether the component came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It came back.
    Repaired,
    /// At least half of the fall was made good.
    Better,
    /// Less than half was.
    NotRepaired,
    /// There is still time.
    Open,
    /// Nothing was measured that could tell.
    NotKnown,
}

crate::words!(Outcome, "outcome", {
    Repaired => "repaired",
    Better => "better",
    NotRepaired => "not-repaired",
    Open => "open",
    NotKnown => "not-known",
});

/// What was computed beside what the therapist says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// From the course.
    pub computed: Recovery,
    /// By the therapist, if the therapist sees it differently.
    pub said: Option<Outcome>,
}

impl Told {
    /// What stands first: the therapist's word where there is one.
    pub fn outcome(&self) -> Outcome {
        self.said.unwrap_or_else(|| self.computed.outcome())
    }
}

#[cfg(test)]
mod tests;
