//! Analyses of two people who rate each other or the same thing.

pub mod bias;
pub mod json;
pub mod partners;
pub mod surface;
#[cfg(test)]
mod tests;
pub mod told;
