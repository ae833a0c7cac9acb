//! How far a score can be trusted.

pub mod alpha;
mod components;
pub mod generalisability;
pub mod guttman;
pub mod multilevel;
pub mod omega;
pub mod split_half;
pub mod standard_error;
pub mod unidimensional;
