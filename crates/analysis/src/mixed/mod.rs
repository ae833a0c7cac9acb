//! A mixed model of a file.

pub(crate) mod answer;
pub(crate) mod cautions;
pub mod details;
pub mod document;
pub(crate) mod groups;
pub mod json;
pub mod level;
mod parts;
#[cfg(test)]
mod tests;
pub(crate) mod variances;

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use crate::watch::{Watch, Work, watched};
use stats::formula::Formula;
use stats::formula::contrast::{Contrast, Contrasts};
use stats::mixed::design::{Design, Settings};
use stats::mixed::deviance::Criterion;
use stats::mixed::error::ModelError;
use stats::mixed::fit::LinearFit;
use stats::mixed::inference::Method;
use std::collections::BTreeSet;

/// What is asked of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The formula.
    pub formula: String,
    /// What is made as small as it can be.
    pub criterion: Criterion,
    /// A column of prior weights.
    pub weights: Option<String>,
    /// How factors become columns.
    pub contrast: Contrast,
    /// How the uncertainty about the variances is taken into account; after Satterthwaite unless said.
    pub method: Option<Method>,
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
    /// The fit by the criterion that was asked for.
    pub fit: LinearFit,
}

/// Reads and prepares what a formula needs.
///
/// # Errors
/// [`Failure`]: the formula, a name that no column has, the file.
pub fn prepare(asked: &Asked, preparation: &Preparation, source: &Source) -> Result<Prepared, Failure> {
    let formula = Formula::read(&asked.formula)?;
    let names = preparation.names(source)?;
    formula.expect_columns(names.iter().map(String::as_str))?;
    let naming: BTreeSet<String> = formula.grouping_columns().into_iter().map(str::to_owned).collect();
    let mut measured: BTreeSet<String> = formula.columns().into_iter().map(str::to_owned).collect();
    measured.retain(|name| !naming.contains(name));
    measured.extend(asked.weights.clone());
    let names: Vec<String> = naming.iter().cloned().collect();
    let mut prepared = preparation.read(source, &Needed::Columns { measured, naming })?;
    for name in names {
        prepared.table = prepared.table.naming(&name);
    }
    Ok(prepared)
}

/// The columns of the model over the rows in which nothing is missing.
///
/// # Errors
/// [`Failure::Model`], [`Failure::Formula`]
pub fn design(asked: &Asked, prepared: &Prepared) -> Result<Design, Failure> {
    let contrasts = Contrasts { default: asked.contrast, ..Contrasts::default() };
    let settings = Settings { weights: asked.weights.clone(), contrasts };
    Ok(Design::new(&Formula::read(&asked.formula)?, &prepared.table, &settings)?)
}

/// Fits the model.
///
/// # Errors
/// [`Failure`]
pub fn run(
    asked: Asked,
    preparation: &Preparation,
    source: &Source,
    watch: &dyn Watch,
) -> Result<Outcome, Failure> {
    if (asked.method, asked.criterion) == (Some(Method::KenwardRoger), Criterion::Ml) {
        return Err(ModelError::NeedsReml.into());
    }
    let prepared = watched(watch, Work::Reading, None, || prepare(&asked, preparation, source))?;
    let fit = watched(watch, Work::Fitting, None, || {
        Ok::<_, Failure>(LinearFit::new(design(&asked, &prepared)?, asked.criterion)?)
    })?;
    Ok(Outcome { asked, prepared, fit })
}
