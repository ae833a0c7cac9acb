//! The time of a step. It is advice: nothing happens when it is over, only a person goes on.

use crate::clock::{MINUTE_MS, Timestamp};

/// The longest a step can be made, in milliseconds.
pub const LENGTH_MOST_MS: i64 = 240 * MINUTE_MS;

/// The time of the current step, as the server holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// Nobody has started it.
    Idle {
        /// How long the step is meant to take.
        length_ms: i64,
    },
    /// It runs.
    Running {
        /// When the time is over.
        ends_at: Timestamp,
        /// How long the step is meant to take.
        length_ms: i64,
    },
    /// It waits.
    Paused {
        /// What is left; below zero if it was over already.
        left_ms: i64,
        /// How long the step is meant to take.
        length_ms: i64,
    },
}

impl Timer {
    /// A timer nobody has started.
    pub fn idle(minutes: u16) -> Self {
        Self::Idle { length_ms: i64::from(minutes) * MINUTE_MS }
    }

    /// How long the step is meant to take.
    pub fn length_ms(self) -> i64 {
        match self {
            Self::Idle { length_ms } | Self::Running { length_ms, .. } | Self::Paused { length_ms, .. } => {
                length_ms
            }
        }
    }

    /// What is left at `now`.
    ///
    /// # Range and units
    /// Milliseconds, at most the length whatever the clock does; below zero the time is over.
    pub fn left_ms(self, now: Timestamp) -> i64 {
        match self {
            Self::Idle { length_ms } => length_ms,
            Self::Running { ends_at, length_ms } => ends_at.ms_since(now).min(length_ms),
            Self::Paused { left_ms, .. } => left_ms,
        }
    }

    /// The same timer, running.
    #[must_use]
    pub fn started(self, now: Timestamp) -> Self {
        match self {
            Self::Running { .. } => self,
            Self::Idle { length_ms } | Self::Paused { length_ms, .. } => {
                Self::Running { ends_at: now.plus_ms(self.left_ms(now)), length_ms }
            }
        }
    }

    /// The same timer, waiting.
    #[must_use]
    pub fn paused(self, now: Timestamp) -> Self {
        match self {
            Self::Idle { .. } | Self::Paused { .. } => self,
            Self::Running { length_ms, .. } => Self::Paused { left_ms: self.left_ms(now), length_ms },
        }
    }

    /// The same timer with more time. What was over counts from now.
    #[must_use]
    pub fn with(self, minutes: u16, now: Timestamp) -> Self {
        let more = i64::from(minutes) * MINUTE_MS;
        let length_ms = self.length_ms().saturating_add(more).min(LENGTH_MOST_MS);
        let left = (self.left_ms(now).max(0) + more).min(length_ms);
        match self {
            Self::Idle { .. } => Self::Idle { length_ms },
            Self::Running { .. } => Self::Running { ends_at: now.plus_ms(left), length_ms },
            Self::Paused { .. } => Self::Paused { left_ms: left, length_ms },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_told_early_and_who_is_told_late_count_down_to_the_same_moment() {
        let start = Timestamp::from_ms(1_000_000);
        let timer = Timer::idle(5).started(start);
        for told_after in [0, 1, 499, 60_000, 299_999, 300_000, 420_000] {
            let told = start.plus_ms(told_after);
            let ends = told.plus_ms(timer.left_ms(told));
            assert_eq!(ends, start.plus_ms(5 * MINUTE_MS), "told after {told_after} ms");
        }
        assert_eq!(timer.left_ms(start.plus_ms(-60_000)), 5 * MINUTE_MS, "never more than there was");
    }
}
