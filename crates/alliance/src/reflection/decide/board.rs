//! What is done with what lies on the board: notes into clusters, clusters into each other.

use super::leads;
use crate::reflection::event::Event;
use crate::reflection::numbers::{ClusterNumber, NoteNumber};
use crate::reflection::refusal::Refusal;
use crate::reflection::role::Who;
use crate::reflection::state::{Cluster, Standing, State};
use crate::reflection::template::Collects;
use crate::reflection::{CLUSTERS_MOST, MOVED_MOST, NAME_OF_CLUSTER_MOST, typed};

impl State {
    /// The facilitator may always group; who takes part may while the step asks for it.
    fn may_group(&self, who: Who) -> Result<(), Refusal> {
        let is_asked = self.in_front().is_some_and(|(_, step, _)| step.collects == Collects::Clusters);
        if leads(who) || is_asked { Ok(()) } else { Err(Refusal::NotCollected) }
    }

    /// The notes that are really there to be moved, each once.
    fn movable(&self, notes: &[NoteNumber]) -> Result<Vec<NoteNumber>, Refusal> {
        if notes.len() > MOVED_MOST {
            return Err(Refusal::TooMany { most: MOVED_MOST });
        }
        let mut once: Vec<NoteNumber> = Vec::with_capacity(notes.len());
        for note in notes {
            if !self.is_public(self.note(*note)?) {
                return Err(Refusal::NoSuchNote);
            }
            if !once.contains(note) {
                once.push(*note);
            }
        }
        Ok(once)
    }

    fn known(&self, cluster: ClusterNumber) -> Result<&Cluster, Refusal> {
        self.clusters.get(&cluster).ok_or(Refusal::NoSuchCluster)
    }

    pub(super) fn put_notes(
        &self,
        who: Who,
        notes: &[NoteNumber],
        cluster: Option<ClusterNumber>,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        cluster.map(|cluster| self.known(cluster)).transpose()?;
        let mut notes = self.movable(notes)?;
        notes.retain(|note| self.notes.get(note).is_some_and(|note| note.cluster != cluster));
        if notes.is_empty() {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::NotesMoved { notes, cluster }])
    }

    pub(super) fn new_cluster(
        &self,
        who: Who,
        name: &str,
        notes: &[NoteNumber],
    ) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        if self.clusters.len() >= CLUSTERS_MOST {
            return Err(Refusal::TooMany { most: CLUSTERS_MOST });
        }
        let name = typed::line(name, NAME_OF_CLUSTER_MOST)?;
        let notes = self.movable(notes)?;
        let cluster = ClusterNumber::of(self.clusters_given + 1);
        let mut events = vec![Event::ClusterMade { cluster, name }];
        if !notes.is_empty() {
            events.push(Event::NotesMoved { notes, cluster: Some(cluster) });
        }
        Ok(events)
    }

    pub(super) fn name_cluster(
        &self,
        who: Who,
        cluster: ClusterNumber,
        name: &str,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        let name = typed::line(name, NAME_OF_CLUSTER_MOST)?;
        if self.known(cluster)?.name == name {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::ClusterRenamed { cluster, name }])
    }

    pub(super) fn join_clusters(
        &self,
        who: Who,
        from: ClusterNumber,
        into: ClusterNumber,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        self.known(from)?;
        self.known(into)?;
        if from == into {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::ClustersMerged { from, into }])
    }

    pub(super) fn end_cluster(&self, who: Who, cluster: ClusterNumber) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        self.known(cluster)?;
        Ok(vec![Event::ClusterDropped { cluster }])
    }

    pub(super) fn unmerge(
        &self,
        who: Who,
        cluster: ClusterNumber,
        was: &Cluster,
        notes: &[NoteNumber],
    ) -> Result<Vec<Event>, Refusal> {
        self.may_group(who)?;
        let is_new = cluster.number() > self.clusters_given;
        if is_new || self.clusters.contains_key(&cluster) || self.clusters.len() >= CLUSTERS_MOST {
            return Err(Refusal::NothingToUndo);
        }
        let mut notes = notes.to_vec();
        notes.retain(|note| self.notes.contains_key(note));
        Ok(vec![Event::ClusterBack { cluster, was: was.clone(), notes }])
    }

    pub(super) fn hide_note(&self, note: NoteNumber) -> Result<Vec<Event>, Refusal> {
        self.stand_note(note, Standing::Hidden)
    }

    pub(super) fn show_note(&self, note: NoteNumber) -> Result<Vec<Event>, Refusal> {
        self.stand_note(note, Standing::There)
    }

    /// The facilitator sees no note before the others do, and so cannot hide it either.
    fn stand_note(&self, number: NoteNumber, standing: Standing) -> Result<Vec<Event>, Refusal> {
        let note = self.note(number)?;
        if !self.is_public(note) && note.standing != Standing::Parked {
            return Err(Refusal::NoSuchNote);
        }
        if note.standing == standing {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::NoteStood { note: number, standing }])
    }
}
