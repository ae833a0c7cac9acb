//! How alike raters rate, how often they choose the same, and how far a group sees something the same.

pub mod document;
pub mod json;
mod kappa;
#[cfg(test)]
mod tests;
mod views;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::StatsError;
use stats::rater::grouping::{Grouping, grouping};
use stats::rater::icc::{IccReport, icc};
use stats::rater::kappa::{Kappa, Weights, cross_table, kappa as kappa_of};
use stats::rater::within_group::{GROUP_MIN, WithinGroup, r_wg, r_wg_j};
use stats::table::factor::Factor;
use std::collections::BTreeMap;

/// What is asked of ratings.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The columns with ratings: one a rater, or one an item for a question about groups.
    pub columns: Vec<String>,
    /// The question.
    pub question: Question,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// How alike raters rate: intraclass correlations.
    Alike,
    /// How often two raters choose the same category: kappa.
    SameChoice {
        /// How much a choice that lies further off counts.
        weights: Weights,
        /// The categories, from low to high; those of the file in their own order unless said.
        categories: Vec<String>,
    },
    /// How far the members of a group see the same: r_wg.
    SameView {
        /// The column that names groups.
        group: String,
        /// How many answers were possible.
        options: u32,
    },
}

/// Ratings that were judged.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: crate::preparation::Prepared,
    /// What was found.
    pub found: Found,
}

/// What was found.
#[derive(Debug, Clone)]
pub enum Found {
    /// Intraclass correlations.
    Alike(Box<IccReport>),
    /// Kappa of each pair of raters.
    SameChoice {
        /// The categories, from low to high.
        categories: Vec<String>,
        /// Each pair.
        pairs: Vec<Pair>,
    },
    /// r_wg of each group, and what their means are worth.
    SameView {
        /// The groups.
        groups: Vec<Group>,
        /// ICC1 and ICC2 of the mean of the items; none where groups or answers are too few.
        means: Option<Grouping>,
    },
}

/// Two raters.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The places of both among the columns.
    pub raters: [usize; 2],
    /// How often they chose the same, as a share.
    pub same: f64,
    /// Kappa.
    pub kappa: Kappa,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How far it sees the same; none with fewer than [`GROUP_MIN`] answers to an item.
    pub view: Option<WithinGroup>,
}

/// Reads the ratings and judges them.
///
/// # Errors
/// [`Failure`]: the file, fewer than two raters, ratings that do not vary, categories without an order.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let (prepared, found) = match &asked.question {
        Question::Alike => {
            let answered = items::read(&asked.columns, &[], preparation, source)?;
            answered.expect_items(2)?;
            answered.expect_complete(2)?;
            let found = icc(&answered.grid, asked.confidence).map_err(|error| answered.refusal(error))?;
            (answered.prepared, Found::Alike(Box::new(found)))
        }
        Question::SameChoice { weights, categories } => {
            let columns: Vec<&str> = asked.columns.iter().map(String::as_str).collect();
            let prepared = items::read_names(&columns, preparation, source)?;
            if columns.len() < 2 {
                return Err(ItemsError::TooFew { needed: 2, got: columns.len() }.into());
            }
            let raters: Vec<Factor> =
                columns.iter().map(|name| items::factor(&prepared.table, name)).collect();
            let all_numbers =
                columns.iter().all(|name| prepared.table.column(name).is_some_and(items::is_numbers));
            let found = choices(&raters, *weights, categories, all_numbers, &asked)?;
            (prepared, found)
        }
        Question::SameView { group, options } => {
            let answered = items::read(&asked.columns, &[group], preparation, source)?;
            answered.expect_items(1)?;
            let found = views(&answered, *options)?;
            (answered.prepared, found)
        }
    };
    Ok(Outcome { asked, prepared, found })
}

fn choices(
    raters: &[Factor],
    weights: Weights,
    named: &[String],
    numbers: bool,
    asked: &Asked,
) -> Result<Found, Failure> {
    let categories = match named {
        [] => {
            if weights != Weights::Equal && !numbers {
                return Err(ItemsError::NoOrder.into());
            }
            in_order(raters)
        }
        named => named.to_vec(),
    };
    let places: BTreeMap<&str, usize> =
        categories.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
    let codes = |rater: &Factor| -> Result<Vec<Option<usize>>, ItemsError> {
        let code = |row| match rater.level(row) {
            None => Ok(None),
            Some(level) => match places.get(level) {
                Some(place) => Ok(Some(*place)),
                None => Err(ItemsError::Category { found: level.to_owned() }),
            },
        };
        (0..rater.row_count()).map(code).collect()
    };
    let codes: Vec<Vec<Option<usize>>> = raters.iter().map(codes).collect::<Result<_, _>>()?;
    let mut pairs = Vec::new();
    for second in 0..raters.len() {
        for first in 0..second {
            let both: Vec<(Option<usize>, Option<usize>)> =
                codes[first].iter().copied().zip(codes[second].iter().copied()).collect();
            let table = cross_table(&both, categories.len())?;
            let names = [first, second].map(|place| asked.columns[place].clone());
            let kappa = kappa_of(&table, weights, asked.confidence)
                .map_err(|error| of_pair(names.to_vec(), error))?;
            let same = table.trace() / table.sum();
            pairs.push(Pair { raters: [first, second], same, kappa });
        }
    }
    Ok(Found::SameChoice { categories, pairs })
}

fn of_pair(names: Vec<String>, error: StatsError) -> ItemsError {
    match error {
        StatsError::NoVariation { .. } => ItemsError::OneChoice { names },
        StatsError::TooFewObservations { .. } => ItemsError::NeverBoth { names },
        error => ItemsError::Number { names, error },
    }
}

/// All categories that somebody chose: numbers from low to high, words by their letters.
fn in_order(raters: &[Factor]) -> Vec<String> {
    let mut all: Vec<String> = raters.iter().flat_map(|rater| rater.levels().to_vec()).collect();
    all.sort_by(|one, other| match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        (Ok(_) | Err(_), _) => one.cmp(other),
    });
    all.dedup();
    all
}

fn views(answered: &Answered, options: u32) -> Result<Found, Failure> {
    let [of] = answered.groups.as_slice() else { unreachable!("one column of names was asked for") };
    let items = answered.grid.column_count();
    let mut groups = Vec::new();
    for (code, name) in of.levels().iter().enumerate() {
        let rows: Vec<usize> = (0..of.row_count()).filter(|row| of.code(*row) == Some(code)).collect();
        let column = |item: usize| -> Vec<Option<f64>> {
            rows.iter().map(|row| answered.grid.value(*row, item)).collect()
        };
        let columns: Vec<Vec<Option<f64>>> = (0..items).map(column).collect();
        let least = columns.iter().map(|answers| answers.iter().flatten().count()).min().unwrap_or(0);
        let view = match columns.as_slice() {
            _ if least < GROUP_MIN => None,
            [only] => Some(r_wg(only, options)?),
            several => Some(r_wg_j(several, options)?),
        };
        groups.push(Group { name: name.clone(), view });
    }
    // A person's score is the mean of the items, where all were answered.
    let mean = |row: usize| -> Option<f64> {
        let sum = (0..items).map(|item| answered.grid.value(row, item)).sum::<Option<f64>>()?;
        Some(sum / items as f64)
    };
    let means: Vec<Option<f64>> = (0..answered.grid.row_count()).map(mean).collect();
    let codes: Vec<Option<usize>> = (0..of.row_count()).map(|row| of.code(row)).collect();
    let means = match grouping(&means, &codes) {
        Ok(found) => Some(found),
        Err(StatsError::TooFewObservations { .. } | StatsError::NoVariation { .. }) => None,
        Err(other) => return Err(other.into()),
    };
    Ok(Found::SameView { groups, means })
}
