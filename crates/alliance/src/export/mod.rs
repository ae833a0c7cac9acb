//! Export of a study: a pseudonymised data set, one value a row, with a codebook and a README that say what it is.
//!
//! Codes, names, contact, therapists, dates and free text never enter it: a session has a number and a count of days
//! since the first. The rows are of the shape that [`import`](crate::import) reads, so nothing is lost on the way.

pub mod around;
pub mod cell;
pub mod codebook;
pub mod edges;
pub mod readme;
pub mod runs;
pub mod study;
