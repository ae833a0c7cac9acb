//! How sure a score of several items is, and a rating by several raters.

pub mod agreement;
pub mod change;
pub mod document;
pub mod json;
pub mod levels;
mod scale;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError, ends_of};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::StatsError;
use stats::covariance::Missing;
use stats::interval::Interval;
use stats::reliability::alpha::{AlphaReport, alpha, pointing_away};
use stats::reliability::omega::{OmegaReport, omega};
use stats::reliability::scale::{ScaleReport, scale as scale_of};

/// What is asked of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its items.
    pub items: Vec<String>,
    /// Items to turn.
    pub reversed: Vec<String>,
    /// The lowest and the highest possible answer; those in the file unless said.
    pub ends: Option<Interval>,
    /// How many factors lie below a general one, if that is asked.
    pub factors: Option<usize>,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// A scale that was judged.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers, turned as was asked.
    pub answered: Answered,
    /// Alpha, bounds, halves and omega of one factor.
    pub found: ScaleReport,
    /// Omega of several factors below a general one.
    pub general: Option<OmegaReport>,
    /// Items that seem to point the other way.
    pub pointing_away: Vec<usize>,
    /// Alpha as it is when these are turned too, pair by pair: what psych prints with `check.keys`.
    pub turned: AlphaReport,
}

/// Reads the answers and judges the scale.
///
/// # Errors
/// [`Failure`]: the file, items that do not vary or that say what others say, too few rows.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let answered = items::read(&asked.items, &[], preparation, source)?;
    answered.expect_items(2)?;
    answered.expect_complete(3)?;
    let answered = answered.turned(&asked.reversed, asked.ends)?;
    let refused = |error: StatsError| match error {
        // The covariances of a scale whose items add up to nothing.
        StatsError::NotPositiveDefinite { .. } => ItemsError::CancelOut,
        other => answered.refusal(other),
    };
    let away = pointing_away(&answered.grid, Missing::Pairwise).map_err(|error| answered.refusal(error))?;
    let found = scale_of(&answered.grid, asked.confidence).map_err(refused)?;
    let ends = asked.ends.unwrap_or_else(|| ends_of(&answered.grid));
    let all = away.iter().fold(answered.grid.clone(), |grid, item| grid.turned(*item, ends));
    let turned = alpha(&all, Missing::Pairwise, asked.confidence).map_err(refused)?;
    let general = asked.factors.map(|factors| general(&answered, factors)).transpose()?;
    Ok(Outcome { asked, answered, found, general, pointing_away: away, turned })
}

fn general(answered: &Answered, factors: usize) -> Result<OmegaReport, Failure> {
    if factors == 0 {
        return Err(Failure::Choice { text: "--factors 0".to_owned(), expected: "--factors 1 or more" });
    }
    answered.expect_items((2 * factors).max(3))?;
    Ok(omega(&answered.grid, factors, Missing::CompleteRows).map_err(|error| answered.refusal(error))?)
}
