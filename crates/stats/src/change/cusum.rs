//! A running sum of what lies beyond the expected: it fills while a shift lasts.

use super::control_chart::{Baseline, Side};
use crate::error::StatsError;

/// How much is allowed at each session, and how much may add up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cusum {
    /// What is allowed at each session, in standard deviations; half the shift one wants to notice, usually 0.5.
    pub allowance: f64,
    /// The sum that signals, in standard deviations; 4 or 5 are usual.
    pub limit: f64,
}

/// The two sums after one session, in standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CusumPoint {
    /// What adds up below the centre.
    pub below: f64,
    /// What adds up above it.
    pub above: f64,
    /// Which of them reached the limit; a drop goes first.
    pub side: Option<Side>,
}

impl Cusum {
    pub(super) fn checked(self) -> Result<Self, StatsError> {
        if !(self.allowance >= 0.0 && self.allowance.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "allowance", value: self.allowance });
        }
        if !(self.limit > 0.0 && self.limit.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "limit", value: self.limit });
        }
        Ok(self)
    }
}

/// Follows sessions with two sums, `Sᵢ = max(0, Sᵢ₋₁ + (x̄ − xᵢ)/σ − k)` below the centre and its mirror above it.
///
/// # Shape
/// As long as `sessions`.
/// # Missing data
/// A missing session has no point; the sums wait.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for an allowance or a limit that cannot be.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::control_chart::{Baseline, Side};
/// use verbond_stats::change::cusum::{Cusum, follow};
///
/// let baseline = Baseline::of(&[52.0, 53.0, 51.0, 54.0, 53.0, 52.0].map(Some), 0.0)?;
/// let points = follow(&[Some(44.0)], &baseline, Cusum { allowance: 0.5, limit: 4.0 })?;
/// assert_eq!(points[0].expect("the session is there").side, Some(Side::Below));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn follow(
    sessions: &[Option<f64>],
    baseline: &Baseline,
    cusum: Cusum,
) -> Result<Vec<Option<CusumPoint>>, StatsError> {
    let Cusum { allowance, limit } = cusum.checked()?;
    let (mut below, mut above) = (0.0_f64, 0.0_f64);
    let point = |value: &Option<f64>| {
        let distance = ((*value)? - baseline.centre()) / baseline.sigma();
        below = (below - distance - allowance).max(0.0);
        above = (above + distance - allowance).max(0.0);
        let side = if below >= limit {
            Some(Side::Below)
        } else if above >= limit {
            Some(Side::Above)
        } else {
            None
        };
        Some(CusumPoint { below, above, side })
    };
    Ok(sessions.iter().map(point).collect())
}
