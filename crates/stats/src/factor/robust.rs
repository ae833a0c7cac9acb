//! Standard errors and a test that do not take answers for normal.

use super::cases::{Cases, distances};
use super::discrepancy::{Evaluation, Problem};
use super::fit::{Estimation, Incomplete, Sample};
use super::information::inverse_information;
use super::layout::Means;
use super::moments::Pattern;
use super::posing::blocks;
use super::saturated::Saturated;
use super::start::Seen;
use super::structure::{Cell, Structure, Value};
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// What robust inference needs.
#[derive(Debug, Clone)]
pub(super) struct Robust {
    /// Huber and White's covariances of the estimates, `A⁻¹BA⁻¹`.
    pub(super) covariances: Matrix,
    /// The factor by which the test of the model is divided.
    pub(super) scaling: f64,
    /// The same for the model in which nothing goes together.
    pub(super) scaling_independence: f64,
}

/// Sums the products of the cases' scores, `B`, and puts it between the inverse informations.
///
/// The scaling factor is Mplus's form of Yuan and Bentler's: `(tr(A₁⁻¹B₁) − tr(A₀⁻¹B₀))/df`, with 1 for the saturated model and 0
/// for the model itself.
pub(super) fn robust(
    estimation: &Estimation,
    samples: &[Sample],
    inverse: &Matrix,
    saturated: &Saturated,
) -> Result<Robust, StatsError> {
    let means = estimation.layout.means;
    let crossed = crossed_scores(&estimation.problem, &estimation.values, &estimation.patterns, samples)?;
    let covariances = inverse.times(&crossed).times(inverse);
    let trace = inverse.times(&crossed).trace();
    let trace_saturated = saturated_trace(estimation, samples, saturated)?;
    let (independence, values) = independence(&estimation.patterns, means, &saturated.alone);
    let here = independence.evaluate(&values)?;
    let inverse = inverse_information(&observed(&here))?;
    let crossed = crossed_scores(&independence, &values, &estimation.patterns, samples)?;
    let trace_independence = inverse.times(&crossed).trace();
    let variables = estimation.model.variables().len();
    let moments = saturated.moments.len() * Structure::saturated(variables).cells.len();
    let left_means = match means {
        Means::Left => saturated.moments.len() * variables,
        Means::Modelled => 0,
    };
    let degrees = |parameters: usize| (moments - left_means - parameters) as f64;
    Ok(Robust {
        covariances,
        scaling: scaling(trace_saturated - trace, degrees(estimation.layout.parameters)),
        scaling_independence: scaling(trace_saturated - trace_independence, degrees(independence.parameters)),
    })
}

/// How much larger than expected a test comes out for each degree of freedom; 1 without any, where there is nothing to scale.
pub(super) fn scaling(trace: f64, degrees: f64) -> f64 {
    if degrees > 0.0 { trace / degrees } else { 1.0 }
}

/// The observed information.
fn observed(here: &Evaluation) -> Matrix {
    here.hessian.map(|cell| cell / 2.0)
}

/// `Σ sᵢsᵢᵀ` over all cases.
pub(super) fn crossed_scores(
    problem: &Problem,
    values: &[f64],
    patterns: &[Vec<Pattern>],
    samples: &[Sample],
) -> Result<Matrix, StatsError> {
    let implied = problem.implied(values)?;
    let mut crossed = Matrix::zeros(problem.parameters, problem.parameters);
    let own = patterns.iter().zip(samples).flat_map(|(own, sample)| own.iter().map(move |one| (one, sample)));
    for (block, (pattern, sample)) in problem.blocks.iter().zip(own) {
        let centre = match block.mean {
            // Where means are left alone, the cases are looked at around their own.
            None => pattern.mean.clone(),
            Some(_) => block.means(&implied),
        };
        let cases = Cases { answers: &sample.answers, pattern, centre: &centre };
        crossed.add(1.0, &problem.scores(&implied, block, &cases)?.crossed);
    }
    Ok(crossed)
}

/// `tr(A₁⁻¹B₁)` of the saturated model.
fn saturated_trace(
    estimation: &Estimation,
    samples: &[Sample],
    saturated: &Saturated,
) -> Result<f64, StatsError> {
    let mut trace = 0.0;
    for (group, (own, sample)) in estimation.patterns.iter().zip(samples).enumerate() {
        let seen = &saturated.moments[group];
        trace += match estimation.method.incomplete {
            Incomplete::LeftOut => complete_trace(&own[0], sample, seen, estimation.layout.means)?,
            Incomplete::FullInformation => patterns_trace(own, sample, seen)?,
        };
    }
    Ok(trace)
}

/// Of complete cases: with `q = (y − m)ᵀS⁻¹(y − m)`, the mean of `½(q² − 2q + p)`, and of `q` for the means.
fn complete_trace(own: &Pattern, sample: &Sample, seen: &Seen, means: Means) -> Result<f64, StatsError> {
    let inverse = Cholesky::of(&seen.covariances)?.inverse();
    let p = seen.mean.len() as f64;
    let mut sum = 0.0;
    let cases = Cases { answers: &sample.answers, pattern: own, centre: &seen.mean };
    distances(&cases, [&inverse], |[q]| {
        sum += (q * q - 2.0 * q + p) / 2.0;
        if means == Means::Modelled {
            sum += q;
        }
    });
    Ok(sum / own.count())
}

/// Of patterns: from the observed information and the scores of the saturated model.
fn patterns_trace(own: &[Pattern], sample: &Sample, seen: &Seen) -> Result<f64, StatsError> {
    let structure = Structure::saturated(seen.mean.len());
    let values = saturated_values(&structure, seen);
    let patterns = [own.to_vec()];
    let problem = Problem {
        parameters: structure.cells.len(),
        structures: vec![structure],
        blocks: blocks(&patterns, Means::Modelled),
    };
    let inverse = inverse_information(&observed(&problem.evaluate(&values)?))?;
    let crossed = crossed_scores(&problem, &values, &patterns, std::slice::from_ref(sample))?;
    Ok(inverse.times(&crossed).trace())
}

/// The values of the saturated model that are these moments.
pub(super) fn saturated_values(structure: &Structure, seen: &Seen) -> Vec<f64> {
    let value = |(cell, _): &(Cell, Value)| match *cell {
        Cell::Spread(row, column) => seen.covariances[(row, column)],
        Cell::Level(of) => seen.mean[of],
        Cell::Path { .. } => 0.0,
    };
    structure.cells.iter().map(value).collect()
}

/// The model of variances (and means) alone, at its best values.
pub(super) fn independence(patterns: &[Vec<Pattern>], means: Means, alone: &[Seen]) -> (Problem, Vec<f64>) {
    let mut values = Vec::new();
    let mut structures = Vec::new();
    for seen in alone {
        let observed = seen.mean.len();
        let mut cells = Vec::new();
        for variable in 0..observed {
            cells.push((Cell::Spread(variable, variable), Value::Free(values.len())));
            values.push(seen.covariances[(variable, variable)]);
        }
        if means == Means::Modelled {
            for variable in 0..observed {
                cells.push((Cell::Level(variable), Value::Free(values.len())));
                values.push(seen.mean[variable]);
            }
        }
        structures.push(Structure { observed, size: observed, cells });
    }
    (Problem { structures, blocks: blocks(patterns, means), parameters: values.len() }, values)
}
