//! Effects that belong together: several of one sample, samples of one study, schools of one district.
//!
//! `y = xβ + u_cluster + u_unit + e`: true effects differ between clusters, and between the units of one cluster. A
//! likelihood costs a few sums per unit, whatever the number of effects.

pub mod fit;
pub mod nesting;
pub mod profile;
pub mod robust;
mod search;
mod sums;
#[cfg(test)]
mod tests;
