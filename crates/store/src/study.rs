//! Studies: what the pseudonymised data set of a house holds. Only what is open to both; never a code, a name or a day
//! on its own.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::export::study::{StudyEpisode, StudyFilled, StudyName, StudySession, pseudonym};
use alliance::ids::{ClientId, EpisodeId, OrganisationId};
use alliance::import::series::{MEASURE, Series};
use alliance::instrument::definition::InstrumentKey;
use alliance::measure::MeasureCode;
use alliance::session::SessionState;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// How many audit lines go in one write.
const LINES_TOGETHER: usize = 2_000;

/// An episode that a study holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyEntry {
    /// The episode.
    pub episode: EpisodeId,
    /// The client's pseudonym.
    pub pseudonym: String,
    /// The number of the episode.
    pub number: u32,
}

/// How much a study holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudyCounts {
    /// Clients with a session that was held.
    pub clients: u64,
    /// Their episodes.
    pub episodes: u64,
    /// The sessions held.
    pub sessions: u64,
    /// Fillings-in that are open, by instrument or measure.
    pub administrations: BTreeMap<Series, u64>,
}

pub(crate) fn series(row: &Row) -> Result<Series, StoreError> {
    let id = row.str("instrument_id")?;
    let corrupt = || row.corrupt("instrument_id");
    match id.strip_prefix(MEASURE) {
        Some(code) => MeasureCode::parse(code).map(Series::Measure).map_err(|_| corrupt()),
        None => {
            let id = id.parse().map_err(|_| corrupt())?;
            Ok(Series::Instrument(InstrumentKey { id, version: row.number("instrument_version")? }))
        }
    }
}

impl Store {
    /// How much a study holds at `now`.
    pub async fn study_counts(
        &self,
        organisation: OrganisationId,
        now: Timestamp,
    ) -> Result<StudyCounts, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select count(distinct episode.client_id) as clients, count(distinct episode.id) as episodes, count(*) as sessions
                 from session join episode on episode.id = session.episode_id
                 where session.organisation_id = ?1 and session.state = 'held'",
                values![organisation],
            )
            .await?;
        let row = row.ok_or_else(|| StoreError::engine("counts without a row"))?;
        let filled = self
            .engine
            .query(
                "select administration.instrument_id, administration.instrument_version, count(*) as filled
                 from administration join session on session.id = administration.session_id
                 where administration.organisation_id = ?1 and session.state = 'held'
                   and (session.opened_at_ms is not null or session.opens_alone_at_ms <= ?2)
                 group by administration.instrument_id, administration.instrument_version
                 order by administration.instrument_id, administration.instrument_version limit 2000",
                values![organisation, now],
            )
            .await?;
        Ok(StudyCounts {
            clients: row.number("clients")?,
            episodes: row.number("episodes")?,
            sessions: row.number("sessions")?,
            administrations: filled
                .iter()
                .map(|row| Ok((series(row)?, row.number("filled")?)))
                .collect::<Result<_, StoreError>>()?,
        })
    }

    /// The episodes a study holds, by pseudonym: their order says nothing about the order in which clients came.
    pub async fn study_entries(
        &self,
        organisation: OrganisationId,
        study: &StudyName,
    ) -> Result<Vec<StudyEntry>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, client_id, number from episode where organisation_id = ?1
                   and exists (select 1 from session where episode_id = episode.id and state = 'held')
                 limit 1000000",
                values![organisation],
            )
            .await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            let client: ClientId = row.parse("client_id")?;
            let hash = self.key.pseudonym(organisation, study.as_str(), &client.to_string());
            entries.push(StudyEntry {
                episode: row.parse("id")?,
                pseudonym: pseudonym(hash),
                number: row.number("number")?,
            });
        }
        entries.sort_by(|a, b| (&a.pseudonym, a.number).cmp(&(&b.pseudonym, b.number)));
        Ok(entries)
    }

    /// One episode of a study: the sessions held, with what is open at `now`.
    pub async fn study_episode(
        &self,
        organisation: OrganisationId,
        entry: &StudyEntry,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<StudyEpisode, StoreError> {
        let mut filled: BTreeMap<u32, Vec<StudyFilled>> = BTreeMap::new();
        for recorded in self.opened_administrations(organisation, entry.episode, now).await? {
            filled.entry(recorded.session_number).or_default().push(StudyFilled {
                series: (&recorded.source).into(),
                perspective: recorded.perspective,
                channel: recorded.channel,
                content: recorded.content,
            });
        }
        let mut sessions = Vec::new();
        for session in self.sessions(entry.episode).await? {
            let SessionState::Held { at } = session.state else { continue };
            let at = jiff::Timestamp::from_millisecond(at.ms()).map_err(StoreError::engine)?;
            sessions.push(StudySession {
                number: session.number,
                day: zone.to_datetime(at).date(),
                filled: filled.remove(&session.number).unwrap_or_default(),
            });
        }
        Ok(StudyEpisode { pseudonym: entry.pseudonym.clone(), number: entry.number, sessions })
    }

    /// Notes that a study was taken, once and for each episode in it, so that a client can be told.
    pub async fn note_study(
        &self,
        by: &By<'_>,
        study: &StudyName,
        entries: &[StudyEntry],
    ) -> Result<(), StoreError> {
        let done = |episode| Done {
            action: AuditAction::Execute,
            event: "study.export",
            object_kind: "study",
            object: study,
            episode,
        };
        self.engine.write(by.audited(Write::new(), done(None))).await?;
        for entries in entries.chunks(LINES_TOGETHER) {
            let write = entries
                .iter()
                .fold(Write::new(), |write, entry| by.audited(write, done(Some(entry.episode))));
            self.engine.write(write).await?;
        }
        Ok(())
    }
}
