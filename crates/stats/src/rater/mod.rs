//! How far those who rate the same come to the same.

pub mod grouping;
pub mod icc;
pub mod kappa;
pub mod levels;
pub mod within_group;
