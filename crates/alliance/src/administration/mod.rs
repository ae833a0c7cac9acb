//! Administrations: one filling-in of one instrument, by one person, at one moment.

pub mod answer;
pub mod score;

use crate::clock::Timestamp;
use crate::component::Perspective;
use crate::ids::{AdministrationId, EpisodeId, MemberId, SessionId};
use crate::instrument::definition::{Instrument, InstrumentKey};
use crate::instrument::name::ScaleId;
use answer::Answers;
use score::ScaleScore;
use std::collections::BTreeMap;

/// One filling-in of one instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct Administration {
    /// Its identity.
    pub id: AdministrationId,
    /// The course of treatment it belongs to.
    pub episode: EpisodeId,
    /// The session it is about; `None` if it is about no session in particular.
    pub session: Option<SessionId>,
    /// Which instrument in which version.
    pub instrument: InstrumentKey,
    /// Whose view it gives.
    pub perspective: Perspective,
    /// The member who answered, or who entered it; `None` if the client answered without an account.
    pub author: Option<MemberId>,
    /// The way the answers came in.
    pub channel: Channel,
    /// The day it is about, as the people involved would say it: paper entered later keeps its true date.
    pub happened_on: jiff::civil::Date,
    /// When it reached us.
    pub submitted_at: Timestamp,
    /// What was answered.
    pub content: Content,
}

impl Administration {
    /// The scores of this administration, in the order of the instrument's scales.
    ///
    /// # Missing data
    /// As [`score::score`]; if `instrument` is not the one that was filled in, every score is withheld.
    pub fn scores(&self, instrument: &Instrument) -> Vec<ScaleScore> {
        if self.instrument == *instrument.key() {
            score::score_content(instrument, &self.content)
        } else {
            score::of_other_instrument(instrument, &self.instrument)
        }
    }
}

/// The way answers came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// On the person's own phone or computer, by a link or a QR code.
    OwnPhone,
    /// On the therapist's device, handed over and locked.
    Kiosk,
    /// On paper, entered afterwards.
    Paper,
    /// By a member, signed in.
    Desk,
    /// From a file or another system.
    Import,
}

crate::words!(Channel, "channel", {
    OwnPhone => "own-phone",
    Kiosk => "kiosk",
    Paper => "paper",
    Desk => "desk",
    Import => "import",
});

/// What an administration holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The answer to each item that was answered.
    Items(Answers),
    /// Only the raw score of each scale, as an import of totals gives it.
    Scales(BTreeMap<ScaleId, f64>),
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
