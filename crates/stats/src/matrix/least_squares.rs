//! The line, plane or surface that lies closest to the points.

use super::{Matrix, dot};
use crate::error::StatsError;

/// Coefficients with what their uncertainty is made from.
#[derive(Debug, Clone)]
pub(crate) struct LeastSquares {
    /// One coefficient per column of the design.
    pub(crate) coefficients: Vec<f64>,
    /// `(XᵀX)⁻¹`.
    pub(crate) unscaled_covariance: Matrix,
    /// Observed minus fitted, one per row.
    pub(crate) residuals: Vec<f64>,
    /// The sum of their squares.
    pub(crate) residual_squares: f64,
}

/// A column whose part that the others cannot explain is smaller than this, relative to its length, is a sum of them.
/// The same limit as in R's `lm`.
const COLLINEAR: f64 = 1e-7;

impl LeastSquares {
    /// Fits by Householder reflections, which keep the digits that normal equations would lose.
    ///
    /// # Errors
    /// [`StatsError::TooFewObservations`] with fewer rows than columns, [`StatsError::LengthsDiffer`],
    /// [`StatsError::NotPositiveDefinite`] naming the first column that is a sum of columns before it.
    pub(crate) fn fit(design: &Matrix, outcome: &[f64]) -> Result<Self, StatsError> {
        let (rows, columns) = (design.row_count(), design.column_count());
        if outcome.len() != rows {
            return Err(StatsError::LengthsDiffer { left: rows, right: outcome.len() });
        }
        if rows < columns {
            return Err(StatsError::TooFewObservations { needed: columns, got: rows });
        }
        // Rows of `work` are the columns of the design: a reflection then runs over neighbouring numbers.
        let mut work = design.transpose();
        let mut target = outcome.to_vec();
        let lengths: Vec<f64> = (0..columns).map(|at| dot(work.row(at), work.row(at)).sqrt()).collect();
        let mut diagonal = vec![0.0; columns];
        for at in 0..columns {
            let rest = dot(&work.row(at)[at..], &work.row(at)[at..]).sqrt();
            if rest.is_nan() || rest <= COLLINEAR * lengths[at] {
                return Err(StatsError::NotPositiveDefinite { pivot: at });
            }
            let sign = if work[(at, at)] < 0.0 { -1.0 } else { 1.0 };
            diagonal[at] = -sign * rest;
            work[(at, at)] += sign * rest;
            let reflector = work.row(at)[at..].to_vec();
            let half = dot(&reflector, &reflector) / 2.0;
            for column in at + 1..columns {
                let share = dot(&reflector, &work.row(column)[at..]) / half;
                for (step, part) in reflector.iter().enumerate() {
                    work[(column, at + step)] -= share * part;
                }
            }
            let share = dot(&reflector, &target[at..]) / half;
            for (cell, part) in target[at..].iter_mut().zip(&reflector) {
                *cell -= share * part;
            }
        }
        let upper = Matrix::from_fn(columns, columns, |row, column| match row.cmp(&column) {
            std::cmp::Ordering::Less => work[(column, row)],
            std::cmp::Ordering::Equal => diagonal[row],
            std::cmp::Ordering::Greater => 0.0,
        });
        let root = invert_upper(&upper);
        let coefficients = root.times_vector(&target[..columns]);
        let residuals: Vec<f64> =
            (0..rows).map(|row| outcome[row] - dot(design.row(row), &coefficients)).collect();
        let residual_squares = dot(&residuals, &residuals);
        Ok(Self {
            coefficients,
            unscaled_covariance: root.times_transposed(&root),
            residuals,
            residual_squares,
        })
    }
}

fn invert_upper(upper: &Matrix) -> Matrix {
    let size = upper.row_count();
    let mut inverse = Matrix::zeros(size, size);
    for column in 0..size {
        inverse[(column, column)] = 1.0 / upper[(column, column)];
        for row in (0..column).rev() {
            let known: f64 = (row + 1..=column).map(|at| upper[(row, at)] * inverse[(at, column)]).sum();
            inverse[(row, column)] = -known / upper[(row, row)];
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_line_give_the_line_and_no_residuals() {
        let design = Matrix::from_rows(&[[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]]).unwrap();
        let fit = LeastSquares::fit(&design, &[1.0, 3.0, 5.0, 7.0]).unwrap();
        assert!((fit.coefficients[0] - 1.0).abs() < 16.0 * f64::EPSILON);
        assert!((fit.coefficients[1] - 2.0).abs() < 16.0 * f64::EPSILON);
        assert!(fit.residual_squares < 1e-28);
        // (XᵀX)⁻¹ of this design by hand: [[14, -6], [-6, 4]]/20.
        assert!((fit.unscaled_covariance[(0, 0)] - 0.7).abs() < 16.0 * f64::EPSILON);
        assert!((fit.unscaled_covariance[(0, 1)] + 0.3).abs() < 16.0 * f64::EPSILON);
    }

    #[test]
    fn a_column_that_repeats_another_is_named() {
        let design = Matrix::from_rows(&[[1.0, 2.0, 2.0], [1.0, 3.0, 3.0], [1.0, 5.0, 5.0]]).unwrap();
        let refused = LeastSquares::fit(&design, &[1.0, 2.0, 3.0]).unwrap_err();
        assert_eq!(refused, StatsError::NotPositiveDefinite { pivot: 2 });
    }
}
