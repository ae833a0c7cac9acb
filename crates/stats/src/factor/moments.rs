//! What of the answers a model is held against: means and covariances of a group, or of each pattern of missing answers.

use crate::covariance::moments;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;
use crate::matrix::strip::Rows;
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
        let rows =
            if cases.len() == answers.row_count() { Rows::All(0, cases.len()) } else { Rows::Some(&cases) };
        let moments = moments(answers, &variables, rows);
        let covariances = moments.products.scaled(1.0 / cases.len() as f64);
        let mean = moments.means;
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
    let cases = answers.complete_rows();
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
    let mut cases: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    let mut is_there = vec![false; answers.column_count()];
    for case in 0..answers.row_count() {
        for (there, variable) in is_there.iter_mut().zip(0..) {
            *there = !answers.column(variable)[case].is_nan();
        }
        match cases.get_mut(&is_there) {
            Some(own) => own.push(case),
            None if is_there.contains(&true) => {
                cases.insert(is_there.clone(), vec![case]);
            }
            None => {}
        }
    }
    let count: usize = cases.values().map(Vec::len).sum();
    if count < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: count });
    }
    let pattern = |(is_there, cases): (Vec<bool>, Vec<usize>)| {
        let variables = (0..is_there.len()).filter(|variable| is_there[*variable]).collect();
        Pattern::of(answers, variables, cases)
    };
    Ok(cases.into_iter().map(pattern).collect())
}
