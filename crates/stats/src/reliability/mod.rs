//! How far a score can be trusted.

pub mod alpha;
pub mod generalisability;
pub mod guttman;
pub mod multilevel;
pub mod omega;
pub mod scale;
pub mod split_half;
pub mod standard_error;
pub mod unidimensional;
