//! Everyone in a file, and those who completed the course: the same models of both.

use super::error::StudyError;
use super::levels::{Kind, Levels};
use super::models::{Frame, Model, TIME, response};
use super::predictors::{Predictors, quoted};
use super::roster::{Names, Roster};
use super::{Asked, On};
use crate::chosen::Values;
use crate::failure::Failure;
use crate::watch::{Watch, Work, watched};
use stats::descriptive::{Summary, summarise};
use stats::formula::derived::Derived;
use stats::rater::levels::{LevelCorrelations, level_correlations};
use stats::table::factor::Factor;
use stats::table::numbers::Numbers;
use stats::table::{Column, Table};
use std::collections::BTreeSet;

/// Whose rows count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// All there are.
    Everyone,
    /// Those who attended as many sessions as was asked.
    Completers,
}

/// Some of the people, and the models of them.
#[derive(Debug)]
pub struct Sample {
    /// Whose rows count.
    pub who: Who,
    pub(crate) person_count: usize,
    /// Persons with an outcome, and a baseline where one is needed.
    pub(crate) with_outcome: usize,
    pub(crate) levels: Levels,
    pub(crate) predictors: Predictors,
    /// Columns by name, with their mean and spread over the rows with an outcome.
    pub(crate) described: Vec<(String, Summary)>,
    /// How factors go together at each level; empty for one factor.
    pub(crate) together_with: Vec<Pair>,
    /// The model without factors.
    pub(crate) without: Result<Model, Failure>,
    /// The model of each factor alone; empty for one factor, whose model is that of all.
    pub(crate) alone: Vec<(usize, Result<Model, Failure>)>,
    /// The model of all factors.
    pub(crate) together: Model,
}

/// Two factors, by their places.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    pub one: usize,
    pub other: usize,
    pub found: LevelCorrelations,
}

impl Sample {
    /// The models of the persons in these rows of the roster.
    pub(super) fn of(
        who: Who,
        rows: &[usize],
        roster: &Roster,
        asked: &Asked,
        watch: &dyn Watch,
    ) -> Result<Self, Failure> {
        let table = table(roster, rows, asked)?;
        let counts: Vec<usize> = (0..rows.len()).filter(|row| is_there(&table, *row, asked)).collect();
        if counts.is_empty() {
            return Err(StudyError::NoOutcome { outcome: asked.outcome.clone() }.into());
        }
        let counted: Vec<usize> = counts.iter().map(|row| rows[*row]).collect();
        let levels = Levels::of(roster, &counted, asked)?;
        let predictors = Predictors::make(roster, table, &counts, levels.parting(), asked)?;
        let factors = predictors.factors();
        if factors.is_empty() {
            return Err(StudyError::NothingDiffers { factors: asked.factors.clone() }.into());
        }
        let frame = Frame { asked, levels: &levels, predictors: &predictors, found: &roster.found };
        let fit = |factors: &[usize]| watched(watch, Work::Fitting, None, || frame.fit(factors));
        let together = fit(&factors)?;
        let without = fit(&[]);
        let several = factors.len() > 1;
        let alone: Vec<(usize, Result<Model, Failure>)> =
            factors.iter().filter(|_| several).map(|factor| (*factor, fit(&[*factor]))).collect();
        let persons =
            |rows: &[usize]| rows.iter().map(|row| &roster.persons[*row]).collect::<BTreeSet<_>>().len();
        Ok(Self {
            who,
            person_count: persons(rows),
            with_outcome: persons(&counted),
            described: described(&predictors.table, &counts, asked)?,
            together_with: pairs(roster, &counted, &factors, &levels)?,
            without,
            alone,
            together,
            levels,
            predictors,
        })
    }

    /// The model of one factor alone, which is that of all where there is one factor. Why there is none stands in the cautions.
    pub(crate) fn alone(&self, factor: usize) -> Option<&Model> {
        match self.alone.iter().find(|(place, _)| *place == factor) {
            Some((_, model)) => model.iter().next(),
            None => Some(&self.together),
        }
    }

    /// The model without factors.
    pub(crate) fn without(&self) -> Option<&Model> {
        self.without.iter().next()
    }

    /// Rows in the model of all factors.
    pub(crate) fn used(&self) -> usize {
        self.together.fitted.fit.design().rows().used.len()
    }
}

/// The columns of the models over these rows.
fn table(roster: &Roster, rows: &[usize], asked: &Asked) -> Result<Table, Failure> {
    let numbers = |values: &Values| Numbers::new(rows.iter().map(|row| values[*row])).map(Column::Numbers);
    let names =
        |names: &Names| Column::Factor(Factor::from_texts(rows.iter().map(|row| names[*row].as_deref())));
    let mut columns = vec![(asked.outcome.clone(), numbers(&roster.outcome)?)];
    if let (Some(name), Some(values)) = (&asked.baseline, &roster.baseline) {
        columns.push((name.clone(), numbers(values)?));
    }
    if let Some(time) = roster.time.as_ref().filter(|_| asked.on == On::Sessions) {
        columns.push((TIME.to_owned(), numbers(time)?));
    }
    for factor in &roster.factors {
        columns.push((factor.name.clone(), numbers(&factor.values)?));
    }
    for (name, all) in [(&asked.group, &roster.groups), (&asked.trainer, &roster.trainers)] {
        if let (Some(name), Some(all)) = (name, all) {
            columns.push((name.clone(), names(all)));
        }
    }
    if let (Some(name), On::Sessions) = (&asked.person, asked.on) {
        let persons = rows.iter().map(|row| Some(roster.persons[*row].as_str()));
        columns.push((name.clone(), Column::Factor(Factor::from_texts(persons))));
    }
    let table = Table::new(columns)?;
    match (&asked.baseline, asked.on) {
        (Some(baseline), On::Change | On::ChangeAlone) => {
            let change = response(asked);
            let text = format!("{} = {} - {}", quoted(&change), quoted(&asked.outcome), quoted(baseline));
            let column = Derived::read(&text)?.make(&table)?;
            Ok(table.with(change, column)?)
        }
        (Some(_) | None, _) => Ok(table),
    }
}

/// Whether a row has what is explained, and the baseline beside it.
fn is_there(table: &Table, row: usize, asked: &Asked) -> bool {
    let has = |name: &str| match table.column(name) {
        Some(Column::Numbers(numbers)) => numbers.get(row).is_some(),
        Some(Column::Factor(_)) | None => false,
    };
    has(&response(asked)) && asked.baseline.as_deref().is_none_or(has)
}

/// The scores and the factors over the rows that count.
fn described(table: &Table, counts: &[usize], asked: &Asked) -> Result<Vec<(String, Summary)>, Failure> {
    let mut names: Vec<String> = asked.baseline.iter().cloned().chain([asked.outcome.clone()]).collect();
    let response = response(asked);
    if response != asked.outcome {
        names.push(response);
    }
    names.extend(asked.factors.iter().cloned());
    let mut described = Vec::new();
    for name in names {
        let Some(Column::Numbers(numbers)) = table.column(&name) else { continue };
        let values: Vec<Option<f64>> = counts.iter().map(|row| numbers.get(*row)).collect();
        if values.iter().any(Option::is_some) {
            described.push((name, summarise(&values)?));
        }
    }
    Ok(described)
}

/// How each two factors go together, within and between the lowest level.
fn pairs(roster: &Roster, rows: &[usize], factors: &[usize], levels: &Levels) -> Result<Vec<Pair>, Failure> {
    let Some(by) = levels.parting() else { return Ok(Vec::new()) };
    let cluster = |row: &usize| match by.kind {
        Kind::Person => Some(roster.persons[*row].clone()),
        Kind::Group => roster.groups.as_ref().and_then(|names| names[*row].clone()),
        Kind::Trainer => roster.trainers.as_ref().and_then(|names| names[*row].clone()),
    };
    let rows: Vec<usize> = rows.iter().copied().filter(|row| cluster(row).is_some()).collect();
    let clusters: Vec<Option<String>> = rows.iter().map(cluster).collect();
    let values =
        |factor: usize| -> Values { rows.iter().map(|row| roster.factors[factor].values[*row]).collect() };
    let mut pairs = Vec::new();
    for (place, one) in factors.iter().enumerate() {
        for other in &factors[place + 1..] {
            let found = level_correlations(&values(*one), &values(*other), &clusters)?;
            pairs.push(Pair { one: *one, other: *other, found });
        }
    }
    Ok(pairs)
}
