//! What can go wrong between a question and the database.

use std::error::Error;
use std::sync::Arc;

/// Why a read or a write did not happen.
///
/// It can be cloned because one failed commit is the answer to every write that was in it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The write met something that was there first, or a guard of its own; nothing of it was kept.
    ///
    /// `constraint` is what the guard was called; or the name the schema gives to the unique constraint or index, and
    /// `table(column, column)` if it gives none; or `foreign key`. The same words on both engines.
    #[error("write against {constraint}")]
    Conflict {
        /// The guard or the unique columns.
        constraint: String,
    },
    /// A stored value is not what its column promises.
    #[error("read {table}.{column} of row {row}")]
    Corrupt {
        /// The table of the statement.
        table: String,
        /// The column asked for.
        column: String,
        /// The row's `id` where it was read, otherwise its place in the answer.
        row: String,
    },
    /// The database was made by a newer version of the program.
    #[error("open a database of schema {found} with a program that knows schema {known}")]
    NewerSchema {
        /// The schema of the database.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// More writes are waiting than the queue holds, or someone else kept the database from writing for too long.
    /// Nothing of this write was kept; it may be tried again.
    #[error("write while too many others do")]
    Busy,
    /// The disk is full; nothing of the write was kept.
    #[error("write to a full disk")]
    Full,
    /// The engine failed. After a lost connection it may be unknown whether the write was kept: it was not
    /// acknowledged, so it has to be tried again under the same idempotency key.
    #[error("use the database")]
    Engine(#[source] Arc<dyn Error + Send + Sync>),
}

impl StoreError {
    /// A failure of the engine with its cause.
    pub fn engine(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Engine(Arc::from(source.into()))
    }

    /// A conflict with a guard or with unique columns.
    pub fn conflict(constraint: impl Into<String>) -> Self {
        Self::Conflict { constraint: constraint.into() }
    }

    /// Whether this is the conflict with exactly this guard or these unique columns.
    pub fn is_conflict(&self, name: &str) -> bool {
        match self {
            Self::Conflict { constraint } => constraint == name,
            Self::Corrupt { .. } | Self::NewerSchema { .. } | Self::Busy | Self::Full | Self::Engine(_) => {
                false
            }
        }
    }
}
