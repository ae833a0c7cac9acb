//! Instruments: questionnaires as data.
//!
//! An instrument lives in one folder of `instruments/`: its key, its texts where they are ours, its rights, its
//! sources and worked examples. [`parse`] turns that folder into a checked [`Instrument`](definition::Instrument),
//! [`catalogue`] holds all of them, and there is one scorer for all: [`score`](crate::administration::score).
//!
//! The build runs the same checks, so a broken folder does not compile.

pub mod catalogue;
pub mod definition;
pub mod figures;
pub mod name;
pub mod parse;
pub mod rights;
pub mod text_pack;
pub mod wording;
pub mod worked_example;
