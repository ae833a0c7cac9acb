//! How everything is computed, in plain language: for a client or therapist who wants to know where a number or a
//! sentence comes from. The numbers on it come from the code that computes.

pub mod page;

#[cfg(test)]
mod tests;
