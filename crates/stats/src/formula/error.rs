//! Where a formula stops making sense, and what would have made sense there.

/// A formula that cannot be read, or that asks for what the table does not have.
///
/// # Example
/// ```
/// use verbond_stats::formula::Formula;
///
/// let error = Formula::read("distress ~ time +* arm").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "read formula at character 18: found \"*\", expected a column, a number, a function or \"(\""
/// );
/// assert_eq!(error.pointer(), "distress ~ time +* arm\n                 ^");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("read formula at character {}: {problem}", .at + 1)]
pub struct FormulaError {
    /// The formula as it was written.
    pub formula: String,
    /// The character it is about, counted from 0; the length of the formula when something is missing at its end.
    pub at: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at one character of a formula.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// Something else should stand here.
    #[error("found {found}, expected {expected}")]
    Unexpected {
        /// What stands there, between quotes, or *the end*.
        found: String,
        /// What could stand there.
        expected: &'static str,
    },
    /// A character no formula has.
    #[error("{0:?} has no meaning in a formula")]
    UnknownCharacter(char),
    /// A quote or a backtick is opened and not closed.
    #[error("{0} is opened here and never closed")]
    NotClosed(char),
    /// A name the table does not have.
    #[error("there is no column {name:?}{}", nearest.as_ref().map_or_else(String::new, |near| format!("; did you mean {near:?}?")))]
    UnknownColumn {
        /// The name as written.
        name: String,
        /// The column whose name looks most like it, if one does.
        nearest: Option<String>,
    },
    /// A function nobody defined.
    #[error("there is no function {name:?}; known are {known}")]
    UnknownFunction {
        /// The name as written.
        name: String,
        /// The functions there are.
        known: &'static str,
    },
    /// A function got something it cannot use.
    #[error("{function} takes {expected}")]
    Argument {
        /// The function.
        function: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Text where only numbers make sense.
    #[error("{name} holds levels, and a number is needed here")]
    LevelsForNumbers {
        /// The column or expression.
        name: String,
    },
    /// A level is named that does not exist.
    #[error("{name} has no level {level:?}")]
    UnknownLevel {
        /// The column.
        name: String,
        /// The level.
        level: String,
    },
    /// A row has a level the model was not fitted with.
    #[error("{name} has level {level:?} in row {row}, counted from 0, which the model was not fitted with")]
    UnseenLevel {
        /// The column or expression.
        name: String,
        /// The level.
        level: String,
        /// The row of the table, counted from 0.
        row: usize,
    },
    /// More than a formula of a person holds.
    #[error("a formula may have at most {limit} {what}")]
    TooMany {
        /// The limit.
        limit: usize,
        /// Of what.
        what: &'static str,
    },
    /// A term makes more columns than fit in memory.
    #[error("{name} makes {columns} columns of {rows} rows, more than {limit} cells")]
    TooManyColumns {
        /// The column or expression that makes most of them.
        name: String,
        /// How many columns the whole side of the formula makes.
        columns: usize,
        /// In how many rows.
        rows: usize,
        /// How many cells there may be.
        limit: usize,
    },
    /// A computation has no result in one row: the logarithm of a negative number, a division by zero.
    #[error("{name} is no finite number in row {row}, counted from 0")]
    Undefined {
        /// The expression.
        name: String,
        /// The row of the table, counted from 0.
        row: usize,
    },
    /// The rows of a person cannot be put in order, or paired.
    #[error("cannot take apart by person: {why}")]
    NotByPerson {
        /// Which rows.
        why: String,
    },
    /// A column of the model has fewer different values than it needs.
    #[error("{name} has {got} different values where {needed} are needed")]
    TooFewValues {
        /// The expression.
        name: String,
        /// How many it needs.
        needed: usize,
        /// How many it has.
        got: usize,
    },
}

impl FormulaError {
    /// The formula with a caret under the character, in two lines for a terminal.
    pub fn pointer(&self) -> String {
        format!("{}\n{}^", self.formula, " ".repeat(self.at))
    }
}
