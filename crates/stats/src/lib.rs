//! Statistics: numbers in, numbers out.
//!
//! Pure: nothing here knows a client or a session, reads a clock or makes its own chance. A generator is an argument.

pub mod change;
mod components;
pub mod covariance;
pub mod crew;
pub mod descriptive;
pub mod differential;
pub mod distribution;
pub mod draw;
pub mod dyad;
pub mod error;
pub mod factor;
pub mod formula;
pub mod generalised;
pub mod grid;
pub mod interval;
pub mod local_level;
pub mod matrix;
pub mod meta;
pub mod mixed;
pub mod polychoric;
pub mod pooled;
mod quadrature;
pub mod quantile;
pub mod rater;
#[cfg(test)]
mod reference;
pub mod reliability;
pub mod response_curve;
mod root;
pub mod stream;
pub mod table;
pub mod within;

pub use error::StatsError;
