//! Satterthwaite's degrees of freedom: those of the variance of a combination, seen as a multiple of a chi-square.

use super::super::error::ModelError;
use super::super::fit::LinearFit;
use super::curvature::Curvature;
use crate::matrix::Matrix;
use crate::matrix::eigen::Eigen;

/// What the degrees of freedom of every combination are made of.
///
/// `ν = 2·(l′Φl)² / (g′Ag)` with `g` the derivative of `l′Φl` by θ and σ, and A twice the inverse of the second derivatives
/// of the deviance by the same.
#[derive(Debug, Clone)]
pub(super) struct Satterthwaite {
    covariance: Matrix,
    /// The derivative of Φ by each θ, and by σ last.
    changes: Vec<Matrix>,
    /// A.
    parameters: Matrix,
}

/// Curvature below this is none: the deviance does not know this direction, and it adds nothing. As in lmerTest.
const NO_CURVATURE: f64 = 1e-8;

impl Satterthwaite {
    pub fn new(fit: &LinearFit) -> Result<Self, ModelError> {
        let curvature = Curvature::of(fit)?;
        let (sigma, freedom) = (fit.sigma(), fit.deviance.freedom());
        let variance = sigma * sigma;
        let count = curvature.residual_slope.len();
        // d(θ, σ) = log-determinants + ν·log(2πσ²) + r²/σ², where r² = νσ² at the minimum.
        let mut second = Matrix::zeros(count + 1, count + 1);
        for row in 0..count {
            for column in 0..count {
                second[(row, column)] =
                    curvature.log_dets[(row, column)] + curvature.residual[(row, column)] / variance;
            }
            let mixed = -2.0 * curvature.residual_slope[row] / (variance * sigma);
            second[(row, count)] = mixed;
            second[(count, row)] = mixed;
        }
        second[(count, count)] = 4.0 * freedom / variance;
        let covariance = fit.covariance_matrix().clone();
        let mut changes: Vec<Matrix> =
            curvature.covariance.iter().map(|change| change.scaled(variance)).collect();
        changes.push(covariance.scaled(2.0 / sigma));
        Ok(Self { covariance, changes, parameters: inverse_where_curved(&second).scaled(2.0) })
    }

    /// A.
    pub fn parameter_covariance(&self) -> &Matrix {
        &self.parameters
    }

    /// ν of one combination.
    pub fn degrees(&self, weights: &[f64]) -> f64 {
        let variance = self.covariance.form(weights, weights);
        let slope: Vec<f64> = self.changes.iter().map(|change| change.form(weights, weights)).collect();
        2.0 * variance * variance / self.parameters.form(&slope, &slope)
    }
}

/// Degrees of freedom of a test of several combinations that do not correlate, from those of each.
///
/// `2E/(E − q)` with `E = Σ νₘ/(νₘ − 2)`, so that the mean of the F distribution is that of the statistic.
pub(super) fn joint_degrees(each: &[f64]) -> f64 {
    let count = each.len() as f64;
    match each {
        [one] => *one,
        _ if each.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1e-8) => each.iter().sum::<f64>() / count,
        _ if each.iter().any(|degrees| *degrees <= 2.0) => 2.0,
        _ => {
            let expected: f64 = each.iter().map(|degrees| degrees / (degrees - 2.0)).sum();
            2.0 * expected / (expected - count)
        }
    }
}

fn inverse_where_curved(matrix: &Matrix) -> Matrix {
    let eigen = Eigen::of(matrix);
    let size = matrix.row_count();
    let mut inverse = Matrix::zeros(size, size);
    for (place, value) in eigen.values.iter().enumerate().filter(|(_, value)| **value > NO_CURVATURE) {
        let vector = eigen.vectors.column(place);
        for row in 0..size {
            for column in 0..size {
                inverse[(row, column)] += vector[row] * vector[column] / value;
            }
        }
    }
    inverse
}
