//! The triangular root of a symmetric positive definite matrix, and what follows from it.

use super::{Matrix, dot};
use crate::error::StatsError;

/// The lower triangular `L` with `L·Lᵀ = A`.
#[derive(Debug, Clone)]
pub(crate) struct Cholesky {
    lower: Matrix,
}

impl Cholesky {
    /// Factors a symmetric matrix; only its lower triangle is read.
    ///
    /// # Errors
    /// [`StatsError::NotPositiveDefinite`] when a pivot is lost in the rounding of what was subtracted from it: it is at
    /// most `size · ε` times the diagonal cell it started from, which is as far as rounding can carry it.
    pub(crate) fn of(matrix: &Matrix) -> Result<Self, StatsError> {
        let size = matrix.row_count();
        let mut lower = Matrix::zeros(size, size);
        let noise = size as f64 * f64::EPSILON;
        for row in 0..size {
            for column in 0..row {
                let known = dot(&lower.row(row)[..column], &lower.row(column)[..column]);
                lower[(row, column)] = (matrix[(row, column)] - known) / lower[(column, column)];
            }
            let known = dot(&lower.row(row)[..row], &lower.row(row)[..row]);
            let pivot = matrix[(row, row)] - known;
            if !(pivot > noise * matrix[(row, row)].abs() && pivot.is_finite()) {
                return Err(StatsError::NotPositiveDefinite { pivot: row });
            }
            lower[(row, row)] = pivot.sqrt();
        }
        Ok(Self { lower })
    }

    /// `ln det A`.
    pub(crate) fn log_determinant(&self) -> f64 {
        2.0 * self.lower.diagonal().iter().map(|cell| cell.ln()).sum::<f64>()
    }

    /// `L⁻¹·b`.
    pub(crate) fn solve_lower(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for row in 0..x.len() {
            let known = dot(&self.lower.row(row)[..row], &x[..row]);
            x[row] = (x[row] - known) / self.lower[(row, row)];
        }
        x
    }

    /// `A⁻¹·b`.
    pub(crate) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = self.solve_lower(b);
        for row in (0..x.len()).rev() {
            let known: f64 = (row + 1..x.len()).map(|below| self.lower[(below, row)] * x[below]).sum();
            x[row] = (x[row] - known) / self.lower[(row, row)];
        }
        x
    }

    /// `A⁻¹`, exactly symmetric.
    pub(crate) fn inverse(&self) -> Matrix {
        let size = self.lower.row_count();
        // Row i of `root` is column i of L⁻¹, so that A⁻¹ = L⁻ᵀ·L⁻¹ is a product of its rows.
        let mut root = Matrix::zeros(size, size);
        for column in 0..size {
            root[(column, column)] = 1.0 / self.lower[(column, column)];
            for row in column + 1..size {
                let known = dot(&self.lower.row(row)[column..row], &root.row(column)[column..row]);
                root[(column, row)] = -known / self.lower[(row, row)];
            }
        }
        let mut inverse = Matrix::zeros(size, size);
        for row in 0..size {
            for column in 0..=row {
                let cell = dot(&root.row(row)[row..], &root.row(column)[row..]);
                inverse[(row, column)] = cell;
                inverse[(column, row)] = cell;
            }
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_matrix_with_a_sum_of_its_other_rows_is_refused() {
        let matrix = Matrix::from_rows(&[[1.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 2.0]]).unwrap();
        assert_eq!(Cholesky::of(&matrix).unwrap_err(), StatsError::NotPositiveDefinite { pivot: 2 });
    }

    #[test]
    fn a_cell_that_is_no_number_is_refused() {
        let matrix = Matrix::from_rows(&[[1.0, f64::NAN], [f64::NAN, 1.0]]).unwrap();
        assert_eq!(Cholesky::of(&matrix).unwrap_err(), StatsError::NotPositiveDefinite { pivot: 1 });
    }

    proptest! {
        #[test]
        fn the_inverse_times_the_matrix_is_one(cells in prop::collection::vec(-1.0..1.0_f64, 25)) {
            let root = Matrix::from_fn(5, 5, |row, column| cells[5 * row + column]);
            let matrix = root.times_transposed(&root).add_scaled(1.0, &Matrix::identity(5));
            let cholesky = Cholesky::of(&matrix).unwrap();
            let product = matrix.times(&cholesky.inverse());
            // The condition is at most 1 + 25, the size 5: rounding stays below 5·26·ε·(a small factor).
            let bound = 5.0 * 26.0 * 8.0 * f64::EPSILON;
            for row in 0..5 {
                for column in 0..5 {
                    let one = if row == column { 1.0 } else { 0.0 };
                    prop_assert!((product[(row, column)] - one).abs() < bound);
                }
                let solved = cholesky.solve(matrix.row(row));
                prop_assert!((solved[row] - 1.0).abs() < bound);
            }
        }
    }
}
