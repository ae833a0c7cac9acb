//! Values in, rows out.

use super::failure::Failure;
use super::names::UniqueNames;
use crate::engine::error::StoreError;
use crate::engine::place::{Place, place_of};
use crate::engine::row::{Columns, Row};
use crate::engine::value::Value;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, StatementStatus, ToSql};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The writer's statements, prepared once per connection.
#[derive(Debug)]
pub(super) struct Prepared<'c> {
    pub(super) connection: &'c Connection,
    names: &'c UniqueNames,
    statements: BTreeMap<Place, Statement<'c>>,
}

impl<'c> Prepared<'c> {
    pub(super) fn new(connection: &'c Connection, names: &'c UniqueNames) -> Self {
        Self { connection, names, statements: BTreeMap::new() }
    }

    /// Runs a statement and gives the number of rows it touched, or found if it is a question.
    pub(super) fn run(&mut self, sql: &'static str, params: &[Value]) -> Result<u64, Failure> {
        self.execute(sql, params).map_err(|failure| self.names.name(failure))
    }

    fn execute(&mut self, sql: &'static str, params: &[Value]) -> Result<u64, Failure> {
        let statement = match self.statements.entry(place_of(sql)) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => new.insert(self.connection.prepare(sql)?),
        };
        bind(statement, params)?;
        if statement.column_count() == 0 {
            return Ok(statement.raw_execute()? as u64);
        }
        let mut rows = statement.raw_query();
        let mut found = 0;
        while rows.next()?.is_some() {
            found += 1;
        }
        Ok(found)
    }
}

/// Asks a question on a reading connection; gives its rows and the steps of SQLite's machine they took.
pub(super) fn query(
    connection: &Connection,
    columns: &mut BTreeMap<Place, Arc<Columns>>,
    sql: &'static str,
    params: &[Value],
) -> Result<(Vec<Row>, i32), Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = Arc::clone(columns.entry(place_of(sql)).or_insert_with(|| {
        let names = statement.column_names().map(str::to_owned).collect();
        Arc::new(Columns { sql, names })
    }));
    bind(&mut statement, params)?;
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let mut values = Vec::with_capacity(columns.names.len());
        for place in 0..columns.names.len() {
            values.push(read(row.get_ref(place)?)?);
        }
        found.push(Row::new(Arc::clone(&columns), values, found.len()));
    }
    drop(rows);
    Ok((found, statement.reset_status(StatementStatus::VmStep)))
}

fn bind(statement: &mut Statement<'_>, params: &[Value]) -> Result<(), Failure> {
    let expected = statement.parameter_count();
    if params.len() != expected {
        return Err(rusqlite::Error::InvalidParameterCount(params.len(), expected).into());
    }
    for (place, value) in params.iter().enumerate() {
        // SQLite would keep it as null, and a score that is not a number is never a missing one.
        if matches!(value, Value::Real(number) if number.is_nan()) {
            return Err(StoreError::engine("a number is not a number").into());
        }
        statement.raw_bind_parameter(place + 1, Bound(value))?;
    }
    Ok(())
}

fn read(value: ValueRef<'_>) -> Result<Value, Failure> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(
            std::str::from_utf8(text)
                .map_err(|error| {
                    rusqlite::Error::from(rusqlite::types::FromSqlError::Other(Box::new(error)))
                })?
                .to_owned(),
        ),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}

struct Bound<'v>(&'v Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
