//! SQLite with nothing around it: one thread, one connection, one transaction for all that has queued.

use super::statement::{ADMINISTRATION, AUDIT, KEYED_SITTING, MEASURED, OPENED, REVOKED, SUBMITTED, TOUCHED};
use super::submission::{Outcome, Submission};
use super::{BATCH, Request};
use anyhow::Context;
use rusqlite::types::Null;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Statement, params};
use std::path::Path;
use tokio::sync::mpsc;

/// Starts the writer's thread on a file that has the product's schema.
pub fn start(path: &Path, receiver: mpsc::Receiver<Request>) -> anyhow::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).context("open the database of the limit")?;
    connection.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
         pragma wal_autocheckpoint = 4000; pragma cache_size = -65536;",
    )?;
    std::thread::Builder::new()
        .name("limit-writer".into())
        .spawn(move || {
            if let Err(error) = run(&connection, receiver) {
                eprintln!("the limit's writer ended: {error:#}");
            }
        })
        .map(drop)
        .context("start the limit's writer")
}

fn run(connection: &Connection, mut receiver: mpsc::Receiver<Request>) -> anyhow::Result<()> {
    let mut statements = Statements::prepare(connection)?;
    let (mut requests, mut outcomes) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
    while receiver.blocking_recv_many(&mut requests, BATCH) > 0 {
        statements.begin.execute([])?;
        for (submission, _) in &requests {
            outcomes.push(statements.keep(submission)?);
        }
        statements.commit.execute([])?;
        for ((_, reply), outcome) in requests.drain(..).zip(outcomes.drain(..)) {
            if reply.send(outcome).is_err() {
                // Who hung up meanwhile has nothing to be told.
                continue;
            }
        }
    }
    Ok(())
}

struct Statements<'c> {
    begin: Statement<'c>,
    commit: Statement<'c>,
    keyed: Statement<'c>,
    measured: Statement<'c>,
    submitted: Statement<'c>,
    revoked: Statement<'c>,
    administration: Statement<'c>,
    opened: Statement<'c>,
    touched: Statement<'c>,
    audit: Statement<'c>,
}

struct Keyed {
    sitting: String,
    session: String,
    organisation: String,
    episode: String,
}

impl<'c> Statements<'c> {
    fn prepare(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            begin: connection.prepare("begin immediate")?,
            commit: connection.prepare("commit")?,
            keyed: connection.prepare(KEYED_SITTING)?,
            measured: connection.prepare(MEASURED)?,
            submitted: connection.prepare(SUBMITTED)?,
            revoked: connection.prepare(REVOKED)?,
            administration: connection.prepare(ADMINISTRATION)?,
            opened: connection.prepare(OPENED)?,
            touched: connection.prepare(TOUCHED)?,
            audit: connection.prepare(AUDIT)?,
        })
    }

    /// The guards come first, so a refusal leaves nothing behind that would have to be taken back.
    fn keep(&mut self, new: &Submission) -> rusqlite::Result<Outcome> {
        let keyed = self.keyed.query_row([&new.key[..]], |row| {
            Ok(Keyed {
                sitting: row.get(0)?,
                session: row.get(1)?,
                organisation: row.get(6)?,
                episode: row.get(7)?,
            })
        });
        let Some(Keyed { sitting, session, organisation, episode }) = keyed.optional()? else {
            return Ok(Outcome::Unknown);
        };
        if self.submitted.execute(params![sitting, new.now_ms, new.fingerprint])? != 1 {
            return Ok(Outcome::Refused);
        }
        self.measured.execute(params![session, Null])?;
        self.revoked.execute(params![sitting, new.now_ms, &new.key[..]])?;
        self.administration.execute(params![
            new.administration,
            organisation,
            episode,
            session,
            "session-check",
            1,
            "client",
            Null,
            "own-phone",
            new.day,
            new.now_ms,
            new.content,
            Null
        ])?;
        self.opened.execute(params![session, new.now_ms])?;
        self.touched.execute(params![episode])?;
        self.audit.execute(params![
            new.audit,
            new.now_ms,
            organisation,
            "client",
            Null,
            "create",
            "check.submit",
            "sitting",
            sitting,
            episode
        ])?;
        Ok(Outcome::Kept)
    }
}
