//! What each member's rating goes with in both: the actor–partner interdependence model.
//!
//! A dyad's two outcomes share a covariance matrix of residuals; what a member's own rating goes with is the actor effect, what
//! the other's goes with the partner effect.

mod blocks;
pub mod fit;
pub mod members;
#[cfg(test)]
mod tests;
