//! One mixed model for several sites that do not share their rows.
//!
//! A linear mixed model knows the rows only through sums of products by group. Each site sends such sums, after one [`plan`];
//! the [`fit`] to them is the fit to all rows together, not an average of fits. Groups lie within sites and within each other.
//!
//! # Source
//! [Luo2022]

mod columns;
pub mod error;
pub mod fit;
mod leaves;
pub mod plan;
mod standard;
pub mod summary;
#[cfg(test)]
mod tests;
