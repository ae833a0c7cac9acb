//! Why studies cannot be read together.

use crate::error::StatsError;
use crate::formula::error::FormulaError;
use crate::mixed::error::ModelError;
use crate::table::TableError;

/// What keeps a meta-analysis from being computed, with the place that shows it. Rows count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MetaError {
    /// A number that was given, or one on the way, lies where a formula does not exist.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// The formula cannot be read.
    #[error(transparent)]
    Formula(#[from] FormulaError),
    /// The formula asks for what the table does not have.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The table cannot be taken apart.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A column is longer or shorter than the effects.
    #[error("read {column} of {got} rows beside {expected} effects")]
    Length {
        /// The column.
        column: String,
        /// How many effects there are.
        expected: usize,
        /// Its own rows.
        got: usize,
    },
    /// A number is infinite or not a number. What is missing is told as missing.
    #[error("read row {row} of {column} as a finite number")]
    NotFinite {
        /// The column.
        column: String,
        /// Its row.
        row: usize,
    },
    /// A sampling variance is below zero.
    #[error(
        "weigh row {row} by its sampling variance {value}, which is negative; give the square of the standard error"
    )]
    NegativeVariance {
        /// The row.
        row: usize,
        /// The variance.
        value: f64,
    },
    /// A sampling variance is zero where the method divides by it.
    #[error(
        "divide by the sampling variance of row {row}, which is zero; leave the row out, or estimate by REML"
    )]
    ZeroVariance {
        /// The row.
        row: usize,
    },
    /// There is no column of numbers of this name.
    #[error("read {column:?} as a column of numbers")]
    NoNumbers {
        /// The name.
        column: String,
    },
    /// Fewer complete rows than the model has unknowns.
    #[error("estimate {needed} unknowns from {got} studies; {missing} more have something missing")]
    TooFewStudies {
        /// How many it takes.
        needed: usize,
        /// How many there are in which nothing is missing.
        got: usize,
        /// How many were left out because something is missing.
        missing: usize,
    },
    /// The question is about one mean effect, and the fit has moderators.
    #[error("{what} of a fit with moderators; fit without them")]
    NeedsNoModerators {
        /// What was asked.
        what: &'static str,
    },
    /// A fit without random effects has no spread of true effects to be unsure about.
    #[error("{what} of a fit without random effects")]
    NeedsRandomEffects {
        /// What was asked.
        what: &'static str,
    },
    /// A row of moderators is longer or shorter than those of the fit.
    #[error("predict for {got} moderators; the fit has {expected}")]
    ModeratorCount {
        /// How many the fit has.
        expected: usize,
        /// How many were given.
        got: usize,
    },
    /// Every study is as precise as the others, so that precision explains nothing.
    #[error("relate effects to {predictor}, which is the same in every study")]
    SamePrecision {
        /// What does not differ.
        predictor: &'static str,
    },
    /// Fewer clusters than coefficients: nothing is left to estimate their covariance from.
    #[error(
        "judge {coefficients} coefficients by {clusters} clusters; it takes more clusters than coefficients"
    )]
    TooFewClusters {
        /// How many there are.
        clusters: usize,
        /// How many coefficients.
        coefficients: usize,
    },
}
