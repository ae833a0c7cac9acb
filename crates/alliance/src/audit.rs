//! One line of the audit log: who did what to whom, when. Never what was answered, never a name.

use crate::clock::Timestamp;
use crate::ids::{AuditId, MemberId, OrganisationId};

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditActor {
    /// A member with an account.
    Member(MemberId),
    /// The client, by a link or on the therapist's device.
    Client,
    /// A command on the machine itself.
    Operator,
    /// Nobody known: a sign-in that failed.
    Stranger,
}

impl AuditActor {
    /// The kind, as stored.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Member(_) => "member",
            Self::Client => "client",
            Self::Operator => "operator",
            Self::Stranger => "stranger",
        }
    }

    /// The member, if it was one.
    pub fn member(self) -> Option<MemberId> {
        match self {
            Self::Member(id) => Some(id),
            Self::Client | Self::Operator | Self::Stranger => None,
        }
    }
}

/// What kind of act it was, after NEN 7513: create, read, update, delete, execute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditAction {
    /// Something was made.
    Create,
    /// Something was looked at.
    Read,
    /// Something was changed.
    Update,
    /// Something was removed.
    Delete,
    /// Something was done: a sign-in, an import, an export.
    Execute,
}

crate::words!(AuditAction, "audit action", {
    Create => "C",
    Read => "R",
    Update => "U",
    Delete => "D",
    Execute => "E",
});

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Identity.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// In which house.
    pub organisation: OrganisationId,
    /// Who.
    pub actor: AuditActor,
    /// What kind of act.
    pub action: AuditAction,
    /// What it was, as a dotted word: `session.start`, `check.submit`.
    pub event: &'static str,
    /// The kind of thing it touched: `session`, `episode`, ….
    pub object_kind: &'static str,
    /// The id of the thing it touched.
    pub object: String,
    /// The id of the episode it belongs to, so that a client can be told who looked.
    pub episode: Option<String>,
}
