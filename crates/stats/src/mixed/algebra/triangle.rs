//! Lower triangles: factors of positive definite matrices.

use super::super::error::ModelError;
use super::matrix::Matrix;

/// The lower triangle L with `L·L′ = A` and a diagonal above zero; only the lower triangle of A is read.
///
/// # Errors
/// [`ModelError::NotPositiveDefinite`] with the first pivot that is not above zero.
pub(crate) fn cholesky(a: &Matrix) -> Result<Matrix, ModelError> {
    let size = a.rows();
    let mut factor = Matrix::zeros(size, size);
    for row in 0..size {
        for column in 0..=row {
            let known: f64 = (0..column).map(|k| factor[(row, k)] * factor[(column, k)]).sum();
            let left = a[(row, column)] - known;
            if row == column {
                // Also catches NaN.
                if left.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
                    return Err(ModelError::NotPositiveDefinite { pivot: row, value: left });
                }
                factor[(row, row)] = left.sqrt();
            } else {
                factor[(row, column)] = left / factor[(column, column)];
            }
        }
    }
    Ok(factor)
}

/// The inverse of a lower triangle, a lower triangle itself.
pub(crate) fn inverse(lower: &Matrix) -> Matrix {
    let size = lower.rows();
    let mut inverse = Matrix::zeros(size, size);
    for column in 0..size {
        inverse[(column, column)] = 1.0 / lower[(column, column)];
        for row in column + 1..size {
            let sum: f64 = (column..row).map(|k| lower[(row, k)] * inverse[(k, column)]).sum();
            inverse[(row, column)] = -sum / lower[(row, row)];
        }
    }
    inverse
}

/// The inverse of a positive definite matrix.
///
/// # Errors
/// [`ModelError::NotPositiveDefinite`].
pub(crate) fn inverse_of_positive(a: &Matrix) -> Result<Matrix, ModelError> {
    let inverse = inverse(&cholesky(a)?);
    Ok(inverse.transposed().times(&inverse))
}

/// The lower triangle L with `L·L′ = M·M′` and no negative diagonal, for a square M of any rank.
///
/// Givens rotations of the columns: they never divide by what may be zero.
pub(crate) fn lower_of(matrix: &Matrix) -> Matrix {
    let size = matrix.rows();
    let mut lower = matrix.clone();
    for row in 0..size {
        for column in row + 1..matrix.columns() {
            let (a, b) = (lower[(row, row)], lower[(row, column)]);
            let length = a.hypot(b);
            if b == 0.0 || length == 0.0 {
                continue;
            }
            let (cosine, sine) = (a / length, b / length);
            for below in row..size {
                let (a, b) = (lower[(below, row)], lower[(below, column)]);
                lower[(below, row)] = cosine * a + sine * b;
                lower[(below, column)] = cosine * b - sine * a;
            }
            lower[(row, column)] = 0.0;
        }
        if lower[(row, row)] < 0.0 {
            (row..size).for_each(|below| lower[(below, row)] = -lower[(below, row)]);
        }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: &Matrix, b: &Matrix) -> bool {
        a.values().iter().zip(b.values()).all(|(a, b)| (a - b).abs() < 1e-10)
    }

    fn square(size: usize) -> impl Strategy<Value = Matrix> {
        prop::collection::vec(-3.0..3.0_f64, size * size)
            .prop_map(move |values| Matrix::from_fn(size, size, |row, column| values[row * size + column]))
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_is_told_with_its_pivot() {
        let matrix = Matrix::from_fn(2, 2, |row, column| if row == column { 1.0 } else { 2.0 });
        assert_eq!(cholesky(&matrix), Err(ModelError::NotPositiveDefinite { pivot: 1, value: -3.0 }));
        assert!(cholesky(&Matrix::from_fn(1, 1, |_, _| f64::NAN)).is_err());
    }

    proptest! {
        #[test]
        fn a_factor_times_itself_is_the_matrix_and_its_inverse_undoes_it(matrix in square(4)) {
            let mut positive = matrix.times(&matrix.transposed());
            (0..4).for_each(|place| positive[(place, place)] += 0.5);
            let factor = cholesky(&positive).unwrap();
            prop_assert!(close(&factor.times(&factor.transposed()), &positive));
            let undone = inverse_of_positive(&positive).unwrap().times(&positive);
            prop_assert!(close(&undone, &Matrix::identity(4)));
        }

        #[test]
        fn the_triangle_of_a_matrix_has_its_products_also_when_rank_is_lost(
            mut matrix in square(4),
            lost in prop::option::of(0..4_usize),
        ) {
            if let Some(lost) = lost {
                (0..4).for_each(|row| matrix[(row, lost)] = 0.0);
            }
            let lower = lower_of(&matrix);
            prop_assert!(close(&lower.times(&lower.transposed()), &matrix.times(&matrix.transposed())));
            for row in 0..4 {
                prop_assert!(lower[(row, row)] >= 0.0);
                prop_assert!((row + 1..4).all(|column| lower[(row, column)] == 0.0));
            }
        }
    }
}
