//! Statistics: numbers in, numbers out.
//!
//! Pure: nothing here knows a client or a session, reads a clock or makes its own chance. A generator is an argument.

pub mod descriptive;
pub mod distribution;
pub mod draw;
pub mod error;
pub mod formula;
pub mod matrix;
pub mod mixed;
mod root;
pub mod table;

pub use error::StatsError;
