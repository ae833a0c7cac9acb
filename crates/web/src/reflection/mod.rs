//! Reflections: a facilitator prepares one and leads it, people take part on their phones, the wall shows the board.
//!
//! One task holds each room ([`host`]); sockets, streams and forms send it commands and get what they may see.

mod counts;
mod crowd;
mod host;
pub mod join;
mod pace;
pub mod post;
pub mod remind;
pub mod room;
pub mod seat;
pub mod snapshot;
pub mod socket;
pub mod stream;
pub mod wire;

#[cfg(test)]
mod room_tests;
