//! What SQLite's refusals mean.

use crate::engine::error::StoreError;
use rusqlite::ErrorCode;

/// A failure, and whether the connection may still be trusted.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: StoreError,
    pub(super) trust: Trust,
}

/// Whether a connection can go on after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The statement was refused; the connection is as good as before.
    Kept,
    /// The disk is full: nothing was written, and the connection is opened anew.
    Full,
    /// Reading or writing the file failed: what reached the disk is unknown until the file is opened anew.
    Lost,
}

impl Failure {
    pub(super) fn conflict(name: &str) -> Self {
        Self { error: StoreError::conflict(name), trust: Trust::Kept }
    }

    pub(super) fn io(error: std::io::Error) -> Self {
        let full =
            matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded);
        match full {
            true => Self { error: StoreError::Full, trust: Trust::Full },
            false => Self { error: StoreError::engine(error), trust: Trust::Lost },
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(cause, message) = &error else {
            return Self { error: StoreError::engine(error), trust: Trust::Kept };
        };
        match cause.code {
            ErrorCode::ConstraintViolation => {
                let conflict = message.as_deref().and_then(conflict_of);
                Self { error: conflict.unwrap_or_else(|| StoreError::engine(error)), trust: Trust::Kept }
            }
            // Another process, a command beside the server, is in the middle of a long write.
            ErrorCode::DatabaseBusy => Self { error: StoreError::Busy, trust: Trust::Kept },
            ErrorCode::DiskFull => Self { error: StoreError::Full, trust: Trust::Full },
            ErrorCode::SystemIoFailure
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::CannotOpen
            | ErrorCode::OutOfMemory
            | ErrorCode::FileLockingProtocolFailed => {
                Self { error: StoreError::engine(error), trust: Trust::Lost }
            }
            _ => Self { error: StoreError::engine(error), trust: Trust::Kept },
        }
    }
}

/// The conflict in SQLite's words, as both engines call it: `UNIQUE constraint failed: a.x, a.y` is `a(x, y)`.
fn conflict_of(message: &str) -> Option<StoreError> {
    if message == "FOREIGN KEY constraint failed" {
        return Some(StoreError::conflict("foreign key"));
    }
    let columns = message.strip_prefix("UNIQUE constraint failed: ")?;
    if let Some(index) = columns.strip_prefix("index '") {
        return Some(StoreError::conflict(index.trim_end_matches('\'')));
    }
    let (table, _) = columns.split_once('.')?;
    let names: Vec<&str> =
        columns.split(", ").map(|column| column.rsplit('.').next().unwrap_or(column)).collect();
    Some(StoreError::conflict(format!("{table}({})", names.join(", "))))
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { error, trust: Trust::Kept }
    }
}
