//! A moving mean that forgets: small shifts that last show earlier than in single values.

use super::control_chart::{Baseline, Limits, Side};
use crate::error::StatsError;

/// How fast the mean forgets, and how wide its limits are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ewma {
    /// The weight of the newest session, above 0 and at most 1; 0.2 or 0.3 are usual.
    pub weight: f64,
    /// The limits, in standard errors of the moving mean; 2.7 goes with a weight of 0.3.
    pub sigmas: f64,
}

/// The moving mean after one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EwmaPoint {
    /// The moving mean.
    pub mean: f64,
    /// Its limits after so many sessions.
    pub limits: Limits,
    /// On which side it lies, when it lies outside.
    pub side: Option<Side>,
}

impl Ewma {
    pub(super) fn checked(self) -> Result<Self, StatsError> {
        if !(self.weight > 0.0 && self.weight <= 1.0) {
            return Err(StatsError::ParameterOutOfRange { parameter: "weight", value: self.weight });
        }
        if !(self.sigmas > 0.0 && self.sigmas.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "sigmas", value: self.sigmas });
        }
        Ok(self)
    }

    /// The spread of the moving mean after so many sessions, in standard deviations of one session.
    pub(super) fn spread(self, count: i32) -> f64 {
        let forgotten = (1.0 - self.weight).powi(2 * count);
        (self.weight / (2.0 - self.weight) * (1.0 - forgotten)).sqrt()
    }
}

/// Follows sessions with a moving mean, `zᵢ = λxᵢ + (1 − λ)zᵢ₋₁` from `z₀ = x̄`, within `x̄ ± c·σ·√(λ/(2 − λ)·(1 − (1 − λ)²ⁱ))`.
///
/// # Shape
/// As long as `sessions`.
/// # Range and units
/// The unit of the score.
/// # Missing data
/// A missing session has no point; the mean and the count `i` wait.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a weight or a width that cannot be.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::control_chart::Baseline;
/// use verbond_stats::change::ewma::{Ewma, follow};
///
/// let baseline = Baseline::of(&[52.0, 53.0, 51.0, 54.0, 53.0, 52.0].map(Some), 0.0)?;
/// let points = follow(&[Some(44.0), Some(50.0)], &baseline, Ewma { weight: 0.3, sigmas: 2.7 })?;
/// assert!((points[0].expect("the session is there").mean - 49.95).abs() < 1e-12);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn follow(
    sessions: &[Option<f64>],
    baseline: &Baseline,
    ewma: Ewma,
) -> Result<Vec<Option<EwmaPoint>>, StatsError> {
    let ewma = ewma.checked()?;
    let (mut mean, mut count) = (baseline.centre(), 0);
    let point = |value: &Option<f64>| {
        mean = ewma.weight * (*value)? + (1.0 - ewma.weight) * mean;
        count += 1;
        let limits = baseline.around(ewma.sigmas * baseline.sigma() * ewma.spread(count));
        Some(EwmaPoint { mean, limits, side: limits.side(mean) })
    };
    Ok(sessions.iter().map(point).collect())
}
