//! Why nothing can be said about dyads.

use crate::error::StatsError;
use crate::mixed::error::ModelError;
use crate::table::TableError;

/// What keeps a dyadic analysis from being computed, with the place that shows it. Rows count from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DyadError {
    /// A number that was given, or one on the way, lies where a formula does not exist.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// The mixed model behind it cannot be fitted.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The columns do not make a table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A column is longer or shorter than the others.
    #[error("read {column} of {got} rows beside {expected}")]
    Length {
        /// The column.
        column: String,
        /// The rows of the others.
        expected: usize,
        /// Its own rows.
        got: usize,
    },
    /// A number is infinite or not a number. What is missing is told as missing.
    #[error("read row {row} of {column} as a finite number")]
    NotFinite {
        /// The column.
        column: String,
        /// Its row.
        row: usize,
    },
    /// Fewer complete rows than the model has unknowns.
    #[error("estimate {needed} unknowns from {got} complete rows; {missing} more have something missing")]
    TooFewRows {
        /// How many it takes.
        needed: usize,
        /// How many there are.
        got: usize,
        /// How many were left out.
        missing: usize,
    },
    /// Members of different roles are compared, and there are not two roles.
    #[error("compare two roles among {count}: {names}")]
    NotTwoRoles {
        /// How many roles there are.
        count: usize,
        /// Their names, with commas between them.
        names: String,
    },
    /// A dyad has more than two rows.
    #[error("read dyad {dyad:?} of {rows} rows as two members; give one row per member")]
    NotADyad {
        /// The dyad.
        dyad: String,
        /// Its rows.
        rows: usize,
    },
    /// Both members of a dyad have one role.
    #[error("tell the members of dyad {dyad:?} apart, who both are {role:?}")]
    SameRole {
        /// The dyad.
        dyad: String,
        /// Their role.
        role: String,
    },
    /// The columns say the same in other words, so that their effects cannot be told apart.
    #[error("tell the effect of column {column} from those before it")]
    Collinear {
        /// The column of the design, counted from 0.
        column: usize,
    },
    /// A column takes part that holds levels, or none of that name exists.
    #[error("use {column:?} as a column of numbers")]
    NoNumbers {
        /// Its name.
        column: String,
    },
}

/// Checks that columns of numbers have one length and only finite numbers; gives that length.
pub(super) fn checked(columns: &[(&str, &[Option<f64>])]) -> Result<usize, DyadError> {
    let expected = columns.first().map_or(0, |(_, column)| column.len());
    for (name, column) in columns {
        if column.len() != expected {
            return Err(DyadError::Length { column: (*name).to_owned(), expected, got: column.len() });
        }
        if let Some(row) = column.iter().position(|cell| cell.is_some_and(|cell| !cell.is_finite())) {
            return Err(DyadError::NotFinite { column: (*name).to_owned(), row });
        }
    }
    Ok(expected)
}
