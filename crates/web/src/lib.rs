//! Pages: a folder is a feature.
//!
//! [`app`] is the table of contents: every route, in the order of the pages.

pub mod account;
pub mod agreement;
pub mod app;
pub mod caseload;
pub mod characteristic;
pub mod chart;
pub mod check;
pub mod client;
pub mod competence;
pub mod copy;
pub mod discussion;
pub mod episode;
pub mod error;
pub mod factor;
pub mod frame;
pub mod front;
pub mod help;
#[cfg(test)]
mod hostile;
pub mod how;
pub mod import;
pub mod instrument;
pub mod kiosk;
pub mod mark;
pub mod measure;
pub mod medium;
pub mod member;
pub mod opening;
pub mod programme;
pub mod quality;
pub mod reflection;
pub mod reveal;
pub mod roster;
pub mod rupture;
pub mod security;
pub mod session;
pub mod shell;
pub mod signal;
pub mod state;
pub mod study;
pub mod style;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod today;
pub mod work;
