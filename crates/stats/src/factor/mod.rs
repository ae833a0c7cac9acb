//! What lies behind the answers to a questionnaire.

mod corrected;
mod discrepancy;
pub mod fit;
pub mod indices;
mod information;
pub mod invariance;
pub mod language;
mod layout;
pub mod measures;
pub mod minres;
pub mod model;
pub mod modification;
mod moments;
mod names;
pub mod newton;
pub mod parameter;
mod posing;
mod robust;
pub mod rotation;
mod satorra_bentler;
mod saturated;
pub mod schmid_leiman;
pub mod scores;
mod standardise;
mod start;
mod structure;
pub mod two_level;
