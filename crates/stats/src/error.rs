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
    /// A parameter lies where the formula does not exist.
    #[error("compute with {parameter} = {value}")]
    ParameterOutOfRange {
        /// Its name.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
    /// Two lists that belong together differ in length.
    #[error("pair {left} values with {right}")]
    LengthsDiffer {
        /// The length of the first.
        left: usize,
        /// The length of the second.
        right: usize,
    },
    /// A variable has the same value everywhere, so that nothing can be said about how it goes with another.
    #[error("compare variable {variable}, which does not vary")]
    NoVariation {
        /// Its place among the variables, counted from 0.
        variable: usize,
    },
    /// The observations do not determine a parameter: other values of it, with others of the rest, describe them as well.
    #[error("estimate parameter {parameter}, which the observations do not determine")]
    NotDetermined {
        /// Its number among the free parameters, counted from 0.
        parameter: usize,
    },
    /// Two ways of computing that exclude each other.
    #[error("combine {one} with {other}; choose one of them")]
    NotTogether {
        /// One of them.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// A matrix has no inverse: some column is a sum of others.
    #[error("invert a matrix whose column {column} is a sum of others")]
    NotInvertible {
        /// That column, counted from 0.
        column: usize,
    },
    /// A matrix that has to be positive definite is not: some variable is a sum of others, or never varies.
    #[error("factor a matrix whose pivot {pivot} is not positive")]
    NotPositiveDefinite {
        /// The row where it shows, counted from 0.
        pivot: usize,
    },
}
