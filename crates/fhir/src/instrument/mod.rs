//! Instrument ⇄ Questionnaire.

pub mod read;
pub mod write;
