//! Text files with a separator: CSV, TSV, and what spreadsheets call CSV.

use super::cell::Decimal;
use super::column::{Filling, State};
use super::error::ReadError;
use super::{Asked, Contents, Format, finish};
use crate::reading::nearest;
use crate::sheet::{Row, Sheet};
use csv::{ByteRecord, ReaderBuilder};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read;

/// Cells a table may hold: about three gigabytes.
const CELLS_MAX: usize = 400_000_000;
/// Cells a sheet of texts may hold: about two gigabytes.
const SHEET_CELLS_MAX: usize = 50_000_000;

/// Bytes a row may have. A quote that is never closed makes one row of all that follows, of gigabytes perhaps.
const ROW_BYTES_MAX: usize = 1 << 26;

/// How a text file parts its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Separators {
    /// Between cells.
    pub cell: u8,
    /// In numbers.
    pub decimal: Decimal,
}

/// The separators of a file, from its first line: the sign that stands there most often outside quotes.
pub(super) fn separators(first_line: &[u8]) -> Separators {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in first_line {
        if *byte == b'"' {
            quoted = !quoted;
        } else if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| sign == byte && !quoted) {
            *count += 1;
        }
    }
    let cell = counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign);
    let cell = if counts.iter().all(|(_, count)| *count == 0) { b',' } else { cell };
    Separators { cell, decimal: if cell == b',' { Decimal::Point } else { Decimal::Comma } }
}

/// What can be read from its beginning more than once.
pub(super) trait Rereadable {
    fn restart(&mut self) -> Result<Box<dyn Read + '_>, ReadError>;
}

/// Reads the columns that are asked for, in one pass, or in two when a word turns up below numbers.
pub(super) fn read(
    file: &mut dyn Rereadable,
    separators: Separators,
    asked: &Asked,
) -> Result<Contents, ReadError> {
    let mut words: Vec<String> = Vec::new();
    loop {
        let filled = pass(file.restart()?, separators, asked, &words)?;
        let again: Vec<String> = filled
            .columns
            .iter()
            .filter(|column| matches!(column.state, State::Again))
            .map(|column| column.name.clone())
            .collect();
        if again.is_empty() {
            return finish(
                filled.columns,
                filled.names,
                filled.row_count,
                Format::Delimited(separators),
                asked,
            );
        }
        words.extend(again);
    }
}

/// Reads every cell as the text it is.
pub(super) fn sheet(file: Box<dyn Read + '_>, separators: Separators) -> Result<Sheet, ReadError> {
    let row_bytes = Cell::new(0);
    let bounded = Bounded { file, row_bytes: &row_bytes };
    let mut reader = ReaderBuilder::new().delimiter(separators.cell).from_reader(bounded);
    let names = names(reader.byte_headers().map_err(|error| malformed(&error, 1))?)?;
    let row_max = SHEET_CELLS_MAX / names.len();
    let (mut record, mut rows, mut line) = (ByteRecord::new(), Vec::new(), 1);
    while reader.read_byte_record(&mut record).map_err(|error| malformed(&error, line + 1))? {
        row_bytes.set(0);
        line = record.position().map_or(line + 1, csv::Position::line);
        if rows.len() == row_max {
            return Err(ReadError::TooLarge { limit: row_max, columns: names.len() });
        }
        let cell = |bytes: &[u8]| text(bytes, line).map(|text| text.trim().to_owned());
        rows.push(Row { line, cells: record.iter().map(cell).collect::<Result<_, _>>()? });
    }
    if rows.is_empty() {
        return Err(ReadError::NoRows { columns: names.len() });
    }
    Ok(Sheet { separator: separators.cell, names, rows })
}

struct Filled {
    columns: Vec<Filling>,
    names: Vec<String>,
    row_count: usize,
}

fn pass(
    file: Box<dyn Read + '_>,
    separators: Separators,
    asked: &Asked,
    words: &[String],
) -> Result<Filled, ReadError> {
    let row_bytes = Cell::new(0);
    let bounded = Bounded { file, row_bytes: &row_bytes };
    let mut reader =
        ReaderBuilder::new().delimiter(separators.cell).buffer_capacity(1 << 17).from_reader(bounded);
    let names = names(reader.byte_headers().map_err(|error| malformed(&error, 1))?)?;
    let wanted = wanted(&names, asked)?;
    let begin = |place: &usize| {
        let name = names[*place].clone();
        let column = match words.contains(&name) {
            true => Filling::words(name, separators.decimal),
            false => Filling::numbers(name, separators.decimal),
        };
        (*place, column)
    };
    let mut columns: Vec<(usize, Filling)> = wanted.iter().map(begin).collect();
    let skips: Vec<(usize, &str)> = asked
        .skips
        .iter()
        .map(|(column, text)| Ok((place_of(&names, column)?, text.as_str())))
        .collect::<Result<_, ReadError>>()?;
    let row_max = CELLS_MAX / wanted.len().max(1);
    let (mut record, mut row_count, mut line) = (ByteRecord::new(), 0, 1);
    while reader.read_byte_record(&mut record).map_err(|error| malformed(&error, line + 1))? {
        row_bytes.set(0);
        line = record.position().map_or(line + 1, csv::Position::line);
        if skips.iter().any(|(place, text)| record[*place] == *text.as_bytes()) {
            continue;
        }
        if row_count == row_max {
            return Err(ReadError::TooLarge { limit: row_max, columns: wanted.len() });
        }
        for (place, column) in &mut columns {
            column.push(&text(&record[*place], line)?, line, &asked.missing)?;
        }
        row_count += 1;
    }
    if row_count == 0 {
        return Err(ReadError::NoRows { columns: names.len() });
    }
    Ok(Filled { columns: columns.into_iter().map(|(_, column)| column).collect(), names, row_count })
}

/// The text of a cell. What is no UTF-8 is read as Windows-1252 would write it, letter by letter: names of groups in older
/// files have such letters, numbers never do.
fn text(bytes: &[u8], line: u64) -> Result<Cow<'_, str>, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if bytes.contains(&0) => {
            let detail = "a cell holds bytes that are no text".to_owned();
            Err(ReadError::Malformed { line, detail })
        }
        Err(_) => Ok(Cow::Owned(bytes.iter().copied().map(char::from).collect())),
    }
}

fn names(record: &ByteRecord) -> Result<Vec<String>, ReadError> {
    let mut names = Vec::with_capacity(record.len());
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, bytes) in record.iter().enumerate() {
        let name = text(bytes, 1)?.trim().trim_start_matches('\u{feff}').to_owned();
        // R and pandas leave the name of the row numbers empty.
        let name = if name.is_empty() { format!("column{}", place + 1) } else { name };
        if let Some(first) = places.insert(name.clone(), place) {
            return Err(ReadError::SameName { name, first: first + 1, second: place + 1 });
        }
        names.push(name);
    }
    if names.is_empty() || (names.len() == 1 && names[0] == "column1") {
        return Err(ReadError::Empty);
    }
    Ok(names)
}

fn wanted(names: &[String], asked: &Asked) -> Result<Vec<usize>, ReadError> {
    asked.levels.iter().try_for_each(|column| place_of(names, column).map(drop))?;
    match &asked.columns {
        None => Ok((0..names.len()).collect()),
        Some(columns) => {
            let mut places: Vec<usize> =
                columns.iter().map(|column| place_of(names, column)).collect::<Result<_, _>>()?;
            places.sort_unstable();
            places.dedup();
            Ok(places)
        }
    }
}

fn place_of(names: &[String], column: &str) -> Result<usize, ReadError> {
    names
        .iter()
        .position(|name| name == column)
        .ok_or_else(|| ReadError::UnknownColumn { name: column.to_owned(), nearest: nearest(column, names) })
}

/// Counts what is read for one row, and reads no further than a row may be long.
struct Bounded<'c, R> {
    file: R,
    row_bytes: &'c Cell<usize>,
}

/// A row is longer than [`ROW_BYTES_MAX`].
#[derive(Debug, thiserror::Error)]
#[error("a row of more than {ROW_BYTES_MAX} bytes")]
struct LongRow;

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.row_bytes.get() > ROW_BYTES_MAX {
            return Err(std::io::Error::other(LongRow));
        }
        let count = self.file.read(buffer)?;
        self.row_bytes.set(self.row_bytes.get() + count);
        Ok(count)
    }
}

/// `next` is the line behind the last one that was read.
fn malformed(error: &csv::Error, next: u64) -> ReadError {
    let line = error.position().map_or(next, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Io(source) if source.get_ref().is_some_and(|inner| inner.is::<LongRow>()) => {
            ReadError::LongRow { line: next, limit: ROW_BYTES_MAX }
        }
        csv::ErrorKind::UnequalLengths { expected_len, len, pos } => ReadError::Ragged {
            line: pos.as_ref().map_or(line, csv::Position::line),
            expected: *expected_len,
            got: *len,
        },
        _ => ReadError::Malformed { line, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_sign_that_stands_most_often_outside_quotes() {
        let check = |line: &str, cell: u8, decimal: Decimal| {
            assert_eq!(separators(line.as_bytes()), Separators { cell, decimal }, "{line}");
        };
        check("a,b,c", b',', Decimal::Point);
        check("a;b;c", b';', Decimal::Comma);
        check("a\tb", b'\t', Decimal::Comma);
        check("\"a;b;c;d\",e", b',', Decimal::Point);
        check("alone", b',', Decimal::Point);
    }
}
