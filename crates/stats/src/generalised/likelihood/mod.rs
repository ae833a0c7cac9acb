//! The likelihood of a generalised mixed model, with the deviations of groups integrated out by approximation.

mod adaptive;
mod laplace;
pub(super) mod modes;
#[cfg(test)]
mod tests;

use super::hermite::Rule;
use super::layout::Layout;
use crate::matrix::Matrix;
use crate::mixed::error::ModelError;
use adaptive::Adaptive;
use laplace::Laplace;
use modes::Modes;

/// Minus twice the log-likelihood, and its derivatives.
#[derive(Debug, Clone)]
pub(super) struct Slopes {
    pub value: f64,
    /// By the fixed coefficients, in standard columns.
    pub fixed: Vec<f64>,
    /// By the factor of each block.
    pub random: Vec<Matrix>,
}

/// A way to integrate the deviations out.
#[derive(Debug, Clone)]
pub(super) enum Likelihood {
    Laplace(Laplace),
    Adaptive(Adaptive),
}

impl Likelihood {
    /// By numeric integration with a rule, or by Laplace's approximation without one.
    pub fn new(layout: &Layout, rule: Option<Rule>) -> Self {
        match rule {
            Some(rule) => Self::Adaptive(Adaptive::new(layout, rule)),
            None => Self::Laplace(Laplace::new(layout)),
        }
    }

    /// The value and its derivatives at these factors and coefficients.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`] where the numbers run out.
    pub fn slopes(
        &mut self,
        layout: &Layout,
        factors: &[Matrix],
        coefficients: &[f64],
    ) -> Result<Slopes, ModelError> {
        match self {
            Self::Laplace(laplace) => laplace.slopes(layout, factors, coefficients),
            Self::Adaptive(adaptive) => adaptive.slopes(layout, factors, coefficients),
        }
    }

    /// The modes that were found last.
    pub fn modes(&mut self) -> &mut Modes {
        match self {
            Self::Laplace(laplace) => &mut laplace.modes,
            Self::Adaptive(adaptive) => &mut adaptive.modes,
        }
    }
}
