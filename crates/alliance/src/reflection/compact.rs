//! The fewest events that build a state again: what a snapshot keeps.
//!
//! It holds what the state holds and no more. After the reveal of an anonymous step the store replaces the log by this,
//! and with it goes every trace of whose a note was.

use super::command::Readiness;
use super::event::{Event, Late};
use super::numbers::{NoteNumber, StepIndex};
use super::state::{Cluster, Entry, Note, Phase, Seating, State, Voice};
use std::collections::BTreeMap;

impl State {
    /// The fewest events that build this state again from [`State::new`].
    pub fn compact(&self) -> Vec<Event> {
        let mut events = self.people_again();
        for (index, step, progress) in self.steps() {
            if progress.authorship != step.authorship {
                events.push(Event::AuthorshipChosen { step: index, authorship: progress.authorship });
            }
            if progress.begun && self.current() != Some(index) {
                events.push(Event::StepBegun { step: index });
            }
            if let Some(Seating { groups, waiting }) = progress.seating.clone() {
                events.push(Event::GroupsDrawn { step: index, groups, waiting });
            }
        }
        events.extend(self.current().map(|step| Event::StepBegun { step }));
        events.push(Event::TimerSet { timer: self.timer });
        let ready = self.ready.iter().map(|person| (*person, Readiness::Done));
        events.extend(ready.map(|(person, readiness)| Event::ReadySet { person, readiness }));
        events.extend(self.board_again());
        events.extend(self.outcome_again());
        events.push(Event::NumbersGiven { notes: self.notes_given, clusters: self.clusters_given });
        match self.phase {
            Phase::Closed => events.push(Event::RoomClosed),
            Phase::Lobby | Phase::Step(_) => {}
        }
        events
    }

    fn people_again(&self) -> Vec<Event> {
        let mut events = Vec::with_capacity(self.people.len());
        for (person, known) in &self.people {
            events.push(Event::Joined { person: *person, name: known.name.clone() });
            match known.voice {
                Voice::Muted => events.push(Event::Muted { person: *person }),
                Voice::Free => {}
            }
        }
        events
    }

    fn board_again(&self) -> Vec<Event> {
        let mut events = Vec::with_capacity(self.notes.len() + self.clusters.len());
        for (cluster, Cluster { name }) in &self.clusters {
            events.push(Event::ClusterMade { cluster: *cluster, name: name.clone() });
        }
        let mut lying: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, note) in &self.notes {
            let Note { step, by, group, text, cluster, standing, late, place: _ } = note.clone();
            events.push(Event::NoteWritten { note: *number, step, by, group, standing, late, text });
            lying.entry(cluster).or_default().push(*number);
        }
        lying.remove(&None);
        events.extend(lying.into_iter().map(|(cluster, notes)| Event::NotesMoved { notes, cluster }));
        events
    }

    fn outcome_again(&self) -> Vec<Event> {
        let mut events = Vec::new();
        for (step, _, progress) in self.steps() {
            for (person, ballot) in &progress.ballots {
                let voted = |(target, dots): (&_, &u8)| Event::Voted {
                    step,
                    person: *person,
                    target: *target,
                    dots: *dots,
                };
                events.extend(ballot.iter().map(voted));
            }
            if progress.revealed {
                // Names of a named step stay: they were read when the note was written, and a reveal keeps them.
                events.push(Event::Revealed { step, order: self.order(step), tally: progress.tally.clone() });
            }
        }
        events.push(Event::FactorsKept { factors: self.factors.clone() });
        events.extend(self.factors_locked.then_some(Event::FactorsLocked));
        for (person, intention) in &self.intentions {
            let (text, sharing) = (intention.text.clone(), intention.sharing);
            events.push(Event::IntentionKept { person: *person, text, sharing });
        }
        let hidden = self.words.hidden().iter();
        events.extend(hidden.map(|stem| Event::WordHidden { stem: stem.clone() }));
        let merged = self.words.merged().iter();
        events
            .extend(merged.map(|(from, into)| Event::WordsMerged { from: from.clone(), into: into.clone() }));
        events.extend((self.entry == Entry::Locked).then_some(Event::RoomLocked));
        events
    }

    /// The notes of a step that was revealed, in the order they are shown. Where one was taken away stands number 0, so
    /// that the others keep their places.
    fn order(&self, step: StepIndex) -> Vec<NoteNumber> {
        let of_step = self.notes.iter().filter(|(_, note)| note.step == step && note.late == Late::No);
        let places: BTreeMap<u32, NoteNumber> = of_step.map(|(number, note)| (note.place, *number)).collect();
        let last = places.last_key_value().map_or(0, |(place, _)| *place);
        (1..=last).map(|place| places.get(&place).copied().unwrap_or(NoteNumber::of(0))).collect()
    }
}
