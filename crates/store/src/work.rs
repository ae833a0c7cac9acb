//! The work itself: photos and sounds of what was made, sealed where they are kept. The queries that show them ask the
//! seal, as those of the answers do.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{EpisodeId, OrganisationId, SessionId, WorkId};
use alliance::medium::work::{WORKS_MOST, Work};
use std::fmt;

/// The conflict of one work more than a session can hold.
pub const WORKS_FULL: &str = "works-full";
/// The conflict of a work that was taken away already.
pub const WORK_GONE: &str = "work-gone";

const CONTENT: Field = Field { table: "work", column: "content_sealed" };

/// Who asks for works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkReader {
    /// The client, whose they are.
    Owner,
    /// The therapist, who sees them once the client's answers are open.
    Counterpart,
}

impl WorkReader {
    /// Whether the seal counts, as the queries take it.
    const fn sealed(self) -> u8 {
        match self {
            Self::Owner => 0,
            Self::Counterpart => 1,
        }
    }
}

/// A work with its content.
#[derive(Clone, PartialEq, Eq)]
pub struct WholeWork {
    /// What it is.
    pub work: Work,
    /// The picture or the sound.
    pub content: Vec<u8>,
}

impl fmt::Debug for WholeWork {
    /// Never the content: what is debugged ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WholeWork").field("work", &self.work).finish_non_exhaustive()
    }
}

fn work(row: &Row) -> Result<Work, StoreError> {
    Ok(Work {
        id: row.parse("work_id")?,
        episode: row.parse("episode_id")?,
        session: row.parse("session_id")?,
        session_number: row.number("session_number")?,
        kind: row.parse("kind")?,
        size: row.number("byte_count")?,
        at: row.timestamp("at_ms")?,
    })
}

fn done<'a>(event: &'static str, action: AuditAction, work: &'a WorkId, episode: EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "work", object: work, episode: Some(episode) }
}

impl Store {
    /// Keeps a work. Conflict [`WORKS_FULL`] if the session holds as many as it can.
    pub async fn add_work(&self, by: &By<'_>, new: &Work, content: &[u8]) -> Result<(), StoreError> {
        let sealed =
            self.key.seal_bytes(by.organisation, CONTENT, &new.id.to_string(), content, by.chance)?;
        let most = i64::try_from(WORKS_MOST).expect("a session holds few works");
        let write = Write::new().must(
            "insert into work (id, organisation_id, episode_id, session_id, kind, byte_count, content_sealed, at_ms)
             select cast(?1 as text), cast(?2 as text), cast(?3 as text), cast(?4 as text), cast(?5 as text),
                    cast(?6 as bigint), ?7, cast(?8 as bigint)
             where (select count(*) from work where session_id = ?4) < ?9",
            values![
                new.id,
                by.organisation,
                new.episode,
                new.session,
                new.kind.as_str(),
                new.size,
                sealed,
                new.at,
                most
            ],
            1,
            WORKS_FULL,
        );
        let done = done("work.add", AuditAction::Create, &new.id, new.episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// The works of a session, the first one first, for who asks.
    pub async fn works(
        &self,
        organisation: OrganisationId,
        session: SessionId,
        reader: WorkReader,
        now: Timestamp,
    ) -> Result<Vec<Work>, StoreError> {
        let rows = self
            .engine
            .query(
                "select work.id as work_id, work.episode_id, work.session_id, session.number as session_number, work.kind,
                        work.byte_count, work.at_ms
                 from work join session on session.id = work.session_id
                 where work.organisation_id = ?1 and work.session_id = ?2
                   and (?3 = 0 or ((session.opened_at_ms is not null or session.opens_alone_at_ms <= ?4)
                        and exists (select 1 from sitting where sitting.session_id = session.id
                                    and sitting.perspective = 'client' and sitting.state = 'submitted')))
                 order by work.at_ms, work.id limit 50",
                values![organisation, session, reader.sealed(), now],
            )
            .await?;
        rows.iter().map(work).collect()
    }

    /// All works of an episode, the last session first: for the client, whose they are.
    pub async fn works_of_episode(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<Work>, StoreError> {
        let rows = self
            .engine
            .query(
                "select work.id as work_id, work.episode_id, work.session_id, session.number as session_number, work.kind,
                        work.byte_count, work.at_ms
                 from work join session on session.id = work.session_id
                 where work.organisation_id = ?1 and work.episode_id = ?2
                 order by session.number desc, work.at_ms, work.id limit 500",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(work).collect()
    }

    /// One work of an episode with its content, for who asks; `None` while it is sealed from them.
    pub async fn whole_work(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
        id: WorkId,
        reader: WorkReader,
        now: Timestamp,
    ) -> Result<Option<WholeWork>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select work.id as work_id, work.episode_id, work.session_id, session.number as session_number, work.kind,
                        work.byte_count, work.at_ms, work.content_sealed
                 from work join session on session.id = work.session_id
                 where work.organisation_id = ?1 and work.episode_id = ?2 and work.id = ?3
                   and (?4 = 0 or ((session.opened_at_ms is not null or session.opens_alone_at_ms <= ?5)
                        and exists (select 1 from sitting where sitting.session_id = session.id
                                    and sitting.perspective = 'client' and sitting.state = 'submitted')))",
                values![organisation, episode, id, reader.sealed(), now],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed = row.bytes("content_sealed")?;
        let content = self.key.open_bytes(organisation, CONTENT, &id.to_string(), &sealed)?;
        Ok(Some(WholeWork { work: work(&row)?, content }))
    }

    /// Where a work belongs; the caller asks then whether it may be shown.
    pub async fn work_place(
        &self,
        organisation: OrganisationId,
        id: WorkId,
    ) -> Result<Option<EpisodeId>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select episode_id from work where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .await?;
        row.map(|row| row.parse("episode_id")).transpose()
    }

    /// Takes a work away for good, as its client wants. Conflict [`WORK_GONE`].
    pub async fn take_work_away(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: WorkId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "delete from work where organisation_id = ?1 and episode_id = ?2 and id = ?3",
            values![by.organisation, episode, id],
            1,
            WORK_GONE,
        );
        let done = done("work.take-away", AuditAction::Delete, &id, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
