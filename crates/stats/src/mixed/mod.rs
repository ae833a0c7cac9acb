//! Mixed models: some coefficients hold for everyone, others deviate by person, group or place.
//!
//! `y = Xβ + Zb + ε` with `b ~ N(0, σ²TT′)` and `ε ~ N(0, σ²/w)`. The steps are files, in this order: a formula becomes a
//! [`design`], the design a deviance, an optimiser finds its least value, and the fit answers questions.
//!
//! # Source
//! [Bates2015]

pub mod design;
pub mod error;
