//! How far the members of one group see the same.

use crate::descriptive::summarise;
use crate::error::StatsError;

/// A group with fewer answers is not summed up to group level: its members would show through.
pub const GROUP_MIN: usize = 4;

/// How far a group sees the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WithinGroup {
    /// From 0, as different as by blind chance, to 1, all the same.
    pub value: f64,
    /// The variance of the answers over that of blind chance. Above 1 the members differ more than by chance, as in two
    /// camps; `value` is then 0.
    pub variance_ratio: f64,
    /// How many answered.
    pub count: usize,
}

/// The variance of answers that choose blindly among `options` steps of one, `(A² − 1)/12`.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] with fewer than two options.
/// # Source
/// [JamesDemareeWolf1984]
/// # Example
/// ```
/// use verbond_stats::rater::within_group::variance_by_chance;
///
/// assert_eq!((variance_by_chance(5)?, variance_by_chance(7)?), (2.0, 4.0));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn variance_by_chance(options: u32) -> Result<f64, StatsError> {
    if options < 2 {
        return Err(StatsError::ParameterOutOfRange { parameter: "options", value: f64::from(options) });
    }
    let options = f64::from(options);
    Ok((options * options - 1.0) / 12.0)
}

/// Computes how far a group sees one item the same, `r_wg = 1 − s²/σ²`, with `σ² = (A² − 1)/12`.
///
/// # Shape
/// `answers[i]` is one member's answer to the item.
/// # Range and units
/// From 0 to 1; a ratio above 1 gives 0, and is kept beside it.
/// # Missing data
/// Members who did not answer do not count.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two answers, [`StatsError::ParameterOutOfRange`],
/// [`StatsError::NotFinite`].
/// # Source
/// [JamesDemareeWolf1984]
/// # Example
/// ```
/// use verbond_stats::rater::within_group::r_wg;
///
/// let seen = r_wg(&[5.0, 6.0, 5.0, 6.0, 7.0].map(Some), 7)?;
/// assert!((seen.value - 0.825).abs() < 1e-12);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn r_wg(answers: &[Option<f64>], options: u32) -> Result<WithinGroup, StatsError> {
    let (variance, count) = variance(answers)?;
    let variance_ratio = variance / variance_by_chance(options)?;
    Ok(WithinGroup { value: (1.0 - variance_ratio).clamp(0.0, 1.0), variance_ratio, count })
}

/// Computes how far a group sees a scale of `J` items the same, `r_wg(J) = J(1 − r̄)/(J(1 − r̄) + r̄)`, where `r̄` is the mean
/// variance of the items over that of blind chance.
///
/// # Shape
/// `items[j][i]` is what member `i` answered to item `j`.
/// # Range and units
/// From 0 to 1; a ratio above 1 gives 0, and is kept beside it.
/// # Missing data
/// Each item has the variance of those who answered it; `count` is the smallest number of them.
/// # Errors
/// [`StatsError::TooFewObservations`] without items or with fewer than two answers to one, and as [`r_wg`].
/// # Source
/// [JamesDemareeWolf1984]
/// # Example
/// ```
/// use verbond_stats::rater::within_group::r_wg_j;
///
/// let item = [5.0, 6.0, 5.0, 6.0, 7.0].map(Some).to_vec();
/// let one = r_wg_j(&[item.clone()], 7)?;
/// let four = r_wg_j(&[item.clone(), item.clone(), item.clone(), item], 7)?;
/// assert!(one.value < four.value);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn r_wg_j(items: &[Vec<Option<f64>>], options: u32) -> Result<WithinGroup, StatsError> {
    let by_chance = variance_by_chance(options)?;
    if items.is_empty() {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let (mut sum, mut least) = (0.0, usize::MAX);
    for answers in items {
        let (variance, count) = variance(answers)?;
        sum += variance;
        least = least.min(count);
    }
    let j = items.len() as f64;
    let ratio = sum / j / by_chance;
    Ok(WithinGroup { value: stepped_up(j, ratio), variance_ratio: ratio, count: least })
}

/// `J(1 − r̄)/(J(1 − r̄) + r̄)`; 0 where the ratio is above 1.
fn stepped_up(items: f64, ratio: f64) -> f64 {
    let same = items * (1.0 - ratio).max(0.0);
    if same == 0.0 { 0.0 } else { same / (same + ratio) }
}

fn variance(answers: &[Option<f64>]) -> Result<(f64, usize), StatsError> {
    let summary = summarise(answers)?;
    match summary.standard_deviation {
        Some(deviation) => Ok((deviation * deviation, summary.count)),
        None => Err(StatsError::TooFewObservations { needed: 2, got: summary.count }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;
    use proptest::prelude::*;

    #[test]
    fn five_members_and_a_scale_of_four_items_have_their_values() {
        let seen = r_wg(&[5.0, 6.0, 5.0, 6.0, 7.0].map(Some), 7).unwrap();
        close("variance", seen.variance_ratio * 4.0, 0.70, 8.0 * f64::EPSILON, 0.0);
        close("r_wg", seen.value, 0.825, 8.0 * f64::EPSILON, 0.0);
        // Four items with a mean variance of .5 on seven options.
        close("r_wg(J)", stepped_up(4.0, 0.5 / 4.0), 0.966, 0.0, 0.000_5);
    }

    #[test]
    fn two_camps_are_zero_and_the_ratio_tells_it() {
        let seen = r_wg(&[1.0, 7.0, 1.0, 7.0].map(Some), 7).unwrap();
        assert_eq!(seen.value, 0.0);
        close("ratio", seen.variance_ratio, 3.0, 8.0 * f64::EPSILON, 0.0);
        assert_eq!(r_wg(&[Some(4.0), None], 7), Err(StatsError::TooFewObservations { needed: 2, got: 1 }));
        assert!(variance_by_chance(1).is_err());
    }

    proptest! {
        #[test]
        fn it_lies_from_zero_to_one_whatever_is_answered(
            items in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, 1_u8..=7), 3..9), 1..6),
        ) {
            let items: Vec<Vec<Option<f64>>> =
                items.iter().map(|item| item.iter().map(|answer| answer.map(f64::from)).collect()).collect();
            let Ok(seen) = r_wg_j(&items, 7) else { return Ok(()) };
            prop_assert!((0.0..=1.0).contains(&seen.value));
            let turned: Vec<Vec<Option<f64>>> = items
                .iter()
                .map(|item| item.iter().rev().map(|answer| answer.map(|answer| 8.0 - answer)).collect())
                .collect();
            prop_assert!((r_wg_j(&turned, 7).unwrap().value - seen.value).abs() < 64.0 * f64::EPSILON);
            if items.len() == 1 {
                prop_assert!((r_wg(&items[0], 7).unwrap().value - seen.value).abs() < 8.0 * f64::EPSILON);
            }
        }
    }
}
