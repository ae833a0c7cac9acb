//! Lower triangles: factors of positive definite matrices.

use super::super::error::ModelError;
use crate::matrix::Matrix;

/// The lower triangle L with `L·L′ = A` and a diagonal above zero; only the lower triangle of A is read.
///
/// # Errors
/// [`ModelError::NotPositiveDefinite`] with the first pivot that is not above zero.
pub(crate) fn cholesky(a: &Matrix) -> Result<Matrix, ModelError> {
    let size = a.row_count();
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
    let size = lower.row_count();
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
    Ok(inverse.transpose().times(&inverse))
}

/// The lower triangle L with `L·L′ = M·M′` and no negative diagonal, for a square M of any rank.
///
/// Rotations of the columns, which never divide by what may be zero ([GolubVanLoan2013], chapter 5.1.8).
pub(crate) fn lower_of(matrix: &Matrix) -> Matrix {
    let size = matrix.row_count();
    let mut lower = matrix.clone();
    for row in 0..size {
        for column in row + 1..matrix.column_count() {
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

/// The order of rows in which each has the largest square that the rows before it leave over.
pub(crate) fn pivots(factor: &Matrix) -> Vec<usize> {
    let size = factor.row_count();
    let mut left = factor.times_transposed(factor);
    let mut order: Vec<usize> = Vec::new();
    while order.len() < size {
        let open = (0..size).filter(|row| !order.contains(row));
        let pivot = open.max_by(|a, b| left[(*a, *a)].total_cmp(&left[(*b, *b)])).expect("one row is open");
        order.push(pivot);
        let square = left[(pivot, pivot)];
        if square > 0.0 {
            let row = left.row(pivot).to_vec();
            for a in 0..size {
                for b in 0..size {
                    left[(a, b)] -= row[a] * row[b] / square;
                }
            }
        }
    }
    order
}

/// Whether no row of a lower triangle comes long before its turn: each has at least a quarter of the largest square that is left
/// over then.
pub(crate) fn is_in_order(triangle: &Matrix) -> bool {
    let size = triangle.row_count();
    (0..size).all(|turn| {
        let left = |row: usize| triangle.row(row)[turn..].iter().map(|cell| cell * cell).sum::<f64>();
        let most = (turn + 1..size).map(left).fold(0.0, f64::max);
        left(turn) >= 0.25 * most
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: &Matrix, b: &Matrix) -> bool {
        a.cells().iter().zip(b.cells()).all(|(a, b)| (a - b).abs() < 1e-10)
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

    #[test]
    fn the_largest_row_comes_first_and_what_it_explains_comes_last() {
        let factor = Matrix::from_rows(&[[0.1, 0.0, 0.0], [-2.0, 0.0, 0.0], [1.9, 0.5, 0.0]]).unwrap();
        assert_eq!(pivots(&factor), [1, 2, 0]);
        let all = [0, 1, 2];
        assert!(is_in_order(&lower_of(&factor.select(&[1, 2, 0], &all))));
        assert!(!is_in_order(&lower_of(&factor)));
        assert_eq!(pivots(&Matrix::zeros(2, 2)).len(), 2);
    }

    proptest! {
        #[test]
        fn a_factor_times_itself_is_the_matrix_and_its_inverse_undoes_it(matrix in square(4)) {
            let mut positive = matrix.times(&matrix.transpose());
            (0..4).for_each(|place| positive[(place, place)] += 0.5);
            let factor = cholesky(&positive).unwrap();
            prop_assert!(close(&factor.times(&factor.transpose()), &positive));
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
            prop_assert!(close(&lower.times(&lower.transpose()), &matrix.times(&matrix.transpose())));
            for row in 0..4 {
                prop_assert!(lower[(row, row)] >= 0.0);
                prop_assert!((row + 1..4).all(|column| lower[(row, column)] == 0.0));
            }
        }
    }
}
