//! Follows a series, session by session, and says how surprising each is.

use super::{Expectation, LocalLevel, Timed, check_series};
use crate::error::StatsError;

/// How a series is followed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Follow {
    /// How many sessions back a fall of the level may have begun; 1 judges each session by itself.
    pub window: usize,
    /// How many sessions the model's variances weigh against the series' own: `∞` takes every series to vary alike.
    pub weight: f64,
}

impl Follow {
    /// Three sessions back, and a person's own way of varying counts as much as the model after eight sessions.
    ///
    /// # Source
    /// our choice, ADR-0015
    pub const USUAL: Self = Self { window: 3, weight: 8.0 };
}

/// One session beside what was expected of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// What was expected before it, with the series' own variance in it.
    pub expectation: Expectation,
    /// How far it lay above (+) or below (−), in standard deviations.
    pub surprise: f64,
    /// The strongest evidence that the level fell: the least of the standardised shifts that may have begun at this session or up
    /// to `window − 1` before it. Standard normal for a single beginning when nothing happened. A session at or above what was expected
    /// of it is no fall: this is then its surprise.
    pub fall: f64,
    /// How many sessions back that fall began: 0 for this one.
    pub fall_began: usize,
}

/// A fall that may have begun at some session: what a fall by one would have done to each surprise since.
#[derive(Debug, Clone, Copy)]
struct Begun {
    /// What is left of it in the next surprise.
    left: f64,
    /// `Σ dⱼvⱼ/Fⱼ`
    sum: f64,
    /// `Σ dⱼ²/Fⱼ`
    information: f64,
}

/// Each session of a series beside what was expected of it.
///
/// The surprise is `v/√(c·F)`, with `F` the variance one session ahead and `c = (w + Σ v²/F)/(w + n)` over the `n` sessions before:
/// how much this series varies beside the model, drawn towards 1 with weight `w`. A fall of the level at session `τ` moves the
/// surprises from there on by `d_τ = 1`, `dⱼ₊₁ = (1 − Kⱼ)dⱼ`; its standardised size is `Σ dⱼvⱼ/Fⱼ / √(c·Σ dⱼ²/Fⱼ)`. Only a session below what was expected of it can be
/// part of a fall.
///
/// # Shape
/// One [`Ahead`] per observation. The first is judged by the model alone.
/// # Missing data
/// Sessions that were not measured are left out of the series; time goes on.
/// # Errors
/// [`StatsError`] for a model, series or way of following that cannot be.
/// # Source
/// [Harvey1989] for the filter, [WillskyJones1976] for the falls.
/// # Example
/// ```
/// use verbond_stats::local_level::follow::{Follow, follow};
/// use verbond_stats::local_level::{LocalLevel, Timed};
///
/// let model = LocalLevel { mean: 8.0, spread: 1.0, step: 0.02, noise: 0.6 };
/// let series: Vec<Timed> = [8.3, 8.3, 9.2, 8.3, 5.8]
///     .into_iter()
///     .zip(1_u8..)
///     .map(|(value, session)| Timed { time: f64::from(session), value })
///     .collect();
/// let followed = follow(&model, Follow::USUAL, &series)?;
/// assert!(followed[3].fall > -1.0 && followed[4].fall < -2.5);
/// assert_eq!(followed[4].fall_began, 0);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn follow(model: &LocalLevel, how: Follow, series: &[Timed]) -> Result<Vec<Ahead>, StatsError> {
    let model = model.checked()?;
    check_series(series)?;
    if how.window == 0 {
        return Err(StatsError::ParameterOutOfRange { parameter: "window", value: 0.0 });
    }
    if how.weight.is_nan() || how.weight <= 0.0 {
        return Err(StatsError::ParameterOutOfRange { parameter: "weight", value: how.weight });
    }
    let mut level = model.start();
    let mut begun: Vec<Begun> = Vec::with_capacity(how.window + 1);
    let mut squares = 0.0;
    let mut followed = Vec::with_capacity(series.len());
    for (index, observation) in series.iter().enumerate() {
        let ahead = level.expected(&model, observation.time);
        let difference = observation.value - ahead.value;
        let own = own_variance(how.weight, squares, index);
        begun.push(Begun { left: 1.0, sum: 0.0, information: 0.0 });
        if begun.len() > how.window {
            begun.remove(0);
        }
        let kept = 1.0 - level.gain(&model, observation.time);
        let (mut fall, mut fall_began) = (f64::INFINITY, 0);
        let last = begun.len() - 1;
        for (place, one) in begun.iter_mut().enumerate() {
            one.sum += one.left * difference / ahead.variance;
            one.information += one.left * one.left / ahead.variance;
            one.left *= kept;
            let size = one.sum / (own * one.information).sqrt();
            if size <= fall {
                (fall, fall_began) = (size, last - place);
            }
        }
        let surprise = difference / (own * ahead.variance).sqrt();
        // A session that lies where it was expected, or above, is no fall, however low the ones before it lay.
        if surprise >= 0.0 {
            (fall, fall_began) = (surprise, 0);
        }
        followed.push(Ahead {
            expectation: Expectation { value: ahead.value, variance: own * ahead.variance },
            surprise,
            fall,
            fall_began,
        });
        squares += difference * difference / ahead.variance;
        level = level.seen(&model, *observation);
    }
    Ok(followed)
}

/// How much a series varies beside the model, drawn towards 1.
fn own_variance(weight: f64, squares: f64, count: usize) -> f64 {
    if weight.is_infinite() { 1.0 } else { (weight + squares) / (weight + count as f64) }
}
