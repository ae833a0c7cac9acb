//! Reflections: prepared, opened as a room, closed, deleted. Every text is sealed.

mod back_json;
mod event_json;
mod fields;
pub mod kept;
pub mod reminder;
mod template_json;

#[cfg(test)]
mod tests;

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{MemberId, OrganisationId, ReflectionId};
use alliance::reflection::template::Template;

/// The conflict of a code that another room has.
pub const CODE_TAKEN: &str = "reflection_code";
/// The conflict of a reflection that is no longer as it was prepared.
pub const NOT_PREPARED: &str = "reflection-not-prepared";

const TEMPLATE: Field = Field { table: "reflection", column: "template_sealed" };
const TEAM: Field = Field { table: "reflection", column: "team_sealed" };

/// How far a reflection is, to those who keep a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It can still be changed.
    Prepared,
    /// People can come in.
    Open {
        /// Since when.
        at: Timestamp,
    },
    /// It is over.
    Closed {
        /// Since when.
        at: Timestamp,
    },
}

/// A reflection, without what happened in its room.
#[derive(Clone, PartialEq, Eq)]
pub struct Reflection {
    /// Identity.
    pub id: ReflectionId,
    /// The house.
    pub organisation: OrganisationId,
    /// Who leads it.
    pub facilitator: MemberId,
    /// When it was prepared.
    pub prepared_at: Timestamp,
    /// The team, as the facilitator calls it.
    pub team: String,
    /// What is played.
    pub template: Template,
    /// How far it is.
    pub stage: Stage,
    /// The code of its room, once it was opened.
    pub code: Option<String>,
}

impl std::fmt::Debug for Reflection {
    /// Never its texts: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reflection({}, {:?})", self.id, self.stage)
    }
}

/// What a new reflection begins with.
#[derive(Debug)]
pub struct NewReflection<'a> {
    /// Identity.
    pub id: ReflectionId,
    /// Who leads it.
    pub facilitator: MemberId,
    /// The team, as the facilitator calls it.
    pub team: &'a str,
    /// What is played.
    pub template: &'a Template,
}

impl Store {
    /// Keeps a reflection that was prepared.
    pub async fn prepare_reflection(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &NewReflection<'_>,
    ) -> Result<(), StoreError> {
        let (team, template) = self.sealed_words(by, new.id, new.team, new.template)?;
        let write = by.once(Write::new(), once, &new.id.to_string()).step(
            "insert into reflection (id, organisation_id, facilitator_member_id, prepared_at_ms, team_sealed, template_sealed,
                                     phase, seq, snapshot_seq)
             values (?1, ?2, ?3, ?4, ?5, ?6, 'prepared', 0, 0)",
            values![new.id, by.organisation, new.facilitator, by.now, team, template],
        );
        let done = done("reflection.prepare", AuditAction::Create, &new.id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Changes a reflection that has not been opened. Conflict [`NOT_PREPARED`] otherwise.
    pub async fn change_reflection(
        &self,
        by: &By<'_>,
        id: ReflectionId,
        team: &str,
        template: &Template,
    ) -> Result<(), StoreError> {
        let (team, template) = self.sealed_words(by, id, team, template)?;
        let write = Write::new().must(
            "update reflection set team_sealed = ?3, template_sealed = ?4
             where id = ?1 and organisation_id = ?2 and phase = 'prepared'",
            values![id, by.organisation, team, template],
            1,
            NOT_PREPARED,
        );
        let done = done("reflection.change", AuditAction::Update, &id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Opens the room of a reflection under a code.
    ///
    /// # Errors
    /// Conflict [`CODE_TAKEN`], or [`NOT_PREPARED`] if it was opened before.
    pub async fn open_room(&self, by: &By<'_>, id: ReflectionId, code: &str) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update reflection set phase = 'open', code = ?3, opened_at_ms = ?4
             where id = ?1 and organisation_id = ?2 and phase = 'prepared'",
            values![id, by.organisation, code, by.now],
            1,
            NOT_PREPARED,
        );
        let done = done("reflection.open", AuditAction::Execute, &id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Deletes a reflection with its room.
    pub async fn delete_reflection(&self, by: &By<'_>, id: ReflectionId) -> Result<(), StoreError> {
        // An address that waits for its mail goes with it.
        let write = Write::new()
            .step(
                "delete from job where organisation_id = ?2 and id in
                   (select job_id from reflection_reminder where reflection_id = ?1 and job_id is not null)",
                values![id, by.organisation],
            )
            .step(
                "delete from reflection where id = ?1 and organisation_id = ?2",
                values![id, by.organisation],
            );
        let done = done("reflection.delete", AuditAction::Delete, &id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// One reflection.
    pub async fn reflection(
        &self,
        organisation: OrganisationId,
        id: ReflectionId,
    ) -> Result<Option<Reflection>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id, organisation_id, facilitator_member_id, prepared_at_ms, team_sealed, template_sealed, phase, code,
                        opened_at_ms, closed_at_ms
                 from reflection where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(|row| self.reflection_of(row)).transpose()
    }

    /// The reflections somebody leads, the last prepared first.
    pub async fn reflections(
        &self,
        organisation: OrganisationId,
        facilitator: MemberId,
    ) -> Result<Vec<Reflection>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, organisation_id, facilitator_member_id, prepared_at_ms, team_sealed, template_sealed, phase, code,
                        opened_at_ms, closed_at_ms
                 from reflection where organisation_id = ?1 and facilitator_member_id = ?2
                 order by prepared_at_ms desc, id desc limit 500",
                values![organisation, facilitator],
            )
            .await?;
        rows.iter().map(|row| self.reflection_of(row)).collect()
    }

    /// The reflection whose room has this code.
    pub async fn reflection_by_code(&self, code: &str) -> Result<Option<Reflection>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id, organisation_id, facilitator_member_id, prepared_at_ms, team_sealed, template_sealed, phase, code,
                        opened_at_ms, closed_at_ms
                 from reflection where code = ?1",
                values![code],
            )
            .await?;
        row.as_ref().map(|row| self.reflection_of(row)).transpose()
    }

    fn sealed_words(
        &self,
        by: &By<'_>,
        id: ReflectionId,
        team: &str,
        template: &Template,
    ) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
        let record = id.to_string();
        let seal = |field, text: &str| self.key.seal(by.organisation, field, &record, text, by.chance);
        Ok((seal(TEAM, team)?, seal(TEMPLATE, &template_json::encode(template).to_string())?))
    }

    fn reflection_of(&self, row: &Row) -> Result<Reflection, StoreError> {
        let organisation = row.parse("organisation_id")?;
        let open = |field: Field| {
            let sealed = row.blob_or_null(field.column)?.ok_or_else(|| row.corrupt(field.column))?;
            self.key.open(organisation, field, row.str("id")?, sealed)
        };
        let template = serde_json::from_str(&open(TEMPLATE)?).map_err(|_| row.corrupt("template_sealed"))?;
        let stage = match row.str("phase")? {
            "prepared" => Stage::Prepared,
            "open" => Stage::Open { at: row.timestamp("opened_at_ms")? },
            "closed" => Stage::Closed { at: row.timestamp("closed_at_ms")? },
            _ => return Err(row.corrupt("phase")),
        };
        Ok(Reflection {
            id: row.parse("id")?,
            organisation,
            facilitator: row.parse("facilitator_member_id")?,
            prepared_at: row.timestamp("prepared_at_ms")?,
            team: open(TEAM)?,
            template: template_json::decode(&template).ok_or_else(|| row.corrupt("template_sealed"))?,
            stage,
            code: row.text_or_null("code")?,
        })
    }
}

fn done<'a>(event: &'static str, action: AuditAction, reflection: &'a ReflectionId) -> Done<'a> {
    Done { action, event, object_kind: "reflection", object: reflection, episode: None }
}
