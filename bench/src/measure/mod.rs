//! What is measured, one file per question.

pub mod size;
pub mod submit;
pub mod write;
