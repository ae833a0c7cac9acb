//! The audit log: lines that stand for themselves, where nothing else is written.

use crate::Store;
use crate::by::{By, Done};
use crate::{StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::{EpisodeId, OrganisationId};
use std::fmt::Display;

impl Store {
    /// Notes that somebody looked: clients may know who did.
    pub async fn note_read(
        &self,
        by: &By<'_>,
        event: &'static str,
        object_kind: &'static str,
        object: &(dyn Display + Sync),
        episode: Option<EpisodeId>,
    ) -> Result<(), StoreError> {
        let done = Done { action: AuditAction::Read, event, object_kind, object, episode };
        let write = by.audited(Write::new(), done);
        self.engine.write(write).await?;
        Ok(())
    }

    /// What a form led to that was sent before with the same key; `None` if it was not.
    pub async fn done_before(
        &self,
        organisation: OrganisationId,
        key: &str,
    ) -> Result<Option<String>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select result from idempotency where organisation_id = ?1 and key = ?2",
                values![organisation, key],
            )
            .await?;
        row.map(|row| row.text("result")).transpose()
    }
}
