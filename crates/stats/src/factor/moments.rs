//! What of the answers a model is held against: means and covariances of a group, or of each pattern of missing answers.

use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::{Matrix, dot};
use std::collections::BTreeMap;

/// Cases with the same variables there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    /// The variables that are there.
    pub(super) variables: Vec<usize>,
    /// The cases, as rows of the answers.
    pub(super) cases: Vec<usize>,
    /// Means of those variables.
    pub(super) mean: Vec<f64>,
    /// Their covariances, with divisor `n`.
    pub(super) covariances: Matrix,
}

impl Pattern {
    fn of(answers: &Grid, variables: Vec<usize>, cases: Vec<usize>) -> Self {
        let n = cases.len() as f64;
        let columns: Vec<Vec<f64>> = variables
            .iter()
            .map(|variable| cases.iter().map(|case| answers.column(*variable)[*case]).collect())
            .collect();
        let mean: Vec<f64> = columns.iter().map(|column: &Vec<f64>| column.iter().sum::<f64>() / n).collect();
        let centred: Vec<Vec<f64>> = columns
            .iter()
            .zip(&mean)
            .map(|(column, mean)| column.iter().map(|cell| cell - mean).collect())
            .collect();
        let size = variables.len();
        let mut covariances = Matrix::zeros(size, size);
        for row in 0..size {
            for column in 0..=row {
                let cell = dot(&centred[row], &centred[column]) / n;
                covariances[(row, column)] = cell;
                covariances[(column, row)] = cell;
            }
        }
        Self { variables, cases, mean, covariances }
    }

    /// How many cases.
    pub(super) fn count(&self) -> f64 {
        self.cases.len() as f64
    }

    /// The cases' values of the variables that are there, one case after another.
    pub(super) fn values(&self, answers: &Grid) -> Vec<Vec<f64>> {
        let case =
            |case: &usize| self.variables.iter().map(|variable| answers.column(*variable)[*case]).collect();
        self.cases.iter().map(case).collect()
    }
}

/// The cases in which nothing is missing.
///
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two.
pub(super) fn complete(answers: &Grid) -> Result<Pattern, StatsError> {
    let all: Vec<usize> = (0..answers.column_count()).collect();
    let is_there = |case: &usize| all.iter().all(|variable| !answers.column(*variable)[*case].is_nan());
    let cases: Vec<usize> = (0..answers.row_count()).filter(is_there).collect();
    if cases.len() < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: cases.len() });
    }
    Ok(Pattern::of(answers, all, cases))
}

/// The patterns of missing answers; a case without any answer is left out.
///
/// # Errors
/// [`StatsError::TooFewObservations`] without two cases.
pub(super) fn patterns(answers: &Grid) -> Result<Vec<Pattern>, StatsError> {
    let mut cases: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for case in 0..answers.row_count() {
        let there: Vec<usize> = (0..answers.column_count())
            .filter(|variable| !answers.column(*variable)[case].is_nan())
            .collect();
        if !there.is_empty() {
            cases.entry(there).or_default().push(case);
        }
    }
    let count: usize = cases.values().map(Vec::len).sum();
    if count < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: count });
    }
    Ok(cases.into_iter().map(|(variables, cases)| Pattern::of(answers, variables, cases)).collect())
}
