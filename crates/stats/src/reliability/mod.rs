//! How far a score can be trusted.

pub mod alpha;
pub mod guttman;
pub mod omega;
pub mod split_half;
pub mod standard_error;
