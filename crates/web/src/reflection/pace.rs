//! How fast one device may send. It is counted per device and not per address: a whole congress may share one.

use alliance::clock::Timestamp;

/// Commands a device may send at once.
const BURST: i64 = 20;
/// After this many milliseconds it may send one more.
const EVERY_MS: i64 = 200;
/// The facilitator works with many things at once.
const LEAD_EVERY_MS: i64 = 25;
/// So many in a row that came too fast or could not be read, and the line is cut.
const STRIKES_MOST: u32 = 40;

/// Who sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sender {
    /// Who leads.
    Lead,
    /// Anybody else.
    Other,
}

/// What a device may still send.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    left: i64,
    since: Timestamp,
    every_ms: i64,
    strikes: u32,
}

/// Whether something that was sent is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is.
    Fine,
    /// It came too fast.
    TooFast,
    /// It goes on like this: the line is cut.
    Enough,
}

impl Pace {
    pub(super) fn new(sender: Sender, now: Timestamp) -> Self {
        let every_ms = match sender {
            Sender::Lead => LEAD_EVERY_MS,
            Sender::Other => EVERY_MS,
        };
        Self { left: BURST, since: now, every_ms, strikes: 0 }
    }

    /// Counts one thing that was sent.
    pub(super) fn send(&mut self, now: Timestamp) -> Verdict {
        // A clock that went back gives nothing and takes nothing.
        let earned = now.ms_since(self.since).max(0) / self.every_ms;
        if earned > 0 || now < self.since {
            self.left = (self.left + earned).min(BURST);
            self.since = now;
        }
        if self.left > 0 {
            self.left -= 1;
            self.strikes = self.strikes.saturating_sub(1);
            return Verdict::Fine;
        }
        self.strike()
    }

    /// Counts one thing that could not be read.
    pub(super) fn strike(&mut self) -> Verdict {
        self.strikes += 1;
        if self.strikes > STRIKES_MOST { Verdict::Enough } else { Verdict::TooFast }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_fine_a_flood_is_slowed_and_then_cut() {
        let start = Timestamp::from_ms(1_000_000);
        let mut pace = Pace::new(Sender::Other, start);
        assert!((0..BURST).all(|_| pace.send(start) == Verdict::Fine));
        assert_eq!(pace.send(start), Verdict::TooFast);
        assert_eq!(pace.send(start.plus_ms(EVERY_MS)), Verdict::Fine);
        assert_eq!(pace.send(start.plus_ms(EVERY_MS)), Verdict::TooFast);
        assert_eq!(
            pace.send(start.plus_ms(-50_000)),
            Verdict::TooFast,
            "a clock that went back gives nothing"
        );
        let last = (0..=STRIKES_MOST).map(|_| pace.send(start.plus_ms(-50_000))).last();
        assert_eq!(last, Some(Verdict::Enough));
    }
}
