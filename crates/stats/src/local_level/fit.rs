//! The variances of a model, from the series of a service.

use super::{LocalLevel, Timed, check_series};
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::mixed::error::ModelError;
use crate::mixed::optimise::{Function, Run, Valued, minimise};

/// A model of greatest likelihood.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalLevelFit {
    model: LocalLevel,
    deviance: f64,
    observation_count: usize,
    run: Run,
}

/// Fewer series than this say nothing of how first levels differ.
const SERIES_COUNT_MIN: usize = 2;

impl LocalLevelFit {
    /// The mean and the three variances under which these series are most likely.
    ///
    /// The deviance is `Σ ln 2πF + v²/F` over all sessions one ahead; its derivatives go along with the filter. Variances are
    /// sought as squares, so that one of zero is an ordinary place.
    ///
    /// # Shape
    /// One slice per series; series without an observation are passed over.
    /// # Missing data
    /// See [`Timed`].
    /// # Errors
    /// [`StatsError::TooFewObservations`] with fewer than two series or without any series of two sessions;
    /// [`StatsError::NoVariation`] where every value is the same. A search that did not end says so in its [run](Self::run).
    /// # Source
    /// [Harvey1989], section 3.4
    /// # Example
    /// ```
    /// use verbond_stats::local_level::Timed;
    /// use verbond_stats::local_level::fit::LocalLevelFit;
    ///
    /// let series: Vec<Vec<Timed>> = [[7.0, 8.0, 7.5, 8.5], [5.0, 6.5, 6.0, 5.5], [9.0, 8.0, 9.5, 9.0]]
    ///     .iter()
    ///     .map(|values| values.iter().zip(1_u8..).map(|(&value, n)| Timed { time: f64::from(n), value }).collect())
    ///     .collect();
    /// let fit = LocalLevelFit::new(&series)?;
    /// assert!(fit.model().spread > 1.0 && fit.model().noise < 1.0);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn new<S: AsRef<[Timed]>>(series: &[S]) -> Result<Self, StatsError> {
        let series: Vec<&[Timed]> = series.iter().map(AsRef::as_ref).filter(|one| !one.is_empty()).collect();
        for one in &series {
            check_series(one)?;
        }
        if series.len() < SERIES_COUNT_MIN {
            return Err(StatsError::TooFewObservations { needed: SERIES_COUNT_MIN, got: series.len() });
        }
        let start = moments(&series)?;
        let mut search = Search { series: &series };
        let found = minimise(&start, &mut search).expect("a deviance is defined everywhere");
        Ok(Self {
            model: model(&found.at),
            deviance: found.value,
            observation_count: series.iter().map(|one| one.len()).sum(),
            run: found.run,
        })
    }

    /// The model.
    pub fn model(&self) -> LocalLevel {
        self.model
    }

    /// `−2 ln L`.
    pub fn deviance(&self) -> f64 {
        self.deviance
    }

    /// How many sessions it rests on.
    pub fn observation_count(&self) -> usize {
        self.observation_count
    }

    /// How the search went.
    pub fn run(&self) -> &Run {
        &self.run
    }
}

/// The parameters: mean, and the roots of spread, step and noise.
const PARAMETER_COUNT: usize = 4;

fn model(at: &[f64]) -> LocalLevel {
    LocalLevel { mean: at[0], spread: at[1] * at[1], step: at[2] * at[2], noise: at[3] * at[3] }
}

/// Where the search begins: the spread of series' means, and their own variance as half noise, half drift over their length.
fn moments(series: &[&[Timed]]) -> Result<Vec<f64>, StatsError> {
    let mean_of = |one: &[Timed]| one.iter().map(|seen| seen.value).sum::<f64>() / one.len() as f64;
    let means: Vec<f64> = series.iter().map(|one| mean_of(one)).collect();
    let mean = means.iter().sum::<f64>() / means.len() as f64;
    let between = means.iter().map(|own| (own - mean).powi(2)).sum::<f64>() / (means.len() - 1) as f64;
    let (mut squares, mut degrees, mut span) = (0.0, 0.0, 0.0_f64);
    for (one, own) in series.iter().zip(&means) {
        squares += one.iter().map(|seen| (seen.value - own).powi(2)).sum::<f64>();
        degrees += one.len() as f64 - 1.0;
        span = span.max(one[one.len() - 1].time - one[0].time);
    }
    if degrees == 0.0 {
        return Err(StatsError::TooFewObservations { needed: 2, got: 1 });
    }
    let within = squares / degrees;
    if within == 0.0 {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    let spread = between.max(0.1 * within);
    Ok(vec![mean, spread.sqrt(), (0.3 * within / span).sqrt(), (0.7 * within).sqrt()])
}

struct Search<'s> {
    series: &'s [&'s [Timed]],
}

impl Function for Search<'_> {
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
        let mut sums =
            Sums { value: 0.0, gradient: [0.0; PARAMETER_COUNT], curvature: [[0.0; PARAMETER_COUNT]; 4] };
        for one in self.series {
            sums.add(at, one);
        }
        Ok(Valued {
            value: sums.value,
            gradient: sums.gradient.to_vec(),
            curvature: Matrix::from_fn(PARAMETER_COUNT, PARAMETER_COUNT, |i, j| sums.curvature[i][j]),
        })
    }

    fn better_coordinates(&mut self, _at: &[f64]) -> Option<Vec<f64>> {
        None
    }
}

struct Sums {
    value: f64,
    gradient: [f64; PARAMETER_COUNT],
    curvature: [[f64; PARAMETER_COUNT]; PARAMETER_COUNT],
}

impl Sums {
    /// The filter with the derivatives of its level `a` and variance `P` beside it.
    fn add(&mut self, at: &[f64], series: &[Timed]) {
        let model = model(at);
        let (mut level, mut variance) = (model.mean, model.spread);
        let mut level_by = [1.0, 0.0, 0.0, 0.0];
        let mut variance_by = [0.0, 2.0 * at[1], 0.0, 0.0];
        let mut before = None;
        for seen in series {
            if let Some(before) = before {
                let passed: f64 = seen.time - before;
                variance += model.step * passed;
                variance_by[2] += 2.0 * at[2] * passed;
            }
            before = Some(seen.time);
            let ahead = variance + model.noise;
            let mut ahead_by = variance_by;
            ahead_by[3] += 2.0 * at[3];
            let difference = seen.value - level;
            let gain = variance / ahead;
            self.value += (2.0 * std::f64::consts::PI * ahead).ln() + difference * difference / ahead;
            let fit = (1.0 - difference * difference / ahead) / ahead;
            for i in 0..PARAMETER_COUNT {
                self.gradient[i] += ahead_by[i] * fit - 2.0 * difference * level_by[i] / ahead;
                for j in 0..PARAMETER_COUNT {
                    self.curvature[i][j] +=
                        ahead_by[i] * ahead_by[j] / (ahead * ahead) + 2.0 * level_by[i] * level_by[j] / ahead;
                }
            }
            for i in 0..PARAMETER_COUNT {
                let gain_by = (variance_by[i] - gain * ahead_by[i]) / ahead;
                level_by[i] += gain_by * difference - gain * level_by[i];
                variance_by[i] = variance_by[i] * (1.0 - gain) - variance * gain_by;
            }
            level += gain * difference;
            variance *= 1.0 - gain;
        }
    }
}

/// The value and gradient at a place, for tests of one against the other.
#[cfg(test)]
pub(super) fn deviance_at(at: &[f64], series: &[Vec<Timed>]) -> (f64, Vec<f64>) {
    let slices: Vec<&[Timed]> = series.iter().map(Vec::as_slice).collect();
    let valued = Search { series: &slices }.value(at).expect("a deviance is defined everywhere");
    (valued.value, valued.gradient)
}
