//! Values in, rows out, and questions sent without waiting for each other's answers.

use super::failure::read_error;
use crate::engine::error::StoreError;
use crate::engine::row::{Columns, Row};
use crate::engine::value::Value;
use std::error::Error;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

/// Starts all futures in their order, then waits for each. What the driver is asked in the first round goes over
/// the line at once, in this order; the server answers in this order.
pub(super) async fn pipeline<T, F: Future<Output = T>>(futures: impl Iterator<Item = F>) -> Vec<T> {
    let mut started: Vec<(Pin<Box<F>>, Option<T>)> = futures.map(|future| (Box::pin(future), None)).collect();
    poll_fn(|context| {
        for (future, answer) in &mut started {
            if let Poll::Ready(done) = future.as_mut().poll(context) {
                *answer = Some(done);
            }
        }
        Poll::Ready(())
    })
    .await;
    let mut answers = Vec::with_capacity(started.len());
    for (future, answer) in started {
        answers.push(match answer {
            Some(answer) => answer,
            None => future.await,
        });
    }
    answers
}

/// A value on its way to the server, in the type the server expects there. Its `Debug` shows nothing: the driver
/// logs parameters, and parameters hold names.
pub(super) struct Bound<'v>(pub(super) &'v Value);

impl fmt::Debug for Bound<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(&self, expected: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(number) => match *expected {
                Type::INT8 => number.to_sql(expected, out),
                Type::INT4 => i32::try_from(*number)?.to_sql(expected, out),
                Type::INT2 => i16::try_from(*number)?.to_sql(expected, out),
                Type::BOOL => match number {
                    0 => false.to_sql(expected, out),
                    1 => true.to_sql(expected, out),
                    _ => Err(mismatch("a whole number", expected)),
                },
                _ => Err(mismatch("a whole number", expected)),
            },
            Value::Real(number) => match *expected {
                // SQLite would keep it as null, and a score that is not a number is never a missing one.
                _ if number.is_nan() => Err("a number is not a number".into()),
                Type::FLOAT8 => number.to_sql(expected, out),
                _ => Err(mismatch("a number", expected)),
            },
            Value::Text(text) => match *expected {
                Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                    text.to_sql(expected, out)
                }
                _ => Err(mismatch("a text", expected)),
            },
            Value::Bytes(bytes) => match *expected {
                Type::BYTEA => bytes.to_sql(expected, out),
                _ => Err(mismatch("bytes", expected)),
            },
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn mismatch(given: &str, expected: &Type) -> Box<dyn Error + Sync + Send> {
    format!("{given} was given where the statement takes {expected}: write a cast").into()
}

/// A value as it comes from the server.
struct Found(Value);

impl<'a> FromSql<'a> for Found {
    fn from_sql(given: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(match *given {
            Type::INT8 => Value::Integer(i64::from_sql(given, raw)?),
            Type::INT4 => Value::Integer(i32::from_sql(given, raw)?.into()),
            Type::INT2 => Value::Integer(i16::from_sql(given, raw)?.into()),
            Type::BOOL => Value::Integer(bool::from_sql(given, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(given, raw)?),
            Type::FLOAT4 => Value::Real(f32::from_sql(given, raw)?.into()),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            _ => Value::Text(String::from_sql(given, raw)?),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Value::Null))
    }

    fn accepts(given: &Type) -> bool {
        matches!(
            *given,
            Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::FLOAT8 | Type::FLOAT4 | Type::BYTEA
        ) || <String as FromSql>::accepts(given)
    }
}

/// The rows of an answer as both engines give them.
pub(super) fn rows(columns: &Arc<Columns>, found: &[tokio_postgres::Row]) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let mut values = Vec::with_capacity(row.len());
        for place in 0..row.len() {
            values.push(row.try_get::<_, Found>(place).map_err(read_error)?.0);
        }
        rows.push(Row::new(Arc::clone(columns), values, rows.len()));
    }
    Ok(rows)
}
