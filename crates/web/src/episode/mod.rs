//! The case page: the course of one client's episode. The therapist opens it before a session, to see what to talk
//! about first, and with the client, to look back together.

pub mod case;
mod first;
mod head;
mod meetings;
mod pictures;

#[cfg(test)]
mod tests;
