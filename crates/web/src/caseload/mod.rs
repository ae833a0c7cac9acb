//! A therapist's own clients: those with whom there is something to talk about first, and why, in a sentence. Used at
//! the start of a day and before a session, to find a client or to see what waits.

pub mod list;
pub mod reason;
pub(crate) mod row;
pub(crate) mod search;

#[cfg(test)]
mod tests;
