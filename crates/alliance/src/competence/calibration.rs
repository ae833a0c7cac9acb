//! Whether a rater is ready: ratings of recordings beside a benchmark that experienced raters agreed on.

use super::{Domain, Levels};
use crate::clock::{DAY_MS, Timestamp};
use std::collections::BTreeMap;

/// So many levels a rating may lie from the benchmark.
const APART_MAX: u8 = 1;

/// From how many points on a session counts as passed. The training body sets it; we have none of our own.
///
/// # Range and units
/// Six levels added up, from 6 to 36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassLine(u8);

/// A benchmark, or a pass line, that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalibrationError {
    /// A pass line outside what six levels add up to.
    #[error("pass from {points} points on; six levels add up to 6 at least and 36 at most")]
    PassLine {
        /// The points.
        points: u8,
    },
    /// A set that holds for no time, or too long.
    #[error("let a calibration hold for {weeks} weeks; it can be 4 to 104")]
    Weeks {
        /// The weeks.
        weeks: u32,
    },
    /// A benchmark that leaves a domain out.
    #[error("compare with a benchmark without a level of {domain}")]
    Benchmark {
        /// The domain.
        domain: Domain,
    },
}

impl PassLine {
    /// From so many points on.
    ///
    /// # Errors
    /// [`CalibrationError::PassLine`] outside 6 to 36.
    pub fn from_points(points: u8) -> Result<Self, CalibrationError> {
        if (6..=36).contains(&points) { Ok(Self(points)) } else { Err(CalibrationError::PassLine { points }) }
    }

    /// The points.
    pub fn points(self) -> u8 {
        self.0
    }
}

/// What experienced raters agreed on for one recording: a level of every domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark(Levels);

impl Benchmark {
    /// A benchmark of all six domains.
    ///
    /// # Errors
    /// [`CalibrationError::Benchmark`] when one is missing.
    pub fn new(levels: Levels) -> Result<Self, CalibrationError> {
        match Domain::ALL.iter().find(|domain| levels.of(**domain).is_none()) {
            Some(domain) => Err(CalibrationError::Benchmark { domain: *domain }),
            None => Ok(Self(levels)),
        }
    }

    /// Its levels.
    pub fn levels(&self) -> &Levels {
        &self.0
    }
}

/// One rating beside its benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How many levels above the benchmark each domain was rated; below 0 for lower, `None` for a domain that was not rated.
    pub above: BTreeMap<Domain, Option<i8>>,
    /// On which side of the pass line the rating lies; `None` when a domain was not rated.
    pub side: Option<Side>,
}

/// On which side of the pass line a rating lies, beside the benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On that of the benchmark.
    Same,
    /// Passed, where the benchmark is not.
    PassedWrongly,
    /// Not passed, where the benchmark is.
    HeldBackWrongly,
}

impl Compared {
    /// Compares a rating with its benchmark.
    ///
    /// # Missing data
    /// A domain that was not rated is no agreement: it is told as missing, and the rating is not within the limits.
    /// # Source
    /// our choice, ADR-0023
    pub fn new(rated: &Levels, benchmark: &Benchmark, pass: PassLine) -> Self {
        let above = Domain::ALL.iter().map(|&domain| {
            let known = benchmark.0.of(domain).expect("a benchmark has all six");
            let number = |level: super::Level| i8::try_from(level.number()).expect("1 to 6");
            (domain, rated.of(domain).map(|level| number(level) - number(known)))
        });
        let passed = |levels: &Levels| levels.points().map(|points| points >= pass.0);
        let side = passed(rated).zip(passed(&benchmark.0)).map(|(own, known)| match (own, known) {
            (true, true) | (false, false) => Side::Same,
            (true, false) => Side::PassedWrongly,
            (false, true) => Side::HeldBackWrongly,
        });
        Self { above: above.collect(), side }
    }

    /// Within one level on every domain, and on the right side of the pass line.
    pub fn is_within(&self) -> bool {
        let near = |above: &Option<i8>| above.is_some_and(|above| above.unsigned_abs() <= APART_MAX);
        self.above.values().all(near) && self.side == Some(Side::Same)
    }
}

/// Whether a rater is calibrated by a set: every recording within the limits, and at least one.
pub fn is_calibrated(set: &[Compared]) -> bool {
    !set.is_empty() && set.iter().all(Compared::is_within)
}

/// For how long a rater stays calibrated after the last recording of a set. Who keeps the set says it.
///
/// # Range and units
/// Weeks, from 4 to 104.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weeks(u32);

impl Weeks {
    /// So many weeks.
    ///
    /// # Errors
    /// [`CalibrationError::Weeks`] outside 4 to 104.
    pub fn new(weeks: u32) -> Result<Self, CalibrationError> {
        if (4..=104).contains(&weeks) { Ok(Self(weeks)) } else { Err(CalibrationError::Weeks { weeks }) }
    }

    /// How many.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Where a rater stands with a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Recordings are still to be rated.
    Open {
        /// How many were rated.
        count: usize,
        /// How many there are.
        of: usize,
    },
    /// All were rated, and not each within the limits.
    Outside {
        /// How many were within.
        within: usize,
        /// How many there are.
        of: usize,
    },
    /// Calibrated.
    Until(Timestamp),
    /// Was calibrated, until then.
    Passed(Timestamp),
}

/// Where a rater stands, by the recordings of a set that were rated, each with when.
///
/// # Source
/// our choice, ADR-0023
pub fn standing(rated: &[(Timestamp, Compared)], of: usize, weeks: Weeks, now: Timestamp) -> Standing {
    let Some(last) = rated.iter().map(|(at, _)| *at).max().filter(|_| rated.len() >= of) else {
        return Standing::Open { count: rated.len(), of };
    };
    let within = rated.iter().filter(|(_, compared)| compared.is_within()).count();
    if within < rated.len() {
        return Standing::Outside { within, of };
    }
    let until = last.plus_ms(i64::from(weeks.0) * 7 * DAY_MS);
    if now < until { Standing::Until(until) } else { Standing::Passed(until) }
}
