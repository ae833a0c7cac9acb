//! The others of a group.

use super::error::{DyadError, checked};
use crate::table::factor::Factor;

/// For each member the mean of the others of the group: `(Σx − xᵢ)/(n − 1)`.
///
/// In `y ~ x + others + (1 | group)` the coefficient of x is what one's own rating goes with, that of the others what the
/// group's does: the group actor–partner model.
///
/// # Shape
/// One entry per row.
/// # Missing data
/// The mean of those whose rating is there; `None` where no other is, or the group is missing. A member whose own rating is
/// missing still has others.
/// # Errors
/// [`DyadError::Length`], [`DyadError::NotFinite`].
/// # Source
/// [KennyGarcia2012]
/// # Example
/// ```
/// use verbond_stats::dyad::group::mean_of_others;
/// use verbond_stats::table::factor::Factor;
///
/// let group = Factor::from_texts(["a", "a", "a", "b"].map(Some));
/// let cohesion = [Some(3.0), Some(4.0), None, Some(5.0)];
/// assert_eq!(mean_of_others(&group, &cohesion)?, [Some(4.0), Some(3.0), Some(3.5), None]);
/// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
/// ```
pub fn mean_of_others(group: &Factor, values: &[Option<f64>]) -> Result<Vec<Option<f64>>, DyadError> {
    let rows = checked(&[("values", values)])?;
    if group.row_count() != rows {
        let got = group.row_count();
        return Err(DyadError::Length { column: "group".to_owned(), expected: rows, got });
    }
    let mut sums = vec![(0.0, 0_usize); group.levels().len()];
    for (row, value) in values.iter().enumerate() {
        if let Some((code, value)) = group.code(row).zip(*value) {
            sums[code].0 += value;
            sums[code].1 += 1;
        }
    }
    let mean = |row: usize| {
        let (sum, count) = sums[group.code(row)?];
        let (own, counted) = values[row].map_or((0.0, 0), |own| (own, 1));
        (count > counted).then(|| (sum - own) / (count - counted) as f64)
    };
    Ok((0..rows).map(mean).collect())
}
