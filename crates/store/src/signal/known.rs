//! What the house knows of its own scores, a line of text for each component and perspective.

use super::setting::done;
use crate::by::By;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::OrganisationId;
use alliance::signal::known::Known;
use alliance::{Component, Perspective};
use std::collections::BTreeMap;

/// What is known, for each line that can be drawn.
pub type KnownLines = BTreeMap<(Perspective, Component), Known>;

impl Store {
    /// What the house learnt of its own scores. A line that was never learnt, or by another version, is absent.
    pub async fn signal_known(&self, organisation: OrganisationId) -> Result<KnownLines, StoreError> {
        let rows = self
            .engine
            .query(
                "select perspective, component, content from signal_known where organisation_id = ?1",
                values![organisation],
            )
            .await?;
        let mut known = KnownLines::new();
        for row in &rows {
            match row.str("content")?.parse() {
                Ok(one) => {
                    known.insert((row.parse("perspective")?, row.parse("component")?), one);
                }
                Err(unreadable) => tracing::warn!(%unreadable, "signal.known-unreadable"),
            }
        }
        Ok(known)
    }

    /// Keeps what the house learnt, in place of what it knew.
    pub async fn keep_signal_known(&self, by: &By<'_>, known: &KnownLines) -> Result<(), StoreError> {
        let mut write = Write::new().step(
            "update signal_setting set learnt_at_ms = ?2, revision = revision + 1 where organisation_id = ?1",
            values![by.organisation, by.now],
        );
        for ((perspective, component), one) in known {
            write = write.step(
                "insert into signal_known (organisation_id, perspective, component, content) values (?1, ?2, ?3, ?4)
                 on conflict (organisation_id, perspective, component) do update set content = excluded.content",
                values![by.organisation, *perspective, *component, one.to_string()],
            );
        }
        let done = done("signal.learn", AuditAction::Update, &by.organisation);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
