//! What PostgreSQL's refusals mean.

use crate::engine::error::StoreError;
use std::collections::BTreeMap;
use tokio_postgres::error::SqlState;

/// Why a statement or a transaction did not happen.
#[derive(Debug)]
pub(super) enum Failure {
    /// It was refused; the connection is as good as before.
    Refused(StoreError),
    /// Another node's transaction was in the way; the same may work now.
    Again(StoreError),
    /// Someone else held a lock for too long; what waited for it was not kept.
    Busy,
    /// The line was lost before a commit was asked for: nothing was kept.
    Lost(StoreError),
    /// The line was lost while the commit was asked for: whether it was kept is unknown.
    Unknown(StoreError),
}

impl Failure {
    pub(super) fn into_error(self) -> StoreError {
        match self {
            Self::Busy => StoreError::Busy,
            Self::Refused(error) | Self::Again(error) | Self::Lost(error) | Self::Unknown(error) => error,
        }
    }

    /// The same failure, met while the commit was asked for.
    pub(super) fn at_commit(self) -> Self {
        match self {
            Self::Lost(error) => Self::Unknown(error),
            Self::Refused(_) | Self::Again(_) | Self::Busy | Self::Unknown(_) => self,
        }
    }
}

/// What unique constraints without a given name are called on both engines, `table(column, column)`, by the name the
/// server gave them.
#[derive(Debug, Default)]
pub(super) struct UniqueNames(pub(super) BTreeMap<String, String>);

impl UniqueNames {
    /// What an error of the driver means.
    ///
    /// The server's *detail* is left out on purpose: it quotes the row, and rows hold names.
    pub(super) fn failure(&self, error: tokio_postgres::Error) -> Failure {
        let Some(cause) = error.as_db_error() else {
            let lost = error.is_closed() || is_io(&error);
            let error = StoreError::engine(error);
            return if lost { Failure::Lost(error) } else { Failure::Refused(error) };
        };
        let told = || {
            StoreError::engine(format!("{}: {} ({})", cause.severity(), cause.message(), cause.code().code()))
        };
        let code = cause.code();
        if *code == SqlState::UNIQUE_VIOLATION {
            let index = cause.constraint().unwrap_or("unique");
            Failure::Refused(StoreError::conflict(self.0.get(index).map_or(index, String::as_str)))
        } else if *code == SqlState::FOREIGN_KEY_VIOLATION {
            Failure::Refused(StoreError::conflict("foreign key"))
        } else if *code == SqlState::DISK_FULL {
            Failure::Refused(StoreError::Full)
        } else if *code == SqlState::LOCK_NOT_AVAILABLE {
            Failure::Busy
        } else if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code) {
            Failure::Again(told())
        } else if ends_the_connection(code) {
            Failure::Lost(told())
        } else {
            Failure::Refused(told())
        }
    }
}

/// What the driver's error is to a reader.
pub(super) fn read_error(error: tokio_postgres::Error) -> StoreError {
    UniqueNames::default().failure(error).into_error()
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>())
}

fn ends_the_connection(code: &SqlState) -> bool {
    // Class 08: connection exceptions. 57P0x: the server shuts down, crashed, is starting, or dropped us.
    // 25P03: idle in a transaction for too long.
    code.code().starts_with("08") || code.code().starts_with("57P") || code.code() == "25P03"
}
