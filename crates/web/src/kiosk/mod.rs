//! The therapist's own device, handed to the client: locked to the check until the PIN gives it back.

pub mod hand_over;
pub mod locked;
#[cfg(test)]
mod tests;
pub mod unlock;
