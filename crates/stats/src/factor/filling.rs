//! Means and covariances of answers of which some are missing, by filling in what the others make likely, again and again (EM).
//!
//! Slow at the very end and safe from the beginning: covariances stay possible at every step. Newton's steps take over where it is near.

use super::moments::Pattern;
use super::start::Seen;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

const ROUNDS_MAX: usize = 200;
/// Changes below this share of a standard deviation leave the rest to one of Newton's steps, which squares it.
const NEAR: f64 = 1e-7;

/// Fills in, from some means and covariances, until little moves.
///
/// # Source
/// [DempsterLairdRubin1977]
pub(super) fn filled(patterns: &[Pattern], start: &Seen) -> Result<Seen, StatsError> {
    let mut at = start.clone();
    for _ in 0..ROUNDS_MAX {
        let next = round(patterns, &at)?;
        let spread = |variable: usize| at.covariances[(variable, variable)].sqrt();
        let mut moved = 0.0_f64;
        for row in 0..at.mean.len() {
            moved = moved.max((next.mean[row] - at.mean[row]).abs() / spread(row));
            for column in 0..=row {
                let change = next.covariances[(row, column)] - at.covariances[(row, column)];
                moved = moved.max(change.abs() / (spread(row) * spread(column)));
            }
        }
        at = next;
        if moved < NEAR {
            break;
        }
    }
    Ok(at)
}

/// With `B = Σ_mo·Σ_oo⁻¹`, what is missing is expected at `μ_m + B(y − μ_o)` and varies around that by `Σ_mm − BΣ_om`.
fn round(patterns: &[Pattern], at: &Seen) -> Result<Seen, StatsError> {
    let size = at.mean.len();
    let (mut sum, mut squares, mut count) = (vec![0.0; size], Matrix::zeros(size, size), 0.0);
    for pattern in patterns {
        let (there, n) = (&pattern.variables, pattern.count());
        let missing: Vec<usize> = (0..size).filter(|variable| !there.contains(variable)).collect();
        let inverse = Cholesky::of(&at.covariances.select(there, there))?.inverse();
        // Rows of all variables, as they follow from those that are there.
        let told =
            Matrix::from_fn(size, there.len(), |row, column| if there[column] == row { 1.0 } else { 0.0 });
        let guess = at.covariances.select(&missing, there).times(&inverse);
        let mut follows = told;
        for (place, variable) in missing.iter().enumerate() {
            for column in 0..there.len() {
                follows[(*variable, column)] = guess[(place, column)];
            }
        }
        let left = at
            .covariances
            .select(&missing, &missing)
            .add_scaled(-1.0, &guess.times_transposed(&at.covariances.select(&missing, there)));
        let away: Vec<f64> =
            pattern.mean.iter().zip(there).map(|(mean, variable)| mean - at.mean[*variable]).collect();
        let expected = follows.times_vector(&away);
        squares.add(n, &follows.times(&pattern.covariances).times_transposed(&follows));
        for (row, one) in expected.iter().enumerate() {
            sum[row] += n * one;
            for (column, other) in expected.iter().enumerate() {
                squares[(row, column)] += n * one * other;
            }
        }
        for (row, one) in missing.iter().enumerate() {
            for (column, other) in missing.iter().enumerate() {
                squares[(*one, *other)] += n * left[(row, column)];
            }
        }
        count += n;
    }
    let step: Vec<f64> = sum.iter().map(|sum| sum / count).collect();
    let covariances = Matrix::from_fn(size, size, |row, column| {
        (squares[(row, column)] + squares[(column, row)]) / (2.0 * count) - step[row] * step[column]
    });
    Ok(Seen { mean: at.mean.iter().zip(&step).map(|(mean, step)| mean + step).collect(), covariances })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::moments::patterns;
    use crate::grid::Grid;
    use crate::reference::close;

    #[test]
    fn a_missing_last_column_is_filled_in_from_the_regression_on_the_first() {
        // A pattern in which only the second is missing has a solution in closed form: means and covariances of the first from everyone,
        // the regression of the second on it from those who answered both.
        let x = [1.0, 2.0, 3.0, 4.0, 6.0, 7.0, 9.0];
        let y = [2.0, 1.0, 4.0, 3.0, 7.0];
        let second = (0..7).map(|row| y.get(row).copied()).collect();
        let grid = Grid::from_columns(&[x.map(Some).to_vec(), second]).unwrap();
        let start = Seen { mean: vec![4.0, 3.0], covariances: Matrix::identity(2) };
        let found = filled(&patterns(&grid).unwrap(), &start).unwrap();
        let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
        let (all, both) = (mean(&x), mean(&x[..5]));
        let products: f64 = (0..5).map(|row| (x[row] - both) * (y[row] - mean(&y))).sum();
        let slope = products / x[..5].iter().map(|x| (x - both).powi(2)).sum::<f64>();
        let variance = x.iter().map(|x| (x - all).powi(2)).sum::<f64>() / 7.0;
        close("mean", found.mean[1], mean(&y) + slope * (all - both), 1e-6, 0.0);
        close("covariance", found.covariances[(1, 0)], slope * variance, 1e-6, 0.0);
    }
}
