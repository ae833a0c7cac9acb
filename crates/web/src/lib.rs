//! Pages: a folder is a feature.

pub mod chart;
pub mod frame;
pub mod style;
