//! Pictures: plain numbers in, a drawing out. A drawing takes its colours from the page it stands on.

pub mod drawing;
