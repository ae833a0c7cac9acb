//! How much is measured.

use std::ops::Range;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Rounds of each side, in turns.
    pub rounds: usize,
    /// Submissions of one round.
    pub submissions: usize,
    /// Submissions that are under way at any time.
    pub connections: usize,
}

impl Size {
    /// Halves that have to wait: all rounds and one to warm up.
    pub fn halves(self) -> usize {
        (self.rounds + 1) * self.submissions
    }

    /// Those of one round; round 0 warms up.
    pub fn round(self, number: usize) -> Range<usize> {
        number * self.submissions..(number + 1) * self.submissions
    }
}
