//! pooled.
