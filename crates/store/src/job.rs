//! Jobs: what is to be done later. What a job holds is sealed, and gone once it is done.
//!
//! Who carries a job out takes it first, which puts it off: of two nodes one has it, and if that one fails it comes back.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{JobId, OrganisationId};

const CONTENT: Field = Field { table: "job", column: "content_sealed" };

const TAKEN: &str = "job-taken";

/// What kind of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// Ask somebody by mail, once, how it went with what they took along from a reflection.
    IntentionReminder,
}

alliance::words!(JobKind, "kind of job", { IntentionReminder => "intention-reminder" });

/// Something to be done later.
#[derive(Clone, PartialEq, Eq)]
pub struct Job {
    /// Identity.
    pub id: JobId,
    /// The house.
    pub organisation: OrganisationId,
    /// What is to be done.
    pub kind: JobKind,
    /// When.
    pub due_at: Timestamp,
    /// How often it was tried before.
    pub tries: u32,
    /// What it takes, such as the address to write to.
    pub content: String,
}

impl std::fmt::Debug for Job {
    /// Never what it holds: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Job({}, {})", self.id, self.kind)
    }
}

impl Store {
    /// Something to be done at `due_at`, as the beginning of a write.
    pub(crate) fn job_written(
        &self,
        by: &By<'_>,
        kind: JobKind,
        due_at: Timestamp,
        content: &str,
    ) -> Result<(JobId, Write), StoreError> {
        let id = JobId::make(by.now, by.chance);
        let sealed = self.key.seal(by.organisation, CONTENT, &id.to_string(), content, by.chance)?;
        let write = Write::new().step(
            "insert into job (id, organisation_id, kind, due_at_ms, content_sealed, tries) values (?1, ?2, ?3, ?4, ?5, 0)",
            values![id, by.organisation, kind.as_str(), due_at, sealed],
        );
        Ok((id, write))
    }

    /// What is due now, the longest due first.
    pub async fn due_jobs(&self, now: Timestamp) -> Result<Vec<Job>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, organisation_id, kind, due_at_ms, content_sealed, tries from job
                 where due_at_ms <= ?1 order by due_at_ms, id limit 100",
                values![now],
            )
            .await?;
        let jobs = rows.iter().map(|row| {
            let organisation = row.parse("organisation_id")?;
            let sealed = row.blob_or_null("content_sealed")?.ok_or_else(|| row.corrupt("content_sealed"))?;
            Ok(Job {
                id: row.parse("id")?,
                organisation,
                kind: row.parse("kind")?,
                due_at: row.timestamp("due_at_ms")?,
                tries: row.number("tries")?,
                content: self.key.open(organisation, CONTENT, row.str("id")?, sealed)?,
            })
        });
        jobs.collect()
    }

    /// Takes a job to carry it out: it comes back at `again_at` unless it is finished. False if another has it.
    pub async fn take_job(&self, job: &Job, again_at: Timestamp) -> Result<bool, StoreError> {
        let write = Write::new().must(
            "update job set due_at_ms = ?3, tries = tries + 1 where id = ?1 and due_at_ms = ?2",
            values![job.id, job.due_at, again_at],
            1,
            TAKEN,
        );
        match self.engine.write(write).await {
            Ok(_) => Ok(true),
            Err(error) if error.is_conflict(TAKEN) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Lets go of a job that is done, with all it held.
    pub async fn finish_job(&self, by: &By<'_>, id: JobId) -> Result<(), StoreError> {
        let write = Write::new()
            .step("delete from job where id = ?1 and organisation_id = ?2", values![id, by.organisation]);
        let done = Done {
            action: AuditAction::Delete,
            event: "job.finish",
            object_kind: "job",
            object: &id,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
