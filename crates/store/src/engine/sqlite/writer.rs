//! The one writer: takes what has queued, commits it together, answers after the commit.

use super::connection;
use super::failure::{Failure, Trust};
use super::names::UniqueNames;
use super::statement::Prepared;
use crate::engine::error::StoreError;
use crate::engine::queue::{Outcome, Queue};
use crate::engine::write::{Write, Written};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Starts the writer's thread. It ends when the last handle on the engine is gone.
pub(super) fn start(path: PathBuf, connection: Connection, queue: Queue) -> Result<(), StoreError> {
    let names = UniqueNames::read(&connection)?;
    std::thread::Builder::new()
        .name("store-writer".into())
        .spawn(move || run(&path, connection, &names, queue))
        .map(drop)
        .map_err(StoreError::engine)
}

fn run(path: &Path, connection: Connection, names: &UniqueNames, mut queue: Queue) {
    let mut trusted = Some(connection);
    while queue.fill_blocking() {
        let connection = match trusted.take().map_or_else(|| connection::open_for_writing(path), Ok) {
            Ok(connection) => connection,
            Err(failure) => {
                tracing::error!(error = %failure.error, "open the database anew");
                queue.refuse(&failure.error);
                continue;
            }
        };
        match serve(&connection, names, &mut queue) {
            Ended::Closed => return,
            // The connection is dropped here and opened anew before anything else is acknowledged.
            Ended::Untrusted => {}
            Ended::Retry => {
                drop(connection);
                retry_alone(path, names, &mut queue);
            }
        }
    }
}

enum Ended {
    /// Nobody can send any more.
    Closed,
    /// The file failed; everyone who waited has been told.
    Untrusted,
    /// The commit of a batch was refused; its writes still wait for their answers.
    Retry,
}

/// Serves batches on one connection for as long as it can be trusted. The first batch has been taken.
fn serve(connection: &Connection, names: &UniqueNames, queue: &mut Queue) -> Ended {
    let mut prepared = Prepared::new(connection, names);
    loop {
        match commit(&mut prepared, queue.batch()) {
            Ok(outcomes) => queue.answer(outcomes),
            // A full disk, or a reference that is checked at the commit: it need not be everyone's fault.
            Err(Failure { error: StoreError::Full | StoreError::Conflict { .. }, .. })
                if queue.batch().len() > 1 =>
            {
                return Ended::Retry;
            }
            Err(Failure { error: error @ StoreError::Busy, .. }) => queue.refuse(&error),
            Err(failure) => {
                tracing::error!(error = %failure.error, "commit a batch");
                queue.refuse(&failure.error);
                return Ended::Untrusted;
            }
        }
        if !queue.fill_blocking() {
            return Ended::Closed;
        }
    }
}

/// Tries each write of a batch by itself on a fresh connection, so that one that is too large for the disk does not
/// take its neighbours with it.
fn retry_alone(path: &Path, names: &UniqueNames, queue: &mut Queue) {
    let alone = |write: &Write| {
        let connection = connection::open_for_writing(path)?;
        let written = transact(&mut Prepared::new(&connection, names), |prepared| apply(prepared, write))?;
        Ok(written)
    };
    let outcomes = queue.batch().iter().map(alone).collect();
    queue.answer(outcomes);
}

/// Commits a batch: first all together; if one is refused, each under its own savepoint in one transaction.
fn commit(prepared: &mut Prepared<'_>, batch: &[Write]) -> Result<Vec<Outcome>, Failure> {
    match together(prepared, batch) {
        Ok(written) => Ok(written.into_iter().map(Ok).collect()),
        Err(failure) if failure.trust != Trust::Kept || matches!(failure.error, StoreError::Busy) => {
            Err(failure)
        }
        Err(failure) if batch.len() == 1 => Ok(vec![Err(failure.error)]),
        Err(_) => apart(prepared, batch),
    }
}

/// All writes in one transaction, or none.
fn together(prepared: &mut Prepared<'_>, batch: &[Write]) -> Result<Vec<Written>, Failure> {
    transact(prepared, |prepared| batch.iter().map(|write| apply(prepared, write)).collect())
}

/// All writes in one transaction, except those that are refused.
fn apart(prepared: &mut Prepared<'_>, batch: &[Write]) -> Result<Vec<Outcome>, Failure> {
    transact(prepared, |prepared| {
        batch
            .iter()
            .map(|write| {
                prepared.run("savepoint one_write", &[])?;
                match apply(prepared, write) {
                    Ok(written) => {
                        prepared.run("release one_write", &[])?;
                        Ok(Ok(written))
                    }
                    Err(failure) if failure.trust == Trust::Kept && !prepared.connection.is_autocommit() => {
                        prepared.run("rollback to one_write", &[])?;
                        prepared.run("release one_write", &[])?;
                        Ok(Err(failure.error))
                    }
                    Err(failure) => Err(failure),
                }
            })
            .collect()
    })
}

fn transact<'c, T>(
    prepared: &mut Prepared<'c>,
    work: impl FnOnce(&mut Prepared<'c>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    prepared.run("begin immediate", &[])?;
    let done = work(prepared).and_then(|done| prepared.run("commit", &[]).map(|_| done));
    if done.is_err() && !prepared.connection.is_autocommit() {
        prepared.run("rollback", &[])?;
    }
    done
}

fn apply(prepared: &mut Prepared<'_>, write: &Write) -> Result<Written, Failure> {
    let mut rows = Vec::with_capacity(write.steps.len());
    for step in &write.steps {
        let touched = prepared.run(step.sql, &step.params)?;
        if let Some(guard) = step.broken_by(touched) {
            return Err(Failure::conflict(guard.conflict));
        }
        rows.push(touched);
    }
    Ok(Written { rows })
}
