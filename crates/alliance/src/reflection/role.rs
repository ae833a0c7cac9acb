//! Who is in a room, and who may do what there.

use super::command::Command;
use super::numbers::PersonNumber;

/// What somebody is in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Leads the reflection.
    Facilitator,
    /// Takes part, on a phone.
    Participant,
    /// Shows on the wall what everybody may see; does nothing.
    Projector,
}

crate::words!(Role, "role in a room", {
    Facilitator => "facilitator",
    Participant => "participant",
    Projector => "projector",
});

/// Who sends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Who leads.
    Facilitator,
    /// Who takes part.
    Participant(PersonNumber),
    /// The wall.
    Projector,
}

impl Who {
    /// What this is in the room.
    pub fn role(self) -> Role {
        match self {
            Self::Facilitator => Role::Facilitator,
            Self::Participant(_) => Role::Participant,
            Self::Projector => Role::Projector,
        }
    }

    /// The person, if it takes part.
    pub fn person(self) -> Option<PersonNumber> {
        match self {
            Self::Participant(person) => Some(person),
            Self::Facilitator | Self::Projector => None,
        }
    }
}

/// Whether this role may send this command at all. Whether it fits the step is another question.
///
/// # Source
/// our choice, ADR-0019
pub fn may_send(role: Role, command: &Command) -> bool {
    let (leads, takes_part) = match role {
        Role::Facilitator => (true, false),
        Role::Participant => (false, true),
        Role::Projector => return false,
    };
    match command {
        Command::GoTo { .. }
        | Command::StartTimer
        | Command::PauseTimer
        | Command::AddTime { .. }
        | Command::Reveal { .. }
        | Command::DrawGroups
        | Command::Place { .. }
        | Command::ChooseAuthorship { .. }
        | Command::HideNote { .. }
        | Command::ShowNote { .. }
        | Command::Mute { .. }
        | Command::Unmute { .. }
        | Command::KeepFactors { .. }
        | Command::LockFactors
        | Command::UnlockFactors
        | Command::HideWord { .. }
        | Command::ShowWord { .. }
        | Command::MergeWords { .. }
        | Command::Lock
        | Command::Unlock
        | Command::Close => leads,
        Command::Rename { .. }
        | Command::ChooseGroup { .. }
        | Command::SetReady { .. }
        | Command::Vote { .. }
        | Command::KeepIntention { .. }
        | Command::DropIntention => takes_part,
        Command::WriteNote { .. }
        | Command::EditNote { .. }
        | Command::DropNote { .. }
        | Command::MoveNotes { .. }
        | Command::MakeCluster { .. }
        | Command::RenameCluster { .. }
        | Command::MergeClusters { .. }
        | Command::DropCluster { .. }
        | Command::Undo => leads || takes_part,
        // Only an undo makes it.
        Command::Unmerge { .. } => leads || takes_part,
    }
}
