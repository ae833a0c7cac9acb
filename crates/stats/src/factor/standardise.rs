//! Estimates in standard deviations.

use super::fit::Estimation;
use super::language::Relation;
use super::structure::{Implied, Value};

/// Each row's estimate with factors in their own standard deviations, and with variables in theirs too.
///
/// A loading is multiplied by the spread of its factor and divided by that of what it measures; a covariance is divided by the
/// two spreads of what goes together, a residual variance by the variance of its variable.
pub(super) fn standardise(estimation: &Estimation, implied: &[Implied]) -> Vec<(f64, f64)> {
    let variables = estimation.model.variables().len();
    let of = |row: &super::layout::Row| {
        let estimate = match row.value {
            Value::Fixed(value) => value,
            Value::Free(number) => estimation.values[number],
        };
        let implied = &implied[row.group];
        let spread = |name: &str| {
            let place = estimation.model.place(name);
            implied.spread[(place, place)].sqrt()
        };
        let factor_spread = |name: &str| {
            if estimation.model.place(name) < variables { 1.0 } else { spread(name) }
        };
        // Residuals of variables that go together are put on the spread of the residuals, not of the variables.
        let residual_spread =
            |name: &str| own_spread(estimation, row.group, name).unwrap_or_else(|| spread(name));
        let (left, right) = (row.left.as_str(), row.right.as_str());
        match row.relation {
            Relation::MeasuredBy => (
                estimate * factor_spread(left) / factor_spread(right),
                estimate * spread(left) / spread(right),
            ),
            Relation::DependsOn => (
                estimate * factor_spread(right) / factor_spread(left),
                estimate * spread(right) / spread(left),
            ),
            Relation::Intercept => (estimate / factor_spread(left), estimate / spread(left)),
            Relation::GoesWith if left == right => {
                (estimate / factor_spread(left).powi(2), estimate / spread(left).powi(2))
            }
            Relation::GoesWith => {
                let is_factor = |name: &str| estimation.model.place(name) >= variables;
                let of_factors = |name: &str| if is_factor(name) { residual_spread(name) } else { 1.0 };
                (
                    estimate / (of_factors(left) * of_factors(right)),
                    estimate / (residual_spread(left) * residual_spread(right)),
                )
            }
        }
    };
    estimation.layout.rows.iter().map(of).collect()
}

/// The root of a name's own variance parameter, which is the residual one where arrows lead to it.
fn own_spread(estimation: &Estimation, group: usize, name: &str) -> Option<f64> {
    let own = estimation.layout.rows.iter().find(|row| {
        row.group == group && row.relation == Relation::GoesWith && row.left == name && row.right == name
    })?;
    let value = match own.value {
        Value::Fixed(value) => value,
        Value::Free(number) => estimation.values[number],
    };
    (value > 0.0).then(|| value.sqrt())
}
