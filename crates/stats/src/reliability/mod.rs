//! How far a score can be trusted.

pub mod standard_error;
