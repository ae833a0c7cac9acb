//! How many: people, those connected, those done, notes and voters of each step. Never who.

use alliance::clock::Timestamp;
use alliance::reflection::state::State;
use serde_json::{Value, json};

/// The counts of a room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    people: usize,
    here: usize,
    ready: usize,
    notes: Vec<usize>,
    voters: Vec<usize>,
}

impl Counts {
    pub(super) fn of(state: &State, here: usize) -> Self {
        let mut notes = vec![0; state.template().steps.len()];
        for note in state.notes().values() {
            if let Some(count) = notes.get_mut(note.step.index()) {
                *count += 1;
            }
        }
        let voters = state.steps().map(|(_, _, progress)| progress.ballots.len()).collect();
        Self { people: state.people().len(), here, ready: state.ready().len(), notes, voters }
    }

    pub(super) fn json(&self, now: Timestamp) -> Value {
        json!({
            "t": "counts", "now": now.ms(), "people": self.people, "here": self.here, "ready": self.ready,
            "notes": self.notes, "voters": self.voters,
        })
    }
}
