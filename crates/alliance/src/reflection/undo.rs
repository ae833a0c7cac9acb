//! What can be undone: the last changes of the board, each by who made it. The log holds it too, so that a restart forgets
//! nothing; once an anonymous step is revealed, what people could undo is forgotten in both.

use super::command::Command;
use super::event::Event;
use super::numbers::{ClusterNumber, NoteNumber, PersonNumber, StepIndex};
use super::state::{Cluster, Factor, Standing, State};
use std::collections::{BTreeMap, VecDeque};

/// How many changes one person can undo.
const DEPTH_MOST: usize = 20;

/// What takes one change back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Back {
    /// Notes go back to where they lay.
    Move {
        /// Which.
        notes: Vec<NoteNumber>,
        /// Where they lay.
        cluster: Option<ClusterNumber>,
    },
    /// A cluster that was made goes.
    Drop {
        /// Which.
        cluster: ClusterNumber,
    },
    /// A cluster gets the name it had.
    Rename {
        /// Which.
        cluster: ClusterNumber,
        /// The name.
        name: String,
    },
    /// A cluster that was merged or taken away comes back.
    Unmerge {
        /// Which.
        cluster: ClusterNumber,
        /// As it was.
        was: Cluster,
        /// The notes that lay in it.
        notes: Vec<NoteNumber>,
    },
    /// A note says what it said.
    Edit {
        /// Which.
        note: NoteNumber,
        /// The text.
        text: String,
    },
    /// A note that was taken away is written again.
    Write {
        /// For which step.
        step: StepIndex,
        /// The text.
        text: String,
    },
    /// A note stands as it stood: hidden or there.
    Stand {
        /// Which.
        note: NoteNumber,
        /// How.
        standing: Standing,
    },
    /// The factors are as they were.
    Factors {
        /// All of them.
        factors: Vec<Factor>,
    },
    /// A word counts again by itself.
    Word {
        /// Its stem.
        stem: String,
    },
}

impl Back {
    /// What is asked of the room for it.
    pub(super) fn command(&self) -> Command {
        match self.clone() {
            Self::Move { notes, cluster } => Command::MoveNotes { notes, cluster },
            Self::Drop { cluster } => Command::DropCluster { cluster },
            Self::Rename { cluster, name } => Command::RenameCluster { cluster, name },
            Self::Unmerge { cluster, was, notes } => Command::Unmerge { cluster, was, notes },
            Self::Edit { note, text } => Command::EditNote { note, text },
            Self::Write { step, text } => Command::WriteNote { step, text },
            Self::Stand { note, standing: Standing::Hidden } => Command::HideNote { note },
            Self::Stand { note, standing: Standing::There | Standing::Parked } => Command::ShowNote { note },
            Self::Factors { factors } => Command::KeepFactors { factors },
            Self::Word { stem } => Command::ShowWord { stem },
        }
    }
}

/// What can be undone, by whom: nobody is who leads.
#[derive(Debug, Clone, Default)]
pub(super) struct Undo(BTreeMap<Option<PersonNumber>, VecDeque<Vec<Back>>>);

impl Undo {
    /// Takes in what the log says of it.
    pub(super) fn apply(&mut self, event: &Event) {
        match event {
            Event::Undoable { person, back } => {
                let own = self.0.entry(*person).or_default();
                if own.len() == DEPTH_MOST {
                    own.pop_front();
                }
                own.push_back(back.clone());
            }
            Event::Undone { person } => {
                if let Some(own) = self.0.get_mut(person) {
                    own.pop_back();
                }
            }
            // A person who could undo the own note would be known by it.
            Event::RoomClosed => self.0.clear(),
            _of_the_board => {}
        }
    }

    /// What somebody can take back, the last change first.
    pub(super) fn last_first(&self, person: Option<PersonNumber>) -> Vec<Vec<Back>> {
        self.0.get(&person).into_iter().flatten().rev().cloned().collect()
    }

    /// Forgets what people could undo: it would tell whose a note was.
    pub(super) fn forget_people(&mut self) {
        self.0.retain(|person, _| person.is_none());
    }

    /// The fewest events that build it again.
    pub(super) fn compact(&self) -> impl Iterator<Item = Event> {
        let all = self.0.iter().flat_map(|(person, own)| own.iter().map(|back| (*person, back)));
        all.map(|(person, back)| Event::Undoable { person, back: back.clone() })
    }
}

/// What takes a change back, asked before it is applied. Nothing for what cannot be undone.
pub(super) fn inverse(state: &State, command: &Command, events: &[Event]) -> Option<Vec<Back>> {
    match command {
        Command::MoveNotes { notes, .. } => Some(moves_back(state, notes)),
        Command::MakeCluster { notes, .. } => {
            let mut back = moves_back(state, notes);
            back.extend(events.iter().filter_map(|event| match event {
                Event::ClusterMade { cluster, .. } => Some(Back::Drop { cluster: *cluster }),
                _not_the_cluster => None,
            }));
            Some(back)
        }
        Command::RenameCluster { cluster, .. } => {
            let name = state.clusters().get(cluster)?.name.clone();
            Some(vec![Back::Rename { cluster: *cluster, name }])
        }
        Command::MergeClusters { from: cluster, .. } | Command::DropCluster { cluster } => {
            let was = state.clusters().get(cluster)?.clone();
            let lying = state.notes().iter().filter(|(_, note)| note.cluster == Some(*cluster));
            let notes = lying.map(|(number, _)| *number).collect();
            Some(vec![Back::Unmerge { cluster: *cluster, was, notes }])
        }
        Command::EditNote { note, .. } => {
            let text = state.notes().get(note)?.text.clone();
            Some(vec![Back::Edit { note: *note, text }])
        }
        Command::DropNote { note } => {
            let note = state.notes().get(note)?;
            Some(vec![Back::Write { step: note.step, text: note.text.clone() }])
        }
        Command::HideNote { note } => Some(vec![Back::Stand { note: *note, standing: Standing::There }]),
        Command::ShowNote { note } => Some(vec![Back::Stand { note: *note, standing: Standing::Hidden }]),
        Command::KeepFactors { .. } => Some(vec![Back::Factors { factors: state.factors().to_vec() }]),
        Command::HideWord { stem } => Some(vec![Back::Word { stem: stem.clone() }]),
        Command::MergeWords { from, .. } => Some(vec![Back::Word { stem: from.clone() }]),
        Command::Rename { .. }
        | Command::ChooseGroup { .. }
        | Command::SetReady { .. }
        | Command::WriteNote { .. }
        | Command::Unmerge { .. }
        | Command::Vote { .. }
        | Command::KeepIntention { .. }
        | Command::DropIntention
        | Command::Undo
        | Command::GoTo { .. }
        | Command::StartTimer
        | Command::PauseTimer
        | Command::AddTime { .. }
        | Command::Reveal { .. }
        | Command::DrawGroups
        | Command::Place { .. }
        | Command::ChooseAuthorship { .. }
        | Command::Mute { .. }
        | Command::Unmute { .. }
        | Command::LockFactors
        | Command::UnlockFactors
        | Command::ShowWord { .. }
        | Command::Lock
        | Command::Unlock
        | Command::Close => None,
    }
}

fn moves_back(state: &State, notes: &[NoteNumber]) -> Vec<Back> {
    let mut lay: BTreeMap<Option<ClusterNumber>, Vec<NoteNumber>> = BTreeMap::new();
    for number in notes {
        if let Some(note) = state.notes().get(number) {
            lay.entry(note.cluster).or_default().push(*number);
        }
    }
    lay.into_iter().map(|(cluster, notes)| Back::Move { notes, cluster }).collect()
}
