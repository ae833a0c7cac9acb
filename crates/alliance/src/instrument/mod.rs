//! An instrument as data.
