//! The wire types we use, written by hand: <https://hl7.org/fhir/R4/questionnaire.html> and the types it needs.

pub mod element;
pub mod questionnaire;
