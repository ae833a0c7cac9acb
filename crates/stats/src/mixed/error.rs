//! Why there is no model.

use crate::error::StatsError;
use crate::formula::error::FormulaError;

/// What keeps a mixed model from being fitted, with the numbers that show it.
///
/// A fit that did not converge, or that ends on the border of what a variance can be, is no error: it is a fit that says so.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// The formula cannot be read, or asks for what the table does not have.
    #[error(transparent)]
    Formula(#[from] FormulaError),
    /// A number that was given, or one on the way, lies where a formula does not exist.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// The formula has no part between brackets with a bar: this would be an ordinary regression.
    #[error("fit a mixed model to a formula without a random term such as (1 | group)")]
    NoRandomTerm,
    /// Fewer rows than the model has unknowns.
    #[error("fit {needed} unknowns to {got} complete rows{}", fullest.as_ref().map(|(name, count)| format!("; {name} is missing in {count} rows")).unwrap_or_default())]
    TooFewRows {
        /// How many rows it takes.
        needed: usize,
        /// How many rows there are in which nothing is missing.
        got: usize,
        /// The column with the most missing rows, if any is missing, and how many these are.
        fullest: Option<(String, usize)>,
    },
    /// Every row has the same response.
    #[error("explain {response}, which is {value} in every row")]
    ConstantResponse {
        /// The response.
        response: String,
        /// Its only value.
        value: f64,
    },
    /// The fixed part explains the response without any rest, so that no variance is left to divide.
    #[error("divide the variance of {response}, which the fixed part explains without a rest")]
    NothingLeft {
        /// The response.
        response: String,
    },
    /// A factor or grouping of one level cannot be compared with anything.
    #[error("compare the levels of {name}, which has only {level:?} in the rows that are left")]
    OneLevel {
        /// The factor or grouping.
        name: String,
        /// Its only level.
        level: String,
    },
    /// A grouping has a level for every row, so that its variance cannot be told from the residual.
    #[error(
        "tell the {effects} random effects of ({columns} | {grouping}) from the residuals of {rows} rows"
    )]
    TooManyEffects {
        /// The grouping.
        grouping: String,
        /// The columns that deviate, with `+` between them.
        columns: String,
        /// Levels times columns.
        effects: usize,
        /// The complete rows.
        rows: usize,
    },
    /// There is no such column to weigh the rows with, or it holds levels.
    #[error("weigh rows with {name:?}, which is no column of numbers")]
    NoWeights {
        /// The name that was given.
        name: String,
    },
    /// A weight is zero or negative.
    #[error("weigh row {row}, counted from 0, with {value}, which is not above zero")]
    Weight {
        /// The row of the table, counted from 0.
        row: usize,
        /// Its weight.
        value: f64,
    },
    /// A matrix that has to be positive definite is not, in the numbers a computer holds.
    #[error("factor a matrix whose pivot {pivot} is {value:e}")]
    NotPositiveDefinite {
        /// The place on the diagonal, counted from 0.
        pivot: usize,
        /// What was found there.
        value: f64,
    },
    /// Crossed groupings with more levels than a matrix of all their pairs may have.
    #[error("cross groupings with {effects} random effects beside the largest one; at most {limit}")]
    TooManyCrossed {
        /// Random effects of all groupings but the largest.
        effects: usize,
        /// The limit.
        limit: usize,
    },
    /// Kenward and Roger's correction is made for variances estimated by REML.
    #[error("correct the coefficients of a fit by ML after Kenward and Roger; fit by REML")]
    NeedsReml,
    /// Two fits of which one does not hold the other.
    #[error("compare two fits: {why}")]
    NotComparable {
        /// What differs.
        why: &'static str,
    },
    /// There is no random term with such a grouping.
    #[error("leave out groups of {name:?}; the groupings are {}", known.join(", "))]
    NoSuchGrouping {
        /// The name that was given.
        name: String,
        /// The groupings of the model.
        known: Vec<String>,
    },
    /// Too few repeated studies for what is asked.
    #[error("repeat a study {got} times; it takes at least {needed}")]
    TooFewReplicates {
        /// How many it takes.
        needed: usize,
        /// How many were asked for.
        got: usize,
    },
    /// Weights for another number of coefficients than the model has.
    #[error("combine {expected} coefficients with {got} weights")]
    WeightCount {
        /// How many coefficients there are.
        expected: usize,
        /// How many weights were given.
        got: usize,
    },
}
