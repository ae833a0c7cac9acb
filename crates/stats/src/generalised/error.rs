//! Why there is no generalised model.

use crate::error::StatsError;
use crate::formula::error::FormulaError;
use crate::mixed::error::ModelError;

/// What keeps a generalised model from being fitted, with the numbers that show it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum GeneralisedError {
    /// The formula, the table or the numbers on the way: as for any mixed model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A response of levels has more or fewer than two.
    #[error("read {response} as yes or no: it has {} levels ({}), and takes two", levels.len(), levels.join(", "))]
    NotTwoLevels {
        /// The response.
        response: String,
        /// Its levels.
        levels: Vec<String>,
    },
    /// A response of levels, where counts are needed.
    #[error("read {response} as counts: it holds levels")]
    LevelsForCounts {
        /// The response.
        response: String,
    },
    /// A response that is not a share of its trials.
    #[error(
        "read {response} = {value} in row {row}, counted from 0, as a share of {trials} trials: {remedy}"
    )]
    NotAShare {
        /// The response.
        response: String,
        /// The row of the table, counted from 0.
        row: usize,
        /// What stands there, as a share.
        value: f64,
        /// How many trials the row has.
        trials: f64,
        /// What would make it one.
        remedy: &'static str,
    },
    /// A response that is no count.
    #[error("read {response} = {value} in row {row}, counted from 0, as a count: it takes 0, 1, 2 and so on")]
    NotACount {
        /// The response.
        response: String,
        /// The row of the table, counted from 0.
        row: usize,
        /// What stands there.
        value: f64,
    },
    /// Trials and weights, which for a share are the same thing.
    #[error("weigh rows with both {weights:?} and trials: the weight of a share is its number of trials")]
    WeightsAndTrials {
        /// The column of weights.
        weights: String,
    },
    /// `cbind(…)` or a column of trials that cannot be read.
    #[error("read {found} as successes and failures: {expected}")]
    Trials {
        /// What was given.
        found: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Some combination of columns tells the response without fault, so that its coefficient has no finite estimate.
    #[error(
        "estimate {}: they tell {response} without fault in {told} of {rows} rows, so that no finite coefficient is the most likely; leave out a column or join levels",
        names(direction)
    )]
    Separated {
        /// The response.
        response: String,
        /// The columns and their weights in the combination.
        direction: Vec<(String, f64)>,
        /// Rows it tells without fault.
        told: usize,
        /// The complete rows.
        rows: usize,
    },
    /// Numeric integration over more than one deviation of a group.
    #[error(
        "integrate over {found}: numeric integration takes one random term with one column; use Laplace's approximation"
    )]
    NotScalar {
        /// The random part.
        found: String,
    },
    /// Numeric integration with no points or too many.
    #[error("integrate with {points} points; it takes 1 to {limit}")]
    Points {
        /// How many were asked for.
        points: usize,
        /// The limit.
        limit: usize,
    },
}

fn names(direction: &[(String, f64)]) -> String {
    direction.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
}

impl From<FormulaError> for GeneralisedError {
    fn from(error: FormulaError) -> Self {
        Self::Model(error.into())
    }
}

impl From<StatsError> for GeneralisedError {
    fn from(error: StatsError) -> Self {
        Self::Model(error.into())
    }
}
