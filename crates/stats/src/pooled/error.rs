//! Why sites cannot be pooled.

use crate::error::StatsError;
use crate::formula::error::FormulaError;
use crate::mixed::error::ModelError;

/// What keeps a summary from being made, or summaries from being fitted together.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PooledError {
    /// As for any mixed model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A function that learns from the rows of a site would mean something else at each.
    #[error(
        "apply {function} at each site: it learns from the rows; compute the column beforehand, alike at all sites"
    )]
    LearnsFromRows {
        /// The function.
        function: String,
    },
    /// A factor without agreed levels would make other columns at each site.
    #[error("read {column} by its levels: the plan names none for it")]
    NoLevels {
        /// The column.
        column: String,
    },
    /// A level that was not agreed on.
    #[error("read level {level:?} of {column}, which the plan does not name")]
    UnknownLevel {
        /// The column.
        column: String,
        /// The level.
        level: String,
    },
    /// An origin for a column whose shift nothing takes up.
    #[error(
        "measure {column} from {origin}: the fixed part or a random term that uses it has no intercept to take that up"
    )]
    Origin {
        /// The column.
        column: String,
        /// Its origin.
        origin: f64,
    },
    /// A finer group lies in two coarser ones.
    #[error(
        "place each level of {finer} in one level of {coarser}: {level:?} lies in two; write the finer grouping first"
    )]
    NotNested {
        /// The grouping that should lie within.
        finer: String,
        /// The grouping it should lie in.
        coarser: String,
        /// A level that lies in two.
        level: String,
    },
    /// Cells with fewer groups than the plan allows to be sent.
    #[error(
        "send {cells} cells with fewer than {minimum} groups of {grouping} each ({rows} rows): make their designs alike, or leave them out"
    )]
    SmallCells {
        /// The finest grouping.
        grouping: String,
        /// How many cells are too small.
        cells: usize,
        /// How many rows they hold.
        rows: usize,
        /// The smallest number of groups a cell may have.
        minimum: usize,
    },
    /// Nothing is left to send or to fit.
    #[error("summarise a site without a complete row in a cell that may be sent")]
    Nothing,
    /// Two summaries after different plans.
    #[error("add summaries of different models: {left} and {right}")]
    DifferentPlans {
        /// The formula of one.
        left: String,
        /// The formula of the other.
        right: String,
    },
    /// Numbers that no site can have summed.
    #[error("read a summary: {why}")]
    Malformed {
        /// What is wrong.
        why: &'static str,
    },
    /// A column that columns before it already say, over all sites.
    #[error(
        "estimate {column}, which the columns before it already say at these sites together; leave it out"
    )]
    Aliased {
        /// The column.
        column: String,
    },
}

impl From<FormulaError> for PooledError {
    fn from(error: FormulaError) -> Self {
        Self::Model(error.into())
    }
}

impl From<StatsError> for PooledError {
    fn from(error: StatsError) -> Self {
        Self::Model(error.into())
    }
}
