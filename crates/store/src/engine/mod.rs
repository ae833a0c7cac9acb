//! The one seam for two engines: SQLite beside the program, PostgreSQL at an address.
//!
//! Only the files in this folder name a driver. Statements are written once, lower case, with `?1`, `?2`, … for
//! values, in SQL both engines read alike:
//!
//! - types are `text`, `bigint`, `double precision` (SQLite: `real`) and `bytea` (SQLite: `blob`);
//! - `on conflict … do nothing` and `do update` work on both, so do `with`, `returning` in a query, window functions;
//! - a sum of `bigint` is `numeric` in PostgreSQL: write `cast(sum(x) as bigint)`;
//! - a value that stands alone in a `case`, or is compared with nothing typed, is text to PostgreSQL: write
//!   `cast(?1 as bigint)`;
//! - a truth (`a = b`, `exists (…)`) is read as 0 or 1;
//! - `sha256(bytes)` gives 32 bytes on both;
//! - texts are ordered byte by byte in SQLite and as the database says in PostgreSQL: make that one with `C.UTF-8`;
//! - a unique constraint that a caller asks about has a name: `constraint client_code unique (…)` after the columns.
//!
//! Reads go to their own connections and never wait for a write. Every write goes through one queue to one writer,
//! which puts what has queued into one transaction and answers after the commit: an acknowledged write survives a
//! power cut, and a hundred of them cost one wait for the disk. Why: docs/adr/0003.

pub mod error;
pub mod notice;
pub(crate) mod place;
pub(crate) mod postgres;
pub(crate) mod queue;
pub mod read;
pub mod row;
mod sqlite;
pub mod value;
pub mod write;

use crate::migration::{MIGRATIONS, Migration};
use error::StoreError;
use notice::Notice;
use queue::Request;
use read::Read;
use row::Row;
use std::sync::Arc;
use tokio::sync::{broadcast, mpsc, oneshot};
use value::Value;
use write::{Write, Written};

/// Which of the two engines answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// A file beside the program.
    Sqlite,
    /// A server at an address.
    Postgres,
}

/// How much an engine may use.
#[derive(Debug, Clone)]
pub struct EngineOptions {
    /// Connections for reading.
    pub readers: usize,
    /// Writes that may wait; one more is [`StoreError::Busy`].
    pub queue: usize,
    /// Writes that may share one transaction.
    pub batch: usize,
    /// Notices a listener may be behind before it has to look again.
    pub notices: usize,
}

impl Default for EngineOptions {
    fn default() -> Self {
        Self { readers: 8, queue: 8_192, batch: 256, notices: 4_096 }
    }
}

/// The database. Cloning it gives another handle on the same one.
#[derive(Debug, Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    readers: Readers,
    writer: mpsc::Sender<Request>,
    notices: broadcast::Sender<Notice>,
}

#[derive(Debug)]
enum Readers {
    Sqlite(sqlite::reader::Readers),
    Postgres(postgres::Node),
}

impl Engine {
    /// Opens the database at `address`, a path or `postgres://…`, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`] if a newer version of the program has been here.
    pub async fn open(address: &str, options: EngineOptions) -> Result<Self, StoreError> {
        Self::open_with(address, options, MIGRATIONS).await
    }

    /// Opens the database with a schema of the caller's own. For tests of the engine.
    pub async fn open_with(
        address: &str,
        options: EngineOptions,
        migrations: &[Migration],
    ) -> Result<Self, StoreError> {
        let (writer, receiver) = mpsc::channel(options.queue);
        let (notices, _) = broadcast::channel(options.notices);
        let queue = queue::Queue::new(receiver, options.batch, notices.clone());
        let readers = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let notices = notices.clone();
            Readers::Postgres(postgres::open(address, options.readers, migrations, queue, notices).await?)
        } else {
            Readers::Sqlite(sqlite::open(address, options.readers, migrations, queue)?)
        };
        Ok(Self { inner: Arc::new(Inner { readers, writer, notices }) })
    }

    /// Which engine this is.
    pub fn kind(&self) -> EngineKind {
        match &self.inner.readers {
            Readers::Sqlite(_) => EngineKind::Sqlite,
            Readers::Postgres(_) => EngineKind::Postgres,
        }
    }

    /// Asks a question; the answer is all its rows.
    pub async fn query(&self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match &self.inner.readers {
            Readers::Sqlite(readers) => readers.query(sql, params).await,
            Readers::Postgres(node) => node.readers.query(sql, params).await,
        }
    }

    /// Asks a question that has at most one row for an answer; two rows are corrupt.
    pub async fn query_opt(&self, sql: &'static str, params: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let mut rows = self.query(sql, params).await?.into_iter();
        let first = rows.next();
        match rows.next() {
            None => Ok(first),
            Some(second) => Err(second.corrupt("id")),
        }
    }

    /// Asks several questions about one moment; the answers come in their order.
    pub async fn read(&self, read: Read) -> Result<Vec<Vec<Row>>, StoreError> {
        match &self.inner.readers {
            Readers::Sqlite(readers) => readers.read(read).await,
            Readers::Postgres(node) => node.readers.read(read).await,
        }
    }

    /// Has a statement read by the engine without running it. For the test that every statement is read by both.
    #[cfg(feature = "testing")]
    pub async fn prepare(&self, sql: &'static str) -> Result<(), StoreError> {
        match &self.inner.readers {
            Readers::Sqlite(readers) => readers.prepare(sql).await,
            Readers::Postgres(node) => node.readers.prepare(sql).await,
        }
    }

    /// Keeps a write, as a whole or not at all. The answer comes after the commit.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a guard or a unique constraint is against it, [`StoreError::Busy`] if too many
    /// writes are waiting, [`StoreError::Full`], [`StoreError::Engine`].
    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        let (reply, outcome) = oneshot::channel();
        match self.inner.writer.try_send(Request { write, reply }) {
            Ok(()) => {}
            Err(mpsc::error::TrySendError::Full(_)) => return Err(StoreError::Busy),
            Err(mpsc::error::TrySendError::Closed(_)) => {
                return Err(StoreError::engine("the writer has ended"));
            }
        }
        outcome.await.unwrap_or_else(|_| Err(StoreError::engine("the writer ended before it answered")))
    }

    /// Whether there still is a writer. Without one every write fails and the program has to be started anew: this is
    /// what its readiness depends on.
    pub fn has_writer(&self) -> bool {
        !self.inner.writer.is_closed()
    }

    /// Word of every write that was kept from now on, here and on other nodes.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.inner.notices.subscribe()
    }
}
