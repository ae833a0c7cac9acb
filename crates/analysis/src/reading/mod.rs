//! Files of numbers into tables: what each column holds is found, shown and never guessed twice.

pub mod cell;
pub mod column;
pub mod delimited;
pub mod error;
#[cfg(feature = "parquet")]
mod parquet_file;
mod source;
#[cfg(test)]
mod tests;

use crate::sheet::Sheet;
use column::{Filling, Holds, State};
use delimited::Separators;
use error::ReadError;
use stats::table::factor::Factor;
use stats::table::numbers::Numbers;
use stats::table::{Column, Table};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to read of a file, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The columns to read; all unless said.
    pub columns: Option<BTreeSet<String>>,
    /// Columns whose numbers are names; their levels stand in the order of the numbers.
    pub levels: BTreeSet<String>,
    /// What stands for a missing value besides an empty cell and [`cell::MISSING`].
    pub missing: Vec<String>,
    /// Rows to leave out: a column and the text that makes a row one of them.
    pub skips: Vec<(String, String)>,
}

/// A file that was read: what was found, and the columns that were asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// What was found.
    pub found: Found,
    /// The columns that were asked for.
    pub table: Table,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its name, without its folders: these may name people.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// Rows that were kept.
    pub row_count: usize,
    /// What was found in each of them.
    pub columns: Vec<ColumnFound>,
    /// The names of all columns of the file.
    pub names: Vec<String>,
}

/// What was found in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnFound {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// How many rows have nothing in it.
    pub missing_count: usize,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with separators.
    Delimited(Separators),
    /// Apache Parquet.
    Parquet,
}

/// Where a table comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// What is piped into the program.
    StandardInput,
    /// What is in memory already.
    Held(Vec<u8>),
}

impl Source {
    /// `-` is the standard input.
    pub fn new(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path.to_owned()) }
    }

    /// Reads a table.
    ///
    /// # Missing data
    /// An empty cell, one of [`cell::MISSING`] and what the caller names are missing; nothing is ever filled in.
    /// # Errors
    /// [`ReadError`], with the line and the column.
    pub fn read(&self, asked: &Asked) -> Result<Contents, ReadError> {
        source::read(self, asked)
    }

    /// Reads every cell as the text it is: nothing is taken for a number, so that `007` stays `007`.
    ///
    /// # Errors
    /// [`ReadError`]
    pub fn sheet(&self) -> Result<Sheet, ReadError> {
        source::sheet(self)
    }

    /// The names of the columns, without reading a row.
    ///
    /// # Errors
    /// [`ReadError`]: the file cannot be opened, or has no names.
    pub fn names(&self) -> Result<Vec<String>, ReadError> {
        source::names(self)
    }
}

impl Contents {
    /// Refuses a column that is to be measured and holds words among its numbers.
    ///
    /// # Errors
    /// [`ReadError::TextAmongNumbers`] at the first such column.
    pub fn expect_measured<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<(), ReadError> {
        for name in names {
            let found = self.found.columns.iter().find(|column| column.name == name);
            if let Some(ColumnFound { name, holds: Holds::Both { text_count, first, line }, missing_count }) =
                found
            {
                return Err(ReadError::TextAmongNumbers {
                    column: name.clone(),
                    text_count: *text_count,
                    count: self.table.row_count() - missing_count,
                    text: first.clone(),
                    line: *line,
                });
            }
        }
        Ok(())
    }
}

fn finish(
    columns: Vec<Filling>,
    names: Vec<String>,
    row_count: usize,
    format: Format,
    asked: &Asked,
) -> Result<Contents, ReadError> {
    let mut found = Vec::with_capacity(columns.len());
    let mut held: Vec<(String, Column)> = Vec::with_capacity(columns.len());
    for column in columns {
        let holds = match column.holds() {
            // Whoever asks for names has them, numbers or not.
            Holds::Both { .. } if asked.levels.contains(&column.name) => Holds::Levels { level_count: 0 },
            holds => holds,
        };
        let (missing_count, name) = (column.missing_count, column.name);
        let (column, holds) = match (column.state, holds) {
            (State::Words(words), holds) => {
                let (levels, codes) = words.sorted();
                let level_count = levels.len();
                let holds = match holds {
                    Holds::Levels { .. } => Holds::Levels { level_count },
                    Holds::Numbers | Holds::Both { .. } | Holds::Nothing => holds,
                };
                (Column::Factor(Factor::from_codes(levels, codes)?), holds)
            }
            (State::Numbers(numbers), Holds::Numbers) if asked.levels.contains(&name) => {
                let factor = Factor::from_numbers(&Numbers::with_missing(numbers)?);
                let level_count = factor.levels().len();
                (Column::Factor(factor), Holds::Levels { level_count })
            }
            (State::Numbers(numbers), holds) => (Column::Numbers(Numbers::with_missing(numbers)?), holds),
            (State::Again, _) => unreachable!("the file is read once more for such a column"),
        };
        debug_assert_eq!(column.row_count(), row_count, "every row reaches every column");
        found.push(ColumnFound { name: name.clone(), holds, missing_count });
        held.push((name, column));
    }
    let found = Found { file: String::new(), format, row_count, columns: found, names };
    Ok(Contents { found, table: Table::new(held)? })
}

fn nearest(name: &str, known: &[String]) -> Option<String> {
    stats::formula::nearest_name(name, known.iter().map(String::as_str))
}
