//! How much of what people answer belongs to the group, the client or the therapist they belong to.

use crate::error::StatsError;
use std::collections::BTreeMap;

/// The parts of the variance between and within clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grouping {
    /// Clusters with at least one value.
    pub clusters: usize,
    /// Values.
    pub count: usize,
    /// The size of a cluster that the formulas take where clusters differ, `(N − Σn²/N)/(k − 1)`.
    pub size: f64,
    /// The mean of all values.
    pub grand_mean: f64,
    /// The mean square between clusters (MSB).
    pub mean_square_between: f64,
    /// The mean square within clusters (MSW); its root is the spread within a cluster.
    pub mean_square_within: f64,
    /// ICC1, the share of one value's variance that lies between clusters: `(MSB − MSW)/(MSB + (n₀ − 1)·MSW)`.
    pub icc1: f64,
    /// ICC2, how far the mean of a cluster can be relied on: `(MSB − MSW)/MSB`.
    pub icc2: f64,
    /// The share of all squares that lies between clusters, η²; grows with the number of clusters.
    pub eta_squared: f64,
}

/// Splits the variance of values into that between and within clusters.
///
/// # Shape
/// `clusters[i]` names the cluster of `values[i]`.
/// # Range and units
/// Mean squares in the square of the unit; the coefficients without unit, at most 1, below 0 when clusters differ less than
/// by chance.
/// # Missing data
/// A missing value does not count, and a cluster without values is none.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::NotFinite`], [`StatsError::TooFewObservations`] with fewer than two clusters
/// or without a cluster of two, [`StatsError::NoVariation`] when all values are the same.
/// # Source
/// [Bliese2000]; the size of unequal clusters [SnedecorCochran1989].
/// # Example
/// ```
/// use verbond_stats::rater::grouping::grouping;
///
/// let values = [4.0, 5.0, 4.0, 5.0, 3.0, 3.0, 2.0, 4.0, 5.0, 6.0, 6.0, 5.0].map(Some);
/// let groups = ["a"; 4].into_iter().chain(["b"; 4]).chain(["c"; 4]).collect::<Vec<_>>();
/// let found = grouping(&values, &groups)?;
/// assert!((found.icc1 - 0.768).abs() < 5e-4 && (found.icc2 - 0.930).abs() < 5e-4);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn grouping<C: Ord>(values: &[Option<f64>], clusters: &[C]) -> Result<Grouping, StatsError> {
    if values.len() != clusters.len() {
        return Err(StatsError::LengthsDiffer { left: values.len(), right: clusters.len() });
    }
    let mut members: BTreeMap<&C, Vec<f64>> = BTreeMap::new();
    for (index, (value, cluster)) in values.iter().zip(clusters).enumerate() {
        let Some(value) = *value else { continue };
        if !value.is_finite() {
            return Err(StatsError::NotFinite { index });
        }
        members.entry(cluster).or_default().push(value);
    }
    let count: usize = members.values().map(Vec::len).sum();
    let k = members.len();
    if k < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: k });
    }
    if count == k {
        return Err(StatsError::TooFewObservations { needed: k + 1, got: count });
    }
    let n = count as f64;
    let grand_mean = members.values().flatten().sum::<f64>() / n;
    let (mut between, mut within, mut sizes) = (0.0, 0.0, 0.0);
    for values in members.values() {
        let size = values.len() as f64;
        let mean = values.iter().sum::<f64>() / size;
        between += size * (mean - grand_mean).powi(2);
        within += values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        sizes += size * size;
    }
    if between + within == 0.0 {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    let size = (n - sizes / n) / (k - 1) as f64;
    let (b, w) = (between / (k - 1) as f64, within / (count - k) as f64);
    Ok(Grouping {
        clusters: k,
        count,
        size,
        grand_mean,
        mean_square_between: b,
        mean_square_within: w,
        icc1: (b - w) / (b + (size - 1.0) * w),
        icc2: (b - w) / b,
        eta_squared: between / (between + within),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;
    use proptest::prelude::*;

    #[test]
    fn three_groups_of_four_have_their_mean_squares() {
        let values = [4.0, 5.0, 4.0, 5.0, 3.0, 3.0, 2.0, 4.0, 5.0, 6.0, 6.0, 5.0].map(Some);
        let found = grouping(&values, &[1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]).unwrap();
        close("MSB", found.mean_square_between, 6.333, 0.0, 0.000_5);
        close("MSW", found.mean_square_within, 0.444, 0.0, 0.000_5);
        assert_eq!(found.size, 4.0);
    }

    #[test]
    fn values_that_cannot_be_split_are_refused() {
        let few = |got| Err(StatsError::TooFewObservations { needed: 2, got });
        assert_eq!(grouping(&[Some(1.0), Some(2.0)], &[1, 1]), few(1));
        assert_eq!(
            grouping(&[Some(1.0), Some(2.0), None], &[1, 2, 2]).unwrap_err(),
            StatsError::TooFewObservations { needed: 3, got: 2 }
        );
        assert_eq!(grouping(&[Some(1.0); 4], &[1, 1, 2, 2]), Err(StatsError::NoVariation { variable: 0 }));
        assert_eq!(grouping(&[Some(1.0)], &[1, 1]), Err(StatsError::LengthsDiffer { left: 1, right: 2 }));
    }

    proptest! {
        #[test]
        fn order_and_names_of_the_clusters_do_not_matter(
            cells in prop::collection::vec((1_i32..=7, 0_u8..4), 8..40),
        ) {
            let values: Vec<Option<f64>> = cells.iter().map(|(value, _)| Some(f64::from(*value))).collect();
            let names: Vec<u8> = cells.iter().map(|(_, name)| *name).collect();
            let Ok(plain) = grouping(&values, &names) else { return Ok(()) };
            let turned: Vec<Option<f64>> = values.iter().rev().copied().collect();
            let other: Vec<u8> = names.iter().rev().map(|name| 200 - name).collect();
            let found = grouping(&turned, &other).unwrap();
            let rounding = 1e4 * f64::EPSILON;
            prop_assert!((plain.icc1 - found.icc1).abs() <= rounding);
            prop_assert!((plain.eta_squared - found.eta_squared).abs() <= rounding);
            prop_assert!(plain.icc1 <= 1.0 && plain.icc2 <= 1.0);
            prop_assert!((0.0..=1.0 + rounding).contains(&plain.eta_squared));
        }
    }
}
