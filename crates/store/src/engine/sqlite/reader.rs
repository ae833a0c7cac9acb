//! Connections for reading. None of them ever waits for the writer.

use super::connection;
use super::failure::{Failure, Trust};
use super::statement;
use crate::engine::error::StoreError;
use crate::engine::place::Place;
use crate::engine::read::Read;
use crate::engine::row::{Columns, Row};
use crate::engine::value::Value;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::sync::Semaphore;

/// The connections that are free, and how many may be in use.
#[derive(Debug)]
pub(crate) struct Readers {
    pool: Arc<Pool>,
    permits: Arc<Semaphore>,
}

#[derive(Debug)]
struct Pool {
    path: PathBuf,
    free: Mutex<Vec<Reader>>,
}

#[derive(Debug)]
struct Reader {
    connection: Connection,
    columns: BTreeMap<Place, Arc<Columns>>,
}

impl Readers {
    pub(super) fn new(path: PathBuf, max: usize) -> Self {
        let free = Mutex::new(Vec::with_capacity(max));
        Self { pool: Arc::new(Pool { path, free }), permits: Arc::new(Semaphore::new(max)) }
    }

    pub(crate) async fn query(&self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.visit(move |reader| statement::query(&reader.connection, &mut reader.columns, sql, &params))
            .await
    }

    pub(crate) async fn read(&self, read: Read) -> Result<Vec<Vec<Row>>, StoreError> {
        self.visit(move |reader| {
            // A deferred transaction holds one state of the file from its first question to its end.
            let moment = reader.connection.unchecked_transaction()?;
            let answers = read
                .queries
                .iter()
                .map(|(sql, params)| statement::query(&moment, &mut reader.columns, sql, params))
                .collect::<Result<_, _>>()?;
            moment.commit()?;
            Ok(answers)
        })
        .await
    }

    #[cfg(feature = "testing")]
    pub(crate) async fn prepare(&self, sql: &'static str) -> Result<(), StoreError> {
        self.visit(move |reader| Ok(reader.connection.prepare(sql).map(drop)?)).await
    }

    /// Lends a connection to `ask`, away from the threads that serve requests.
    async fn visit<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Reader) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(StoreError::engine)?;
        let pool = Arc::clone(&self.pool);
        let visit = move || {
            let mut reader = pool.take()?;
            let answer = ask(&mut reader);
            match &answer {
                Err(Failure { trust: Trust::Lost | Trust::Full, .. }) => drop(reader),
                Err(Failure { trust: Trust::Kept, .. }) | Ok(_) => pool.give_back(reader),
            }
            drop(permit);
            answer
        };
        match tokio::task::spawn_blocking(visit).await {
            Ok(answer) => answer.map_err(StoreError::from),
            Err(panicked) => Err(StoreError::engine(panicked)),
        }
    }
}

impl Pool {
    fn take(&self) -> Result<Reader, Failure> {
        let free = self.free.lock().expect("no holder of this lock can panic").pop();
        match free {
            Some(reader) => Ok(reader),
            None => {
                let connection = connection::open_for_reading(&self.path)?;
                Ok(Reader { connection, columns: BTreeMap::new() })
            }
        }
    }

    fn give_back(&self, reader: Reader) {
        self.free.lock().expect("no holder of this lock can panic").push(reader);
    }
}
