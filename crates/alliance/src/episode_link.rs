//! The client's way in without an account: a link to what the two keep together in one episode.
//!
//! Opening it never uses it up. It stops by itself, and the therapist can withdraw it.

use crate::clock::{DAY_MS, Timestamp};
use crate::ids::{EpisodeId, OrganisationId};

/// How long a link works.
///
/// # Source
/// our choice, ADR-0016
pub const EPISODE_LINK_LIFE_MS: i64 = 30 * DAY_MS;

/// What an episode link opens, whatever has become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpisodeLink {
    /// The house. It comes from the link, never from the request.
    pub organisation: OrganisationId,
    /// The treatment.
    pub episode: EpisodeId,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it stops by itself.
    pub expires_at: Timestamp,
    /// When it was withdrawn, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// Why a link does not open anything any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum LinkRefusal {
    /// A newer one was made, or the therapist stopped it.
    #[error("open a link that was withdrawn")]
    Withdrawn,
    /// Its time is over.
    #[error("open a link that has expired")]
    Expired,
}

impl LinkRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Withdrawn => "refusal-episode-link-withdrawn",
            Self::Expired => "refusal-episode-link-expired",
        }
    }
}

impl EpisodeLink {
    /// Whether it opens now.
    ///
    /// # Errors
    /// It was withdrawn or has expired.
    pub fn may_open(&self, now: Timestamp) -> Result<(), LinkRefusal> {
        if self.revoked_at.is_some() {
            Err(LinkRefusal::Withdrawn)
        } else if self.expires_at <= now {
            Err(LinkRefusal::Expired)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_link_opens_until_it_expires_or_is_withdrawn() {
        let made_at = samples::TODAY;
        let expires_at = made_at.plus_ms(EPISODE_LINK_LIFE_MS);
        let link = EpisodeLink {
            organisation: samples::organisation(),
            episode: samples::episode().id,
            made_at,
            expires_at,
            revoked_at: None,
        };
        assert_eq!(link.may_open(expires_at.plus_ms(-1)), Ok(()));
        assert_eq!(link.may_open(expires_at), Err(LinkRefusal::Expired));
        let withdrawn = EpisodeLink { revoked_at: Some(made_at), ..link };
        assert_eq!(withdrawn.may_open(made_at), Err(LinkRefusal::Withdrawn));
    }
}
