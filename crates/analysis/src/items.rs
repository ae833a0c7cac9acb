//! Answers to items as a grid of numbers: what every analysis of measurement starts from.

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use crate::reading::error::ReadError;
use stats::StatsError;
use stats::differential::error::DifferentialError;
use stats::factor::language::{ModelError, Relation};
use stats::formula::nearest_name;
use stats::grid::Grid;
use stats::interval::Interval;
use stats::table::factor::Factor;
use stats::table::{Column, Table};
use std::collections::BTreeSet;

/// Beyond this, sums of squares of squares are no numbers any more; an answer this large is a mistake in the file.
const LARGEST: f64 = 1e60;

/// Why nothing can be said about items or raters.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ItemsError {
    /// Fewer columns than the analysis takes.
    #[error("analyse {got} columns; it takes {needed}")]
    TooFew {
        /// How many it takes.
        needed: usize,
        /// How many were named.
        got: usize,
    },
    /// A column was named twice.
    #[error("use {0:?} twice")]
    Twice(String),
    /// A column that is to be turned, or to make people alike, is not among the items.
    #[error("find {name:?} among the items")]
    NotAnItem {
        /// The name.
        name: String,
        /// The item that is most like it.
        nearest: Option<String>,
    },
    /// A column holds words.
    #[error("compute with the words of {0:?}")]
    Words(String),
    /// A number whose square is larger than a computer holds.
    #[error("square the numbers of {0:?}")]
    TooLarge(String),
    /// A column is empty in every row.
    #[error("compute with {0:?}, which is empty in every row")]
    Unanswered(String),
    /// Too few rows are complete.
    #[error("compute from {got} complete rows of {rows}; it takes {needed}")]
    TooFewComplete {
        /// How many it takes.
        needed: usize,
        /// How many there are.
        got: usize,
        /// All rows.
        rows: usize,
    },
    /// The items add up to nothing: they point in different directions.
    #[error("divide by the variance of a score in which items cancel each other out")]
    CancelOut,
    /// A column names fewer groups than the analysis takes.
    #[error("compare {got} groups of {column:?}; it takes {needed}")]
    TooFewGroups {
        /// The column.
        column: String,
        /// How many it takes.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// Too few rows of one group are complete.
    #[error("compute from {got} complete rows of a group of {column:?}; it takes {needed}")]
    TooFewInGroup {
        /// The column that names groups.
        column: String,
        /// How many it takes.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// No person has every answer at every session.
    #[error("compare sessions of {complete} persons; {left_out} do not have every answer at all {sessions}")]
    Unbalanced {
        /// Persons with every answer at every session.
        complete: usize,
        /// Other persons.
        left_out: usize,
        /// Sessions.
        sessions: usize,
    },
    /// The text of a measurement model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The answers do not say what a parameter is.
    #[error("estimate {left} {relation} {right}, which the answers do not determine")]
    Undetermined {
        /// On the left.
        left: String,
        /// The relation.
        relation: Relation,
        /// On the right.
        right: String,
    },
    /// The text of a model speaks to another number of groups.
    #[error("give {settings} settings to {groups} groups")]
    Settings {
        /// How many groups there are.
        groups: usize,
        /// How many settings one c( ) has.
        settings: usize,
    },
    /// The search for the best values did not end at any.
    #[error("find the best values; the search ended after {steps} steps without them")]
    NotSettled {
        /// How many steps it took.
        steps: usize,
    },
    /// Nothing can be said about an item between groups.
    #[error("compare groups on {item:?}: {error}")]
    Between {
        /// The item.
        item: String,
        /// Why.
        error: DifferentialError,
    },
    /// An item with so many answers that they are no choices.
    #[error("count {count} answers to {name:?}; at most {most}")]
    ManyAnswers {
        /// The item.
        name: String,
        /// How many different answers it has.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A category that is not in the list of categories.
    #[error("find {found:?} among the categories")]
    Category {
        /// What stands in the file.
        found: String,
    },
    /// Words have no order of their own.
    #[error("weigh how far words are apart without their order")]
    NoOrder,
    /// Two raters who always chose one and the same category.
    #[error("compare {names:?}, who always chose one and the same category")]
    OneChoice {
        /// Both.
        names: Vec<String>,
    },
    /// Two raters who never rated the same thing.
    #[error("compare {names:?}, who never rated the same")]
    NeverBoth {
        /// Both.
        names: Vec<String>,
    },
    /// A number that a formula has no place for; a variable in it is the item of that place.
    #[error("{error}, among {names:?}")]
    Number {
        /// The items.
        names: Vec<String>,
        /// Why.
        error: StatsError,
    },
}

/// Items of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The file.
    pub prepared: Prepared,
    /// What the items are called.
    pub names: Vec<String>,
    /// Persons in rows, items in columns, in the order of `names`.
    pub grid: Grid,
    /// The columns that name groups, in the order in which they were asked for; each has a name in every row.
    pub groups: Vec<Factor>,
    /// Rows without such a name, which are left out.
    pub nameless: usize,
}

/// Reads the answers to `items`, and the columns of `naming`.
///
/// # Errors
/// [`Failure`]: the file, a name that no column has, words or nothing at all in a column of answers.
pub fn read(
    items: &[String],
    naming: &[&str],
    preparation: &Preparation,
    source: &Source,
) -> Result<Answered, Failure> {
    let all: Vec<&str> = items.iter().map(String::as_str).collect();
    expect_once(&all)?;
    expect_known(all.iter().chain(naming), preparation, source)?;
    let measured = items.iter().filter(|name| !naming.contains(&name.as_str())).cloned().collect();
    let names: BTreeSet<String> = naming.iter().map(|name| (*name).to_owned()).collect();
    let prepared = preparation.read(source, &Needed::Columns { measured, naming: names })?;
    let all: Vec<Factor> = naming.iter().map(|name| factor(&prepared.table, name)).collect();
    let rows: Vec<usize> = (0..prepared.table.row_count())
        .filter(|row| all.iter().all(|factor| factor.code(*row).is_some()))
        .collect();
    let nameless = prepared.table.row_count() - rows.len();
    let kept = if nameless == 0 { prepared.table.clone() } else { prepared.table.rows(&rows)? };
    let columns: Vec<Vec<Option<f64>>> =
        items.iter().map(|name| answers(&kept, name)).collect::<Result<_, _>>()?;
    let grid = Grid::from_columns(&columns)?;
    let groups = naming.iter().map(|name| factor(&kept, name)).collect();
    Ok(Answered { prepared, names: items.to_vec(), grid, groups, nameless })
}

/// Reads columns that hold names, numbers too.
///
/// # Errors
/// [`Failure`]: the file, a name that no column has.
pub fn read_names(naming: &[&str], preparation: &Preparation, source: &Source) -> Result<Prepared, Failure> {
    expect_once(naming)?;
    expect_known(naming.iter(), preparation, source)?;
    let naming = naming.iter().map(|name| (*name).to_owned()).collect();
    preparation.read(source, &Needed::Columns { measured: BTreeSet::new(), naming })
}

fn expect_known<'n>(
    mut names: impl Iterator<Item = &'n &'n str>,
    preparation: &Preparation,
    source: &Source,
) -> Result<(), Failure> {
    let known = preparation.names(source)?;
    match names.find(|name| !known.iter().any(|known| known == **name)) {
        Some(name) => {
            let nearest = nearest_name(name, known.iter().map(String::as_str));
            Err(ReadError::UnknownColumn { name: (*name).to_owned(), nearest }.into())
        }
        None => Ok(()),
    }
}

/// Whether a column holds numbers.
pub fn is_numbers(column: &Column) -> bool {
    match column {
        Column::Numbers(_) => true,
        Column::Factor(_) => false,
    }
}

fn expect_once(items: &[&str]) -> Result<(), ItemsError> {
    let mut seen = BTreeSet::new();
    match items.iter().find(|name| !seen.insert(**name)) {
        Some(name) => Err(ItemsError::Twice((*name).to_owned())),
        None => Ok(()),
    }
}

fn column<'t>(table: &'t Table, name: &str) -> &'t Column {
    table.column(name).expect("the names were compared with those of the file")
}

/// A column as names, numbers too.
pub fn factor(table: &Table, name: &str) -> Factor {
    match column(table, name) {
        Column::Factor(factor) => factor.clone(),
        Column::Numbers(numbers) => Factor::from_numbers(numbers),
    }
}

fn answers(table: &Table, name: &str) -> Result<Vec<Option<f64>>, ItemsError> {
    let answers: Vec<Option<f64>> = match column(table, name) {
        Column::Factor(factor) if factor.levels().is_empty() => vec![None],
        Column::Factor(_) => return Err(ItemsError::Words(name.to_owned())),
        Column::Numbers(numbers) => numbers.iter().collect(),
    };
    if answers.iter().flatten().any(|answer| answer.abs() > LARGEST) {
        return Err(ItemsError::TooLarge(name.to_owned()));
    }
    match answers.iter().any(Option::is_some) {
        true => Ok(answers),
        false => Err(ItemsError::Unanswered(name.to_owned())),
    }
}

impl Answered {
    /// What stands in the way, with the names of the items.
    pub fn refusal(&self, error: StatsError) -> ItemsError {
        ItemsError::Number { names: self.names.clone(), error }
    }

    /// Refuses fewer items than the analysis takes.
    ///
    /// # Errors
    /// [`ItemsError::TooFew`]
    pub fn expect_items(&self, needed: usize) -> Result<(), ItemsError> {
        match self.names.len() {
            got if got < needed => Err(ItemsError::TooFew { needed, got }),
            _ => Ok(()),
        }
    }

    /// Refuses fewer complete rows than the analysis takes.
    ///
    /// # Errors
    /// [`ItemsError::TooFewComplete`]
    pub fn expect_complete(&self, needed: usize) -> Result<(), ItemsError> {
        match self.grid.complete().row_count() {
            got if got < needed => {
                Err(ItemsError::TooFewComplete { needed, got, rows: self.grid.row_count() })
            }
            _ => Ok(()),
        }
    }

    /// Where an item stands among all.
    ///
    /// # Errors
    /// [`ItemsError::NotAnItem`]
    pub fn place(&self, name: &str) -> Result<usize, ItemsError> {
        self.names.iter().position(|item| item == name).ok_or_else(|| {
            let nearest = nearest_name(name, self.names.iter().map(String::as_str));
            ItemsError::NotAnItem { name: name.to_owned(), nearest }
        })
    }

    /// The same with these items turned: what was highest becomes lowest. Without `ends`, those of all answers are taken.
    ///
    /// # Errors
    /// [`ItemsError::NotAnItem`]
    pub fn turned(mut self, reversed: &[String], ends: Option<Interval>) -> Result<Self, ItemsError> {
        expect_once(&reversed.iter().map(String::as_str).collect::<Vec<&str>>())?;
        let ends = ends.unwrap_or_else(|| ends_of(&self.grid));
        for name in reversed {
            let item = self.place(name)?;
            self.grid = self.grid.turned(item, ends);
        }
        Ok(self)
    }
}

/// The grid of these rows.
///
/// # Errors
/// [`StatsError`] that these columns cannot have: they came from a grid.
pub fn with_rows(grid: &Grid, rows: &[usize]) -> Result<Grid, StatsError> {
    let column = |item: usize| rows.iter().map(|row| grid.value(*row, item)).collect();
    Grid::from_columns(&(0..grid.column_count()).map(column).collect::<Vec<Vec<Option<f64>>>>())
}

/// The lowest and the highest of all answers.
pub fn ends_of(grid: &Grid) -> Interval {
    let cells = (0..grid.column_count())
        .flat_map(|item| (0..grid.row_count()).filter_map(move |row| grid.value(row, item)));
    cells.fold(Interval { lower: f64::INFINITY, upper: f64::NEG_INFINITY }, |ends, cell| Interval {
        lower: ends.lower.min(cell),
        upper: ends.upper.max(cell),
    })
}

/// Reads the ends of a scale of answers: `1..6`.
///
/// # Errors
/// [`Failure::Choice`]
pub fn ends(text: &str) -> Result<Interval, Failure> {
    let read = |text: &str| match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Some(number),
        Ok(_) | Err(_) => None,
    };
    let ends = text.split_once("..").and_then(|(lower, upper)| Some((read(lower)?, read(upper)?)));
    match ends {
        Some((lower, upper)) if lower < upper => Ok(Interval { lower, upper }),
        _ => Err(Failure::Choice { text: text.to_owned(), expected: "LOWEST..HIGHEST" }),
    }
}
