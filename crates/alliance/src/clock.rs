//! Time and chance as arguments.
//!
//! The binary gives the real ones; tests and simulations give [`FixedClock`] and [`SeededChance`], so that what
//! happened once happens again.

use rand::{Rng, SeedableRng};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

/// A moment: milliseconds since 1970-01-01T00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment this many milliseconds after 1970-01-01T00:00 UTC.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970-01-01T00:00 UTC.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The moment this many milliseconds later.
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative if it lies before.
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// One minute, in milliseconds.
pub const MINUTE_MS: i64 = 60_000;
/// One hour, in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Twenty-four hours, in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// Where the present moment comes from.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Where chance comes from: ids, tokens, salts.
pub trait Chance: Send + Sync + std::fmt::Debug {
    /// Fills all of `bytes` with chance.
    fn fill(&self, bytes: &mut [u8]);
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `now`.
    pub const fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.ms()))
    }

    /// Moves the clock `ms` milliseconds on.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_ms(self.0.load(Ordering::SeqCst))
    }
}

/// Chance that repeats itself from the same seed. For tests and simulations, never for secrets.
#[derive(Debug)]
pub struct SeededChance(Mutex<rand_chacha::ChaCha8Rng>);

impl SeededChance {
    /// Chance that starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(rand_chacha::ChaCha8Rng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().expect("no holder of this lock can panic").fill_bytes(bytes);
    }
}
