//! Style page.
