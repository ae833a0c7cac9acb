//! Eigenvalues of a symmetric matrix of a few dozen rows.

use super::matrix::Matrix;

/// Eigenvalues, ascending, with their vectors as the columns of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Eigen {
    pub values: Vec<f64>,
    pub vectors: Matrix,
}

/// More sweeps than any matrix of numbers takes; each squares what is left off the diagonal.
const SWEEPS_MAX: usize = 60;

impl Eigen {
    /// Jacobi's rotations: slow for large matrices, exact to the last digits for small ones.
    ///
    /// # Source
    /// [GolubVanLoan2013], chapter 8.5
    pub fn of(symmetric: &Matrix) -> Self {
        let size = symmetric.rows();
        let mut a = symmetric.symmetric();
        let mut vectors = Matrix::identity(size);
        for _ in 0..SWEEPS_MAX {
            let scale: f64 = (0..size).map(|k| a[(k, k)].abs()).fold(0.0, f64::max);
            let mut off: f64 = 0.0;
            for p in 0..size {
                for q in p + 1..size {
                    off = off.max(a[(p, q)].abs());
                    rotate(&mut a, &mut vectors, p, q);
                }
            }
            if off <= f64::EPSILON * 1e-3 * scale || off == 0.0 {
                break;
            }
        }
        let mut order: Vec<usize> = (0..size).collect();
        order.sort_by(|p, q| a[(*p, *p)].total_cmp(&a[(*q, *q)]));
        Self {
            values: order.iter().map(|k| a[(*k, *k)]).collect(),
            vectors: Matrix::from_fn(size, size, |row, column| vectors[(row, order[column])]),
        }
    }

    /// One vector.
    pub fn vector(&self, place: usize) -> Vec<f64> {
        (0..self.vectors.rows()).map(|row| self.vectors[(row, place)]).collect()
    }
}

fn rotate(a: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    let apq = a[(p, q)];
    if apq == 0.0 || !apq.is_finite() {
        return;
    }
    let turn = (a[(q, q)] - a[(p, p)]) / (2.0 * apq);
    let tangent = turn.signum() / (turn.abs() + turn.hypot(1.0));
    let tangent = if turn == 0.0 { 1.0 } else { tangent };
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    for k in 0..a.rows() {
        let (x, y) = (a[(k, p)], a[(k, q)]);
        a[(k, p)] = cosine * x - sine * y;
        a[(k, q)] = sine * x + cosine * y;
    }
    for k in 0..a.rows() {
        let (x, y) = (a[(p, k)], a[(q, k)]);
        a[(p, k)] = cosine * x - sine * y;
        a[(q, k)] = sine * x + cosine * y;
        let (x, y) = (vectors[(k, p)], vectors[(k, q)]);
        vectors[(k, p)] = cosine * x - sine * y;
        vectors[(k, q)] = sine * x + cosine * y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn vectors_times_values_give_the_matrix_back(values in prop::collection::vec(-5.0..5.0_f64, 25)) {
            let matrix = Matrix::from_fn(5, 5, |row, column| values[row * 5 + column]).symmetric();
            let eigen = Eigen::of(&matrix);
            prop_assert!(eigen.values.is_sorted());
            let diagonal = Matrix::from_fn(5, 5, |row, column| if row == column { eigen.values[row] } else { 0.0 });
            let back = eigen.vectors.times(&diagonal).times(&eigen.vectors.transposed());
            for (a, b) in back.values().iter().zip(matrix.values()) {
                prop_assert!((a - b).abs() < 1e-12);
            }
        }
    }
}
