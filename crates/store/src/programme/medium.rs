//! The medium of a run: what everybody in it works with.

use super::run::done;
use crate::by::By;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::{OrganisationId, RunId};
use alliance::medium::Medium;

impl Store {
    /// With what those who wait for a place in a run or have one work, once each; `None` stands for without.
    pub async fn media_of_run(
        &self,
        organisation: OrganisationId,
        run: RunId,
    ) -> Result<Vec<Option<Medium>>, StoreError> {
        let rows = self
            .engine
            .query(
                "select distinct episode.medium from episode
                 join run_participant on run_participant.episode_id = episode.id
                 where episode.organisation_id = ?1 and run_participant.run_id = ?2 and run_participant.place <> 'left'
                 order by episode.medium limit 100",
                values![organisation, run],
            )
            .await?;
        rows.iter().map(|row| row.parse_or_null("medium")).collect()
    }

    /// Lets everybody who waits for a place in a run or has one work with this from now on, each with the own history.
    pub async fn choose_medium_of_run(
        &self,
        by: &By<'_>,
        run: RunId,
        medium: Option<&Medium>,
    ) -> Result<(), StoreError> {
        let word = medium.map(Medium::to_string);
        let write = Write::new()
            .step(
                "insert into episode_medium (episode_id, from_ms, medium)
                 select episode.id, cast(?3 as bigint), cast(?4 as text) from episode
                 join run_participant on run_participant.episode_id = episode.id
                 where episode.organisation_id = ?1 and run_participant.run_id = ?2 and run_participant.place <> 'left'
                       and coalesce(episode.medium, '') <> coalesce(cast(?4 as text), '')
                 on conflict (episode_id, from_ms) do update set medium = excluded.medium",
                values![by.organisation, run, by.now, word.clone()],
            )
            .step(
                "update episode set medium = ?3, revision = revision + 1
                 where organisation_id = ?1 and coalesce(medium, '') <> coalesce(cast(?3 as text), '')
                       and id in (select episode_id from run_participant where run_id = ?2 and place <> 'left')",
                values![by.organisation, run, word],
            );
        self.engine.write(by.audited(write, done("run.medium", AuditAction::Update, &run))).await?;
        Ok(())
    }
}
