//! Working factors: a therapist looks at the own way of working, for the own eyes only, and finds cards to talk from about
//! what a medium can do between people.

pub mod cards;
pub mod own;
#[cfg(test)]
mod tests;
