//! A small matrix, row by row.

use std::ops::{Index, IndexMut};

/// A matrix in memory, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, values: vec![0.0; rows * columns] }
    }

    pub fn identity(size: usize) -> Self {
        Self::from_fn(size, size, |row, column| f64::from(u8::from(row == column)))
    }

    pub fn from_fn(rows: usize, columns: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let mut matrix = Self::zeros(rows, columns);
        for row in 0..rows {
            for column in 0..columns {
                matrix[(row, column)] = value(row, column);
            }
        }
        matrix
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All values, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    pub fn values_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }

    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    pub fn transposed(&self) -> Self {
        Self::from_fn(self.columns, self.rows, |row, column| self[(column, row)])
    }

    pub fn times(&self, other: &Self) -> Self {
        debug_assert_eq!(self.columns, other.rows, "shapes fit");
        let mut product = Self::zeros(self.rows, other.columns);
        for row in 0..self.rows {
            for inner in 0..self.columns {
                let factor = self[(row, inner)];
                let from = other.row(inner);
                product.row_mut(row).iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
            }
        }
        product
    }

    pub fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.rows).map(|row| dot(self.row(row), vector)).collect()
    }

    /// `a′·M·b`.
    pub fn between(&self, a: &[f64], b: &[f64]) -> f64 {
        dot(a, &self.times_vector(b))
    }

    pub fn scaled(&self, factor: f64) -> Self {
        Self { values: self.values.iter().map(|value| value * factor).collect(), ..self.clone() }
    }

    /// Adds a multiple of a matrix of the same shape.
    pub fn add(&mut self, factor: f64, other: &Self) {
        debug_assert_eq!((self.rows, self.columns), (other.rows, other.columns), "shapes fit");
        self.values.iter_mut().zip(&other.values).for_each(|(to, from)| *to += factor * from);
    }

    /// The sum of the diagonal of a product, without the product: `tr(A·B)`.
    pub fn trace_of_product(&self, other: &Self) -> f64 {
        let row = |row: usize| (0..self.columns).map(|k| self[(row, k)] * other[(k, row)]).sum::<f64>();
        (0..self.rows).map(row).sum()
    }

    /// The mean of the matrix and its transpose.
    pub fn symmetric(&self) -> Self {
        Self::from_fn(self.rows, self.columns, |row, column| {
            0.5 * (self[(row, column)] + self[(column, row)])
        })
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.values[row * self.columns + column]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.values[row * self.columns + column]
    }
}

/// The sum of products of two vectors.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
