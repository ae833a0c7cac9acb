//! Who writes, when and with which chance: what every write needs, and the audit line it leaves.

use crate::{Write, values};
use alliance::audit::{AuditAction, AuditActor, AuditEntry};
use alliance::clock::{Chance, Timestamp};
use alliance::ids::{AuditId, EpisodeId, OrganisationId};
use std::fmt;

/// Who writes, when, in which house, with which chance.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The house. It comes from the login or the link, never from the request.
    pub organisation: OrganisationId,
    /// Who.
    pub actor: AuditActor,
    /// When.
    pub now: Timestamp,
    /// Where ids come from.
    pub chance: &'a dyn Chance,
}

/// What was done to what: the part of an audit line that the write itself knows.
#[derive(Clone, Copy)]
pub(crate) struct Done<'a> {
    pub action: AuditAction,
    pub event: &'static str,
    pub object_kind: &'static str,
    pub object: &'a dyn fmt::Display,
    pub episode: Option<EpisodeId>,
}

impl By<'_> {
    /// Adds the audit line to the write, so that both are saved or neither.
    pub(crate) fn audited(&self, write: Write, done: Done<'_>) -> Write {
        let entry = AuditEntry {
            id: AuditId::make(self.now, self.chance),
            at: self.now,
            organisation: self.organisation,
            actor: self.actor,
            action: done.action,
            event: done.event,
            object_kind: done.object_kind,
            object: done.object.to_string(),
            episode: done.episode.map(|id| id.to_string()),
        };
        insert_audit(write, entry)
    }

    /// Notes the key of a form, so that the same form sent twice is done once. The write fails with the conflict
    /// [`ONCE`] if the key was seen before; [`crate::Store::done_before`] then tells the result.
    pub(crate) fn once(&self, write: Write, key: Option<&str>, result: &str) -> Write {
        match key {
            None => write,
            Some(key) => write.must(
                "insert into idempotency (key, organisation_id, at_ms, result) values (?1, ?2, ?3, ?4) on conflict do nothing",
                values![key, self.organisation, self.now, result],
                1,
                ONCE,
            ),
        }
    }
}

/// The conflict of a form that was sent before.
pub const ONCE: &str = "once";

fn insert_audit(write: Write, entry: AuditEntry) -> Write {
    write.step(
        "insert into audit (id, at_ms, organisation_id, actor_kind, actor_member_id, action, event, object_kind, object_id, episode_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        values![
            entry.id,
            entry.at,
            entry.organisation,
            entry.actor.kind(),
            entry.actor.member(),
            entry.action.as_str(),
            entry.event,
            entry.object_kind,
            entry.object,
            entry.episode,
        ],
    )
}
