//! What a room is at one moment: built from its events and from nothing else.

use super::command::{Sharing, Target};
use super::event::Late;
use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::template::{Authorship, Collects, Shows, Step, Template};
use super::timer::Timer;
use super::words::WordRules;
use std::collections::{BTreeMap, BTreeSet};

/// How far a reflection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// People come in.
    Lobby,
    /// A step stands in front.
    Step(StepIndex),
    /// It is over.
    Closed,
}

/// Whether people can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// They can.
    Open,
    /// Nobody else.
    Locked,
}

crate::words!(Entry, "entry", { Open => "open", Locked => "locked" });

/// Whether somebody may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// As all.
    Free,
    /// The facilitator asked to wait.
    Muted,
}

crate::words!(Voice, "voice", { Free => "free", Muted => "muted" });

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The chosen name.
    pub name: Option<String>,
    /// Whether they may write.
    pub voice: Voice,
}

/// A group of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its number, from 1.
    pub number: GroupNumber,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Who sits there, in the order of coming.
    pub members: Vec<PersonNumber>,
}

/// Who sits where in one step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seating {
    /// The groups.
    pub groups: Vec<Group>,
    /// Who waits for one.
    pub waiting: Vec<PersonNumber>,
}

impl Seating {
    /// The group in which somebody sits.
    pub fn of(&self, person: PersonNumber) -> Option<GroupNumber> {
        self.groups.iter().find(|group| group.members.contains(&person)).map(|group| group.number)
    }
}

/// How a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// As it was written.
    There,
    /// The facilitator hid it; that one was hidden stays visible.
    Hidden,
    /// It came after its step had gone by: the facilitator may let it in.
    Parked,
}

crate::words!(Standing, "standing of a note", { There => "there", Hidden => "hidden", Parked => "parked" });

/// A note.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// The step it was written for.
    pub step: StepIndex,
    /// By whom, as far as anybody may know.
    pub by: Option<PersonNumber>,
    /// In which group.
    pub group: Option<GroupNumber>,
    /// What it says.
    pub text: String,
    /// The cluster it lies in.
    pub cluster: Option<ClusterNumber>,
    /// How it stands.
    pub standing: Standing,
    /// Whether it came after the reveal.
    pub late: Late,
    /// Where it is shown among the others.
    pub place: u32,
}

impl std::fmt::Debug for Note {
    /// Never the text: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Note(step {}, by {:?}, {}, …)", self.step, self.by, self.standing)
    }
}

/// A cluster of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Its name.
    pub name: String,
}

/// One person's dots.
pub type Ballot = BTreeMap<Target, u8>;

/// A success factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// The key word.
    pub word: String,
    /// What the team means by it, in a sentence; it may still be open.
    pub meaning: Option<String>,
    /// The cluster it came from.
    pub cluster: Option<ClusterNumber>,
}

/// What somebody takes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intention {
    /// In the person's own words.
    pub text: String,
    /// Whom it is for.
    pub sharing: Sharing,
}

/// How far one step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Whether it ever stood in front.
    pub begun: bool,
    /// Whether everybody sees what it collected.
    pub revealed: bool,
    /// Whether names stand on its notes.
    pub authorship: Authorship,
    /// Who sits where, once it was drawn.
    pub seating: Option<Seating>,
    /// The dots of each person, until they are counted.
    pub ballots: BTreeMap<PersonNumber, Ballot>,
    /// The dots, counted at the reveal.
    pub tally: BTreeMap<Target, u32>,
}

/// What a room is at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub(super) template: Template,
    pub(super) phase: Phase,
    pub(super) entry: Entry,
    pub(super) timer: Timer,
    pub(super) steps: Vec<Progress>,
    pub(super) people: BTreeMap<PersonNumber, Person>,
    pub(super) ready: BTreeSet<PersonNumber>,
    pub(super) notes: BTreeMap<NoteNumber, Note>,
    pub(super) notes_given: u32,
    pub(super) clusters: BTreeMap<ClusterNumber, Cluster>,
    pub(super) clusters_given: u32,
    pub(super) factors: Vec<Factor>,
    pub(super) factors_locked: bool,
    pub(super) intentions: BTreeMap<PersonNumber, Intention>,
    pub(super) words: WordRules,
}

impl State {
    /// A room in which nothing has happened.
    pub fn new(template: Template) -> Self {
        let progress = |step: &Step| Progress {
            begun: false,
            revealed: false,
            authorship: step.authorship,
            seating: None,
            ballots: BTreeMap::new(),
            tally: BTreeMap::new(),
        };
        Self {
            phase: Phase::Lobby,
            entry: Entry::Open,
            timer: Timer::idle(template.steps.first().map_or(1, |step| step.minutes)),
            steps: template.steps.iter().map(progress).collect(),
            template,
            people: BTreeMap::new(),
            ready: BTreeSet::new(),
            notes: BTreeMap::new(),
            notes_given: 0,
            clusters: BTreeMap::new(),
            clusters_given: 0,
            factors: Vec::new(),
            factors_locked: false,
            intentions: BTreeMap::new(),
            words: WordRules::default(),
        }
    }

    /// What was prepared.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// How far the reflection is.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The step that stands in front.
    pub fn current(&self) -> Option<StepIndex> {
        match self.phase {
            Phase::Step(step) => Some(step),
            Phase::Lobby | Phase::Closed => None,
        }
    }

    /// Whether people can come in.
    pub fn entry(&self) -> Entry {
        self.entry
    }

    /// The time of the current step.
    pub fn timer(&self) -> Timer {
        self.timer
    }

    /// Who takes part.
    pub fn people(&self) -> &BTreeMap<PersonNumber, Person> {
        &self.people
    }

    /// Who is done with the current step.
    pub fn ready(&self) -> &BTreeSet<PersonNumber> {
        &self.ready
    }

    /// What was prepared for a step, and how far it is.
    pub fn step(&self, step: StepIndex) -> Option<(&Step, &Progress)> {
        Some((self.template.steps.get(step.index())?, self.steps.get(step.index())?))
    }

    /// All steps in their order.
    pub fn steps(&self) -> impl Iterator<Item = (StepIndex, &Step, &Progress)> {
        let numbers = (0..).map(StepIndex::of);
        let steps = self.template.steps.iter().zip(&self.steps);
        numbers.zip(steps).map(|(number, (step, progress))| (number, step, progress))
    }

    /// All notes, whoever may see them.
    pub fn notes(&self) -> &BTreeMap<NoteNumber, Note> {
        &self.notes
    }

    /// All clusters.
    pub fn clusters(&self) -> &BTreeMap<ClusterNumber, Cluster> {
        &self.clusters
    }

    /// The success factors, in their order.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// Whether the factors are settled.
    pub fn are_factors_locked(&self) -> bool {
        self.factors_locked
    }

    /// What people take along.
    pub fn intentions(&self) -> &BTreeMap<PersonNumber, Intention> {
        &self.intentions
    }

    /// Which words are left out or counted together.
    pub fn word_rules(&self) -> &WordRules {
        &self.words
    }

    /// Whether everybody may know of a note: its step shows notes at once or was revealed, and it is not parked.
    pub fn is_public(&self, note: &Note) -> bool {
        let is_open = self.step(note.step).is_some_and(|(step, progress)| is_open(step, progress));
        is_open && note.standing != Standing::Parked
    }

    /// Whether everybody may read a note.
    pub fn is_readable(&self, note: &Note) -> bool {
        self.is_public(note) && note.standing == Standing::There
    }

    /// How many notes a step has, whoever may see them.
    pub fn note_count(&self, step: StepIndex) -> usize {
        self.notes.values().filter(|note| note.step == step).count()
    }

    /// How many people gave dots, or the dots of which were counted.
    pub fn voter_count(&self, step: StepIndex) -> usize {
        self.step(step).map_or(0, |(_, progress)| progress.ballots.len())
    }
}

/// Whether a step hides nothing: it shows notes at once, or it was revealed.
pub(super) fn is_open(step: &Step, progress: &Progress) -> bool {
    match step.collects {
        Collects::Votes { .. } => progress.revealed,
        Collects::Talk
        | Collects::Keywords
        | Collects::Notes
        | Collects::Clusters
        | Collects::Factors
        | Collects::Intentions => step.shows == Shows::Live || progress.revealed,
    }
}
