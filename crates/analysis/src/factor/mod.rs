//! Measurement models of a file of answers.

pub mod document;
pub mod json;
mod parts;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::reading::error::ReadError;
use stats::StatsError;
use stats::factor::fit::{Errors, Fit, Incomplete, Method, Sample, fit};
use stats::factor::model::{Model, Specification};
use stats::factor::modification::{Modification, modification_indices};
use stats::factor::newton::Stop;
use stats::formula::nearest_name;
use stats::grid::Grid;
use stats::table::factor::Factor;

/// What is asked of a measurement model.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The model, in lavaan's language.
    pub model: String,
    /// The column that names groups, if the model is to be fitted to several.
    pub group: Option<String>,
    /// What the text leaves open.
    pub specification: Specification,
    /// What is done with open answers, and what standard errors rest on.
    pub method: Method,
    /// Whether to say what freeing a parameter would do.
    pub freeing: Freeing,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// Whether to say what freeing a parameter would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freeing {
    /// Say it.
    Told,
    /// Leave it.
    Left,
}

/// A measurement model that was fitted.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers.
    pub answered: Answered,
    /// The model as it was written.
    pub model: Model,
    /// The persons of each group, in the order in which the groups come in the file.
    pub samples: Vec<Sample>,
    /// The fit.
    pub fit: Fit,
    /// What freeing a parameter would do, largest first; empty if nobody asked.
    pub modifications: Vec<Modification>,
}

/// Reads the answers and fits the model.
///
/// # Errors
/// [`Failure`]: the text of the model, a name that no column has, the file, answers that do not determine the model, a search that ends
/// nowhere.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    if (asked.method.incomplete, asked.method.errors) == (Incomplete::FullInformation, Errors::SatorraBentler)
    {
        let expected = "--estimator ml or --estimator mlr with it";
        return Err(Failure::Choice { text: "--missing fiml".to_owned(), expected });
    }
    let model = Model::read(&asked.model).map_err(ItemsError::Model)?;
    expect_columns(&model, preparation, source)?;
    let group: Vec<&str> = asked.group.iter().map(String::as_str).collect();
    let answered = items::read(model.variables(), &group, preparation, source)?;
    let samples = match answered.groups.first() {
        Some(groups) => samples(&answered.grid, groups)?,
        None => vec![Sample { name: String::new(), answers: answered.grid.clone() }],
    };
    if let (Some(column), true) = (&asked.group, samples.len() < 2) {
        let (column, got) = (column.clone(), samples.len());
        return Err(ItemsError::TooFewGroups { column, needed: 2, got }.into());
    }
    let fit = fit(&model, &samples, &asked.specification, asked.method)
        .map_err(|error| refusal(&asked, &model, &answered, samples.len(), error))?;
    match fit.search.stop {
        Stop::Settled => {}
        Stop::Stuck | Stop::TooLong => {
            return Err(ItemsError::NotSettled { steps: fit.search.steps }.into());
        }
    }
    let modifications = match asked.freeing {
        Freeing::Told => modification_indices(&fit)?,
        Freeing::Left => Vec::new(),
    };
    Ok(Outcome { asked, answered, model, samples, fit, modifications })
}

/// A name that no column has is told with the model it stands in.
fn expect_columns(model: &Model, preparation: &Preparation, source: &Source) -> Result<(), Failure> {
    let known = preparation.names(source)?;
    match model.variables().iter().find(|name| !known.contains(name)) {
        Some(name) => {
            let nearest = nearest_name(name, known.iter().map(String::as_str));
            Err(ReadError::UnknownColumn { name: name.clone(), nearest }.into())
        }
        None => Ok(()),
    }
}

/// The persons of each group, in the order in which the groups first come.
fn samples(answers: &Grid, groups: &Factor) -> Result<Vec<Sample>, StatsError> {
    let mut order: Vec<usize> = Vec::new();
    for code in (0..groups.row_count()).filter_map(|row| groups.code(row)) {
        if !order.contains(&code) {
            order.push(code);
        }
    }
    let sample = |code: usize| -> Result<Sample, StatsError> {
        let rows: Vec<usize> =
            (0..groups.row_count()).filter(|row| groups.code(*row) == Some(code)).collect();
        Ok(Sample { name: groups.levels()[code].clone(), answers: items::with_rows(answers, &rows)? })
    };
    order.into_iter().map(sample).collect()
}

/// What stands in the way, with the names of items and parameters in the place of their numbers.
fn refusal(
    asked: &Asked,
    model: &Model,
    answered: &Answered,
    groups: usize,
    error: StatsError,
) -> ItemsError {
    match error {
        StatsError::NotDetermined { parameter } => {
            let named = model.free_parameters(&asked.specification, groups, asked.method.incomplete);
            match named.map(|mut named| (parameter < named.len()).then(|| named.swap_remove(parameter))) {
                Ok(Some(name)) => {
                    let (left, relation, right) = (name.left, name.relation, name.right);
                    ItemsError::Undetermined { left, relation, right }
                }
                Ok(None) | Err(_) => answered.refusal(error),
            }
        }
        StatsError::LengthsDiffer { left, right } => ItemsError::Settings { groups: left, settings: right },
        StatsError::TooFewObservations { needed, got } => match &asked.group {
            Some(column) => ItemsError::TooFewInGroup { column: column.clone(), needed, got },
            None => ItemsError::TooFewComplete { needed, got, rows: answered.grid.row_count() },
        },
        other => answered.refusal(other),
    }
}
