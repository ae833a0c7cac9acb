//! Import: a file of earlier sessions or measures, read whole, checked whole, kept whole or not at all.
//!
//! Four steps, each a value: bytes become a [`table`], a [`mapping`] says which column gives what, [`reading`] checks
//! every row and gives [`contents`], and [`plan`] sets these against what the house has already. The first two
//! steps refuse a file or a mapping as a whole; the last two give errors by line.

pub mod cell;
pub mod choices;
pub mod contents;
pub mod directive;
pub mod encoding;
pub mod guess;
pub mod mapping;
pub mod plan;
pub mod problem;
pub mod reading;
pub mod series;
pub mod settle;
pub mod table;
