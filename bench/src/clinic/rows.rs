//! Rows by the hundred thousand, put into either engine without the store: a clinic has to stand in seconds.

use crate::place::{Place, postgres};
use anyhow::Context;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql as ToSqlite};
use tokio_postgres::types::ToSql as ToPostgres;

/// Rows of one array that go over the line to PostgreSQL.
const CHUNK: usize = 20_000;

/// One value of one row.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Texts.
    Text,
    /// Whole numbers.
    Integer,
    /// Bytes.
    Bytes,
}

/// Rows for one table.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static [(&'static str, Kind)],
    rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Null, Self::Integer)
    }
}

impl From<Vec<u8>> for Cell {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl ToSqlite for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Table {
    /// A table without rows yet.
    pub fn new(name: &'static str, columns: &'static [(&'static str, Kind)]) -> Self {
        Self { name, columns, rows: Vec::new() }
    }

    /// Adds a row, its cells in the order of the columns.
    pub fn add<const N: usize>(&mut self, row: [Cell; N]) {
        assert_eq!(N, self.columns.len(), "a row of {} has a cell for each column", self.name);
        self.rows.push(row.into());
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    fn fill_sqlite(&self, connection: &Connection) -> anyhow::Result<()> {
        let places = (1..=self.columns.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
        let sql = format!("insert into {} ({}) values ({places})", self.name, self.names());
        let mut statement = connection.prepare(&sql).with_context(|| sql.clone())?;
        for row in &self.rows {
            statement.execute(rusqlite::params_from_iter(row)).with_context(|| sql.clone())?;
        }
        Ok(())
    }

    async fn fill_postgres(&self, client: &tokio_postgres::Client) -> anyhow::Result<()> {
        let arrays: Vec<String> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, (_, kind))| format!("${}::{}[]", at + 1, kind.name()))
            .collect();
        let sql = format!(
            "insert into {} ({}) select * from unnest({})",
            self.name,
            self.names(),
            arrays.join(", ")
        );
        let statement = client.prepare(&sql).await.with_context(|| sql.clone())?;
        for rows in self.rows.chunks(CHUNK) {
            let columns: Vec<Box<dyn ToPostgres + Sync>> =
                self.columns.iter().enumerate().map(|(at, (_, kind))| kind.array(rows, at)).collect();
            let params: Vec<&(dyn ToPostgres + Sync)> = columns.iter().map(|column| &**column as _).collect();
            client.execute(&statement, &params).await.with_context(|| sql.clone())?;
        }
        Ok(())
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "bigint",
            Self::Bytes => "bytea",
        }
    }

    fn array(self, rows: &[Vec<Cell>], at: usize) -> Box<dyn ToPostgres + Sync> {
        match self {
            Self::Text => {
                Box::new(rows.iter().map(|row| row[at].text().map(str::to_owned)).collect::<Vec<_>>())
            }
            Self::Integer => Box::new(rows.iter().map(|row| row[at].integer()).collect::<Vec<_>>()),
            Self::Bytes => {
                Box::new(rows.iter().map(|row| row[at].bytes().map(<[u8]>::to_vec)).collect::<Vec<_>>())
            }
        }
    }
}

impl Cell {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Integer(_) | Self::Bytes(_) => None,
        }
    }

    fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Null | Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Null | Self::Text(_) | Self::Integer(_) => None,
        }
    }
}

/// Puts the tables into a database that has the product's schema, in their order.
pub async fn fill(place: &Place, tables: &[&Table]) -> anyhow::Result<()> {
    match place {
        Place::File(path) => {
            let mut connection = Connection::open(path).context("open the database to fill it")?;
            connection.execute_batch("pragma synchronous = off; pragma cache_size = -262144;")?;
            let all = connection.transaction()?;
            tables.iter().try_for_each(|table| table.fill_sqlite(&all))?;
            all.commit()?;
            // What is measured starts from a quiet file, not from a log that waits to be written back.
            connection.execute_batch("pragma synchronous = full; pragma wal_checkpoint(truncate);")?;
            Ok(())
        }
        Place::Server(address) => {
            let client = postgres(address).await?;
            client.batch_execute("begin").await?;
            for table in tables {
                table.fill_postgres(&client).await?;
            }
            client.batch_execute("commit").await?;
            client.batch_execute("vacuum analyze").await?;
            client.batch_execute("checkpoint").await.context("write everything to the disk")?;
            Ok(())
        }
    }
}
