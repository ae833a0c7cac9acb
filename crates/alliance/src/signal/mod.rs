//! Signals: something to talk about, with its reason and how often it comes up when nothing happened. Never a verdict.
//!
//! Off until an organisation switches them on. Nothing here uses a session that came after the one it speaks of.

pub mod answer;
pub mod asking;
pub mod beside;
pub mod change;
pub mod characteristics;
pub mod difference;
pub mod drawn;
pub mod known;
pub mod line;
pub mod little;
pub mod look;
pub mod method;
pub mod own;
pub mod setting;
pub mod table;
#[cfg(test)]
mod tests;
pub mod written;
