//! Small dense matrices: what a covariance matrix of a questionnaire needs, and no more.

mod arithmetic;
pub(crate) mod cholesky;
pub(crate) mod eigen;
pub(crate) mod least_squares;
pub(crate) mod lu;
pub(crate) mod strip;

use crate::error::StatsError;
use std::ops::{Index, IndexMut};

/// A rectangle of numbers, held by rows.
#[derive(Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, values: vec![0.0; rows * columns] }
    }

    /// Ones on the diagonal, zeros elsewhere.
    pub fn identity(size: usize) -> Self {
        Self::from_fn(size, size, |row, column| if row == column { 1.0 } else { 0.0 })
    }

    /// The matrix whose cell at `(row, column)` is what `cell` says.
    pub fn from_fn(rows: usize, columns: usize, mut cell: impl FnMut(usize, usize) -> f64) -> Self {
        let mut values = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            values.extend((0..columns).map(|column| cell(row, column)));
        }
        Self { rows, columns, values }
    }

    /// The matrix with these rows.
    ///
    /// # Errors
    /// [`StatsError::LengthsDiffer`] if a row is longer or shorter than the first.
    /// # Example
    /// ```
    /// use verbond_stats::matrix::Matrix;
    ///
    /// let matrix = Matrix::from_rows(&[&[1.0, 0.5], &[0.5, 2.0]])?;
    /// assert_eq!(matrix[(1, 0)], 0.5);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn from_rows<R: AsRef<[f64]>>(rows: &[R]) -> Result<Self, StatsError> {
        let columns = rows.first().map_or(0, |row| row.as_ref().len());
        let mut values = Vec::with_capacity(rows.len() * columns);
        for row in rows {
            let row = row.as_ref();
            if row.len() != columns {
                return Err(StatsError::LengthsDiffer { left: columns, right: row.len() });
            }
            values.extend_from_slice(row);
        }
        Ok(Self { rows: rows.len(), columns, values })
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub fn column_count(&self) -> usize {
        self.columns
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One column.
    pub fn column(&self, column: usize) -> Vec<f64> {
        (0..self.rows).map(|row| self[(row, column)]).collect()
    }

    /// The cells where row and column have the same number.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.rows.min(self.columns)).map(|at| self[(at, at)]).collect()
    }

    /// Rows as columns.
    pub fn transpose(&self) -> Self {
        Self::from_fn(self.columns, self.rows, |row, column| self[(column, row)])
    }

    /// The sum of all cells.
    pub fn sum(&self) -> f64 {
        self.values.iter().sum()
    }

    /// The sum of the diagonal.
    pub fn trace(&self) -> f64 {
        self.diagonal().iter().sum()
    }

    /// The matrix with `of` applied to each cell.
    pub fn map(&self, of: impl Fn(f64) -> f64) -> Self {
        Self {
            rows: self.rows,
            columns: self.columns,
            values: self.values.iter().map(|cell| of(*cell)).collect(),
        }
    }

    /// The rows and columns named, in that order.
    pub(crate) fn select(&self, rows: &[usize], columns: &[usize]) -> Self {
        Self::from_fn(rows.len(), columns.len(), |row, column| self[(rows[row], columns[column])])
    }

    /// Cell by cell, `self + factor · other`.
    pub(crate) fn add_scaled(&self, factor: f64, other: &Self) -> Self {
        debug_assert_eq!((self.rows, self.columns), (other.rows, other.columns));
        let cells = self.values.iter().zip(&other.values);
        Self { rows: self.rows, columns: self.columns, values: cells.map(|(a, b)| a + factor * b).collect() }
    }

    /// The matrix product `self · other`.
    pub(crate) fn times(&self, other: &Self) -> Self {
        debug_assert_eq!(self.columns, other.rows);
        let mut product = Self::zeros(self.rows, other.columns);
        for row in 0..self.rows {
            for (inner, &left) in self.row(row).iter().enumerate() {
                let start = row * other.columns;
                let cells = &mut product.values[start..start + other.columns];
                for (cell, right) in cells.iter_mut().zip(other.row(inner)) {
                    *cell += left * right;
                }
            }
        }
        product
    }

    /// The matrix product `self · otherᵀ`.
    pub(crate) fn times_transposed(&self, other: &Self) -> Self {
        debug_assert_eq!(self.columns, other.columns);
        Self::from_fn(self.rows, other.rows, |row, column| dot(self.row(row), other.row(column)))
    }

    /// The product with a vector.
    pub(crate) fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        debug_assert_eq!(self.columns, vector.len());
        (0..self.rows).map(|row| dot(self.row(row), vector)).collect()
    }

    /// `uᵀ · self · v`.
    pub(crate) fn form(&self, u: &[f64], v: &[f64]) -> f64 {
        u.iter().enumerate().map(|(row, left)| left * dot(self.row(row), v)).sum()
    }

    /// The covariances as correlations: each cell over the root of the two diagonal cells.
    ///
    /// # Errors
    /// [`StatsError::NoVariation`] where a diagonal cell is not positive.
    pub(crate) fn to_correlation(&self) -> Result<Self, StatsError> {
        let variances = self.diagonal();
        if let Some(variable) = variances.iter().position(|variance| variance.is_nan() || *variance <= 0.0) {
            return Err(StatsError::NoVariation { variable });
        }
        let of = |row: usize, column: usize| {
            if row == column {
                1.0
            } else {
                self[(row, column)] / (variances[row] * variances[column]).sqrt()
            }
        };
        Ok(Self::from_fn(self.rows, self.columns, of))
    }
}

/// The sum of the products of the cells.
///
/// Four sums side by side: the processor then multiplies several cells at once.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let (mut left, mut right) = (left.chunks_exact(4), right.chunks_exact(4));
    let mut sums = [0.0; 4];
    for (a, b) in (&mut left).zip(&mut right) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        assert!(column < self.columns, "column {column} of {}", self.columns);
        &self.values[row * self.columns + column]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        assert!(column < self.columns, "column {column} of {}", self.columns);
        &mut self.values[row * self.columns + column]
    }
}

impl std::fmt::Debug for Matrix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries((0..self.rows).map(|row| self.row(row))).finish()
    }
}
