//! Analyses of two people who rate each other or the same thing.

pub mod told;
