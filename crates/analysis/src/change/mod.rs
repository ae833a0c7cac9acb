//! Each person's change between two moments, beside the error of the questionnaire.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::chosen::{Chosen, Values, expect_varied, names, numbers};
use crate::failure::{AskedError, Failure};
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use stats::change::Better;
use stats::change::cutoff::{Norms, Preferred, cutoffs};
use stats::change::reliable_change::reliable_points;
use stats::change::sample::{Reading, SampleOfChanges, changes};
use std::collections::BTreeMap;

/// What is asked of two scores of each person.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Where the two scores stand.
    pub scores: Scores,
    /// The reliability of the questionnaire.
    pub reliability: f64,
    /// Which way is better.
    pub better: Better,
    /// The line between people in care and others.
    pub line: Line,
    /// How sure a change has to be, between 0 and 1.
    pub confidence: f64,
}

/// Where the two scores stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scores {
    /// In two columns: one row a person.
    Columns {
        /// The column of first scores.
        before: String,
        /// The column of later scores.
        after: String,
        /// A column that names the person; the number of the row unless said.
        person: Option<String>,
    },
    /// In one column: one row a moment.
    Moments {
        /// The column of scores.
        score: String,
        /// The column that names the person.
        person: String,
        /// The column of moments.
        moment: String,
        /// The first moment; each person's first score unless said.
        from: Option<String>,
        /// The later moment; each person's last score unless said.
        to: Option<String>,
    },
}

/// The line between people in care and others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line {
    /// None is known.
    Unknown,
    /// It is known.
    At(f64),
    /// It follows from means and spreads.
    Between(Norms),
}

/// Changes with what they are held against.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// A name for each person.
    pub persons: Vec<String>,
    /// First scores.
    pub before: Values,
    /// Later scores.
    pub after: Values,
    /// The changes.
    pub found: SampleOfChanges,
    /// How many points a change has to be.
    pub points: f64,
    /// The line, and how it was chosen.
    pub line: Option<(f64, Reason)>,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was given.
    Given,
    /// Between both groups, nearer to each in its own spread (c).
    Between,
    /// Two spreads beyond people in care (a).
    BeyondClinical,
    /// Within two spreads of other people (b).
    WithinFunctional,
}

/// Persons with their scores before and after.
type Pairs = (Vec<String>, Values, Values);

/// Reads the scores and compares them.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let (prepared, (persons, before, after)) = match &asked.scores {
        Scores::Columns { before, after, person } => {
            let naming = person.as_deref().into_iter().collect();
            let prepared = Chosen { measured: vec![before, after], naming }.read(preparation, source)?;
            let pairs = columns(&prepared, before, after, person.as_deref())?;
            (prepared, pairs)
        }
        Scores::Moments { score, person, moment, .. } => {
            let chosen = Chosen { measured: vec![score], naming: vec![person, moment] };
            let prepared = chosen.read(preparation, source)?;
            let pairs = moments(&prepared, &asked.scores)?;
            (prepared, pairs)
        }
    };
    let both = |row: usize| before[row].is_some() && after[row].is_some();
    let count = (0..persons.len()).filter(|row| both(*row)).count();
    if count < 2 {
        return Err(AskedError::NoPairs { persons: persons.len(), both: count }.into());
    }
    let first = match &asked.scores {
        Scores::Columns { before, .. } => before,
        Scores::Moments { score, .. } => score,
    };
    expect_varied(first, &before, both)?;
    let line = line(&asked)?;
    let cutoff = line.map(|(line, _)| line);
    let Asked { reliability, confidence, better, .. } = asked;
    let found = changes(&before, &after, &Reading { reliability, confidence, cutoff, better })?;
    let points = reliable_points(found.error_of_difference, confidence)?;
    Ok(Outcome { asked, prepared, persons, before, after, found, points, line })
}

fn line(asked: &Asked) -> Result<Option<(f64, Reason)>, Failure> {
    Ok(match asked.line {
        Line::Unknown => None,
        Line::At(line) => Some((line, Reason::Given)),
        Line::Between(norms) => Some(match cutoffs(norms, asked.better)?.preferred {
            Preferred::Between(line) => (line, Reason::Between),
            Preferred::BeyondClinical(line) => (line, Reason::BeyondClinical),
            Preferred::WithinFunctional(line) => (line, Reason::WithinFunctional),
        }),
    })
}

fn columns(prepared: &Prepared, before: &str, after: &str, person: Option<&str>) -> Result<Pairs, Failure> {
    let (before, after) = (numbers(prepared, before)?, numbers(prepared, after)?);
    let persons = match person {
        None => (1..=before.len()).map(|row| row.to_string()).collect(),
        Some(person) => {
            let named = names(prepared, person)?;
            let name = |row: usize| named.level(row).map_or_else(|| (row + 1).to_string(), str::to_owned);
            (0..before.len()).map(name).collect()
        }
    };
    Ok((persons, before, after))
}

fn moments(prepared: &Prepared, scores: &Scores) -> Result<Pairs, Failure> {
    let Scores::Moments { score, person, moment, from, to } = scores else {
        return Ok((Vec::new(), Vec::new(), Vec::new()));
    };
    let scores = numbers(prepared, score)?;
    let people = names(prepared, person)?;
    let labels = names(prepared, moment)?;
    // Without moments by name the order of numbers says what is first and last.
    let order = match (from, to) {
        (Some(_), Some(_)) => None,
        (None, _) | (_, None) => Some(numbers(prepared, moment)?),
    };
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, score) in scores.iter().enumerate() {
        if let (Some(person), Some(_), Some(_)) = (people.code(row), score, labels.code(row)) {
            rows.entry(person).or_default().push(row);
        }
    }
    let one = |of: &[usize], wanted: Option<&String>, last: End| -> Result<Option<usize>, Failure> {
        let at = |row: usize| order.as_ref().and_then(|order| order[row]).unwrap_or(f64::NAN);
        let sought = match wanted {
            Some(name) => Some(name.clone()),
            None => {
                let found = of.iter().copied().reduce(|a, b| match (last, at(b) > at(a)) {
                    (End::First, true) | (End::Last, false) => a,
                    (End::First, false) | (End::Last, true) => b,
                });
                found.and_then(|row| labels.level(row)).map(str::to_owned)
            }
        };
        // Nobody's rows have no first or last among them.
        let Some(sought) = sought else { return Ok(None) };
        let mut there = of.iter().copied().filter(|row| labels.level(*row) == Some(sought.as_str()));
        match (there.next(), there.next()) {
            (Some(row), Some(_)) => Err(AskedError::TwoScores {
                person: people.level(row).unwrap_or("").to_owned(),
                moment: sought,
            }
            .into()),
            (row, _) => Ok(row),
        }
    };
    let mut pairs: Pairs = (Vec::new(), Vec::new(), Vec::new());
    for (code, name) in people.levels().iter().enumerate() {
        let own = rows.get(&code).map_or(&[][..], Vec::as_slice);
        let (first, last) = (one(own, from.as_ref(), End::First)?, one(own, to.as_ref(), End::Last)?);
        let is_one = first.is_some() && first == last;
        pairs.0.push(name.clone());
        pairs.1.push(first.and_then(|row| scores[row]));
        pairs.2.push(last.filter(|_| !is_one).and_then(|row| scores[row]));
    }
    Ok(pairs)
}

/// Which end of a person's scores.
#[derive(Debug, Clone, Copy)]
enum End {
    First,
    Last,
}
