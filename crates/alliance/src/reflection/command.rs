//! What somebody in a room asks for.

use super::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::state::{Cluster, Factor};
use super::template::Authorship;

/// What dots are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A cluster.
    Cluster(ClusterNumber),
    /// A note that lies in none.
    Note(NoteNumber),
}

/// Whether somebody is done with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Readiness {
    /// Still busy.
    Busy,
    /// Done.
    Done,
}

crate::words!(Readiness, "readiness", { Busy => "busy", Done => "done" });

/// Whom an intention is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// The person alone.
    Private,
    /// The team, under the chosen name if there is one.
    Shared,
}

crate::words!(Sharing, "sharing", { Private => "private", Shared => "shared" });

/// What somebody in a room asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Be called something else, or nothing.
    Rename {
        /// The name.
        name: Option<String>,
    },
    /// Sit in a named group.
    ChooseGroup {
        /// Which.
        group: GroupNumber,
    },
    /// Say that one is done, or is not.
    SetReady {
        /// Which.
        readiness: Readiness,
    },
    /// Write a note.
    WriteNote {
        /// For which step.
        step: StepIndex,
        /// The text.
        text: String,
    },
    /// Change one's own note.
    EditNote {
        /// Which.
        note: NoteNumber,
        /// The text.
        text: String,
    },
    /// Take one's own note away.
    DropNote {
        /// Which.
        note: NoteNumber,
    },
    /// Put notes into a cluster, or out of any.
    MoveNotes {
        /// Which.
        notes: Vec<NoteNumber>,
        /// Where to.
        cluster: Option<ClusterNumber>,
    },
    /// Make a cluster, with these notes in it.
    MakeCluster {
        /// Its name.
        name: String,
        /// The notes.
        notes: Vec<NoteNumber>,
    },
    /// Call a cluster something else.
    RenameCluster {
        /// Which.
        cluster: ClusterNumber,
        /// Its name.
        name: String,
    },
    /// Put all of one cluster into another.
    MergeClusters {
        /// Which ends.
        from: ClusterNumber,
        /// Which stays.
        into: ClusterNumber,
    },
    /// Take a cluster away; its notes stay.
    DropCluster {
        /// Which.
        cluster: ClusterNumber,
    },
    /// Bring back a cluster that was merged or taken away. No device can ask for it: an undo makes it.
    Unmerge {
        /// Which.
        cluster: ClusterNumber,
        /// As it was.
        was: Cluster,
        /// The notes that lay in it.
        notes: Vec<NoteNumber>,
    },
    /// Have so many of one's dots on something.
    Vote {
        /// In which step.
        step: StepIndex,
        /// On what.
        target: Target,
        /// How many: 0 takes them back.
        dots: u8,
    },
    /// Keep what one takes along.
    KeepIntention {
        /// The text.
        text: String,
        /// Whom it is for.
        sharing: Sharing,
    },
    /// Take one's intention away.
    DropIntention,
    /// Undo one's own last change of the board.
    Undo,

    /// Go to a step: the next, one before, or past one that is left out.
    GoTo {
        /// Which.
        step: StepIndex,
    },
    /// Let the time run.
    StartTimer,
    /// Let the time wait.
    PauseTimer,
    /// Give more time.
    AddTime {
        /// How much.
        minutes: u16,
    },
    /// Show everybody what a step collected.
    Reveal {
        /// Which.
        step: StepIndex,
    },
    /// Draw the groups of the current step, once more.
    DrawGroups,
    /// Put somebody into a group.
    Place {
        /// Whom.
        person: PersonNumber,
        /// Where.
        group: GroupNumber,
    },
    /// Choose whether names stand on the notes of a step.
    ChooseAuthorship {
        /// Which.
        step: StepIndex,
        /// The choice.
        authorship: Authorship,
    },
    /// Hide a note; that one was hidden stays visible.
    HideNote {
        /// Which.
        note: NoteNumber,
    },
    /// Show a note that was hidden, or one that came late.
    ShowNote {
        /// Which.
        note: NoteNumber,
    },
    /// Let somebody write no more.
    Mute {
        /// Whom.
        person: PersonNumber,
    },
    /// Let somebody write again.
    Unmute {
        /// Whom.
        person: PersonNumber,
    },
    /// Keep these success factors, in this order.
    KeepFactors {
        /// All of them.
        factors: Vec<Factor>,
    },
    /// Settle the factors.
    LockFactors,
    /// Take the settling back.
    UnlockFactors,
    /// Leave a recurring word out.
    HideWord {
        /// Its stem.
        stem: String,
    },
    /// Count a word again.
    ShowWord {
        /// Its stem.
        stem: String,
    },
    /// Count one word as another.
    MergeWords {
        /// Its stem.
        from: String,
        /// The other's.
        into: String,
    },
    /// Let nobody else in.
    Lock,
    /// Let people in again.
    Unlock,
    /// End the reflection.
    Close,
}
