//! Samen bekijken: what both see once the seal is open, on the therapist's screen and on the client's device.

pub mod discussed;
pub mod part;
pub mod show;
#[cfg(test)]
mod tests;
pub mod view;
