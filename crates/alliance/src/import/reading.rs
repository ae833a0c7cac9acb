//! Reads every row of a file by its mapping, and finds everything that is wrong with it.

mod gather;
mod row;

use crate::import::contents::Contents;
use crate::import::mapping::Mapping;
use crate::import::problem::Problems;
use crate::import::table::Table;
use jiff::civil::Date;

/// Reads a file by its mapping.
///
/// A session is told by its number where a column gives it; otherwise a client's sessions are numbered from 1 by
/// their days. Answers to items are kept as answers; scores beside them must follow from them and are not kept twice.
///
/// # Missing data
/// An empty cell, or one that says what the mapping calls missing, is no value: a gap, never 0. Whether a row without
/// any value is a session is for the mapping to say.
/// # Errors
/// Everything that is wrong, by line: cells that cannot be read, values outside their range, what the instrument does
/// not have, values given twice, sessions on two days or out of order, days after `today`.
/// # Example
/// ```
/// use alliance::import::{choices::Choices, reading::read, table::{Limits, Table}};
/// use std::collections::BTreeMap;
///
/// let table = Table::read(b"client,week,phq9\nP1,0,12\nP1,2,\nP1,4,9\n", Limits::default())?;
/// let mut choices = Choices::default();
/// choices.map("client=client")?;
/// choices.map("moment=week")?;
/// choices.unit = Some("week".parse()?);
/// choices.start = Some(jiff::civil::date(2024, 1, 8));
/// choices.measure("phq9=PHQ-9:0..27:lower")?;
/// let mapping = choices.settle(&table, &BTreeMap::new()).expect("it fits this file");
///
/// let contents = read(&table, &mapping, jiff::civil::date(2026, 9, 3)).expect("every row is sound");
/// assert_eq!((contents.session_count(), contents.filled_count()), (3, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(table: &Table, mapping: &Mapping, today: Date) -> Result<Contents, Problems> {
    let rows = row::Reader::new(table, mapping, today).read();
    gather::gather(rows, mapping)
}

#[cfg(test)]
mod tests;
