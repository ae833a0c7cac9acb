//! How often a chart alarms when nothing is the matter.
//!
//! All rates hold for independent normal scores around a known mean. Scores that resemble their neighbours alarm more
//! often, and so does a mean taken from few sessions: read these as the least one has to expect.

use super::cusum::Cusum;
use super::ewma::Ewma;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::least_squares::LeastSquares;
use crate::quadrature::points;

/// Whether only drops alarm, or rises too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// Only one side.
    One,
    /// Both.
    Two,
}

impl Sides {
    fn count(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Two => 2.0,
        }
    }
}

/// The probability that a single session lies beyond so many standard deviations by chance.
///
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::false_alarm::{Sides, per_session};
///
/// assert!((per_session(3.0, Sides::Two) - 0.0027).abs() < 1e-6);
/// ```
pub fn per_session(sigmas: f64, sides: Sides) -> f64 {
    sides.count() * normal::above(sigmas)
}

/// The probability of at least one alarm in so many sessions, `1 − (1 − p)ⁿ`, at a rate `p` per session.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the rate is a probability.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::false_alarm::{Sides, over_sessions, per_session};
///
/// assert!((over_sessions(per_session(2.0, Sides::One), 20)? - 0.369).abs() < 5e-4);
/// assert!((over_sessions(per_session(3.0, Sides::One), 20)? - 0.027).abs() < 5e-4);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn over_sessions(rate: f64, sessions: u32) -> Result<f64, StatsError> {
    if !(0.0..=1.0).contains(&rate) {
        return Err(StatsError::ParameterOutOfRange { parameter: "rate", value: rate });
    }
    if rate == 1.0 {
        return Ok(if sessions == 0 { 0.0 } else { 1.0 });
    }
    Ok(-(f64::from(sessions) * (-rate).ln_1p()).exp_m1())
}

/// The rate per session that gives this probability of at least one alarm in so many sessions.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the total lies from 0 to below 1 and there is a session.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::false_alarm::{over_sessions, rate_for};
///
/// let rate = rate_for(0.10, 20)?;
/// assert!((over_sessions(rate, 20)? - 0.10).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn rate_for(total: f64, sessions: u32) -> Result<f64, StatsError> {
    if !(0.0..1.0).contains(&total) {
        return Err(StatsError::ParameterOutOfRange { parameter: "total", value: total });
    }
    if sessions == 0 {
        return Err(StatsError::ParameterOutOfRange { parameter: "sessions", value: 0.0 });
    }
    Ok(-((-total).ln_1p() / f64::from(sessions)).exp_m1())
}

/// How well a rule finds what it looks for, and how often that is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accuracy {
    /// How often it is there, of all cases.
    pub base_rate: f64,
    /// How often the rule finds it where it is.
    pub sensitivity: f64,
    /// How often the rule stays silent where it is not.
    pub specificity: f64,
}

impl Accuracy {
    /// The share of alarms that are right: `b·s / (b·s + (1 − b)(1 − c))`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless all three are probabilities and there are alarms at all.
    /// # Source
    /// [AltmanBland1994]
    /// # Example
    /// ```
    /// use verbond_stats::change::false_alarm::Accuracy;
    ///
    /// let rule = Accuracy { base_rate: 0.08, sensitivity: 0.85, specificity: 0.80 };
    /// assert!((rule.predictive_value()? - 0.27).abs() < 5e-3);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn predictive_value(self) -> Result<f64, StatsError> {
        for (parameter, value) in [
            ("base rate", self.base_rate),
            ("sensitivity", self.sensitivity),
            ("specificity", self.specificity),
        ] {
            if !(0.0..=1.0).contains(&value) {
                return Err(StatsError::ParameterOutOfRange { parameter, value });
            }
        }
        let right = self.base_rate * self.sensitivity;
        let alarms = right + (1.0 - self.base_rate) * (1.0 - self.specificity);
        if alarms == 0.0 {
            return Err(StatsError::ParameterOutOfRange { parameter: "share of alarms", value: 0.0 });
        }
        Ok(right / alarms)
    }
}

impl Cusum {
    /// The mean number of sessions until one of the two sums alarms by chance.
    ///
    /// `L(s) = 1 + L(0)·Φ(k − s) + ∫₀ʰ L(u)·φ(u − s + k) du`, solved on the points of Gauss's rule.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for an allowance or a limit that cannot be.
    /// # Source
    /// [BrookEvans1972] for the chain of states, [Montgomery2013] for the values.
    /// # Example
    /// ```
    /// use verbond_stats::change::cusum::Cusum;
    /// use verbond_stats::change::false_alarm::Sides;
    ///
    /// let sessions = Cusum { allowance: 0.5, limit: 5.0 }.run_length(Sides::Two)?;
    /// assert!((sessions - 465.0).abs() < 0.5);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn run_length(self, sides: Sides) -> Result<f64, StatsError> {
        let grid = CusumGrid::of(self.checked()?);
        let size = grid.states.len();
        // Row by row: L − (chain)·L = 1.
        let system = Matrix::from_fn(size, size, |row, column| {
            let own = if row == column { 1.0 } else { 0.0 };
            own - grid.chain[(row, column)]
        });
        let lengths = LeastSquares::fit(&system, &vec![1.0; size])?.coefficients;
        // The two sums alarm independently of each other as long as the allowance keeps them from filling together.
        Ok(lengths[0] / sides.count())
    }

    /// The probability of at least one alarm by chance within so many sessions, on one side.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for an allowance or a limit that cannot be.
    /// # Source
    /// [BrookEvans1972]
    /// # Example
    /// ```
    /// use verbond_stats::change::cusum::Cusum;
    ///
    /// let cusum = Cusum { allowance: 0.5, limit: 4.0 };
    /// assert!(cusum.alarm_within(20)? < 0.06);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn alarm_within(self, sessions: u32) -> Result<f64, StatsError> {
        let grid = CusumGrid::of(self.checked()?);
        let mut alarm = vec![0.0; grid.states.len()];
        for _ in 0..sessions {
            let later = grid.chain.times_vector(&alarm);
            let Cusum { allowance, limit } = self;
            let now = grid.states.iter().map(|state| normal::above(limit - state + allowance));
            alarm = now.zip(later).map(|(now, later)| now + later).collect();
        }
        Ok(alarm[0])
    }
}

/// The states of one sum: empty, and the points of Gauss's rule up to the limit.
struct CusumGrid {
    states: Vec<f64>,
    chain: Matrix,
}

impl CusumGrid {
    fn of(Cusum { allowance, limit }: Cusum) -> Self {
        let inner = panels(0.0, limit, 1.0);
        let states: Vec<f64> = std::iter::once(0.0).chain(inner.iter().map(|(at, _)| *at)).collect();
        let chain = Matrix::from_fn(states.len(), states.len(), |row, column| match column {
            0 => normal::below(allowance - states[row]),
            column => inner[column - 1].1 * normal::density(states[column] - states[row] + allowance),
        });
        Self { states, chain }
    }
}

/// Places and weights between two ends, on panels of three widths of the kernel: twenty points each follow a bell curve
/// to the last digits.
fn panels(from: f64, to: f64, width: f64) -> Vec<(f64, f64)> {
    let count = ((to - from) / (3.0 * width)).ceil().max(1.0);
    let step = (to - from) / count;
    (0..count as usize)
        .flat_map(|panel| points(from + step * panel as f64, from + step * (panel + 1) as f64))
        .collect()
}

/// A moving mean further than this many of its own standard errors on the safe side is not followed.
const SAFE: f64 = 9.0;

impl Ewma {
    /// The probability of at least one alarm by chance within so many sessions, with the limits that widen session by
    /// session.
    ///
    /// Backwards from the last session: the alarm of the next session, and after it those of later ones, over all moving
    /// means that lie within.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for a weight or a width that cannot be.
    /// # Source
    /// [LucasSaccucci1990]
    /// # Example
    /// ```
    /// use verbond_stats::change::ewma::Ewma;
    /// use verbond_stats::change::false_alarm::Sides;
    ///
    /// let ewma = Ewma { weight: 0.3, sigmas: 2.7 };
    /// let (one, both) = (ewma.alarm_within(20, Sides::One)?, ewma.alarm_within(20, Sides::Two)?);
    /// assert!(one < both && both <= 2.0 * one);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn alarm_within(self, sessions: u32, sides: Sides) -> Result<f64, StatsError> {
        let ewma = self.checked()?;
        let weight = ewma.weight;
        // Limit and the other end of what is followed, after so many sessions.
        let ends = |session: u32| {
            let spread = ewma.spread(session as i32);
            let limit = ewma.sigmas * spread;
            match sides {
                Sides::One => (limit, SAFE * spread),
                Sides::Two => (limit, limit),
            }
        };
        let mut later: Vec<(f64, f64)> = Vec::new();
        for session in (1..=sessions).rev() {
            let (limit, _) = ends(session);
            let alarm = |mean: f64| {
                let kept = (1.0 - weight) * mean;
                let below = normal::above((limit + kept) / weight);
                let above = match sides {
                    Sides::One => 0.0,
                    Sides::Two => normal::above((limit - kept) / weight),
                };
                let masses = later.iter().map(|(at, mass)| mass * normal::density((at - kept) / weight));
                below + above + masses.sum::<f64>() / weight
            };
            if session == 1 {
                return Ok(alarm(0.0));
            }
            let (lower, upper) = ends(session - 1);
            later = panels(-lower, upper, weight)
                .into_iter()
                .map(|(at, width)| (at, width * alarm(at)))
                .collect();
        }
        Ok(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;

    #[test]
    fn sums_run_as_long_as_the_published_tables_say() {
        // [Montgomery2013], table 9.3: two-sided, allowance one half.
        for (limit, sessions) in [(4.0, 168.0), (5.0, 465.0)] {
            let found = Cusum { allowance: 0.5, limit }.run_length(Sides::Two).unwrap();
            close("run length", found, sessions, 0.0, 0.5);
        }
    }

    #[test]
    fn a_moving_mean_without_memory_is_a_chart_of_single_values() {
        let plain = over_sessions(per_session(2.7, Sides::Two), 20).unwrap();
        let ewma = Ewma { weight: 1.0, sigmas: 2.7 }.alarm_within(20, Sides::Two).unwrap();
        close("both sides", ewma, plain, 1e-10, 0.0);
        let plain = over_sessions(per_session(2.0, Sides::One), 20).unwrap();
        let ewma = Ewma { weight: 1.0, sigmas: 2.0 }.alarm_within(20, Sides::One).unwrap();
        close("one side", ewma, plain, 1e-10, 0.0);
    }

    #[test]
    fn one_session_alarms_as_often_as_its_limit_says() {
        let ewma = Ewma { weight: 0.3, sigmas: 2.7 }.alarm_within(1, Sides::One).unwrap();
        close("first session", ewma, normal::above(2.7), 1e-12, 0.0);
        let cusum = Cusum { allowance: 0.5, limit: 4.0 }.alarm_within(1).unwrap();
        close("first session", cusum, normal::above(4.5), 1e-12, 0.0);
    }

    #[test]
    fn the_mean_run_length_is_the_sum_of_the_chances_to_be_still_silent() {
        let cusum = Cusum { allowance: 0.5, limit: 0.5 };
        let silent: f64 = (0..250).map(|sessions| 1.0 - cusum.alarm_within(sessions).unwrap()).sum();
        // After 250 sessions at a mean of about seven, nothing is left but rounding.
        close("run length", silent, cusum.run_length(Sides::One).unwrap(), 1e-10, 0.0);
    }

    #[test]
    fn predictive_values_are_small_where_the_base_rate_is() {
        let value = |base_rate, sensitivity| {
            Accuracy { base_rate, sensitivity, specificity: 0.80 }.predictive_value().unwrap()
        };
        close("8 %", value(0.08, 0.85), 0.27, 0.0, 0.005);
        close("5 %", value(0.05, 0.72), 0.16, 0.0, 0.005);
    }

    #[test]
    fn rates_that_are_no_probabilities_are_refused() {
        let refused = StatsError::ParameterOutOfRange { parameter: "rate", value: 1.5 };
        assert_eq!(over_sessions(1.5, 3), Err(refused));
        assert_eq!(over_sessions(1.0, 0), Ok(0.0));
        assert!(rate_for(0.1, 0).is_err() && rate_for(1.0, 3).is_err());
    }
}
