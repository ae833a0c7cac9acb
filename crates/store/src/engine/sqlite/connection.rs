//! How a connection to the file is set up.

use super::failure::Failure;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::path::Path;

/// Milliseconds to wait for another process (a command beside the server) to finish its write.
const BUSY_TIMEOUT_MS: u32 = 5_000;

/// Opens the file for the writer; a new one can be read by its owner only.
pub(super) fn open_for_writing(path: &Path) -> Result<Connection, Failure> {
    create(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // FULL: the write-ahead log is on the disk before a write is acknowledged. NORMAL would lose acknowledged
    // answers in a power cut. The fullfsync pair matters on macOS only, where fsync does not reach the disk.
    connection.execute_batch(&format!(
        "pragma busy_timeout = {BUSY_TIMEOUT_MS}; pragma journal_mode = wal; pragma synchronous = full;
         pragma fullfsync = on; pragma checkpoint_fullfsync = on; pragma foreign_keys = on;
         pragma wal_autocheckpoint = 4000; pragma cache_size = -65536; pragma trusted_schema = off;"
    ))?;
    set_up(&connection)?;
    Ok(connection)
}

/// Opens the file for reading only.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch(&format!(
        "pragma busy_timeout = {BUSY_TIMEOUT_MS}; pragma query_only = on; pragma cache_size = -16384;
         pragma trusted_schema = off;"
    ))?;
    connection.set_prepared_statement_cache_capacity(256);
    set_up(&connection)?;
    Ok(connection)
}

/// What both kinds of connection have.
fn set_up(connection: &Connection) -> Result<(), Failure> {
    // One statement, one plan. Otherwise SQLite may plan anew whenever other values are bound, and the cache of
    // statements unbinds them after each use: nearly every question would be compiled each time it is asked.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    add_functions(connection)
}

/// Makes the file if it is not there, before SQLite would make it readable for all.
fn create(path: &Path) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(Failure::io)
}

/// Adds what PostgreSQL has of its own: `sha256(bytes)`.
fn add_functions(connection: &Connection) -> Result<(), Failure> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("sha256", 1, flags, |context| match context.get_raw(0) {
        ValueRef::Null => Ok(None),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Ok(Some(Sha256::digest(bytes).to_vec())),
        ValueRef::Integer(_) | ValueRef::Real(_) => {
            Err(rusqlite::Error::UserFunctionError("sha256 takes bytes".into()))
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::StatementStatus;

    #[test]
    fn a_question_is_compiled_once_whatever_it_is_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let writing = open_for_writing(&path).unwrap();
        writing
            .execute_batch(
                "create table a (id text primary key, b text, c integer); create index a_b on a (b)",
            )
            .unwrap();
        let reading = open_for_reading(&path).unwrap();
        for connection in [&writing, &reading] {
            for number in 0..3 {
                let mut statement = connection
                    .prepare_cached("select id from a where b = ?1 and c = ?2 order by id")
                    .unwrap();
                assert!(!statement.exists((format!("b{number}"), number)).unwrap());
                assert_eq!(
                    statement.get_status(StatementStatus::RePrepare),
                    0,
                    "asked for the {number}. time"
                );
            }
        }
    }
}
