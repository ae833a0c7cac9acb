//! One goal or task: its versions, who confirmed which, and what was rated when.

use super::rating::{Given, Question, Rating};
use super::refusal::Refusal;
use super::terms::{How, Talk, Terms};
use super::{Author, Side};
use crate::clock::Timestamp;
use crate::ids::PointId;

/// Whether it is about what is to change, or about what the two do to get there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What is to change.
    Goal,
    /// What they do to get there.
    Task,
}

crate::words!(Kind, "kind", { Goal => "goal", Task => "task" });

/// What a goal or task said from some moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1 without a gap.
    pub number: u32,
    /// The version its author had read; `None` for the first.
    pub based_on: Option<u32>,
    /// Who made it.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub terms: Terms,
    /// Whether the two talked about it.
    pub talk: Talk,
}

/// One side's yes to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    /// To which version.
    pub version: u32,
    /// Whose yes.
    pub author: Author,
    /// When.
    pub at: Timestamp,
}

/// How far a goal or task has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Somebody put it into words.
    Proposed,
    /// They talked about it.
    Discussed,
    /// Both confirmed it as it stands.
    Agreed,
    /// Reached, or done.
    Achieved,
    /// It rests.
    Parked,
    /// No longer wanted.
    Dropped,
}

crate::words!(Status, "status", {
    Proposed => "proposed",
    Discussed => "discussed",
    Agreed => "agreed",
    Achieved => "achieved",
    Parked => "parked",
    Dropped => "dropped",
});

/// Who confirmed a goal or task as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holding {
    /// Nobody yet.
    Nobody,
    /// One of the two.
    One(Side),
    /// Both.
    Both,
}

impl Holding {
    /// Those who hold both this and that.
    #[must_use]
    pub fn and(self, that: Self) -> Self {
        match (self, that) {
            (Self::Both, other) | (other, Self::Both) => other,
            (Self::One(one), Self::One(other)) if one == other => Self::One(one),
            (Self::Nobody | Self::One(_), Self::Nobody | Self::One(_)) => Self::Nobody,
        }
    }
}

/// These rows are not the history of a goal or task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read the history of a goal or task")]
pub struct NotAHistory;

/// One goal or task with its whole history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    id: PointId,
    kind: Kind,
    versions: Vec<Version>,
    confirmations: Vec<Confirmation>,
    given: Vec<Given>,
}

impl Point {
    /// A goal or task from its history, each list oldest first.
    ///
    /// # Errors
    /// Versions are missing or not counted from 1, or a confirmation is of no version.
    pub fn of(
        id: PointId,
        kind: Kind,
        versions: Vec<Version>,
        confirmations: Vec<Confirmation>,
        given: Vec<Given>,
    ) -> Result<Self, NotAHistory> {
        let is_counted = versions.iter().zip(1..).all(|(version, number)| version.number == number);
        let last = versions.last().ok_or(NotAHistory)?.number;
        let is_of_a_version = confirmations.iter().all(|one| (1..=last).contains(&one.version));
        if is_counted && is_of_a_version {
            Ok(Self { id, kind, versions, confirmations, given })
        } else {
            Err(NotAHistory)
        }
    }

    /// Identity.
    pub fn id(&self) -> PointId {
        self.id
    }

    /// A goal, or a task.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// All confirmations, oldest first, also those of older versions.
    pub fn confirmations(&self) -> &[Confirmation] {
        &self.confirmations
    }

    /// All ratings, oldest first.
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// The version that stands.
    pub fn current(&self) -> &Version {
        self.versions.last().expect("a point has a version")
    }

    /// A version by its number.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// What it is called in lists.
    pub fn title(&self) -> &str {
        self.current().terms.title()
    }

    /// The number from which its terms are what they are now. Saying that it was discussed leaves them as they are.
    pub fn unchanged_since(&self) -> u32 {
        let terms = &self.current().terms;
        self.versions
            .iter()
            .rev()
            .take_while(|version| version.terms == *terms)
            .last()
            .expect("the current version has its own terms")
            .number
    }

    /// A side's confirmation of what stands now; `None` if it has not confirmed that.
    pub fn confirmed_by(&self, side: Side) -> Option<&Confirmation> {
        let since = self.unchanged_since();
        self.confirmations.iter().rev().find(|one| one.author.side() == side && one.version >= since)
    }

    /// Who confirmed what stands now.
    pub fn holding(&self) -> Holding {
        match (self.confirmed_by(Side::Client), self.confirmed_by(Side::Therapist)) {
            (None, None) => Holding::Nobody,
            (Some(_), None) => Holding::One(Side::Client),
            (None, Some(_)) => Holding::One(Side::Therapist),
            (Some(_), Some(_)) => Holding::Both,
        }
    }

    /// How far it has come.
    ///
    /// # Source
    /// our choice, ADR-0016
    pub fn status(&self) -> Status {
        let current = self.current();
        match current.terms.ending.as_ref().map(super::terms::Ending::how) {
            Some(How::Achieved) => return Status::Achieved,
            Some(How::Parked) => return Status::Parked,
            Some(How::Dropped) => return Status::Dropped,
            None => {}
        }
        match (self.holding(), current.talk) {
            (Holding::Both, _) => Status::Agreed,
            (Holding::Nobody | Holding::One(_), Talk::Discussed) => Status::Discussed,
            (Holding::Nobody | Holding::One(_), Talk::NotYet) => Status::Proposed,
        }
    }

    /// Whether the two still work on it.
    pub fn is_going_on(&self) -> bool {
        self.current().terms.ending.is_none()
    }

    /// The newest version that both confirmed, which may be older than what stands now.
    pub fn last_agreed(&self) -> Option<&Version> {
        self.versions.iter().rev().find(|version| {
            let has = |side| {
                self.confirmations
                    .iter()
                    .any(|one| one.author.side() == side && self.says_the_same(one.version, version.number))
            };
            has(Side::Client) && has(Side::Therapist)
        })
    }

    /// A side's last answer to a question; `None` if it gave none.
    pub fn rating(&self, question: Question, side: Side) -> Option<Rating> {
        self.series(question, side).last().map(|given| given.rating)
    }

    /// A side's answers to a question, oldest first.
    pub fn series(&self, question: Question, side: Side) -> impl Iterator<Item = &Given> {
        self.given.iter().filter(move |given| given.question == question && given.author.side() == side)
    }

    /// Whether the client has written the own words at any time.
    pub fn client_has_written(&self) -> bool {
        let mut before = None;
        self.versions.iter().any(|version| {
            let words = version.terms.client_words.as_ref();
            let has_changed = words != before;
            before = words;
            has_changed && version.author == Author::Client
        })
    }

    /// Whether what was read at `version` still stands.
    pub(super) fn stands_at(&self, version: u32) -> Result<(), Refusal> {
        let current = self.current().number;
        if version < self.unchanged_since() || version > current {
            return Err(Refusal::Outdated { version, current });
        }
        Ok(())
    }

    /// Nobody writes the other's words; but a therapist may note what a client says until the client writes.
    pub(super) fn may_write(&self, side: Side, base: &Terms, yours: &Terms) -> Result<(), Refusal> {
        let other = side.other();
        let is_theirs = base.words(other) != yours.words(other);
        let may_note = side == Side::Therapist && !self.client_has_written();
        if is_theirs && !may_note { Err(Refusal::WordsOfTheOther) } else { Ok(()) }
    }

    /// Whether nothing changed between two versions.
    fn says_the_same(&self, one: u32, other: u32) -> bool {
        let (from, to) = (one.min(other), one.max(other));
        let mut between =
            self.versions.iter().filter(|version| (from..=to).contains(&version.number)).map(|v| &v.terms);
        between.next().is_some_and(|first| between.all(|terms| terms == first))
    }
}
