//! How sure a score of several items is, and a rating by several raters.

pub mod agreement;
pub mod document;
mod scale;
#[cfg(test)]
mod tests;
