//! The models between which every model lies: one that explains all, and one in which nothing goes with anything.

use super::discrepancy::Problem;
use super::fit::{Incomplete, Method, Sample};
use super::layout::Means;
use super::moments::Pattern;
use super::newton::descend;
use super::posing::blocks;
use super::robust;
use super::start::Seen;
use super::structure::Structure;
use crate::covariance::{Missing, covariance};
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use std::f64::consts::PI;

/// The models between which every model lies: one that explains all, and one in which nothing goes with anything.
#[derive(Debug, Clone)]
pub(super) struct Saturated {
    /// Moments of each group.
    pub(super) moments: Vec<Seen>,
    /// The discrepancy of the saturated model.
    pub(super) discrepancy: f64,
    /// The discrepancy of the model in which variables do not go together.
    pub(super) independent: f64,
    /// Moments of each group over the answers that are there, pair by pair, as the goodness of fit takes them.
    pub(super) available: Vec<Seen>,
    /// Variances and means of the independence model.
    pub(super) alone: Vec<Seen>,
    /// `Σ n·p·ln 2π`, which the discrepancy leaves out of −2 times the log-likelihood.
    pub(super) constant: f64,
    /// Persons.
    pub(super) size: f64,
}

pub(super) fn saturated(
    patterns: &[Vec<Pattern>],
    samples: &[Sample],
    method: Method,
) -> Result<Saturated, StatsError> {
    let mut all = Saturated {
        moments: Vec::new(),
        discrepancy: 0.0,
        independent: 0.0,
        available: Vec::new(),
        alone: Vec::new(),
        constant: 0.0,
        size: 0.0,
    };
    for (own, sample) in patterns.iter().zip(samples) {
        let alone = alone(own)?;
        let (seen, discrepancy) = match method.incomplete {
            Incomplete::LeftOut => {
                let only = &own[0];
                let value = Cholesky::of(&only.covariances)?.log_determinant() + only.mean.len() as f64;
                let seen = Seen { mean: only.mean.clone(), covariances: only.covariances.clone() };
                (seen, only.count() * value)
            }
            Incomplete::FullInformation => saturated_of_patterns(own, &alone)?,
        };
        all.available.push(match method.incomplete {
            Incomplete::LeftOut => seen.clone(),
            Incomplete::FullInformation => available(own, sample, &alone)?,
        });
        all.moments.push(seen);
        all.discrepancy += discrepancy;
        for pattern in own {
            all.constant += pattern.count() * pattern.variables.len() as f64 * (2.0 * PI).ln();
            all.size += pattern.count();
            for variable in &pattern.variables {
                // At its own maximum each variable adds ln s² + 1 for each case that has it.
                all.independent += pattern.count() * (alone.covariances[(*variable, *variable)].ln() + 1.0);
            }
        }
        all.alone.push(alone);
    }
    Ok(all)
}

/// Mean and variance of each variable over the cases that have it, without covariances.
fn alone(patterns: &[Pattern]) -> Result<Seen, StatsError> {
    let size = patterns.iter().flat_map(|pattern| &pattern.variables).max().map_or(0, |last| last + 1);
    let (mut count, mut mean, mut squares) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for pattern in patterns {
        for (at, variable) in pattern.variables.iter().enumerate() {
            let n = pattern.count();
            let total = count[*variable] + n;
            let step = pattern.mean[at] - mean[*variable];
            squares[*variable] +=
                n * pattern.covariances[(at, at)] + step * step * count[*variable] * n / total;
            mean[*variable] += step * n / total;
            count[*variable] = total;
        }
    }
    let mut covariances = Matrix::zeros(size, size);
    for variable in 0..size {
        let variance = squares[variable] / count[variable];
        if variance.is_nan() || variance <= 0.0 {
            return Err(StatsError::NoVariation { variable });
        }
        covariances[(variable, variable)] = variance;
    }
    Ok(Seen { mean, covariances })
}

/// Covariances pair by pair, with divisor `n` of the group.
fn available(patterns: &[Pattern], sample: &Sample, alone: &Seen) -> Result<Seen, StatsError> {
    let count: f64 = patterns.iter().map(Pattern::count).sum();
    let covariances = covariance(&sample.answers, Missing::Pairwise)?;
    Ok(Seen { mean: alone.mean.clone(), covariances: covariances.map(|cell| cell * (count - 1.0) / count) })
}

/// Means and covariances that describe all patterns best.
fn saturated_of_patterns(patterns: &[Pattern], alone: &Seen) -> Result<(Seen, f64), StatsError> {
    let observed = alone.mean.len();
    let structure = Structure::saturated(observed);
    let begin = robust::saturated_values(&structure, alone);
    let own = [patterns.to_vec()];
    let problem = Problem {
        parameters: structure.cells.len(),
        structures: vec![structure],
        blocks: blocks(&own, Means::Modelled),
    };
    let (values, here, _) = descend(&problem, begin)?;
    let implied = problem.implied(&values)?.remove(0);
    Ok((Seen { mean: implied.level, covariances: implied.spread }, here.value))
}
