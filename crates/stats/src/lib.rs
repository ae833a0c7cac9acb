//! Statistics: numbers in, numbers out.
//!
//! Pure: nothing here knows a client or a session, reads a clock or makes its own chance. A generator is an argument.

pub mod change;
pub mod covariance;
pub mod crew;
pub mod descriptive;
pub mod distribution;
pub mod draw;
pub mod error;
pub mod factor;
pub mod formula;
pub mod grid;
pub mod interval;
pub mod matrix;
pub mod mixed;
mod quadrature;
pub mod rater;
#[cfg(test)]
mod reference;
pub mod reliability;
mod root;
pub mod stream;
pub mod table;

pub use error::StatsError;
