//! Real time, which this program is about.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The present moment, for durations.
#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
pub fn now() -> Instant {
    Instant::now()
}

/// Milliseconds since 1970-01-01T00:00 UTC.
#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the machine's clock is set after 1970");
    i64::try_from(since.as_millis()).expect("milliseconds since 1970 fit for ages")
}

/// How long it took, in seconds.
pub fn seconds(took: Duration) -> f64 {
    took.as_secs_f64()
}

/// How long it took, in milliseconds.
pub fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}
