//! The rows of one site in the columns of the plan.

use super::error::PooledError;
use super::plan::Plan;
use super::summary::Summary;
use crate::formula::error::{FormulaError, Problem};
use crate::formula::expression::Expression;
use crate::formula::matrix::{INTERCEPT, ModelMatrix, Named};
use crate::formula::terms::Terms;
use crate::formula::variable::{Values, Variable};
use crate::mixed::design::Grouping;
use crate::mixed::error::ModelError;
use crate::table::factor::{Factor, MISSING};
use crate::table::series::Series;
use crate::table::{Column, Table};

/// The distinct columns of a model over the complete rows of a site, the response last.
#[derive(Debug)]
pub(super) struct Columns {
    pub layout: Layout,
    pub values: Vec<Vec<f64>>,
    pub weights: Option<Vec<f64>>,
    /// For each grouping the level of each row.
    pub groups: Vec<Factor>,
    pub row_count: usize,
}

/// Which column is used where: the same at every site of a plan.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The names of the distinct columns, the response last.
    pub names: Vec<String>,
    /// The places of the fixed columns.
    pub fixed: Vec<usize>,
    /// For each random term its grouping and the places of its columns.
    pub random: Vec<(usize, Vec<usize>)>,
    /// The groupings, the finest first.
    pub groupings: Vec<String>,
}

impl Layout {
    /// The layout of a summary.
    ///
    /// # Errors
    /// [`PooledError::Malformed`] when it names columns or groupings that are not there.
    pub fn of(summary: &Summary) -> Result<Self, PooledError> {
        let explaining = summary.columns.len().checked_sub(1);
        let is_there = |columns: &Vec<usize>| columns.iter().all(|column| Some(*column) < explaining);
        let mut terms = summary.random.iter();
        let groupings = summary.groupings.len();
        let each_deviates = (0..groupings).all(|place| summary.random.iter().any(|(own, _)| *own == place));
        let why = if explaining.is_none() || !is_there(&summary.fixed) {
            "it uses a column that is not there"
        } else if !terms.all(|(own, columns)| *own < groupings && !columns.is_empty() && is_there(columns)) {
            "a random term uses a column or grouping that is not there"
        } else if groupings == 0 || !each_deviates || summary.group_counts.len() + 1 != groupings {
            "its groupings and their counts differ"
        } else {
            return Ok(Self {
                names: summary.columns.clone(),
                fixed: summary.fixed.clone(),
                random: summary.random.clone(),
                groupings: summary.groupings.clone(),
            });
        };
        Err(PooledError::Malformed { why })
    }

    /// The place of the column of ones.
    pub fn ones(&self) -> Option<usize> {
        self.names.iter().position(|name| name == INTERCEPT)
    }

    /// Whether everything that uses a column also has a column of ones to take up a shift.
    pub fn may_shift(&self, column: usize) -> bool {
        let Some(ones) = self.ones() else { return false };
        let takes = |columns: &[usize]| !columns.contains(&column) || columns.contains(&ones);
        let is_response = column + 1 == self.names.len();
        column != ones
            && takes(&self.fixed)
            && (!is_response || self.fixed.contains(&ones))
            && self.random.iter().all(|(_, columns)| takes(columns))
    }

    /// The columns that deviate by a grouping, and where those of each of its terms begin.
    pub fn block(&self, grouping: usize) -> (Vec<usize>, Vec<(usize, usize)>) {
        let (mut columns, mut terms) = (Vec::new(), Vec::new());
        for (term, (_, own)) in self.random.iter().enumerate().filter(|(_, (own, _))| *own == grouping) {
            terms.push((term, columns.len()));
            columns.extend(own);
        }
        (columns, terms)
    }
}

impl Columns {
    pub fn read(plan: &Plan, table: &Table) -> Result<Self, PooledError> {
        let table = &with_levels(plan, table)?;
        let (formula, rows) = (&plan.formula, table.row_count());
        let text = &formula.text;
        let learn = |expression: &Expression| Variable::learn(expression, text, table, &plan.contrasts);
        let mut distinct = Distinct { names: Vec::new(), values: Vec::new() };
        let mut places = |terms: &Terms| -> Result<Vec<usize>, PooledError> {
            let learnt: Vec<(Variable, Values)> =
                terms.variables.iter().map(learn).collect::<Result<_, _>>()?;
            let named: Vec<Named<'_>> =
                learnt.iter().map(|(variable, values)| Named { name: &variable.name, values }).collect();
            ModelMatrix::expect_room(terms, &named, rows, text)?;
            let matrix = ModelMatrix::new(terms, &named, &Series::ones(rows));
            let columns = matrix.names.into_iter().zip(matrix.columns);
            Ok(columns.map(|(name, values)| distinct.place(name, values.to_vec())).collect())
        };
        let groupings = plan.groupings();
        let mut random = Vec::new();
        for term in &formula.random {
            let grouping = groupings.iter().position(|grouping| grouping.name == term.grouping.name);
            let grouping = grouping.expect("the groupings of a plan are those of its terms");
            random.push((grouping, places(&term.terms)?));
        }
        let fixed = places(&formula.fixed)?;
        let mut response = numbers(&formula.response, text, learn(&formula.response)?)?;
        for offset in &formula.offsets {
            let values = numbers(offset, text, learn(offset)?)?;
            response.iter_mut().zip(values).for_each(|(response, offset)| *response -= offset);
        }
        distinct.names.push(formula.response());
        distinct.values.push(response);
        let groups: Vec<Factor> = groupings
            .iter()
            .map(|grouping| Grouping::factor(grouping, text, table))
            .collect::<Result<_, FormulaError>>()?;
        let names = groupings.iter().map(|grouping| grouping.name.clone()).collect();
        let layout = Layout { names: distinct.names, fixed, random, groupings: names };
        let mut columns =
            Self { layout, values: distinct.values, weights: weights(plan, table)?, groups, row_count: rows };
        columns.measure_from_origins(plan)?;
        columns.keep_complete();
        Ok(columns)
    }

    fn measure_from_origins(&mut self, plan: &Plan) -> Result<(), PooledError> {
        for (name, origin) in &plan.origins {
            let place = self.layout.names.iter().rposition(|known| known == name);
            match place.filter(|place| self.layout.may_shift(*place)) {
                None => return Err(PooledError::Origin { column: name.clone(), origin: *origin }),
                Some(place) => self.values[place].iter_mut().for_each(|value| *value -= origin),
            }
        }
        Ok(())
    }

    /// Leaves out the rows in which something is missing.
    fn keep_complete(&mut self) {
        let complete = |row: usize| {
            self.values.iter().chain(&self.weights).all(|column| !column[row].is_nan())
                && self.groups.iter().all(|group| group.codes()[row] != MISSING)
        };
        let used: Vec<usize> = (0..self.row_count).filter(|row| complete(*row)).collect();
        let taken = |values: &Vec<f64>| -> Vec<f64> { used.iter().map(|row| values[*row]).collect() };
        self.values = self.values.iter().map(taken).collect();
        self.weights = self.weights.as_ref().map(taken);
        self.groups = self.groups.iter().map(|group| group.rows(&used).without_empty_levels()).collect();
        self.row_count = used.len();
    }
}

/// Columns by name, each once.
struct Distinct {
    names: Vec<String>,
    values: Vec<Vec<f64>>,
}

impl Distinct {
    fn place(&mut self, name: String, values: Vec<f64>) -> usize {
        match self.names.iter().position(|known| *known == name) {
            Some(place) => place,
            None => {
                self.names.push(name);
                self.values.push(values);
                self.names.len() - 1
            }
        }
    }
}

/// The table with each factor of the model in the levels of the plan.
fn with_levels(plan: &Plan, table: &Table) -> Result<Table, PooledError> {
    let formula = &plan.formula;
    let in_random = formula.random.iter().flat_map(|term| &term.terms.variables);
    let variables = formula.fixed.variables.iter().chain(in_random);
    let mut recoded: Vec<(String, Column)> = Vec::new();
    for (name, _) in variables.flat_map(Expression::columns) {
        if recoded.iter().any(|(known, _)| known == name) {
            continue;
        }
        let factor = match (table.column(name), plan.levels.get(name)) {
            (Some(Column::Factor(factor)), Some(levels)) => agreed(name, factor, levels)?,
            (Some(Column::Numbers(numbers)), Some(levels)) => {
                agreed(name, &Factor::from_numbers(numbers), levels)?
            }
            (Some(Column::Factor(_)), None) => return Err(PooledError::NoLevels { column: name.to_owned() }),
            (Some(Column::Numbers(_)) | None, _) => continue,
        };
        recoded.push((name.to_owned(), factor.into()));
    }
    let columns = table.names().map(|name| {
        let recoded = recoded.iter().find(|(known, _)| known == name).map(|(_, column)| column);
        let column = recoded.or(table.column(name)).expect("a table has its names");
        (name.to_owned(), column.clone())
    });
    Ok(Table::new(columns).expect("as many columns of as many rows as before"))
}

fn agreed(column: &str, factor: &Factor, levels: &[String]) -> Result<Factor, PooledError> {
    let mut codes = Vec::with_capacity(factor.row_count());
    for row in 0..factor.row_count() {
        codes.push(match factor.level(row) {
            None => None,
            Some(level) => match levels.iter().position(|known| known == level) {
                Some(place) => Some(place),
                None => {
                    let (column, level) = (column.to_owned(), level.to_owned());
                    return Err(PooledError::UnknownLevel { column, level });
                }
            },
        });
    }
    Factor::from_codes(levels.to_vec(), codes)
        .map_err(|_same_level| PooledError::Malformed { why: "a plan names a level twice" })
}

fn numbers(expression: &Expression, text: &str, learnt: (Variable, Values)) -> Result<Vec<f64>, PooledError> {
    match learnt {
        (_, Values::Numbers(values)) => Ok(values.to_vec()),
        (variable, Values::Levels { .. } | Values::Columns(_)) => {
            let problem = Problem::LevelsForNumbers { name: variable.name };
            Err(FormulaError { formula: text.to_owned(), at: expression.at, problem }.into())
        }
    }
}

fn weights(plan: &Plan, table: &Table) -> Result<Option<Vec<f64>>, PooledError> {
    let Some(name) = &plan.weights else { return Ok(None) };
    let Some(Column::Numbers(weights)) = table.column(name) else {
        return Err(ModelError::NoWeights { name: name.clone() }.into());
    };
    match weights.with_gaps().iter().position(|weight| *weight <= 0.0) {
        Some(row) => Err(ModelError::Weight { row, value: weights.with_gaps()[row] }.into()),
        None => Ok(Some(weights.with_gaps().to_vec())),
    }
}
