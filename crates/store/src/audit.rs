//! Lines of the audit log that stand alone: what was looked at.

use crate::by::{By, Done};
use crate::{Store, StoreError, Write};
use alliance::audit::AuditAction;
use alliance::ids::EpisodeId;

impl Store {
    /// Notes that an episode was looked at, under a dotted word such as `case.read`. The page is shown after this is
    /// kept: what cannot be noted is not shown.
    pub async fn note_read(
        &self,
        by: &By<'_>,
        event: &'static str,
        episode: EpisodeId,
    ) -> Result<(), StoreError> {
        let done = Done {
            action: AuditAction::Read,
            event,
            object_kind: "episode",
            object: &episode,
            episode: Some(episode),
        };
        self.engine.write(by.audited(Write::new(), done)).await?;
        Ok(())
    }
}
