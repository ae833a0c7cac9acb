//! One thing at two levels: how sessions differ from their client's usual, and how clients differ from each other.

use super::grouping::{Grouping, grouping};
use crate::covariance::correlation_of;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::interval::Interval;
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a variable within and between clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// Mean squares and the coefficients that follow from them.
    pub grouping: Grouping,
    /// The standard deviation of the clusters' means, each counted once.
    pub between_spread: f64,
    /// The standard deviation within a cluster, pooled: the root of the mean square within.
    pub within_spread: f64,
}

/// Splits a variable into clusters' means and deviations from them.
///
/// # Shape
/// `clusters[i]` names the cluster of `values[i]`.
/// # Range and units
/// Spreads in the unit of the values.
/// # Missing data
/// As in [`grouping`].
/// # Errors
/// As [`grouping`].
/// # Source
/// [Bliese2000]
/// # Example
/// ```
/// use verbond_stats::rater::levels::levels;
///
/// let found = levels(&[4.0, 6.0, 1.0, 3.0].map(Some), &["a", "a", "b", "b"])?;
/// assert!((found.between_spread - 4.5_f64.sqrt()).abs() < 1e-12);
/// assert!((found.within_spread - 2.0_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn levels<C: Ord>(values: &[Option<f64>], clusters: &[C]) -> Result<Levels, StatsError> {
    let grouping = grouping(values, clusters)?;
    let means: Vec<f64> = cluster_means(values, clusters).into_values().collect();
    let mean = means.iter().sum::<f64>() / means.len() as f64;
    let squares: f64 = means.iter().map(|own| (own - mean).powi(2)).sum();
    Ok(Levels {
        between_spread: (squares / (means.len() - 1) as f64).sqrt(),
        within_spread: grouping.mean_square_within.sqrt(),
        grouping,
    })
}

/// How two variables go together at each level. They may well point in different directions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelCorrelations {
    /// Of deviations from the own cluster's mean; `None` where one of them never deviates.
    pub within: Option<f64>,
    /// Of the clusters' means, each counted once; `None` where one of them is the same everywhere.
    pub between: Option<f64>,
    /// How many deviations are free: pairs of values less one for each cluster that has one, plus one.
    pub within_count: usize,
    /// How many clusters have both means.
    pub between_count: usize,
}

/// The interval of a correlation by Fisher's z, `tanh(atanh r ± q/√(n − 3))`.
///
/// # Range and units
/// `count` is the number of independent pairs. `None` with fewer than four, or at −1 and 1.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
/// # Source
/// [Fisher1921]
/// # Example
/// ```
/// use verbond_stats::rater::levels::correlation_interval;
///
/// let found = correlation_interval(0.5, 28, 0.95)?.expect("there are enough pairs");
/// assert!((found.lower - 0.156).abs() < 5e-4 && (found.upper - 0.736).abs() < 5e-4);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn correlation_interval(
    correlation: f64,
    count: usize,
    confidence: f64,
) -> Result<Option<Interval>, StatsError> {
    let quantile = normal::two_sided(confidence)?;
    if count < 4 || correlation.abs() >= 1.0 || correlation.is_nan() {
        return Ok(None);
    }
    let (middle, reach) = (correlation.atanh(), quantile / ((count - 3) as f64).sqrt());
    Ok(Some(Interval { lower: (middle - reach).tanh(), upper: (middle + reach).tanh() }))
}

/// Correlates two variables within clusters and between them.
///
/// # Shape
/// Three lists of the same length.
/// # Range and units
/// From −1 to 1.
/// # Missing data
/// A row counts where `values` is there; means of `others` are taken over those rows, and a pair takes both.
/// # Errors
/// [`StatsError::LengthsDiffer`].
/// # Source
/// [SnijdersBosker2012]
/// # Example
/// ```
/// use verbond_stats::rater::levels::level_correlations;
///
/// // Within each client they fall together; the client who is higher in one is lower in the other.
/// let (bond, distress) = ([5.0, 7.0, 1.0, 3.0].map(Some), [2.0, 4.0, 6.0, 8.0].map(Some));
/// let found = level_correlations(&bond, &distress, &[1, 1, 2, 2])?;
/// assert_eq!((found.within, found.between), (Some(1.0), Some(-1.0)));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn level_correlations<C: Ord>(
    values: &[Option<f64>],
    others: &[Option<f64>],
    clusters: &[C],
) -> Result<LevelCorrelations, StatsError> {
    for right in [others.len(), clusters.len()] {
        if right != values.len() {
            return Err(StatsError::LengthsDiffer { left: values.len(), right });
        }
    }
    let others: Vec<Option<f64>> =
        values.iter().zip(others).map(|(value, other)| value.and(*other)).collect();
    let (own, with) = (cluster_means(values, clusters), cluster_means(&others, clusters));
    let (mut x, mut y, mut met) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (row, cluster) in clusters.iter().enumerate() {
        if let (Some(value), Some(other)) = (values[row], others[row]) {
            x.push(value - own[cluster]);
            y.push(other - with[cluster]);
            met.insert(cluster);
        }
    }
    let pairs: Vec<(f64, f64)> =
        own.iter().filter_map(|(cluster, mean)| Some((*mean, *with.get(cluster)?))).collect();
    let (means, other_means): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    Ok(LevelCorrelations {
        within: correlation_of(&x, &y),
        between: correlation_of(&means, &other_means),
        within_count: (x.len() + 1).saturating_sub(met.len()),
        between_count: means.len(),
    })
}

/// The mean of the values that are there, for each cluster that has one.
fn cluster_means<'c, C: Ord>(values: &[Option<f64>], clusters: &'c [C]) -> BTreeMap<&'c C, f64> {
    let mut sums: BTreeMap<&C, (f64, f64)> = BTreeMap::new();
    for (value, cluster) in values.iter().zip(clusters) {
        if let Some(value) = value {
            let own = sums.entry(cluster).or_insert((0.0, 0.0));
            *own = (own.0 + value, own.1 + 1.0);
        }
    }
    sums.into_iter().map(|(cluster, (sum, count))| (cluster, sum / count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_deviates_has_no_correlation_at_that_level() {
        let values = [1.0, 1.0, 3.0, 3.0, 8.0, 8.0].map(Some);
        let others = [2.0, 5.0, 1.0, 9.0, 4.0, 4.5].map(Some);
        let found = level_correlations(&values, &others, &[1, 1, 2, 2, 3, 3]).unwrap();
        assert_eq!(found.within, None);
        assert!(found.between.is_some());
        assert!(level_correlations(&values, &others[1..], &[1; 6]).is_err());
    }

    #[test]
    fn a_row_without_the_value_does_not_move_the_other_ones_mean() {
        let values = [Some(1.0), Some(2.0), None, Some(4.0), Some(6.0)];
        let others = [Some(3.0), Some(4.0), Some(90.0), Some(6.0), Some(7.0)];
        let found = level_correlations(&values, &others, &[1, 1, 1, 2, 2]).unwrap();
        let without = |list: &[Option<f64>; 5]| [list[0], list[1], list[3], list[4]];
        let expected = level_correlations(&without(&values), &without(&others), &[1, 1, 2, 2]).unwrap();
        assert_eq!(found, expected);
    }
}
