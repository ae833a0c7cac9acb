//! Connections for reading, from a pool.

use super::connection::Purpose;
use super::exchange::{self, Bound, pipeline};
use super::failure::read_error;
use super::placeholder::rewrite;
use crate::engine::error::StoreError;
use crate::engine::place::{Place, place_of};
use crate::engine::read::Read;
use crate::engine::row::{Columns, Row};
use crate::engine::value::Value;
use deadpool_postgres::{Manager, Object, Pool};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, RwLock};
use tokio_postgres::{Config, NoTls, Statement};

/// The pool, and what is known about the program's statements.
pub(crate) struct Readers {
    pool: Pool,
    known: RwLock<BTreeMap<Place, Arc<Known>>>,
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Readers").field("status", &self.pool.status()).finish()
    }
}

/// A statement as the server reads it.
struct Known {
    sql: &'static str,
    rewritten: String,
    columns: OnceLock<Arc<Columns>>,
}

impl Known {
    fn columns(&self, statement: &Statement) -> &Arc<Columns> {
        self.columns.get_or_init(|| {
            let names = statement.columns().iter().map(|column| column.name().to_owned()).collect();
            Arc::new(Columns { sql: self.sql, names })
        })
    }
}

impl Readers {
    pub(super) fn new(config: &Config, max: usize) -> Result<Self, StoreError> {
        let manager = Manager::new(Purpose::Read.configure(config), NoTls);
        let pool = Pool::builder(manager).max_size(max).build().map_err(StoreError::engine)?;
        Ok(Self { pool, known: RwLock::default() })
    }

    pub(crate) async fn query(&self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let known = self.known(sql);
        let mut again = true;
        loop {
            let client = self.client().await?;
            let asked = async {
                let statement = client.prepare_cached(&known.rewritten).await?;
                let found = ask(&client, &statement, &params).await?;
                Ok((statement, found))
            };
            match asked.await {
                Ok((statement, found)) => return exchange::rows(known.columns(&statement), &found),
                // The server was started anew since: a question may be asked twice.
                Err(_) if client.is_closed() && std::mem::take(&mut again) => {}
                Err(error) => return Err(read_error(error)),
            }
        }
    }

    pub(crate) async fn read(&self, read: Read) -> Result<Vec<Vec<Row>>, StoreError> {
        let client = self.client().await?;
        let mut asked = Vec::with_capacity(read.queries.len());
        for (sql, params) in &read.queries {
            let known = self.known(sql);
            let statement = client.prepare_cached(&known.rewritten).await.map_err(read_error)?;
            asked.push((known, statement, params));
        }
        let begin = "begin isolation level repeatable read, read only";
        let questions = asked.iter().map(|(_, statement, params)| Question::Ask(statement, params));
        let all = [Question::Say(begin)].into_iter().chain(questions).chain([Question::Say("commit")]);
        let mut answers = pipeline(all.map(|question| question.put(&client))).await.into_iter();
        answers.next().expect("begin has an answer").map_err(read_error)?;
        let mut found = Vec::with_capacity(asked.len());
        for ((known, statement, _), answer) in asked.iter().zip(answers) {
            found.push(exchange::rows(known.columns(statement), &answer.map_err(read_error)?)?);
        }
        Ok(found)
    }

    #[cfg(feature = "testing")]
    pub(crate) async fn prepare(&self, sql: &'static str) -> Result<(), StoreError> {
        self.client().await?.prepare(&rewrite(sql)).await.map(drop).map_err(read_error)
    }

    async fn client(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            deadpool_postgres::PoolError::Backend(error) => read_error(error),
            other => StoreError::engine(other),
        })
    }

    fn known(&self, sql: &'static str) -> Arc<Known> {
        let place = place_of(sql);
        let invariant = "no holder of this lock can panic";
        if let Some(known) = self.known.read().expect(invariant).get(&place) {
            return Arc::clone(known);
        }
        let known = Arc::new(Known { sql, rewritten: rewrite(sql), columns: OnceLock::new() });
        Arc::clone(self.known.write().expect(invariant).entry(place).or_insert(known))
    }
}

enum Question<'q> {
    Say(&'static str),
    Ask(&'q Statement, &'q [Value]),
}

impl Question<'_> {
    async fn put(self, client: &Object) -> Result<Vec<tokio_postgres::Row>, tokio_postgres::Error> {
        match self {
            Self::Say(words) => client.batch_execute(words).await.map(|()| Vec::new()),
            Self::Ask(statement, params) => ask(client, statement, params).await,
        }
    }
}

async fn ask(
    client: &Object,
    statement: &Statement,
    params: &[Value],
) -> Result<Vec<tokio_postgres::Row>, tokio_postgres::Error> {
    use futures_util::TryStreamExt;
    client.query_raw(statement, params.iter().map(Bound)).await?.try_collect().await
}
