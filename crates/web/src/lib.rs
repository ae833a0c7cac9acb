//! Pages: a folder is a feature.
//!
//! [`app`] is the table of contents: every route, in the order of the pages.

pub mod app;
pub mod state;
pub mod security;
pub mod error;
pub mod frame;
pub mod chart;
pub mod account;
pub mod client;
pub mod front;
pub mod help;
pub mod member;
pub mod style;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
