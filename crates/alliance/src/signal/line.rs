//! One component from one perspective, session by session beside what was expected.

use super::known::{Known, SESSIONS_BEFORE};
use super::method::Method;
use crate::clock::{DAY_MS, Timestamp};
use crate::component::{Component, Perspective};
use crate::course::stretch::{Measured, stretches};
use crate::course::{CourseSession, Point};
use stats::StatsError;
use stats::local_level::Timed;
use stats::local_level::follow::{Ahead, Follow, follow};

/// A component from one perspective.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which component.
    pub component: Component,
    /// In whose answers.
    pub perspective: Perspective,
    /// One entry per session of the course; `None` where nothing was measured, or too little came before.
    pub judged: Vec<Option<Judged>>,
    /// How many more sessions have to be measured before one can be judged; 0 if the next one can.
    pub sessions_needed: usize,
}

/// A session beside what was expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Where it lies, 0–10.
    pub position: f64,
    /// What was expected before it.
    pub range: Range,
    /// What calls it out; `None` for an ordinary session.
    pub called: Option<Called>,
}

/// Where a session is expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The middle, 0–10.
    pub expected: f64,
    /// Below it lies the chosen share of ordinary sessions, when each is taken by itself. Not under 0.
    pub low: f64,
    /// As far above. Not over 10.
    pub high: f64,
}

/// A fall that calls a session out.
#[derive(Debug, Clone, PartialEq)]
pub struct Called {
    /// The place of the session with which it began: this one, or one of the two measured before it.
    pub began: usize,
    /// Where the person was expected when it began, 0–10.
    pub from: f64,
    /// Whether the measured session before was called too: the same fall goes on.
    pub course: Continuity,
    /// The published methods that call this session too.
    pub further: Vec<Method>,
}

/// Whether a fall is told for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continuity {
    /// The session before was ordinary.
    New,
    /// The session before was called too.
    GoesOn,
}

impl Line {
    /// Lays each session of a line beside what the sessions before it lead to expect.
    ///
    /// Each [stretch](stretches) starts afresh. A session is called if its evidence of a fall lies below the threshold for
    /// what was expected of it, in which no later session has a part.
    ///
    /// # Shape
    /// One point per session of the course.
    /// # Missing data
    /// Passed over; the next session is expected with more doubt.
    /// # Errors
    /// [`StatsError`] for a model that cannot be.
    /// # Source
    /// our choice, ADR-0015
    pub fn of(
        (component, perspective): (Component, Perspective),
        points: &[Point],
        sessions: &[CourseSession],
        broken: &[Timestamp],
        known: &Known,
    ) -> Result<Self, StatsError> {
        let mut judged = vec![None; points.len()];
        let mut measured_count = 0;
        for stretch in stretches(points, sessions, broken) {
            measured_count = stretch.len();
            judge(&stretch, sessions, known, &mut judged)?;
        }
        let sessions_needed = SESSIONS_BEFORE.saturating_sub(measured_count);
        Ok(Self { component, perspective, judged, sessions_needed })
    }
}

fn judge(
    stretch: &[Measured],
    sessions: &[CourseSession],
    known: &Known,
    judged: &mut [Option<Judged>],
) -> Result<(), StatsError> {
    let held: Vec<Timestamp> = stretch.iter().map(|measured| sessions[measured.place].held_at).collect();
    let series: Vec<Timed> = weeks(&held)
        .into_iter()
        .zip(stretch)
        .map(|(time, measured)| Timed { time, value: measured.value })
        .collect();
    let followed = follow(&known.practice.model, Follow::USUAL, &series)?;
    let mut before = Continuity::New;
    for (index, (measured, ahead)) in stretch.iter().zip(&followed).enumerate().skip(SESSIONS_BEFORE) {
        let threshold = known.thresholds.at(ahead.expectation.value);
        let called = if ahead.fall < threshold {
            let course = std::mem::replace(&mut before, Continuity::GoesOn);
            let began = index - ahead.fall_began;
            Some(Called {
                began: stretch[began].place,
                from: followed[began].expectation.value.clamp(0.0, 10.0),
                course,
                further: further(&stretch[..=index], known)?,
            })
        } else {
            before = Continuity::New;
            None
        };
        judged[measured.place] =
            Some(Judged { position: measured.value, range: range(ahead, threshold), called });
    }
    Ok(())
}

fn range(ahead: &Ahead, threshold: f64) -> Range {
    let expected = ahead.expectation.value;
    let reach = (threshold * ahead.expectation.variance.sqrt()).abs();
    Range {
        expected: expected.clamp(0.0, 10.0),
        low: (expected - reach).clamp(0.0, 10.0),
        high: (expected + reach).clamp(0.0, 10.0),
    }
}

/// The published methods that call the last of these, each at its published setting.
fn further(stretch: &[Measured], known: &Known) -> Result<Vec<Method>, StatsError> {
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return Ok(Vec::new()) };
    let mut sessions = vec![None; last.place - first.place + 1];
    stretch.iter().for_each(|measured| sessions[measured.place - first.place] = Some(measured.value));
    let mut found = Vec::new();
    for method in Method::ALL {
        let called = method.called(&sessions, &known.practice, method.published())?;
        if called.last() == Some(&(sessions.len() - 1)) {
            found.push(*method);
        }
    }
    Ok(found)
}

/// Moments as weeks since the first; two on one day lie a day apart, because time has to pass for a level to drift.
///
/// # Source
/// our choice, ADR-0015: what is twice as far apart is expected with twice the drift
pub fn weeks(held: &[Timestamp]) -> Vec<f64> {
    let mut weeks: Vec<f64> = Vec::with_capacity(held.len());
    for at in held {
        let time = at.ms_since(held[0]) as f64 / (7 * DAY_MS) as f64;
        weeks.push(weeks.last().map_or(time, |before| time.max(before + 1.0 / 7.0)));
    }
    weeks
}
