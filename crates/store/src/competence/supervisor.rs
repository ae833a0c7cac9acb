//! Who looks along with a trainer's development: chosen by the trainer, and ended by the trainer.

use super::done;
use crate::by::By;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{MemberId, OrganisationId};

/// The conflict of a supervisor who was chosen already.
pub const SUPERVISOR_CHOSEN: &str = "supervisor-chosen";
/// The conflict of ending what has ended.
pub const SUPERVISION_ENDED: &str = "supervision-ended";

impl Store {
    /// Who may see a trainer's development now, the first chosen first.
    pub async fn supervisors_of(
        &self,
        organisation: OrganisationId,
        trainer: MemberId,
        now: Timestamp,
    ) -> Result<Vec<(MemberId, Timestamp)>, StoreError> {
        let rows = self
            .engine
            .query(
                "select trainer_member_id, supervisor_member_id, from_ms from competence_supervisor
                 where organisation_id = ?1 and trainer_member_id = ?2 and from_ms <= ?3 and (until_ms is null or until_ms > ?3)
                 order by from_ms, supervisor_member_id limit 50",
                values![organisation, trainer, now],
            )
            .await?;
        rows.iter().map(|row| Ok((row.parse("supervisor_member_id")?, row.timestamp("from_ms")?))).collect()
    }

    /// Whose development a member may see now, because they chose it so.
    pub async fn trainers_of(
        &self,
        organisation: OrganisationId,
        supervisor: MemberId,
        now: Timestamp,
    ) -> Result<Vec<MemberId>, StoreError> {
        let rows = self
            .engine
            .query(
                "select trainer_member_id, from_ms from competence_supervisor
                 where organisation_id = ?1 and supervisor_member_id = ?2 and from_ms <= ?3 and (until_ms is null or until_ms > ?3)
                 order by from_ms, trainer_member_id limit 200",
                values![organisation, supervisor, now],
            )
            .await?;
        rows.iter().map(|row| row.parse("trainer_member_id")).collect()
    }

    /// A trainer chooses who may see the own development. Conflict [`SUPERVISOR_CHOSEN`] if that member may already.
    pub async fn choose_supervisor(
        &self,
        by: &By<'_>,
        trainer: MemberId,
        supervisor: MemberId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "insert into competence_supervisor (organisation_id, trainer_member_id, supervisor_member_id, from_ms, until_ms)
             select ?1, ?2, ?3, ?4, null
             where not exists (select 1 from competence_supervisor s
                               where s.trainer_member_id = ?2 and s.supervisor_member_id = ?3
                                 and (s.until_ms is null or s.until_ms > ?4))
             on conflict do nothing",
            values![by.organisation, trainer, supervisor, by.now],
            1,
            SUPERVISOR_CHOSEN,
        );
        let done = done("competence.choose_supervisor", AuditAction::Create, &supervisor);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Ends what a supervisor may see, from now on. Conflict [`SUPERVISION_ENDED`] if it has ended.
    pub async fn end_supervision(
        &self,
        by: &By<'_>,
        trainer: MemberId,
        supervisor: MemberId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update competence_supervisor set until_ms = ?4
             where organisation_id = ?1 and trainer_member_id = ?2 and supervisor_member_id = ?3 and until_ms is null",
            values![by.organisation, trainer, supervisor, by.now],
            1,
            SUPERVISION_ENDED,
        );
        let done = done("competence.end_supervision", AuditAction::Update, &supervisor);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
