//! The real clock: the one place where the program asks what time it is.

use alliance::clock::{Clock, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
    fn now(&self) -> Timestamp {
        let since =
            SystemTime::now().duration_since(UNIX_EPOCH).expect("the machine's clock is set after 1970");
        Timestamp::from_ms(i64::try_from(since.as_millis()).expect("milliseconds since 1970 fit for ages"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_the_machine_shows_a_moment_of_this_century() {
        let now = SystemClock.now();
        assert!(now > Timestamp::from_ms(1_700_000_000_000));
        assert!(now < Timestamp::from_ms(4_102_444_800_000));
    }
}
