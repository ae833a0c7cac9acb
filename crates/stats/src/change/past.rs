//! A session beside the person's own past, and the slow drift under it.

use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::least_squares::LeastSquares;

/// How far each session lies from the mean of the person's earlier ones.
///
/// `xₜ − mean(x₁ … xₜ₋₁)`: only the past, so that a session never changes what was shown at an earlier one.
///
/// # Shape
/// As long as `sessions`.
/// # Range and units
/// The unit of the score.
/// # Missing data
/// A missing session has no deviation and does not count in later means; the first that is there has none either.
/// # Source
/// [ZilchaMano2017]
/// # Example
/// ```
/// use verbond_stats::change::past::deviations_from_past;
///
/// let found = deviations_from_past(&[Some(4.0), Some(6.0), None, Some(5.5)]);
/// assert_eq!(found, [None, Some(2.0), None, Some(0.5)]);
/// ```
pub fn deviations_from_past(sessions: &[Option<f64>]) -> Vec<Option<f64>> {
    let (mut sum, mut count) = (0.0, 0.0);
    let deviation = |value: &Option<f64>| {
        let value = (*value)?;
        let deviation = (count > 0.0).then(|| value - sum / count);
        sum += value;
        count += 1.0;
        deviation
    };
    sessions.iter().map(deviation).collect()
}

/// A straight line through a course, and what is left beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Detrended {
    /// Change per session.
    pub slope: f64,
    /// The spread beside the line, with `n − 2`.
    pub residual_standard_deviation: f64,
    /// Each session's distance from the line, in that spread; `None` where the session is missing.
    pub distances: Vec<Option<f64>>,
}

/// Takes the straight line out of a course.
///
/// # Shape
/// As long as `sessions`, which lie one step apart.
/// # Missing data
/// A missing session does not count; its place on the time axis is kept.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than three values, [`StatsError::NoVariation`] when all lie on the line.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::past::detrend;
///
/// let course = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0, 44.0, 50.0, 53.0, 54.0].map(Some);
/// let detrended = detrend(&course)?;
/// assert!((detrended.slope + 0.109).abs() < 5e-4);
/// assert!((detrended.distances[6].expect("the session is there") + 2.39).abs() < 5e-3);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn detrend(sessions: &[Option<f64>]) -> Result<Detrended, StatsError> {
    let there: Vec<(f64, f64)> =
        sessions.iter().enumerate().filter_map(|(at, value)| value.map(|value| (at as f64, value))).collect();
    if there.len() < 3 {
        return Err(StatsError::TooFewObservations { needed: 3, got: there.len() });
    }
    let design = Matrix::from_fn(there.len(), 2, |row, column| if column == 0 { 1.0 } else { there[row].0 });
    let outcome: Vec<f64> = there.iter().map(|(_, value)| *value).collect();
    let fit = LeastSquares::fit(&design, &outcome)?;
    let spread = (fit.residual_squares / (there.len() - 2) as f64).sqrt();
    let size = outcome.iter().fold(0.0_f64, |size, value| size.max(value.abs()));
    if spread <= size * f64::EPSILON {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    let mut left = fit.residuals.iter().map(|residual| residual / spread);
    let distances = sessions.iter().map(|value| value.and_then(|_| left.next())).collect();
    Ok(Detrended { slope: fit.coefficients[1], residual_standard_deviation: spread, distances })
}

/// How much one session resembles the one before it, beyond the person's own mean: the lag-one autocorrelation.
///
/// `Σ (xₜ − x̄)(xₜ₋₁ − x̄) / Σ (xₜ − x̄)²`. Above zero, charts that take sessions for independent alarm too often.
///
/// # Missing data
/// The numerator runs over neighbouring sessions that are both there; a missing one breaks the pair.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than three values, [`StatsError::NoVariation`].
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::past::lag_one_correlation;
///
/// let zigzag = [1.0, 2.0, 1.0, 2.0].map(Some);
/// assert_eq!(lag_one_correlation(&zigzag)?, -0.75);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn lag_one_correlation(sessions: &[Option<f64>]) -> Result<f64, StatsError> {
    let there: Vec<f64> = sessions.iter().copied().flatten().collect();
    if there.len() < 3 {
        return Err(StatsError::TooFewObservations { needed: 3, got: there.len() });
    }
    let mean = there.iter().sum::<f64>() / there.len() as f64;
    let squares: f64 = there.iter().map(|value| (value - mean).powi(2)).sum();
    if squares == 0.0 {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    let products = sessions.windows(2).filter_map(|pair| Some((pair[0]? - mean) * (pair[1]? - mean)));
    Ok(products.sum::<f64>() / squares)
}
