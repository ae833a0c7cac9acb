//! Analyses of a file: read it, prepare it, fit, and tell what came out in numbers, sentences and pictures.
//!
//! An edge. It reads files and knows formats and languages; every number comes from [`stats`].

pub mod change;
pub mod chart;
mod chosen;
pub mod crew;
pub mod curve;
pub mod describe;
pub mod differential;
pub mod document;
pub mod dyad;
pub mod explain;
pub mod factor;
pub mod failure;
pub mod generalised;
pub mod items;
pub mod meta;
pub mod mixed;
pub mod plot;
pub mod polychoric;
pub mod pooled;
pub mod preparation;
pub mod process_outcome;
pub mod reading;
pub mod refit;
pub mod refusal;
pub mod reliability;
pub mod reshape;
pub mod rows;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod signal;
pub mod speech;
pub mod watch;
pub mod within;
