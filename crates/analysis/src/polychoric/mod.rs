//! Correlations of the normal variables behind ordered answers.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::covariance::Missing;
use stats::polychoric::{Polychoric, polychoric};

/// Answers beyond this are a measurement rather than a choice, and a table of them is empty nearly everywhere.
pub const ANSWERS_MAX: usize = 20;

/// What is asked of ordered answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The items.
    pub items: Vec<String>,
    /// Who counts.
    pub missing: Missing,
}

/// Correlations that were estimated.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers.
    pub answered: Answered,
    /// What was found.
    pub found: Polychoric,
}

/// Reads the answers and estimates the correlations.
///
/// # Errors
/// [`Failure`]: the file, an item with one answer or with so many that they are no choices, a pair that nobody answered.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let answered = items::read(&asked.items, &[], preparation, source)?;
    answered.expect_items(2)?;
    if asked.missing == Missing::CompleteRows {
        answered.expect_complete(2)?;
    }
    for (item, name) in answered.names.iter().enumerate() {
        let mut answers: Vec<f64> =
            (0..answered.grid.row_count()).filter_map(|row| answered.grid.value(row, item)).collect();
        answers.sort_by(f64::total_cmp);
        answers.dedup();
        if answers.len() > ANSWERS_MAX {
            let (name, count) = (name.clone(), answers.len());
            return Err(ItemsError::ManyAnswers { name, count, most: ANSWERS_MAX }.into());
        }
    }
    let found = polychoric(&answered.grid, asked.missing).map_err(|error| answered.refusal(error))?;
    Ok(Outcome { asked, answered, found })
}
