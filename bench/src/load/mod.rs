//! The load: connections that are kept open, each sending the next request once the last was answered.

pub mod connection;
pub mod latency;
pub mod processor;
pub mod round;
