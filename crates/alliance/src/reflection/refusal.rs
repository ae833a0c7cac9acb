//! Why a room does not take a command.

/// Why a room does not take a command. Nothing of it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This role does not do this.
    #[error("do what the role does not allow")]
    NotAllowed,
    /// The facilitator asked this person to wait.
    #[error("write while muted")]
    Muted,
    /// The room is closed.
    #[error("change a closed room")]
    Closed,
    /// The room lets nobody else in.
    #[error("enter a locked room")]
    Locked,
    /// The room holds no more people.
    #[error("enter a room of {most} people")]
    RoomFull {
        /// How many it holds.
        most: usize,
    },
    /// There is no such step.
    #[error("find a step")]
    NoSuchStep,
    /// The step collects something else.
    #[error("give a step what it does not collect")]
    NotCollected,
    /// The step has not begun.
    #[error("give to a step that has not begun")]
    NotBegun,
    /// It was revealed before.
    #[error("change what was revealed")]
    Revealed,
    /// Nobody is there under this number.
    #[error("find a person")]
    NoSuchPerson,
    /// There is no such note, or none this person may change.
    #[error("find a note")]
    NoSuchNote,
    /// There is no such cluster.
    #[error("find a cluster")]
    NoSuchCluster,
    /// There is no such group.
    #[error("find a group")]
    NoSuchGroup,
    /// This step has no groups of this kind.
    #[error("group people in a step without groups")]
    NoGroups,
    /// Nothing is there.
    #[error("keep an empty text")]
    Empty,
    /// It is longer than it may be.
    #[error("keep {count} characters where {most} fit")]
    TooLong {
        /// How many characters it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// It has characters that nobody can see.
    #[error("keep characters nobody can see")]
    Unreadable,
    /// There are as many as there may be.
    #[error("keep more than {most}")]
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// More dots than this person has, or than one thing may get.
    #[error("give more dots than {most}")]
    TooManyDots {
        /// How many dots are possible there.
        most: u8,
    },
    /// The factors are settled.
    #[error("change factors that are locked")]
    FactorsLocked,
    /// Notes were written under the promise that stands.
    #[error("change authorship where notes are written")]
    NotesWritten,
    /// It stands like that already.
    #[error("change something into what it is")]
    NothingChanged,
    /// There is nothing to undo, or others changed it since.
    #[error("undo")]
    NothingToUndo,
    /// The template cannot be played.
    #[error("play a template that lacks something")]
    BadTemplate,
    /// The room has kept all it can.
    #[error("keep more in a room that is full")]
    Spent,
}

impl Refusal {
    /// The word that devices know it by. It never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Muted => "muted",
            Self::Closed => "closed",
            Self::Locked => "locked",
            Self::RoomFull { .. } => "room-full",
            Self::NoSuchStep => "no-such-step",
            Self::NotCollected => "not-collected",
            Self::NotBegun => "not-begun",
            Self::Revealed => "revealed",
            Self::NoSuchPerson => "no-such-person",
            Self::NoSuchNote => "no-such-note",
            Self::NoSuchCluster => "no-such-cluster",
            Self::NoSuchGroup => "no-such-group",
            Self::NoGroups => "no-groups",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Unreadable => "unreadable",
            Self::TooMany { .. } => "too-many",
            Self::TooManyDots { .. } => "too-many-dots",
            Self::FactorsLocked => "factors-locked",
            Self::NotesWritten => "notes-written",
            Self::NothingChanged => "nothing-changed",
            Self::NothingToUndo => "nothing-to-undo",
            Self::BadTemplate => "bad-template",
            Self::Spent => "spent",
        }
    }

    /// The key of the sentence that tells it: `refusal-reflection-` and the code.
    pub fn message_key(self) -> String {
        format!("refusal-reflection-{}", self.code())
    }
}
