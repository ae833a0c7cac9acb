//! Signals: something to talk about, with its reason and how often it comes up when nothing happened. Never a verdict.
//!
//! Off until an organisation switches them on. Nothing here uses a session that came after the one it speaks of.

pub mod characteristics;
pub mod drawn;
pub mod method;
#[cfg(test)]
mod tests;
