//! Omega of a scale with one factor, estimated from answers.

use super::omega::congeneric;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::factor::fit::{Errors, Fit, Incomplete, Method, Sample, fit};
use crate::factor::language::Relation;
use crate::factor::model::{Model, Scale, Specification};
use crate::grid::Grid;
use crate::interval::Interval;

/// Omega of one factor, with its uncertainty and the fit of the model it rests on.
#[derive(Debug, Clone)]
pub struct OneFactorOmega {
    /// Omega.
    pub omega: f64,
    /// Its standard error, by the delta method.
    pub standard_error: f64,
    /// Its interval.
    pub interval: Interval,
    /// Each item's loading on the factor, whose variance is 1.
    pub loadings: Vec<f64>,
    /// Each item's residual variance.
    pub residual_variances: Vec<f64>,
    /// The model: look at its fit before believing the number.
    pub model: Fit,
}

/// Estimates omega of a scale whose items share one factor, `ω = (Σl)²/((Σl)² + Σθ)`, by maximum likelihood.
///
/// The standard error is that of `ω` as a function of loadings and residual variances, from their covariances; the interval lies
/// symmetrically around the estimate.
///
/// # Shape
/// Persons in rows, items in columns; at least three items, four to test the model.
/// # Range and units
/// From 0 to 1.
/// # Missing data
/// As `incomplete` says.
/// # Errors
/// As [`fit`], and [`StatsError::ParameterOutOfRange`] when an item comes out with a residual variance below 0.
/// # Source
/// [McDonald1999]; the standard error [Raykov2002].
/// # Example
/// ```
/// use verbond_stats::factor::fit::Incomplete;
/// use verbond_stats::grid::Grid;
/// use verbond_stats::reliability::unidimensional::one_factor_omega;
///
/// let column = |seed: f64| (0..80).map(|person| {
///     (f64::from(person) * 1.7).sin() + (f64::from(person) * seed).cos()
/// }).collect();
/// let answers = Grid::from_complete_columns(vec![column(2.3), column(3.1), column(5.9), column(4.7)])?;
/// let found = one_factor_omega(&answers, Incomplete::LeftOut, 0.95)?;
/// assert!(found.interval.holds(found.omega) && found.omega > 0.7);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn one_factor_omega(
    answers: &Grid,
    incomplete: Incomplete,
    confidence: f64,
) -> Result<OneFactorOmega, StatsError> {
    let z = normal::two_sided(confidence)?;
    let items = answers.column_count();
    if items < 3 {
        return Err(StatsError::TooFewObservations { needed: 3, got: items });
    }
    let names: Vec<String> = (1..=items).map(|item| format!("item{item}")).collect();
    let text = format!("scale =~ {}", names.join(" + "));
    let model = Model::read(&text).expect("the text is a model");
    let specification = Specification { scale: Scale::UnitVariance, ..Specification::default() };
    let sample = Sample { name: "all".to_owned(), answers: answers.clone() };
    let fit = fit(&model, &[sample], &specification, Method { incomplete, errors: Errors::Normal })?;
    let loadings = estimates(&fit, Relation::MeasuredBy);
    let residuals = estimates(&fit, Relation::GoesWith);
    let values = |list: &[(usize, f64)]| list.iter().map(|(_, value)| *value).collect::<Vec<_>>();
    let omega = congeneric(&values(&loadings), &values(&residuals))?;
    let common: f64 = values(&loadings).iter().sum();
    let left: f64 = values(&residuals).iter().sum();
    let whole = (common * common + left).powi(2);
    let mut slope = vec![0.0; fit.covariances.row_count()];
    for (number, _) in &loadings {
        slope[*number] = 2.0 * common * left / whole;
    }
    for (number, _) in &residuals {
        slope[*number] = -common * common / whole;
    }
    let standard_error = fit.covariances.form(&slope, &slope).sqrt();
    // The factor may as well point the other way; the first item says which way is up.
    let sign = if loadings[0].1 < 0.0 { -1.0 } else { 1.0 };
    Ok(OneFactorOmega {
        omega,
        standard_error,
        interval: Interval { lower: omega - z * standard_error, upper: omega + z * standard_error },
        loadings: values(&loadings).iter().map(|loading| sign * loading).collect(),
        residual_variances: values(&residuals),
        model: fit,
    })
}

/// Numbers and values of the free loadings, or of the free variances.
fn estimates(fit: &Fit, relation: Relation) -> Vec<(usize, f64)> {
    let own = fit.parameters.iter().filter(|parameter| parameter.relation == relation);
    own.filter_map(|parameter| Some((parameter.number?, parameter.estimate))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::json::Json;
    use crate::reference::{Csv, all_close, close};

    fn check(table: &str, items: &[&str], reference: &str) {
        let answers = Grid::from_columns(&Csv::parse(table).columns(items)).unwrap();
        let reference = Json::parse(reference);
        let expected = reference.at("complete_cases");
        let found = one_factor_omega(&answers, Incomplete::LeftOut, 0.95).unwrap();
        // lavaan's own stopping rule leaves loadings good to 1e-6; omega moves by the square of that.
        close("omega", found.omega, expected.number("omega_total_1factor_cfa_ML"), 1e-6, 0.0);
        let loadings = expected.numbers("cfa_loadings_std_lv");
        let sign = loadings[0].signum();
        let loadings: Vec<f64> = loadings.iter().map(|loading| sign * loading).collect();
        all_close("loadings", &found.loadings, &loadings, 5e-6, 0.0);
        all_close("residuals", &found.residual_variances, &expected.numbers("cfa_residual_var"), 5e-6, 0.0);
    }

    #[test]
    fn two_scales_have_the_reference_omega() {
        check(
            include_str!("../../../../fixtures/reliability/wai_items.csv"),
            &["bond1", "bond2", "bond3", "bond4"],
            include_str!("../../../../fixtures/reliability/rel_alpha_wai_bond.json"),
        );
        check(
            include_str!("../../../../fixtures/reliability/bfi_agree.csv"),
            &["A1", "A2", "A3", "A4", "A5"],
            include_str!("../../../../fixtures/reliability/rel_alpha_bfi_agree.json"),
        );
    }

    #[test]
    fn the_standard_error_follows_from_small_moves_of_every_estimate() {
        let csv = Csv::parse(include_str!("../../../../fixtures/reliability/wai_items.csv"));
        let answers = Grid::from_columns(&csv.columns(&["task1", "task2", "task3", "task4"])).unwrap();
        let found = one_factor_omega(&answers, Incomplete::FullInformation, 0.95).unwrap();
        let (loadings, residuals) = (&found.loadings, &found.residual_variances);
        // Loadings are the first four parameters, residual variances the next four.
        let moved = |which: usize, step: f64| {
            let (mut l, mut r) = (loadings.clone(), residuals.clone());
            if which < 4 {
                l[which] += step
            } else {
                r[which - 4] += step
            }
            congeneric(&l, &r).unwrap()
        };
        let slope: Vec<f64> = (0..8).map(|which| (moved(which, 1e-5) - moved(which, -1e-5)) / 2e-5).collect();
        let own: Vec<usize> = (0..8).collect();
        let covariances = found.model.covariances.select(&own, &own);
        // Central differences over 1e-5: third derivatives times 1e-10.
        close("se", found.standard_error, covariances.form(&slope, &slope).sqrt(), 1e-8, 0.0);
    }
}
