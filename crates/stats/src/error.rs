//! What keeps a number from being computed.

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum StatsError {
    /// Fewer observations than the formula needs.
    #[error("compute from {got} observations; it takes {needed}")]
    TooFewObservations {
        /// How many it takes.
        needed: usize,
        /// How many there were, missing ones not counted.
        got: usize,
    },
    /// An observation is infinite or not a number.
    #[error("compute with observation {index}, which is not a finite number")]
    NotFinite {
        /// Its place, counted from 0.
        index: usize,
    },
    /// A parameter lies where the distribution does not exist.
    #[error("draw with {parameter} = {value}")]
    ParameterOutOfRange {
        /// Its name.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
}
