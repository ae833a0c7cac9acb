//! A table in memory: named columns of numbers or of named levels, each with room for missing values.
//!
//! What a model is fitted to. Reading a file is an edge's work; here arrive values that are already told apart.

pub mod factor;
pub(crate) mod levels;
pub mod numbers;
pub(crate) mod series;

use factor::Factor;
use numbers::Numbers;

/// Columns of equal length, found by name.
///
/// # Missing data
/// Each column knows which of its rows are missing. A table never drops a row: a model says which it used.
/// # Example
/// ```
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let table = Table::new([
///     ("distress", Column::Numbers(Numbers::new([Some(14.0), None, Some(9.5)])?)),
///     ("arm", Column::Factor(Factor::from_texts([Some("usual"), Some("added"), Some("added")]))),
/// ])?;
/// assert_eq!(table.row_count(), 3);
/// # Ok::<(), verbond_stats::table::TableError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    row_count: usize,
    columns: Vec<(String, Column)>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Measured or counted.
    Numbers(Numbers),
    /// One of a few named levels.
    Factor(Factor),
}

/// Why a table cannot be put together.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TableError {
    /// Two columns have one name.
    #[error("put two columns named {name:?} in one table")]
    SameName {
        /// The name.
        name: String,
    },
    /// A column is longer or shorter than those before it.
    #[error("put column {name:?} of {got} rows in a table of {expected}")]
    Length {
        /// The column.
        name: String,
        /// The rows of the columns before it.
        expected: usize,
        /// Its own rows.
        got: usize,
    },
    /// A number is infinite or not a number. What is missing is told as missing.
    #[error("read row {row} as a finite number")]
    NotFinite {
        /// The row, counted from 0.
        row: usize,
    },
    /// A code points at no level.
    #[error("read code {code} in row {row} as one of {level_count} levels")]
    NoSuchLevel {
        /// The row, counted from 0.
        row: usize,
        /// The code, counted from 0.
        code: usize,
        /// How many levels there are.
        level_count: usize,
    },
    /// Two levels of a factor have one name.
    #[error("give two levels of a factor the name {level:?}")]
    SameLevel {
        /// The name.
        level: String,
    },
    /// A level is named that the factor does not have.
    #[error("use {level:?} as the reference of a factor without that level")]
    UnknownLevel {
        /// The name that was given.
        level: String,
    },
}

impl Table {
    /// Puts columns together, in this order.
    ///
    /// # Errors
    /// [`TableError::SameName`], [`TableError::Length`].
    pub fn new<N: Into<String>>(columns: impl IntoIterator<Item = (N, Column)>) -> Result<Self, TableError> {
        let mut table = Self { row_count: 0, columns: Vec::new() };
        for (name, column) in columns {
            table = table.with(name, column)?;
        }
        Ok(table)
    }

    /// The table with one more column at its end.
    ///
    /// # Errors
    /// [`TableError::SameName`], [`TableError::Length`].
    pub fn with(mut self, name: impl Into<String>, column: Column) -> Result<Self, TableError> {
        let name = name.into();
        if self.column(&name).is_some() {
            return Err(TableError::SameName { name });
        }
        let got = column.row_count();
        if self.columns.is_empty() {
            self.row_count = got;
        } else if got != self.row_count {
            return Err(TableError::Length { name, expected: self.row_count, got });
        }
        self.columns.push((name, column));
        Ok(self)
    }

    /// The table with the numbers of this column as names: half the room, and read as groups once.
    ///
    /// Nothing changes where there is no such column.
    pub fn naming(mut self, name: &str) -> Self {
        for (_, column) in self.columns.iter_mut().filter(|(known, _)| known == name) {
            if let Column::Numbers(numbers) = column {
                *column = Column::Factor(Factor::from_numbers(numbers));
            }
        }
        self
    }

    /// How many rows every column has.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(known, _)| known == name).map(|(_, column)| column)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// The table with only these rows, in this order; a row may be asked for twice.
    ///
    /// # Errors
    /// [`TableError::Length`] when a row is asked for that the table does not have.
    pub fn rows(&self, rows: &[usize]) -> Result<Self, TableError> {
        let Some((name, _)) = self.columns.first() else {
            return Ok(self.clone());
        };
        if let Some(row) = rows.iter().find(|row| **row >= self.row_count) {
            return Err(TableError::Length { name: name.clone(), expected: self.row_count, got: row + 1 });
        }
        let columns = self.columns.iter().map(|(name, column)| (name.clone(), column.rows(rows))).collect();
        Ok(Self { row_count: rows.len(), columns })
    }
}

impl Column {
    /// How many rows there are, missing ones among them.
    pub fn row_count(&self) -> usize {
        match self {
            Column::Numbers(numbers) => numbers.row_count(),
            Column::Factor(factor) => factor.row_count(),
        }
    }

    /// How many rows are missing.
    pub fn missing_count(&self) -> usize {
        match self {
            Column::Numbers(numbers) => numbers.missing_count(),
            Column::Factor(factor) => factor.missing_count(),
        }
    }

    fn rows(&self, rows: &[usize]) -> Self {
        match self {
            Column::Numbers(numbers) => Column::Numbers(numbers.rows(rows)),
            Column::Factor(factor) => Column::Factor(factor.rows(rows)),
        }
    }
}

impl From<Numbers> for Column {
    fn from(numbers: Numbers) -> Self {
        Column::Numbers(numbers)
    }
}

impl From<Factor> for Column {
    fn from(factor: Factor) -> Self {
        Column::Factor(factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[f64]) -> Column {
        Numbers::complete(values.to_vec()).unwrap().into()
    }

    #[test]
    fn a_second_column_of_the_same_name_is_refused() {
        let refused = Table::new([("a", numbers(&[1.0])), ("a", numbers(&[2.0]))]);
        assert_eq!(refused, Err(TableError::SameName { name: "a".into() }));
    }

    #[test]
    fn a_column_of_another_length_is_refused_with_both_lengths() {
        let refused = Table::new([("a", numbers(&[1.0])), ("b", numbers(&[2.0, 3.0]))]);
        assert_eq!(refused, Err(TableError::Length { name: "b".into(), expected: 1, got: 2 }));
    }

    #[test]
    fn rows_are_taken_in_the_order_asked_for() {
        let table = Table::new([("a", numbers(&[1.0, 2.0, 3.0]))]).unwrap();
        let taken = table.rows(&[2, 0, 2]).unwrap();
        assert_eq!(taken.column("a"), Some(&numbers(&[3.0, 1.0, 3.0])));
        assert!(table.rows(&[3]).is_err());
    }
}
