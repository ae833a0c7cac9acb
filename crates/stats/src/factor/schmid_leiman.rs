//! One general factor under several: what all items share, told apart from what groups of them share.

use super::minres::{Extraction, minres};
use super::rotation::{Oblique, oblimin, varimax};
use crate::error::StatsError;
use crate::matrix::Matrix;

/// A general factor and group factors that do not correlate with it nor with each other.
#[derive(Debug, Clone, PartialEq)]
pub struct SchmidLeiman {
    /// Each variable's loading on the general factor.
    pub general: Vec<f64>,
    /// Variables in rows, group factors in columns.
    pub groups: Matrix,
    /// What the factors explain of each variable.
    pub communalities: Vec<f64>,
    /// What they leave.
    pub uniquenesses: Vec<f64>,
    /// The share of each communality that is general.
    pub general_shares: Vec<f64>,
    /// How the factors correlated before the general one was taken out of them.
    pub factor_correlations: Matrix,
    /// How each of them loaded on the general factor.
    pub factor_loadings: Vec<f64>,
    /// The factors before rotation.
    pub extraction: Extraction,
}

/// Splits correlations into a general factor and `factors` group factors.
///
/// Minimum residuals, varimax, oblimin; then one factor of the factor correlations gives each factor's general loading `γ`, a
/// variable's general loading is `Σ lᵢⱼγⱼ`, and its group loadings are `lᵢⱼ·√(1 − γⱼ²)`. With two factors the two general
/// loadings cannot be told apart and are taken equal, `√|φ|`; with one, that factor is the general one.
///
/// # Shape
/// A correlation matrix; groups in the order of their summed squares after varimax.
/// # Errors
/// As [`minres`] and [`oblimin`].
/// # Source
/// [SchmidLeiman1957], steps as in R's psych [Revelle2022].
/// # Example
/// ```
/// use verbond_stats::factor::schmid_leiman::schmid_leiman;
/// use verbond_stats::matrix::Matrix;
///
/// // Nine items: a general loading of .6, and .4 on one of three groups.
/// let correlations = Matrix::from_fn(9, 9, |row, column| match (row == column, row / 3 == column / 3) {
///     (true, _) => 1.0,
///     (false, true) => 0.36 + 0.16,
///     (false, false) => 0.36,
/// });
/// let found = schmid_leiman(&correlations, 3)?;
/// assert!((found.general[0] - 0.6).abs() < 1e-6);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn schmid_leiman(correlations: &Matrix, factors: usize) -> Result<SchmidLeiman, StatsError> {
    let extraction = minres(correlations, factors)?;
    let variables = correlations.row_count();
    let orthogonal = varimax(&extraction.loadings);
    let communalities: Vec<f64> =
        (0..variables).map(|row| crate::matrix::dot(orthogonal.row(row), orthogonal.row(row))).collect();
    let oblique = match factors {
        1 => Oblique { loadings: orthogonal, correlations: Matrix::identity(1), steps: 0 },
        _ => oblimin(&orthogonal)?,
    };
    let factor_loadings = general_of_factors(&oblique.correlations)?;
    let general = oblique.loadings.times_vector(&factor_loadings);
    let groups = Matrix::from_fn(variables, factors, |row, column| {
        oblique.loadings[(row, column)] * (1.0 - factor_loadings[column].powi(2)).max(0.0).sqrt()
    });
    let shares = general.iter().zip(&communalities);
    Ok(SchmidLeiman {
        general_shares: shares.map(|(loading, communality)| loading * loading / communality).collect(),
        uniquenesses: communalities.iter().map(|communality| 1.0 - communality).collect(),
        general,
        groups,
        communalities,
        factor_correlations: oblique.correlations,
        factor_loadings,
        extraction,
    })
}

/// How each factor loads on the one behind them.
fn general_of_factors(correlations: &Matrix) -> Result<Vec<f64>, StatsError> {
    match correlations.row_count() {
        1 => Ok(vec![1.0]),
        2 => {
            let between = correlations[(0, 1)];
            let size = between.abs().sqrt();
            Ok(vec![size, size.copysign(between)])
        }
        _ => {
            let one = minres(correlations, 1)?.loadings.column(0);
            let sign = if one.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
            Ok(one.iter().map(|loading| sign * loading).collect())
        }
    }
}
