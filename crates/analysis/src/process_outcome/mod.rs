//! What went with change: which of what was measured during a course goes with how people ended it.
//!
//! A file with a row for each person, or for each session, of one course or of many. Everything that is estimated is a mixed
//! model of [`crate::mixed`]; what is here decides who is in, what is compared with what, and how it is told.

mod answer;
pub mod document;
pub mod error;
pub mod json;
mod levels;
mod models;
mod parts;
mod predictors;
mod roster;
pub mod samples;
mod sensitivity;
pub mod summary;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::watch::Watch;
use error::StudyError;
use roster::Roster;
use samples::{Sample, Who};
use stats::crew::Crew;
use stats::mixed::inference::Method;

/// What is asked of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of the score that may have changed.
    pub outcome: String,
    /// The column of the same score before the course.
    pub baseline: Option<String>,
    /// The column that names the person; each row is one unless said.
    pub person: Option<String>,
    /// The column of groups that went through a course together.
    pub group: Option<String>,
    /// The column of those who led the groups.
    pub trainer: Option<String>,
    /// The columns that may go with it.
    pub factors: Vec<String>,
    /// The column of session numbers, where there is a row for each session.
    pub session: Option<String>,
    /// The column of how many sessions a person attended, where there is a row for each person.
    pub attended: Option<String>,
    /// From how many attended sessions on a person counts as one who completed the course.
    pub completers: usize,
    /// What of the outcome is explained.
    pub on: On,
    /// Whether factors are parted by level.
    pub centring: Centring,
    /// How the uncertainty about the variances is taken into account.
    pub method: Method,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// What of the outcome is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The score at the end, beside the baseline if there is one.
    End,
    /// The score at the end minus the baseline, beside the baseline.
    Change,
    /// The score at the end minus the baseline, and the baseline nowhere else.
    ChangeAlone,
    /// The score of each session.
    Sessions,
}

/// Whether factors are parted by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Centring {
    /// In what a person has more than the own group, and what a group has more than other groups.
    Parted,
    /// Not: each factor as it stands in the file.
    AsGiven,
}

/// A study and what came out.
#[derive(Debug)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// Who is in the file, a row for each row of the models.
    pub(crate) roster: Roster,
    /// Everyone.
    pub everyone: Sample,
    /// Those who completed the course; `None` where the file does not say how many sessions a person attended, or all did.
    pub completers: Option<Result<Sample, Failure>>,
    /// Estimates without each trainer, or each group, in turn.
    pub(crate) sensitivity: Option<sensitivity::Sensitivity>,
}

/// Reads a study and fits its models.
///
/// # Errors
/// [`Failure`]: the file, a question that it does not answer, a model of everyone with all factors that cannot be fitted.
pub fn run(
    asked: Asked,
    preparation: &Preparation,
    source: &Source,
    crew: &dyn Crew,
    watch: &dyn Watch,
) -> Result<Outcome, Failure> {
    if asked.factors.is_empty() {
        return Err(StudyError::NoFactors.into());
    }
    let needs_baseline = match asked.on {
        On::Change | On::ChangeAlone => true,
        On::End | On::Sessions => false,
    };
    if needs_baseline && asked.baseline.is_none() {
        return Err(StudyError::NoBaseline.into());
    }
    if asked.on == On::Sessions && asked.session.is_none() {
        return Err(StudyError::NoSessions.into());
    }
    let roster = Roster::read(&asked, preparation, source)?;
    let sample = |who, rows: &[usize]| Sample::of(who, rows, &roster, &asked, watch);
    let all: Vec<usize> = (0..roster.persons.len()).collect();
    let everyone = sample(Who::Everyone, &all)?;
    let completers = roster.completers(asked.completers).map(|rows| sample(Who::Completers, &rows));
    let sensitivity = sensitivity::of(&everyone, crew, watch)?;
    Ok(Outcome { asked, roster, everyone, completers, sensitivity })
}
