//! How surely change from session to session is told: persons, sessions and items as sources of differences.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::StatsError;
use stats::interval::Interval;
use stats::reliability::generalisability::{Generalisability, generalisability};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of change.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The items.
    pub items: Vec<String>,
    /// Items to turn.
    pub reversed: Vec<String>,
    /// The lowest and the highest possible answer; those in the file unless said.
    pub ends: Option<Interval>,
    /// The column that says whose the row is.
    pub person: String,
    /// The column that says which session it is.
    pub time: String,
    /// At most so many persons: the first by name of those with every answer.
    pub persons_max: Option<usize>,
}

/// Change that was judged.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers.
    pub answered: Answered,
    /// What was found.
    pub found: Generalisability,
}

/// Reads the answers and splits their differences.
///
/// # Errors
/// [`Failure`]: the file, fewer than two items, fewer than two persons with every answer at every session.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let answered = items::read(&asked.items, &[&asked.person, &asked.time], preparation, source)?;
    answered.expect_items(2)?;
    let answered = answered.turned(&asked.reversed, asked.ends)?;
    let [persons, sessions] = answered.groups.as_slice() else {
        unreachable!("two columns of names were asked for")
    };
    let code = |row: usize| [persons.code(row), sessions.code(row)];
    let mut rows: Vec<usize> = (0..answered.grid.row_count()).collect();
    let complete = complete(&answered, code);
    if sessions.levels().len() < 2 {
        let column = asked.time.clone();
        return Err(ItemsError::TooFewGroups { column, needed: 2, got: sessions.levels().len() }.into());
    }
    if complete.len() < 2 {
        return Err(ItemsError::Unbalanced {
            complete: complete.len(),
            left_out: persons.levels().len() - complete.len(),
            sessions: sessions.levels().len(),
        }
        .into());
    }
    if let Some(most) = asked.persons_max {
        let kept: BTreeSet<Option<usize>> = complete.into_iter().take(most).collect();
        rows.retain(|row| kept.contains(&persons.code(*row)));
    }
    let grid = items::with_rows(&answered.grid, &rows)?;
    let of = |place: usize| rows.iter().map(|row| code(*row)[place]).collect::<Vec<Option<usize>>>();
    let found = generalisability(&grid, &of(0), &of(1)).map_err(|error| match error {
        StatsError::NoVariation { .. } => ItemsError::CancelOut,
        other => answered.refusal(other),
    })?;
    Ok(Outcome { asked, answered, found })
}

/// The persons with every answer at every session, by name.
fn complete(answered: &Answered, code: impl Fn(usize) -> [Option<usize>; 2]) -> Vec<Option<usize>> {
    let mut of_person: BTreeMap<Option<usize>, BTreeSet<Option<usize>>> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for row in 0..answered.grid.row_count() {
        let [person, session] = code(row);
        all.insert(session);
        let items = answered.grid.column_count();
        if (0..items).all(|item| answered.grid.value(row, item).is_some()) {
            of_person.entry(person).or_default().insert(session);
        }
    }
    of_person.into_iter().filter(|(_, own)| own.len() == all.len()).map(|(person, _)| person).collect()
}
