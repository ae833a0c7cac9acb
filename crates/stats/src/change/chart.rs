//! All charts of one series side by side.

use super::control_chart::{Baseline, moving_ranges};
use super::cusum::{self, Cusum, CusumPoint};
use super::ewma::{self, Ewma, EwmaPoint};
use super::past::lag_one_correlation;
use super::run_rules::{self, Found};
use crate::error::StatsError;

/// How the charts are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The least spread: the standard error of measurement, 0 where it is not known.
    pub floor: f64,
    /// The moving mean.
    pub ewma: Ewma,
    /// The running sum.
    pub cusum: Cusum,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            floor: 0.0,
            ewma: Ewma { weight: 0.2, sigmas: 3.0 },
            cusum: Cusum { allowance: 0.5, limit: 5.0 },
        }
    }
}

/// The charts of a series: one entry per session, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Charts {
    /// Centre, spread and limits.
    pub baseline: Baseline,
    /// How far each session lies from the one before.
    pub ranges: Vec<Option<f64>>,
    /// Sessions beyond the limits of single values, counted from 0.
    pub beyond: Vec<usize>,
    /// Sessions whose range lies beyond its limit.
    pub ranges_beyond: Vec<usize>,
    /// Patterns of single values.
    pub patterns: Vec<Found>,
    /// The moving mean.
    pub ewma: Vec<Option<EwmaPoint>>,
    /// The running sums.
    pub cusum: Vec<Option<CusumPoint>>,
    /// How far a session resembles the one before it; `None` when nothing varies. Limits take sessions for independent.
    pub lag_one: Option<f64>,
}

/// Draws every chart of a series around the series' own centre.
///
/// # Shape
/// One entry per session, in order.
/// # Range and units
/// The unit of the scores; running sums in standard deviations.
/// # Missing data
/// A missing session is passed over; see the single charts.
/// # Errors
/// As [`Baseline::of`], [`ewma::follow`] and [`cusum::follow`].
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::chart::{Settings, charts};
///
/// let found = charts(&[52.0, 53.0, 51.0, 54.0, 53.0, 52.0, 44.0].map(Some), &Settings::default())?;
/// assert_eq!(found.ranges_beyond, [] as [usize; 0]);
/// assert_eq!(found.beyond, [6]);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn charts(sessions: &[Option<f64>], settings: &Settings) -> Result<Charts, StatsError> {
    let baseline = Baseline::of(sessions, settings.floor)?;
    let ranges = moving_ranges(sessions);
    let (limits, of_range) = (baseline.limits(), baseline.range_limit());
    let places = |is: &dyn Fn(usize) -> bool| (0..sessions.len()).filter(|at| is(*at)).collect::<Vec<_>>();
    Ok(Charts {
        beyond: places(&|at| sessions[at].is_some_and(|value| limits.side(value).is_some())),
        ranges_beyond: places(&|at| ranges[at].is_some_and(|range| range > of_range)),
        patterns: run_rules::find(sessions, &baseline),
        ewma: ewma::follow(sessions, &baseline, settings.ewma)?,
        cusum: cusum::follow(sessions, &baseline, settings.cusum)?,
        lag_one: match lag_one_correlation(sessions) {
            Ok(correlation) => Some(correlation),
            // A flat series has charts, by the floor, and no correlation.
            Err(StatsError::NoVariation { .. }) => None,
            Err(other) => return Err(other),
        },
        ranges,
        baseline,
    })
}
