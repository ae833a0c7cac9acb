//! What a fitted model says of single rows: what it leaves over in those it was fitted to, what it expects of others.

pub mod document;
pub mod expected;
pub mod json;
pub mod residuals;
#[cfg(test)]
mod tests;

use crate::sheet::number;
use stats::table::Column;

/// A cell of a table as text.
fn text(column: &Column, row: usize) -> String {
    match column {
        Column::Numbers(numbers) => number(numbers.get(row)),
        Column::Factor(factor) => factor.level(row).map_or_else(String::new, str::to_owned),
    }
}
