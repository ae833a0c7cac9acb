//! Probabilities and quantiles of the distributions that tests and intervals need.
//!
//! Each distribution answers with both tails, each computed by itself: a small tail is never one minus a large one, so
//! that p-values of 10⁻³⁰⁰ keep their digits. Written here and not taken from a library, because intervals of
//! reliabilities ask for quantiles far out, where the libraries we tried lose digits.

pub mod beta;
pub mod bivariate_normal;
pub mod chi_square;
pub mod fisher;
pub mod gamma;
pub mod noncentral;
pub mod normal;
pub mod student;

use crate::error::StatsError;

/// A parameter that has to be above zero.
fn positive(parameter: &'static str, value: f64) -> Result<f64, StatsError> {
    if value > 0.0 { Ok(value) } else { Err(StatsError::ParameterOutOfRange { parameter, value }) }
}

/// A probability, both ends included.
fn probability(value: f64) -> Result<f64, StatsError> {
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err(StatsError::ParameterOutOfRange { parameter: "probability", value })
    }
}

#[cfg(test)]
mod tests;
