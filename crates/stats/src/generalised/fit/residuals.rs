//! What the model gives for its rows, and what is left.

use super::GeneralisedFit;

/// A way to measure what is left of a row.
///
/// # Source
/// [McCullaghNelder1989], section 2.4
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residual {
    /// `y − μ`.
    Response,
    /// `√w·(y − μ)/√V(μ)`.
    Pearson,
    /// The root of what the row adds to the deviance, with the sign of `y − μ`.
    Deviance,
}

impl GeneralisedFit {
    /// The linear predictor of each used row, with what is known of its groups and the offset.
    pub fn linear_predictors(&self) -> Vec<f64> {
        self.modes.predictors(&self.layout)
    }

    /// The mean of each used row, with what is known of its groups: a probability, or an expected count.
    pub fn fitted(&self) -> Vec<f64> {
        self.linear_predictors().into_iter().map(|predictor| self.layout.family.mean(predictor)).collect()
    }

    /// What is left of each used row.
    pub fn residuals(&self, kind: Residual) -> Vec<f64> {
        let (layout, modes) = (&self.layout, &self.modes);
        let residual = |(row, predictor): (usize, f64)| {
            let (response, weight) = (layout.response[row], layout.weights[row]);
            match kind {
                Residual::Response => response - layout.family.mean(predictor),
                Residual::Pearson => modes.residuals[row] / modes.weights[row].sqrt(),
                Residual::Deviance => {
                    let left = layout.family.saturated(response, weight)
                        - layout.family.terms(response, weight, predictor).kernel;
                    (2.0 * left).max(0.0).sqrt() * modes.residuals[row].signum()
                }
            }
        };
        self.linear_predictors().into_iter().enumerate().map(residual).collect()
    }

    /// Twice what the log-likelihood of the rows, given the deviations of their groups, falls short of a perfect fit.
    ///
    /// For a model without random terms, the deviance of regression; with them, not minus twice the log-likelihood.
    pub fn deviance(&self) -> f64 {
        let rows = self.layout.response.iter().zip(&self.layout.weights);
        let saturated: f64 =
            rows.map(|(response, weight)| self.layout.family.saturated(*response, *weight)).sum();
        2.0 * (saturated - self.modes.kernel)
    }
}
