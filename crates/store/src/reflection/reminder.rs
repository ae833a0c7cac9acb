//! One question by mail, weeks after a reflection, and what comes back.
//!
//! The address stands sealed in a job and nowhere else; it is gone once the mail is sent or the reminder withdrawn. What is left
//! until the answer is the hash of the link in the mail. Neither says who in the room asked: there is no person in any of these
//! rows, and an answer does not know the link it came by.

use super::done;
use crate::by::By;
use crate::job::JobKind;
use crate::login::TokenHash;
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::{Chance, Timestamp};
use alliance::ids::{OrganisationId, ReflectionId};
use alliance::reflection::look_back::{Answer, Said};
use serde_json::json;

/// The conflict of a reminder that was asked for before.
pub const REMINDER_THERE: &str = "reminder-there";
/// The conflict of a reminder that is no longer there: answered, withdrawn, or too old.
pub const REMINDER_GONE: &str = "reminder-gone";

const SAID: Field = Field { table: "reflection_answer", column: "said_sealed" };

/// What a reminder needs.
#[derive(Clone, Copy)]
pub struct NewReminder<'a> {
    /// The reflection it is about.
    pub reflection: ReflectionId,
    /// What the link in the mail is recognised by.
    pub token: TokenHash,
    /// When the mail goes.
    pub due_at: Timestamp,
    /// Until when the link can be answered.
    pub until: Timestamp,
    /// What the mail takes: the language, the link and the address.
    pub content: &'a str,
}

impl std::fmt::Debug for NewReminder<'_> {
    /// Never the address: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewReminder({}, due {:?})", self.reflection, self.due_at)
    }
}

/// How far a reminder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// The address is kept until the mail goes.
    Waits,
    /// It was sent; the address is gone.
    Sent,
}

/// A reminder, as its link finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// The house.
    pub organisation: OrganisationId,
    /// The reflection it is about.
    pub reflection: ReflectionId,
    /// When the mail goes, or went.
    pub due_at: Timestamp,
    /// How far it is.
    pub sending: Sending,
}

impl Store {
    /// Keeps an address for one question. Conflict [`REMINDER_THERE`] if this link has one already.
    pub async fn keep_reminder(&self, by: &By<'_>, new: &NewReminder<'_>) -> Result<(), StoreError> {
        let (job, write) = self.job_written(by, JobKind::IntentionReminder, new.due_at, new.content)?;
        let write = write.must(
            "insert into reflection_reminder (token_hash, reflection_id, job_id, due_at_ms, until_ms)
             values (?1, (select id from reflection where id = ?2 and organisation_id = ?6), ?3, ?4, ?5)
             on conflict do nothing",
            values![new.token, new.reflection, job, new.due_at, new.until, by.organisation],
            1,
            REMINDER_THERE,
        );
        let done = done("reflection.remind", AuditAction::Create, &new.reflection);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// The reminder of a link; `None` once it was answered, withdrawn, or is too old.
    pub async fn reminder(&self, token: TokenHash, now: Timestamp) -> Result<Option<Reminder>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select r.organisation_id, r.id, m.due_at_ms, m.job_id from reflection_reminder m
                 join reflection r on r.id = m.reflection_id where m.token_hash = ?1 and m.until_ms > ?2",
                values![token, now],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sending = match row.text_or_null("job_id")? {
            Some(_) => Sending::Waits,
            None => Sending::Sent,
        };
        Ok(Some(Reminder {
            organisation: row.parse("organisation_id")?,
            reflection: row.parse("id")?,
            due_at: row.timestamp("due_at_ms")?,
            sending,
        }))
    }

    /// Forgets a reminder with its address. Conflict [`REMINDER_GONE`] if it is gone already.
    pub async fn withdraw_reminder(
        &self,
        by: &By<'_>,
        token: TokenHash,
        reminder: &Reminder,
    ) -> Result<(), StoreError> {
        let done = done("reflection.remind-withdraw", AuditAction::Delete, &reminder.reflection);
        self.engine.write(by.audited(gone(token), done)).await?;
        Ok(())
    }

    /// Keeps an answer, and forgets by which link it came. Conflict [`REMINDER_GONE`] if that was used before.
    pub async fn keep_answer(
        &self,
        by: &By<'_>,
        token: TokenHash,
        reminder: &Reminder,
        answer: &Answer,
    ) -> Result<(), StoreError> {
        let id = nameless(by.chance);
        let said = answer.said.as_ref();
        let said = said.map(|said| json!({"text": said.text, "name": said.name}).to_string());
        let seal = |text: String| self.key.seal(reminder.organisation, SAID, &id, &text, by.chance);
        let sealed = said.map(seal).transpose()?;
        let write = gone(token).step(
            "insert into reflection_answer (id, reflection_id, went, said_sealed) values (?1, ?2, ?3, ?4)",
            values![&id, reminder.reflection, answer.went.as_str(), sealed],
        );
        let done = done("reflection.answer", AuditAction::Create, &reminder.reflection);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// What came back after a reflection, in no order that tells anything.
    pub async fn answers(
        &self,
        organisation: OrganisationId,
        reflection: ReflectionId,
    ) -> Result<Vec<Answer>, StoreError> {
        let rows = self
            .engine
            .query(
                "select a.id, a.went, a.said_sealed from reflection_answer a join reflection r on r.id = a.reflection_id
                 where r.organisation_id = ?1 and r.id = ?2 order by a.id",
                values![organisation, reflection],
            )
            .await?;
        rows.iter().map(|row| self.answer_of(organisation, row)).collect()
    }

    /// Forgets the links that nobody answered in time.
    pub async fn forget_old_reminders(&self, now: Timestamp) -> Result<(), StoreError> {
        let write = Write::new()
            .step(
                "delete from job where id in
                   (select job_id from reflection_reminder where until_ms <= ?1 and job_id is not null)",
                values![now],
            )
            .step("delete from reflection_reminder where until_ms <= ?1", values![now]);
        self.engine.write(write).await?;
        Ok(())
    }

    fn answer_of(&self, organisation: OrganisationId, row: &Row) -> Result<Answer, StoreError> {
        let corrupt = || row.corrupt("said_sealed");
        let said = match row.blob_or_null("said_sealed")? {
            None => None,
            Some(sealed) => {
                let text = self.key.open(organisation, SAID, row.str("id")?, sealed)?;
                let value: serde_json::Value = serde_json::from_str(&text).map_err(|_| corrupt())?;
                let text = value["text"].as_str().ok_or_else(corrupt)?.to_owned();
                Some(Said { text, name: value["name"].as_str().map(str::to_owned) })
            }
        };
        Ok(Answer { went: row.parse("went")?, said })
    }
}

/// Takes the job with its address, and then the link; nothing happens if the link is gone.
fn gone(token: TokenHash) -> Write {
    Write::new()
        .step(
            "delete from job where id in
               (select job_id from reflection_reminder where token_hash = ?1 and job_id is not null)",
            values![token],
        )
        .must("delete from reflection_reminder where token_hash = ?1", values![token], 1, REMINDER_GONE)
}

/// An identity that tells nothing, not even when it was made.
fn nameless(chance: &dyn Chance) -> String {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(32), |text, byte| text + &format!("{byte:02x}"))
}
