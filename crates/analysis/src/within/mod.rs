//! One thing at two levels: how much it differs between people and within them, and how it goes with others at each.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::chosen::{Chosen, expect_varied, names, numbers};
use crate::failure::{AskedError, Failure};
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use stats::StatsError;
use stats::interval::Interval;
use stats::rater::levels::{LevelCorrelations, Levels, correlation_interval, level_correlations, levels};

/// What is asked of a column at two levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column.
    pub value: String,
    /// The column that names the clusters, such as the person.
    pub by: String,
    /// Columns that may go with it.
    pub with: Vec<String>,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// A column at two levels.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// Its parts.
    pub levels: Levels,
    /// How it goes with each of the others.
    pub relations: Vec<Relation>,
    /// Rows without a value or a name.
    pub missing: usize,
}

/// How the column goes with another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The other column.
    pub other: String,
    /// Both correlations.
    pub found: LevelCorrelations,
    /// How sure the one within is.
    pub within: Option<Interval>,
    /// How sure the one between is.
    pub between: Option<Interval>,
}

/// Reads the column and takes it apart.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let measured = [asked.value.as_str()].into_iter().chain(asked.with.iter().map(String::as_str)).collect();
    let prepared = Chosen { measured, naming: vec![&asked.by] }.read(preparation, source)?;
    let values = numbers(&prepared, &asked.value)?;
    let named = names(&prepared, &asked.by)?;
    let rows: Vec<usize> =
        (0..values.len()).filter(|row| values[*row].is_some() && named.code(*row).is_some()).collect();
    expect_varied(&asked.value, &values, |row| named.code(row).is_some())?;
    let clusters: Vec<usize> = rows.iter().filter_map(|row| named.code(*row)).collect();
    let of = |column: &[Option<f64>]| -> Vec<Option<f64>> { rows.iter().map(|row| column[*row]).collect() };
    let own = of(&values);
    let found = match levels(&own, &clusters) {
        Err(StatsError::TooFewObservations { .. }) => {
            let (column, mut distinct) = (asked.by.clone(), clusters.clone());
            distinct.sort_unstable();
            distinct.dedup();
            return Err(AskedError::OneLevel { column, clusters: distinct.len(), rows: rows.len() }.into());
        }
        other => other?,
    };
    let mut relations = Vec::new();
    for other in &asked.with {
        let column = numbers(&prepared, other)?;
        expect_varied(other, &column, |_| true)?;
        let found = level_correlations(&own, &of(&column), &clusters)?;
        let sure = |correlation: Option<f64>, count: usize| match correlation {
            Some(correlation) => correlation_interval(correlation, count, asked.confidence),
            None => Ok(None),
        };
        relations.push(Relation {
            other: other.clone(),
            within: sure(found.within, found.within_count)?,
            between: sure(found.between, found.between_count)?,
            found,
        });
    }
    let missing = values.len() - rows.len();
    Ok(Outcome { asked, prepared, levels: found, relations, missing })
}
