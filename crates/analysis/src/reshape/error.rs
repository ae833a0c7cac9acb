//! Why a file cannot be turned.

/// What would have two answers, or none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReshapeError {
    /// A name that no column has.
    #[error("find a column {name:?}")]
    UnknownColumn {
        /// The name.
        name: String,
        /// The column whose name looks most like it.
        nearest: Option<String>,
    },
    /// One name for two things.
    #[error("use {name:?} for two things")]
    NamedTwice {
        /// The name.
        name: String,
    },
    /// Nothing would stand between a name and its moment.
    #[error("part a name from its moment by nothing")]
    NoSeparator,
    /// An empty id or moment.
    #[error("place line {line}, in which {column:?} is empty")]
    Empty {
        /// The column.
        column: String,
        /// The line of the file, counted from 1.
        line: u64,
    },
    /// Two rows of one person at one moment.
    #[error("choose between lines {first} and {second}: both are {id:?} at {moment:?}")]
    TwoValues {
        /// The person.
        id: String,
        /// The moment.
        moment: String,
        /// The line of the first.
        first: u64,
        /// The line of the second.
        second: u64,
    },
    /// Two rows of one person in a file that has a row for each.
    #[error("choose between lines {first} and {second}: both are {id:?}")]
    TwoRows {
        /// The person.
        id: String,
        /// The line of the first.
        first: u64,
        /// The line of the second.
        second: u64,
    },
    /// A column that goes along says two things about one person.
    #[error("keep {column:?} of {id:?}, which differs between lines {first} and {second}")]
    Differs {
        /// The column.
        column: String,
        /// The person.
        id: String,
        /// The line of the first.
        first: u64,
        /// The line of the second.
        second: u64,
    },
    /// No column holds a value at a moment.
    #[error("find columns such as {expected:?}")]
    NoMoments {
        /// What one would be called.
        expected: String,
    },
    /// A column would be made that is there already.
    #[error("make a column {name:?} beside the one that is there")]
    SameName {
        /// Its name.
        name: String,
    },
}
