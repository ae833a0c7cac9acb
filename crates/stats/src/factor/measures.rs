//! The fit of a model against the two models between which it lies.

use super::corrected::{Complete, corrected};
use super::fit::{Estimation, GroupMoments, Incomplete, Sample};
use super::indices::{Approximation, Sampled, Statistic, approximation, comparative_fit, tucker_lewis};
use super::layout::Means;
use super::robust::Robust;
use super::saturated::Saturated;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// How well a model fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Free parameters.
    pub parameters: usize,
    /// The least of the function that was searched, `χ²/(2N)`.
    pub discrepancy: f64,
    /// The test of the model against the saturated one.
    pub model: Statistic,
    /// The test of the model in which nothing goes together.
    pub independence: Statistic,
    /// CFI.
    pub comparative: f64,
    /// TLI; `None` without degrees of freedom.
    pub tucker_lewis: Option<f64>,
    /// RMSEA; `None` without degrees of freedom.
    pub approximation: Option<Approximation>,
    /// SRMR after Bentler: residuals over the observed spreads.
    pub residual: f64,
    /// SRMR as Mplus has it: differences of correlations, of variances over the observed ones, of standardised means.
    pub residual_of_correlations: f64,
    /// RMR: residuals in the units of the answers.
    pub residual_raw: f64,
    /// GFI.
    pub goodness: f64,
    /// GFI with a penalty for parameters; `None` without degrees of freedom.
    pub goodness_adjusted: Option<f64>,
    /// ECVI: what to expect in another sample of this size.
    pub cross_validation: f64,
    /// The log-likelihood of the model.
    pub log_likelihood: f64,
    /// That of the saturated one.
    pub log_likelihood_saturated: f64,
    /// AIC.
    pub akaike: f64,
    /// BIC.
    pub bayes: f64,
    /// BIC with the size adjusted after Sclove.
    pub bayes_adjusted: f64,
    /// Persons.
    pub size: usize,
    /// The test without the assumption of normal answers; only with robust errors.
    pub scaled: Option<Scaled>,
    /// Indices corrected for answers that are not normal or not there; only with robust errors or full information.
    pub corrected: Option<Corrected>,
}

/// A test divided by how much larger than expected it comes out where answers are not normal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaled {
    /// The test.
    pub model: Statistic,
    /// By what it was divided; above 1 for tails heavier than normal ones.
    pub factor: f64,
    /// The test of the model in which nothing goes together, divided by its own factor.
    pub independence: Statistic,
    /// That factor.
    pub independence_factor: f64,
    /// CFI from the two scaled tests.
    pub comparative: f64,
    /// TLI from them; `None` without degrees of freedom.
    pub tucker_lewis: Option<f64>,
    /// RMSEA from the scaled test; `None` without degrees of freedom.
    pub approximation: Option<Approximation>,
}

/// Indices corrected for answers that are not normal or not there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corrected {
    /// CFI.
    pub comparative: f64,
    /// TLI; `None` without degrees of freedom.
    pub tucker_lewis: Option<f64>,
    /// RMSEA; `None` without degrees of freedom.
    pub approximation: Option<Approximation>,
}

/// Everything the measures are computed from.
pub(super) struct Whole<'w> {
    pub(super) discrepancy: f64,
    pub(super) saturated: &'w Saturated,
    pub(super) estimation: &'w Estimation,
    pub(super) samples: &'w [Sample],
    pub(super) groups: &'w [GroupMoments],
    pub(super) robust: Option<&'w Robust>,
}

pub(super) fn measures(whole: &Whole<'_>) -> Result<Measures, StatsError> {
    let Saturated { discrepancy, independent, constant, size, .. } = whole.saturated;
    let groups = whole.groups.len();
    let variables = whole.groups[0].observed.row_count();
    let moments = (groups * moments_of(variables, whole.estimation.layout.means)) as f64;
    let model = Statistic {
        value: (whole.discrepancy - discrepancy).max(0.0),
        degrees: moments - whole.estimation.layout.parameters as f64,
    };
    let independence = Statistic {
        value: (independent - discrepancy).max(0.0),
        degrees: (groups * variables * (variables - 1) / 2) as f64,
    };
    let log_likelihood = -(whole.discrepancy + constant) / 2.0;
    let k = whole.estimation.layout.parameters as f64;
    let residuals = Residuals::of(whole.groups, whole.estimation.layout.means);
    let goodness = goodness(whole)?;
    let has_degrees = model.degrees > 0.0;
    Ok(Measures {
        parameters: whole.estimation.layout.parameters,
        discrepancy: model.value / (2.0 * size),
        model,
        independence,
        comparative: comparative_fit(model, independence),
        tucker_lewis: tucker_lewis(model, independence),
        approximation: has_degrees
            .then(|| approximation(model, Sampled { size: *size, groups }))
            .transpose()?,
        residual: residuals.standardised,
        residual_of_correlations: residuals.of_correlations,
        residual_raw: residuals.raw,
        goodness,
        goodness_adjusted: has_degrees.then(|| 1.0 - moments / model.degrees * (1.0 - goodness)),
        cross_validation: (model.value + 2.0 * k) / size,
        log_likelihood,
        log_likelihood_saturated: -(discrepancy + constant) / 2.0,
        akaike: -2.0 * log_likelihood + 2.0 * k,
        bayes: -2.0 * log_likelihood + k * size.ln(),
        bayes_adjusted: -2.0 * log_likelihood + k * ((size + 2.0) / 24.0).ln(),
        size: whole.groups.iter().map(|group| group.count).sum(),
        scaled: whole
            .robust
            .map(|robust| scaled(robust, model, independence, Sampled { size: *size, groups }))
            .transpose()?,
        corrected: corrected_measures(whole, model, independence)?,
    })
}

/// The tests divided by their factors, and the indices that follow from them.
fn scaled(
    robust: &Robust,
    model: Statistic,
    independence: Statistic,
    sampled: Sampled,
) -> Result<Scaled, StatsError> {
    let (own, base) = (
        Statistic { value: model.value / robust.scaling, ..model },
        Statistic { value: independence.value / robust.scaling_independence, ..independence },
    );
    // The error of approximation keeps the plain test and scales its degrees of freedom instead.
    let expected = Statistic { degrees: model.degrees * robust.scaling, ..model };
    let has_error = model.degrees > 0.0 && expected.degrees > 0.0;
    Ok(Scaled {
        model: own,
        factor: robust.scaling,
        independence: base,
        independence_factor: robust.scaling_independence,
        comparative: comparative_fit(own, base),
        tucker_lewis: tucker_lewis(own, base),
        approximation: has_error.then(|| approximation(expected, sampled)).transpose()?,
    })
}

fn moments_of(variables: usize, means: Means) -> usize {
    let covariances = variables * (variables + 1) / 2;
    match means {
        Means::Left => covariances,
        Means::Modelled => covariances + variables,
    }
}

/// Indices from the discrepancies less what they have by chance, instead of less their degrees of freedom.
fn corrected_measures(
    whole: &Whole<'_>,
    model: Statistic,
    independence: Statistic,
) -> Result<Option<Corrected>, StatsError> {
    let degrees = [model.degrees, independence.degrees];
    let [own, base] = match (whole.estimation.method.incomplete, whole.robust) {
        (Incomplete::LeftOut, None) => return Ok(None),
        (Incomplete::LeftOut, Some(robust)) => [
            Complete { value: model.value, chance: robust.scaling },
            Complete { value: independence.value, chance: robust.scaling_independence },
        ],
        (Incomplete::FullInformation, _) => {
            corrected(whole.estimation, whole.samples, whole.saturated, degrees)?
        }
    };
    if model.degrees <= 0.0 {
        return Ok(Some(Corrected { comparative: 1.0, tucker_lewis: None, approximation: None }));
    }
    let excess = own.value - own.chance * model.degrees;
    let excess_base = base.value - base.chance * independence.degrees;
    let over = excess.max(0.0);
    let under = excess_base.max(over);
    // The error of approximation in the unit of complete normal answers: a test as large as theirs from fewer persons.
    let sampled = Sampled { size: whole.saturated.size / own.chance, groups: whole.groups.len() };
    let divided = Statistic { value: own.value / own.chance, ..model };
    Ok(Some(Corrected {
        comparative: if under == 0.0 { 1.0 } else { 1.0 - over / under },
        tucker_lewis: Some(1.0 - excess * independence.degrees / (excess_base * model.degrees)),
        approximation: (own.chance > 0.0).then(|| approximation(divided, sampled)).transpose()?,
    }))
}

/// Roots of mean squared residuals, over groups weighted by their size.
struct Residuals {
    standardised: f64,
    of_correlations: f64,
    raw: f64,
}

impl Residuals {
    fn of(groups: &[GroupMoments], means: Means) -> Self {
        let mut all = Self { standardised: 0.0, of_correlations: 0.0, raw: 0.0 };
        let size: usize = groups.iter().map(|group| group.count).sum();
        for group in groups {
            let share = group.count as f64 / size as f64;
            let own = Self::of_group(group, means);
            all.standardised += share * own.standardised;
            all.of_correlations += share * own.of_correlations;
            all.raw += share * own.raw;
        }
        all
    }

    fn of_group(group: &GroupMoments, means: Means) -> Self {
        let (s, sigma) = (&group.observed, &group.implied);
        let variables = s.row_count();
        let mut sums = [0.0; 3];
        let mut add =
            |parts: [f64; 3]| sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part * part);
        for row in 0..variables {
            for column in 0..=row {
                let spreads = (s[(row, row)] * s[(column, column)]).sqrt();
                let raw = s[(row, column)] - sigma[(row, column)];
                let implied_spreads = (sigma[(row, row)] * sigma[(column, column)]).sqrt();
                let of_correlations = if row == column {
                    raw / s[(row, row)]
                } else {
                    s[(row, column)] / spreads - sigma[(row, column)] / implied_spreads
                };
                add([raw / spreads, of_correlations, raw]);
            }
            if means == Means::Modelled {
                let (seen, model) = (group.observed_means[row], group.implied_means[row]);
                let (spread, implied_spread) = (s[(row, row)].sqrt(), sigma[(row, row)].sqrt());
                add([(seen - model) / spread, seen / spread - model / implied_spread, seen - model]);
            }
        }
        let count = moments_of(variables, means) as f64;
        let [standardised, of_correlations, raw] = sums.map(|sum| (sum / count).sqrt());
        Self { standardised, of_correlations, raw }
    }
}

/// One minus the squared residuals over the squared moments, both in the weights of the expected information; over groups
/// weighted by their size.
fn goodness(whole: &Whole<'_>) -> Result<f64, StatsError> {
    let size = whole.saturated.size;
    let mut sum = 0.0;
    for (number, (group, own)) in whole.groups.iter().zip(&whole.estimation.patterns).enumerate() {
        let available = &whole.saturated.available[number];
        let (mut left, mut all) = (0.0, 0.0);
        for pattern in own {
            let here = &pattern.variables;
            let pick = |list: &[f64]| -> Vec<f64> { here.iter().map(|variable| list[*variable]).collect() };
            let (seen, implied) =
                (available.covariances.select(here, here), group.implied.select(here, here));
            let (mean, model) = (pick(&available.mean), pick(&group.implied_means));
            let inverse = Cholesky::of(&implied)?.inverse();
            let square = |matrix: &Matrix, mean: &[f64]| {
                let product = inverse.times(matrix);
                let of_means = match whole.estimation.layout.means {
                    Means::Left => 0.0,
                    Means::Modelled => inverse.form(mean, mean),
                };
                product.times(&product).trace() / 2.0 + of_means
            };
            let away: Vec<f64> = mean.iter().zip(&model).map(|(seen, model)| seen - model).collect();
            left += pattern.count() * square(&seen.add_scaled(-1.0, &implied), &away);
            all += pattern.count() * square(&seen, &mean);
        }
        sum += group.count as f64 / size * (1.0 - left / all);
    }
    Ok(sum)
}
