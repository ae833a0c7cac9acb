//! Signals: something to talk about, with its reason and how often it comes up when nothing happened. Never a verdict.
//!
//! Off until an organisation switches them on. Nothing here uses a session that came after the one it speaks of.

pub mod answer;
pub mod characteristics;
pub mod drawn;
pub mod known;
pub mod method;
pub mod setting;
#[cfg(test)]
mod tests;
pub mod written;
