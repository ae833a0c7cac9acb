//! What is measured, one file per question.

pub mod page;
pub mod rest;
pub mod size;
pub mod submit;
pub mod write;
