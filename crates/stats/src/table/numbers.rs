//! A column of numbers with room for missing values.

use super::TableError;
use super::series::Series;

/// Numbers by row; a missing one is absent, never zero.
///
/// # Range and units
/// Every number that is present is finite: nothing else can be built.
#[derive(Debug, Clone)]
pub struct Numbers {
    values: Series,
}

impl Numbers {
    /// Numbers by row, `None` where one is missing.
    ///
    /// # Errors
    /// [`TableError::NotFinite`] for an infinite value and for NaN: a reader has to say *missing* where it means it.
    /// # Example
    /// ```
    /// use verbond_stats::table::numbers::Numbers;
    ///
    /// let distress = Numbers::new([Some(14.0), None])?;
    /// assert_eq!((distress.get(0), distress.get(1)), (Some(14.0), None));
    /// assert!(Numbers::new([Some(f64::INFINITY)]).is_err());
    /// # Ok::<(), verbond_stats::table::TableError>(())
    /// ```
    pub fn new(values: impl IntoIterator<Item = Option<f64>>) -> Result<Self, TableError> {
        let values = values.into_iter();
        let mut held = Vec::with_capacity(values.size_hint().0);
        for (row, value) in values.enumerate() {
            match value {
                Some(value) if !value.is_finite() => return Err(TableError::NotFinite { row }),
                Some(value) => held.push(value),
                None => held.push(f64::NAN),
            }
        }
        Ok(Self { values: held.into() })
    }

    /// Numbers of which none is missing.
    ///
    /// # Errors
    /// [`TableError::NotFinite`].
    pub fn complete(values: Vec<f64>) -> Result<Self, TableError> {
        match values.iter().position(|value| !value.is_finite()) {
            Some(row) => Err(TableError::NotFinite { row }),
            None => Ok(Self { values: values.into() }),
        }
    }

    /// Numbers as they are, NaN where one is missing; they are not copied.
    ///
    /// # Errors
    /// [`TableError::NotFinite`] for an infinite value.
    /// # Example
    /// ```
    /// use verbond_stats::table::numbers::Numbers;
    ///
    /// let distress = Numbers::with_missing(vec![14.0, f64::NAN])?;
    /// assert_eq!((distress.get(0), distress.get(1)), (Some(14.0), None));
    /// # Ok::<(), verbond_stats::table::TableError>(())
    /// ```
    pub fn with_missing(values: Vec<f64>) -> Result<Self, TableError> {
        match values.iter().position(|value| value.is_infinite()) {
            Some(row) => Err(TableError::NotFinite { row }),
            None => Ok(Self { values: values.into() }),
        }
    }

    /// How many rows there are, missing ones among them.
    pub fn row_count(&self) -> usize {
        self.values.len()
    }

    /// How many rows are missing.
    pub fn missing_count(&self) -> usize {
        self.values.missing_count()
    }

    /// The number of one row; `None` when it is missing or there is no such row.
    pub fn get(&self, row: usize) -> Option<f64> {
        self.values.get(row).copied().filter(|value| !value.is_nan())
    }

    /// The numbers in order, `None` where one is missing.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
        self.values.iter().map(|value| (!value.is_nan()).then_some(*value))
    }

    /// The numbers with NaN for missing, for computations that keep track of missing rows themselves.
    /// The values as they are shared, NaN for a missing one.
    pub(crate) fn series(&self) -> &Series {
        &self.values
    }

    pub(crate) fn with_gaps(&self) -> &[f64] {
        &self.values
    }

    pub(super) fn rows(&self, rows: &[usize]) -> Self {
        Self { values: self.values.rows(rows) }
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_is_absent_and_counted() {
        let numbers = Numbers::new([None, Some(0.0), None]).unwrap();
        assert_eq!(numbers.iter().collect::<Vec<_>>(), [None, Some(0.0), None]);
        assert_eq!(numbers.missing_count(), 2);
        assert_eq!(numbers.get(7), None);
    }

    #[test]
    fn a_value_that_is_no_finite_number_is_told_by_its_row() {
        assert_eq!(Numbers::new([Some(1.0), Some(f64::NAN)]), Err(TableError::NotFinite { row: 1 }));
        assert_eq!(Numbers::complete(vec![f64::NEG_INFINITY]), Err(TableError::NotFinite { row: 0 }));
    }

    #[test]
    fn two_columns_with_the_same_gaps_are_equal() {
        let column = || Numbers::new([Some(1.0), None]).unwrap();
        assert_eq!(column(), column());
        assert_ne!(column(), Numbers::new([Some(1.0), Some(2.0)]).unwrap());
    }
}
