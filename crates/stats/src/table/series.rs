//! A column of plain numbers that several can hold without copying it.

use std::ops::Deref;
use std::sync::Arc;

/// Numbers by row, NaN where missing; a clone is the same column.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    values: Arc<Vec<f64>>,
    missing_count: usize,
}

impl Series {
    /// A column of ones.
    pub fn ones(row_count: usize) -> Self {
        Self { values: Arc::new(vec![1.0; row_count]), missing_count: 0 }
    }

    /// How many rows are missing.
    pub fn missing_count(&self) -> usize {
        self.missing_count
    }

    /// These rows.
    pub fn rows(&self, rows: &[usize]) -> Self {
        rows.iter().map(|row| self.values[*row]).collect()
    }
}

impl From<Vec<f64>> for Series {
    fn from(values: Vec<f64>) -> Self {
        let missing_count = values.iter().map(|value| usize::from(value.is_nan())).sum();
        Self { values: Arc::new(values), missing_count }
    }
}

impl FromIterator<f64> for Series {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        values.into_iter().collect::<Vec<f64>>().into()
    }
}

impl Deref for Series {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.values
    }
}

impl<'s> IntoIterator for &'s Series {
    type Item = &'s f64;
    type IntoIter = std::slice::Iter<'s, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.values, &other.values) || self.values == other.values
    }
}
