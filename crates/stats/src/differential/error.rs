//! Why nothing can be said about an item.

use crate::error::StatsError;

/// What keeps an item from being compared between groups.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum DifferentialError {
    /// A number lies where a formula does not exist, or lists differ in length.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// There is no such item.
    #[error("compare item {item}, counted from 0, of {count}")]
    NoItem {
        /// The item that was asked for.
        item: usize,
        /// How many there are.
        count: usize,
    },
    /// Among the complete rows the item has one answer.
    #[error(
        "compare groups on item {item}, counted from 0: all {rows} persons with every answer gave the same one"
    )]
    OneAnswer {
        /// The item.
        item: usize,
        /// The complete rows.
        rows: usize,
    },
    /// Fewer than two groups are left.
    #[error("compare {groups} groups; it takes two among the {rows} persons with every answer")]
    TooFewGroups {
        /// How many groups are left.
        groups: usize,
        /// The complete rows.
        rows: usize,
    },
    /// Score or groups tell the answers without fault, or say the same as each other, so that no coefficient is the likeliest.
    #[error(
        "estimate how the answers go with {columns} columns in {rows} rows: some combination tells them without fault, or a column repeats others"
    )]
    NoEstimate {
        /// How many columns.
        columns: usize,
        /// The rows.
        rows: usize,
    },
}
