//! Many studies of one question, read together.
//!
//! A study arrives as an [`effect`] with its sampling variance; [`studies`] holds them with what may explain their
//! differences; [`heterogeneity`] says how far true effects differ; a [`fit`] answers questions. Effects that share a study
//! or a sample belong in a [`three_level`] fit.
//!
//! # Source
//! [Viechtbauer2010]

pub mod asymmetry;
pub mod effect;
pub mod error;
pub mod fit;
pub mod heterogeneity;
pub mod inference;
pub mod influence;
pub mod picture;
pub mod predict;
mod search;
pub mod studies;
#[cfg(test)]
mod tests;
pub mod three_level;
mod weighted;
