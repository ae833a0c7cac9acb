//! Standard errors and a test that do not take answers for normal, from the expected information.

use super::cases::{Cases, Scores, distances};
use super::discrepancy::Problem;
use super::fit::{Estimation, Sample};
use super::information::inverse_information;
use super::layout::Means;
use super::moments::Pattern;
use super::robust::{Robust, independence, scaling};
use super::saturated::Saturated;
use super::start::Seen;
use super::structure::Structure;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// With `Γ` the covariances of the cases' moments around those of the sample, `V` their weights where the model stands and `Δ` how they
/// move with the parameters: errors from `E⁻¹·ΔᵀVΓVΔ·E⁻¹`, `E = ΔᵀVΔ`, and the scaling factor `(tr(VΓ) − tr(E⁻¹ΔᵀVΓVΔ))/df`.
pub(super) fn robust(
    estimation: &Estimation,
    samples: &[Sample],
    inverse: &Matrix,
    saturated: &Saturated,
) -> Result<Robust, StatsError> {
    let means = estimation.layout.means;
    let at = Place { patterns: &estimation.patterns, samples, saturated, means };
    let crossed = at.crossed(&estimation.problem, &estimation.values)?;
    let (alone, values) = independence(&estimation.patterns, means, &saturated.alone);
    let inverse_alone = inverse_information(&alone.evaluate(&values)?.information)?;
    let crossed_alone = at.crossed(&alone, &values)?;
    let moments: usize = saturated.moments.iter().map(|seen| moments_of(seen, means)).sum();
    let factor = |problem: &Problem, values: &[f64], inverse: &Matrix, crossed: &Matrix| {
        let degrees = (moments - problem.parameters) as f64;
        Ok(scaling(at.weighted(problem, values)? - inverse.times(crossed).trace(), degrees))
    };
    Ok(Robust {
        scaling: factor(&estimation.problem, &estimation.values, inverse, &crossed)?,
        scaling_independence: factor(&alone, &values, &inverse_alone, &crossed_alone)?,
        covariances: inverse.times(&crossed).times(inverse),
    })
}

fn moments_of(seen: &Seen, means: Means) -> usize {
    let all = Structure::saturated(seen.mean.len()).cells.len();
    match means {
        Means::Left => all - seen.mean.len(),
        Means::Modelled => all,
    }
}

struct Place<'p> {
    patterns: &'p [Vec<Pattern>],
    samples: &'p [Sample],
    saturated: &'p Saturated,
    means: Means,
}

impl Place<'_> {
    /// `ΔᵀVΓVΔ`, summed over groups with their sizes: products of the scores of moments around the sample's own.
    fn crossed(&self, problem: &Problem, values: &[f64]) -> Result<Matrix, StatsError> {
        let size = problem.parameters;
        let implied = problem.implied(values)?;
        let mut all = Matrix::zeros(size, size);
        let own = self.patterns.iter().map(|own| &own[0]).zip(self.samples);
        for (block, (pattern, sample)) in problem.blocks.iter().zip(own) {
            let cases = Cases { answers: &sample.answers, pattern, centre: &pattern.mean };
            let Scores { crossed, sum } = problem.scores(&implied, block, &cases)?;
            let n = pattern.count();
            all.add(1.0, &crossed);
            all.add(-1.0, &Matrix::from_fn(size, size, |row, column| sum[row] * sum[column] / n));
        }
        Ok(all)
    }

    /// `tr(VΓ)`: with `d` a case's distance from the mean and `W = Σ⁻¹`, the mean of `½·((dᵀWd)² − 2·dᵀWSWd + tr(WSWS))`, and of `dᵀWd`
    /// for the means.
    fn weighted(&self, problem: &Problem, values: &[f64]) -> Result<f64, StatsError> {
        let implied = problem.implied(values)?;
        let mut trace = 0.0;
        for (group, (own, sample)) in self.patterns.iter().zip(self.samples).enumerate() {
            let (pattern, seen) = (&own[0], &self.saturated.moments[group]);
            let weight = Cholesky::of(&implied[group].covariances(&pattern.variables))?.inverse();
            let product = weight.times(&seen.covariances);
            let twice = product.times(&weight);
            let constant = product.times(&product).trace();
            let mut sum = 0.0;
            let cases = Cases { answers: &sample.answers, pattern, centre: &seen.mean };
            distances(&cases, [&weight, &twice], |[q, t]| {
                sum += (q * q - 2.0 * t + constant) / 2.0;
                if self.means == Means::Modelled {
                    sum += q;
                }
            });
            trace += sum / pattern.count();
        }
        Ok(trace)
    }
}
