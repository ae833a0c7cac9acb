//! Columns that an analysis takes by name.

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use stats::table::Column;
use stats::table::factor::Factor;
use std::collections::{BTreeMap, BTreeSet};

/// A column as numbers, with its gaps.
pub(crate) type Values = Vec<Option<f64>>;

/// The columns of one analysis.
#[derive(Debug, Clone)]
pub(crate) struct Chosen<'c> {
    /// Columns of measured values.
    pub measured: Vec<&'c str>,
    /// Columns that name people, pairs or groups.
    pub naming: Vec<&'c str>,
}

impl Chosen<'_> {
    /// Reads them.
    pub fn read(&self, preparation: &Preparation, source: &Source) -> Result<Prepared, Failure> {
        let mut known = BTreeSet::new();
        if let Some(twice) = self.measured.iter().chain(&self.naming).find(|name| !known.insert(**name)) {
            return Err(Failure::SameColumn { name: (*twice).to_owned() });
        }
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let needed = Needed::Columns { measured: owned(&self.measured), naming: owned(&self.naming) };
        preparation.read(source, &needed)
    }
}

/// A column of numbers that has a value somewhere.
pub(crate) fn numbers(prepared: &Prepared, name: &str) -> Result<Values, Failure> {
    let values: Values = match prepared.table.column(name) {
        Some(Column::Numbers(numbers)) => numbers.iter().collect(),
        Some(Column::Factor(factor)) if factor.missing_count() < factor.row_count() => {
            return Err(Failure::Words { name: name.to_owned() });
        }
        Some(Column::Factor(_)) | None => return Err(Failure::NoValues { name: name.to_owned() }),
    };
    match values.iter().any(Option::is_some) {
        true => Ok(values),
        false => Err(Failure::NoValues { name: name.to_owned() }),
    }
}

/// A column of names that has one somewhere; numbers are read as names.
pub(crate) fn names(prepared: &Prepared, name: &str) -> Result<Factor, Failure> {
    let factor = match prepared.table.column(name) {
        Some(Column::Numbers(numbers)) => Factor::from_numbers(numbers),
        Some(Column::Factor(factor)) => factor.clone(),
        None => return Err(Failure::NoValues { name: name.to_owned() }),
    };
    match factor.missing_count() < factor.row_count() {
        true => Ok(factor),
        false => Err(Failure::NoValues { name: name.to_owned() }),
    }
}

/// Refuses a column that has one value in all rows that count.
pub(crate) fn expect_varied(
    name: &str,
    values: &[Option<f64>],
    counts: impl Fn(usize) -> bool,
) -> Result<(), Failure> {
    let mut there = values.iter().enumerate().filter(|(row, _)| counts(*row)).filter_map(|(_, value)| *value);
    let Some(first) = there.next() else { return Ok(()) };
    let mut rest = there.peekable();
    match rest.peek().is_some() && rest.all(|value| value == first) {
        true => Err(Failure::Constant { name: name.to_owned(), value: first }),
        false => Ok(()),
    }
}

/// The mean of each group over the values that are there, in the order of its levels.
pub(crate) fn means(groups: &Factor, values: &[Option<f64>]) -> Values {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (row, value) in values.iter().enumerate() {
        if let (Some(group), Some(value)) = (groups.code(row), value) {
            let own = sums.entry(group).or_insert((0.0, 0.0));
            *own = (own.0 + value, own.1 + 1.0);
        }
    }
    (0..groups.levels().len()).map(|group| sums.get(&group).map(|(sum, count)| sum / count)).collect()
}

/// A small file for a test.
#[cfg(test)]
pub(crate) fn sample(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_a_value_has_no_mean() {
        let groups = Factor::from_texts([Some("a"), Some("a"), Some("b"), None]);
        let values = [Some(1.0), Some(2.0), None, Some(9.0)];
        assert_eq!(means(&groups, &values), [Some(1.5), None]);
    }

    #[test]
    fn one_value_everywhere_is_refused_by_name_and_only_among_rows_that_count() {
        let values = [Some(2.0), None, Some(2.0), Some(3.0)];
        assert!(expect_varied("x", &values, |_| true).is_ok());
        let refused = expect_varied("x", &values, |row| row < 3);
        assert!(matches!(refused, Err(Failure::Constant { value: 2.0, .. })));
        assert!(expect_varied("x", &values, |row| row == 0).is_ok());
    }
}
