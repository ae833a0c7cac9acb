//! A scale against itself: one half of its items with the other.

use super::alpha::of_covariances;
use crate::error::StatsError;
use crate::matrix::Matrix;

/// Up to so many items all splits are made; there are 6 435 of sixteen.
pub const ITEMS_MAX: usize = 16;

/// The reliabilities of all ways to split a scale into halves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitHalves {
    /// How many splits there are.
    pub count: usize,
    /// The smallest (Revelle's β is close to it).
    pub smallest: f64,
    /// The mean; for an even number of items it is alpha.
    pub mean: f64,
    /// The largest, Guttman's λ₄ over halves.
    pub largest: f64,
    /// Items 1, 3, 5 … against 2, 4, 6 ….
    pub odd_even: f64,
}

/// Computes the reliability from every split into halves, `4·cov(A, B)/V`, which needs no equal variances of the halves.
///
/// # Shape
/// Halves of an odd number of items differ by one item.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two items, [`StatsError::NotPositiveDefinite`]. `None` for more than
/// [`ITEMS_MAX`] items.
/// # Source
/// [Guttman1945], formula after Flanagan and Rulon.
/// # Example
/// ```
/// use verbond_stats::matrix::Matrix;
/// use verbond_stats::reliability::split_half::split_halves;
///
/// let scale = Matrix::from_fn(4, 4, |row, column| if row == column { 1.0 } else { 0.5 });
/// let halves = split_halves(&scale)?.expect("four items can be split");
/// assert_eq!((halves.count, halves.smallest), (3, 0.8));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn split_halves(covariances: &Matrix) -> Result<Option<SplitHalves>, StatsError> {
    of_covariances(covariances)?;
    let items = covariances.row_count();
    if items > ITEMS_MAX {
        return Ok(None);
    }
    let (mut count, mut sum) = (0_usize, 0.0);
    let (mut smallest, mut largest) = (f64::INFINITY, f64::NEG_INFINITY);
    for mask in 0..1_u32 << items {
        let size = mask.count_ones() as usize;
        // With equal halves each split shows twice; the one with the first item counts.
        let is_new = size == items / 2 && (items % 2 == 1 || mask & 1 == 1);
        if is_new {
            let value = of_split(covariances, mask);
            count += 1;
            sum += value;
            smallest = smallest.min(value);
            largest = largest.max(value);
        }
    }
    let odd_even = of_split(covariances, 0x5555_5555 & ((1 << items) - 1));
    Ok(Some(SplitHalves { count, smallest, mean: sum / count as f64, largest, odd_even }))
}

/// The reliability of the split into the items of the mask and the others.
fn of_split(covariances: &Matrix, mask: u32) -> f64 {
    let is_in = |item: usize| mask >> item & 1 == 1;
    let items = covariances.row_count();
    let mut between = 0.0;
    for row in (0..items).filter(|row| is_in(*row)) {
        between +=
            (0..items).filter(|column| !is_in(*column)).map(|column| covariances[(row, column)]).sum::<f64>();
    }
    4.0 * between / covariances.sum()
}

/// The reliability of a scale made longer or shorter, `n·r/(1 + (n − 1)·r)` (Spearman and Brown).
///
/// # Range and units
/// `times` is the new length over the old, above 0.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a length that is not above 0.
/// # Source
/// [LordNovick1968]
/// # Example
/// ```
/// use verbond_stats::reliability::split_half::lengthened;
///
/// assert!((lengthened(0.6, 2.0)? - 0.75).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn lengthened(reliability: f64, times: f64) -> Result<f64, StatsError> {
    if !(times > 0.0 && times.is_finite()) {
        return Err(StatsError::ParameterOutOfRange { parameter: "times", value: times });
    }
    Ok(times * reliability / (1.0 + (times - 1.0) * reliability))
}
