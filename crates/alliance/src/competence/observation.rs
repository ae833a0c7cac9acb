//! One session or recording, watched by two or more raters who do not see each other's ratings before all are in.

use super::Levels;
use crate::clock::Timestamp;
use crate::ids::{MemberId, RecordingId, RunId, SessionId};
use std::collections::BTreeSet;

/// Fewer raters than these make no agreement, and no blindness either.
pub const RATERS_MIN: usize = 2;

/// What is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Watched {
    /// A session, by who was there.
    Session(SessionId),
    /// A session of a run.
    Meeting {
        /// Which run.
        run: RunId,
        /// Which of its sessions.
        number: u32,
    },
    /// A recording of one.
    Recording(RecordingId),
}

/// Whether the trainer led what is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The trainer was there.
    Present,
    /// The trainer was not: there is nothing to rate.
    Absent,
}

/// What one rater saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Who rated.
    pub rater: MemberId,
    /// When.
    pub at: Timestamp,
    /// The levels.
    pub levels: Levels,
    /// What the rater wrote beside them.
    pub remarks: Remarks,
}

/// What a rater writes for the trainer, in own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// What was strong.
    pub strengths: Option<String>,
    /// What there is to learn.
    pub needs: Option<String>,
}

/// The longest text of a rater.
pub const REMARK_MOST: usize = 2_000;

impl Remarks {
    /// What was typed, without white space around it; nothing typed is nothing.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn read(strengths: &str, needs: &str) -> Result<Self, Refusal> {
        let text = |typed: &str| {
            let typed = typed.trim();
            let found = typed.chars().count();
            if found > REMARK_MOST {
                Err(Refusal::TooLong { found })
            } else {
                Ok((found > 0).then(|| typed.to_owned()))
            }
        };
        Ok(Self { strengths: text(strengths)?, needs: text(needs)? })
    }
}

/// Why a rating cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Too few raters were asked.
    #[error("observe with {got} raters; it takes {RATERS_MIN}")]
    TooFewRaters {
        /// How many.
        got: usize,
    },
    /// The trainer was asked to rate the own session.
    #[error("rate oneself")]
    OwnSession,
    /// The trainer did not lead what is watched.
    #[error("rate a trainer who was absent")]
    TrainerAbsent,
    /// Somebody rates who was not asked to.
    #[error("rate without being asked to")]
    NotAsked,
    /// All are in: a rating is not changed once it was laid beside another.
    #[error("change a rating that was seen")]
    AlreadyOpen,
    /// No domain was rated.
    #[error("rate nothing")]
    Empty,
    /// The same rater was asked twice.
    #[error("ask the same rater twice")]
    RaterTwice,
    /// A text is too long.
    #[error("keep a text of {found} characters, where {REMARK_MOST} fit")]
    TooLong {
        /// Its characters.
        found: usize,
    },
}

impl Refusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::TooFewRaters { .. } => "competence-refusal-too-few-raters",
            Self::OwnSession => "competence-refusal-own-session",
            Self::TrainerAbsent => "competence-refusal-trainer-absent",
            Self::NotAsked => "competence-refusal-not-asked",
            Self::AlreadyOpen => "competence-refusal-already-open",
            Self::Empty => "competence-refusal-empty",
            Self::RaterTwice => "competence-refusal-rater-twice",
            Self::TooLong { .. } => "competence-refusal-too-long",
        }
    }
}

/// The raters of a list; each stands in it once.
///
/// # Errors
/// [`Refusal::RaterTwice`].
pub fn raters(named: &[MemberId]) -> Result<BTreeSet<MemberId>, Refusal> {
    let found: BTreeSet<MemberId> = named.iter().copied().collect();
    if found.len() == named.len() { Ok(found) } else { Err(Refusal::RaterTwice) }
}

/// A trainer watched by raters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    watched: Watched,
    trainer: MemberId,
    raters: BTreeSet<MemberId>,
    ratings: Vec<Rating>,
}

/// What somebody may see of an observation now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View<'o> {
    /// Not all are in: how many are, and the own rating of a rater.
    Blind {
        /// The rating of who looks.
        own: Option<&'o Rating>,
        /// Raters who are in.
        count: usize,
        /// Raters who were asked.
        asked: usize,
    },
    /// All are in: every rating.
    Open(&'o [Rating]),
}

impl Observation {
    /// Asks raters to watch.
    ///
    /// # Errors
    /// [`Refusal::TooFewRaters`], [`Refusal::OwnSession`], [`Refusal::TrainerAbsent`].
    pub fn begin(
        watched: Watched,
        trainer: MemberId,
        presence: Presence,
        raters: BTreeSet<MemberId>,
    ) -> Result<Self, Refusal> {
        match presence {
            Presence::Absent => return Err(Refusal::TrainerAbsent),
            Presence::Present => {}
        }
        if raters.contains(&trainer) {
            return Err(Refusal::OwnSession);
        }
        if raters.len() < RATERS_MIN {
            return Err(Refusal::TooFewRaters { got: raters.len() });
        }
        Ok(Self { watched, trainer, raters, ratings: Vec::new() })
    }

    /// The observation with this rating in it, in the place of an earlier one of the same rater.
    ///
    /// # Errors
    /// [`Refusal::NotAsked`], [`Refusal::Empty`], [`Refusal::AlreadyOpen`].
    pub fn rated(&self, rating: Rating) -> Result<Self, Refusal> {
        if !self.raters.contains(&rating.rater) {
            return Err(Refusal::NotAsked);
        }
        if rating.levels.0.is_empty() {
            return Err(Refusal::Empty);
        }
        if self.is_open() {
            return Err(Refusal::AlreadyOpen);
        }
        let mut next = self.clone();
        next.ratings.retain(|known| known.rater != rating.rater);
        next.ratings.push(rating);
        next.ratings.sort_by_key(|known| known.rater);
        Ok(next)
    }

    /// Whether every rater who was asked is in.
    pub fn is_open(&self) -> bool {
        self.ratings.len() == self.raters.len()
    }

    /// What a member may see of it now: before all are in nobody sees a rating but the own, the trainer included.
    pub fn seen_by(&self, member: MemberId) -> View<'_> {
        if self.is_open() {
            return View::Open(&self.ratings);
        }
        let own = self.ratings.iter().find(|rating| rating.rater == member);
        View::Blind { own, count: self.ratings.len(), asked: self.raters.len() }
    }

    /// What is watched.
    pub fn watched(&self) -> Watched {
        self.watched
    }

    /// Who is watched.
    pub fn trainer(&self) -> MemberId {
        self.trainer
    }

    /// Who was asked to rate.
    pub fn raters(&self) -> &BTreeSet<MemberId> {
        &self.raters
    }

    /// All ratings, once all are in.
    pub fn open_ratings(&self) -> Option<&[Rating]> {
        self.is_open().then_some(&self.ratings)
    }
}
