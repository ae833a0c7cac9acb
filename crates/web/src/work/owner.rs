//! The client whose works they are: at the check on this device, or behind the link to the client's own pages.

use crate::check::device::Device;
use crate::error::PageError;
use crate::shell::cookie;
use crate::shell::language::Speech;
use crate::shell::reader::speech_of;
use crate::state::{App, token_hash};
use alliance::audit::AuditActor;
use alliance::ids::{EpisodeId, OrganisationId, SessionId};
use alliance::medium::work::Work;
use alliance::session::Session;
use axum::http::HeaderMap;
use store::by::By;
use store::work::WorkReader;

/// A client with works.
#[derive(Debug)]
pub struct Owner {
    /// The house.
    pub organisation: OrganisationId,
    /// The treatment.
    pub episode: EpisodeId,
    /// The session that works can be added to; `None` on the client's own pages, where they are only kept.
    pub session: Option<Session>,
    /// The client's language.
    pub speech: Speech,
    /// The address of the page.
    pub path: String,
    /// Where one came from.
    pub back: String,
}

impl Owner {
    /// The client at the check on this device.
    ///
    /// # Errors
    /// As [`Device::of`].
    pub async fn at_check(app: &App, headers: &HeaderMap, sitting: &str) -> Result<Self, PageError> {
        let device = Device::of(app, headers, sitting).await?;
        let (path, back) = (device.path("/works"), device.path(""));
        let Device { standing, speech, .. } = device;
        let episode = &standing.case.episode;
        let (organisation, episode) = (episode.organisation, episode.id);
        Ok(Self { organisation, episode, session: Some(standing.session), speech, path, back })
    }

    /// The client behind a link to the own pages.
    ///
    /// # Errors
    /// There is no such link, or it does not open any more.
    pub async fn behind_link(app: &App, headers: &HeaderMap, token: &str) -> Result<Self, PageError> {
        let link = app.store.episode_link(token_hash(token)).await?.ok_or(PageError::NotFound)?;
        link.may_open(app.now()).map_err(|refusal| PageError::Gone(refusal.message_key().into()))?;
        let case =
            app.store.episode_case(link.organisation, link.episode).await?.ok_or(PageError::NotFound)?;
        let chosen = cookie::read(headers, cookie::LANGUAGE);
        let speech = speech_of(app, headers, chosen.map_or(case.client.language, |_| None));
        let (path, back) = (format!("/mine/{token}/works"), format!("/mine/{token}"));
        Ok(Self { organisation: link.organisation, episode: link.episode, session: None, speech, path, back })
    }

    /// The works to be seen here: of this session, or of all.
    pub async fn works(&self, app: &App) -> Result<Vec<Work>, PageError> {
        Ok(match self.of_session() {
            Some(session) => {
                app.store.works(self.organisation, session, WorkReader::Owner, app.now()).await?
            }
            None => app.store.works_of_episode(self.organisation, self.episode).await?,
        })
    }

    fn of_session(&self) -> Option<SessionId> {
        self.session.as_ref().map(|session| session.id)
    }

    /// The client, writing.
    pub fn by<'a>(&self, app: &'a App) -> By<'a> {
        By { organisation: self.organisation, ..app.by(AuditActor::Client) }
    }
}
