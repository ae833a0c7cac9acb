//! Every variable of a formula over the rows in which none of them is missing.

use super::super::error::ModelError;
use super::grouping::Grouping;
use super::used::Used;
use super::{Rows, Settings};
use crate::formula::Formula;
use crate::formula::error::{FormulaError, Problem};
use crate::formula::expression::Expression;
use crate::formula::matrix::Named;
use crate::formula::random;
use crate::formula::variable::{Values, Variable};
use crate::table::factor::{Factor, MISSING};
use crate::table::series::Series;
use crate::table::{Column, Table};
use std::collections::BTreeMap;

/// The variables of a model over the used rows.
pub(crate) struct Frame {
    pub rows: Rows,
    pub response: Series,
    pub offset: Option<Vec<f64>>,
    pub offsets: Vec<Variable>,
    pub weights: Option<Vec<f64>>,
    pub groupings: Vec<Grouping>,
    pub variables: Vec<(Variable, Values)>,
}

impl Frame {
    pub fn new(formula: &Formula, table: &Table, settings: &Settings) -> Result<Self, ModelError> {
        let learn =
            |expression: &Expression| Variable::learn(expression, &formula.text, table, &settings.contrasts);
        let response = numbers(learn(&formula.response)?, &formula.text, formula.response.at)?;
        let mut variables: Vec<(Variable, Values)> = Vec::new();
        let in_random = formula.random.iter().flat_map(|term| &term.terms.variables);
        for expression in formula.fixed.variables.iter().chain(in_random) {
            let name = expression.to_string();
            if !variables.iter().any(|(known, _)| known.name == name) {
                variables.push(learn(expression)?);
            }
        }
        let (offsets, offset) = offsets(formula, &learn)?;
        let weights = settings.weights.as_deref().map(|name| weights(name, table)).transpose()?;
        let mut factors = Vec::new();
        for term in &formula.random {
            if !factors
                .iter()
                .any(|(known, _): &(&random::Grouping, Factor)| known.name == term.grouping.name)
            {
                factors.push((&term.grouping, Grouping::factor(&term.grouping, &formula.text, table)?));
            }
        }
        let mut complete = Complete::new(table.row_count());
        complete.need(&response);
        offset.iter().chain(&weights).for_each(|values| complete.need(values));
        variables.iter().for_each(|(_, values)| complete.need_values(values));
        factors.iter().for_each(|(_, factor)| complete.need_levels(factor));
        let used = complete.rows();
        let taken = |values: Series| match &used {
            Used::All(_) => values,
            Used::Some(rows) => values.rows(rows),
        };
        for (variable, values) in &mut variables {
            take(variable, values, &used)?;
        }
        let over =
            |(source, factor): (&random::Grouping, Factor)| Grouping::over(source, levels_of(factor, &used));
        let groupings = factors.into_iter().map(over).collect();
        Ok(Self {
            response: taken(response),
            offset: offset.map(|offset| taken(offset).to_vec()),
            offsets,
            weights: weights.map(|weights| taken(weights).to_vec()),
            groupings,
            variables,
            rows: Rows { total: table.row_count(), missing: missing(formula, table, settings), used },
        })
    }

    /// These expressions as variables, in their order.
    pub fn named(&self, expressions: &[Expression]) -> Vec<Named<'_>> {
        let find = |expression: &Expression| {
            let name = expression.to_string();
            let (variable, values) = self
                .variables
                .iter()
                .find(|(variable, _)| variable.name == name)
                .expect("every variable of the formula was learnt");
            Named { name: &variable.name, values }
        };
        expressions.iter().map(find).collect()
    }

    /// The place of a grouping.
    pub fn grouping_of(&self, name: &str) -> usize {
        let place = self.groupings.iter().position(|grouping| grouping.name == name);
        place.expect("every grouping of the formula was made")
    }
}

/// A factor over the used rows.
fn levels_of(factor: Factor, used: &Used) -> Factor {
    match used {
        Used::All(_) => factor,
        Used::Some(rows) => factor.rows(rows),
    }
}

/// Rows in which nothing is missing so far.
struct Complete {
    row_count: usize,
    /// Whether each is complete; empty until one is not.
    rows: Vec<bool>,
}

impl Complete {
    fn new(row_count: usize) -> Self {
        Self { row_count, rows: Vec::new() }
    }

    /// The rows, to strike out some of them.
    fn rows_mut(&mut self) -> &mut [bool] {
        self.rows.resize(self.row_count, true);
        &mut self.rows
    }

    fn need(&mut self, values: &Series) {
        if values.missing_count() == 0 {
            return;
        }
        self.rows_mut().iter_mut().zip(values).for_each(|(complete, value)| *complete &= !value.is_nan());
    }

    fn need_levels(&mut self, factor: &Factor) {
        if factor.missing_count() == 0 {
            return;
        }
        self.rows_mut()
            .iter_mut()
            .zip(factor.codes())
            .for_each(|(complete, code)| *complete &= *code != MISSING);
    }

    fn need_values(&mut self, values: &Values) {
        match values {
            Values::Numbers(values) => self.need(values),
            Values::Columns(columns) => columns.iter().for_each(|column| self.need(column)),
            Values::Levels { factor, .. } => self.need_levels(factor),
        }
    }

    fn rows(&self) -> Used {
        if self.rows.iter().all(|complete| *complete) {
            return Used::All(self.row_count);
        }
        let complete = self.rows.iter().enumerate().filter(|(_, complete)| **complete).map(|(row, _)| row);
        Used::Some(complete.collect())
    }
}

/// Keeps the used rows of a variable, and of a factor only the levels these have.
fn take(variable: &mut Variable, values: &mut Values, used: &Used) -> Result<(), ModelError> {
    let take = |column: &mut Series| {
        if let Used::Some(rows) = used {
            *column = column.rows(rows);
        }
    };
    match values {
        Values::Numbers(numbers) => take(numbers),
        Values::Columns(columns) => columns.iter_mut().for_each(take),
        Values::Levels { factor, .. } => {
            let kept = levels_of(factor.clone(), used).without_empty_levels();
            if let [level] = kept.levels() {
                return Err(ModelError::OneLevel { name: variable.name.clone(), level: level.clone() });
            }
            variable.keep_levels(kept.levels());
            *factor = kept;
        }
    }
    Ok(())
}

fn numbers(learnt: (Variable, Values), text: &str, at: usize) -> Result<Series, FormulaError> {
    let (variable, values) = learnt;
    let problem = match values {
        Values::Numbers(values) => return Ok(values),
        Values::Levels { .. } => Problem::LevelsForNumbers { name: variable.name },
        Values::Columns(_) => {
            Problem::Unexpected { found: format!("\"{}\"", variable.name), expected: "one number a row" }
        }
    };
    Err(FormulaError { formula: text.to_owned(), at, problem })
}

/// The offsets, and their sum.
fn offsets(
    formula: &Formula,
    learn: &impl Fn(&Expression) -> Result<(Variable, Values), FormulaError>,
) -> Result<(Vec<Variable>, Option<Series>), FormulaError> {
    let (mut learnt, mut sum) = (Vec::new(), None::<Series>);
    for expression in &formula.offsets {
        let (variable, values) = learn(expression)?;
        learnt.push(variable.clone());
        let values = numbers((variable, values), &formula.text, expression.at)?;
        sum = Some(match sum {
            None => values,
            Some(sum) => sum.iter().zip(&values).map(|(a, b)| a + b).collect(),
        });
    }
    Ok((learnt, sum))
}

fn weights(name: &str, table: &Table) -> Result<Series, ModelError> {
    let Some(Column::Numbers(weights)) = table.column(name) else {
        return Err(ModelError::NoWeights { name: name.to_owned() });
    };
    match weights.with_gaps().iter().position(|weight| *weight <= 0.0) {
        Some(row) => Err(ModelError::Weight { row, value: weights.with_gaps()[row] }),
        None => Ok(weights.series().clone()),
    }
}

/// Every column the model names, with how often it is missing, if it is.
fn missing(formula: &Formula, table: &Table, settings: &Settings) -> Vec<(String, usize)> {
    let in_random =
        formula.random.iter().flat_map(|term| term.terms.variables.iter().chain(&term.grouping.factors));
    let expressions = [&formula.response]
        .into_iter()
        .chain(&formula.fixed.variables)
        .chain(in_random)
        .chain(&formula.offsets);
    let names =
        expressions.flat_map(Expression::columns).map(|(name, _)| name).chain(settings.weights.as_deref());
    let mut counted: BTreeMap<&str, ()> = BTreeMap::new();
    let mut missing = Vec::new();
    for name in names {
        let count = table.column(name).map_or(0, Column::missing_count);
        if counted.insert(name, ()).is_none() && count > 0 {
            missing.push((name.to_owned(), count));
        }
    }
    missing
}
