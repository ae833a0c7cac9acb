//! The parts of which the criterion is made, for whoever compares fits of different software.

use super::LinearFit;

/// The three parts of the criterion that depend on the variances.
///
/// `d = random + [under REML: fixed] + ν(1 + log(2π·residual/ν)) − Σlog w`, with ν = n, under REML n − p.
///
/// # Source
/// [Bates2015], equations 34 and 41
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriterionParts {
    /// `log|Λ′Z′ZΛ + I|`, called ldL2 by lme4.
    pub random: f64,
    /// `log|X′V*⁻¹X|`, called ldRX2 by lme4.
    pub fixed: f64,
    /// The penalised, weighted sum of squared residuals r², called pwrss by lme4.
    pub residual: f64,
}

impl LinearFit {
    /// The parts of [`LinearFit::objective`].
    pub fn criterion_parts(&self) -> CriterionParts {
        CriterionParts {
            random: self.point.log_det_random,
            fixed: self.point.log_det_fixed,
            residual: self.point.residual,
        }
    }
}
