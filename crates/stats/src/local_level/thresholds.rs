//! How low is too low, so that a chosen share of ordinary sessions falls below.
//!
//! Scores sit at the top of their scale and move in steps, so no formula for a bell curve gives the rate it promises. The rate is
//! taken from sessions in which nothing happened, apart for high and for low expected values: near the top there is little room
//! to vary, and the same fall says more.

use crate::error::StatsError;

/// A session in which nothing happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ordinary {
    /// What was expected of it.
    pub expected: f64,
    /// Its evidence of a fall, as [`Ahead::fall`](super::follow::Ahead::fall).
    pub fall: f64,
    /// How much it counts beside the others.
    pub weight: f64,
}

/// From which evidence on a session is called a fall, by what was expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds {
    /// Where one band of expected values ends and the next begins, rising.
    edges: Vec<f64>,
    /// The threshold of each band: one more than edges.
    least: Vec<f64>,
    /// The share of ordinary sessions below.
    rate: f64,
}

/// A band holds so many sessions that its rate has a standard error of a tenth of itself at 1 in 40: `1/(0.1²·0.025)`.
const ORDINARY_PER_BAND: f64 = 4_000.0;
const BAND_COUNT_MAX: usize = 5;

impl Thresholds {
    /// Thresholds below which `rate` of these sessions fall, in each band of expected values.
    ///
    /// Bands hold equal weights; there are at most five, each of 4 000 sessions, and one if there are fewer. Within a band the
    /// threshold is the weighted quantile: the least evidence with at most `rate` of the weight strictly below it.
    ///
    /// # Errors
    /// [`StatsError::TooFewObservations`] where the rate would rest on less than one session,
    /// [`StatsError::ParameterOutOfRange`] for a rate that is none, [`StatsError::NotFinite`].
    /// # Source
    /// [VovkGammermanShafer2005], for calibration by category
    /// # Example
    /// ```
    /// use verbond_stats::local_level::thresholds::{Ordinary, Thresholds};
    ///
    /// let sessions: Vec<Ordinary> =
    ///     (0..400).map(|n| Ordinary { expected: 8.0, fall: f64::from(n) / 100.0 - 3.0, weight: 1.0 }).collect();
    /// let thresholds = Thresholds::new(0.025, &sessions)?;
    /// assert_eq!(thresholds.at(8.0), -2.9);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn new(rate: f64, sessions: &[Ordinary]) -> Result<Self, StatsError> {
        if !(rate > 0.0 && rate < 1.0) {
            return Err(StatsError::ParameterOutOfRange { parameter: "rate", value: rate });
        }
        if let Some(index) = sessions.iter().position(|session| {
            !(session.expected.is_finite()
                && session.fall.is_finite()
                && session.weight > 0.0
                && session.weight.is_finite())
        }) {
            return Err(StatsError::NotFinite { index });
        }
        let needed = (1.0 / rate).ceil() as usize;
        if sessions.len() < needed {
            return Err(StatsError::TooFewObservations { needed, got: sessions.len() });
        }
        let mut by_expected = sessions.to_vec();
        by_expected.sort_by(|a, b| a.expected.total_cmp(&b.expected));
        let count = (sessions.len() as f64 / ORDINARY_PER_BAND).floor() as usize;
        let bands = bands(&by_expected, count.clamp(1, BAND_COUNT_MAX));
        let edges = bands.iter().skip(1).map(|band| band[0].expected).collect();
        let least = bands.iter().map(|band| weighted_quantile(band, rate)).collect();
        Ok(Self { edges, least, rate })
    }

    /// Thresholds that were counted before.
    ///
    /// # Shape
    /// One threshold more than edges.
    /// # Errors
    /// [`StatsError::LengthsDiffer`], [`StatsError::NotFinite`], and [`StatsError::ParameterOutOfRange`] for edges that do not
    /// rise or a rate that is none.
    pub fn of_bands(rate: f64, edges: Vec<f64>, least: Vec<f64>) -> Result<Self, StatsError> {
        if !(rate > 0.0 && rate < 1.0) {
            return Err(StatsError::ParameterOutOfRange { parameter: "rate", value: rate });
        }
        if least.len() != edges.len() + 1 {
            return Err(StatsError::LengthsDiffer { left: edges.len() + 1, right: least.len() });
        }
        if let Some(index) = edges.iter().position(|edge| !edge.is_finite()) {
            return Err(StatsError::NotFinite { index });
        }
        // A band with too few sessions for its rate calls nothing: its threshold may be −∞, but never no number.
        if let Some(index) = least.iter().position(|least| least.is_nan()) {
            return Err(StatsError::NotFinite { index });
        }
        match edges.windows(2).find(|pair| pair[1] <= pair[0]) {
            Some(pair) => Err(StatsError::ParameterOutOfRange { parameter: "edge", value: pair[1] }),
            None => Ok(Self { edges, least, rate }),
        }
    }

    /// The threshold for a session of which this was expected.
    pub fn at(&self, expected: f64) -> f64 {
        self.least[self.edges.partition_point(|edge| *edge <= expected)]
    }

    /// The share of ordinary sessions below.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// The bands: from which expected value on each holds (the first from anywhere), and its threshold.
    pub fn bands(&self) -> impl Iterator<Item = (Option<f64>, f64)> {
        std::iter::once(None).chain(self.edges.iter().copied().map(Some)).zip(self.least.iter().copied())
    }
}

/// Cuts rising sessions into bands of about equal weight; equal expected values stay together.
fn bands(sessions: &[Ordinary], count: usize) -> Vec<&[Ordinary]> {
    let total: f64 = sessions.iter().map(|session| session.weight).sum();
    let mut bands = Vec::new();
    let (mut begin, mut weight) = (0, 0.0);
    for end in 1..sessions.len() {
        weight += sessions[end - 1].weight;
        let due = total * (bands.len() + 1) as f64 / count as f64;
        if bands.len() + 1 < count && weight >= due && sessions[end].expected > sessions[end - 1].expected {
            bands.push(&sessions[begin..end]);
            begin = end;
        }
    }
    bands.push(&sessions[begin..]);
    bands
}

fn weighted_quantile(band: &[Ordinary], rate: f64) -> f64 {
    let mut by_fall = band.to_vec();
    by_fall.sort_by(|a, b| a.fall.total_cmp(&b.fall));
    let allowed = rate * by_fall.iter().map(|session| session.weight).sum::<f64>();
    let mut below = 0.0;
    for session in &by_fall {
        below += session.weight;
        if below > allowed * (1.0 + 1e-12) {
            return session.fall;
        }
    }
    by_fall.last().map_or(f64::NEG_INFINITY, |session| session.fall)
}
