//! What of a room somebody has to be told anew after something happened, and who that is.
//!
//! A topic names a thing, not its content: [`view`](super::view) fills it in for one viewer, at the moment it is sent.
//! So what came back after a lost connection is simply: everything that changed since, as it is now.

use super::command::Target;
use super::event::Event;
use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::state::{Note, State};

/// A thing in a room that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The step in front, the time, the door, what is revealed.
    Room,
    /// The groups of a step.
    Groups(StepIndex),
    /// A cluster.
    Cluster(ClusterNumber),
    /// A note on the board.
    Note(NoteNumber),
    /// The dots of a step, once counted.
    Tally(StepIndex),
    /// The success factors.
    Factors,
    /// The intentions that are shared.
    Intentions,
    /// The recurring words.
    Words,
    /// Somebody in the list of people.
    Person(PersonNumber),
    /// A note that only its group sees yet.
    GroupNote(StepIndex, GroupNumber, NoteNumber),
    /// All that is one person's own.
    Mine(PersonNumber),
    /// A note of one's own, or of one's group.
    MyNote(PersonNumber, NoteNumber),
}

/// Whom a topic concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody.
    Room,
    /// The wall, the facilitator, and phones that have the board open.
    Board,
    /// The facilitator.
    Facilitator,
    /// The members of a group.
    Group(StepIndex, GroupNumber),
    /// One person.
    Person(PersonNumber),
}

impl Topic {
    /// Whom it concerns.
    ///
    /// # Source
    /// our choice, ADR-0019
    pub fn audience(self) -> Audience {
        match self {
            Self::Room | Self::Factors => Audience::Room,
            Self::Groups(_)
            | Self::Cluster(_)
            | Self::Note(_)
            | Self::Tally(_)
            | Self::Intentions
            | Self::Words => Audience::Board,
            Self::Person(_) => Audience::Facilitator,
            Self::GroupNote(step, group, _) => Audience::Group(step, group),
            Self::Mine(person) | Self::MyNote(person, _) => Audience::Person(person),
        }
    }
}

impl State {
    /// What an event is about to change. Asked before it is applied: afterwards nobody may know whose a note was.
    pub fn touched(&self, event: &Event) -> Vec<Topic> {
        match event {
            Event::Joined { person, .. } | Event::Muted { person } | Event::Unmuted { person } => {
                vec![Topic::Person(*person), Topic::Mine(*person)]
            }
            Event::Renamed { person, .. } => self.touched_by_name(*person),
            Event::StepBegun { step } => self.touched_by_step(*step),
            Event::TimerSet { .. }
            | Event::AuthorshipChosen { .. }
            | Event::RoomLocked
            | Event::RoomUnlocked => vec![Topic::Room],
            Event::GroupsDrawn { step, groups, waiting } => {
                let seated = groups.iter().flat_map(|group| &group.members).chain(waiting);
                let before = self.step(*step).and_then(|(_, progress)| progress.seating.as_ref());
                let before = before.into_iter().flat_map(|seating| {
                    seating.groups.iter().flat_map(|group| &group.members).chain(&seating.waiting)
                });
                seated
                    .chain(before)
                    .map(|person| Topic::Mine(*person))
                    .chain([Topic::Groups(*step)])
                    .collect()
            }
            Event::Placed { step, person, group } => self.touched_by_place(*step, *person, *group),
            Event::ReadySet { person, .. } | Event::IntentionDropped { person } => {
                vec![Topic::Mine(*person), Topic::Intentions]
            }
            Event::IntentionKept { person, .. } => vec![Topic::Mine(*person), Topic::Intentions],
            Event::NoteWritten { note, step, by, group, .. } => {
                self.touched_by_note(*note, *step, *by, *group)
            }
            Event::NoteEdited { note, .. } | Event::NoteDropped { note } | Event::NoteStood { note, .. } => {
                match self.notes.get(note) {
                    Some(there) => self.touched_by_note(*note, there.step, there.by, there.group),
                    None => Vec::new(),
                }
            }
            Event::NotesMoved { notes, .. } => self.touched_by_move(notes),
            Event::ClusterMade { cluster, .. } | Event::ClusterRenamed { cluster, .. } => {
                vec![Topic::Cluster(*cluster)]
            }
            Event::ClustersMerged { from, into } => {
                let mut touched = vec![Topic::Cluster(*from), Topic::Cluster(*into), Topic::Factors];
                touched.extend(self.touched_by_end(*from));
                touched
            }
            Event::ClusterDropped { cluster } => {
                let mut touched = vec![Topic::Cluster(*cluster)];
                touched.extend(self.touched_by_end(*cluster));
                touched
            }
            Event::ClusterBack { cluster, notes, .. } => {
                let mut touched = self.touched_by_move(notes);
                touched.push(Topic::Cluster(*cluster));
                touched
            }
            Event::Voted { person, .. } => vec![Topic::Mine(*person)],
            Event::Revealed { step, .. } => self.touched_by_reveal(*step),
            Event::FactorsKept { .. } | Event::FactorsLocked | Event::FactorsUnlocked => vec![Topic::Factors],
            Event::WordHidden { .. } | Event::WordShown { .. } | Event::WordsMerged { .. } => {
                vec![Topic::Words]
            }
            Event::RoomClosed => {
                self.people.keys().map(|person| Topic::Mine(*person)).chain([Topic::Room]).collect()
            }
            Event::Undoable { .. } | Event::Undone { .. } | Event::NumbersGiven { .. } => Vec::new(),
        }
    }

    fn touched_by_name(&self, person: PersonNumber) -> Vec<Topic> {
        let mut touched = vec![Topic::Person(person), Topic::Mine(person), Topic::Intentions];
        let seated = self.steps().filter(|(_, _, progress)| progress.seating.is_some());
        touched.extend(seated.map(|(step, _, _)| Topic::Groups(step)));
        let own = self.notes.iter().filter(|(_, note)| note.by == Some(person) && self.is_public(note));
        touched.extend(own.map(|(number, _)| Topic::Note(*number)));
        touched
    }

    /// The step in front decides which group is one's own, and nobody is done with it yet.
    fn touched_by_step(&self, step: StepIndex) -> Vec<Topic> {
        let steps = [self.current(), Some(step)].into_iter().flatten();
        let seatings = steps.filter_map(|step| self.step(step)?.1.seating.as_ref());
        let seated = seatings.flat_map(|seating| {
            seating.groups.iter().flat_map(|group| &group.members).chain(&seating.waiting)
        });
        seated.chain(&self.ready).map(|person| Topic::Mine(*person)).chain([Topic::Room]).collect()
    }

    fn touched_by_place(
        &self,
        step: StepIndex,
        person: PersonNumber,
        group: Option<GroupNumber>,
    ) -> Vec<Topic> {
        let seating = self.step(step).and_then(|(_, progress)| progress.seating.as_ref());
        let before = seating.and_then(|seating| seating.of(person));
        let groups = seating.into_iter().flat_map(|seating| &seating.groups);
        let mates = groups.filter(|one| Some(one.number) == group || Some(one.number) == before);
        let mates = mates.flat_map(|one| &one.members).map(|mate| Topic::Mine(*mate));
        mates.chain([Topic::Mine(person), Topic::Groups(step)]).collect()
    }

    /// Who is told about one note: everybody on the board if it is public, otherwise who may see it already.
    fn touched_by_note(
        &self,
        note: NoteNumber,
        step: StepIndex,
        by: Option<PersonNumber>,
        group: Option<GroupNumber>,
    ) -> Vec<Topic> {
        let mut touched: Vec<Topic> = by.map(|person| Topic::MyNote(person, note)).into_iter().collect();
        if self.step(step).is_some_and(|(step, progress)| super::state::is_open(step, progress)) {
            touched.extend([Topic::Note(note), Topic::Words]);
        } else if let Some(group) = group
            && self.step(step).is_some_and(|(step, _)| step.shows == super::template::Shows::Group)
        {
            touched.push(Topic::GroupNote(step, group, note));
        }
        touched
    }

    fn touched_by_move(&self, notes: &[NoteNumber]) -> Vec<Topic> {
        let on_them = notes.iter().map(|note| Target::Note(*note));
        let mut touched: Vec<Topic> = self.touched_by_dots(on_them);
        let known = notes.iter().filter_map(|number| self.notes.get_key_value(number));
        touched.extend(known.flat_map(|(number, note)| told(*number, note)));
        touched
    }

    fn touched_by_end(&self, cluster: ClusterNumber) -> Vec<Topic> {
        let lying = self.notes.iter().filter(|(_, note)| note.cluster == Some(cluster));
        let mut touched: Vec<Topic> = lying.flat_map(|(number, note)| told(*number, note)).collect();
        touched.extend(self.touched_by_dots([Target::Cluster(cluster)].into_iter()));
        touched
    }

    /// Whose dots lie on one of these, and which counts hold one.
    fn touched_by_dots(&self, targets: impl Iterator<Item = Target>) -> Vec<Topic> {
        let mut touched = Vec::new();
        for target in targets {
            for (step, _, progress) in self.steps() {
                if progress.tally.contains_key(&target) {
                    touched.push(Topic::Tally(step));
                }
                let gave = progress.ballots.iter().filter(|(_, ballot)| ballot.contains_key(&target));
                touched.extend(gave.map(|(person, _)| Topic::Mine(*person)));
            }
        }
        touched
    }

    fn touched_by_reveal(&self, index: StepIndex) -> Vec<Topic> {
        let mut touched = vec![Topic::Room, Topic::Tally(index), Topic::Intentions, Topic::Words];
        for (number, note) in self.notes.iter().filter(|(_, note)| note.step == index) {
            touched.push(Topic::Note(*number));
            touched.extend(note.by.map(Topic::Mine));
        }
        if let Some((_, progress)) = self.step(index) {
            touched.extend(progress.ballots.keys().map(|person| Topic::Mine(*person)));
            let seated = progress.seating.iter().flat_map(|seating| &seating.groups);
            touched.extend(seated.flat_map(|group| &group.members).map(|person| Topic::Mine(*person)));
        }
        touched
    }
}

/// A note on the board, and with whoever is known to have written it.
fn told(number: NoteNumber, note: &Note) -> impl Iterator<Item = Topic> {
    let own = note.by.map(|person| Topic::MyNote(person, number));
    own.into_iter().chain([Topic::Note(number)])
}
