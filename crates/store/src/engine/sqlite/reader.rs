//! Connections for reading. None of them ever waits for the writer.
//!
//! Most questions of a page take microseconds, less than handing them to another thread and back. So a question is
//! asked right where it is needed once it has proved light; one that has not, or that grew heavy, goes to a thread
//! where it holds nobody up. Weight is counted in steps of SQLite's machine, which no busy machine can distort.

use super::connection;
use super::failure::{Failure, Trust};
use super::statement;
use crate::engine::error::StoreError;
use crate::engine::place::{Place, place_of};
use crate::engine::read::Read;
use crate::engine::row::{Columns, Row};
use crate::engine::value::Value;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};
use tokio::sync::Semaphore;

/// More steps than this are heavy. On the machines we measured it is about a quarter of a millisecond.
const LIGHT_STEPS: i32 = 10_000;

/// The connections that are free, and how many may be away at once.
#[derive(Debug)]
pub(crate) struct Readers {
    pool: Arc<Pool>,
    permits: Arc<Semaphore>,
}

#[derive(Debug)]
struct Pool {
    path: PathBuf,
    free: Mutex<Vec<Reader>>,
    light: RwLock<BTreeSet<Place>>,
}

/// A connection and the columns of the questions it has been asked.
#[derive(Debug)]
struct Reader {
    connection: Connection,
    columns: BTreeMap<Place, Arc<Columns>>,
}

impl Readers {
    pub(super) fn new(path: PathBuf, max: usize) -> Self {
        let (free, light) = (Mutex::new(Vec::with_capacity(max)), RwLock::default());
        Self { pool: Arc::new(Pool { path, free, light }), permits: Arc::new(Semaphore::new(max)) }
    }

    pub(crate) async fn query(&self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        if self.pool.is_light(sql) {
            return Ok(self.pool.query(sql, &params)?);
        }
        self.away(move |pool| pool.query(sql, &params)).await
    }

    pub(crate) async fn read(&self, read: Read) -> Result<Vec<Vec<Row>>, StoreError> {
        if read.queries.iter().all(|(sql, _)| self.pool.is_light(sql)) {
            return Ok(self.pool.read(&read)?);
        }
        self.away(move |pool| pool.read(&read)).await
    }

    #[cfg(feature = "testing")]
    pub(crate) async fn prepare(&self, sql: &'static str) -> Result<(), StoreError> {
        self.away(move |pool| pool.lend(|reader| Ok(reader.connection.prepare(sql).map(drop)?))).await
    }

    /// Asks on a thread of its own, away from those that serve requests.
    async fn away<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Pool) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(StoreError::engine)?;
        let pool = Arc::clone(&self.pool);
        let asked = tokio::task::spawn_blocking(move || {
            let answer = ask(&pool);
            drop(permit);
            answer
        });
        Ok(asked.await.map_err(StoreError::engine)??)
    }
}

/// The places and connections are whole whatever happened to who held them.
const INVARIANT: &str = "no holder of this lock can panic";

impl Pool {
    fn query(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, Failure> {
        self.lend(|reader| self.ask(reader, sql, params))
    }

    fn read(&self, read: &Read) -> Result<Vec<Vec<Row>>, Failure> {
        self.lend(|reader| {
            // A deferred transaction holds one state of the file from its first question to its end.
            reader.connection.prepare_cached("begin")?.execute([])?;
            let answers = read.queries.iter().map(|(sql, params)| self.ask(reader, sql, params)).collect();
            reader.connection.prepare_cached("commit")?.execute([])?;
            answers
        })
    }

    fn ask(&self, reader: &mut Reader, sql: &'static str, params: &[Value]) -> Result<Vec<Row>, Failure> {
        let (rows, steps) = statement::query(&reader.connection, &mut reader.columns, sql, params)?;
        if (steps <= LIGHT_STEPS) != self.is_light(sql) {
            let mut light = self.light.write().expect(INVARIANT);
            match steps <= LIGHT_STEPS {
                true => light.insert(place_of(sql)),
                false => light.remove(&place_of(sql)),
            };
        }
        Ok(rows)
    }

    fn is_light(&self, sql: &'static str) -> bool {
        self.light.read().expect(INVARIANT).contains(&place_of(sql))
    }

    fn lend<T>(&self, ask: impl FnOnce(&mut Reader) -> Result<T, Failure>) -> Result<T, Failure> {
        let free = self.free.lock().expect(INVARIANT).pop();
        let mut reader = match free {
            Some(reader) => reader,
            None => {
                let connection = connection::open_for_reading(&self.path)?;
                Reader { connection, columns: BTreeMap::new() }
            }
        };
        let answer = ask(&mut reader);
        let trusted = match &answer {
            Err(Failure { trust: Trust::Lost | Trust::Full, .. }) => false,
            Err(Failure { trust: Trust::Kept, .. }) | Ok(_) => reader.connection.is_autocommit(),
        };
        // One that is not trusted is dropped, and opened anew by the next one who asks.
        if trusted {
            self.free.lock().expect(INVARIANT).push(reader);
        }
        answer
    }
}
