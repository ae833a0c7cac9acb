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
    /// Each column times the weights; none where the only column is one of ones, whose sums are those of the weights.
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
        if !studies.has_moderators() {
            return Self::mean(studies, weights);
        }
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

    /// Fits one mean.
    fn mean(studies: &'s Studies, weights: Vec<f64>) -> Result<Self, StatsError> {
        let whole = sum(&weights, |weight| weight);
        if !(whole > 0.0 && whole.is_finite()) {
            return Err(StatsError::NotPositiveDefinite { pivot: 0 });
        }
        let mean = dot(&weights, studies.centred()) / whole;
        Ok(Self {
            studies,
            products: Vec::new(),
            inverse: Matrix::from_fn(1, 1, |_, _| 1.0 / whole),
            log_determinant: whole.ln(),
            coefficients: vec![mean],
            residuals: studies.centred().iter().map(|effect| effect - mean).collect(),
            weights,
        })
    }

    /// Fits with the weights `1/(vᵢ + τ²)`.
    pub fn at(studies: &'s Studies, tau2: f64) -> Result<Self, StatsError> {
        Self::new(studies, studies.variances().iter().map(|variance| 1.0 / (variance + tau2)).collect())
    }

    /// `Σ ln wᵢ`.
    pub fn log_weights(&self) -> f64 {
        // The logarithm of a product, taken where the product would leave the numbers a double can hold.
        let (mut logs, mut product) = (0.0, 1.0_f64);
        for weight in &self.weights {
            product *= weight;
            if !(1e-150..1e150).contains(&product) {
                logs += product.ln();
                product = 1.0;
            }
        }
        logs + product.ln()
    }

    /// `y′Py`: the weighted squares that are left.
    pub fn residual_squares(&self) -> f64 {
        pairs(&self.weights, &self.residuals, |w, r| w * r * r)
    }

    /// `y′PPy`, the steepness of the weighted squares in τ².
    pub fn steepness(&self) -> f64 {
        pairs(&self.weights, &self.residuals, |w, r| (w * r) * (w * r))
    }

    /// `y′PPPy`.
    pub fn bend(&self) -> f64 {
        let whole = pairs(&self.weights, &self.residuals, |w, r| w * (w * r) * (w * r));
        if self.products.is_empty() {
            let cross = pairs(&self.weights, &self.residuals, |w, r| w * (w * r));
            return whole - self.inverse[(0, 0)] * cross * cross;
        }
        let scaled: Vec<f64> = self.weights.iter().zip(&self.residuals).map(|(w, r)| w * r).collect();
        let cross: Vec<f64> = self.products.iter().map(|product| dot(product, &scaled)).collect();
        whole - self.inverse.form(&cross, &cross)
    }

    /// `tr P`.
    pub fn trace(&self) -> f64 {
        if self.products.is_empty() {
            return self.traces().0;
        }
        let second = gram(&self.products, &self.products);
        sum(&self.weights, |weight| weight) - self.inverse.trace_of_product(&second)
    }

    /// `tr P` and `tr PP`.
    pub fn traces(&self) -> (f64, f64) {
        let (once, twice) = (sum(&self.weights, |w| w), dot(&self.weights, &self.weights));
        if self.products.is_empty() {
            let thrice = sum(&self.weights, |w| w * w * w);
            let share = twice / once;
            return (once - share, twice - 2.0 * thrice / once + share * share);
        }
        let second = gram(&self.products, &self.products);
        let squared: Vec<Vec<f64>> = self
            .products
            .iter()
            .map(|product| product.iter().zip(&self.weights).map(|(x, w)| x * w).collect())
            .collect();
        let third = gram(&squared, &self.products);
        let shared = self.inverse.times(&second);
        let square = twice - 2.0 * self.inverse.trace_of_product(&third) + shared.trace_of_product(&shared);
        (once - shared.trace(), square)
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

/// A sum in four lanes: the processor then adds several at once.
fn sum(values: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    let chunks = values.chunks_exact(4);
    let rest: f64 = chunks.remainder().iter().map(|value| of(*value)).sum();
    let mut lanes = [0.0; 4];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]) + rest
}

/// The same over two lists of one length.
fn pairs(left: &[f64], right: &[f64], of: impl Fn(f64, f64) -> f64) -> f64 {
    let (left, right) = (left.chunks_exact(4), right.chunks_exact(4));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| of(*a, *b)).sum();
    let mut lanes = [0.0; 4];
    for (a, b) in left.zip(right) {
        for lane in 0..4 {
            lanes[lane] += of(a[lane], b[lane]);
        }
    }
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]) + rest
}

/// The sums of products of two lists of columns.
fn gram(left: &[Vec<f64>], right: &[Vec<f64>]) -> Matrix {
    Matrix::from_fn(left.len(), right.len(), |row, column| dot(&left[row], &right[column]))
}
