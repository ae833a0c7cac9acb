//! The first page: what this is, in one screen, for whoever comes by. Members go on to their day.

pub mod language;
pub mod page;
