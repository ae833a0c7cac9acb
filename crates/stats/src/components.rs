//! Variance components of balanced designs, none below zero.

use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::least_squares::LeastSquares;

/// A mean square, its degrees of freedom, and how often each component is contained in what is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MeanSquare {
    pub(crate) value: f64,
    pub(crate) degrees: f64,
    pub(crate) contains: Vec<f64>,
}

const ROUNDS_MAX: usize = 200;
/// The weights follow the components, so they settle by a factor a round; this is as far as rounding lets them.
const SETTLED: f64 = 1e-13;

/// The components that make the mean squares most likely (restricted maximum likelihood).
///
/// In a balanced design the mean squares are independent chi-squares, so the likelihood is `−½·Σ df·(ln E + MS/E)`. Without negative
/// components its best place solves `MS = E`; otherwise the mean squares that say the same are pooled, by least squares with
/// components held at zero, weighted by `df/E²` until nothing moves.
///
/// # Errors
/// [`StatsError::NotPositiveDefinite`] when two components are contained in everything alike.
pub(crate) fn components(squares: &[MeanSquare]) -> Result<Vec<f64>, StatsError> {
    let count = squares[0].contains.len();
    // Only a starting point for the weights; floored so that a mean square of zero does not weigh so much that the others are lost.
    let floor = 1e-6 * squares.iter().fold(0.0_f64, |most, square| most.max(square.value));
    let mut expected: Vec<f64> = squares.iter().map(|square| square.value.max(floor)).collect();
    let mut found = vec![0.0; count];
    for _ in 0..ROUNDS_MAX {
        let weights: Vec<f64> = squares
            .iter()
            .zip(&expected)
            .map(|(square, expected)| square.degrees.sqrt() / expected)
            .collect();
        let next = not_negative(squares, &weights, count)?;
        let moved =
            next.iter().zip(&found).fold(0.0_f64, |most, (after, before)| most.max((after - before).abs()));
        let size = next.iter().fold(0.0_f64, |most, component| most.max(*component));
        found = next;
        expected =
            squares.iter().map(|square| crate::matrix::dot(&square.contains, &found).max(floor)).collect();
        if moved <= SETTLED * size {
            break;
        }
    }
    Ok(found)
}

/// Weighted least squares with components held at zero where they would be below it: the set of components above zero is searched
/// among all, of which there are few.
fn not_negative(squares: &[MeanSquare], weights: &[f64], count: usize) -> Result<Vec<f64>, StatsError> {
    let mut best: Option<(f64, Vec<f64>)> = None;
    // All components first: where none is negative, that is the answer.
    for mask in (1..1_u32 << count).rev() {
        let kept: Vec<usize> = (0..count).filter(|component| mask >> component & 1 == 1).collect();
        let design = Matrix::from_fn(squares.len(), kept.len(), |row, column| {
            weights[row] * squares[row].contains[kept[column]]
        });
        let outcome: Vec<f64> =
            squares.iter().zip(weights).map(|(square, weight)| weight * square.value).collect();
        let fit = LeastSquares::fit(&design, &outcome)?;
        if fit.coefficients.iter().any(|component| *component < 0.0) {
            continue;
        }
        if best.as_ref().is_none_or(|(left, _)| fit.residual_squares < *left) {
            let mut components = vec![0.0; count];
            for (component, value) in kept.iter().zip(&fit.coefficients) {
                components[*component] = *value;
            }
            best = Some((fit.residual_squares, components));
            if kept.len() == count {
                break;
            }
        }
    }
    Ok(best.map_or_else(|| vec![0.0; count], |(_, components)| components))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::all_close;

    fn square(value: f64, degrees: f64, contains: [f64; 2]) -> MeanSquare {
        MeanSquare { value, degrees, contains: contains.to_vec() }
    }

    #[test]
    fn mean_squares_that_fit_are_solved_and_a_negative_component_is_pooled() {
        let found = components(&[square(10.0, 5.0, [4.0, 1.0]), square(2.0, 18.0, [0.0, 1.0])]).unwrap();
        all_close("solved", &found, &[2.0, 2.0], 1e-13, 0.0);
        let found = components(&[square(1.0, 5.0, [4.0, 1.0]), square(2.0, 18.0, [0.0, 1.0])]).unwrap();
        all_close("pooled", &found, &[0.0, (5.0 + 36.0) / 23.0], 1e-13, 0.0);
    }
}
