//! What a fitted model expects of rows it has not seen.

use super::text;
use crate::failure::Failure;
use crate::mixed::Outcome;
use crate::preparation::{Needed, Preparation};
use crate::reading::Source;
use crate::sheet::{Row, Sheet, number};
use stats::formula::derived::Derived;
use stats::interval::Interval;
use stats::mixed::predict::{Prediction, Scope};
use stats::table::Table;
use std::collections::BTreeSet;

/// New rows, and what is expected of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The name of the file.
    pub file: String,
    /// The columns the model uses, those of groups first.
    pub columns: Vec<String>,
    /// The rows.
    pub table: Table,
    /// What is expected of each; `None` where a value is missing.
    pub rows: Vec<Option<Prediction>>,
    /// Of how many something is expected, and in how many of these no group is known.
    pub counts: Counts,
    /// How sure the intervals are.
    pub confidence: f64,
}

/// How many rows are of which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Rows with an expectation.
    pub expected: usize,
    /// Of these, rows of groups that the model has not seen.
    pub new: usize,
}

/// Reads new rows, makes the columns the model needs as they were made for its own rows, and says what it expects.
///
/// The columns of groups may be missing, or hold groups nobody has seen: then the row counts as one of a new group. Rows that
/// were skipped for the fit are not skipped here.
///
/// # Errors
/// [`Failure`]: the file, a column that explains and is not there, a level the fit does not know.
pub fn run(outcome: &Outcome, preparation: &Preparation, source: &Source) -> Result<Expected, Failure> {
    let formula = outcome.fit.design().formula();
    let explaining: BTreeSet<String> = formula.explaining_columns().into_iter().map(str::to_owned).collect();
    let in_file: BTreeSet<String> = source.names()?.into_iter().collect();
    let made = needed(&preparation.made, &explaining);
    let is_there = |name: &&str| in_file.contains(*name) || made.iter().any(|made| made.name == **name);
    let naming: BTreeSet<String> =
        formula.grouping_columns().into_iter().filter(is_there).map(str::to_owned).collect();
    let all = Preparation {
        missing: preparation.missing.clone(),
        skips: Vec::new(),
        levels: preparation.levels.intersection(&in_file).cloned().collect(),
        references: Vec::new(),
        made,
    };
    let columns: Vec<String> = naming.iter().chain(explaining.difference(&naming)).cloned().collect();
    let prepared = all.read(source, &Needed::Columns { measured: explaining, naming })?;
    let (fit, confidence) = (&outcome.fit, outcome.asked.confidence);
    let rows = fit.predict(&prepared.table, Scope::Groups, confidence)?;
    let as_new = fit.predict(&prepared.table, Scope::NewGroup, confidence)?;
    let of_new = rows.iter().zip(&as_new).filter(|(row, as_new)| row.is_some() && row == as_new);
    let counts = Counts { expected: rows.iter().flatten().count(), new: of_new.count() };
    Ok(Expected { file: prepared.found.file, columns, table: prepared.table, rows, counts, confidence })
}

/// The made columns that are needed, and those they are made of.
fn needed(made: &[Derived], explaining: &BTreeSet<String>) -> Vec<Derived> {
    let mut names = explaining.clone();
    let mut kept: Vec<Derived> = Vec::new();
    // From the last to the first: a made column may be made of an earlier one.
    for one in made.iter().rev() {
        if names.contains(&one.name) {
            names.extend(one.columns().iter().map(|(name, _)| (*name).to_owned()));
            kept.push(one.clone());
        }
    }
    kept.reverse();
    kept
}

const MADE: [&str; 7] = [
    ".fitted",
    ".everyone.lower",
    ".everyone.upper",
    ".group.lower",
    ".group.upper",
    ".observation.lower",
    ".observation.upper",
];

impl Expected {
    /// The rows with what is expected of each, in the order of the file.
    pub fn sheet(&self) -> Sheet {
        let mut names = self.columns.clone();
        names.extend(MADE.map(str::to_owned));
        let columns: Vec<_> = self.columns.iter().filter_map(|name| self.table.column(name)).collect();
        let ends = |interval: Interval| [Some(interval.lower), Some(interval.upper)];
        let rows = self.rows.iter().enumerate().map(|(row, expected)| {
            let mut cells: Vec<String> = columns.iter().map(|column| text(column, row)).collect();
            let values = expected.as_ref().map_or([None; 7], |one| {
                let [a, b] = ends(one.everyone);
                let [c, d] = ends(one.group);
                let [e, f] = ends(one.observation);
                [Some(one.value), a, b, c, d, e, f]
            });
            cells.extend(values.map(number));
            Row { line: 0, cells }
        });
        Sheet { separator: b',', names, rows: rows.collect() }
    }

    /// The groups of a row, as they are written in the file.
    pub(super) fn cell(&self, column: &str, row: usize) -> String {
        self.table.column(column).map_or_else(String::new, |column| text(column, row))
    }
}
