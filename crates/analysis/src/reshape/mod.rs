//! A file with a row for each person turned into one with a row for each moment, and back.

pub mod document;
pub mod error;
mod long;
#[cfg(test)]
mod tests;
mod wide;

use crate::sheet::Sheet;
use error::ReshapeError;

/// Which columns are which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The column that says whose a row is.
    pub id: String,
    /// In a long file, the column that says of which moment a row is.
    pub time: String,
    /// The columns with a value for each moment; in a wide file, what the names of their columns begin with.
    pub values: Vec<String>,
    /// What stands in a wide file between the name of a value and its moment: `bond_3`.
    pub separator: String,
    /// Which way it is turned.
    pub toward: Shape,
}

/// How values of several moments stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row for each moment.
    Long,
    /// A row for each person, with a column for each moment.
    Wide,
}

/// A turned file, with what has to be known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The rows.
    pub sheet: Sheet,
    /// How many persons there are.
    pub id_count: usize,
    /// The moments, in order.
    pub moments: Vec<String>,
    /// Moments of persons at which every value was empty: in a long file these have no row.
    pub empty: usize,
}

/// Turns a file.
///
/// Cells are moved as the texts they are. Columns that are neither the id, the moment nor a value say one thing about a person:
/// they go along.
///
/// # Missing data
/// A moment a person does not have becomes empty cells in a wide file. Toward a long file, a moment with nothing but empty cells
/// becomes no row.
/// # Errors
/// [`ReshapeError`] wherever two answers would be possible: nothing is chosen silently.
pub fn turn(sheet: &Sheet, asked: &Asked) -> Result<Turned, ReshapeError> {
    if asked.separator.is_empty() {
        return Err(ReshapeError::NoSeparator);
    }
    let mut named = vec![&asked.id, &asked.time];
    named.extend(&asked.values);
    if let Some(again) = (1..named.len()).find(|place| named[..*place].contains(&named[*place])) {
        return Err(ReshapeError::NamedTwice { name: named[again].clone() });
    }
    match asked.toward {
        Shape::Long => long::turn(sheet, asked),
        Shape::Wide => wide::turn(sheet, asked),
    }
}

fn place(sheet: &Sheet, name: &str) -> Result<usize, ReshapeError> {
    sheet.place(name).ok_or_else(|| ReshapeError::UnknownColumn {
        name: name.to_owned(),
        nearest: stats::formula::nearest_name(name, sheet.names.iter().map(String::as_str)),
    })
}

/// Moments as people order them: numbers by their size, before words by the alphabet.
fn in_order(moments: &mut [String]) {
    let number = |text: &String| match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Some(number),
        // A word, such as baseline, is a moment too.
        Ok(_) | Err(_) => None,
    };
    moments.sort_by(|a, b| match (number(a), number(b)) {
        (Some(x), Some(y)) => x.total_cmp(&y).then_with(|| a.cmp(b)),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => a.cmp(b),
    });
}
