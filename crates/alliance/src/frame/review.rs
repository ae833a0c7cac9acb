//! Going through the frame again: each of the two says per section whether it still fits. Neither sees the other's
//! answers before both are in.
//!
//! A review changes nothing in the frame and confirms nothing. It says where a talk is wanted.

use super::Frame;
use super::history::{FrameHistory, Stance};
use super::item::Section;
use crate::agreement::Side;
use crate::clock::Timestamp;
use crate::ids::{FrameReviewId, MemberId};
use std::collections::BTreeMap;

/// One going-through, from when it was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameReview {
    /// Identity.
    pub id: FrameReviewId,
    /// Counted per episode from 1.
    pub number: u32,
    /// The version of the frame that is gone through.
    pub version: u32,
    /// Which sections are asked about: those that said something then.
    pub sections: Vec<Section>,
    /// Who began it.
    pub begun_by: MemberId,
    /// When.
    pub begun_at: Timestamp,
    /// When it was stopped before both were in, if it was.
    pub stopped_at: Option<Timestamp>,
    /// What each answered.
    pub halves: BTreeMap<Side, ReviewHalf>,
}

/// What one of the two answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewHalf {
    /// When it was sent.
    pub at: Timestamp,
    /// A word for each section that was asked about.
    pub stances: BTreeMap<Section, Stance>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewState {
    /// At least one half is not in.
    Waiting,
    /// Both are in: both see both.
    Opened,
    /// It was stopped before that: nobody sees the other's half.
    Stopped,
}

/// What the two say about one section, beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// About which one.
    pub section: Section,
    /// What the client says.
    pub client: Stance,
    /// What the therapist says.
    pub therapist: Stance,
}

/// Why the frame is not gone through like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    /// There is no frame yet.
    #[error("go through a frame that has no version")]
    NothingYet,
    /// One is under way.
    #[error("begin a review while one waits")]
    UnderWay,
    /// It is over: both are in, or it was stopped.
    #[error("answer or stop a review that is over")]
    Over,
    /// This side sent its half before.
    #[error("answer a review twice")]
    AnsweredBefore,
    /// A section has no answer.
    #[error("leave sections without an answer")]
    Incomplete,
}

impl ReviewRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::NothingYet => "frame-refusal-nothing-yet",
            Self::UnderWay => "frame-review-refusal-under-way",
            Self::Over => "frame-review-refusal-over",
            Self::AnsweredBefore => "frame-review-refusal-answered-before",
            Self::Incomplete => "frame-review-refusal-incomplete",
        }
    }
}

impl Beside {
    /// Whether at least one of the two wants to talk about it.
    pub fn asks_for_talk(&self) -> bool {
        self.client == Stance::Talk || self.therapist == Stance::Talk
    }
}

/// The sections of a frame that say something.
pub fn sections_of(frame: &Frame) -> Vec<Section> {
    Section::ALL.iter().copied().filter(|section| !frame.is_silent_on(*section)).collect()
}

/// The review that comes after these, of the frame as it stands.
///
/// # Errors
/// There is no frame, or one is under way.
/// # Source
/// our choice, ADR-0017
pub fn begin(
    history: &FrameHistory,
    before: &[FrameReview],
    id: FrameReviewId,
    begun_by: MemberId,
    now: Timestamp,
) -> Result<FrameReview, ReviewRefusal> {
    let current = history.current().ok_or(ReviewRefusal::NothingYet)?;
    let sections = sections_of(&current.frame);
    if sections.is_empty() {
        return Err(ReviewRefusal::NothingYet);
    }
    if before.iter().any(|review| review.state() == ReviewState::Waiting) {
        return Err(ReviewRefusal::UnderWay);
    }
    Ok(FrameReview {
        id,
        number: before.last().map_or(0, |last| last.number) + 1,
        version: current.number,
        sections,
        begun_by,
        begun_at: now,
        stopped_at: None,
        halves: BTreeMap::new(),
    })
}

impl FrameReview {
    /// How far it is.
    pub fn state(&self) -> ReviewState {
        match (self.halves.len() == Side::ALL.len(), self.stopped_at) {
            (true, _) => ReviewState::Opened,
            (false, Some(_)) => ReviewState::Stopped,
            (false, None) => ReviewState::Waiting,
        }
    }

    /// What `side` answers. Sending ends it: nothing is changed afterwards.
    ///
    /// # Errors
    /// It is over, this side answered before, or a section has no answer. What was not asked is passed over.
    pub fn answer(
        &self,
        side: Side,
        chosen: &BTreeMap<Section, Stance>,
        now: Timestamp,
    ) -> Result<ReviewHalf, ReviewRefusal> {
        if self.halves.contains_key(&side) {
            return Err(ReviewRefusal::AnsweredBefore);
        }
        match self.state() {
            ReviewState::Waiting => {}
            ReviewState::Opened | ReviewState::Stopped => return Err(ReviewRefusal::Over),
        }
        let stance = |section: &Section| Some((*section, *chosen.get(section)?));
        let stances: Option<BTreeMap<Section, Stance>> = self.sections.iter().map(stance).collect();
        Ok(ReviewHalf { at: now, stances: stances.ok_or(ReviewRefusal::Incomplete)? })
    }

    /// Whether it can be stopped.
    ///
    /// # Errors
    /// It is over.
    pub fn stop(&self) -> Result<(), ReviewRefusal> {
        match self.state() {
            ReviewState::Waiting => Ok(()),
            ReviewState::Opened | ReviewState::Stopped => Err(ReviewRefusal::Over),
        }
    }

    /// What the two say, section by section; `None` until both are in. Here is where the seal is.
    pub fn beside(&self) -> Option<Vec<Beside>> {
        let (client, therapist) = (self.halves.get(&Side::Client)?, self.halves.get(&Side::Therapist)?);
        let beside = |section: &Section| {
            let (client, therapist) = (*client.stances.get(section)?, *therapist.stances.get(section)?);
            Some(Beside { section: *section, client, therapist })
        };
        Some(self.sections.iter().filter_map(beside).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededChance;
    use crate::frame::history::FrameVersion;
    use crate::frame::item::Item;
    use crate::samples;

    fn history(items: &[(Item, &str)]) -> FrameHistory {
        let frame =
            items.iter().fold(Frame::new(), |frame, (item, typed)| frame.with_typed(*item, typed).unwrap());
        let author = samples::therapist().id;
        let version = FrameVersion { number: 1, frame, author, at: samples::TODAY, based_on: None };
        FrameHistory { versions: vec![version], ..FrameHistory::default() }
    }

    fn begun(history: &FrameHistory, before: &[FrameReview]) -> Result<FrameReview, ReviewRefusal> {
        let id = FrameReviewId::make(samples::TODAY, &SeededChance::new(1));
        begin(history, before, id, samples::therapist().id, samples::TODAY)
    }

    const USUAL: &[(Item, &str)] = &[(Item::Minutes, "45"), (Item::Crisis, "Bel de praktijk.")];

    fn stances(meeting: Stance, contact: Stance) -> BTreeMap<Section, Stance> {
        [(Section::Meeting, meeting), (Section::Contact, contact)].into()
    }

    #[test]
    fn only_sections_that_say_something_are_asked_about() {
        assert_eq!(begun(&FrameHistory::default(), &[]), Err(ReviewRefusal::NothingYet));
        assert_eq!(begun(&history(&[]), &[]), Err(ReviewRefusal::NothingYet));
        let review = begun(&history(USUAL), &[]).unwrap();
        assert_eq!(review.sections, [Section::Meeting, Section::Contact]);
        assert_eq!((review.number, review.version, review.state()), (1, 1, ReviewState::Waiting));
    }

    #[test]
    fn neither_half_shows_before_both_are_in() {
        let mut review = begun(&history(USUAL), &[]).unwrap();
        let missing = [(Section::Meeting, Stance::Fits)].into();
        assert_eq!(review.answer(Side::Client, &missing, samples::TODAY), Err(ReviewRefusal::Incomplete));
        let mut more = stances(Stance::Fits, Stance::Talk);
        more.insert(Section::Fee, Stance::Talk);
        let half = review.answer(Side::Client, &more, samples::TODAY).unwrap();
        assert_eq!(half.stances.len(), 2, "what was not asked is passed over");
        review.halves.insert(Side::Client, half);
        assert_eq!((review.state(), review.beside()), (ReviewState::Waiting, None));
        let again = review.answer(Side::Client, &more, samples::TODAY);
        assert_eq!(again, Err(ReviewRefusal::AnsweredBefore));
        assert_eq!(begun(&history(USUAL), std::slice::from_ref(&review)), Err(ReviewRefusal::UnderWay));
        let other = review.answer(Side::Therapist, &stances(Stance::Fits, Stance::Fits), samples::TODAY);
        review.halves.insert(Side::Therapist, other.unwrap());
        let beside = review.beside().unwrap();
        let asks: Vec<bool> = beside.iter().map(Beside::asks_for_talk).collect();
        assert_eq!((review.state(), asks), (ReviewState::Opened, vec![false, true]));
        assert_eq!(review.stop(), Err(ReviewRefusal::Over));
        assert_eq!(begun(&history(USUAL), &[review]).unwrap().number, 2);
    }

    #[test]
    fn a_stopped_review_takes_no_answer_and_lets_another_begin() {
        let review = begun(&history(USUAL), &[]).unwrap();
        assert_eq!(review.stop(), Ok(()));
        let stopped = FrameReview { stopped_at: Some(samples::TODAY), ..review };
        let both = stances(Stance::Fits, Stance::Fits);
        assert_eq!(stopped.answer(Side::Client, &both, samples::TODAY), Err(ReviewRefusal::Over));
        assert_eq!(stopped.stop(), Err(ReviewRefusal::Over));
        assert_eq!(begun(&history(USUAL), &[stopped]).unwrap().number, 2);
    }
}
