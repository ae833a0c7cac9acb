//! The value of the moment before.

use super::{WithinError, same_length};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use std::collections::BTreeMap;

/// A column with, in each row, the value of the same person one moment earlier.
#[derive(Debug, Clone, PartialEq)]
pub struct Lagged {
    /// By row, xᵢ,ₜ₋₁.
    pub values: Numbers,
    /// Rows that have a value, but no row of the moment before: the person was not there, or it was the first.
    pub without_row: usize,
    /// Rows whose moment before is there, with the value missing.
    pub without_value: usize,
}

/// Looks up each row's value one moment earlier, by the number of the moment and not by the row before.
///
/// xᵢ,ₜ₋₁ is the value in the row of person i whose moment is t − 1. Whoever missed session 3 has no value of the session
/// before at session 4: the one of session 2 is older, and a model would take it for last week's.
///
/// # Shape
/// Any order of rows. At most one row for each person and moment.
/// # Missing data
/// No row of the moment before, or a missing value in it, or a missing person or moment: missing.
/// # Errors
/// [`WithinError::Length`], [`WithinError::SameMoment`].
/// # Source
/// [Falkenstrom2013]
/// # Example
/// ```
/// use verbond_stats::table::{factor::Factor, numbers::Numbers};
/// use verbond_stats::within::lag::lag;
///
/// let bond = Numbers::complete(vec![4.0, 5.0, 6.0])?;
/// let person = Factor::from_texts(["A", "A", "A"].map(Some));
/// let session = Numbers::complete(vec![1.0, 2.0, 4.0])?;
/// let lagged = lag(&bond, &person, &session)?;
/// assert_eq!(lagged.values.iter().collect::<Vec<_>>(), [None, Some(4.0), None]);
/// assert_eq!(lagged.without_row, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lag(values: &Numbers, persons: &Factor, moments: &Numbers) -> Result<Lagged, WithinError> {
    same_length(values.row_count(), persons.row_count())?;
    same_length(values.row_count(), moments.row_count())?;
    let mut row_of = BTreeMap::new();
    for row in 0..values.row_count() {
        if let (Some(person), Some(moment)) = (persons.code(row), moments.get(row))
            && row_of.insert((person, ordered(moment)), row).is_some()
        {
            return Err(WithinError::SameMoment { person: persons.levels()[person].clone(), moment });
        }
    }
    let (mut without_row, mut without_value) = (0, 0);
    let mut lagged = Vec::with_capacity(values.row_count());
    for row in 0..values.row_count() {
        let before = match (persons.code(row), moments.get(row)) {
            (Some(person), Some(moment)) => row_of.get(&(person, ordered(moment - 1.0))).copied(),
            _ => None,
        };
        let value = before.and_then(|before| values.get(before));
        if values.get(row).is_some() {
            match (before, value) {
                (None, _) => without_row += 1,
                (Some(_), None) => without_value += 1,
                (Some(_), Some(_)) => {}
            }
        }
        lagged.push(value);
    }
    let values = Numbers::new(lagged).expect("values of a column are finite");
    Ok(Lagged { values, without_row, without_value })
}

/// Finite numbers as keys: equal numbers, −0 and 0 among them, are one key.
fn ordered(moment: f64) -> u64 {
    (moment + 0.0).to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lagged(values: &[Option<f64>], persons: &[&str], moments: &[f64]) -> Result<Lagged, WithinError> {
        let values = Numbers::new(values.iter().copied()).unwrap();
        let persons = Factor::from_texts(persons.iter().map(|person| Some(*person)));
        lag(&values, &persons, &Numbers::complete(moments.to_vec()).unwrap())
    }

    #[test]
    fn the_order_of_rows_does_not_matter_and_persons_are_kept_apart() {
        let lagged = lagged(
            &[Some(3.0), Some(1.0), Some(9.0), Some(2.0), None],
            &["A", "A", "B", "A", "B"],
            &[3.0, 1.0, 2.0, 2.0, 1.0],
        )
        .unwrap();
        assert_eq!(lagged.values.iter().collect::<Vec<_>>(), [Some(2.0), None, None, Some(1.0), None]);
        assert_eq!((lagged.without_row, lagged.without_value), (1, 1));
    }

    #[test]
    fn two_rows_at_one_moment_are_refused() {
        let error = lagged(&[Some(1.0), Some(2.0)], &["A", "A"], &[0.0, -0.0]).unwrap_err();
        assert_eq!(error, WithinError::SameMoment { person: "A".to_owned(), moment: -0.0 });
    }
}
