//! Mixed models: some coefficients hold for everyone, others deviate by person, group or place.
//!
//! `y = Xβ + Zb + ε` with `b ~ N(0, σ²TT′)` and `ε ~ N(0, σ²/w)`. The steps are files, in this order: a formula becomes a
//! [`design`], the design a [`deviance`], [`optimise`] finds its least value, and the [`fit`] answers questions.
//!
//! # Source
//! [Bates2015]

pub(crate) mod algebra;
pub mod bootstrap;
pub mod compare;
pub(crate) mod covariance;
pub mod design;
pub mod deviance;
pub mod error;
pub mod explained;
pub mod fit;
pub mod inference;
pub mod influence;
mod local;
pub mod optimise;
pub mod parameter;
pub mod predict;
pub mod profile;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod search;
pub(crate) mod standard;
