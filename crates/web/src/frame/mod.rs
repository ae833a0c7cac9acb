//! The frame of an episode: what the two keep to around the talking itself. The therapist writes it in short sections,
//! beginning with what is usual in the house; the client reads it in plain words, says what to talk about, and confirms.

pub mod begin;
pub mod confirm;
mod form;
pub mod own;
pub mod print;
pub mod review;
mod say;
pub mod section;
pub mod show;
pub mod template;
pub mod versions;

use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::frame::history::{FrameHistory, FrameRefusal};
use alliance::frame::item::Section;
use store::episode::EpisodeCase;

#[cfg(test)]
mod tests;

impl From<FrameRefusal> for PageError {
    fn from(refusal: FrameRefusal) -> Self {
        Self::Conflict(refusal.message_key().into())
    }
}

/// An episode with its frame, for a member who keeps it.
struct Kept {
    case: EpisodeCase,
    history: FrameHistory,
}

impl Kept {
    async fn of(app: &App, signed_in: &SignedIn, episode: &str) -> Result<Self, PageError> {
        let id = episode.parse().map_err(|_| PageError::NotFound)?;
        let case = signed_in.case(app, id, Act::KeepFrame).await?;
        let history = app.store.frame_history(signed_in.actor.organisation, id).await?;
        Ok(Self { case, history })
    }

    /// The address of the episode's frame, or of a page under it.
    fn path(&self, under: &str) -> String {
        format!("/episodes/{}/frame{under}", self.case.episode.id)
    }

    /// The steps above a page of the frame.
    fn way(&self, signed_in: &SignedIn) -> (String, String) {
        let title = signed_in.speech.with("client-name", &[("code", &self.case.client.code.as_str())]);
        (title, format!("/episodes/{}", self.case.episode.id))
    }
}

fn section_named(word: &str) -> Result<Section, PageError> {
    word.parse().map_err(|_| PageError::NotFound)
}
