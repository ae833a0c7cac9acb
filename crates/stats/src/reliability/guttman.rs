//! Guttman's lower bounds of reliability.

use super::alpha::of_covariances;
use super::split_half::split_halves;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// The six bounds; reliability is at least the largest of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GuttmanBounds {
    /// λ₁ = 1 − Σ varᵢ/var_total.
    pub lambda1: f64,
    /// λ₂, never below alpha.
    pub lambda2: f64,
    /// λ₃, which is alpha.
    pub lambda3: f64,
    /// λ₄, the best of all split halves; `None` for more items than can be split in all ways.
    pub lambda4: Option<f64>,
    /// λ₅, better than λ₂ when one item goes with all others and they not with each other.
    pub lambda5: f64,
    /// λ₆, from what the other items tell of each.
    pub lambda6: f64,
}

/// Computes Guttman's six bounds from a covariance matrix (or from a correlation matrix, for standardised items).
///
/// With `V` the variance of the sum: `λ₂ = λ₁ + √(k/(k − 1)·Σ_{i≠j} c²)/V`, `λ₄ = max 4·cov(A, B)/V` over all splits into A
/// and B, `λ₅ = λ₁ + 2·√(max_j Σ_{i≠j} c²ᵢⱼ)/V`, `λ₆ = 1 − Σ eⱼ²/V` with `eⱼ² = 1/(C⁻¹)ⱼⱼ`.
///
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two items, [`StatsError::NotPositiveDefinite`].
/// # Source
/// [Guttman1945]
/// # Example
/// ```
/// use verbond_stats::matrix::Matrix;
/// use verbond_stats::reliability::guttman::guttman_bounds;
///
/// let scale = Matrix::from_fn(3, 3, |row, column| if row == column { 1.0 } else { 0.5 });
/// let bounds = guttman_bounds(&scale)?;
/// assert!((bounds.lambda2 - bounds.lambda3).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn guttman_bounds(covariances: &Matrix) -> Result<GuttmanBounds, StatsError> {
    let lambda3 = of_covariances(covariances)?;
    let (items, total) = (covariances.row_count(), covariances.sum());
    let k = items as f64;
    let lambda1 = 1.0 - covariances.trace() / total;
    let squares_of = |item: usize| {
        let cells = covariances.row(item).iter().enumerate();
        cells.filter(|(other, _)| *other != item).map(|(_, cell)| cell * cell).sum::<f64>()
    };
    let squares: Vec<f64> = (0..items).map(squares_of).collect();
    let inverse = Cholesky::of(covariances)?.inverse();
    Ok(GuttmanBounds {
        lambda1,
        lambda2: lambda1 + (k / (k - 1.0) * squares.iter().sum::<f64>()).sqrt() / total,
        lambda3,
        lambda4: split_halves(covariances)?.map(|halves| halves.largest),
        lambda5: lambda1 + 2.0 * squares.iter().fold(0.0_f64, |most, sum| most.max(*sum)).sqrt() / total,
        lambda6: 1.0 - inverse.diagonal().iter().map(|cell| 1.0 / cell).sum::<f64>() / total,
    })
}
