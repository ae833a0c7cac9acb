//! What lies behind the answers to a questionnaire.

mod corrected;
mod discrepancy;
pub mod fit;
pub mod indices;
pub mod invariance;
pub mod language;
pub mod measures;
pub mod minres;
pub mod model;
pub mod modification;
mod moments;
pub mod newton;
mod robust;
pub mod rotation;
pub mod schmid_leiman;
pub mod scores;
mod standardise;
mod start;
mod structure;
pub mod two_level;
