//! Each person's own mean, and what differs from it.

use super::{WithinError, same_length};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;

/// A column in its two parts: `value = person_mean + deviation`.
#[derive(Debug, Clone, PartialEq)]
pub struct Centred {
    /// By row, the mean of the row's person: x̄ᵢ.
    pub person_means: Numbers,
    /// By row, the value minus the mean of its person: xᵢₜ − x̄ᵢ, the part within persons.
    pub deviations: Numbers,
    /// By row, the mean of its person minus the mean of the persons: x̄ᵢ − x̄, the part between persons.
    pub between: Numbers,
    /// The mean of the persons' means: every person counts once, whoever came more often does not count more.
    pub mean_of_persons: f64,
    /// Persons with at least one value.
    pub person_count: usize,
    /// Persons with one value only: their deviation is 0 by construction and tells nothing.
    pub single_count: usize,
}

/// Takes a column apart by person.
///
/// x̄ᵢ = Σₜ xᵢₜ / nᵢ over the rows in which xᵢₜ is present; x̄ = Σᵢ x̄ᵢ / N over the persons with at least one value.
///
/// # Missing data
/// A missing value has no deviation, and does not count in its person's mean. Its row does have that mean. A row without a
/// person has nothing.
/// # Errors
/// [`WithinError::Length`].
/// # Source
/// [EndersTofighi2007]
/// # Example
/// ```
/// use verbond_stats::table::{factor::Factor, numbers::Numbers};
/// use verbond_stats::within::centre::centre;
///
/// let bond = Numbers::complete(vec![4.0, 4.5, 5.0, 2.0, 3.0, 4.0])?;
/// let person = Factor::from_texts(["A", "A", "A", "B", "B", "B"].map(Some));
/// let parts = centre(&bond, &person)?;
/// assert_eq!(parts.mean_of_persons, 3.75);
/// assert_eq!(parts.deviations.get(0), Some(-0.5));
/// assert_eq!(parts.between.get(0), Some(0.75));
/// assert_eq!(parts.between.get(3), Some(-0.75));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn centre(values: &Numbers, persons: &Factor) -> Result<Centred, WithinError> {
    same_length(values.row_count(), persons.row_count())?;
    let mut sums = vec![(0.0, 0_usize); persons.levels().len()];
    for (row, value) in values.iter().enumerate() {
        if let (Some(value), Some(person)) = (value, persons.code(row)) {
            sums[person].0 += value;
            sums[person].1 += 1;
        }
    }
    let means: Vec<Option<f64>> =
        sums.iter().map(|(sum, count)| (*count > 0).then(|| sum / *count as f64)).collect();
    let person_count = means.iter().flatten().count();
    let mean_of_persons = means.iter().flatten().sum::<f64>() / person_count as f64;
    let mean_of = |row: usize| persons.code(row).and_then(|person| means[person]);
    let finite = |values: Vec<Option<f64>>| Numbers::new(values).expect("means of finite numbers are finite");
    let rows = 0..values.row_count();
    Ok(Centred {
        person_means: finite(rows.clone().map(mean_of).collect()),
        deviations: finite(rows.clone().map(|row| Some(values.get(row)? - mean_of(row)?)).collect()),
        between: finite(rows.map(|row| Some(mean_of(row)? - mean_of_persons)).collect()),
        mean_of_persons,
        person_count,
        single_count: sums.iter().filter(|(_, count)| *count == 1).count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_gap_has_no_deviation_and_does_not_count() {
        let values = Numbers::new([Some(1.0), None, Some(3.0), Some(10.0), None]).unwrap();
        let persons = Factor::from_texts([Some("A"), Some("A"), Some("A"), Some("B"), Some("C")]);
        let parts = centre(&values, &persons).unwrap();
        assert_eq!(
            parts.deviations.iter().collect::<Vec<_>>(),
            [Some(-1.0), None, Some(1.0), Some(0.0), None]
        );
        assert_eq!(
            parts.person_means.iter().collect::<Vec<_>>(),
            [Some(2.0), Some(2.0), Some(2.0), Some(10.0), None]
        );
        assert_eq!((parts.mean_of_persons, parts.person_count, parts.single_count), (6.0, 2, 1));
    }

    #[test]
    fn columns_of_different_length_are_refused() {
        let values = Numbers::complete(vec![1.0]).unwrap();
        let persons = Factor::from_texts(["A", "B"].map(Some));
        assert_eq!(centre(&values, &persons), Err(WithinError::Length { values: 1, others: 2 }));
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_deviations_cancel_within_each_person(
            rows in prop::collection::vec((0_u8..5, prop::option::of(-50.0..50.0_f64)), 1..40),
        ) {
            let values = Numbers::new(rows.iter().map(|(_, value)| *value)).unwrap();
            let names: Vec<String> = rows.iter().map(|(person, _)| person.to_string()).collect();
            let persons = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
            let parts = centre(&values, &persons).unwrap();
            let mut sums = vec![0.0; persons.levels().len()];
            for row in 0..rows.len() {
                prop_assert_eq!(parts.deviations.get(row).is_some(), values.get(row).is_some());
                if let (Some(value), Some(deviation)) = (values.get(row), parts.deviations.get(row)) {
                    let back = parts.person_means.get(row).unwrap() + deviation;
                    prop_assert!((back - value).abs() < 1e-12 * (1.0 + value.abs()));
                    sums[persons.code(row).unwrap()] += deviation;
                }
            }
            prop_assert!(sums.iter().all(|sum: &f64| sum.abs() < 1e-10));
        }
    }
}
