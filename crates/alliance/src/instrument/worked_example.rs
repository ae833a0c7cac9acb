//! Worked examples: answers and the scores a person computed from them by hand.

use crate::instrument::name::{ItemId, ScaleId};

/// One filling-in with the scores that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedExample {
    /// What it shows, in a few words.
    pub name: String,
    /// The answers; an item that was left open is absent.
    pub answers: Vec<(ItemId, i32)>,
    /// The score of each scale, in the order of the instrument.
    pub expected: Vec<(ScaleId, Expected)>,
}

/// The score a person computed, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// `4.5 @ 7.5`: the raw score and its position from 0 to 10, both rounded to as many decimals as are written.
    Value {
        /// The raw score.
        raw: String,
        /// The position from 0 to 10.
        position: String,
    },
    /// `withheld 1 of 2`: so many of the scale's items were answered, and that is too few, here or in all.
    Withheld {
        /// How many of the scale's items were answered.
        answered: usize,
        /// How many items the scale has.
        of: usize,
    },
}
