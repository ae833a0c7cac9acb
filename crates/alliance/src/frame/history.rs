//! The versions of a frame, who confirmed which, and what the client wants to talk about. Nothing is overwritten.

use super::Frame;
use super::difference::{changed, merge};
use super::item::{Item, Section};
use crate::agreement::Side;
use crate::clock::Timestamp;
use crate::episode::EpisodeState;
use crate::ids::MemberId;

/// A frame as somebody left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameVersion {
    /// Counted per episode from 1.
    pub number: u32,
    /// What it says.
    pub frame: Frame,
    /// Who wrote it.
    pub author: MemberId,
    /// When.
    pub at: Timestamp,
    /// The version it was based on; `None` for the first.
    pub based_on: Option<u32>,
}

/// A yes to one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameConfirmation {
    /// To which version.
    pub number: u32,
    /// Whose.
    pub side: Side,
    /// When.
    pub at: Timestamp,
}

/// What the client says about a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It is right like this.
    Fits,
    /// Something to talk about.
    Talk,
}

crate::words!(Stance, "stance", { Fits => "fits", Talk => "talk" });

/// What the client said about a section of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionStance {
    /// About which version.
    pub number: u32,
    /// About which section.
    pub section: Section,
    /// What.
    pub stance: Stance,
    /// In own words, if any.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Why a frame is not changed or confirmed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameRefusal {
    /// There is no version yet.
    #[error("confirm a frame that has no version")]
    NothingYet,
    /// The version it was based on does not exist.
    #[error("change version {asked}, which is not there")]
    UnknownVersion {
        /// The number that was given.
        asked: u32,
    },
    /// It has changed meanwhile: one confirms what stands, not what stood.
    #[error("confirm version {asked} while version {current} stands")]
    Moved {
        /// The version that was looked at.
        asked: u32,
        /// The version that stands.
        current: u32,
    },
    /// This side has confirmed this version already.
    #[error("confirm a version twice")]
    AlreadyConfirmed,
    /// Nothing differs from what stands.
    #[error("change nothing")]
    Unchanged,
    /// Somebody changed the same items meanwhile, in another way.
    #[error("change what was changed otherwise meanwhile")]
    Clash {
        /// The version that stands.
        current: u32,
        /// The items both changed.
        items: Vec<Item>,
    },
    /// The client wants to talk about something first.
    #[error("confirm what is to be talked about first")]
    StillToTalk {
        /// About what.
        sections: Vec<Section>,
    },
    /// The episode is over.
    #[error("change the frame of a closed episode")]
    Closed,
}

impl FrameRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NothingYet => "frame-refusal-nothing-yet",
            Self::UnknownVersion { .. } => "frame-refusal-unknown-version",
            Self::Moved { .. } => "frame-refusal-moved",
            Self::AlreadyConfirmed => "frame-refusal-already-confirmed",
            Self::Unchanged => "frame-refusal-unchanged",
            Self::Clash { .. } => "frame-refusal-clash",
            Self::StillToTalk { .. } => "frame-refusal-still-to-talk",
            Self::Closed => "frame-refusal-closed",
        }
    }
}

/// The frame of one episode with all its past.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameHistory {
    /// All versions, the first first.
    pub versions: Vec<FrameVersion>,
    /// All confirmations.
    pub confirmations: Vec<FrameConfirmation>,
    /// All that the client said about sections, the first first.
    pub stances: Vec<SectionStance>,
}

/// An episode that is over keeps its frame as it is.
///
/// # Errors
/// [`FrameRefusal::Closed`].
pub fn still_open(state: EpisodeState) -> Result<(), FrameRefusal> {
    match state {
        EpisodeState::Open => Ok(()),
        EpisodeState::Closed { at: _ } => Err(FrameRefusal::Closed),
    }
}

impl FrameHistory {
    /// The version that stands; `None` before the first.
    pub fn current(&self) -> Option<&FrameVersion> {
        self.versions.last()
    }

    /// The version with this number.
    pub fn version(&self, number: u32) -> Option<&FrameVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// When a side confirmed a version; `None` if it did not.
    pub fn confirmed_at(&self, side: Side, number: u32) -> Option<Timestamp> {
        let of = |yes: &&FrameConfirmation| yes.side == side && yes.number == number;
        self.confirmations.iter().find(of).map(|yes| yes.at)
    }

    /// The last version that both confirmed: what counts until both confirm another.
    pub fn agreed(&self) -> Option<&FrameVersion> {
        self.versions.iter().rev().find(|version| self.is_agreed(version.number))
    }

    /// When the second of the two confirmed this version; `None` unless both did.
    pub fn agreed_at(&self, number: u32) -> Option<Timestamp> {
        let at = |side| self.confirmed_at(side, number);
        Some(at(Side::Client)?.max(at(Side::Therapist)?))
    }

    fn is_agreed(&self, number: u32) -> bool {
        self.agreed_at(number).is_some()
    }

    /// Who has not confirmed what stands. Nobody before the first version.
    pub fn awaited(&self) -> Vec<Side> {
        let Some(current) = self.current() else { return Vec::new() };
        let waits = |side: &Side| self.confirmed_at(*side, current.number).is_none();
        Side::ALL.iter().copied().filter(waits).collect()
    }

    /// What stands otherwise than in the last version both confirmed; empty while there is none.
    pub fn changed_since_agreed(&self) -> Vec<Item> {
        match (self.agreed(), self.current()) {
            (Some(agreed), Some(current)) => changed(&agreed.frame, &current.frame),
            (None, Some(_)) | (_, None) => Vec::new(),
        }
    }

    /// What the client last said about a section, if it still says the same as it did then.
    pub fn stance(&self, section: Section) -> Option<&SectionStance> {
        let said = self.stances.iter().rev().find(|stance| stance.section == section)?;
        let (then, now) = (&self.version(said.number)?.frame, &self.current()?.frame);
        section.items().all(|item| then.get(item) == now.get(item)).then_some(said)
    }

    /// What the client wants to talk about, in the order of the sections.
    pub fn to_talk(&self) -> Vec<Section> {
        let talks = |section: &Section| self.stance(*section).is_some_and(|said| said.stance == Stance::Talk);
        Section::ALL.iter().copied().filter(talks).collect()
    }

    /// The frame that comes of a change made to version `based_on`, which may not be the one that stands any more.
    ///
    /// # Errors
    /// Nothing changed; the version is unknown; or the same items were changed otherwise meanwhile.
    /// # Source
    /// our choice, ADR-0017
    pub fn revise(&self, based_on: Option<u32>, mine: &Frame) -> Result<Frame, FrameRefusal> {
        let Some(current) = self.current() else {
            return match based_on {
                None => Ok(mine.clone()),
                Some(asked) => Err(FrameRefusal::UnknownVersion { asked }),
            };
        };
        let nothing = Frame::new();
        let base = match based_on {
            None => &nothing,
            Some(asked) => &self.version(asked).ok_or(FrameRefusal::UnknownVersion { asked })?.frame,
        };
        let clash = |items| FrameRefusal::Clash { current: current.number, items };
        let merged = merge(base, &current.frame, mine).map_err(clash)?;
        if merged == current.frame { Err(FrameRefusal::Unchanged) } else { Ok(merged) }
    }

    /// Whether a side may confirm this version. Only for oneself, only what stands, and once.
    ///
    /// # Errors
    /// It changed meanwhile, was confirmed before, or the client wants to talk about something first.
    /// # Source
    /// our choice, ADR-0017
    pub fn confirm(&self, side: Side, number: u32) -> Result<(), FrameRefusal> {
        let current = self.current().ok_or(FrameRefusal::NothingYet)?.number;
        if number != current {
            return Err(FrameRefusal::Moved { asked: number, current });
        }
        if self.confirmed_at(side, number).is_some() {
            return Err(FrameRefusal::AlreadyConfirmed);
        }
        match (side, self.to_talk()) {
            (Side::Client, sections) if !sections.is_empty() => Err(FrameRefusal::StillToTalk { sections }),
            (Side::Client | Side::Therapist, _) => Ok(()),
        }
    }
}
