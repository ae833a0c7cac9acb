//! Sums and products in place, for computations that are repeated thousands of times.

use super::Matrix;

impl Matrix {
    /// All cells, row by row.
    pub(crate) fn cells(&self) -> &[f64] {
        &self.values
    }

    /// Every cell times a number.
    pub(crate) fn scaled(&self, factor: f64) -> Self {
        self.map(|cell| cell * factor)
    }

    /// Adds a multiple of a matrix of the same shape.
    pub(crate) fn add(&mut self, factor: f64, other: &Self) {
        debug_assert_eq!((self.rows, self.columns), (other.rows, other.columns));
        self.values.iter_mut().zip(&other.values).for_each(|(to, from)| *to += factor * from);
    }

    /// `tr(self · other)`, without the product.
    pub(crate) fn trace_of_product(&self, other: &Self) -> f64 {
        let row = |row: usize| (0..self.columns).map(|k| self[(row, k)] * other[(k, row)]).sum::<f64>();
        (0..self.rows).map(row).sum()
    }

    /// The mean of the matrix and its transpose.
    pub(crate) fn symmetric(&self) -> Self {
        Self::from_fn(self.rows, self.columns, |row, column| {
            0.5 * (self[(row, column)] + self[(column, row)])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_trace_of_a_product_is_that_of_the_product(cells in prop::collection::vec(-2.0..2.0_f64, 18)) {
            let first = Matrix::from_fn(3, 3, |row, column| cells[row * 3 + column]);
            let second = Matrix::from_fn(3, 3, |row, column| cells[9 + row * 3 + column]);
            prop_assert!((first.trace_of_product(&second) - first.times(&second).trace()).abs() < 1e-12);
            let mut sum = first.clone();
            sum.add(2.0, &first.transpose());
            prop_assert!((sum.symmetric().cells()[1] - 1.5 * (first[(0, 1)] + first[(1, 0)])).abs() < 1e-12);
        }
    }
}
