//! The roster: the organisation's episodes for who keeps them. Codes, therapists and counts; never what was answered.

use crate::course::halves;
use crate::{Row, Store, StoreError, values};
use alliance::caseload::{Halves, Reason, missing};
use alliance::clock::Timestamp;
use alliance::episode::{EpisodeState, Format};
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::people::ClientCode;
use alliance::session::Measuring;

/// The most episodes a roster is read with.
const EPISODES_MAX: u32 = 20_000;

/// One row of the roster.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterEntry {
    /// Identity.
    pub episode: EpisodeId,
    /// The client's code.
    pub client: ClientCode,
    /// Which episode of this client.
    pub number: u32,
    /// With whom the therapist meets.
    pub format: Format,
    /// The number of sessions both expect.
    pub planned_sessions: Option<u32>,
    /// Open or closed.
    pub state: EpisodeState,
    /// Who treats now, by name, joined by a comma; empty if nobody does.
    pub therapists: String,
    /// How many sessions were held.
    pub held_count: u32,
    /// The last one that was held.
    pub last: Option<LastSession>,
}

/// The last held session of an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastSession {
    /// Counted per episode from 1.
    pub number: u32,
    /// When it began.
    pub held_at: Timestamp,
    /// Whether a check followed.
    pub measuring: Measuring,
    /// Which halves are in.
    pub halves: Halves,
}

impl RosterEntry {
    /// Which half of the last check stays out, if one does.
    pub fn missing(&self, now: Timestamp) -> Option<Reason> {
        let last = self.last?;
        missing(last.measuring, last.halves, last.held_at, now)
    }
}

fn entry(row: &Row) -> Result<RosterEntry, StoreError> {
    let last = match row.number_or_null("session_number")? {
        None => None,
        Some(number) => Some(LastSession {
            number,
            held_at: row.timestamp("held_at_ms")?,
            measuring: row.parse("measuring")?,
            halves: halves(row)?,
        }),
    };
    Ok(RosterEntry {
        episode: row.parse("episode_id")?,
        client: ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
        number: row.number("number")?,
        format: row.parse("format")?,
        planned_sessions: row.number_or_null("planned_sessions")?,
        state: match row.timestamp_or_null("closed_at_ms")? {
            None => EpisodeState::Open,
            Some(at) => EpisodeState::Closed { at },
        },
        therapists: row.text_or_null("therapists")?.unwrap_or_default(),
        held_count: row.number("held_count")?,
        last,
    })
}

impl Store {
    /// The episodes of a house, by client code.
    pub async fn roster(&self, organisation: OrganisationId) -> Result<Vec<RosterEntry>, StoreError> {
        let rows = self
            .engine
            .query(
                "select episode.id as episode_id, client.code, episode.number, episode.format, episode.planned_sessions,
                        episode.closed_at_ms,
                        (select string_agg(treating.shown_name, ', ')
                         from (select member.shown_name from episode_therapist
                               join member on member.id = episode_therapist.member_id
                               where episode_therapist.episode_id = episode.id and episode_therapist.until_ms is null
                               order by member.shown_name) treating) as therapists,
                        (select count(*) from session where session.episode_id = episode.id and session.state = 'held') as held_count,
                        last.number as session_number, last.held_at_ms, last.measuring, last.import_id,
                        exists (select 1 from sitting where sitting.session_id = last.id and sitting.perspective = 'client'
                                  and sitting.state = 'submitted') as client_in,
                        exists (select 1 from sitting where sitting.session_id = last.id and sitting.perspective = 'therapist'
                                  and sitting.state = 'submitted') as therapist_in
                 from episode
                 join client on client.id = episode.client_id
                 left join session last on last.episode_id = episode.id and last.number =
                        (select max(session.number) from session where session.episode_id = episode.id and session.state = 'held')
                 where episode.organisation_id = ?1
                 order by client.code, episode.number limit ?2",
                values![organisation, EPISODES_MAX],
            )
            .await?;
        rows.iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests;
