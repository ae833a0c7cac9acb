//! Pooled columns, shifted to their mean and scaled so that a search sees them alike, and the way back.

use super::columns::Layout;
use super::error::PooledError;
use super::plan::Plan;
use super::summary::pair;
use crate::matrix::Matrix;
use crate::mixed::algebra::triangle;

/// What is left of a column beside those before it, relative to its length squared, below which nothing is left.
const ALIASED: f64 = 1e-12;

/// Shift and scale of each column.
#[derive(Debug, Clone)]
pub(super) struct Standard {
    /// From the columns as summed.
    shifts: Vec<f64>,
    /// From the columns as given, the plan's origins among it.
    whole_shifts: Vec<f64>,
    scales: Vec<f64>,
    ones: Option<usize>,
}

impl Standard {
    /// # Errors
    /// [`PooledError::Aliased`].
    pub fn new(plan: &Plan, layout: &Layout, grams: &[Vec<f64>]) -> Result<Self, PooledError> {
        let width = layout.names.len();
        let mut total = vec![0.0; width * (width + 1) / 2];
        grams.iter().for_each(|gram| total.iter_mut().zip(gram).for_each(|(sum, own)| *sum += own));
        let ones = layout.ones();
        let mut standard =
            Self { shifts: vec![0.0; width], whole_shifts: vec![0.0; width], scales: vec![1.0; width], ones };
        for column in 0..width {
            let origin = plan.origins.get(&layout.names[column]).copied().unwrap_or(0.0);
            if let Some(ones) = ones.filter(|_| layout.may_shift(column)) {
                let count = total[pair(ones, ones)];
                let mean = total[pair(ones, column)] / count;
                let spread = (total[pair(column, column)] / count - mean * mean).max(0.0).sqrt();
                standard.shifts[column] = mean;
                standard.whole_shifts[column] = mean + origin;
                if column + 1 < width && spread > 0.0 && spread.is_finite() {
                    standard.scales[column] = spread.log2().round().exp2();
                }
            }
        }
        standard.check(layout, &standard.gram(&total))?;
        Ok(standard)
    }

    fn check(&self, layout: &Layout, total: &[f64]) -> Result<(), PooledError> {
        let count = layout.fixed.len();
        let products =
            Matrix::from_fn(count, count, |row, column| total[pair(layout.fixed[row], layout.fixed[column])]);
        let mut lower = Matrix::zeros(count, count);
        for row in 0..count {
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| lower[(row, k)] * lower[(column, k)]).sum();
                let left = products[(row, column)] - known;
                if row == column {
                    if left.is_nan() || left <= ALIASED * products[(row, row)] {
                        let column = layout.names[layout.fixed[row]].clone();
                        return Err(PooledError::Aliased { column });
                    }
                    lower[(row, row)] = left.sqrt();
                } else {
                    lower[(row, column)] = left / lower[(column, column)];
                }
            }
        }
        Ok(())
    }

    /// Packed products of columns as products of standard columns.
    pub fn gram(&self, gram: &[f64]) -> Vec<f64> {
        let width = self.scales.len();
        let ones = |column: usize| self.ones.map_or(0.0, |ones| gram[pair(ones, column)]);
        let count = self.ones.map_or(0.0, |ones| gram[pair(ones, ones)]);
        let mut standard = Vec::with_capacity(gram.len());
        for row in 0..width {
            for column in 0..=row {
                let (a, b) = (self.shifts[row], self.shifts[column]);
                let shifted = gram[pair(row, column)] - a * ones(column) - b * ones(row) + a * b * count;
                standard.push(shifted / (self.scales[row] * self.scales[column]));
            }
        }
        standard
    }

    /// The matrix from coefficients of standard columns to those of the columns as given.
    pub fn back(&self, columns: &[usize]) -> Matrix {
        let ones = columns.iter().position(|column| Some(*column) == self.ones);
        Matrix::from_fn(columns.len(), columns.len(), |row, column| {
            let (place, scale) = (columns[column], self.scales[columns[column]]);
            if row == column {
                1.0 / scale
            } else if Some(row) == ones {
                -self.whole_shifts[place] / scale
            } else {
                0.0
            }
        })
    }

    /// The factor of a random term in the columns as given.
    pub fn factor(&self, columns: &[usize], standard: &Matrix) -> Matrix {
        triangle::lower_of(&self.back(columns).times(standard))
    }

    /// What the response was shifted by.
    pub fn response_shift(&self) -> f64 {
        self.whole_shifts[self.whole_shifts.len() - 1]
    }

    /// What scaling took from `log|X′V⁻¹X|`.
    pub fn log_scale(&self, fixed: &[usize]) -> f64 {
        fixed.iter().map(|column| 2.0 * self.scales[*column].ln()).sum()
    }
}
