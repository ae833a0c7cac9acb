//! The therapist's device handed to the client for one check. Until the PIN is given it opens nothing else: not the
//! member's pages, not by the back button, not by an address typed by hand.

pub mod hand_over;
pub mod page;
pub mod unlock;

#[cfg(test)]
mod tests;
