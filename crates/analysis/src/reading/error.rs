//! What keeps a file from being read, with the place.

use std::path::PathBuf;

/// Why a file could not be read as a table. Each says where, and what would help.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened or read to its end.
    #[error("open {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error("read a table from an empty file")]
    Empty,
    /// There is a line of names and nothing under it.
    #[error("read rows below the names of {columns} columns")]
    NoRows {
        /// How many names there are.
        columns: usize,
    },
    /// A file of a kind that this program was built without, or does not know.
    #[error("read {kind}")]
    Kind {
        /// What the file is.
        kind: &'static str,
    },
    /// Two columns have one name.
    #[error("tell columns {first} and {second} apart: both are called {name:?}")]
    SameName {
        /// The name.
        name: String,
        /// The first, counted from 1.
        first: usize,
        /// The second, counted from 1.
        second: usize,
    },
    /// A row has more or fewer cells than there are columns.
    #[error("read line {line}: {got} cells below {expected} names")]
    Ragged {
        /// The line of the file, counted from 1.
        line: u64,
        /// How many names there are.
        expected: u64,
        /// How many cells.
        got: u64,
    },
    /// A row that has no end within what a row may be long.
    #[error("read the row that begins in line {line}: it has more than {limit} bytes")]
    LongRow {
        /// The line of the file in which it begins, counted from 1.
        line: u64,
        /// How many bytes a row may have.
        limit: usize,
    },
    /// A quoted cell, or the file as a whole, breaks the rules of CSV or of its encoding.
    #[error("read line {line}: {detail}")]
    Malformed {
        /// The line of the file, counted from 1.
        line: u64,
        /// What the reader says.
        detail: String,
    },
    /// A number that is infinite.
    #[error("use {text:?} in column {column:?}, line {line}, as a number")]
    Infinite {
        /// The column.
        column: String,
        /// The line of the file, counted from 1.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// More cells than fit in the memory this program takes.
    #[error("hold more than {limit} rows of {columns} columns")]
    TooLarge {
        /// How many rows it would hold of so many columns.
        limit: usize,
        /// How many columns are asked for.
        columns: usize,
    },
    /// A column is asked for that the file does not have.
    #[error("find a column {name:?}{}", nearest.as_ref().map_or_else(String::new, |near| format!("; did you mean {near:?}?")))]
    UnknownColumn {
        /// The name.
        name: String,
        /// The column whose name looks most like it.
        nearest: Option<String>,
    },
    /// A level is to be the first of a column that does not have it.
    #[error("find {level:?} in column {column:?}")]
    NoSuchLevel {
        /// The column.
        column: String,
        /// The level.
        level: String,
        /// The level that looks most like it.
        nearest: Option<String>,
    },
    /// A column of numbers in which some cells are words.
    #[error(
        "read column {column:?} as numbers: {text_count} of {count} cells are text, the first {text:?} in line {line}"
    )]
    TextAmongNumbers {
        /// The column.
        column: String,
        /// How many cells are text.
        text_count: usize,
        /// How many cells are filled in.
        count: usize,
        /// The first text.
        text: String,
        /// Its line, counted from 1.
        line: u64,
    },
    /// The columns do not fit together.
    #[error(transparent)]
    Table(#[from] stats::table::TableError),
}
