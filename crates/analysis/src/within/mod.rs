//! within.
