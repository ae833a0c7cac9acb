//! What is known of episodes for their course: held sessions, who has answered, and what is open.
//!
//! Sealed answers are not read here. The condition is the one of [`crate::administration`].

use crate::administration::{Recorded, Source, recorded};
use crate::measure::measure;
use crate::session::session;
use crate::{Read, Row, Store, StoreError, values};
use alliance::caseload::Halves;
use alliance::clock::Timestamp;
use alliance::course::{Filled, Opened, Record, SessionHalves};
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::instrument::catalogue;
use alliance::measure::{Measure, MeasureCode};
use std::collections::BTreeMap;

/// The most sessions of one episode that are read.
pub(crate) const SESSIONS_MAX: u32 = 2_000;

/// What is known of one episode, and until when.
#[derive(Debug)]
pub(crate) struct Known {
    /// The revision of the episode that was read.
    pub revision: i64,
    /// When a lone half opens, so that more is known; `None` if only a write can change it.
    pub stale_from: Option<Timestamp>,
    /// What is known.
    pub record: Record,
}

/// The episodes themselves. Here and below `?2` holds the ids one after another without anything between; an id has 36
/// characters. So one statement serves any number of ids, in words both engines read alike.
const REVISIONS: &str = include_str!("course/revisions.sql");

/// The last `?3` held sessions of each episode.
const SESSIONS: &str = include_str!("course/sessions.sql");

/// What was filled in about those sessions and is open at `?4`.
const OPENED: &str = include_str!("course/opened.sql");

const MEASURES: &str =
    "select id, code, name, score_min, score_max, better from measure where organisation_id = ?1 limit 2000";

pub(crate) fn halves(row: &Row) -> Result<Halves, StoreError> {
    let imported = row.str_or_null("import_id")?.is_some();
    Ok(match (imported, row.flag("client_in")?, row.flag("therapist_in")?) {
        // What came with a file was asked elsewhere; nobody here is waited for or has something left to discuss.
        (true, _, _) => Halves::NotAsked,
        (false, false, false) => Halves::None,
        (false, true, false) => Halves::Client,
        (false, false, true) => Halves::Therapist,
        (false, true, true) => Halves::Both,
    })
}

fn opened(
    row: &Row,
    recorded: Recorded,
    measures: &BTreeMap<MeasureCode, Measure>,
) -> Result<Opened, StoreError> {
    let corrupt = || row.corrupt("instrument_id");
    let filled = match &recorded.source {
        Source::Instrument(key) => Filled::Instrument(catalogue::instrument_of(key).ok_or_else(corrupt)?),
        Source::Measure(code) => Filled::Measure(measures.get(code).ok_or_else(corrupt)?.clone()),
    };
    Ok(Opened {
        session: recorded.session,
        perspective: recorded.perspective,
        filled,
        content: recorded.content,
    })
}

impl Store {
    /// What is known of an episode at `now`: its held sessions, who has answered, and what is open to both.
    pub async fn record(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
        now: Timestamp,
    ) -> Result<Record, StoreError> {
        let mut known = self.known_of_episodes(organisation, &[episode], SESSIONS_MAX, now).await?;
        Ok(known.remove(&episode).map(|known| known.record).unwrap_or_default())
    }

    /// What is known of several episodes, from their last `sessions` held sessions each; an episode that is not of
    /// this house is absent.
    pub(crate) async fn known_of_episodes(
        &self,
        organisation: OrganisationId,
        episodes: &[EpisodeId],
        sessions: u32,
        now: Timestamp,
    ) -> Result<BTreeMap<EpisodeId, Known>, StoreError> {
        let wanted: String = episodes.iter().map(ToString::to_string).collect();
        let wanted = wanted.as_str();
        let answers = self
            .engine
            .read(
                Read::new()
                    .query(REVISIONS, values![organisation, wanted])
                    .query(SESSIONS, values![organisation, wanted, sessions])
                    .query(OPENED, values![organisation, wanted, sessions, now])
                    .query(MEASURES, values![organisation]),
            )
            .await?;
        let [revisions, sessions, answered, measures] = answers.as_slice() else {
            return Err(StoreError::engine("four questions have four answers"));
        };
        let mut known = BTreeMap::new();
        for row in revisions {
            let revision = row.integer("revision")?;
            known.insert(row.parse("id")?, Known { revision, stale_from: None, record: Record::default() });
        }
        for row in sessions {
            let session = session(row)?;
            let Some(of) = known.get_mut(&session.episode) else { continue };
            if of.record.sessions.is_empty() {
                of.record.earlier_count = row.number::<u32>("held_count")?;
            }
            of.record.earlier_count -= 1;
            if let (None, Some(at)) = (session.opened_at, session.opens_alone_at)
                && at > now
            {
                of.stale_from = Some(of.stale_from.map_or(at, |earlier| earlier.min(at)));
            }
            of.record.sessions.push(SessionHalves { halves: halves(row)?, session });
        }
        let measures = measures
            .iter()
            .map(|row| measure(row).map(|measure| (measure.code.clone(), measure)))
            .collect::<Result<BTreeMap<_, _>, StoreError>>()?;
        for row in answered {
            let Some(of) = known.get_mut(&row.parse("episode_id")?) else { continue };
            of.record.opened.push(opened(row, recorded(row)?, &measures)?);
        }
        Ok(known)
    }
}
