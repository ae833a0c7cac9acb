//! What lies behind the answers to a questionnaire.

pub mod minres;
pub mod rotation;
pub mod schmid_leiman;
