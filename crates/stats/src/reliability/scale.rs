//! Everything about one scale at once: what psych prints of it, and what holds for complete rows.

use super::alpha::{AlphaReport, alpha};
use super::guttman::{GuttmanBounds, guttman_bounds};
use super::split_half::{SplitHalves, split_halves};
use super::unidimensional::{OneFactorOmega, one_factor_omega};
use crate::covariance::{Missing, covariance};
use crate::error::StatsError;
use crate::factor::fit::Incomplete;
use crate::grid::Grid;
use crate::matrix::Matrix;

/// A scale and its items.
#[derive(Debug, Clone)]
pub struct ScaleReport {
    /// Of everyone, covariances pair by pair.
    pub pairwise: AlphaReport,
    /// Of those who answered everything.
    pub complete: AlphaReport,
    /// Covariances of those.
    pub covariances: Matrix,
    /// Guttman's bounds from these covariances; the reason where there are none.
    pub bounds: Result<GuttmanBounds, StatsError>,
    /// Guttman's λ₆ from the correlations of those; `None` when an item is a sum of others.
    pub lambda6: Option<f64>,
    /// All ways to split the scale; `None` with too many items.
    pub halves: Option<SplitHalves>,
    /// Omega of one factor; the reason where there is none, such as two items or an item that is a sum of others.
    pub omega: Result<OneFactorOmega, StatsError>,
}

/// Computes alpha in both ways of dealing with what is missing, Guttman's bounds, split halves and omega of one factor.
///
/// # Shape
/// Persons in rows, items in columns; all items point the same way ([`super::alpha::pointing_away`] finds those that do not).
/// # Missing data
/// `pairwise` takes each covariance from the persons who answered both items; everything else takes complete rows.
/// # Errors
/// As [`alpha`]. What more cannot be computed is told at its place.
/// # Source
/// [Cronbach1951], [Guttman1945], [McDonald1999], [Revelle2022]
/// # Example
/// ```
/// use verbond_stats::grid::Grid;
/// use verbond_stats::reliability::scale::scale;
///
/// let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
/// let found = scale(&Grid::from_rows(&rows.map(|row| row.map(|answer| Some(f64::from(answer)))))?, 0.95)?;
/// assert_eq!(found.pairwise.alpha, found.complete.alpha);
/// assert!(found.bounds?.lambda2 >= found.complete.alpha);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn scale(answers: &Grid, confidence: f64) -> Result<ScaleReport, StatsError> {
    let pairwise = alpha(answers, Missing::Pairwise, confidence)?;
    let rows = answers.complete();
    let complete = alpha(&rows, Missing::CompleteRows, confidence)?;
    let covariances = covariance(&rows, Missing::CompleteRows)?;
    Ok(ScaleReport {
        bounds: guttman_bounds(&covariances),
        lambda6: complete.lambda6,
        halves: split_halves(&covariances)?,
        omega: one_factor_omega(&rows, Incomplete::LeftOut, confidence),
        pairwise,
        complete,
        covariances,
    })
}
