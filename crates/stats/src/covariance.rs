//! How variables go together.

use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;
use crate::matrix::strip::{self, Rows, Strip, add_crossed, add_products};

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
/// [ChanGolubLeVeque1983] for how parts are put together.
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
        Missing::CompleteRows => {
            let rows = table.complete_rows();
            if rows.len() < 2 {
                return Err(StatsError::TooFewObservations { needed: 2, got: rows.len() });
            }
            let columns: Vec<usize> = (0..table.column_count()).collect();
            Ok(moments(table, &columns, Rows::Some(&rows)).covariances())
        }
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

/// Count, means and sums of products around them of rows in which nothing is missing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moments {
    pub(crate) count: usize,
    pub(crate) means: Vec<f64>,
    pub(crate) products: Matrix,
}

/// The moments of these rows of a table, in one pass: each strip of rows around its own means, then moved to the means of all, so that no
/// digits are lost however far the columns lie from zero.
pub(crate) fn moments(table: &Grid, columns: &[usize], rows: Rows<'_>) -> Moments {
    let size = columns.len();
    let mut all = Moments { count: 0, means: vec![0.0; size], products: Matrix::zeros(size, size) };
    let mut strip = Strip::new(size);
    let mut means = vec![0.0; size];
    for start in (0..rows.count()).step_by(strip::ROWS) {
        let taken = rows.strip(start);
        for (at, column) in columns.iter().enumerate() {
            means[at] = strip.take(at, table.column(*column), taken);
        }
        add_crossed(strip.columns(), &mut all.products);
        all.add_between(taken.count(), &means);
    }
    for row in 0..size {
        for column in 0..row {
            all.products[(column, row)] = all.products[(row, column)];
        }
    }
    all
}

impl Moments {
    /// Moves to the means of what was there and what came, whose own products were added already.
    fn add_between(&mut self, count: usize, means: &[f64]) {
        let (before, after) = (self.count as f64, (self.count + count) as f64);
        let share = count as f64 / after;
        let steps: Vec<f64> = means.iter().zip(&self.means).map(|(now, then)| now - then).collect();
        for (row, step) in steps.iter().enumerate() {
            for (column, other) in steps[..=row].iter().enumerate() {
                self.products[(row, column)] += before * share * step * other;
            }
            self.means[row] += share * step;
        }
        self.count += count;
    }

    /// Products over `count − 1`.
    pub(crate) fn covariances(&self) -> Matrix {
        self.products.scaled(1.0 / (self.count - 1) as f64)
    }
}

/// Means and covariances of a table without missing cells.
///
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two rows.
pub(crate) fn moments_of_complete(table: &Grid) -> Result<Moments, StatsError> {
    if table.row_count() < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: table.row_count() });
    }
    let columns: Vec<usize> = (0..table.column_count()).collect();
    Ok(moments(table, &columns, Rows::All(0, table.row_count())))
}

fn of_complete(table: &Grid) -> Result<Matrix, StatsError> {
    Ok(moments_of_complete(table)?.covariances())
}

/// Each pair over the rows in which both are there: with `x` around the mean of its column and zero where it is missing, and a mark
/// of one where it is there, every sum that is needed is a sum of products of columns.
fn of_pairs(table: &Grid) -> Result<Matrix, StatsError> {
    let size = table.column_count();
    let means: Vec<f64> = (0..size).map(|column| mean_of_present(table.column(column))).collect();
    let (mut values, mut marks) = (Strip::new(size), Strip::new(size));
    let [mut counts, mut sums, mut products] = [(); 3].map(|()| Matrix::zeros(size, size));
    for start in (0..table.row_count()).step_by(strip::ROWS) {
        let end = table.row_count().min(start + strip::ROWS);
        for (column, mean) in means.iter().enumerate() {
            values.take_present(column, &table.column(column)[start..end], *mean);
            marks.mark_present(column, &table.column(column)[start..end]);
        }
        add_crossed(marks.columns(), &mut counts);
        add_products(values.columns(), marks.columns(), &mut sums);
        add_crossed(values.columns(), &mut products);
    }
    let mut matrix = Matrix::zeros(size, size);
    for one in 0..size {
        for other in 0..=one {
            let count = counts[(one, other)];
            if count < 2.0 {
                return Err(StatsError::TooFewObservations { needed: 2, got: count as usize });
            }
            let between = sums[(one, other)] * sums[(other, one)] / count;
            let cell = (products[(one, other)] - between) / (count - 1.0);
            matrix[(one, other)] = cell;
            matrix[(other, one)] = cell;
        }
    }
    Ok(matrix)
}

fn mean_of_present(cells: &[f64]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for cell in cells {
        let is_there = !cell.is_nan();
        sum += if is_there { *cell } else { 0.0 };
        count += f64::from(u8::from(is_there));
    }
    // A column without any value has no mean, and its pairs are refused.
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The correlation of two lists over the places where both are there; `None` where one does not vary or too few are there.
pub(crate) fn correlation_of(x: &[f64], y: &[f64]) -> Option<f64> {
    let pairs = || x.iter().zip(y).filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let (mut n, mut x_mean, mut y_mean) = (0.0, 0.0, 0.0);
    for (x, y) in pairs() {
        n += 1.0;
        x_mean += x;
        y_mean += y;
    }
    (x_mean, y_mean) = (x_mean / n, y_mean / n);
    let (mut x_squares, mut y_squares, mut products) = (0.0, 0.0, 0.0);
    for (x, y) in pairs() {
        x_squares += (x - x_mean) * (x - x_mean);
        y_squares += (y - y_mean) * (y - y_mean);
        products += (x - x_mean) * (y - y_mean);
    }
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
        #![proptest_config(ProptestConfig::with_cases(16))]

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
