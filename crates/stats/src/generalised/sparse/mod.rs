//! A large symmetric matrix of which most cells are zero: its factor, and the cells of its inverse where it has cells itself.
//!
//! Effects are eliminated from the largest grouping on. Groupings that lie in each other fill nothing in; where groupings
//! cross, the last of them make a block without zeros, which is worked on as a plain matrix.

mod factor;
mod pattern;
#[cfg(test)]
mod tests;

pub(super) use pattern::Pattern;
