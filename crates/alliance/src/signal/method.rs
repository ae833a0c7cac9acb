//! The methods that call a session out, with one number each that makes them stricter.

use stats::StatsError;
use stats::change::control_chart::Baseline;
use stats::change::criterion::{Course, Criterion, declines};
use stats::change::cusum::{self, Cusum};
use stats::change::ewma::{self, Ewma};
use stats::local_level::follow::{Ahead, Follow, follow};
use stats::local_level::{LocalLevel, Timed};

/// A method with published settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// A drop from the recent peak, in the larger of the practice's and the client's own spread.
    Criterion,
    /// A chart of individual sessions around the first five, in its sigmas.
    Individuals,
    /// A moving mean around the first five, in its sigmas.
    MovingMean,
    /// Running sums of what falls short of the first five, in its sigmas.
    RunningSum,
    /// A drop from the recent peak, in standard errors of a difference.
    ReliableChange,
}

crate::words!(Method, "method", {
    Criterion => "criterion",
    Individuals => "individuals",
    MovingMean => "moving-mean",
    RunningSum => "running-sum",
    ReliableChange => "reliable-change",
});

/// What a practice knows of its own scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Practice {
    /// How levels start, drift and are seen.
    pub model: LocalLevel,
    /// How much sessions of one client vary, as a standard deviation.
    pub spread: f64,
    /// The standard error of measurement.
    pub error: f64,
}

/// Sessions a chart takes its centre from.
pub const BASELINE: usize = 5;
/// How many sessions back a peak may lie.
const PEAK_WITHIN: usize = 3;
const MOVING_WEIGHT: f64 = 0.3;
const ALLOWANCE: f64 = 0.5;

impl Method {
    /// The setting its authors or textbooks give.
    ///
    /// # Source
    /// [Gumz2012] for the stricter of two criteria, [Montgomery2013] for the charts, [JacobsonTruax1991] for reliable change.
    pub fn published(self) -> f64 {
        match self {
            Self::Criterion => 2.0,
            Self::Individuals => 3.0,
            Self::MovingMean => 2.7,
            Self::RunningSum => 4.0,
            Self::ReliableChange => 1.96,
        }
    }

    /// The sessions it calls out at this setting, each judged by itself and those before it.
    ///
    /// # Missing data
    /// A session that was not measured is never called.
    /// # Errors
    /// [`StatsError`] for a setting no method knows.
    pub fn called(
        self,
        sessions: &[Option<f64>],
        practice: &Practice,
        setting: f64,
    ) -> Result<Vec<usize>, StatsError> {
        let chart = || Baseline::of(&sessions[..BASELINE.min(sessions.len())], practice.error);
        match self {
            Self::Criterion => {
                let criterion = Criterion {
                    error_of_measurement: practice.error,
                    ..Criterion::usual(setting, practice.spread)
                };
                let found = declines(sessions, &[], criterion, Course::Running)?;
                Ok(found.into_iter().map(|decline| decline.flagged).collect())
            }
            Self::Individuals => {
                let Ok(baseline) = chart() else { return Ok(Vec::new()) };
                let lower = baseline.limits_at(setting).lower;
                Ok(places(sessions, |value, _| value < lower))
            }
            Self::MovingMean => {
                let Ok(baseline) = chart() else { return Ok(Vec::new()) };
                let settings = Ewma { weight: MOVING_WEIGHT, sigmas: setting };
                let points = ewma::follow(&sessions[BASELINE..], &baseline, settings)?;
                Ok(after_baseline(&points, |point| point.mean < point.limits.lower))
            }
            Self::RunningSum => {
                let Ok(baseline) = chart() else { return Ok(Vec::new()) };
                let settings = Cusum { allowance: ALLOWANCE, limit: setting };
                let points = cusum::follow(&sessions[BASELINE..], &baseline, settings)?;
                Ok(after_baseline(&points, |point| point.below >= setting))
            }
            Self::ReliableChange => {
                let least = setting * practice.error * std::f64::consts::SQRT_2;
                Ok(places(sessions, |value, before| {
                    let recent = before.iter().rev().flatten().take(PEAK_WITHIN).copied();
                    recent.reduce(f64::max).is_some_and(|peak| peak - value >= least)
                }))
            }
        }
    }
}

fn places(sessions: &[Option<f64>], is_called: impl Fn(f64, &[Option<f64>]) -> bool) -> Vec<usize> {
    let called = |place: &usize| sessions[*place].is_some_and(|value| is_called(value, &sessions[..*place]));
    (0..sessions.len()).filter(called).collect()
}

fn after_baseline<P>(points: &[Option<P>], is_called: impl Fn(&P) -> bool) -> Vec<usize> {
    let called = |(place, point): (usize, &Option<P>)| {
        point.as_ref().is_some_and(&is_called).then_some(place + BASELINE)
    };
    points.iter().enumerate().filter_map(called).collect()
}

/// The measured sessions with what was expected of each: place, and expectation.
///
/// # Errors
/// [`StatsError`] for a practice that cannot be.
pub fn expected(sessions: &[Option<f64>], model: &LocalLevel) -> Result<Vec<(usize, Ahead)>, StatsError> {
    let measured: Vec<(usize, f64)> =
        sessions.iter().enumerate().filter_map(|(place, value)| Some((place, (*value)?))).collect();
    let series: Vec<Timed> =
        measured.iter().map(|(place, value)| Timed { time: *place as f64, value: *value }).collect();
    let followed = follow(model, Follow::USUAL, &series)?;
    Ok(measured.into_iter().map(|(place, _)| place).zip(followed).collect())
}
