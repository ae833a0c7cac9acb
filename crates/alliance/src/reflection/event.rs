//! What happened in a room: the log from which its state can always be built again.

use super::command::{Readiness, Sharing, Target};
use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::state::{Cluster, Factor, Group, Standing};
use super::template::Authorship;
use super::timer::Timer;
use super::undo::Back;
use std::collections::BTreeMap;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody came in.
    Joined {
        /// Who.
        person: PersonNumber,
        /// The chosen name.
        name: Option<String>,
    },
    /// Somebody is called something else.
    Renamed {
        /// Who.
        person: PersonNumber,
        /// The chosen name.
        name: Option<String>,
    },
    /// Somebody writes no more.
    Muted {
        /// Who.
        person: PersonNumber,
    },
    /// Somebody writes again.
    Unmuted {
        /// Who.
        person: PersonNumber,
    },
    /// A step stands in front.
    StepBegun {
        /// Which.
        step: StepIndex,
    },
    /// The time changed.
    TimerSet {
        /// As it is now.
        timer: Timer,
    },
    /// The groups of a step were drawn.
    GroupsDrawn {
        /// Which step.
        step: StepIndex,
        /// All groups.
        groups: Vec<Group>,
        /// Who waits for one.
        waiting: Vec<PersonNumber>,
    },
    /// Somebody got another place.
    Placed {
        /// In which step.
        step: StepIndex,
        /// Who.
        person: PersonNumber,
        /// Where; without a group, the person waits for one.
        group: Option<GroupNumber>,
    },
    /// Somebody is done, or is not.
    ReadySet {
        /// Who.
        person: PersonNumber,
        /// Which.
        readiness: Readiness,
    },
    /// A note was written.
    NoteWritten {
        /// Which.
        note: NoteNumber,
        /// For which step.
        step: StepIndex,
        /// By whom; nobody knows once an anonymous step is revealed.
        by: Option<PersonNumber>,
        /// In which group.
        group: Option<GroupNumber>,
        /// How it stands.
        standing: Standing,
        /// Whether it came after the reveal.
        late: Late,
        /// The text.
        text: String,
    },
    /// A note was changed.
    NoteEdited {
        /// Which.
        note: NoteNumber,
        /// The text.
        text: String,
    },
    /// A note was taken away.
    NoteDropped {
        /// Which.
        note: NoteNumber,
    },
    /// A note was hidden or shown.
    NoteStood {
        /// Which.
        note: NoteNumber,
        /// How it stands.
        standing: Standing,
    },
    /// Notes lie elsewhere.
    NotesMoved {
        /// Which.
        notes: Vec<NoteNumber>,
        /// Where.
        cluster: Option<ClusterNumber>,
    },
    /// A cluster was made.
    ClusterMade {
        /// Which.
        cluster: ClusterNumber,
        /// Its name.
        name: String,
    },
    /// A cluster has another name.
    ClusterRenamed {
        /// Which.
        cluster: ClusterNumber,
        /// Its name.
        name: String,
    },
    /// A cluster is part of another now.
    ClustersMerged {
        /// Which ended.
        from: ClusterNumber,
        /// Which stayed.
        into: ClusterNumber,
    },
    /// A cluster was taken away.
    ClusterDropped {
        /// Which.
        cluster: ClusterNumber,
    },
    /// A cluster is back as it was.
    ClusterBack {
        /// Which.
        cluster: ClusterNumber,
        /// As it was.
        was: Cluster,
        /// The notes that lie in it again.
        notes: Vec<NoteNumber>,
    },
    /// Somebody's dots on something.
    Voted {
        /// In which step.
        step: StepIndex,
        /// Who.
        person: PersonNumber,
        /// On what.
        target: Target,
        /// How many.
        dots: u8,
    },
    /// Everybody sees what a step collected.
    Revealed {
        /// Which.
        step: StepIndex,
        /// Its notes in the order they are shown, which is not the order they were written in.
        order: Vec<NoteNumber>,
        /// Its dots, counted.
        tally: BTreeMap<Target, u32>,
    },
    /// Whether names stand on the notes of a step.
    AuthorshipChosen {
        /// Which.
        step: StepIndex,
        /// The choice.
        authorship: Authorship,
    },
    /// The success factors, in their order.
    FactorsKept {
        /// All of them.
        factors: Vec<Factor>,
    },
    /// The factors are settled.
    FactorsLocked,
    /// The factors can be changed again.
    FactorsUnlocked,
    /// What somebody takes along.
    IntentionKept {
        /// Who.
        person: PersonNumber,
        /// The text.
        text: String,
        /// Whom it is for.
        sharing: Sharing,
    },
    /// Somebody took an intention away.
    IntentionDropped {
        /// Who.
        person: PersonNumber,
    },
    /// A word is left out.
    WordHidden {
        /// Its stem.
        stem: String,
    },
    /// A word counts again.
    WordShown {
        /// Its stem.
        stem: String,
    },
    /// A word counts as another.
    WordsMerged {
        /// Its stem.
        from: String,
        /// The other's.
        into: String,
    },
    /// Nobody else comes in.
    RoomLocked,
    /// People come in again.
    RoomUnlocked,
    /// The reflection is over. What was never revealed is gone.
    RoomClosed,
    /// Somebody can take back what comes next in the log. It changes nothing that anybody sees.
    Undoable {
        /// Who; nobody is who leads.
        person: Option<PersonNumber>,
        /// What takes it back, in this order.
        back: Vec<Back>,
    },
    /// Somebody took the own last change back.
    Undone {
        /// Who; nobody is who leads.
        person: Option<PersonNumber>,
    },
    /// Which numbers were given out last, also those of notes and clusters that are gone. Only snapshots hold it.
    NumbersGiven {
        /// To notes.
        notes: u32,
        /// To clusters.
        clusters: u32,
    },
}

/// Whether a note came after the reveal of its step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Late {
    /// In time.
    No,
    /// After it.
    Yes,
}

crate::words!(Late, "late", { No => "no", Yes => "yes" });
