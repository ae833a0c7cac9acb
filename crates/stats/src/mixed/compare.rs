//! Two fits beside each other: is what the larger one adds worth it?

use super::deviance::Criterion;
use super::error::ModelError;
use super::fit::LinearFit;
use crate::distribution::chi_square::ChiSquare;

/// The likelihood-ratio test of a fit against a larger one that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct LikelihoodRatio {
    /// How much the criterion falls from the smaller to the larger fit.
    pub statistic: f64,
    /// How many parameters the larger fit has more.
    pub degrees: usize,
    /// The probability of at least this fall if the smaller model were true.
    ///
    /// Too large where the larger model adds variances, which cannot be below zero: then see `p_at_border`.
    pub p: f64,
    /// The same where the larger model adds one variance and nothing else: half of what `p` is.
    pub p_at_border: Option<f64>,
}

/// Compares a fit with a larger one that holds it, over the same rows and by the same criterion.
///
/// `−2·log(L₀/L₁)`, compared with a chi-square with the difference in parameters; with one added variance, with an even
/// mixture of chi-squares with 0 and 1.
///
/// # Errors
/// [`ModelError::NotComparable`] when rows or criteria differ, when the larger fit is not larger, or when fits by REML have
/// different fixed parts: their likelihoods are of different things.
/// # Source
/// [StramLee1994] for added variances.
/// # Example
/// ```
/// use verbond_stats::mixed::compare::likelihood_ratio;
/// use verbond_stats::mixed::deviance::Criterion;
/// use verbond_stats::mixed::fit::LinearFit;
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let distress = vec![14.0, 11.0, 9.0, 15.0, 14.0, 10.0, 8.0, 7.5, 6.0, 12.0, 11.0, 7.0];
/// let session = vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0];
/// let patient = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
/// let table = Table::new([
///     ("distress", Column::from(Numbers::complete(distress)?)),
///     ("session", Column::from(Numbers::complete(session)?)),
///     ("patient", Column::from(Factor::from_texts(patient.map(Some)))),
/// ])?;
/// let smaller = LinearFit::read("distress ~ 1 + (1 | patient)", &table, Criterion::Ml)?;
/// let larger = LinearFit::read("distress ~ session + (1 | patient)", &table, Criterion::Ml)?;
/// let test = likelihood_ratio(&smaller, &larger)?;
/// assert_eq!(test.degrees, 1);
/// assert!(test.p < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn likelihood_ratio(smaller: &LinearFit, larger: &LinearFit) -> Result<LikelihoodRatio, ModelError> {
    let refuse = |why| Err(ModelError::NotComparable { why });
    if smaller.criterion() != larger.criterion() {
        return refuse("one is by ML and one by REML");
    }
    if smaller.design().response != larger.design().response
        || smaller.design().weights != larger.design().weights
    {
        return refuse("they are of different rows, responses or weights");
    }
    let same_fixed = smaller.design().fixed_names() == larger.design().fixed_names();
    if larger.criterion() == Criterion::Reml && !same_fixed {
        return refuse("their fixed parts differ, which REML cannot compare; fit both by ML");
    }
    let degrees = larger.parameter_count().saturating_sub(smaller.parameter_count());
    if degrees == 0 {
        return refuse("the second has no more parameters than the first");
    }
    // A larger model cannot fit worse; what is below zero is rounding.
    let statistic = (smaller.objective() - larger.objective()).max(0.0);
    let p = ChiSquare::new(degrees as f64)?.above(statistic);
    let adds_one_variance = same_fixed && degrees == 1 && !same_terms_with_covariance(smaller, larger);
    Ok(LikelihoodRatio { statistic, degrees, p, p_at_border: adds_one_variance.then_some(0.5 * p) })
}

/// Whether the larger fit has the same deviating columns, so that what it adds is a covariance and not a variance.
fn same_terms_with_covariance(smaller: &LinearFit, larger: &LinearFit) -> bool {
    let columns = |fit: &LinearFit| {
        let random = fit.design().random_names().into_iter();
        let mut columns: Vec<(String, String)> = random
            .flat_map(|(grouping, names)| names.iter().map(move |name| (grouping.to_owned(), name.clone())))
            .collect();
        columns.sort();
        columns
    };
    columns(smaller) == columns(larger)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixed::samples::{Layout, table};

    fn fit(formula: &str, criterion: Criterion) -> LinearFit {
        let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
        LinearFit::read(formula, &table(Layout::Nested, &noise), criterion).unwrap()
    }

    #[test]
    fn a_variance_at_its_border_counts_half_and_a_covariance_does_not() {
        let check = |smaller: &str, larger: &str, degrees: usize, at_border: bool| {
            let test = likelihood_ratio(&fit(smaller, Criterion::Ml), &fit(larger, Criterion::Ml)).unwrap();
            assert_eq!(
                (test.degrees, test.p_at_border.is_some()),
                (degrees, at_border),
                "{smaller} {larger}"
            );
        };
        check("y ~ x + (1 | h)", "y ~ x + (1 | h) + (1 | g)", 1, true);
        check("y ~ x + (x || g)", "y ~ x + (x | g)", 1, false);
        check("y ~ x + (1 | g)", "y ~ x + (x | g)", 2, false);
        check("y ~ 1 + (1 | g)", "y ~ x + (1 | g)", 1, false);
        check("y ~ x + (1 | g)", "y ~ x + arm + (1 | g)", 2, false);
    }

    #[test]
    fn what_cannot_be_compared_is_refused_with_the_reason() {
        let check = |smaller: LinearFit, larger: LinearFit, words: &str| {
            let error = likelihood_ratio(&smaller, &larger).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        let (reml, ml) = (Criterion::Reml, Criterion::Ml);
        check(fit("y ~ 1 + (1 | g)", reml), fit("y ~ x + (1 | g)", reml), "fit both by ML");
        check(fit("y ~ x + (1 | g)", reml), fit("y ~ x + (1 | g)", ml), "one by REML");
        check(fit("y ~ x + (1 | g)", ml), fit("y ~ x + (1 | h)", ml), "no more parameters");
        check(fit("z ~ x + (1 | g)", ml), fit("y ~ x + (x | g)", ml), "different rows");
    }
}
