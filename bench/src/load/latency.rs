//! How long answers took.

use std::time::Duration;

/// The times of one round, sorted.
#[derive(Debug, Clone)]
pub struct Latencies(Vec<Duration>);

impl Latencies {
    /// The times as they came.
    pub fn new(mut took: Vec<Duration>) -> Self {
        took.sort_unstable();
        Self(took)
    }

    /// The time within which this share (0–1) of the answers came: the nearest rank.
    pub fn within(&self, share: f64) -> Duration {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    /// The slowest.
    pub fn slowest(&self) -> Duration {
        self.0[self.0.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rank_is_taken() {
        let took = Latencies::new((1..=200).rev().map(Duration::from_millis).collect());
        for (share, expected) in [(0.5, 100), (0.99, 198), (1.0, 200), (0.0, 1)] {
            assert_eq!(took.within(share), Duration::from_millis(expected), "{share}");
        }
        assert_eq!(Latencies::new(vec![Duration::from_millis(7)]).within(0.99), Duration::from_millis(7));
    }
}
