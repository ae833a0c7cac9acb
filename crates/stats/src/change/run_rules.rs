//! Patterns in a chart of single values that chance seldom makes.

use super::control_chart::{Baseline, Side};

/// What a session and those before it show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// The session lies beyond three standard deviations.
    BeyondThree,
    /// Two of the last three lie beyond two standard deviations, on one side.
    TwoOfThreeBeyondTwo,
    /// The last eight lie on one side of the centre.
    EightOnOneSide,
}

impl Pattern {
    /// All of them, strongest first.
    pub const ALL: [Self; 3] = [Self::BeyondThree, Self::TwoOfThreeBeyondTwo, Self::EightOnOneSide];
}

/// A pattern that is complete at one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The place of the session, counted from 0.
    pub index: usize,
    /// The pattern.
    pub pattern: Pattern,
    /// On which side of the centre.
    pub side: Side,
}

/// Finds the three patterns, each at every session at which its window is complete.
///
/// A window of two of three still shows the pattern at the session after the second, which need not lie beyond the
/// limit itself.
///
/// # Missing data
/// A missing session is passed over: the last three are the last three that are there.
/// # Source
/// [WesternElectric1956]
/// # Example
/// ```
/// use verbond_stats::change::control_chart::{Baseline, Side};
/// use verbond_stats::change::run_rules::{Pattern, find};
///
/// let baseline = Baseline::of(&[52.0, 53.0, 51.0, 54.0, 53.0, 52.0].map(Some), 0.0)?;
/// let found = find(&[Some(44.0)], &baseline);
/// assert_eq!((found[0].pattern, found[0].side), (Pattern::BeyondThree, Side::Below));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn find(sessions: &[Option<f64>], baseline: &Baseline) -> Vec<Found> {
    let there: Vec<(usize, f64)> =
        sessions.iter().enumerate().filter_map(|(index, value)| value.map(|value| (index, value))).collect();
    let (three, two) = (baseline.limits(), baseline.limits_at(2.0));
    let centre = baseline.limits_at(0.0);
    let mut found = Vec::new();
    for last in 0..there.len() {
        let (index, value) = there[last];
        let window = |size: usize| &there[(last + 1).saturating_sub(size)..=last];
        for side in [Side::Below, Side::Above] {
            let mut push = |pattern| found.push(Found { index, pattern, side });
            if three.side(value) == Some(side) {
                push(Pattern::BeyondThree);
            }
            if window(3).iter().filter(|(_, value)| two.side(*value) == Some(side)).count() >= 2 {
                push(Pattern::TwoOfThreeBeyondTwo);
            }
            let eight = window(8);
            if eight.len() == 8 && eight.iter().all(|(_, value)| centre.side(*value) == Some(side)) {
                push(Pattern::EightOnOneSide);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
