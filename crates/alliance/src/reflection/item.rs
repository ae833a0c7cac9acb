//! A topic filled in for one viewer: what goes over the wire.

use super::command::Target;
use super::numbers::{ClusterNumber, NoteNumber, PersonNumber, StepIndex};
use super::recurring::{Word, words};
use super::state::{Cluster, Entry, Factor, Group, Person, Phase, State};
use super::template::Authorship;
use super::timer::Timer;
use super::topic::Topic;
use super::view::{Mine, SeenNote, SharedIntention, Viewer};
use std::collections::{BTreeMap, BTreeSet};

/// A thing as one viewer sees it. Absent things are gone, or were never there for this viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The step in front, the time, the door, what is revealed.
    Room(SeenRoom),
    /// The groups of a step, with the names people chose.
    Groups(StepIndex, Vec<(Group, Vec<Option<String>>)>),
    /// A cluster.
    Cluster(ClusterNumber, Option<Cluster>),
    /// A note on the board.
    Note(NoteNumber, Option<SeenNote>),
    /// The dots of a step, counted.
    Tally(StepIndex, BTreeMap<Target, u32>),
    /// The success factors, and whether they are settled.
    Factors(Vec<Factor>, bool),
    /// The shared intentions.
    Intentions(Vec<SharedIntention>),
    /// The recurring words, and for the facilitator those that were left out.
    Words(Vec<Word>, BTreeSet<String>),
    /// Somebody in the list of people.
    Person(PersonNumber, Option<Person>),
    /// All that is one's own.
    Mine(Mine),
    /// One of one's own notes, or of those of one's group.
    MyNote(NoteNumber, Option<SeenNote>),
}

/// What everybody sees of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenRoom {
    /// How far it is.
    pub phase: Phase,
    /// Whether people can come in.
    pub entry: Entry,
    /// The time of the step in front.
    pub timer: Timer,
    /// The steps in their order.
    pub steps: Vec<SeenStep>,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenStep {
    /// Whether it ever stood in front.
    pub begun: bool,
    /// Whether everybody sees what it collected.
    pub revealed: bool,
    /// Whether names stand on its notes.
    pub authorship: Authorship,
}

impl State {
    /// What everybody sees of the room.
    pub fn seen_room(&self) -> SeenRoom {
        let steps = self.steps().map(|(_, _, progress)| SeenStep {
            begun: progress.begun,
            revealed: progress.revealed,
            authorship: progress.authorship,
        });
        SeenRoom { phase: self.phase, entry: self.entry, timer: self.timer, steps: steps.collect() }
    }

    /// A topic as this viewer sees it; nothing if it does not concern the viewer.
    ///
    /// # Source
    /// our choice, ADR-0019
    pub fn item(&self, topic: Topic, viewer: Viewer) -> Option<Item> {
        let is_board = match viewer {
            Viewer::Facilitator | Viewer::Public => true,
            Viewer::Person(_) => false,
        };
        match topic {
            Topic::Room => Some(Item::Room(self.seen_room())),
            Topic::Factors => Some(Item::Factors(self.factors.clone(), self.factors_locked)),
            Topic::Groups(step) => is_board.then(|| Item::Groups(step, self.seen_groups(step))),
            Topic::Cluster(cluster) => {
                is_board.then(|| Item::Cluster(cluster, self.clusters.get(&cluster).cloned()))
            }
            Topic::Note(note) => is_board.then(|| Item::Note(note, self.seen_note(note, viewer))),
            Topic::Tally(step) => {
                let tally = self.step(step).map(|(_, progress)| progress.tally.clone())?;
                is_board.then_some(Item::Tally(step, tally))
            }
            Topic::Intentions => is_board.then(|| Item::Intentions(self.shared_intentions())),
            Topic::Words => is_board.then(|| {
                let is_leading = viewer == Viewer::Facilitator;
                let hidden = if is_leading { self.words.hidden().clone() } else { BTreeSet::new() };
                Item::Words(words(self), hidden)
            }),
            Topic::Person(person) => (viewer == Viewer::Facilitator)
                .then(|| Item::Person(person, self.people.get(&person).cloned())),
            Topic::Mine(person) if viewer == Viewer::Person(person) => self.mine(person).map(Item::Mine),
            Topic::MyNote(person, note) if viewer == Viewer::Person(person) => {
                Some(Item::MyNote(note, self.seen_note(note, viewer)))
            }
            Topic::GroupNote(_, _, note) => {
                (!is_board).then(|| Item::MyNote(note, self.seen_note(note, viewer)))
            }
            Topic::Mine(_) | Topic::MyNote(_, _) => None,
        }
    }
}
