//! A check as the device that answers it finds it: the key, the session with its halves and the treatment, in one go.

use crate::Store;
use crate::client::client;
use crate::episode::{EpisodeCase, EpisodeTherapist, episode};
use crate::login::TokenHash;
use crate::session::session;
use crate::sitting::{KeyedSitting, sitting};
use crate::{Row, StoreError, values};
use alliance::check::Sitting;
use alliance::ids::SittingId;
use alliance::session::Session;

/// A check with all that a page or a submission asks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedCheck {
    /// The key, and the half it opens.
    pub keyed: KeyedSitting,
    /// The meeting.
    pub session: Session,
    /// Its halves that were asked: at most one per perspective.
    pub sittings: Vec<Sitting>,
    /// The treatment, with its client and therapists.
    pub case: EpisodeCase,
}

impl Store {
    /// The check a key opens, whatever has become of the key: whether it still works is for the caller to say. As
    /// [`Store::keyed_sitting`], with everything around it of the same moment: hundreds of people send theirs in the
    /// same minutes, and each asks this first.
    pub async fn keyed_check(&self, key: TokenHash) -> Result<Option<KeyedCheck>, StoreError> {
        let rows = self
            .engine
            .query(
                // A row for each half and therapist: two, as a rule.
                "select sitting_key.kind, sitting_key.expires_at_ms, sitting_key.revoked_at_ms,
                        own.id as own_sitting_id, half.id as sitting_id, half.perspective, half.state as sitting_state,
                        half.begun_at_ms, half.submitted_at_ms, half.session_id,
                        session.number as session_number, session.state, session.planned_at_ms, session.held_at_ms,
                        session.cancelled_at_ms, session.measuring, session.opened_at_ms, session.opens_alone_at_ms,
                        session.discussion, session.discussion_at_ms,
                        episode.id as episode_id, episode.organisation_id, episode.client_id, episode.number, episode.format,
                        episode.model, episode.medium, episode.planned_sessions, episode.wellbeing, episode.opens_alone_days,
                        episode.opened_at_ms as episode_opened_at_ms, episode.closed_at_ms, client.code,
                        client.language as client_language,
                        episode_therapist.member_id, member.shown_name, episode_therapist.from_ms, episode_therapist.until_ms
                 from sitting_key
                 join sitting own on own.id = sitting_key.sitting_id
                 join session on session.id = own.session_id
                 join episode on episode.id = session.episode_id
                 join client on client.id = episode.client_id
                 join sitting half on half.session_id = session.id
                 left join episode_therapist on episode_therapist.episode_id = episode.id
                 left join member on member.id = episode_therapist.member_id
                 where sitting_key.key_hash = ?1 order by half.perspective, member.shown_name, member.id limit 150",
                values![key.as_slice()],
            )
            .await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let own: SittingId = row.parse("own_sitting_id")?;
        let mut sittings = rows.iter().map(sitting).collect::<Result<Vec<_>, _>>()?;
        sittings.dedup();
        let session = session(row)?;
        let keyed = KeyedSitting {
            sitting: sittings
                .iter()
                .find(|sitting| sitting.id == own)
                .cloned()
                .ok_or_else(|| row.corrupt("own_sitting_id"))?,
            organisation: row.parse("organisation_id")?,
            episode: session.episode,
            kind: row.parse("kind")?,
            expires_at: row.timestamp("expires_at_ms")?,
            revoked_at: row.timestamp_or_null("revoked_at_ms")?,
        };
        // The therapists stand beside each half.
        let beside_first = rows.iter().take(rows.len() / sittings.len());
        let therapists =
            beside_first.filter_map(|row| therapist(row).transpose()).collect::<Result<_, _>>()?;
        let case = EpisodeCase { episode: episode(row)?, client: client(row)?, therapists };
        Ok(Some(KeyedCheck { keyed, session, sittings, case }))
    }
}

/// `None` in the one row of a treatment that nobody gives.
fn therapist(row: &Row) -> Result<Option<EpisodeTherapist>, StoreError> {
    let Some(member) = row.parse_or_null("member_id")? else { return Ok(None) };
    let (from, until) = (row.timestamp("from_ms")?, row.timestamp_or_null("until_ms")?);
    Ok(Some(EpisodeTherapist { member, shown_name: row.text("shown_name")?, from, until }))
}
