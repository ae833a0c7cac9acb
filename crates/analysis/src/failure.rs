//! Why an analysis did not come about. Each kind of reason keeps its own facts; `refusal` makes the sentences.

use crate::items::ItemsError;
use crate::process_outcome::error::StudyError;
use crate::reading::error::ReadError;
use crate::reshape::error::ReshapeError;
use stats::StatsError;
use stats::dyad::error::DyadError;
use stats::formula::error::FormulaError;
use stats::generalised::error::GeneralisedError;
use stats::meta::error::MetaError;
use stats::mixed::error::ModelError;
use stats::pooled::error::PooledError;
use stats::response_curve::CurveError;
use stats::table::TableError;
use std::path::PathBuf;

/// What stood in the way of an analysis. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A formula, or the making of a column.
    #[error(transparent)]
    Formula(#[from] FormulaError),
    /// The model.
    #[error(transparent)]
    Model(ModelError),
    /// A model for yes or no, shares or counts.
    #[error(transparent)]
    Generalised(GeneralisedError),
    /// Studies that cannot be pooled.
    #[error(transparent)]
    Meta(MetaError),
    /// Items, raters, or a measurement model.
    #[error(transparent)]
    Items(#[from] ItemsError),
    /// Two people who cannot be compared.
    #[error(transparent)]
    Dyad(DyadError),
    /// Sites that cannot be summed or added.
    #[error(transparent)]
    Pooled(PooledError),
    /// A study that cannot answer what went with change.
    #[error(transparent)]
    Study(#[from] StudyError),
    /// One column in two places.
    #[error("use {name:?} twice; name another column in one of the places")]
    SameColumn {
        /// Its name.
        name: String,
    },
    /// A column of words where numbers are needed.
    #[error("compute with {name:?}, which holds words")]
    Words {
        /// Its name.
        name: String,
    },
    /// A column without a value in any row.
    #[error("compute with {name:?}, which is missing in every row")]
    NoValues {
        /// Its name.
        name: String,
    },
    /// A column with one value in all rows that count.
    #[error("compute with {name:?}, which is {value} everywhere")]
    Constant {
        /// Its name.
        name: String,
        /// The value.
        value: f64,
    },
    /// What is asked cannot be had from what is there.
    #[error(transparent)]
    Asked(#[from] AskedError),
    /// A number outside what a method is made for.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// A choice on the command line that cannot be read.
    #[error("read {text:?} as {expected}")]
    Choice {
        /// What was written.
        text: String,
        /// What is expected there.
        expected: &'static str,
    },
    /// A file that cannot be turned.
    #[error(transparent)]
    Reshape(#[from] ReshapeError),
    /// The columns of a table do not fit together.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Intervals that are sure by no chance, or by all of it.
    #[error("make intervals of {percent} percent")]
    Confidence {
        /// The percentage that was asked for.
        percent: f64,
    },
    /// The result would take the place of the file it comes from.
    #[error("write over {}, which is read", path.display())]
    OverData {
        /// The file.
        path: PathBuf,
    },
    /// Two results would go to one file.
    #[error("write numbers and report to {}", path.display())]
    OnePlace {
        /// The file.
        path: PathBuf,
    },
    /// The result cannot be kept.
    #[error("write {}: {source}", path.display())]
    Write {
        /// Where it was to go.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl From<ModelError> for Failure {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::Formula(error) => Self::Formula(error),
            ModelError::Number(error) => Self::Number(error),
            error => Self::Model(error),
        }
    }
}

/// A question that the rows do not answer, with what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AskedError {
    /// Nobody has both scores.
    #[error("compare two scores of each person: {persons} persons, {both} with both")]
    NoPairs {
        /// How many persons there are.
        persons: usize,
        /// How many have both scores.
        both: usize,
    },
    /// One person has two scores at one moment.
    #[error("take the score of {person:?} at {moment}: there are two")]
    TwoScores {
        /// The person.
        person: String,
        /// The moment.
        moment: String,
    },
    /// A series that was asked for is not in the file.
    #[error("draw {name:?}, which is not in {column:?}")]
    NoSuchSeries {
        /// The column of names.
        column: String,
        /// The name.
        name: String,
    },
    /// No series has enough different values for a chart.
    #[error("draw a chart of {needed} values: none of {count} series has so many that differ")]
    NoSeries {
        /// How many series there are.
        count: usize,
        /// How many values it takes.
        needed: usize,
    },
    /// Fewer clusters with values than a comparison of levels takes.
    #[error("compare {clusters} clusters with {rows} values")]
    OneLevel {
        /// The column of clusters.
        column: String,
        /// How many clusters have values.
        clusters: usize,
        /// How many values there are.
        rows: usize,
    },
    /// A file is no summary of a site.
    #[error("read {path} as the summary of a site: {why}")]
    NotASummary {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        why: String,
    },
    /// Two sites summed after different plans.
    #[error("add {path}, which was made after another plan than {first}: {what}")]
    OtherPlan {
        /// The first file.
        first: PathBuf,
        /// The file that differs.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// A session is not counted from 1.
    #[error("read session {session} in row {row}; sessions count from 1")]
    SessionFromOne {
        /// The row, from 0.
        row: usize,
        /// What was found.
        session: f64,
    },
    /// A course begins at two intakes.
    #[error("begin course {course:?} at two intakes")]
    TwoIntakes {
        /// The course.
        course: String,
    },
    /// Too few completed courses.
    #[error("draw curves of {courses} courses; it takes {needed}")]
    FewCourses {
        /// How many there are.
        courses: usize,
        /// How many it takes.
        needed: usize,
    },
}

impl From<DyadError> for Failure {
    fn from(error: DyadError) -> Self {
        match error {
            DyadError::Model(error) => error.into(),
            DyadError::Number(error) => Self::Number(error),
            DyadError::Table(error) => Self::Table(error),
            error => Self::Dyad(error),
        }
    }
}

impl From<PooledError> for Failure {
    fn from(error: PooledError) -> Self {
        match error {
            PooledError::Model(error) => error.into(),
            error => Self::Pooled(error),
        }
    }
}

impl From<CurveError> for Failure {
    fn from(error: CurveError) -> Self {
        match error {
            CurveError::Number(error) => Self::Number(error),
            CurveError::Model(error) => error.into(),
            CurveError::Table(error) => Self::Table(error),
            CurveError::Session { row, session } => AskedError::SessionFromOne { row, session }.into(),
            CurveError::TwoIntakes { course, .. } => AskedError::TwoIntakes { course }.into(),
        }
    }
}

impl From<GeneralisedError> for Failure {
    fn from(error: GeneralisedError) -> Self {
        match error {
            GeneralisedError::Model(error) => error.into(),
            error => Self::Generalised(error),
        }
    }
}

impl From<MetaError> for Failure {
    fn from(error: MetaError) -> Self {
        match error {
            MetaError::Model(error) => error.into(),
            MetaError::Formula(error) => Self::Formula(error),
            MetaError::Number(error) => Self::Number(error),
            MetaError::Table(error) => Self::Table(error),
            error => Self::Meta(error),
        }
    }
}
