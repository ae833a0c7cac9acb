//! The changes of everyone in a sample, each against the error of the questionnaire.

use super::Better;
use super::reliable_change::{Change, Classification, Rule, classify, error_of_difference};
use crate::descriptive::summarise;
use crate::error::StatsError;
use crate::reliability::standard_error::Precision;

/// What the changes are held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The reliability of the questionnaire.
    pub reliability: f64,
    /// How sure: 0.95 takes 1.96 standard errors.
    pub confidence: f64,
    /// The line between people in care and others, where it is known.
    pub cutoff: Option<f64>,
    /// Which way is better.
    pub better: Better,
}

/// The changes of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleOfChanges {
    /// Persons with both scores.
    pub count: usize,
    /// The standard deviation of their first scores.
    pub standard_deviation: f64,
    /// The error of a difference that follows from it.
    pub error_of_difference: f64,
    /// One entry per person; `None` where a score is missing.
    pub changes: Vec<Option<Classification>>,
}

/// Reads each person's change against the spread of the sample's own first scores, `S = SD·√(2·(1 − r))`.
///
/// # Shape
/// `before` and `after` have one entry per person.
/// # Range and units
/// Indices in standard errors.
/// # Missing data
/// Both scores have to be there; the spread is that of persons with both.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::TooFewObservations`] with fewer than two such persons,
/// [`StatsError::ParameterOutOfRange`] for a reliability that cannot be or when all first scores are the same.
/// # Source
/// [JacobsonTruax1991]
/// # Example
/// ```
/// use verbond_stats::change::Better;
/// use verbond_stats::change::sample::{Reading, changes};
///
/// let reading = Reading { reliability: 0.9, confidence: 0.95, cutoff: None, better: Better::Lower };
/// let found = changes(&[30.0, 20.0, 25.0].map(Some), &[Some(12.0), Some(19.0), None], &reading)?;
/// assert_eq!(found.count, 2);
/// assert!(found.changes[0].expect("both are there").index < -1.96);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn changes(
    before: &[Option<f64>],
    after: &[Option<f64>],
    reading: &Reading,
) -> Result<SampleOfChanges, StatsError> {
    if before.len() != after.len() {
        return Err(StatsError::LengthsDiffer { left: before.len(), right: after.len() });
    }
    let pairs: Vec<Option<Change>> = before
        .iter()
        .zip(after)
        .map(|(before, after)| Some(Change { before: (*before)?, after: (*after)? }))
        .collect();
    let first: Vec<Option<f64>> = pairs.iter().map(|pair| pair.map(|pair| pair.before)).collect();
    let summary = summarise(&first)?;
    let Some(standard_deviation) = summary.standard_deviation else {
        return Err(StatsError::TooFewObservations { needed: 2, got: summary.count });
    };
    let precision = Precision { standard_deviation, reliability: reading.reliability };
    let error_of_difference = error_of_difference([precision; 2])?;
    let Reading { confidence, cutoff, better, .. } = *reading;
    let rule = Rule { error_of_difference, confidence, cutoff, better };
    let changes = pairs
        .into_iter()
        .map(|pair| pair.map(|pair| classify(pair, &rule)).transpose())
        .collect::<Result<_, _>>()?;
    Ok(SampleOfChanges { count: summary.count, standard_deviation, error_of_difference, changes })
}
