//! The coordinator's pages for bringing in what the organisation already had: a file is uploaded, its columns are named,
//! everything is checked, and only then is it kept, as a whole. The list shows what was imported, and undoes it.

pub mod confirm;
pub mod draft;
mod form;
pub mod list;
pub mod mapping;
mod preview;
mod questions;
mod result;
pub mod show;
pub mod undo;
pub mod upload;
pub mod words;

#[cfg(test)]
mod tests;
