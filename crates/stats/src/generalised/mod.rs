//! Generalised linear models, with and without deviations of groups: yes or no, shares of trials, and counts.
//!
//! `g(E y) = Xβ + Zb + offset` with `b ~ N(0, TT′)` and a binomial or Poisson response. The steps are files, in this order: the
//! response is read, its rows are laid out, the likelihood integrates the deviations out, a search finds where it is
//! greatest, and the [`fit`] answers questions.
//!
//! # Source
//! [Bates2015] for the structure of the random part; [BreslowClayton1993] for Laplace's approximation.

pub mod error;
pub mod family;
pub mod fit;
mod hermite;
mod layout;
mod likelihood;
mod plain;
mod response;
mod search;
mod sparse;
#[cfg(test)]
mod tests;

use crate::formula::contrast::Contrasts;
use family::Family;

/// What a generalised model takes beside its formula.
///
/// # Example
/// ```
/// use verbond_stats::generalised::{Integration, Settings, family::Family};
///
/// let settings = Settings { trials: Some("sessions".to_owned()), ..Settings::new(Family::Binomial) };
/// assert_eq!(settings.integration, Integration::Laplace);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How the response varies round its mean.
    pub family: Family,
    /// A column of prior weights; for a binomial response that is a share, its number of trials.
    pub weights: Option<String>,
    /// A column of trials, when the response is the number of successes.
    pub trials: Option<String>,
    /// How factors become columns.
    pub contrasts: Contrasts,
    /// How the deviations of groups are integrated out.
    pub integration: Integration,
}

/// How the deviations of groups are integrated out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integration {
    /// By a normal density round the most likely deviations: for any random part; biased where groups are small and the
    /// response is yes or no.
    Laplace,
    /// Numerically, at this many points for each group: for one random term of one column.
    Adaptive {
        /// How many points, 1 to 100; one is Laplace's approximation.
        points: usize,
    },
}

impl Settings {
    /// A family with no weights, treatment contrasts and Laplace's approximation.
    pub fn new(family: Family) -> Self {
        Self {
            family,
            weights: None,
            trials: None,
            contrasts: Contrasts::default(),
            integration: Integration::Laplace,
        }
    }
}
