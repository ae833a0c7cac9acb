//! What can be undone: the last changes of the board, each by who made it. It is kept in memory only.

use super::command::Command;
use super::event::Event;
use super::numbers::{ClusterNumber, NoteNumber};
use super::role::Who;
use super::state::State;
use std::collections::{BTreeMap, VecDeque};

/// How many changes one person can undo.
const DEPTH_MOST: usize = 20;

/// What can be undone, by whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Undo(BTreeMap<Who, VecDeque<Vec<Command>>>);

impl Undo {
    pub(super) fn push(&mut self, who: Who, back: Vec<Command>) {
        let own = self.0.entry(who).or_default();
        if own.len() == DEPTH_MOST {
            own.pop_front();
        }
        own.push_back(back);
    }

    pub(super) fn pop(&mut self, who: Who) -> Option<Vec<Command>> {
        self.0.get_mut(&who)?.pop_back()
    }

    /// Forgets what people could undo: it would tell whose a note was.
    pub(super) fn forget_people(&mut self) {
        self.0.retain(|who, _| who.person().is_none());
    }
}

/// The commands that take a change back, asked before it is applied. Nothing for what cannot be undone.
pub(super) fn inverse(state: &State, command: &Command, events: &[Event]) -> Option<Vec<Command>> {
    match command {
        Command::MoveNotes { notes, .. } => Some(moves_back(state, notes)),
        Command::MakeCluster { notes, .. } => {
            let mut back = moves_back(state, notes);
            back.extend(events.iter().filter_map(|event| match event {
                Event::ClusterMade { cluster, .. } => Some(Command::DropCluster { cluster: *cluster }),
                _not_the_cluster => None,
            }));
            Some(back)
        }
        Command::RenameCluster { cluster, .. } => {
            let name = state.clusters().get(cluster)?.name.clone();
            Some(vec![Command::RenameCluster { cluster: *cluster, name }])
        }
        Command::MergeClusters { from: cluster, .. } | Command::DropCluster { cluster } => {
            let was = state.clusters().get(cluster)?.clone();
            let lying = state.notes().iter().filter(|(_, note)| note.cluster == Some(*cluster));
            let notes = lying.map(|(number, _)| *number).collect();
            Some(vec![Command::Unmerge { cluster: *cluster, was, notes }])
        }
        Command::EditNote { note, .. } => {
            let text = state.notes().get(note)?.text.clone();
            Some(vec![Command::EditNote { note: *note, text }])
        }
        Command::DropNote { note } => {
            let note = state.notes().get(note)?;
            Some(vec![Command::WriteNote { step: note.step, text: note.text.clone() }])
        }
        Command::HideNote { note } => Some(vec![Command::ShowNote { note: *note }]),
        Command::ShowNote { note } => Some(vec![Command::HideNote { note: *note }]),
        Command::KeepFactors { .. } => Some(vec![Command::KeepFactors { factors: state.factors().to_vec() }]),
        Command::HideWord { stem } => Some(vec![Command::ShowWord { stem: stem.clone() }]),
        Command::MergeWords { from, .. } => Some(vec![Command::ShowWord { stem: from.clone() }]),
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

fn moves_back(state: &State, notes: &[NoteNumber]) -> Vec<Command> {
    let mut lay: BTreeMap<Option<ClusterNumber>, Vec<NoteNumber>> = BTreeMap::new();
    for number in notes {
        if let Some(note) = state.notes().get(number) {
            lay.entry(note.cluster).or_default().push(*number);
        }
    }
    lay.into_iter().map(|(cluster, notes)| Command::MoveNotes { notes, cluster }).collect()
}
