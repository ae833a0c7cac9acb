//! Mixed models of a file.

mod answer;
mod cautions;
pub mod document;
mod groups;
pub mod level;
mod parts;
#[cfg(test)]
mod tests;
