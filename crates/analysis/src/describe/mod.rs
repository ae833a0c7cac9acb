//! What a file holds, column by column, and which values are missing together.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use stats::descriptive::{Summary, summarise};
use stats::quantile::quantile;
use stats::table::Column;
use stats::table::factor::Factor;
use std::collections::BTreeMap;

/// Levels that are listed of one column; a column of names has one for every row.
pub const LEVELS_MAX: usize = 12;
/// Patterns of missing values that are listed.
pub const PATTERNS_MAX: usize = 12;

/// A file, described.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The file.
    pub prepared: Prepared,
    /// Each column, in the order of the file.
    pub columns: Vec<Described>,
    /// Rows in which nothing is missing.
    pub complete: usize,
    /// Which columns are missing together, and in how many rows; the most frequent first.
    pub patterns: Vec<(Vec<String>, usize)>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// Rows without a value.
    pub missing: usize,
    /// What its values are.
    pub values: Values,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Numbers.
    Numbers {
        /// Mean and spread.
        summary: Summary,
        /// The least, a quarter, the median, three quarters, the greatest.
        quartiles: [f64; 5],
        /// How many different numbers there are.
        distinct: usize,
    },
    /// Words, with how often each occurs; the most frequent first.
    Levels {
        /// How many different ones there are.
        distinct: usize,
        /// The first ones.
        counts: Vec<(String, usize)>,
    },
    /// Nothing in any row.
    Nothing,
}

/// Describes a file.
///
/// # Errors
/// [`Failure`] of reading and preparing it.
pub fn run(preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let prepared = preparation.read(source, &Needed::All)?;
    let table = &prepared.table;
    let mut columns = Vec::new();
    let mut gaps = vec![Vec::new(); table.row_count()];
    for (place, name) in table.names().enumerate() {
        let column = table.column(name).expect("a table has the columns it names");
        let values = match column {
            Column::Numbers(numbers) => {
                let values: Vec<Option<f64>> = numbers.iter().collect();
                note_gaps(&mut gaps, place, values.iter().map(Option::is_none));
                numbers_of(&values)?
            }
            Column::Factor(factor) => {
                let is_gap = (0..factor.row_count()).map(|row| factor.code(row).is_none());
                note_gaps(&mut gaps, place, is_gap);
                levels_of(factor)
            }
        };
        columns.push(Described { name: name.to_owned(), missing: column.missing_count(), values });
    }
    let complete = gaps.iter().filter(|gaps| gaps.is_empty()).count();
    let patterns = patterns(gaps, &columns);
    Ok(Outcome { prepared, columns, complete, patterns })
}

fn note_gaps(gaps: &mut [Vec<u32>], place: usize, is_gap: impl Iterator<Item = bool>) {
    let place = u32::try_from(place).expect("a table has fewer than 2^32 columns");
    gaps.iter_mut().zip(is_gap).filter(|(_, is_gap)| *is_gap).for_each(|(gaps, _)| gaps.push(place));
}

fn numbers_of(values: &[Option<f64>]) -> Result<Values, Failure> {
    if values.iter().all(Option::is_none) {
        return Ok(Values::Nothing);
    }
    let mut present: Vec<f64> = values.iter().flatten().copied().collect();
    present.sort_by(f64::total_cmp);
    present.dedup();
    let mut quartiles = [0.0; 5];
    for (quartile, part) in quartiles.iter_mut().zip([0.0, 0.25, 0.5, 0.75, 1.0]) {
        *quartile = quantile(values, part)?;
    }
    Ok(Values::Numbers { summary: summarise(values)?, quartiles, distinct: present.len() })
}

fn levels_of(factor: &Factor) -> Values {
    let mut counts: Vec<(String, usize)> = factor.levels().iter().map(|level| (level.clone(), 0)).collect();
    (0..factor.row_count()).filter_map(|row| factor.code(row)).for_each(|code| counts[code].1 += 1);
    counts.retain(|(_, count)| *count > 0);
    if counts.is_empty() {
        return Values::Nothing;
    }
    let distinct = counts.len();
    // A stable sort: words that occur equally often keep the order of their names.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(LEVELS_MAX);
    Values::Levels { distinct, counts }
}

fn patterns(gaps: Vec<Vec<u32>>, columns: &[Described]) -> Vec<(Vec<String>, usize)> {
    let mut counts: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    for gaps in gaps.into_iter().filter(|gaps| !gaps.is_empty()) {
        *counts.entry(gaps).or_default() += 1;
    }
    let named = |gaps: Vec<u32>| gaps.iter().map(|place| columns[*place as usize].name.clone()).collect();
    let mut patterns: Vec<(Vec<String>, usize)> =
        counts.into_iter().map(|(gaps, count)| (named(gaps), count)).collect();
    patterns.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    patterns.truncate(PATTERNS_MAX);
    patterns
}
