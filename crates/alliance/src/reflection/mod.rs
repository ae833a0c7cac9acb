//! The live team reflection: a facilitator, people with phones, and a board that all of it ends on.
//!
//! A room is a reducer. [`room::Room::take`] asks [`state::State::decide`] whether a command is taken and what then
//! happens; the events are logged and applied, and [`topic`] says who has to be told. A viewer is told what
//! [`view`] lets that viewer see, so what is hidden is not on the wire. Nothing here knows a socket, a clock or a
//! database.

pub mod apply;
pub mod command;
pub mod compact;
pub mod decide;
mod draw;
pub mod event;
pub mod item;
pub mod look_back;
pub mod numbers;
pub mod ready;
pub mod recurring;
pub mod refusal;
pub mod report;
pub mod role;
pub mod room;
mod seat;
pub mod state;
pub mod template;
pub mod timer;
pub mod topic;
mod typed;
pub mod undo;
pub mod view;
pub mod words;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

/// The most characters of a note.
pub const NOTE_MOST: usize = 280;
/// The most characters of a key word.
pub const KEYWORD_MOST: usize = 40;
/// The most characters of a name somebody chooses, and of the name of a group.
pub const NAME_MOST: usize = 40;
/// The most characters of the name of a cluster.
pub const NAME_OF_CLUSTER_MOST: usize = 60;
/// The most characters of a success factor, without its meaning.
pub const FACTOR_WORD_MOST: usize = 60;
/// The most characters of an intention.
pub const INTENTION_MOST: usize = 400;
/// The most people in one room.
pub const PEOPLE_MOST: usize = 1_500;
/// The most notes in one room.
pub const NOTES_MOST: usize = 5_000;
/// The most notes of one person in one step.
pub const NOTES_OF_ONE_MOST: u32 = 100;
/// The most clusters in one room.
pub const CLUSTERS_MOST: usize = 60;
/// The most notes that are moved at once.
pub const MOVED_MOST: usize = 500;
/// The most events one room logs. Beyond it only the facilitator is heard.
pub const EVENTS_MOST: u64 = 200_000;
