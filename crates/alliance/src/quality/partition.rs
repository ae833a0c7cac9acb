//! In which parts a year is published, so that no smaller part follows from them.
//!
//! A year parts into halves, a half into quarters. A part is divided only when *every* part of it has enough people; else it
//! stays whole, and the parts that had enough stay hidden with the others. So whatever is hidden lies in a published whole of
//! ten people or more, in which it may be anybody's share: what is published would be the same if all of them stood in it.

use super::Quarter;

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// The whole year.
    Year,
    /// January to June.
    FirstHalf,
    /// July to December.
    SecondHalf,
    /// A quarter.
    Quarter(Quarter),
}

impl Block {
    /// The quarters in it.
    pub fn quarters(self) -> &'static [Quarter] {
        use Quarter::{First, Fourth, Second, Third};
        match self {
            Self::Year => &[First, Second, Third, Fourth],
            Self::FirstHalf => &[First, Second],
            Self::SecondHalf => &[Third, Fourth],
            Self::Quarter(First) => &[First],
            Self::Quarter(Second) => &[Second],
            Self::Quarter(Third) => &[Third],
            Self::Quarter(Fourth) => &[Fourth],
        }
    }

    /// What it divides into; nothing for a quarter.
    fn parts(self) -> &'static [Self] {
        match self {
            Self::Year => &[Self::FirstHalf, Self::SecondHalf],
            Self::FirstHalf => &[Self::Quarter(Quarter::First), Self::Quarter(Quarter::Second)],
            Self::SecondHalf => &[Self::Quarter(Quarter::Third), Self::Quarter(Quarter::Fourth)],
            Self::Quarter(_) => &[],
        }
    }
}

/// The parts that are published, the whole before its parts; none when the year itself has too few people.
///
/// # Source
/// our choice, ADR-0024
pub fn partition(enough: &dyn Fn(&Block) -> bool) -> Vec<Block> {
    if enough(&Block::Year) { shown(Block::Year, enough) } else { Vec::new() }
}

fn shown(block: Block, enough: &dyn Fn(&Block) -> bool) -> Vec<Block> {
    let parts = block.parts();
    let mut shown_blocks = vec![block];
    if parts.iter().all(enough) {
        shown_blocks.extend(parts.iter().flat_map(|part| shown(*part, enough)));
    }
    shown_blocks
}
