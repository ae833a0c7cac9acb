//! FHIR R4 (4.0.1), in and out.
//!
//! A small model of our own: only the elements we read or write. The only place where a client is a Patient.

pub mod instrument;
pub mod resource;
