//! Whether small studies tell another story than large ones, as they do when some were never published.
//!
//! An asymmetry has many causes, publication is one of them; with fewer than ten studies these tests find little.

pub mod rank;
pub mod regression;
pub mod trim_fill;
