//! One session: the therapist starts or plans it, gives the client the check, and sees who is in, live. What was
//! answered is never on these pages.

pub mod code;
pub mod events;
pub mod invitation;
pub mod show;
pub mod standing;
pub mod start;
pub mod step;
#[cfg(test)]
mod tests;
