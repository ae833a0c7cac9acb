//! From a file to the table an analysis is made of: columns made of columns, first levels, rows left out.

use crate::failure::Failure;
use crate::reading::error::ReadError;
use crate::reading::{Asked, Found, Source};
use stats::formula::derived::Derived;
use stats::formula::nearest_name;
use stats::table::factor::Factor;
use stats::table::{Column, Table};
use std::collections::BTreeSet;

/// What is done to a file before anything is fitted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preparation {
    /// What stands for a missing value besides an empty cell and the usual marks.
    pub missing: Vec<String>,
    /// Rows to leave out: a column and the text that makes a row one of them.
    pub skips: Vec<(String, String)>,
    /// Columns whose numbers are names.
    pub levels: BTreeSet<String>,
    /// The level others are compared with, by column.
    pub references: Vec<(String, String)>,
    /// Columns to make, in this order: a later one may use an earlier one.
    pub made: Vec<Derived>,
}

/// A file that is ready for an analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// What was found in the file.
    pub found: Found,
    /// Its columns, and the made ones.
    pub table: Table,
    /// The columns that were made.
    pub made: Vec<Derived>,
}

/// Which columns an analysis needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    /// All there are.
    All,
    /// These.
    Columns {
        /// Columns of measured values: words among numbers are refused.
        measured: BTreeSet<String>,
        /// Columns that name groups: anything goes.
        naming: BTreeSet<String>,
    },
}

impl Preparation {
    /// Reads what is needed and makes what has to be made.
    ///
    /// # Errors
    /// [`Failure::Read`], [`Failure::Formula`] for a column that cannot be made, [`Failure::Table`].
    pub fn read(&self, source: &Source, needed: &Needed) -> Result<Prepared, Failure> {
        let asked = Asked {
            columns: self.columns(needed),
            levels: self.levels.clone(),
            missing: self.missing.clone(),
            skips: self.skips.clone(),
        };
        let data = source.read(&asked)?;
        let made: BTreeSet<&str> = self.made.iter().map(|made| made.name.as_str()).collect();
        match needed {
            Needed::All => {}
            Needed::Columns { measured, naming } => {
                let computed = self.made.iter().flat_map(Derived::columns).map(|(name, _)| name);
                let measured = measured.iter().map(String::as_str).chain(computed);
                let is_number = |name: &&str| !made.contains(name) && !naming.contains(*name);
                data.expect_measured(measured.filter(is_number))?;
            }
        }
        let mut table = data.table;
        for made in &self.made {
            let column = made.make(&table)?;
            table = table.with(&made.name, column)?;
        }
        for (column, level) in &self.references {
            table = referenced(&table, column, level)?;
        }
        Ok(Prepared { found: data.found, table, made: self.made.clone() })
    }

    /// The columns of the file: what is needed and not made, and what the made ones are made of.
    fn columns(&self, needed: &Needed) -> Option<BTreeSet<String>> {
        let Needed::Columns { measured, naming } = needed else { return None };
        let mut columns: BTreeSet<String> = measured.union(naming).cloned().collect();
        // Not needed by the analysis, perhaps: a name that is wrong is told all the same.
        columns.extend(self.references.iter().map(|(column, _)| column.clone()));
        // From the last to the first: a made column may be made of an earlier one, never of itself.
        for made in self.made.iter().rev() {
            // Also what nothing asks for is made, so that a mistake in it is told.
            columns.remove(&made.name);
            columns.extend(made.columns().iter().map(|(name, _)| (*name).to_owned()));
        }
        Some(columns)
    }

    /// The names there will be: those of the file and those that are made.
    ///
    /// # Errors
    /// [`ReadError`]
    pub fn names(&self, source: &Source) -> Result<Vec<String>, ReadError> {
        let mut names = source.names()?;
        names.extend(self.made.iter().map(|made| made.name.clone()));
        Ok(names)
    }
}

/// The table with this level first in its column; a column of numbers becomes one of levels.
fn referenced(table: &Table, column: &str, level: &str) -> Result<Table, Failure> {
    let Some(found) = table.column(column) else {
        let nearest = nearest_name(column, table.names());
        return Err(ReadError::UnknownColumn { name: column.to_owned(), nearest }.into());
    };
    let factor = match found {
        Column::Factor(factor) => factor.clone(),
        Column::Numbers(numbers) => Factor::from_numbers(numbers),
    };
    let factor = factor.with_reference(level).map_err(|_unknown| {
        let nearest = nearest_name(level, factor.levels().iter().map(String::as_str));
        ReadError::NoSuchLevel { column: column.to_owned(), level: level.to_owned(), nearest }
    })?;
    let columns = table.names().map(|name| {
        let kept = || table.column(name).expect("a table has the columns it names").clone();
        (name.to_owned(), if name == column { Column::Factor(factor.clone()) } else { kept() })
    });
    Ok(Table::new(columns.collect::<Vec<_>>())?)
}

/// Reads `COLUMN=TEXT`.
///
/// # Errors
/// [`Failure::Choice`]
pub fn column_and_text(text: &str) -> Result<(String, String), Failure> {
    match text.split_once('=') {
        Some((column, value)) if !column.trim().is_empty() => {
            Ok((column.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(Failure::Choice { text: text.to_owned(), expected: "COLUMN=TEXT" }),
    }
}
