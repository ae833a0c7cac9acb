//! Signals: whether the house looks for them, what it knows of its own scores, and what was made of each.

pub mod answer;
pub(crate) mod beside;
pub mod known;
pub mod own;
pub mod setting;
