//! Differential item functioning: does an item mean the same in every group?
//!
//! Persons of two groups with the same bond should answer a bond item alike. Three nested [`ordinal`] regressions of the item say whether
//! they do: on the score, with the group, and with the two crossed.
//!
//! # Source
//! [SwaminathanRogers1990], [Zumbo1999]

pub mod error;
pub mod item;
pub mod ordinal;
#[cfg(test)]
mod tests;
