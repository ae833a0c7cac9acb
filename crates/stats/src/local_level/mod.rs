//! A level that drifts from session to session, seen through noise: where the next session is expected.
//!
//! `yₜ = μₜ + εₜ`, `εₜ ~ N(0, noise)`; `μₜ = μₛ + ηₜ`, `ηₜ ~ N(0, step·(t − s))`; the first level `~ N(mean, spread)`. What is
//! expected at a session rests on the sessions before it and on nothing else, so it can be shown while care goes on.

pub mod fit;
pub mod follow;
#[cfg(test)]
mod tests;
pub mod thresholds;

use crate::error::StatsError;

/// One observation of a series, at its time.
///
/// Sessions that are missing are not there: the next one comes later, and is expected with more doubt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timed {
    /// When, in any unit that suits the step: sessions, weeks. Rising within a series.
    pub time: f64,
    /// What was seen.
    pub value: f64,
}

/// How levels start, drift and are seen.
///
/// # Source
/// [Harvey1989], [DurbinKoopman2012]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalLevel {
    /// The mean of first levels.
    pub mean: f64,
    /// The variance of first levels between series.
    pub spread: f64,
    /// The variance a level gains in a unit of time.
    pub step: f64,
    /// The variance of what is seen around the level.
    pub noise: f64,
}

/// What is expected before something is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expectation {
    /// The value.
    pub value: f64,
    /// Its variance: that of the level, and the noise.
    pub variance: f64,
}

/// What is known of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The time of the last observation; `None` before the first.
    time: Option<f64>,
    /// Where it is thought to be.
    value: f64,
    /// With which variance.
    variance: f64,
}

impl LocalLevel {
    /// The same model, if it is one.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`]: a variance below zero, no noise, a mean that is no number.
    pub fn checked(self) -> Result<Self, StatsError> {
        if !self.mean.is_finite() {
            return Err(StatsError::ParameterOutOfRange { parameter: "mean", value: self.mean });
        }
        for (parameter, value) in [("spread", self.spread), ("step", self.step), ("noise", self.noise)] {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(StatsError::ParameterOutOfRange { parameter, value });
            }
        }
        if self.noise == 0.0 {
            return Err(StatsError::ParameterOutOfRange { parameter: "noise", value: 0.0 });
        }
        Ok(self)
    }

    /// What is known of a level before anything was seen.
    pub fn start(&self) -> Level {
        Level { time: None, value: self.mean, variance: self.spread }
    }
}

impl Level {
    /// What is expected at a time from the level as known now.
    ///
    /// # Range and units
    /// `time` not before that of the last observation.
    /// # Example
    /// ```
    /// use verbond_stats::local_level::{LocalLevel, Timed};
    ///
    /// let model = LocalLevel { mean: 8.0, spread: 1.0, step: 0.0, noise: 1.0 };
    /// let level = model.start().seen(&model, Timed { time: 1.0, value: 7.0 });
    /// let next = level.expected(&model, 2.0);
    /// assert_eq!((next.value, next.variance), (7.5, 1.5));
    /// ```
    pub fn expected(&self, model: &LocalLevel, time: f64) -> Expectation {
        Expectation { value: self.value, variance: self.drifted(model, time) + model.noise }
    }

    /// What is known after an observation: `K = P/F`, level `a + K(y − a)`, variance `P(1 − K)`.
    pub fn seen(&self, model: &LocalLevel, observation: Timed) -> Self {
        let variance = self.drifted(model, observation.time);
        let gain = variance / (variance + model.noise);
        Self {
            time: Some(observation.time),
            value: self.value + gain * (observation.value - self.value),
            variance: variance * (1.0 - gain),
        }
    }

    /// The share of a surprise that moves the level, at a time: 0 for a level that is known, near 1 for one that is not.
    pub fn gain(&self, model: &LocalLevel, time: f64) -> f64 {
        let variance = self.drifted(model, time);
        variance / (variance + model.noise)
    }

    fn drifted(&self, model: &LocalLevel, time: f64) -> f64 {
        self.variance + self.time.map_or(0.0, |before| model.step * (time - before))
    }
}

/// Refuses a series that goes back in time or holds what is no number.
///
/// # Errors
/// [`StatsError::NotFinite`], with the place; [`StatsError::ParameterOutOfRange`] where time does not rise.
pub fn check_series(series: &[Timed]) -> Result<(), StatsError> {
    if let Some(index) = series.iter().position(|seen| !(seen.value.is_finite() && seen.time.is_finite())) {
        return Err(StatsError::NotFinite { index });
    }
    match series.windows(2).find(|pair| pair[1].time <= pair[0].time) {
        Some(pair) => Err(StatsError::ParameterOutOfRange { parameter: "time", value: pair[1].time }),
        None => Ok(()),
    }
}
