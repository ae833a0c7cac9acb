//! Where each person stands on the factors.

use super::fit::{Fit, Sample};
use super::layout::Means;
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;

/// Estimates each person's factor scores by regression: `α + cov(factors, variables)·Σ⁻¹·(y − μ)`.
///
/// # Shape
/// One list per group, one entry per person, one number per factor in the order of [`super::model::Model::factors`].
/// # Range and units
/// The factors' own; drawn towards the factor means, more so the less the variables tell.
/// # Missing data
/// `None` for a person who does not count in the fit. With full information a person is scored from what is there.
/// # Errors
/// [`StatsError::NotPositiveDefinite`], [`StatsError::LengthsDiffer`] when the samples are not those of the fit.
/// # Source
/// [Thurstone1935]
/// # Example
/// ```
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::factor::scores::factor_scores;
/// use verbond_stats::grid::Grid;
///
/// let model = Model::read("bond =~ b1 + b2 + b3")?;
/// let columns = vec![
///     vec![1.0, 2.0, 3.0, 4.0, 5.0, 3.0],
///     vec![2.0, 2.0, 3.0, 5.0, 4.0, 3.0],
///     vec![1.0, 3.0, 2.0, 4.0, 5.0, 2.0],
/// ];
/// let samples = [Sample { name: "all".to_owned(), answers: Grid::from_complete_columns(columns)? }];
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
/// let scores = factor_scores(&fit(&model, &samples, &Specification::default(), method)?, &samples)?;
/// let of = |person: usize| scores[0][person].as_ref().expect("everyone answered")[0];
/// assert!(of(0) < of(3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn factor_scores(fit: &Fit, samples: &[Sample]) -> Result<Vec<Vec<Option<Vec<f64>>>>, StatsError> {
    let estimation = &fit.estimation;
    if samples.len() != estimation.patterns.len() {
        return Err(StatsError::LengthsDiffer { left: estimation.patterns.len(), right: samples.len() });
    }
    let implied = estimation.problem.implied(&estimation.values)?;
    let observed = estimation.model.variables().len();
    let factors: Vec<usize> = (observed..observed + estimation.model.factors().len()).collect();
    let mut all = Vec::new();
    for (group, sample) in samples.iter().enumerate() {
        let (implied, moments) = (&implied[group], &fit.groups[group]);
        let mut scores = vec![None; sample.answers.row_count()];
        for pattern in &estimation.patterns[group] {
            let inverse = Cholesky::of(&implied.covariances(&pattern.variables))?.inverse();
            let weights = implied.spread.select(&factors, &pattern.variables).times(&inverse);
            let start: Vec<f64> = match estimation.layout.means {
                Means::Left => vec![0.0; factors.len()],
                Means::Modelled => factors.iter().map(|factor| implied.level[*factor]).collect(),
            };
            for (case, values) in pattern.cases.iter().zip(pattern.values(&sample.answers)) {
                let slot = scores.get_mut(*case).ok_or(StatsError::LengthsDiffer {
                    left: *case + 1,
                    right: sample.answers.row_count(),
                })?;
                let away: Vec<f64> = values
                    .iter()
                    .zip(&pattern.variables)
                    .map(|(value, variable)| value - moments.implied_means[*variable])
                    .collect();
                let moved = weights.times_vector(&away);
                *slot = Some(start.iter().zip(moved).map(|(start, moved)| start + moved).collect());
            }
        }
        all.push(scores);
    }
    Ok(all)
}
