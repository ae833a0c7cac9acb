//! Jobs: what is to be done later. What a job holds is sealed, and gone once it is done.
//!
//! Nobody carries them out yet: the program sends no mail.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{JobId, OrganisationId};

const CONTENT: Field = Field { table: "job", column: "content_sealed" };

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
    /// Keeps something to be done at `due_at`. Conflict [`ONCE`](crate::by::ONCE) if the same was asked before.
    pub async fn plan_job(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        kind: JobKind,
        due_at: Timestamp,
        content: &str,
    ) -> Result<JobId, StoreError> {
        let id = JobId::make(by.now, by.chance);
        let sealed = self.key.seal(by.organisation, CONTENT, &id.to_string(), content, by.chance)?;
        // What was done is not told beside the key: the key may say who asked.
        let write = by.once(Write::new(), once, kind.as_str()).step(
            "insert into job (id, organisation_id, kind, due_at_ms, content_sealed) values (?1, ?2, ?3, ?4, ?5)",
            values![id, by.organisation, kind.as_str(), due_at, sealed],
        );
        let done = Done {
            action: AuditAction::Create,
            event: "job.plan",
            object_kind: "job",
            object: &id,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(id)
    }

    /// What is due now, the longest due first.
    pub async fn due_jobs(&self, now: Timestamp) -> Result<Vec<Job>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, organisation_id, kind, due_at_ms, content_sealed from job
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
                content: self.key.open(organisation, CONTENT, row.str("id")?, sealed)?,
            })
        });
        jobs.collect()
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
