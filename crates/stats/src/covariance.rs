//! How variables go together.

use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::{Matrix, dot};

/// What is done with rows in which something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Only rows without any missing cell count.
    CompleteRows,
    /// Each pair of variables takes the rows in which both are there. Uses more of what was answered; the matrix need not be
    /// positive definite.
    Pairwise,
}

/// The covariances of the columns of a table, `Σ (x − x̄)(y − ȳ)/(n − 1)`.
///
/// # Shape
/// A square matrix, one row per column of the table.
/// # Range and units
/// Products of the units of two variables.
/// # Missing data
/// As `missing` says. Pairwise, each pair has means and `n` of its own.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two rows for a pair.
/// # Source
/// [Welford1962] for why the means are taken first.
/// # Example
/// ```
/// use verbond_stats::covariance::{Missing, covariance};
/// use verbond_stats::grid::Grid;
///
/// let table = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0], vec![2.0, 4.0, 6.0]])?;
/// assert_eq!(covariance(&table, Missing::CompleteRows)?[(0, 1)], 2.0);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn covariance(table: &Grid, missing: Missing) -> Result<Matrix, StatsError> {
    if table.is_complete() {
        return of_complete(table);
    }
    match missing {
        Missing::CompleteRows => of_complete(&table.complete()),
        Missing::Pairwise => of_pairs(table),
    }
}

/// The correlations of the columns of a table: covariances over the roots of the variances.
///
/// # Shape
/// A square matrix with ones on its diagonal.
/// # Missing data
/// As in [`covariance`]; pairwise, the spreads are those of all values of each variable.
/// # Errors
/// [`StatsError::NoVariation`] for a variable that is the same everywhere, and as [`covariance`].
/// # Source
/// [LordNovick1968]
/// # Example
/// ```
/// use verbond_stats::covariance::{Missing, correlation};
/// use verbond_stats::grid::Grid;
///
/// let table = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0], vec![6.0, 4.0, 2.0]])?;
/// assert_eq!(correlation(&table, Missing::CompleteRows)?[(0, 1)], -1.0);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn correlation(table: &Grid, missing: Missing) -> Result<Matrix, StatsError> {
    covariance(table, missing)?.to_correlation()
}

/// The mean of each column; of the values that are there.
pub(crate) fn means(table: &Grid) -> Vec<f64> {
    let mean = |column: usize| {
        let (mut sum, mut count) = (0.0, 0.0);
        for cell in table.column(column).iter().filter(|cell| !cell.is_nan()) {
            sum += cell;
            count += 1.0;
        }
        sum / count
    };
    (0..table.column_count()).map(mean).collect()
}

/// Rows that are worked on together: their cells of all columns stay in the nearest cache.
const BLOCK: usize = 512;

fn of_complete(table: &Grid) -> Result<Matrix, StatsError> {
    let (rows, columns) = (table.row_count(), table.column_count());
    if rows < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: rows });
    }
    let means = means(table);
    let mut sums = Matrix::zeros(columns, columns);
    let mut centred = vec![[0.0; BLOCK]; columns];
    for start in (0..rows).step_by(BLOCK) {
        let size = BLOCK.min(rows - start);
        for (column, block) in centred.iter_mut().enumerate() {
            for (cell, value) in block.iter_mut().zip(&table.column(column)[start..start + size]) {
                *cell = value - means[column];
            }
        }
        for row in 0..columns {
            for column in 0..=row {
                sums[(row, column)] += dot(&centred[row][..size], &centred[column][..size]);
            }
        }
    }
    let over = (rows - 1) as f64;
    Ok(Matrix::from_fn(columns, columns, |row, column| sums[(row.max(column), row.min(column))] / over))
}

fn of_pairs(table: &Grid) -> Result<Matrix, StatsError> {
    let columns = table.column_count();
    let mut matrix = Matrix::zeros(columns, columns);
    for one in 0..columns {
        for other in 0..=one {
            let pairs = || {
                let pairs = table.column(one).iter().zip(table.column(other));
                pairs.filter(|(x, y)| !x.is_nan() && !y.is_nan())
            };
            let (mut count, mut x_sum, mut y_sum) = (0_usize, 0.0, 0.0);
            for (x, y) in pairs() {
                count += 1;
                x_sum += x;
                y_sum += y;
            }
            if count < 2 {
                return Err(StatsError::TooFewObservations { needed: 2, got: count });
            }
            let (x_mean, y_mean) = (x_sum / count as f64, y_sum / count as f64);
            let sum: f64 = pairs().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
            matrix[(one, other)] = sum / (count - 1) as f64;
            matrix[(other, one)] = matrix[(one, other)];
        }
    }
    Ok(matrix)
}

/// The correlation of two lists over the places where both are there; `None` where one does not vary or too few are there.
pub(crate) fn correlation_of(x: &[f64], y: &[f64]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> =
        x.iter().zip(y).filter(|(x, y)| !x.is_nan() && !y.is_nan()).map(|(x, y)| (*x, *y)).collect();
    let n = pairs.len() as f64;
    let (x_mean, y_mean) =
        (pairs.iter().map(|pair| pair.0).sum::<f64>() / n, pairs.iter().map(|pair| pair.1).sum::<f64>() / n);
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let x_squares = sum(&|pair| (pair.0 - x_mean).powi(2));
    let y_squares = sum(&|pair| (pair.1 - y_mean).powi(2));
    let products = sum(&|pair| (pair.0 - x_mean) * (pair.1 - y_mean));
    (x_squares > 0.0 && y_squares > 0.0).then(|| products / (x_squares * y_squares).sqrt())
}

/// The squared multiple correlation of each variable with all others, `1 − 1/(R⁻¹)ⱼⱼ`.
///
/// # Shape
/// One number per row of the correlation matrix.
/// # Range and units
/// From 0 to 1.
/// # Errors
/// [`StatsError::NotPositiveDefinite`] when a variable is a sum of others, or the pairs do not fit together.
/// # Source
/// [Guttman1945]
/// # Example
/// ```
/// use verbond_stats::covariance::squared_multiple_correlations;
/// use verbond_stats::matrix::Matrix;
///
/// let two = Matrix::from_rows(&[[1.0, 0.5], [0.5, 1.0]])?;
/// assert!((squared_multiple_correlations(&two)?[0] - 0.25).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn squared_multiple_correlations(correlations: &Matrix) -> Result<Vec<f64>, StatsError> {
    let inverse = crate::matrix::cholesky::Cholesky::of(correlations)?.inverse();
    Ok(inverse.diagonal().iter().map(|cell| 1.0 - 1.0 / cell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pair_that_was_never_answered_together_is_refused() {
        let columns = [vec![Some(1.0), Some(2.0), None, None], vec![None, None, Some(3.0), Some(4.0)]];
        let table = Grid::from_columns(&columns).unwrap();
        let few = |got| Err(StatsError::TooFewObservations { needed: 2, got });
        assert_eq!(covariance(&table, Missing::Pairwise), few(0));
        assert_eq!(covariance(&table, Missing::CompleteRows), few(0));
    }

    #[test]
    fn a_variable_that_does_not_vary_has_no_correlation() {
        let table = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0], vec![4.0, 4.0, 4.0]]).unwrap();
        assert_eq!(correlation(&table, Missing::Pairwise), Err(StatsError::NoVariation { variable: 1 }));
    }

    proptest! {
        #[test]
        fn complete_rows_and_pairs_are_the_same_where_nothing_is_missing(
            cells in prop::collection::vec(-9.0..9.0_f64, 2100), shift in -1e3..1e3_f64,
        ) {
            let table = |shift: f64| {
                let columns = cells.chunks(700).map(|column| column.iter().map(|cell| cell + shift).collect());
                Grid::from_complete_columns(columns.collect()).unwrap()
            };
            let (whole, pairs) = (of_complete(&table(0.0)).unwrap(), of_pairs(&table(0.0)).unwrap());
            let moved = of_complete(&table(shift)).unwrap();
            for (row, column) in [(0, 0), (0, 1), (2, 1)] {
                // Seven hundred products of at most 81, added in another order.
                let rounding = 700.0 * 81.0 * f64::EPSILON;
                prop_assert!((whole[(row, column)] - pairs[(row, column)]).abs() <= rounding);
                // The shift costs the digits of a thousand in each cell.
                prop_assert!((whole[(row, column)] - moved[(row, column)]).abs() <= rounding + 9.0 * 8.0 * 1009.0 * f64::EPSILON);
            }
        }
    }
}
