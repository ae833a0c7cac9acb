//! Apache Parquet: the columns that are asked for, one group of rows after the other.

use super::cell::Decimal;
use super::column::{Filling, Holds};
use super::error::ReadError;
use super::{Asked, ColumnFound, Contents, Format, finish, nearest};
use parquet::basic::{ConvertedType, LogicalType, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;
use stats::table::{Column, Table};
use std::collections::BTreeSet;

/// Values that are taken out of a column at a time.
const BATCH: usize = 8_192;

/// Rows that room is made for before they are read, whatever the file says of itself.
const RESERVED_MAX: usize = 1 << 25;

/// Reads the columns that are asked for.
pub(super) fn read(file: impl ChunkReader + 'static, asked: &Asked) -> Result<Contents, ReadError> {
    let reader = SerializedFileReader::new(file).map_err(malformed)?;
    let metadata = reader.metadata();
    let schema = metadata.file_metadata().schema_descr();
    let names: Vec<String> = schema.columns().iter().map(|column| column.path().string()).collect();
    let mut wanted: BTreeSet<String> =
        asked.columns.clone().unwrap_or_else(|| names.iter().cloned().collect());
    wanted.extend(asked.skips.iter().map(|(column, _)| column.clone()));
    let mut columns = Vec::new();
    for name in &wanted {
        let place = names
            .iter()
            .position(|known| known == name)
            .ok_or_else(|| ReadError::UnknownColumn { name: name.clone(), nearest: nearest(name, &names) })?;
        let column = schema.column(place);
        let meaning = meaning(&column)?;
        let filling = match meaning {
            Meaning::Words => Filling::words(name.clone(), Decimal::Point),
            Meaning::Number { .. } => Filling::numbers(name.clone(), Decimal::Point),
        };
        columns.push((place, meaning, filling));
    }
    columns.sort_by_key(|(place, _, _)| *place);
    let told = usize::try_from(metadata.file_metadata().num_rows()).unwrap_or(0);
    columns.iter_mut().for_each(|(_, _, filling)| filling.reserve(told.min(RESERVED_MAX)));
    let mut row_count = 0;
    for group in 0..metadata.num_row_groups() {
        let rows = reader.get_row_group(group).map_err(malformed)?;
        row_count += usize::try_from(rows.metadata().num_rows()).unwrap_or(0);
        for (place, meaning, filling) in &mut columns {
            let values = rows.get_column_reader(*place).map_err(malformed)?;
            take(values, *meaning, filling)?;
        }
    }
    if row_count == 0 {
        return Err(ReadError::NoRows { columns: names.len() });
    }
    let columns = columns.into_iter().map(|(_, _, filling)| filling).collect();
    let contents = finish(columns, names, row_count, Format::Parquet, asked)?;
    without_skipped(contents, asked)
}

/// What the values of a column are to us.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Words,
    /// A number, kept as so many times this.
    Number {
        unit: f64,
    },
}

fn meaning(column: &ColumnDescriptor) -> Result<Meaning, ReadError> {
    let unknown = || ReadError::Kind { kind: "parquet-column" };
    if column.max_rep_level() > 0 {
        return Err(unknown());
    }
    let is_decimal = column.converted_type() == ConvertedType::DECIMAL
        || matches!(column.logical_type_ref(), Some(LogicalType::Decimal { .. }));
    let unit = if is_decimal { 10_f64.powi(-column.type_scale()) } else { 1.0 };
    match column.physical_type() {
        Type::BOOLEAN | Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE => {
            Ok(Meaning::Number { unit })
        }
        Type::BYTE_ARRAY if !is_decimal => Ok(Meaning::Words),
        Type::BYTE_ARRAY | Type::INT96 | Type::FIXED_LEN_BYTE_ARRAY => Err(unknown()),
    }
}

fn take(values: ColumnReader, meaning: Meaning, filling: &mut Filling) -> Result<(), ReadError> {
    let unit = match meaning {
        Meaning::Words => 1.0,
        Meaning::Number { unit } => unit,
    };
    match values {
        ColumnReader::BoolColumnReader(values) => {
            each(values, |value| number(filling, value.map(|it| f64::from(u8::from(*it)))))
        }
        ColumnReader::Int32ColumnReader(values) => {
            each(values, |value| number(filling, value.map(|it| f64::from(*it) * unit)))
        }
        ColumnReader::Int64ColumnReader(values) => {
            each(values, |value| number(filling, value.map(|it| *it as f64 * unit)))
        }
        ColumnReader::FloatColumnReader(values) => {
            each(values, |value| number(filling, value.map(|it| f64::from(*it))))
        }
        ColumnReader::DoubleColumnReader(values) => each(values, |value| number(filling, value.copied())),
        ColumnReader::ByteArrayColumnReader(values) => each(values, |value| match value {
            None => filling.word(None),
            Some(bytes) => {
                let text = bytes.as_utf8().map_err(malformed)?;
                filling.word(Some(text))
            }
        }),
        ColumnReader::Int96ColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => {
            unreachable!("such columns were refused before")
        }
    }
}

/// Not a number is how many programs write that a number is missing.
fn number(filling: &mut Filling, value: Option<f64>) -> Result<(), ReadError> {
    filling.number(value.filter(|value| !value.is_nan()))
}

fn each<T: DataType>(
    mut values: ColumnReaderImpl<T>,
    mut take: impl FnMut(Option<&T::T>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let (mut levels, mut held) = (Vec::new(), Vec::new());
    loop {
        levels.clear();
        held.clear();
        let (records, present, _) =
            values.read_records(BATCH, Some(&mut levels), None, &mut held).map_err(malformed)?;
        if records == 0 {
            return Ok(());
        }
        if present == records {
            held.iter().try_for_each(|value| take(Some(value)))?;
        } else {
            let most = levels.iter().copied().max().unwrap_or(0);
            let mut next = held.iter();
            for level in &levels {
                // All are missing where no level is higher than the lowest, and then there is no value to give.
                take(if *level == most { next.next() } else { None })?;
            }
        }
    }
}

/// Leaves out the rows that were asked to be left out, and the columns that were read for that alone.
fn without_skipped(contents: Contents, asked: &Asked) -> Result<Contents, ReadError> {
    if asked.skips.is_empty() {
        return Ok(contents);
    }
    let Contents { mut found, table } = contents;
    let says = |name: &str, row: usize| match table.column(name) {
        Some(Column::Factor(factor)) => factor.level(row).map(str::to_owned),
        Some(Column::Numbers(numbers)) => numbers.get(row).map(|number| number.to_string()),
        None => None,
    };
    let is_kept =
        |row: &usize| asked.skips.iter().all(|(name, text)| says(name, *row).as_deref() != Some(text));
    let rows: Vec<usize> = (0..table.row_count()).filter(is_kept).collect();
    if rows.is_empty() {
        return Err(ReadError::NoRows { columns: found.names.len() });
    }
    let kept = table.rows(&rows)?;
    let is_wanted = |name: &str| asked.columns.as_ref().is_none_or(|columns| columns.contains(name));
    let columns = kept.names().filter(|name| is_wanted(name)).filter_map(|name| {
        let column = kept.column(name)?.clone();
        Some((name.to_owned(), column))
    });
    let table = Table::new(columns.collect::<Vec<_>>())?;
    found.row_count = rows.len();
    found.columns = table
        .names()
        .filter_map(|name| {
            let column = table.column(name)?;
            let holds = match column {
                Column::Numbers(_) => Holds::Numbers,
                Column::Factor(factor) => Holds::Levels { level_count: factor.levels().len() },
            };
            Some(ColumnFound { name: name.to_owned(), holds, missing_count: column.missing_count() })
        })
        .collect();
    Ok(Contents { found, table })
}

fn malformed(error: ParquetError) -> ReadError {
    ReadError::Malformed { line: 0, detail: error.to_string() }
}

#[cfg(test)]
mod tests;
