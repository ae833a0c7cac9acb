//! Measurement models of a file of answers.

pub mod document;
mod parts;
#[cfg(test)]
mod tests;
