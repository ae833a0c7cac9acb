//! A therapist's caseload: all own episodes with where each stands.

use crate::digest::{Unreadable, decode};
use crate::{Read, Row, Store, StoreError, values};
use alliance::caseload::Standing;
use alliance::clock::Timestamp;
use alliance::episode::{EpisodeState, Format};
use alliance::ids::{EpisodeId, MemberId, OrganisationId};
use alliance::people::ClientCode;
use std::collections::BTreeMap;

/// The most episodes one therapist's caseload is read with.
const EPISODES_MAX: u32 = 5_000;

/// Which episodes are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that go on.
    Open,
    /// Those that have ended.
    Closed,
}

/// One row of a caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseloadEntry {
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
    /// Who else treats, by name.
    pub others: Vec<String>,
    /// Where it stands; what is sealed at the moment of asking is not in it.
    pub standing: Standing,
}

fn entry(row: &Row) -> Result<CaseloadEntry, StoreError> {
    Ok(CaseloadEntry {
        episode: row.parse("episode_id")?,
        client: ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
        number: row.number("number")?,
        format: row.parse("format")?,
        planned_sessions: row.number_or_null("planned_sessions")?,
        state: match row.timestamp_or_null("closed_at_ms")? {
            None => EpisodeState::Open,
            Some(at) => EpisodeState::Closed { at },
        },
        others: Vec::new(),
        standing: Standing::default(),
    })
}

/// The standing a row carries; `None` if it has to be made anew.
fn digest(row: &Row, now: Timestamp) -> Result<Option<Standing>, StoreError> {
    let fresh = row.integer_or_null("digest_revision")? == Some(row.integer("revision")?)
        && row.timestamp_or_null("stale_from_ms")?.is_none_or(|from| from > now)
        && row.integer_or_null("signal_revision")? == row.integer_or_null("signals_now")?;
    if !fresh {
        return Ok(None);
    }
    Ok(match row.str_or_null("content")?.map(decode) {
        Some(Ok(standing)) => Some(standing),
        // Another version wrote it, or it is damaged: it is only a copy.
        Some(Err(Unreadable)) | None => None,
    })
}

/// The rows of a caseload with the digest each carries, and what a digest has to rest on to be fresh.
const ENTRIES: &str =
    "select episode.id as episode_id, client.code, episode.number, episode.format, episode.planned_sessions,
            episode.closed_at_ms, episode.revision, episode_digest.revision as digest_revision,
            episode_digest.stale_from_ms, episode_digest.content,
            episode_digest.signal_revision,
            case when signal_setting.rate is null then null else signal_setting.revision end
              as signals_now
     from episode_therapist
     join episode on episode.id = episode_therapist.episode_id
     join client on client.id = episode.client_id
     left join episode_digest on episode_digest.episode_id = episode.id
     left join signal_setting on signal_setting.organisation_id = episode.organisation_id
     where episode.organisation_id = ?1 and episode_therapist.member_id = ?2
       and episode_therapist.until_ms is null
       and case when episode.closed_at_ms is null then 0 else 1 end = ?3
     limit ?4";

impl Store {
    /// The episodes a therapist treats now, by client code, each with its standing as it may be shown at `now`.
    pub async fn caseload(
        &self,
        organisation: OrganisationId,
        therapist: MemberId,
        which: Which,
        now: Timestamp,
    ) -> Result<Vec<CaseloadEntry>, StoreError> {
        let closed: i64 = match which {
            Which::Open => 0,
            Which::Closed => 1,
        };
        let answers = self
            .engine
            .read(Read::new().query(ENTRIES, values![organisation, therapist, closed, EPISODES_MAX]).query(
                "select other.episode_id, member.shown_name
                         from episode_therapist
                         join episode_therapist other on other.episode_id = episode_therapist.episode_id
                         join member on member.id = other.member_id
                         where episode_therapist.member_id = ?1 and episode_therapist.until_ms is null
                           and other.member_id <> ?1 and other.until_ms is null
                         order by other.episode_id, member.shown_name limit 20000",
                values![therapist],
            ))
            .await?;
        let [rows, others] = answers.as_slice() else {
            return Err(StoreError::engine("two questions have two answers"));
        };
        let mut names: BTreeMap<EpisodeId, Vec<String>> = BTreeMap::new();
        for row in others {
            names.entry(row.parse("episode_id")?).or_default().push(row.text("shown_name")?);
        }
        // Ordered below: an engine that orders rows of this size writes them to disk first.
        let mut entries = Vec::with_capacity(rows.len());
        let mut stale = Vec::new();
        for row in rows {
            let mut entry = entry(row)?;
            entry.others = names.remove(&entry.episode).unwrap_or_default();
            match digest(row, now)? {
                Some(standing) => entry.standing = standing,
                None => stale.push(entry.episode),
            }
            entries.push(entry);
        }
        entries.sort_by(|a, b| (&a.client, a.number).cmp(&(&b.client, b.number)));
        let mut renewed = self.renew_digests(organisation, &stale, now).await?;
        for entry in &mut entries {
            let standing =
                renewed.remove(&entry.episode).unwrap_or_else(|| std::mem::take(&mut entry.standing));
            entry.standing = standing.visible(now);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod signals;
#[cfg(test)]
pub(crate) mod tests;
