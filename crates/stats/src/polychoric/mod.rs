//! Correlations of what lies behind ordered answers.

mod estimate;
mod table;
#[cfg(test)]
mod tests;

use crate::covariance::Missing;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;
use crate::matrix::eigen::Eigen;
use table::{Item, Table};

/// Thresholds of items and correlations of the normal variables that are cut at them.
///
/// Each answer `k` of an item stands for a value of a standard normal variable between the thresholds `τₖ₋₁` and `τₖ`. In two
/// steps: `τₖ = Φ⁻¹(share of answers up to k)`, and then for each pair the correlation under which its table of answers is most
/// likely, given the thresholds.
///
/// # Source
/// [Olsson1979]; standard errors take the uncertainty of the thresholds into account, as [Rosseel2012] does.
#[derive(Debug, Clone, PartialEq)]
pub struct Polychoric {
    /// For each item its answers in ascending order.
    pub answers: Vec<Vec<f64>>,
    /// For each item a threshold between each two neighbouring answers.
    pub thresholds: Vec<Vec<Threshold>>,
    /// Pairs of items, the first before the second.
    pub pairs: Vec<Pair>,
}

/// A threshold of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// The value at which answers change.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The correlation of two items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The place of the first item.
    pub first: usize,
    /// The place of the second item.
    pub second: usize,
    /// How many persons answered both.
    pub count: usize,
    /// The correlation.
    pub correlation: f64,
    /// Its standard error; `None` at −1 and 1, where the table says no more than that it is a border.
    pub standard_error: Option<f64>,
    /// What was done to a table of two answers each with an empty cell.
    pub cells: Cells,
}

/// Whether a table of answers is used as counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// As counted.
    Counted,
    /// Two answers by two answers with an empty cell, of which the most likely correlation would be −1 or 1: half a person is
    /// moved into it, with the totals kept, as lavaan does.
    HalfAdded,
}

/// Estimates polychoric correlations of items; tetrachoric ones where items have two answers.
///
/// # Shape
/// Persons in rows, items in columns; an answer is a number, and only the order of answers counts.
/// # Missing data
/// `Missing::CompleteRows` leaves a person out who left out any item. `Missing::Pairwise` takes each threshold from all who answered
/// the item and each correlation from all who answered both; the matrix may then not be one of any variables.
/// # Errors
/// [`StatsError::NoVariation`] for an item with one answer; [`StatsError::TooFewObservations`] for a pair that fewer than two answered.
/// # Example
/// ```
/// use verbond_stats::covariance::Missing;
/// use verbond_stats::grid::Grid;
/// use verbond_stats::polychoric::polychoric;
///
/// // 40 yes-yes, 10 yes-no, 10 no-yes, 40 no-no: half of each, so ρ = −cos(2π·0.4).
/// let mut rows = vec![[Some(1.0), Some(1.0)]; 40];
/// rows.extend(vec![[Some(1.0), Some(0.0)]; 10]);
/// rows.extend(vec![[Some(0.0), Some(1.0)]; 10]);
/// rows.extend(vec![[Some(0.0), Some(0.0)]; 40]);
/// let found = polychoric(&Grid::from_rows(&rows)?, Missing::CompleteRows)?;
/// assert!((found.pairs[0].correlation - 0.809_016_994).abs() < 1e-9);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn polychoric(answers: &Grid, missing: Missing) -> Result<Polychoric, StatsError> {
    let complete = match missing {
        Missing::CompleteRows => answers.complete(),
        Missing::Pairwise => answers.clone(),
    };
    let count = complete.column_count();
    let items: Vec<Item> =
        (0..count).map(|place| Item::new(complete.column(place), place)).collect::<Result<_, _>>()?;
    let mut pairs = Vec::new();
    for second in 0..count {
        for first in 0..second {
            let table = Table::new([&items[first], &items[second]]);
            if table.count() < 2.0 {
                return Err(StatsError::TooFewObservations { needed: 2, got: table.count() as usize });
            }
            pairs.push(estimate::pair([first, second], [&items[first], &items[second]], table));
        }
    }
    let threshold = |item: &Item| -> Vec<Threshold> {
        let shares = item.thresholds.iter().zip(&item.below);
        let of = |(value, below): (&f64, &f64)| Threshold {
            value: *value,
            standard_error: (below * (1.0 - below) / item.count).sqrt() / normal::density(*value),
        };
        shares.map(of).collect()
    };
    Ok(Polychoric {
        thresholds: items.iter().map(threshold).collect(),
        answers: items.into_iter().map(|item| item.answers).collect(),
        pairs,
    })
}

impl Polychoric {
    /// The correlations as a matrix.
    pub fn correlations(&self) -> Matrix {
        let mut matrix = Matrix::identity(self.answers.len());
        for pair in &self.pairs {
            matrix[(pair.first, pair.second)] = pair.correlation;
            matrix[(pair.second, pair.first)] = pair.correlation;
        }
        matrix
    }

    /// The smallest eigenvalue of the matrix: below zero, no variables have these correlations, and a factor analysis of them has
    /// to be refused or helped.
    pub fn smallest_eigenvalue(&self) -> f64 {
        Eigen::of(&self.correlations()).values.last().copied().unwrap_or(1.0)
    }
}
