//! The inverse of a square matrix without symmetry.

use super::Matrix;
use crate::error::StatsError;

/// `A⁻¹` by elimination with the largest pivot of each column.
///
/// # Errors
/// [`StatsError::NotInvertible`] when a column has no pivot left.
pub(crate) fn inverse(matrix: &Matrix) -> Result<Matrix, StatsError> {
    let size = matrix.row_count();
    let mut work = matrix.clone();
    let mut inverse = Matrix::identity(size);
    for at in 0..size {
        let largest = (at..size).max_by(|a, b| work[(*a, at)].abs().total_cmp(&work[(*b, at)].abs()));
        let pivot_row = largest.expect("there is a row left");
        let pivot = work[(pivot_row, at)];
        if pivot == 0.0 || !pivot.is_finite() {
            return Err(StatsError::NotInvertible { column: at });
        }
        for cells in [&mut work, &mut inverse] {
            for column in 0..size {
                let (upper, lower) = (cells[(at, column)], cells[(pivot_row, column)]);
                cells[(at, column)] = lower / pivot;
                if pivot_row != at {
                    cells[(pivot_row, column)] = upper;
                }
            }
        }
        for row in (0..size).filter(|row| *row != at) {
            let factor = work[(row, at)];
            if factor != 0.0 {
                for cells in [&mut work, &mut inverse] {
                    for column in 0..size {
                        cells[(row, column)] -= factor * cells[(at, column)];
                    }
                }
            }
        }
    }
    Ok(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_matrix_that_needs_its_rows_exchanged_is_inverted_and_one_without_inverse_refused() {
        let turned = Matrix::from_rows(&[[0.0, 2.0], [4.0, 0.0]]).unwrap();
        assert_eq!(inverse(&turned).unwrap(), Matrix::from_rows(&[[0.0, 0.25], [0.5, 0.0]]).unwrap());
        let flat = Matrix::from_rows(&[[1.0, 2.0], [2.0, 4.0]]).unwrap();
        assert_eq!(inverse(&flat).unwrap_err(), StatsError::NotInvertible { column: 1 });
    }

    proptest! {
        #[test]
        fn the_inverse_times_the_matrix_is_one(cells in prop::collection::vec(-1.0..1.0_f64, 16)) {
            // Rows that weigh most on the diagonal: the condition stays below ten.
            let matrix = Matrix::from_fn(4, 4, |row, column| {
                cells[4 * row + column] + if row == column { 5.0 } else { 0.0 }
            });
            let product = matrix.times(&inverse(&matrix).unwrap());
            for row in 0..4 {
                for column in 0..4 {
                    let one = if row == column { 1.0 } else { 0.0 };
                    prop_assert!((product[(row, column)] - one).abs() < 4.0 * 10.0 * 8.0 * f64::EPSILON);
                }
            }
        }
    }
}
