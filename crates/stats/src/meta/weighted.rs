//! The weighted fit that every estimator goes back to.

use super::studies::Studies;
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};

/// Least squares with one weight per study, in the standard columns of the studies.
///
/// `P = W − WX(X′WX)⁻¹X′W` is never formed: its traces come from sums over studies.
#[derive(Debug, Clone)]
pub(super) struct Weighted<'s> {
    studies: &'s Studies,
    pub weights: Vec<f64>,
    /// Each column times the weights.
    products: Vec<Vec<f64>>,
    /// `(X′WX)⁻¹`.
    pub inverse: Matrix,
    /// `ln det X′WX`.
    pub log_determinant: f64,
    pub coefficients: Vec<f64>,
    pub residuals: Vec<f64>,
}

impl<'s> Weighted<'s> {
    /// Fits with these weights.
    ///
    /// # Errors
    /// [`StatsError::NotPositiveDefinite`] when so few studies have weight that the columns cannot be told apart.
    pub fn new(studies: &'s Studies, weights: Vec<f64>) -> Result<Self, StatsError> {
        let columns = studies.standard_columns();
        let product = |column: &Vec<f64>| column.iter().zip(&weights).map(|(x, w)| x * w).collect();
        let products: Vec<Vec<f64>> = columns.iter().map(product).collect();
        let gram = gram(&products, columns);
        let factor = Cholesky::of(&gram)?;
        let cross: Vec<f64> = products.iter().map(|product| dot(product, studies.centred())).collect();
        let coefficients = factor.solve(&cross);
        let mut residuals = studies.centred().to_vec();
        for (column, coefficient) in columns.iter().zip(&coefficients) {
            residuals.iter_mut().zip(column).for_each(|(residual, x)| *residual -= coefficient * x);
        }
        let (inverse, log_determinant) = (factor.inverse(), factor.log_determinant());
        Ok(Self { studies, weights, products, inverse, log_determinant, coefficients, residuals })
    }

    /// Fits with the weights `1/(vᵢ + τ²)`.
    pub fn at(studies: &'s Studies, tau2: f64) -> Result<Self, StatsError> {
        Self::new(studies, studies.variances().iter().map(|variance| 1.0 / (variance + tau2)).collect())
    }

    /// `y′Py`: the weighted squares that are left.
    pub fn residual_squares(&self) -> f64 {
        let squares = self.weights.iter().zip(&self.residuals).map(|(w, r)| w * r * r);
        squares.sum()
    }

    /// `y′PPy`, the steepness of the weighted squares in τ².
    pub fn steepness(&self) -> f64 {
        self.weights.iter().zip(&self.residuals).map(|(w, r)| (w * r) * (w * r)).sum()
    }

    /// `y′PPPy`.
    pub fn bend(&self) -> f64 {
        let whole: f64 = self.weights.iter().zip(&self.residuals).map(|(w, r)| w * (w * r) * (w * r)).sum();
        let scaled: Vec<f64> = self.weights.iter().zip(&self.residuals).map(|(w, r)| w * r).collect();
        let cross: Vec<f64> = self.products.iter().map(|product| dot(product, &scaled)).collect();
        whole - self.inverse.form(&cross, &cross)
    }

    /// `tr P`.
    pub fn trace(&self) -> f64 {
        let second = gram(&self.products, &self.products);
        self.weights.iter().sum::<f64>() - self.inverse.trace_of_product(&second)
    }

    /// `tr P` and `tr PP`.
    pub fn traces(&self) -> (f64, f64) {
        let second = gram(&self.products, &self.products);
        let twice: Vec<Vec<f64>> = self
            .products
            .iter()
            .map(|product| product.iter().zip(&self.weights).map(|(x, w)| x * w).collect())
            .collect();
        let third = gram(&twice, &self.products);
        let shared = self.inverse.times(&second);
        let first = self.weights.iter().sum::<f64>() - shared.trace();
        let square = dot(&self.weights, &self.weights) - 2.0 * self.inverse.trace_of_product(&third)
            + shared.trace_of_product(&shared);
        (first, square)
    }

    /// The share of each study in its own fitted value.
    pub fn leverages(&self) -> Vec<f64> {
        let columns = self.studies.standard_columns();
        let leverage = |study: usize| {
            let row: Vec<f64> = columns.iter().map(|column| column[study]).collect();
            self.weights[study] * self.inverse.form(&row, &row)
        };
        (0..self.weights.len()).map(leverage).collect()
    }
}

/// The sums of products of two lists of columns.
fn gram(left: &[Vec<f64>], right: &[Vec<f64>]) -> Matrix {
    Matrix::from_fn(left.len(), right.len(), |row, column| dot(&left[row], &right[column]))
}
