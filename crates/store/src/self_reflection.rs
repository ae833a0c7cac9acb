//! A therapist's looks at the own way of working. Sealed like free text, and read by their author alone.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::{MemberId, OrganisationId, SelfReflectionId};
use alliance::medium::factor::SelfReflection;

const FACTORS: Field = Field { table: "self_reflection", column: "factors_sealed" };

impl Store {
    /// Keeps a look. Conflict [`crate::by::ONCE`].
    pub async fn keep_self_reflection(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        member: MemberId,
        new: &SelfReflection,
    ) -> Result<(), StoreError> {
        let id = SelfReflectionId::make(by.now, by.chance);
        let sealed = self.key.seal(by.organisation, FACTORS, &id.to_string(), &new.text(), by.chance)?;
        let write = by.once(Write::new(), once, &id.to_string()).step(
            "insert into self_reflection (id, organisation_id, member_id, at_ms, factors_sealed) values (?1, ?2, ?3, ?4, ?5)",
            values![id, by.organisation, member, new.at, sealed],
        );
        self.engine.write(by.audited(write, done("factor.keep", AuditAction::Create, &member))).await?;
        Ok(())
    }

    /// A member's own looks, the first one first. The caller has made sure that the member asks.
    pub async fn self_reflections(
        &self,
        organisation: OrganisationId,
        member: MemberId,
    ) -> Result<Vec<SelfReflection>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, at_ms, factors_sealed from self_reflection
                 where organisation_id = ?1 and member_id = ?2 order by at_ms desc, id desc limit 60",
                values![organisation, member],
            )
            .await?;
        let looks = rows.iter().rev().map(|row| {
            let sealed = row.bytes("factors_sealed")?;
            let text = self.key.open(organisation, FACTORS, row.str("id")?, &sealed)?;
            SelfReflection::read(row.timestamp("at_ms")?, &text).map_err(|_| row.corrupt("factors_sealed"))
        });
        looks.collect()
    }

    /// Takes all of a member's own looks away.
    pub async fn forget_self_reflections(&self, by: &By<'_>, member: MemberId) -> Result<(), StoreError> {
        let write = Write::new().step(
            "delete from self_reflection where organisation_id = ?1 and member_id = ?2",
            values![by.organisation, member],
        );
        self.engine.write(by.audited(write, done("factor.forget", AuditAction::Delete, &member))).await?;
        Ok(())
    }
}

fn done<'a>(event: &'static str, action: AuditAction, member: &'a MemberId) -> Done<'a> {
    Done { action, event, object_kind: "member", object: member, episode: None }
}
