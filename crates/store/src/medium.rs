//! The media of an episode: what it works with now stands with the episode, what came before stands here.

use crate::{Store, StoreError, Write, values};
use alliance::clock::Timestamp;
use alliance::episode::Episode;
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::medium::Medium;
use alliance::medium::history::{MediumChange, medium_at};
use alliance::session::SessionState;
use std::collections::BTreeMap;

/// Notes from when an episode works with what.
pub(crate) fn note_medium(write: Write, episode: EpisodeId, medium: Option<&Medium>, at: Timestamp) -> Write {
    write.step(
        "insert into episode_medium (episode_id, from_ms, medium) values (?1, ?2, ?3)
         on conflict (episode_id, from_ms) do update set medium = excluded.medium",
        values![episode, at, medium.map(Medium::to_string)],
    )
}

/// Notes a change of medium before the episode itself is changed; nothing if it stays the same.
pub(crate) fn medium_changed(write: Write, changed: &Episode, at: Timestamp) -> Write {
    let medium = changed.medium.as_ref().map(Medium::to_string);
    write.step(
        "insert into episode_medium (episode_id, from_ms, medium)
         select id, cast(?2 as bigint), cast(?3 as text) from episode
         where id = ?1 and coalesce(medium, '') <> coalesce(cast(?3 as text), '')
         on conflict (episode_id, from_ms) do update set medium = excluded.medium",
        values![changed.id, at, medium],
    )
}

impl Store {
    /// What an episode worked with over time, the first change first.
    pub async fn media(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<MediumChange>, StoreError> {
        let rows = self
            .engine
            .query(
                "select episode_medium.from_ms, episode_medium.medium from episode_medium
                 join episode on episode.id = episode_medium.episode_id
                 where episode.organisation_id = ?1 and episode_medium.episode_id = ?2
                 order by episode_medium.from_ms limit 200",
                values![organisation, episode],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(MediumChange { at: row.timestamp("from_ms")?, medium: row.parse_or_null("medium")? })
            })
            .collect()
    }

    /// What each held session of an episode worked with, by its number; a session without a medium is absent.
    pub async fn media_of_sessions(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<BTreeMap<u32, Medium>, StoreError> {
        let changes = self.media(organisation, episode).await?;
        if changes.is_empty() {
            return Ok(BTreeMap::new());
        }
        let sessions = self.sessions(episode).await?;
        let worked = sessions.iter().filter_map(|session| match session.state {
            SessionState::Held { at } => Some((session.number, medium_at(&changes, at)?.clone())),
            SessionState::Planned { .. } | SessionState::Cancelled { .. } => None,
        });
        Ok(worked.collect())
    }
}
