//! One row of an answer, read by column name.

use crate::engine::error::StoreError;
use crate::engine::value::Value;
use alliance::clock::Timestamp;
use std::str::FromStr;
use std::sync::Arc;

/// What the rows of one answer share: the statement and its columns.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) sql: &'static str,
    pub(crate) names: Vec<String>,
}

/// One row of an answer.
///
/// Columns are asked for by name. A column that is missing, empty where it may not be, or of another kind is
/// [`StoreError::Corrupt`] with its place, so that a damaged row can be found.
#[derive(Debug, Clone)]
pub struct Row {
    columns: Arc<Columns>,
    values: Vec<Value>,
    place: usize,
}

impl Row {
    pub(crate) fn new(columns: Arc<Columns>, values: Vec<Value>, place: usize) -> Self {
        Self { columns, values, place }
    }

    /// The text of a column.
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        self.str(column).map(str::to_owned)
    }

    /// The text of a column, lent.
    pub fn str(&self, column: &str) -> Result<&str, StoreError> {
        self.str_or_null(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// The text of a column, if there is one.
    pub fn text_or_null(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(self.str_or_null(column)?.map(str::to_owned))
    }

    /// The text of a column, lent, if there is one.
    pub fn str_or_null(&self, column: &str) -> Result<Option<&str>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            Value::Integer(_) | Value::Real(_) | Value::Bytes(_) => Err(self.corrupt(column)),
        }
    }

    /// The whole number of a column.
    pub fn integer(&self, column: &str) -> Result<i64, StoreError> {
        self.integer_or_null(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// The whole number of a column, if there is one.
    pub fn integer_or_null(&self, column: &str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Integer(number) => Ok(Some(*number)),
            Value::Real(_) | Value::Text(_) | Value::Bytes(_) => Err(self.corrupt(column)),
        }
    }

    /// The whole number of a column as a narrower type; one that does not fit is corrupt.
    pub fn number<T: TryFrom<i64>>(&self, column: &str) -> Result<T, StoreError> {
        T::try_from(self.integer(column)?).map_err(|_| self.corrupt(column))
    }

    /// The whole number of a column as a narrower type, if there is one.
    pub fn number_or_null<T: TryFrom<i64>>(&self, column: &str) -> Result<Option<T>, StoreError> {
        match self.integer_or_null(column)? {
            None => Ok(None),
            Some(number) => T::try_from(number).map(Some).map_err(|_| self.corrupt(column)),
        }
    }

    /// Whether a column of 0 and 1 says 1.
    pub fn flag(&self, column: &str) -> Result<bool, StoreError> {
        match self.integer(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt(column)),
        }
    }

    /// The moment of a column of milliseconds.
    pub fn timestamp(&self, column: &str) -> Result<Timestamp, StoreError> {
        self.integer(column).map(Timestamp::from_ms)
    }

    /// The moment of a column of milliseconds, if there is one.
    pub fn timestamp_or_null(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.integer_or_null(column)?.map(Timestamp::from_ms))
    }

    /// The number of a column.
    pub fn real(&self, column: &str) -> Result<f64, StoreError> {
        self.real_or_null(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// The number of a column, if there is one.
    pub fn real_or_null(&self, column: &str) -> Result<Option<f64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Real(number) => Ok(Some(*number)),
            Value::Integer(_) | Value::Text(_) | Value::Bytes(_) => Err(self.corrupt(column)),
        }
    }

    /// The bytes of a column.
    pub fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        self.bytes_or_null(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// The bytes of a column, if there are any.
    pub fn bytes_or_null(&self, column: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.blob_or_null(column)?.map(<[u8]>::to_vec))
    }

    /// The bytes of a column, lent, if there are any.
    pub fn blob_or_null(&self, column: &str) -> Result<Option<&[u8]>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Bytes(bytes) => Ok(Some(bytes)),
            Value::Integer(_) | Value::Real(_) | Value::Text(_) => Err(self.corrupt(column)),
        }
    }

    /// The text of a column as what it stands for: an id, a word.
    pub fn parse<T: FromStr>(&self, column: &str) -> Result<T, StoreError> {
        self.str(column)?.parse().map_err(|_| self.corrupt(column))
    }

    /// The text of a column as what it stands for, if there is one.
    pub fn parse_or_null<T: FromStr>(&self, column: &str) -> Result<Option<T>, StoreError> {
        match self.str_or_null(column)? {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| self.corrupt(column)),
        }
    }

    /// The value of a column, whatever its kind.
    pub fn value(&self, column: &str) -> Result<&Value, StoreError> {
        match self.columns.names.iter().position(|name| name == column) {
            Some(place) => Ok(&self.values[place]),
            None => Err(self.corrupt(column)),
        }
    }

    /// The error that says that this column of this row is not what it should be.
    pub fn corrupt(&self, column: &str) -> StoreError {
        let id = self.columns.names.iter().position(|name| name == "id").map(|place| &self.values[place]);
        let row = match id {
            Some(Value::Text(id)) => id.clone(),
            Some(Value::Integer(id)) => id.to_string(),
            Some(Value::Null | Value::Real(_) | Value::Bytes(_)) | None => format!("#{}", self.place + 1),
        };
        StoreError::Corrupt { table: table_of(self.columns.sql).to_owned(), column: column.to_owned(), row }
    }
}

/// The table a statement is about: the word after its first `from`, `into` or `update`.
pub(crate) fn table_of(sql: &str) -> &str {
    let mut words =
        sql.split(|c: char| c.is_whitespace() || c == '(' || c == ')').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if matches!(word, "from" | "into" | "update") {
            return words.next().map_or("?", |table| table.trim_end_matches([',', ';']));
        }
    }
    "?"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: Vec<(&str, Value)>) -> Row {
        let (names, values) = values.into_iter().map(|(name, value)| (name.to_owned(), value)).unzip();
        Row::new(Arc::new(Columns { sql: "select a from episode where id = ?1", names }), values, 4)
    }

    #[test]
    fn a_wrong_value_names_its_table_column_and_row() {
        let with_id = row(vec![("id", Value::Text("e-1".into())), ("a", Value::Null)]);
        assert_eq!(with_id.text("a").unwrap_err().to_string(), "read episode.a of row e-1");
        let without = row(vec![("a", Value::Integer(7))]);
        assert_eq!(without.text("a").unwrap_err().to_string(), "read episode.a of row #5");
        assert_eq!(without.integer("b").unwrap_err().to_string(), "read episode.b of row #5");
    }

    #[test]
    fn null_is_nothing_and_never_zero() {
        let row = row(vec![("a", Value::Null)]);
        assert_eq!(row.integer_or_null("a").unwrap(), None);
        assert_eq!(row.real_or_null("a").unwrap(), None);
        assert!(row.integer("a").is_err());
        assert!(row.real("a").is_err());
    }

    #[test]
    fn a_number_that_does_not_fit_is_corrupt() {
        let row = row(vec![("a", Value::Integer(300))]);
        assert_eq!(row.number::<u16>("a").unwrap(), 300);
        assert!(row.number::<u8>("a").is_err());
        assert!(row.flag("a").is_err());
    }

    #[test]
    fn the_table_of_a_statement_is_found() {
        for (sql, table) in [
            ("select x from episode where y = 1", "episode"),
            ("insert into session(id) values (?1)", "session"),
            ("update sitting set x = 1", "sitting"),
            ("select 1", "?"),
        ] {
            assert_eq!(table_of(sql), table, "{sql}");
        }
    }
}
