//! What each study does to the whole.

use super::error::MetaError;
use super::fit::MetaFit;
use super::weighted::Weighted;
use crate::distribution::chi_square::ChiSquare;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};

/// Where this study stands, and what leaving it out does.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// Its distance from what the others expect, in standard errors: the externally studentised residual.
    pub rstudent: f64,
    /// How far its own fitted value moves, in standard errors.
    pub dffits: f64,
    /// Cook's distance: how far all coefficients move together.
    pub cook: f64,
    /// The determinant of the covariance without it, over that with it; below 1 it makes the fit less sure.
    pub covariance_ratio: f64,
    /// τ² without it.
    pub tau2: f64,
    /// Q without it; `None` with a variance of zero.
    pub q: Option<f64>,
    /// The share of its own effect in its fitted value.
    pub hat: f64,
    /// Its weight, in per cent.
    pub weight: f64,
    /// How far each coefficient moves, in standard errors.
    pub dfbetas: Vec<f64>,
    /// Whether any of these is large by the usual bounds: `|dffits| > 3√(p/(k − p))`, Cook's distance beyond the median of a
    /// chi-square distribution, `hat > 3p/k`, or a coefficient that moves by more than one standard error.
    pub is_influential: bool,
}

/// A meta-analysis without each study in turn.
///
/// # Shape
/// One fit per study, in their order; `None` where the others do not determine the model.
/// # Errors
/// [`MetaError::TooFewStudies`] with fewer than two studies.
/// # Example
/// ```
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::influence::leave_one_out;
/// use verbond_stats::meta::studies::Studies;
///
/// let effects = [0.1, 0.8, 0.3, -0.2, 0.6].map(Some);
/// let studies = Studies::new(&effects, &[0.02, 0.03, 0.01, 0.04, 0.02].map(Some))?;
/// let fit = MetaFit::new(&studies, Settings::default())?;
/// let without = leave_one_out(&fit)?;
/// let lower = without[1].as_ref().map(|fit| fit.coefficients[0].estimate);
/// assert!(lower < Some(fit.coefficients[0].estimate));
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn leave_one_out(fit: &MetaFit) -> Result<Vec<Option<MetaFit>>, MetaError> {
    let studies = fit.studies();
    if studies.count() < 2 {
        return Err(MetaError::TooFewStudies { needed: 2, got: 1, missing: studies.missing() });
    }
    let one = |study: usize| {
        let rest = studies.without(study)?;
        if rest.names().len() < studies.names().len() {
            return Ok(None);
        }
        match MetaFit::new(&rest, fit.settings) {
            Ok(fit) => Ok(Some(fit)),
            Err(MetaError::TooFewStudies { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    };
    (0..studies.count()).map(one).collect()
}

/// What each study does to the fit, by leaving it out.
///
/// # Shape
/// One entry per study, in their order; `None` where the others do not determine the model.
/// # Errors
/// As [`leave_one_out`].
/// # Source
/// [ViechtbauerCheung2010]
pub fn influence(fit: &MetaFit) -> Result<Vec<Option<Influence>>, MetaError> {
    let studies = fit.studies();
    let (k, p) = (studies.count(), studies.names().len());
    let whole = Weighted::at(studies, fit.heterogeneity.tau2)?;
    let (hats, weights, fitted) = (whole.leverages(), fit.weights(), fit.fitted());
    let median = ChiSquare::new(p as f64)?.quantile(0.5)?;
    let factor = Cholesky::of(&fit.covariance);
    let without = leave_one_out(fit)?;
    let one = |(study, rest): (usize, Option<MetaFit>)| {
        let Some(rest) = rest else { return Ok(None) };
        let (row, variance) = (studies.row(study), studies.variances()[study]);
        let (tau2, scale) = (rest.heterogeneity.tau2, rest.scale);
        let expected = dot(&row, &rest.estimates);
        let spread = scale * (variance + tau2) + rest.covariance.form(&row, &row);
        let distance = studies.effects()[study] - expected;
        let distance = if distance.abs() < 100.0 * f64::EPSILON { 0.0 } else { distance };
        let dffits = (fitted[study] - expected) / (scale * hats[study] * (tau2 + variance)).sqrt();
        let all = studies.covariance_as_given(&Weighted::at(studies, tau2)?.inverse);
        let moves: Vec<f64> = fit.estimates.iter().zip(&rest.estimates).map(|(a, b)| a - b).collect();
        let dfbetas: Vec<f64> =
            (0..p).map(|place| moves[place] / (scale * all[(place, place)]).sqrt()).collect();
        let cook = factor
            .as_ref()
            .map_or(f64::NAN, |factor| factor.solve_lower(&moves).iter().map(|cell| cell * cell).sum());
        let bound = 3.0 * (p as f64 / (k - p) as f64).sqrt();
        Ok(Some(Influence {
            rstudent: distance / spread.sqrt(),
            dffits,
            cook,
            covariance_ratio: determinant(&rest.covariance) / determinant(&fit.covariance),
            tau2,
            q: rest.heterogeneity.q,
            hat: hats[study],
            weight: weights[study],
            is_influential: dffits.abs() > bound
                || cook > median
                || hats[study] > 3.0 * p as f64 / k as f64
                || dfbetas.iter().any(|moved| moved.abs() > 1.0),
            dfbetas,
        }))
    };
    without.into_iter().enumerate().map(one).collect()
}

/// The determinant of a covariance; 0 for one without spread.
fn determinant(covariance: &Matrix) -> f64 {
    match Cholesky::of(covariance) {
        Ok(factor) => factor.log_determinant().exp(),
        Err(_) => 0.0,
    }
}
