//! What one viewer may see of a room. What is not in a view is not on the wire.

use super::command::{Readiness, Sharing};
use super::event::Late;
use super::numbers::{GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::role::Who;
use super::state::{Ballot, Group, Intention, Note, Standing, State, Voice};
use super::template::Shows;
use super::topic::Topic;

/// For whom a view is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// Who leads: what everybody sees, the list of people, and what was hidden or parked.
    Facilitator,
    /// What everybody may see: the wall, and phones that have the board open.
    Public,
    /// What is one person's own.
    Person(PersonNumber),
}

impl Viewer {
    /// What is seen at first by somebody who comes in like this.
    pub fn of(who: Who) -> Self {
        match who {
            Who::Facilitator => Self::Facilitator,
            Who::Projector => Self::Public,
            Who::Participant(person) => Self::Person(person),
        }
    }
}

/// A note as a viewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenNote {
    /// Its number.
    pub number: NoteNumber,
    /// The step it was written for.
    pub step: StepIndex,
    /// What it says; absent where the facilitator hid it.
    pub text: Option<String>,
    /// The name that stands on it.
    pub by: Option<String>,
    /// The note itself, without its text.
    pub note: NoteFacts,
    /// Whether the viewer wrote it, as far as the room knows.
    pub mine: bool,
}

/// What is known of a note beside its text and its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteFacts {
    /// The cluster it lies in.
    pub cluster: Option<super::numbers::ClusterNumber>,
    /// The group it comes from.
    pub group: Option<GroupNumber>,
    /// How it stands.
    pub standing: Standing,
    /// Whether it came after the reveal.
    pub late: Late,
    /// Where it is shown among the others.
    pub place: u32,
}

/// All that is one person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Who.
    pub person: PersonNumber,
    /// The chosen name.
    pub name: Option<String>,
    /// Whether they may write.
    pub voice: Voice,
    /// Whether they said to be done.
    pub readiness: Readiness,
    /// The own group of the step in front, with the names of those who sit there; `waiting` if there is none yet.
    pub group: Option<MyGroup>,
    /// One's own notes, and those of one's group.
    pub notes: Vec<SeenNote>,
    /// One's dots, for each step that is not counted yet.
    pub ballots: Vec<(StepIndex, Ballot)>,
    /// What one takes along.
    pub intention: Option<Intention>,
}

/// The own group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyGroup {
    /// Its number; nothing while the person waits for one.
    pub number: Option<GroupNumber>,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Who sits there: the numbers and the chosen names.
    pub members: Vec<(PersonNumber, Option<String>)>,
}

/// A shared intention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedIntention {
    /// The name, if one was chosen.
    pub by: Option<String>,
    /// What it says.
    pub text: String,
}

impl State {
    /// A note as this viewer sees it; nothing if it may not be seen.
    ///
    /// # Source
    /// our choice, ADR-0019
    pub fn seen_note(&self, number: NoteNumber, viewer: Viewer) -> Option<SeenNote> {
        let note = self.notes.get(&number)?;
        let public = self.is_public(note);
        let (sees, reads, mine) = match viewer {
            Viewer::Facilitator => (public || note.standing == Standing::Parked, true, false),
            Viewer::Public => (public, note.standing == Standing::There, false),
            Viewer::Person(person) if note.by == Some(person) => (true, true, true),
            Viewer::Person(person) => {
                (self.is_of_own_group(note, person), note.standing == Standing::There, false)
            }
        };
        let name = |person: PersonNumber| self.people.get(&person)?.name.clone();
        let is_named = self
            .step(note.step)
            .is_some_and(|(_, progress)| progress.authorship == super::template::Authorship::Named);
        sees.then(|| SeenNote {
            number,
            step: note.step,
            text: reads.then(|| note.text.clone()),
            by: note.by.filter(|_| is_named).and_then(name),
            note: NoteFacts {
                cluster: note.cluster,
                group: note.group,
                standing: note.standing,
                late: note.late,
                place: note.place,
            },
            mine,
        })
    }

    /// Whether a note lies with the group this person sits in, in a step that shows notes to their group and not yet to
    /// everybody.
    fn is_of_own_group(&self, note: &Note, person: PersonNumber) -> bool {
        let own = self.group_that_shows(note.step, person);
        own.is_some() && own == note.group && note.standing != Standing::Parked
    }

    /// The group this person sits in, if the step shows notes to their group and not yet to everybody.
    fn group_that_shows(&self, step: StepIndex, person: PersonNumber) -> Option<GroupNumber> {
        let (step, progress) = self.step(step)?;
        match step.shows {
            Shows::Group if !progress.revealed => progress.seating.as_ref()?.of(person),
            Shows::Group | Shows::Own | Shows::Live => None,
        }
    }

    /// One's own notes, and those of one's group. Everybody who comes in asks for them, on a board that may be long: most notes
    /// are passed over by a look at their writer and their group.
    fn own_notes(&self, person: PersonNumber) -> Vec<SeenNote> {
        let groups: Vec<Option<GroupNumber>> =
            self.steps().map(|(step, _, _)| self.group_that_shows(step, person)).collect();
        let of_group =
            |note: &Note| note.group.is_some() && groups.get(note.step.index()) == Some(&note.group);
        let close = self.notes.iter().filter(|(_, note)| note.by == Some(person) || of_group(note));
        close.filter_map(|(number, _)| self.seen_note(*number, Viewer::Person(person))).collect()
    }

    /// All that is this person's own.
    pub fn mine(&self, person: PersonNumber) -> Option<Mine> {
        let known = self.people.get(&person)?;
        let ballots = self.steps().filter_map(|(step, _, progress)| {
            progress.ballots.get(&person).map(|ballot| (step, ballot.clone()))
        });
        let is_ready = self.ready.contains(&person);
        Some(Mine {
            person,
            name: known.name.clone(),
            voice: known.voice,
            readiness: if is_ready { Readiness::Done } else { Readiness::Busy },
            group: self.my_group(person),
            notes: self.own_notes(person),
            ballots: ballots.collect(),
            intention: self.intentions.get(&person).cloned(),
        })
    }

    fn my_group(&self, person: PersonNumber) -> Option<MyGroup> {
        let (_, progress) = self.step(self.current()?)?;
        let seating = progress.seating.as_ref()?;
        let name =
            |member: &PersonNumber| (*member, self.people.get(member).and_then(|known| known.name.clone()));
        match seating.groups.iter().find(|group| group.members.contains(&person)) {
            Some(group) => Some(MyGroup {
                number: Some(group.number),
                name: group.name.clone(),
                members: group.members.iter().map(name).collect(),
            }),
            None if seating.waiting.contains(&person) => Some(MyGroup {
                number: None,
                name: None,
                members: seating.waiting.iter().map(name).collect(),
            }),
            None => None,
        }
    }

    /// The groups of a step with the names people chose.
    pub fn seen_groups(&self, step: StepIndex) -> Vec<(Group, Vec<Option<String>>)> {
        let seating = self.step(step).and_then(|(_, progress)| progress.seating.as_ref());
        let groups = seating.into_iter().flat_map(|seating| &seating.groups);
        let names = |group: &Group| {
            group.members.iter().map(|person| self.people.get(person)?.name.clone()).collect()
        };
        groups.map(|group| (group.clone(), names(group))).collect()
    }

    /// The intentions that everybody may read.
    pub fn shared_intentions(&self) -> Vec<SharedIntention> {
        let shared = self.intentions.iter().filter(|(_, intention)| intention.sharing == Sharing::Shared);
        shared
            .map(|(person, intention)| SharedIntention {
                by: self.people.get(person).and_then(|known| known.name.clone()),
                text: intention.text.clone(),
            })
            .collect()
    }

    /// Everything this viewer sees, as topics to be filled in.
    pub fn seen(&self, viewer: Viewer) -> Vec<Topic> {
        if let Viewer::Person(person) = viewer {
            return vec![Topic::Room, Topic::Factors, Topic::Mine(person)];
        }
        let mut seen = vec![Topic::Room, Topic::Factors, Topic::Intentions, Topic::Words];
        for (step, _, progress) in self.steps() {
            seen.extend(progress.seating.as_ref().map(|_| Topic::Groups(step)));
            seen.extend((!progress.tally.is_empty()).then_some(Topic::Tally(step)));
        }
        seen.extend(self.clusters.keys().map(|cluster| Topic::Cluster(*cluster)));
        seen.extend(self.notes.keys().map(|note| Topic::Note(*note)));
        if viewer == Viewer::Facilitator {
            seen.extend(self.people.keys().map(|person| Topic::Person(*person)));
        }
        seen
    }
}
