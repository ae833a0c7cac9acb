//! How far the sum of the items of a factor can be relied on, from a fitted model: omega with its standard error.

use super::fit::Fit;
use super::language::Relation;
use super::structure::{Implied, Value};
use crate::distribution::normal;
use crate::error::StatsError;
use crate::interval::Interval;
use crate::matrix::dot;

/// A number that follows from the parameters, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// The number.
    pub value: f64,
    /// Its standard error, by the delta method.
    pub standard_error: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The sum of the items that a factor reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    /// The group, counted from 0.
    pub group: usize,
    /// The factor.
    pub factor: String,
    /// The items, by the names of their variables.
    pub items: Vec<String>,
    /// What all factors explain of the variance of their sum: omega total of these items.
    pub total: Derived,
    /// What this factor explains of it: omega of a scale with one factor; omega hierarchical for a general one, and for a factor beside a
    /// general one what it explains beyond that.
    pub own: Derived,
}

/// Computes, for each factor of each group, how much of the sum of its items the factors explain.
///
/// With `V = 1ᵀΣ1` over the items, `Θ` their residual covariances, `e` the total effects of the factor on them and `H` its variance:
/// `ω_total = 1 − 1ᵀΘ1/V`, `ω_own = (Σe)²·H/V`. Standard errors by the delta method from the covariances of the estimates, so robust ones
/// where the fit has them.
///
/// # Shape
/// One entry per factor and group, in the order of [`super::model::Model::factors`].
/// # Range and units
/// From 0 to 1 in a proper solution.
/// # Missing data
/// As in the fit.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
/// # Source
/// [McDonald1999], [ZinbargRevelle2005], [Reise2012]; the standard error [Raykov2002].
/// # Example
/// ```
/// use verbond_stats::factor::composite::composites;
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::grid::Grid;
///
/// let column = |seed: f64| (0..80).map(|person| {
///     (f64::from(person) * 1.7).sin() + (f64::from(person) * seed).cos()
/// }).collect();
/// let answers = Grid::from_complete_columns(vec![column(2.3), column(3.1), column(5.9)])?;
/// let samples = [Sample { name: "all".to_owned(), answers }];
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
/// let found = fit(&Model::read("bond =~ a + b + c")?, &samples, &Specification::default(), method)?;
/// let bond = &composites(&found, 0.95)?[0];
/// // With one factor both are the same.
/// assert!((bond.total.value - bond.own.value).abs() < 1e-12 && bond.total.value > 0.6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn composites(fit: &Fit, confidence: f64) -> Result<Vec<Composite>, StatsError> {
    let z = normal::two_sided(confidence)?;
    let mut found = Vec::new();
    for group in 0..fit.groups.len() {
        for factor in fit.estimation.model.factors() {
            let scale = Items::of(fit, group, factor);
            if scale.items.is_empty() {
                continue;
            }
            let [total, own] = scale.derived(fit, z)?;
            let names = fit.estimation.model.variables();
            let items = scale.items.iter().map(|item| names[*item].clone()).collect();
            found.push(Composite { group, factor: factor.clone(), items, total, own });
        }
    }
    Ok(found)
}

/// The items of one factor, and where their residual covariances stand.
struct Items {
    group: usize,
    factor: usize,
    items: Vec<usize>,
    /// Values of residual variances and covariances among the items, each with how often it counts in the sum.
    residuals: Vec<(Value, f64)>,
}

impl Items {
    fn of(fit: &Fit, group: usize, factor: &str) -> Self {
        let model = &fit.estimation.model;
        let variables = model.variables();
        let items: Vec<usize> =
            (0..variables.len()).filter(|item| model.reaches(factor, &variables[*item])).collect();
        let is_item = |name: &str| items.iter().any(|item| variables[*item] == name);
        let rows = fit.estimation.layout.rows.iter().filter(|row| {
            row.group == group
                && row.relation == Relation::GoesWith
                && is_item(&row.left)
                && is_item(&row.right)
        });
        let residuals = rows.map(|row| (row.value, if row.left == row.right { 1.0 } else { 2.0 })).collect();
        Self { group, factor: model.place(factor), items, residuals }
    }

    /// Omega total and the factor's own, at some values.
    fn omegas(&self, implied: &Implied, values: &[f64]) -> [f64; 2] {
        let variance = implied.covariances(&self.items).sum();
        let residual: f64 = self
            .residuals
            .iter()
            .map(|(value, times)| match value {
                Value::Fixed(value) => times * value,
                Value::Free(number) => times * values[*number],
            })
            .sum();
        let effect: f64 = self.items.iter().map(|item| implied.total[(*item, self.factor)]).sum();
        let own = effect * effect * implied.spread[(self.factor, self.factor)];
        [1.0 - residual / variance, own / variance]
    }

    fn derived(&self, fit: &Fit, z: f64) -> Result<[Derived; 2], StatsError> {
        let estimation = &fit.estimation;
        let structure = &estimation.problem.structures[self.group];
        let at = |values: &[f64]| Ok(self.omegas(&structure.implied(values)?, values));
        let mut values = estimation.values.clone();
        let here = at(&values)?;
        let mut slopes = [vec![0.0; values.len()], vec![0.0; values.len()]];
        for number in 0..values.len() {
            let value = values[number];
            // The cube root of the rounding is where a central difference loses least.
            let step = f64::EPSILON.cbrt() * value.abs().max(0.1);
            values[number] = value + step;
            let above = at(&values)?;
            values[number] = value - step;
            let below = at(&values)?;
            values[number] = value;
            for ((slope, above), below) in slopes.iter_mut().zip(above).zip(below) {
                slope[number] = (above - below) / (2.0 * step);
            }
        }
        let of = |value: f64, slope: &[f64]| {
            let standard_error = dot(slope, &fit.covariances.times_vector(slope)).max(0.0).sqrt();
            let interval = Interval { lower: value - z * standard_error, upper: value + z * standard_error };
            Derived { value, standard_error, interval }
        };
        Ok([of(here[0], &slopes[0]), of(here[1], &slopes[1])])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::fit::tests::{reference, samples};
    use crate::factor::fit::{Errors, Incomplete, Method, fit};
    use crate::factor::model::{Between, Model, Scale, Specification};
    use crate::reference::close;

    const ROBUST: Method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Robust };

    fn unit() -> Specification {
        Specification { scale: Scale::UnitVariance, ..Specification::default() }
    }

    fn found(name: &str, specification: &Specification) -> Vec<Composite> {
        let case = reference(name);
        let model = Model::read(case.text("model")).unwrap();
        composites(&fit(&model, &samples(&model, &case, &[]), specification, ROBUST).unwrap(), 0.95).unwrap()
    }

    fn check(what: &str, found: Derived, expected: [f64; 4]) {
        let own = [found.value, found.standard_error, found.interval.lower, found.interval.upper];
        for (own, expected) in own.iter().zip(expected) {
            // lavaan's search leaves parameters good to some 1e-6.
            close(what, *own, expected, 1e-5, 0.0);
        }
    }

    #[test]
    fn omegas_and_their_errors_are_the_references_in_any_unit_of_the_factors() {
        let reference = reference("composite");
        let keys = ["est", "se", "lower", "upper"];
        let three = keys.map(|key| reference.number(&format!("three/{key}")));
        for specification in [Specification::default(), unit()] {
            check("bond", found("cfa_wai3", &specification)[0].total, three);
        }
        let specification = Specification { between: Between::Orthogonal, ..unit() };
        let bifactor = found("cfa_wai3_bifactor", &specification);
        let of = |at: usize| keys.map(|key| reference.numbers(&format!("bifactor/{key}"))[at]);
        check("total", bifactor[0].total, of(0));
        check("hierarchical", bifactor[0].own, of(1));
        assert_eq!((bifactor[0].items.len(), bifactor[2].factor.as_str()), (12, "G"));
        check("goal", bifactor[2].own, of(2));
    }

    #[test]
    fn a_factor_of_factors_reaches_all_their_items() {
        let second = found("cfa_wai3_second_order", &Specification::default());
        let general = second.iter().find(|own| own.factor == "A").unwrap();
        assert_eq!(general.items.len(), 12);
        assert!(general.own.value < general.total.value);
        let bond = second.iter().find(|own| own.factor == "B").unwrap();
        close("bond", bond.own.value, bond.total.value, 1e-12, 0.0);
    }
}
