//! Whether groups with the same score answer an item alike.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::items::{self, Answered, ItemsError};
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::differential::error::DifferentialError;
use stats::differential::item::{ItemFunction, Limits, Matching, Size, compare};

/// What is asked of items between groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The items of the scale.
    pub items: Vec<String>,
    /// The column that names groups.
    pub group: String,
    /// The score that makes persons alike.
    pub matched: Matched,
    /// Whose limits tell how large a difference is.
    pub limits: Limits,
}

/// The score that makes persons of different groups alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matched {
    /// The sum of all items.
    Total,
    /// The sum of the other items.
    Rest,
    /// The sum of these items, which are known to be fair.
    Items(Vec<String>),
}

/// Items that were compared.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The answers.
    pub answered: Answered,
    /// Each item, in its order.
    pub found: Vec<ItemFunction>,
}

/// A difference counts only with a p below this, beside its size.
pub const LEVEL: f64 = 0.05;

impl Outcome {
    /// How large the difference of an item is.
    pub fn size(&self, item: &ItemFunction) -> Size {
        item.of_both.size(self.asked.limits, LEVEL)
    }
}

/// Reads the answers and compares the groups item by item.
///
/// # Errors
/// [`Failure`]: the file, one group, an item that says nothing or that the score tells without fault.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let answered = items::read(&asked.items, &[&asked.group], preparation, source)?;
    answered.expect_items(2)?;
    answered.expect_complete(3)?;
    let [groups] = answered.groups.as_slice() else { unreachable!("one column of names was asked for") };
    let matching = match &asked.matched {
        Matched::Total => Matching::Total,
        Matched::Rest => Matching::Rest,
        Matched::Items(names) => Matching::Given(sums(&answered, names)?),
    };
    let found = (0..answered.names.len())
        .map(|item| {
            compare(&answered.grid, item, groups, &matching).map_err(|error| of_item(&answered, item, error))
        })
        .collect::<Result<_, _>>()?;
    Ok(Outcome { asked, answered, found })
}

fn sums(answered: &Answered, names: &[String]) -> Result<Vec<Option<f64>>, ItemsError> {
    let places: Vec<usize> =
        names.iter().map(|name| answered.place(name)).collect::<Result<_, ItemsError>>()?;
    let sum = |row: usize| places.iter().map(|place| answered.grid.value(row, *place)).sum();
    Ok((0..answered.grid.row_count()).map(sum).collect())
}

fn of_item(answered: &Answered, item: usize, error: DifferentialError) -> ItemsError {
    ItemsError::Between { item: answered.names[item].clone(), error }
}
