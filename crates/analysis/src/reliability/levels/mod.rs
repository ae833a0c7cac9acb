//! How sure a score is within persons, session by session, and between them.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::StatsError;
use stats::factor::newton::Stop;
use stats::interval::Interval;
use stats::reliability::multilevel::{MultilevelReliability, multilevel_reliability};

/// What is asked of a scale on two levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its items.
    pub items: Vec<String>,
    /// Items to turn.
    pub reversed: Vec<String>,
    /// The lowest and the highest possible answer; those in the file unless said.
    pub ends: Option<Interval>,
    /// The column that says whose the row is.
    pub cluster: String,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// A scale that was judged on two levels.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers.
    pub answered: Answered,
    /// What was found.
    pub found: MultilevelReliability,
}

/// Reads the answers and judges the scale on both levels.
///
/// # Errors
/// [`Failure`]: the file, fewer than three items, a search that ends nowhere.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let answered = items::read(&asked.items, &[&asked.cluster], preparation, source)?;
    answered.expect_items(3)?;
    answered.expect_complete(4)?;
    let answered = answered.turned(&asked.reversed, asked.ends)?;
    let [clusters] = answered.groups.as_slice() else { unreachable!("one column of names was asked for") };
    let needed = answered.names.len() + 1;
    if clusters.levels().len() < needed {
        let (column, got) = (asked.cluster.clone(), clusters.levels().len());
        return Err(ItemsError::TooFewGroups { column, needed, got }.into());
    }
    let codes: Vec<Option<usize>> = (0..clusters.row_count()).map(|row| clusters.code(row)).collect();
    let found = multilevel_reliability(&answered.grid, &codes).map_err(|error| match error {
        // Parameters of two models at once, whose numbers mean nothing to a reader.
        StatsError::NotDetermined { .. } => ItemsError::NotSettled { steps: 0 },
        other => answered.refusal(other),
    })?;
    match found.search.stop {
        Stop::Settled => Ok(Outcome { asked, answered, found }),
        Stop::Stuck | Stop::TooLong => Err(ItemsError::NotSettled { steps: found.search.steps }.into()),
    }
}
