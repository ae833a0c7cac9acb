//! Models of yes or no, of shares and of counts.

pub mod document;
pub mod json;
mod parts;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use stats::formula::Formula;
use stats::generalised::Settings;
use stats::generalised::fit::GeneralisedFit;
use std::collections::BTreeSet;

/// What is asked of a generalised model.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The formula, with or without groups that deviate.
    pub formula: String,
    /// The family, weights, trials and contrasts, and how deviations are integrated out.
    pub settings: Settings,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// A model that was fitted, with the file it was fitted to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The fit.
    pub fit: GeneralisedFit,
}

/// Reads what the formula needs, and fits the model.
///
/// # Errors
/// [`Failure`]: the formula, a name that no column has, the file, the model.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let formula = Formula::read(&asked.formula)?;
    let names = preparation.names(source)?;
    formula.expect_columns(names.iter().map(String::as_str))?;
    let naming: BTreeSet<String> = formula.grouping_columns().into_iter().map(str::to_owned).collect();
    let mut measured: BTreeSet<String> = formula.columns().into_iter().map(str::to_owned).collect();
    measured.retain(|name| !naming.contains(name));
    measured.extend(asked.settings.weights.iter().chain(&asked.settings.trials).cloned());
    let prepared = preparation.read(source, &Needed::Columns { measured, naming })?;
    let fit = GeneralisedFit::new(&formula, &prepared.table, &asked.settings)?;
    Ok(Outcome { asked, prepared, fit })
}
