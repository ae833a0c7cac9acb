//! What is written down about a rupture, and when it cannot be taken.

use super::way::RepairWay;
use super::{Movement, NoticedBy, Outcome};
use crate::agreement::Agreement;
use crate::clock::Timestamp;
use crate::component::Component;
use crate::ids::SessionId;
use std::collections::BTreeSet;

/// The most characters of one text.
pub const TEXT_MOST: usize = 2_000;

/// What is written down about a rupture. Texts are kept as they were typed; an empty one is nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// What gave way.
    pub component: Component,
    /// How it showed.
    pub movement: Movement,
    /// Who noticed.
    pub noticed_by: NoticedBy,
    /// In which session; `None` if it cannot be pinned to one. Without it nothing is computed.
    pub session: Option<SessionId>,
    /// The agreement that held then, by the moment from which it did
    /// ([`in_force`](crate::agreement::Agreement::in_force)); `None` if there was none.
    pub agreement_at: Option<Timestamp>,
    /// What was talked about.
    pub talked: Option<String>,
    /// What changed.
    pub changed: Option<String>,
    /// The ways that were tried.
    pub ways: BTreeSet<RepairWay>,
    /// What the therapist says of the recovery, where that is not what was computed.
    pub said: Option<Said>,
    /// Why it was set aside as a mistake; `None` while it counts.
    pub set_aside: Option<String>,
}

/// The therapist's own word on the recovery, with its reason.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// What became of it.
    pub outcome: Outcome,
    /// Why the therapist sees it so.
    pub reason: String,
}

impl std::fmt::Debug for Account {
    /// Never the texts: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { component, movement, noticed_by, .. } = self;
        write!(f, "Account({component}, {movement}, {noticed_by}, …)")
    }
}

impl std::fmt::Debug for Said {
    /// Never the reason: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Said({}, …)", self.outcome)
    }
}

/// A text of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextPart {
    /// What was talked about.
    Talked,
    /// What changed.
    Changed,
    /// Why the therapist says otherwise.
    Reason,
    /// Why it was set aside.
    SetAside,
}

crate::words!(TextPart, "text of an account", {
    Talked => "talked",
    Changed => "changed",
    Reason => "reason",
    SetAside => "set-aside",
});

/// Why an account cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuptureRefusal {
    /// A text is longer than it may be.
    #[error("keep a text of {count} characters where {most} fit")]
    TooLong {
        /// Which one.
        part: TextPart,
        /// How many characters it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// The therapist says otherwise and does not say why.
    #[error("overrule what was computed without a reason")]
    NoReason,
    /// It is set aside, and nobody says why.
    #[error("set a rupture aside without a reason")]
    NoReasonToSetAside,
    /// The session is not one of this episode that was held.
    #[error("link a rupture to a session that was not held here")]
    OtherSession,
    /// The agreement is not one of this episode.
    #[error("link a rupture to an agreement that never held here")]
    OtherAgreement,
}

impl RuptureRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "refusal-rupture-too-long",
            Self::NoReason => "refusal-rupture-no-reason",
            Self::NoReasonToSetAside => "refusal-rupture-no-reason-to-set-aside",
            Self::OtherSession => "refusal-rupture-other-session",
            Self::OtherAgreement => "refusal-rupture-other-agreement",
        }
    }
}

/// Reads a text as it was typed: line ends become one kind, white space around it is dropped, an empty one is nothing.
///
/// # Errors
/// Longer than [`TEXT_MOST`]. Nothing is cut off.
pub fn text(part: TextPart, typed: &str) -> Result<Option<String>, RuptureRefusal> {
    let text = typed.replace("\r\n", "\n");
    let text = text.trim();
    let count = text.chars().count();
    if count > TEXT_MOST {
        return Err(RuptureRefusal::TooLong { part, count, most: TEXT_MOST });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Reads what the therapist says of the recovery; `None` leaves the word to what was computed.
///
/// # Errors
/// No reason, or one that is too long.
pub fn said(outcome: Option<Outcome>, reason: &str) -> Result<Option<Said>, RuptureRefusal> {
    let reason = text(TextPart::Reason, reason)?;
    match (outcome, reason) {
        // A reason without another outcome overrules nothing.
        (None, _) => Ok(None),
        (Some(_), None) => Err(RuptureRefusal::NoReason),
        (Some(outcome), Some(reason)) => Ok(Some(Said { outcome, reason })),
    }
}

impl Account {
    /// The same account, set aside as a mistake. It stays to be read and no longer counts.
    ///
    /// # Errors
    /// No reason, or one that is too long.
    /// # Source
    /// our choice, ADR-0018: nothing that was written down is removed
    pub fn laid_aside(&self, reason: &str) -> Result<Self, RuptureRefusal> {
        let reason = text(TextPart::SetAside, reason)?.ok_or(RuptureRefusal::NoReasonToSetAside)?;
        Ok(Self { set_aside: Some(reason), ..self.clone() })
    }

    /// The same account, counted again.
    #[must_use]
    pub fn taken_up(&self) -> Self {
        Self { set_aside: None, ..self.clone() }
    }

    /// Whether it counts: in the time line, in a discussion, in what is exported.
    pub fn counts(&self) -> bool {
        self.set_aside.is_none()
    }

    /// Whether it may be kept in an episode whose held sessions and agreement are these.
    ///
    /// # Errors
    /// It names another session, or an agreement that never held.
    pub fn checked(&self, held: &[SessionId], agreement: &Agreement) -> Result<(), RuptureRefusal> {
        if self.session.is_some_and(|session| !held.contains(&session)) {
            return Err(RuptureRefusal::OtherSession);
        }
        if self.agreement_at.is_some_and(|at| agreement.in_force(at) != Some(at)) {
            return Err(RuptureRefusal::OtherAgreement);
        }
        Ok(())
    }
}
