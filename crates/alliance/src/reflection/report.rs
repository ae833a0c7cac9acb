//! What a reflection came to: what everybody could read, and nothing else.

use super::command::Target;
use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, StepIndex};
use super::recurring::{Word, words};
use super::state::{Factor, Note, Standing, State};
use super::template::Authorship;
use super::view::SharedIntention;

/// What a reflection came to. The same log gives the same report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What it was called.
    pub title: String,
    /// How many came in.
    pub people: usize,
    /// The success factors, in their order.
    pub factors: Vec<Factor>,
    /// The recurring words.
    pub words: Vec<Word>,
    /// The notes by cluster, those with most dots first; last the notes in none, without a name.
    pub clusters: Vec<ClusterTold>,
    /// The notes by step, in the order they were shown.
    pub steps: Vec<StepTold>,
    /// The intentions that were shared.
    pub intentions: Vec<SharedIntention>,
    /// How many notes the facilitator hid.
    pub hidden_count: usize,
}

/// A cluster with its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterTold {
    /// Which; nothing for the notes in none.
    pub cluster: Option<ClusterNumber>,
    /// Its name.
    pub name: Option<String>,
    /// Its dots of all votes together; nothing if nobody voted.
    pub dots: Option<u32>,
    /// Its notes.
    pub notes: Vec<NoteTold>,
}

/// A step with its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTold {
    /// Which.
    pub step: StepIndex,
    /// Its title.
    pub title: String,
    /// Its notes by the group they come from, where it had named groups; otherwise all without a name.
    pub groups: Vec<(Option<String>, Vec<NoteTold>)>,
}

/// A note as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteTold {
    /// Which.
    pub note: NoteNumber,
    /// What it says.
    pub text: String,
    /// The name that stands on it.
    pub by: Option<String>,
    /// Its own dots; nothing if it got none.
    pub dots: Option<u32>,
}

impl Report {
    /// The report of a reflection as it stands.
    pub fn of(state: &State) -> Self {
        let (readable, hidden): (Vec<_>, Vec<_>) = state
            .notes()
            .iter()
            .filter(|(_, note)| state.is_public(note))
            .partition(|(_, note)| note.standing == Standing::There);
        let mut readable = readable;
        readable.sort_by_key(|(number, note)| (note.step, note.late, note.place, **number));
        Self {
            title: state.template().title.clone(),
            people: state.people().len(),
            factors: state.factors().to_vec(),
            words: words(state),
            clusters: clusters(state, &readable),
            steps: steps(state, &readable),
            intentions: state.shared_intentions(),
            hidden_count: hidden.len(),
        }
    }
}

fn dots(state: &State, target: Target) -> Option<u32> {
    let counted = state.steps().filter_map(|(_, _, progress)| progress.tally.get(&target));
    counted.copied().reduce(u32::saturating_add)
}

fn told(state: &State, number: NoteNumber, note: &Note) -> NoteTold {
    let is_named =
        state.step(note.step).is_some_and(|(_, progress)| progress.authorship == Authorship::Named);
    let by = note.by.filter(|_| is_named);
    NoteTold {
        note: number,
        text: note.text.clone(),
        by: by.and_then(|person| state.people().get(&person)?.name.clone()),
        dots: dots(state, Target::Note(number)),
    }
}

fn clusters(state: &State, readable: &[(&NoteNumber, &Note)]) -> Vec<ClusterTold> {
    let of = |cluster: Option<ClusterNumber>| {
        let lying = readable.iter().filter(|(_, note)| note.cluster == cluster);
        lying.map(|(number, note)| told(state, **number, note)).collect::<Vec<_>>()
    };
    let mut clusters: Vec<ClusterTold> = state
        .clusters()
        .iter()
        .map(|(number, cluster)| ClusterTold {
            cluster: Some(*number),
            name: Some(cluster.name.clone()),
            dots: dots(state, Target::Cluster(*number)),
            notes: of(Some(*number)),
        })
        .collect();
    clusters.sort_by_key(|cluster| (std::cmp::Reverse(cluster.dots), cluster.cluster));
    let loose = of(None);
    if !loose.is_empty() {
        clusters.push(ClusterTold { cluster: None, name: None, dots: None, notes: loose });
    }
    clusters
}

fn steps(state: &State, readable: &[(&NoteNumber, &Note)]) -> Vec<StepTold> {
    let mut steps = Vec::new();
    for (step, prepared, _) in state.steps() {
        let mut groups: Vec<(Option<GroupNumber>, Vec<NoteTold>)> = Vec::new();
        for (number, note) in readable.iter().filter(|(_, note)| note.step == step) {
            // Only a group with a name says something to a reader.
            let group = note.group.filter(|_| !prepared.groups.is_empty());
            let told = told(state, **number, note);
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, notes)) => notes.push(told),
                None => groups.push((group, vec![told])),
            }
        }
        groups.sort_by_key(|(group, _)| group.map_or(u32::MAX, GroupNumber::number));
        let name = |group: Option<GroupNumber>| {
            group.and_then(|group| prepared.groups.get(group.index().checked_sub(1)?)).cloned()
        };
        if !groups.is_empty() {
            let groups = groups.into_iter().map(|(group, notes)| (name(group), notes)).collect();
            steps.push(StepTold { step, title: prepared.title.clone(), groups });
        }
    }
    steps
}
