//! Why an analysis did not come about. Each kind of reason keeps its own facts; `refusal` makes the sentences.

use crate::reading::error::ReadError;
use crate::reshape::error::ReshapeError;
use stats::StatsError;
use stats::formula::error::FormulaError;
use stats::generalised::error::GeneralisedError;
use stats::meta::error::MetaError;
use stats::mixed::error::ModelError;
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
    /// The result would be written over a file that was read.
    #[error("write over {}, which was read", path.display())]
    WriteOver {
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
