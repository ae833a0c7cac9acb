//! Where the search for a model's values begins.

use super::language::Relation;
use super::layout::{Layout, Row};
use super::model::Model;
use super::structure::Value;
use crate::matrix::Matrix;

/// Means and covariances of one group, with every variable.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    pub(super) mean: Vec<f64>,
    pub(super) covariances: Matrix,
}

/// Start values: half of each variance belongs to a factor, loadings follow from how the variables of a factor go together,
/// factors do not correlate.
pub(super) fn start(model: &Model, layout: &Layout, seen: &[Seen]) -> Vec<f64> {
    let mut values = vec![f64::NAN; layout.parameters];
    for row in &layout.rows {
        if let Value::Free(parameter) = row.value
            && values[parameter].is_nan()
        {
            values[parameter] = guess(model, layout, row, &seen[row.group]);
        }
    }
    values
}

fn guess(model: &Model, layout: &Layout, row: &Row, seen: &Seen) -> f64 {
    let variables = model.variables().len();
    let left = model.place(&row.left);
    match row.relation {
        Relation::MeasuredBy => loading(model, layout, row, seen),
        Relation::DependsOn => 0.0,
        Relation::Intercept => seen.mean.get(left).copied().unwrap_or(0.0),
        Relation::GoesWith if row.left != row.right => 0.0,
        Relation::GoesWith if left < variables => seen.covariances[(left, left)] / 2.0,
        Relation::GoesWith => factor_variance(model, layout, row, seen),
    }
}

/// Half the variance of the variable that gives the factor its unit, half of that again for each step down to it.
fn factor_variance(model: &Model, layout: &Layout, row: &Row, seen: &Seen) -> f64 {
    let mut name = row.left.clone();
    let mut share = 0.5;
    loop {
        let marker = own_loadings(layout, row.group, &name).find(|own| matches!(own.value, Value::Fixed(_)));
        let Some(marker) = marker else { return share };
        let place = model.place(&marker.right);
        if place < model.variables().len() {
            return share * seen.covariances[(place, place)];
        }
        name = marker.right.clone();
        share /= 2.0;
    }
}

fn own_loadings<'l>(layout: &'l Layout, group: usize, factor: &str) -> impl Iterator<Item = &'l Row> {
    let factor = factor.to_owned();
    layout
        .rows
        .iter()
        .filter(move |row| row.group == group && row.relation == Relation::MeasuredBy && row.left == factor)
}

/// How a variable goes with the others of its factor, over how the marker does; without a marker, the root of half its
/// variance with the sign of that.
fn loading(model: &Model, layout: &Layout, row: &Row, seen: &Seen) -> f64 {
    let variables = model.variables().len();
    let own = model.place(&row.right);
    let observed: Vec<usize> = own_loadings(layout, row.group, &row.left)
        .map(|other| model.place(&other.right))
        .filter(|place| *place < variables)
        .collect();
    if own >= variables {
        return 1.0;
    }
    let marker = own_loadings(layout, row.group, &row.left)
        .find(|other| matches!(other.value, Value::Fixed(value) if value != 0.0) && other.right != row.right)
        .map(|other| model.place(&other.right))
        .filter(|place| *place < variables);
    let others = |but: usize| observed.iter().copied().filter(move |other| *other != own && *other != but);
    match marker {
        Some(marker) => {
            let (mut over, mut under) = (0.0, 0.0);
            for other in others(marker) {
                over += seen.covariances[(own, other)] * seen.covariances[(marker, other)];
                under += seen.covariances[(marker, other)].powi(2);
            }
            let ratio = over / under;
            // Two variables alone, or a marker that goes with none: the units of the two variables.
            let plain = (seen.covariances[(own, own)] / seen.covariances[(marker, marker)]).sqrt();
            let sign = seen.covariances[(own, marker)].signum();
            if ratio.is_finite() && ratio.abs() < 10.0 * plain && ratio != 0.0 { ratio } else { sign * plain }
        }
        None => {
            let first = observed.first().copied().unwrap_or(own);
            let sign = if first == own { 1.0 } else { seen.covariances[(own, first)].signum() };
            sign * (seen.covariances[(own, own)] / 2.0).sqrt()
        }
    }
}
