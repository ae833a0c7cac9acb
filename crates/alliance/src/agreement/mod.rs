//! The agreement: the goals and tasks of an episode, in the words of both, in versions that both confirm.
//!
//! Both may propose; nobody puts words into the other's mouth, and nobody confirms for the other. Every change is a
//! version: history grows and never shrinks. A change after a confirmation asks for confirmation again.

pub mod changes;
pub mod compare;
pub mod difference;
pub mod map;
pub mod merge;
pub mod past;
pub mod point;
pub mod rating;
pub mod refusal;
pub mod terms;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use crate::clock::Timestamp;
use crate::ids::{MemberId, PointId};
use merge::{Edit, merge};
use point::{Confirmation, Kind, Point, Version};
use rating::{Given, Question, Rating};
use refusal::{ChangeRefusal, Refusal};
use std::collections::BTreeSet;
use terms::{Talk, Terms};

/// The most goals and tasks one agreement holds, those that have ended included.
///
/// # Source
/// our choice, ADR-0016
pub const POINTS_MOST: usize = 60;

/// One of the two who agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The person in care.
    Client,
    /// Who treats.
    Therapist,
}

crate::words!(Side, "side", { Client => "client", Therapist => "therapist" });

impl Side {
    /// The one across.
    pub fn other(self) -> Self {
        match self {
            Self::Client => Self::Therapist,
            Self::Therapist => Self::Client,
        }
    }
}

/// Who wrote, confirmed or rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// The client.
    Client,
    /// A therapist.
    Therapist(MemberId),
}

impl Author {
    /// Whose side it is.
    pub fn side(self) -> Side {
        match self {
            Self::Client => Side::Client,
            Self::Therapist(_) => Side::Therapist,
        }
    }

    /// The member, if it was one.
    pub fn member(self) -> Option<MemberId> {
        match self {
            Self::Client => None,
            Self::Therapist(member) => Some(member),
        }
    }
}

/// All goals and tasks of an episode with their history, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    points: Vec<Point>,
}

impl Agreement {
    /// The agreement made of these points.
    pub fn of(points: Vec<Point>) -> Self {
        Self { points }
    }

    /// All goals and tasks, oldest first.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The goals or the tasks, oldest first.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| point.kind() == kind)
    }

    /// One goal or task.
    pub fn point(&self, id: PointId) -> Option<&Point> {
        self.points.iter().find(|point| point.id() == id)
    }

    /// The first version of a new goal or task.
    ///
    /// # Errors
    /// Nobody's words, words of the other, a task without a goal of this agreement, a reason or an end that does not
    /// belong to something new, or too many points.
    /// # Source
    /// our choice, ADR-0016
    pub fn propose(
        &self,
        kind: Kind,
        terms: Terms,
        author: Author,
        now: Timestamp,
    ) -> Result<Version, Refusal> {
        if self.points.len() >= POINTS_MOST {
            return Err(Refusal::TooMany { most: POINTS_MOST });
        }
        if terms.ending.is_some() {
            return Err(Refusal::EndsBeforeItBegins);
        }
        // A therapist may write down what a client says aloud; a client has no need to do it for a therapist.
        if author.side() == Side::Client && terms.therapist_words.is_some() {
            return Err(Refusal::WordsOfTheOther);
        }
        self.complete(kind, &terms)?;
        Ok(Version { number: 1, based_on: None, author, at: now, terms, talk: Talk::NotYet })
    }

    /// The next version of a goal or task, from what `author` made of the version that was read.
    ///
    /// Where others changed another part meanwhile, both changes stand. Where they changed the same part, nothing is
    /// taken and both texts come back to choose from.
    ///
    /// # Errors
    /// No such point, nothing changed, words of the other, incomplete terms, or the same part changed twice.
    /// # Source
    /// our choice, ADR-0016
    pub fn change(
        &self,
        id: PointId,
        edit: &Edit,
        author: Author,
        now: Timestamp,
    ) -> Result<Version, ChangeRefusal> {
        let point = self.point(id).ok_or(Refusal::NoSuchPoint)?;
        let base = point.version(edit.base).ok_or(Refusal::NoSuchVersion { number: edit.base })?;
        point.may_write(author.side(), &base.terms, &edit.terms)?;
        let current = point.current();
        let terms =
            merge(&base.terms, &current.terms, &edit.terms).map_err(|clash| ChangeRefusal::Clash {
                clash,
                yours: Box::new(edit.terms.clone()),
                theirs: Box::new(current.clone()),
            })?;
        if terms == current.terms {
            return Err(Refusal::NothingChanged.into());
        }
        self.complete(point.kind(), &terms)?;
        Ok(Version {
            number: current.number + 1,
            based_on: Some(edit.base),
            author,
            at: now,
            terms,
            talk: Talk::NotYet,
        })
    }

    /// The version that says that the two talked about a goal or task as it stands. It asks for no new confirmation.
    ///
    /// # Errors
    /// No such point, an older version, or it was said before.
    pub fn discuss(
        &self,
        id: PointId,
        version: u32,
        author: Author,
        now: Timestamp,
    ) -> Result<Version, Refusal> {
        let point = self.point(id).ok_or(Refusal::NoSuchPoint)?;
        point.stands_at(version)?;
        let current = point.current();
        if current.talk == Talk::Discussed {
            return Err(Refusal::NothingChanged);
        }
        Ok(Version {
            number: current.number + 1,
            based_on: Some(current.number),
            author,
            at: now,
            terms: current.terms.clone(),
            talk: Talk::Discussed,
        })
    }

    /// What `author` confirms: a version as it was read, for the own side and nobody else's.
    ///
    /// # Errors
    /// No such point, its terms changed since that version, or this side confirmed it before.
    /// # Source
    /// our choice, ADR-0016
    pub fn confirm(
        &self,
        id: PointId,
        version: u32,
        author: Author,
        now: Timestamp,
    ) -> Result<Confirmation, Refusal> {
        let point = self.point(id).ok_or(Refusal::NoSuchPoint)?;
        point.stands_at(version)?;
        if point.confirmed_by(author.side()).is_some() {
            return Err(Refusal::NothingChanged);
        }
        Ok(Confirmation { version, author, at: now })
    }

    /// What `author` rates. The ratings before stay: a later one is one more.
    ///
    /// # Errors
    /// No such point, a question for tasks asked of a goal, or a question that is the client's alone.
    pub fn rate(
        &self,
        id: PointId,
        question: Question,
        rating: Rating,
        author: Author,
        now: Timestamp,
    ) -> Result<Given, Refusal> {
        let point = self.point(id).ok_or(Refusal::NoSuchPoint)?;
        if !question.is_asked(point.kind(), author.side()) {
            return Err(Refusal::NotAsked { question });
        }
        Ok(Given { question, rating, author, at: now })
    }

    /// Whether somebody's words are there, and a task has its goals.
    fn complete(&self, kind: Kind, terms: &Terms) -> Result<(), Refusal> {
        if terms.client_words.is_none() && terms.therapist_words.is_none() {
            return Err(Refusal::NoWords);
        }
        let goals: BTreeSet<PointId> = self.of_kind(Kind::Goal).map(Point::id).collect();
        match kind {
            Kind::Goal if !terms.goals.is_empty() => Err(Refusal::GoalOfAGoal),
            Kind::Goal => Ok(()),
            Kind::Task if terms.goals.is_empty() || !terms.goals.is_subset(&goals) => Err(Refusal::NoGoal),
            Kind::Task => Ok(()),
        }
    }
}
