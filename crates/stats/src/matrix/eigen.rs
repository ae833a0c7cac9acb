//! Eigenvalues and eigenvectors of a symmetric matrix.

use super::Matrix;

/// Values from large to small, with the vector of each as a column of the same number.
#[derive(Debug, Clone)]
pub(crate) struct Eigen {
    pub(crate) values: Vec<f64>,
    pub(crate) vectors: Matrix,
}

/// Turns are repeated until the cells off the diagonal are nothing beside it; a symmetric matrix takes six to ten rounds.
const ROUNDS_MAX: usize = 60;

impl Eigen {
    /// Decomposes by plane rotations (Jacobi): slow for hundreds of rows, and as exact as can be for the tens we have.
    pub(crate) fn of(symmetric: &Matrix) -> Self {
        let size = symmetric.row_count();
        let mut matrix = symmetric.clone();
        let mut vectors = Matrix::identity(size);
        for _ in 0..ROUNDS_MAX {
            let mut turned = false;
            for p in 0..size {
                for q in p + 1..size {
                    let negligible = f64::EPSILON * (matrix[(p, p)] * matrix[(q, q)]).abs().sqrt();
                    if matrix[(p, q)].abs() > negligible.max(f64::MIN_POSITIVE) {
                        rotate(&mut matrix, &mut vectors, p, q);
                        turned = true;
                    }
                }
            }
            if !turned {
                break;
            }
        }
        let mut order: Vec<usize> = (0..size).collect();
        order.sort_by(|a, b| matrix[(*b, *b)].total_cmp(&matrix[(*a, *a)]));
        let all: Vec<usize> = (0..size).collect();
        Self {
            values: order.iter().map(|at| matrix[(*at, *at)]).collect(),
            vectors: vectors.select(&all, &order),
        }
    }
}

/// Turns the plane of `p` and `q` so that their common cell becomes zero.
fn rotate(matrix: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let theta = (matrix[(q, q)] - matrix[(p, p)]) / (2.0 * matrix[(p, q)]);
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    for at in 0..matrix.row_count() {
        let (left, right) = (matrix[(at, p)], matrix[(at, q)]);
        matrix[(at, p)] = cosine * left - sine * right;
        matrix[(at, q)] = sine * left + cosine * right;
    }
    for at in 0..matrix.row_count() {
        let (left, right) = (matrix[(p, at)], matrix[(q, at)]);
        matrix[(p, at)] = cosine * left - sine * right;
        matrix[(q, at)] = sine * left + cosine * right;
    }
    for at in 0..vectors.row_count() {
        let (left, right) = (vectors[(at, p)], vectors[(at, q)]);
        vectors[(at, p)] = cosine * left - sine * right;
        vectors[(at, q)] = sine * left + cosine * right;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_variables_that_correlate_by_half_have_the_values_one_and_a_half_and_one_half() {
        let eigen = Eigen::of(&Matrix::from_rows(&[[1.0, 0.5], [0.5, 1.0]]).unwrap());
        assert!((eigen.values[0] - 1.5).abs() < 4.0 * f64::EPSILON);
        assert!((eigen.values[1] - 0.5).abs() < 4.0 * f64::EPSILON);
    }

    #[test]
    fn a_matrix_of_zeros_has_zeros_and_no_endless_turning() {
        assert_eq!(Eigen::of(&Matrix::zeros(3, 3)).values, [0.0; 3]);
    }

    proptest! {
        #[test]
        fn the_parts_put_together_are_the_matrix(cells in prop::collection::vec(-1.0..1.0_f64, 36)) {
            let matrix = Matrix::from_fn(6, 6, |row, column| cells[6 * row + column] + cells[6 * column + row]);
            let eigen = Eigen::of(&matrix);
            let scaled = Matrix::from_fn(6, 6, |row, column| eigen.vectors[(row, column)] * eigen.values[column]);
            let back = scaled.times_transposed(&eigen.vectors);
            // Backward stable: the error is a small multiple of ε times the norm, at most 6·2 here.
            for row in 0..6 {
                for column in 0..6 {
                    prop_assert!((back[(row, column)] - matrix[(row, column)]).abs() < 12.0 * 32.0 * f64::EPSILON);
                }
            }
            prop_assert!(eigen.values.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }
}
