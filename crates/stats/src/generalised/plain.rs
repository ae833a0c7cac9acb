//! The model without deviations of groups: where a search begins, and whether it has an end.

use super::error::GeneralisedError;
use super::layout::Layout;
use super::likelihood::modes::{Fixed, Modes};
use crate::matrix::{Matrix, dot};
use crate::mixed::algebra::triangle;
use crate::mixed::error::ModelError;

/// A linear predictor beyond this, up or down, tells a response nearly without fault.
const EXTREME: f64 = 12.0;
/// Beside the largest share of a direction, one below this counts as none.
const NONE: f64 = 1e-6;

/// The most likely coefficients, in standard columns, with no deviations.
///
/// # Errors
/// [`GeneralisedError::Separated`], with `direction` still in standard columns; [`ModelError::NotPositiveDefinite`].
pub(super) fn fit(layout: &Layout, modes: &mut Modes) -> Result<Vec<f64>, PlainError> {
    let mut coefficients = first(layout)?;
    let none: Vec<Matrix> = layout.blocks.iter().map(|block| Matrix::zeros(block.size, block.size)).collect();
    let found = modes.find(layout, &none, &mut coefficients, Fixed::Free);
    let rows =
        || (0..layout.row_count).map(|row| layout.offset[row] + dot(layout.fixed_row(row), &coefficients));
    let is_extreme = found.is_err() || rows().any(|predictor| predictor.abs() > EXTREME);
    if is_extreme {
        let candidates = [modes.fixed_step.clone(), coefficients.clone()];
        for direction in candidates.into_iter().filter(|direction| !direction.is_empty()) {
            if let Some(told) = separated_rows(layout, &direction) {
                return Err(PlainError::Separated { direction, told });
            }
        }
    }
    found?;
    Ok(coefficients)
}

/// Why there is no plain fit.
#[derive(Debug)]
pub(super) enum PlainError {
    Separated { direction: Vec<f64>, told: usize },
    Model(ModelError),
}

impl From<ModelError> for PlainError {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}

impl PlainError {
    /// The error with the direction in the columns as given, by their names.
    pub fn named(self, response: String, names: &[String], map: &Matrix, rows: usize) -> GeneralisedError {
        match self {
            Self::Model(error) => error.into(),
            Self::Separated { direction, told } => {
                let given = map.times_vector(&direction);
                let most = given.iter().fold(0.0, |most: f64, weight| most.max(weight.abs()));
                let named = names.iter().cloned().zip(given);
                let direction = named.filter(|(_, weight)| weight.abs() > 1e-4 * most).collect();
                GeneralisedError::Separated { response, direction, told, rows }
            }
        }
    }
}

/// How many rows a direction tells without fault, if it never errs: there, a step along it always makes the responses more
/// likely, so that no finite coefficient is the most likely one.
///
/// # Source
/// [AlbertAnderson1984]
fn separated_rows(layout: &Layout, direction: &[f64]) -> Option<usize> {
    let shares: Vec<f64> = (0..layout.row_count).map(|row| dot(layout.fixed_row(row), direction)).collect();
    let most = shares.iter().fold(0.0, |most: f64, share| most.max(share.abs()));
    if most == 0.0 || !most.is_finite() {
        return None;
    }
    let mut told = 0;
    for (row, share) in shares.iter().enumerate() {
        let side = side(layout, row);
        let is_none = share.abs() <= NONE * most;
        if !is_none && side * share <= 0.0 {
            return None;
        }
        told += usize::from(!is_none);
    }
    Some(told)
}

/// 1 where a higher predictor always fits better, −1 where a lower one does, 0 where neither does.
fn side(layout: &Layout, row: usize) -> f64 {
    match layout.family {
        super::family::Family::Binomial if layout.response[row] == 1.0 => 1.0,
        super::family::Family::Binomial | super::family::Family::Poisson if layout.response[row] == 0.0 => {
            -1.0
        }
        super::family::Family::Binomial | super::family::Family::Poisson => 0.0,
    }
}

/// One weighted least-squares step from the predictor each row would have alone.
fn first(layout: &Layout) -> Result<Vec<f64>, ModelError> {
    let count = layout.fixed_count;
    let mut products = Matrix::zeros(count, count);
    let mut with_response = vec![0.0; count];
    for row in 0..layout.row_count {
        let (y, weight) = (layout.response[row], layout.weights[row]);
        let predictor = layout.family.first_predictor(y, weight);
        let terms = layout.family.terms(y, weight, predictor);
        let target = terms.weight * (predictor - layout.offset[row]) + terms.residual;
        let x = layout.fixed_row(row);
        for (place, own) in x.iter().enumerate() {
            with_response[place] += own * target;
            for (other, second) in x.iter().enumerate() {
                products[(place, other)] += terms.weight * own * second;
            }
        }
    }
    Ok(triangle::inverse_of_positive(&products)?.times_vector(&with_response))
}
