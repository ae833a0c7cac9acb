//! Episode links: a client's way in without an account. Only their hashes are kept.

use crate::Store;
use crate::by::{By, Done};
use crate::login::TokenHash;
use crate::{Row, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::episode_link::EpisodeLink;
use alliance::ids::{EpisodeId, OrganisationId};

fn link(row: &Row) -> Result<EpisodeLink, StoreError> {
    Ok(EpisodeLink {
        organisation: row.parse("organisation_id")?,
        episode: row.parse("episode_id")?,
        made_at: row.timestamp("made_at_ms")?,
        expires_at: row.timestamp("expires_at_ms")?,
        revoked_at: row.timestamp_or_null("revoked_at_ms")?,
    })
}

fn revoke(write: Write, by: &By<'_>, episode: EpisodeId) -> Write {
    write.step(
        "update episode_link set revoked_at_ms = ?3
         where organisation_id = ?1 and episode_id = ?2 and revoked_at_ms is null",
        values![by.organisation, episode, by.now],
    )
}

fn done<'a>(event: &'static str, action: AuditAction, episode: &'a EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "episode", object: episode, episode: Some(*episode) }
}

impl Store {
    /// Makes a link to what the two keep together in an episode. The ones before stop.
    pub async fn make_episode_link(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        token: TokenHash,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let write = revoke(Write::new(), by, episode).step(
            "insert into episode_link (token_hash, organisation_id, episode_id, made_at_ms, expires_at_ms)
             values (?1, ?2, ?3, ?4, ?5)",
            values![token.as_slice(), by.organisation, episode, by.now, expires_at],
        );
        let done = done("episode.link", AuditAction::Create, &episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Stops every link to an episode.
    pub async fn withdraw_episode_links(&self, by: &By<'_>, episode: EpisodeId) -> Result<(), StoreError> {
        let write = revoke(Write::new(), by, episode);
        let done = done("episode.link-withdraw", AuditAction::Update, &episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// What a link opens, whatever has become of it: whether it still works is for
    /// [`EpisodeLink::may_open`] to say.
    pub async fn episode_link(&self, token: TokenHash) -> Result<Option<EpisodeLink>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select organisation_id, episode_id, made_at_ms, expires_at_ms, revoked_at_ms
                 from episode_link where token_hash = ?1",
                values![token.as_slice()],
            )
            .await?;
        row.as_ref().map(link).transpose()
    }

    /// The newest link to an episode; `None` if none was ever made.
    pub async fn newest_episode_link(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Option<EpisodeLink>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select organisation_id, episode_id, made_at_ms, expires_at_ms, revoked_at_ms
                 from episode_link where organisation_id = ?1 and episode_id = ?2
                 order by made_at_ms desc, token_hash limit 1",
                values![organisation, episode],
            )
            .await?;
        row.as_ref().map(link).transpose()
    }
}
