//! How often each method is wrong and how much it sees, for the page that explains signals.
//!
//! Counted by [`characteristics`](super::characteristics) from [`Plan::PUBLISHED`](super::characteristics::Plan::PUBLISHED);
//! a test holds the two together.

use super::characteristics::Judge;
use super::method::Method;

/// What a method does at the setting it is used with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Which method.
    pub judge: Judge,
    /// How many ordinary sessions there are to one that it calls.
    pub ordinary_sessions: u32,
    /// The percentage of withdrawals it calls within five sessions.
    pub withdrawal_seen: u8,
    /// The percentage of confrontations it calls within five sessions.
    pub confrontation_seen: u8,
    /// Sessions from the beginning of a strain to the call, the median of those it sees.
    pub delay: u8,
}

/// The expected range at one ordinary session in forty, and the published methods at their published settings.
pub const TABLE: [Row; 6] = [
    row(Judge::ExpectedRange, 37, 50, 74, 1),
    row(Judge::Published(Method::Criterion), 11, 62, 65, 0),
    row(Judge::Published(Method::Individuals), 261, 12, 29, 0),
    row(Judge::Published(Method::MovingMean), 49, 22, 31, 1),
    row(Judge::Published(Method::RunningSum), 32, 20, 29, 1),
    row(Judge::Published(Method::ReliableChange), 17, 51, 79, 0),
];

const fn row(
    judge: Judge,
    ordinary_sessions: u32,
    withdrawal_seen: u8,
    confrontation_seen: u8,
    delay: u8,
) -> Row {
    Row { judge, ordinary_sessions, withdrawal_seen, confrontation_seen, delay }
}

impl Method {
    /// How many ordinary sessions there are to one that it calls at its published setting.
    pub fn ordinary_sessions(self) -> u32 {
        match self {
            Self::Criterion => 11,
            Self::Individuals => 261,
            Self::MovingMean => 49,
            Self::RunningSum => 32,
            Self::ReliableChange => 17,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::characteristics::{Plan, characteristics};

    #[test]
    fn the_table_is_what_the_simulation_counts() {
        let found = characteristics(&Plan::PUBLISHED).unwrap();
        let percent = |share: f64| (share * 100.0).round() as u8;
        let rows: Vec<Row> = found
            .iter()
            .map(|of| {
                let outcome = of.published.as_ref().unwrap_or(&of.equal);
                Row {
                    judge: of.judge,
                    ordinary_sessions: (1.0 / outcome.false_alarms).round() as u32,
                    withdrawal_seen: percent(outcome.seen[0]),
                    confrontation_seen: percent(outcome.seen[1]),
                    delay: outcome.delay.unwrap() as u8,
                }
            })
            .collect();
        assert_eq!(rows, TABLE);
        for row in TABLE {
            if let Judge::Published(method) = row.judge {
                assert_eq!(row.ordinary_sessions, method.ordinary_sessions());
            }
        }
    }
}
