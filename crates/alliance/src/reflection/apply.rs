//! How each event changes the state. It takes what was decided and never refuses: an event about something that is gone
//! changes nothing.

use super::command::{Readiness, Target};
use super::event::Event;
use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::state::{
    Cluster, Entry, Group, Intention, Note, Person, Phase, Progress, Seating, Standing, State, Voice, is_open,
};
use super::template::{Authorship, Collects};
use super::timer::Timer;
use std::collections::BTreeMap;

impl State {
    /// Takes in what happened.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Joined { person, name } => self.let_in(*person, name),
            Event::Renamed { person, name } => self.rename(*person, name),
            Event::Muted { person } => self.give_voice(*person, Voice::Muted),
            Event::Unmuted { person } => self.give_voice(*person, Voice::Free),
            Event::StepBegun { step } => self.begin(*step),
            Event::TimerSet { timer } => self.timer = *timer,
            Event::GroupsDrawn { step, groups, waiting } => self.seat(*step, groups, waiting),
            Event::Placed { step, person, group } => self.place(*step, *person, *group),
            Event::ReadySet { person, readiness: Readiness::Done } => drop(self.ready.insert(*person)),
            Event::ReadySet { person, readiness: Readiness::Busy } => drop(self.ready.remove(person)),
            Event::NoteWritten { note, step, by, group, standing, late, text } => {
                let (by, group, text) = (*by, *group, text.clone());
                let (step, standing, late) = (*step, *standing, *late);
                let new = Note { step, by, group, text, cluster: None, standing, late, place: note.number() };
                self.notes_given = self.notes_given.max(note.number());
                self.notes.insert(*note, new);
            }
            Event::NoteEdited { note, text } => self.edit(*note, text),
            Event::NoteDropped { note } => self.drop_note(*note),
            Event::NoteStood { note, standing } => self.stand(*note, *standing),
            Event::NotesMoved { notes, cluster } => self.move_notes(notes, *cluster),
            Event::ClusterMade { cluster, name } => self.make_cluster(*cluster, name),
            Event::ClusterRenamed { cluster, name } => self.rename_cluster(*cluster, name),
            Event::ClustersMerged { from, into } => self.merge_clusters(*from, *into),
            Event::ClusterDropped { cluster } => self.drop_cluster(*cluster),
            Event::ClusterBack { cluster, was, notes } => {
                self.make_cluster(*cluster, &was.name);
                self.move_notes(notes, Some(*cluster));
            }
            Event::Voted { step, person, target, dots } => self.vote(*step, *person, *target, *dots),
            Event::Revealed { step, order, tally } => self.reveal(*step, order, tally),
            Event::AuthorshipChosen { step, authorship } => self.promise(*step, *authorship),
            Event::FactorsKept { factors } => self.factors.clone_from(factors),
            Event::FactorsLocked => self.factors_locked = true,
            Event::FactorsUnlocked => self.factors_locked = false,
            Event::IntentionKept { person, text, sharing } => {
                let kept = Intention { text: text.clone(), sharing: *sharing };
                self.intentions.insert(*person, kept);
            }
            Event::IntentionDropped { person } => drop(self.intentions.remove(person)),
            Event::WordHidden { stem } => self.words.hide(stem),
            Event::WordShown { stem } => self.words.show(stem),
            Event::WordsMerged { from, into } => self.words.merge(from, into),
            Event::RoomLocked => self.entry = Entry::Locked,
            Event::RoomUnlocked => self.entry = Entry::Open,
            Event::RoomClosed => self.close(),
            // The room holds what can be undone.
            Event::Undoable { .. } | Event::Undone { .. } => {}
            Event::NumbersGiven { notes, clusters } => {
                self.notes_given = self.notes_given.max(*notes);
                self.clusters_given = self.clusters_given.max(*clusters);
            }
        }
    }

    fn let_in(&mut self, person: PersonNumber, name: &Option<String>) {
        self.people.insert(person, Person { name: name.clone(), voice: Voice::Free });
    }

    fn rename(&mut self, person: PersonNumber, name: &Option<String>) {
        if let Some(known) = self.people.get_mut(&person) {
            known.name.clone_from(name);
        }
    }

    fn seat(&mut self, step: StepIndex, groups: &[Group], waiting: &[PersonNumber]) {
        if let Some(progress) = self.steps.get_mut(step.index()) {
            progress.seating = Some(Seating { groups: groups.to_vec(), waiting: waiting.to_vec() });
        }
    }

    fn place(&mut self, step: StepIndex, person: PersonNumber, group: Option<GroupNumber>) {
        let Some(progress) = self.steps.get_mut(step.index()) else { return };
        let seating = progress.seating.get_or_insert_default();
        seating.waiting.retain(|waiting| *waiting != person);
        for group in &mut seating.groups {
            group.members.retain(|member| *member != person);
        }
        match group.and_then(|number| seating.groups.iter_mut().find(|one| one.number == number)) {
            Some(group) => group.members.push(person),
            None => seating.waiting.push(person),
        }
    }

    fn edit(&mut self, note: NoteNumber, text: &str) {
        if let Some(note) = self.notes.get_mut(&note) {
            text.clone_into(&mut note.text);
        }
    }

    fn drop_note(&mut self, note: NoteNumber) {
        self.notes.remove(&note);
        self.take_dots_back(Target::Note(note));
    }

    fn stand(&mut self, note: NoteNumber, standing: Standing) {
        if let Some(note) = self.notes.get_mut(&note) {
            note.standing = standing;
        }
    }

    fn make_cluster(&mut self, cluster: ClusterNumber, name: &str) {
        self.clusters_given = self.clusters_given.max(cluster.number());
        self.clusters.insert(cluster, Cluster { name: name.to_owned() });
    }

    fn rename_cluster(&mut self, cluster: ClusterNumber, name: &str) {
        if let Some(cluster) = self.clusters.get_mut(&cluster) {
            name.clone_into(&mut cluster.name);
        }
    }

    fn drop_cluster(&mut self, cluster: ClusterNumber) {
        self.clusters.remove(&cluster);
        self.put(cluster, None);
        self.take_dots_back(Target::Cluster(cluster));
    }

    fn vote(&mut self, step: StepIndex, person: PersonNumber, target: Target, dots: u8) {
        let Some(progress) = self.steps.get_mut(step.index()) else { return };
        let ballot = progress.ballots.entry(person).or_default();
        match dots {
            0 => ballot.remove(&target),
            dots => ballot.insert(target, dots),
        };
        if ballot.is_empty() {
            progress.ballots.remove(&person);
        }
    }

    fn promise(&mut self, step: StepIndex, authorship: Authorship) {
        if let Some(progress) = self.steps.get_mut(step.index()) {
            progress.authorship = authorship;
        }
    }

    fn give_voice(&mut self, person: PersonNumber, voice: Voice) {
        if let Some(known) = self.people.get_mut(&person) {
            known.voice = voice;
        }
    }

    fn begin(&mut self, step: StepIndex) {
        let Some(progress) = self.steps.get_mut(step.index()) else { return };
        progress.begun = true;
        self.phase = Phase::Step(step);
        self.ready.clear();
        self.timer = Timer::idle(self.template.steps[step.index()].minutes);
    }

    /// From here on nobody can find out whose an anonymous note or a dot was.
    fn reveal(&mut self, step: StepIndex, order: &[NoteNumber], tally: &BTreeMap<Target, u32>) {
        let Some(progress) = self.steps.get_mut(step.index()) else { return };
        progress.revealed = true;
        progress.ballots.clear();
        progress.tally.clone_from(tally);
        let is_anonymous = progress.authorship == Authorship::Anonymous;
        for note in self.notes.values_mut().filter(|note| note.step == step) {
            if is_anonymous {
                note.by = None;
            }
        }
        for (place, number) in (1..).zip(order) {
            if let Some(note) = self.notes.get_mut(number) {
                note.place = place;
            }
        }
    }

    fn close(&mut self) {
        self.phase = Phase::Closed;
        self.entry = Entry::Locked;
        let open: Vec<bool> =
            self.template.steps.iter().zip(&self.steps).map(|(step, now)| is_open(step, now)).collect();
        self.notes.retain(|_, note| open[note.step.index()] && note.standing != Standing::Parked);
        for progress in &mut self.steps {
            progress.ballots.clear();
        }
    }

    fn put(&mut self, from: ClusterNumber, into: Option<ClusterNumber>) {
        for note in self.notes.values_mut().filter(|note| note.cluster == Some(from)) {
            note.cluster = into;
        }
    }

    fn move_notes(&mut self, notes: &[NoteNumber], cluster: Option<ClusterNumber>) {
        for number in notes {
            let Some(note) = self.notes.get_mut(number) else { continue };
            note.cluster = cluster;
            if let Some(cluster) = cluster {
                self.give_dots_on(Target::Note(*number), Target::Cluster(cluster));
            }
        }
    }

    fn merge_clusters(&mut self, from: ClusterNumber, into: ClusterNumber) {
        if self.clusters.remove(&from).is_none() {
            return;
        }
        self.put(from, Some(into));
        self.give_dots_on(Target::Cluster(from), Target::Cluster(into));
        for factor in self.factors.iter_mut().filter(|factor| factor.cluster == Some(from)) {
            factor.cluster = Some(into);
        }
    }

    /// Dots go along with what they were given to. What is over the limit of one thing goes back to its owner.
    fn give_dots_on(&mut self, from: Target, into: Target) {
        for (step, progress) in self.template.steps.iter().zip(&mut self.steps) {
            let Collects::Votes { on_one, .. } = step.collects else { continue };
            for ballot in progress.ballots.values_mut() {
                if let Some(dots) = ballot.remove(&from) {
                    let there = ballot.entry(into).or_default();
                    *there = there.saturating_add(dots).min(on_one);
                }
            }
            if let Some(dots) = progress.tally.remove(&from) {
                let there = progress.tally.entry(into).or_default();
                *there = there.saturating_add(dots);
            }
        }
    }

    fn take_dots_back(&mut self, target: Target) {
        for progress in &mut self.steps {
            progress.tally.remove(&target);
            for ballot in progress.ballots.values_mut() {
                ballot.remove(&target);
            }
            progress.ballots.retain(|_, ballot| !ballot.is_empty());
        }
    }
}

impl Progress {
    /// How many dots one person has given.
    pub fn dots_of(&self, person: PersonNumber) -> u8 {
        self.ballots.get(&person).map_or(0, |ballot| ballot.values().copied().fold(0, u8::saturating_add))
    }
}
