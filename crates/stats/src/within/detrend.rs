//! What remains of a column without each person's straight trend.

use super::{WithinError, same_length};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;

/// The fewest values of a person from which a trend can be taken: two always lie on a line.
const VALUES_MIN: usize = 3;

/// A column without trends.
#[derive(Debug, Clone, PartialEq)]
pub struct Detrended {
    /// By row, the distance to the person's own straight line.
    pub values: Numbers,
    /// Persons without a line: fewer than three values, or all at one moment.
    pub without_line: usize,
}

/// Takes from each person's values the straight line through them.
///
/// rᵢₜ = xᵢₜ − (aᵢ + bᵢ·t), with aᵢ and bᵢ by least squares over the rows of person i in which both are present.
///
/// Distress falls and alliance grows in most therapies; two columns with a trend go together even when neither has to do
/// with the other. Report both: with and without trends. Taking the trend away also takes away what is real in it.
///
/// # Missing data
/// A missing value stays missing. Persons with fewer than three values have none.
/// # Errors
/// [`WithinError::Length`].
/// # Source
/// [CurranBauer2011]
/// # Example
/// ```
/// use verbond_stats::table::{factor::Factor, numbers::Numbers};
/// use verbond_stats::within::detrend::detrend;
///
/// let bond = Numbers::complete(vec![4.0, 6.0, 5.0])?;
/// let person = Factor::from_texts(["A", "A", "A"].map(Some));
/// let session = Numbers::complete(vec![1.0, 2.0, 3.0])?;
/// let rest = detrend(&bond, &person, &session)?;
/// assert!((rest.values.get(1).unwrap() - 1.0).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn detrend(values: &Numbers, persons: &Factor, moments: &Numbers) -> Result<Detrended, WithinError> {
    same_length(values.row_count(), persons.row_count())?;
    same_length(values.row_count(), moments.row_count())?;
    let mut rows_of = vec![Vec::new(); persons.levels().len()];
    for row in 0..values.row_count() {
        if let (Some(value), Some(moment), Some(person)) =
            (values.get(row), moments.get(row), persons.code(row))
        {
            rows_of[person].push((row, moment, value));
        }
    }
    let mut rest = vec![None; values.row_count()];
    let mut without_line = 0;
    for rows in rows_of.iter().filter(|rows| !rows.is_empty()) {
        let count = rows.len() as f64;
        let middle = rows.iter().map(|(_, moment, _)| moment).sum::<f64>() / count;
        let level = rows.iter().map(|(_, _, value)| value).sum::<f64>() / count;
        let spread: f64 = rows.iter().map(|(_, moment, _)| (moment - middle).powi(2)).sum();
        if rows.len() < VALUES_MIN || spread == 0.0 {
            without_line += 1;
            continue;
        }
        let product: f64 = rows.iter().map(|(_, moment, value)| (moment - middle) * (value - level)).sum();
        for (row, moment, value) in rows {
            rest[*row] = Some(value - level - product / spread * (moment - middle));
        }
    }
    let values = Numbers::new(rest).expect("distances to a line of finite numbers are finite");
    Ok(Detrended { values, without_line })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_values_have_no_trend_of_their_own() {
        let values = Numbers::complete(vec![1.0, 5.0, 2.0, 2.0, 2.0]).unwrap();
        let persons = Factor::from_texts(["A", "A", "B", "B", "B"].map(Some));
        let moments = Numbers::complete(vec![1.0, 2.0, 1.0, 1.0, 1.0]).unwrap();
        let rest = detrend(&values, &persons, &moments).unwrap();
        assert_eq!((rest.values.missing_count(), rest.without_line), (5, 2));
    }

    proptest! {
        #[test]
        fn a_straight_line_leaves_nothing_and_adding_one_changes_nothing(
            noise in prop::collection::vec(-5.0..5.0_f64, 3..20), level in -9.0..9.0_f64, slope in -3.0..3.0_f64,
        ) {
            let persons = Factor::from_texts(noise.iter().map(|_| Some("A")));
            let moments: Vec<f64> = (0..noise.len()).map(|at| at as f64).collect();
            let line = moments.iter().zip(&noise).map(|(t, noise)| noise + level + slope * t).collect();
            let moments = Numbers::complete(moments).unwrap();
            let rest = |values| detrend(&Numbers::complete(values).unwrap(), &persons, &moments).unwrap().values;
            for (with, without) in rest(line).iter().zip(rest(noise.clone()).iter()) {
                prop_assert!((with.unwrap() - without.unwrap()).abs() < 1e-10);
            }
        }
    }
}
