//! The models between which every model lies: one that explains all, and one in which nothing goes with anything.

use super::discrepancy::Problem;
use super::filling::filled;
use super::fit::{Incomplete, Method, Sample};
use super::layout::Means;
use super::moments::Pattern;
use super::newton::descend;
use super::posing::blocks;
use super::robust;
use super::start::Seen;
use super::structure::Structure;
use crate::covariance::{Missing, covariance, moments};
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::strip::Rows;
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
        let variables = sample.answers.column_count();
        let alone = alone(own, variables)?;
        let count: usize = own.iter().map(|pattern| pattern.cases.len()).sum();
        if count <= variables {
            return Err(StatsError::TooFewObservations { needed: variables + 1, got: count });
        }
        refuse_sums(own, sample, method)?;
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

/// A variable whose share that is not told by others is below this is a sum of them, as far as answers can be written down.
const OWN_SHARE_MIN: f64 = 1e-10;

/// Refuses variables of which one is a sum of others in all complete rows.
///
/// # Errors
/// [`StatsError::NotPositiveDefinite`] with the first such variable.
fn refuse_sums(own: &[Pattern], sample: &Sample, method: Method) -> Result<(), StatsError> {
    let covariances = match method.incomplete {
        Incomplete::LeftOut => own[0].covariances.clone(),
        Incomplete::FullInformation => {
            let columns: Vec<usize> = (0..sample.answers.column_count()).collect();
            let rows = sample.answers.complete_rows();
            // Few rows always make sums; there the search tells whether those with missing answers make up for it.
            if rows.len() <= columns.len() {
                return Ok(());
            }
            moments(&sample.answers, &columns, Rows::Some(&rows)).covariances()
        }
    };
    let correlations = match covariances.to_correlation() {
        Ok(correlations) => correlations,
        // It varies among those who left something out.
        Err(StatsError::NoVariation { .. }) => return Ok(()),
        Err(other) => return Err(other),
    };
    let root = Cholesky::of(&correlations)?;
    if root.smallest_pivot() < OWN_SHARE_MIN {
        return Err(StatsError::NotPositiveDefinite { pivot: root.smallest_pivot_at() });
    }
    Ok(())
}

/// Mean and variance of each variable over the cases that have it, without covariances.
fn alone(patterns: &[Pattern], size: usize) -> Result<Seen, StatsError> {
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
    let begin = robust::saturated_values(&structure, &filled(patterns, alone)?);
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
