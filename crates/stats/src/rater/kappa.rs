//! Two raters who put the same things into categories.

use crate::distribution::normal;
use crate::error::StatsError;
use crate::interval::Interval;
use crate::matrix::Matrix;

/// How much a disagreement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weights {
    /// Every disagreement counts the same: categories without order.
    Equal,
    /// By the number of steps between the two categories.
    Linear,
    /// By its square; the usual choice for ordered categories, and close to an intraclass correlation.
    Quadratic,
}

impl Weights {
    /// What a disagreement between two of `categories` counts, from 0 to 1.
    fn disagreement(self, one: usize, other: usize, categories: usize) -> f64 {
        let share = one.abs_diff(other) as f64 / (categories - 1) as f64;
        match self {
            Self::Equal => {
                if one == other {
                    0.0
                } else {
                    1.0
                }
            }
            Self::Linear => share,
            Self::Quadratic => share * share,
        }
    }
}

/// Kappa with its uncertainty. Always print which weights it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// The weights.
    pub weights: Weights,
    /// How many things both rated.
    pub count: f64,
    /// 1 where they always choose the same, 0 where they do as often as by chance.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its interval.
    pub interval: Interval,
    /// The probability of a kappa so far from 0 if both chose by chance, two-sided.
    pub p: f64,
}

/// Counts how often which pair of categories was chosen.
///
/// # Shape
/// `pairs[i]` holds the two categories of one thing, counted from 0; the table has the first rater in rows.
/// # Missing data
/// A thing that one of them did not rate is left out.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a category that is not below `categories`.
/// # Source
/// [Cohen1960]
/// # Example
/// ```
/// use verbond_stats::rater::kappa::cross_table;
///
/// let table = cross_table(&[(Some(0), Some(0)), (Some(1), Some(0)), (None, Some(1))], 2)?;
/// assert_eq!(table[(1, 0)], 1.0);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn cross_table(
    pairs: &[(Option<usize>, Option<usize>)],
    categories: usize,
) -> Result<Matrix, StatsError> {
    let mut table = Matrix::zeros(categories, categories);
    for (one, other) in pairs.iter().filter_map(|(one, other)| Some(((*one)?, (*other)?))) {
        if let Some(beyond) = [one, other].into_iter().find(|category| *category >= categories) {
            return Err(StatsError::ParameterOutOfRange { parameter: "category", value: beyond as f64 });
        }
        table[(one, other)] += 1.0;
    }
    Ok(table)
}

/// Computes how much more often than by chance two raters choose the same: `κ = 1 − Σ w·o / Σ w·e`.
///
/// `o` are the observed shares, `e` those that the raters' own habits would give by chance, `w` the weights of
/// disagreement. The standard error is the one for κ ≠ 0; the p-value uses the one for κ = 0.
///
/// # Shape
/// A square table of counts, the first rater in rows.
/// # Range and units
/// From below 0 to 1, without unit.
/// # Missing data
/// Things that one of them did not rate do not enter the table.
/// # Errors
/// [`StatsError::LengthsDiffer`] for a table that is not square, [`StatsError::TooFewObservations`] for fewer than two
/// categories or an empty table, [`StatsError::ParameterOutOfRange`] for a negative count, [`StatsError::NoVariation`]
/// when both always chose one and the same category.
/// # Source
/// [Cohen1960], [Cohen1968]; standard errors [FleissCohenEveritt1969].
/// # Example
/// ```
/// use verbond_stats::matrix::Matrix;
/// use verbond_stats::rater::kappa::{Weights, kappa};
///
/// let table = Matrix::from_rows(&[[20.0, 5.0, 0.0], [3.0, 15.0, 7.0], [1.0, 4.0, 25.0]])?;
/// assert!((kappa(&table, Weights::Quadratic, 0.95)?.value - 0.7909).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn kappa(counts: &Matrix, weights: Weights, confidence: f64) -> Result<Kappa, StatsError> {
    let categories = counts.row_count();
    if counts.column_count() != categories {
        return Err(StatsError::LengthsDiffer { left: categories, right: counts.column_count() });
    }
    if categories < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: categories });
    }
    for row in 0..categories {
        if let Some(value) = counts.row(row).iter().find(|count| !(**count >= 0.0 && count.is_finite())) {
            return Err(StatsError::ParameterOutOfRange { parameter: "count", value: *value });
        }
    }
    let z = normal::two_sided(confidence)?;
    let count = counts.sum();
    if count == 0.0 {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let shares = counts.map(|cell| cell / count);
    let one: Vec<f64> = (0..categories).map(|row| shares.row(row).iter().sum()).collect();
    let other: Vec<f64> = (0..categories).map(|column| shares.column(column).iter().sum()).collect();
    // In weights of agreement, which the formula of the standard error uses.
    let agreement = Matrix::from_fn(categories, categories, |row, column| {
        1.0 - weights.disagreement(row, column, categories)
    });
    let observed: f64 =
        (0..categories).map(|row| crate::matrix::dot(agreement.row(row), shares.row(row))).sum();
    let expected = agreement.form(&one, &other);
    if expected >= 1.0 {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    let value = (observed - expected) / (1.0 - expected);
    let of_row = agreement.times_vector(&other);
    let of_column = agreement.times_vector(&one);
    let (mut spread, mut spread_by_chance) = (0.0, 0.0);
    for row in 0..categories {
        for column in 0..categories {
            let (weight, usual) = (agreement[(row, column)], of_row[row] + of_column[column]);
            spread += shares[(row, column)] * (weight * (1.0 - expected) - usual * (1.0 - observed)).powi(2);
            spread_by_chance += one[row] * other[column] * (weight - usual).powi(2);
        }
    }
    spread -= (observed * expected - 2.0 * expected + observed).powi(2);
    let standard_error = (spread.max(0.0) / count).sqrt() / (1.0 - expected).powi(2);
    let by_chance = ((spread_by_chance - expected * expected).max(0.0) / count).sqrt() / (1.0 - expected);
    Ok(Kappa {
        weights,
        count,
        value,
        standard_error,
        interval: Interval { lower: value - z * standard_error, upper: value + z * standard_error },
        p: (2.0 * normal::above((value / by_chance).abs())).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;
    use crate::reference::json::Json;
    use proptest::prelude::*;

    const TABLE: [[f64; 3]; 3] = [[20.0, 5.0, 0.0], [3.0, 15.0, 7.0], [1.0, 4.0, 25.0]];

    #[test]
    fn three_categories_have_the_reference_kappas_and_errors() {
        let table = Matrix::from_rows(&TABLE).unwrap();
        let reference = Json::parse(include_str!("../../../../fixtures/rater/kappa.json"));
        for (weights, key, printed) in [
            (Weights::Equal, "unweighted", 0.6226),
            (Weights::Linear, "linear", 0.7083),
            (Weights::Quadratic, "quadratic", 0.7909),
        ] {
            let found = kappa(&table, weights, 0.95).unwrap();
            close(key, found.value, printed, 0.0, 0.000_05);
            // Closed formulas; both subtract squares of shares, which leaves 12 digits.
            close(key, found.value, reference.number(&format!("{key}/kappa")), 1e-13, 0.0);
            close(key, found.standard_error.powi(2), reference.number(&format!("{key}/var")), 1e-12, 0.0);
            assert!(found.p < 1e-6);
        }
    }

    #[test]
    fn pairs_are_counted_and_half_a_pair_is_not() {
        let pairs = [(Some(0), Some(0)), (Some(1), Some(1)), (Some(1), None), (Some(0), Some(1))];
        let table = cross_table(&pairs, 2).unwrap();
        assert_eq!(table, Matrix::from_rows(&[[1.0, 1.0], [0.0, 1.0]]).unwrap());
        let refused = cross_table(&[(Some(2), Some(0))], 2).unwrap_err();
        assert_eq!(refused, StatsError::ParameterOutOfRange { parameter: "category", value: 2.0 });
    }

    #[test]
    fn a_table_that_says_nothing_is_refused() {
        let one_cell = Matrix::from_rows(&[[4.0, 0.0], [0.0, 0.0]]).unwrap();
        assert_eq!(
            kappa(&one_cell, Weights::Equal, 0.95).unwrap_err(),
            StatsError::NoVariation { variable: 0 }
        );
        assert!(kappa(&Matrix::zeros(2, 2), Weights::Equal, 0.95).is_err());
        assert!(kappa(&Matrix::zeros(2, 3), Weights::Equal, 0.95).is_err());
    }

    proptest! {
        #[test]
        fn it_does_not_matter_who_is_called_the_first_rater_nor_how_many_things_there_were(
            cells in prop::collection::vec(1.0..30.0_f64, 16), times in 2.0..9.0_f64,
        ) {
            let table = Matrix::from_fn(4, 4, |row, column| cells[4 * row + column].floor());
            for weights in [Weights::Equal, Weights::Linear, Weights::Quadratic] {
                let plain = kappa(&table, weights, 0.95).unwrap();
                let turned = kappa(&table.transpose(), weights, 0.95).unwrap();
                let more = kappa(&table.map(|cell| cell * times), weights, 0.95).unwrap();
                // Sixteen shares summed in another order.
                let rounding = 256.0 * f64::EPSILON;
                prop_assert!((plain.value - turned.value).abs() <= rounding);
                prop_assert!((plain.value - more.value).abs() <= rounding);
                prop_assert!((plain.standard_error / times.sqrt() - more.standard_error).abs() <= 1e-10);
                prop_assert!(plain.value <= 1.0);
            }
        }

        #[test]
        fn with_two_categories_all_weights_are_the_same(cells in prop::collection::vec(1.0..30.0_f64, 4)) {
            let table = Matrix::from_fn(2, 2, |row, column| cells[2 * row + column]);
            let equal = kappa(&table, Weights::Equal, 0.95).unwrap();
            for weights in [Weights::Linear, Weights::Quadratic] {
                prop_assert_eq!(kappa(&table, weights, 0.95).unwrap().value, equal.value);
            }
        }
    }
}
