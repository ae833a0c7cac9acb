//! Quality figures: which clients allow their answers to count, what counts, and the years that were published.

pub mod endings;
pub mod publication;

use crate::administration::{answers_of, content_text};
use crate::by::{By, Done};
use crate::study::series;
use crate::{Row, Store, StoreError, Write, values};
use alliance::administration::Content;
use alliance::administration::answer::Answers;
use alliance::audit::AuditAction;
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::instrument::definition::InstrumentKey;
use alliance::quality::OptIn;
use alliance::quality::setting::Setting;

/// The conflict of a client's word after the figures of that year came out.
pub const QUALITY_OUT: &str = "quality-out";

fn opt_in(row: &Row) -> Result<Option<OptIn>, StoreError> {
    let withdrawn = row.timestamp_or_null("withdrawn_at_ms")?;
    Ok(row.timestamp_or_null("given_at_ms")?.map(|given| OptIn { given, withdrawn }))
}

fn done<'a>(event: &'static str, episode: &'a EpisodeId) -> Done<'a> {
    Done {
        action: AuditAction::Update,
        event,
        object_kind: "episode",
        object: episode,
        episode: Some(*episode),
    }
}

/// The step that keeps a client's yes; with it, what was answered for the figures alone.
pub(crate) fn insert_opt_in(
    write: Write,
    by: &By<'_>,
    episode: EpisodeId,
    year: i16,
    answers: Option<&Answers>,
) -> Write {
    let write = write
        .must(
            "insert into quality_opt_in (episode_id, organisation_id, given_at_ms)
             select ?1, ?2, cast(?3 as bigint)
             where not exists (select 1 from quality_publication where organisation_id = ?2 and year = ?4)
             on conflict (episode_id) do update set given_at_ms = excluded.given_at_ms, withdrawn_at_ms = null",
            values![episode, by.organisation, by.now, i64::from(year)],
            1,
            QUALITY_OUT,
        )
        .step("delete from quality_answer where episode_id = ?1", values![episode]);
    let Some(answers) = answers else { return write };
    let key = answers.instrument();
    write.step(
        "insert into quality_answer (episode_id, instrument_id, instrument_version, content, submitted_at_ms)
         values (?1, ?2, ?3, ?4, ?5)",
        values![
            episode,
            key.id.as_str(),
            key.version,
            content_text(&Content::Items(answers.clone())),
            by.now,
        ],
    )
}

fn key(row: &Row) -> Result<InstrumentKey, StoreError> {
    Ok(InstrumentKey { id: row.parse("instrument_id")?, version: row.number("instrument_version")? })
}

fn answered(row: &Row) -> Result<Answers, StoreError> {
    answers_of(row, &key(row)?)
}

fn setting(row: &Row) -> Result<Setting, StoreError> {
    Ok(Setting { complaints: series(row)?, reliability: row.real_or_null("reliability")? })
}

impl Store {
    /// Whether the answers about an episode may count; `None` before the client said anything.
    pub async fn opt_in(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Option<OptIn>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select given_at_ms, withdrawn_at_ms from quality_opt_in where organisation_id = ?1 and episode_id = ?2",
                values![organisation, episode],
            )
            .await?;
        row.map_or(Ok(None), |row| opt_in(&row))
    }

    /// Keeps a client's yes about a course that ended in `year`, with what was answered for the figures alone. Conflict
    /// [`QUALITY_OUT`] once the figures of that year came out.
    pub async fn give_opt_in(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        year: i16,
        answers: Option<&Answers>,
    ) -> Result<(), StoreError> {
        let write = insert_opt_in(Write::new(), by, episode, year, answers);
        self.engine.write(by.audited(write, done("quality.allow", &episode))).await?;
        Ok(())
    }

    /// Keeps a client's no after a yes; what was answered for the figures alone is gone with it. Conflict [`QUALITY_OUT`]
    /// once the figures of that year came out, or where there is no yes.
    pub async fn withdraw_opt_in(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        year: i16,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .must(
                "update quality_opt_in set withdrawn_at_ms = ?3
                 where episode_id = ?1 and organisation_id = ?2 and withdrawn_at_ms is null
                   and not exists (select 1 from quality_publication where organisation_id = ?2 and year = ?4)",
                values![episode, by.organisation, by.now, i64::from(year)],
                1,
                QUALITY_OUT,
            )
            .step("delete from quality_answer where episode_id = ?1", values![episode]);
        self.engine.write(by.audited(write, done("quality.withdraw", &episode))).await?;
        Ok(())
    }

    /// What the drop in complaints is counted with.
    pub async fn quality_setting(&self, organisation: OrganisationId) -> Result<Setting, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select complaints as instrument_id, complaints_version as instrument_version, reliability
                 from quality_setting where organisation_id = ?1",
                values![organisation],
            )
            .await?;
        row.map_or_else(|| Ok(Setting::usual()), |row| setting(&row))
    }

    /// Keeps another score for complaints, or another reliability. What was published stays as it was.
    pub async fn keep_quality_setting(&self, by: &By<'_>, new: &Setting) -> Result<(), StoreError> {
        let write = Write::new().step(
            "insert into quality_setting (organisation_id, complaints, complaints_version, reliability, at_ms)
             values (?1, ?2, ?3, ?4, ?5)
             on conflict (organisation_id) do update set complaints = excluded.complaints,
               complaints_version = excluded.complaints_version, reliability = excluded.reliability, at_ms = excluded.at_ms",
            values![
                by.organisation,
                new.complaints.name(),
                new.complaints.version(),
                new.reliability,
                by.now,
            ],
        );
        let done = Done {
            action: AuditAction::Update,
            event: "quality.setting",
            object_kind: "organisation",
            object: &by.organisation,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
