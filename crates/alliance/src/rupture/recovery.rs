//! Whether a component came back after a rupture, from its own course.

use super::Outcome;
use crate::clock::Timestamp;
use crate::component::Perspective;
use crate::course::stretch::{GAP_MAX, Measured, stretches};
use crate::course::{ComponentCourse, Course, CourseSession, Point};
use crate::episode::EpisodeState;
use stats::descriptive::summarise;

/// How many held sessions after the lowest one may pass.
///
/// # Source
/// our choice, ADR-0018, as [`stats::change::criterion::Criterion::usual`]
pub const WINDOW: usize = 5;
/// How close to the position before the fall counts as back, in spreads.
///
/// # Source
/// our choice, ADR-0018, as [`stats::change::criterion::Criterion::usual`]
pub const TOLERANCE: f64 = 0.5;
/// The spread of sessions below which none is taken, in points of 0–10: a person who always chose the same answer would
/// otherwise never be close enough.
///
/// # Source
/// our choice, ADR-0018
pub const SPREAD_FLOOR: f64 = 1.0;
/// From how many sessions before the fall the person's own spread is taken.
const OWN_SPREAD_FROM: usize = 4;
/// Sessions before the fall among which the position before it is sought.
const PEAK_AMONG: usize = 3;

/// Whether a component came back, in the answers of one of the two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Recovery {
    /// A session came back to within tolerance.
    Repaired {
        /// The fall.
        fall: Fall,
        /// Which session: its place in the course.
        at: usize,
    },
    /// The window passed with at least half of the fall made good.
    Better {
        /// The fall.
        fall: Fall,
        /// The share that was made good, 0.5 to 1.
        regained: f64,
    },
    /// The window passed with less.
    NotRepaired {
        /// The fall.
        fall: Fall,
        /// The share that was made good, 0 to 0.5.
        regained: f64,
    },
    /// There is still time.
    Open {
        /// The fall.
        fall: Fall,
        /// The most that was made good so far; `None` if nothing was measured since.
        regained: Option<f64>,
        /// How many sessions of the window are left.
        sessions_left: usize,
    },
    /// Nothing was measured that could tell.
    NotKnown(NotKnown),
}

/// Why nothing can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotKnown {
    /// The record names no session, or one that is not in the course.
    NoSession,
    /// There is no position near that session to start from.
    NotMeasuredThen,
    /// There is no position before it to compare with.
    NothingBefore,
    /// The component did not fall by more than the tolerance: there is nothing to come back from.
    NoFall,
    /// The window passed without a position.
    NotMeasuredSince,
    /// Another therapist began in between: with whom it is, is no longer the same.
    OtherTherapist,
    /// Another session check was answered in between: its positions are no comparison.
    OtherCheck,
    /// More than three sessions in a row in between have no position.
    LongGap,
}

crate::words!(NotKnown, "reason why a recovery is not known", {
    NoSession => "no-session",
    NotMeasuredThen => "not-measured-then",
    NothingBefore => "nothing-before",
    NoFall => "no-fall",
    NotMeasuredSince => "not-measured-since",
    OtherTherapist => "other-therapist",
    OtherCheck => "other-check",
    LongGap => "long-gap",
});

/// From the position before to the lowest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fall {
    /// The session of the position before: its place in the course.
    pub peak: usize,
    /// The lowest session: its place in the course.
    pub lowest: usize,
    /// The position before, 0–10.
    pub from: f64,
    /// The lowest position, 0–10.
    pub to: f64,
    /// How close to `from` counts as back, in points.
    pub tolerance: f64,
}

impl Fall {
    /// How deep it is, in points; above 0.
    pub fn depth(&self) -> f64 {
        self.from - self.to
    }

    fn regained(&self, value: f64) -> f64 {
        ((value - self.to) / self.depth()).clamp(0.0, 1.0)
    }
}

impl Recovery {
    /// The word for it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Repaired { .. } => Outcome::Repaired,
            Self::Better { .. } => Outcome::Better,
            Self::NotRepaired { .. } => Outcome::NotRepaired,
            Self::Open { .. } => Outcome::Open,
            Self::NotKnown(_) => Outcome::NotKnown,
        }
    }

    /// The fall it is about; `None` where nothing is known.
    pub fn fall(&self) -> Option<Fall> {
        match self {
            Self::Repaired { fall, .. }
            | Self::Better { fall, .. }
            | Self::NotRepaired { fall, .. }
            | Self::Open { fall, .. } => Some(*fall),
            Self::NotKnown(_) => None,
        }
    }
}

/// The recovery as it is told: in whose answers, and what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// In whose answers.
    pub perspective: Perspective,
    /// What.
    pub recovery: Recovery,
}

/// Where a course may not be compared with itself, beside long gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breaks<'a> {
    /// The held sessions, one for each point of a line.
    pub sessions: &'a [CourseSession],
    /// When another therapist began.
    pub other_therapist: Vec<Timestamp>,
    /// The places of sessions answered with another session check.
    pub other_check: &'a [usize],
}

impl<'a> Breaks<'a> {
    /// Those of a course whose therapists began at these moments, in any order. Who began first, or before the first
    /// session, is no change.
    pub fn of(course: &'a Course, therapists_from: impl IntoIterator<Item = Timestamp>) -> Self {
        let mut from: Vec<Timestamp> = therapists_from.into_iter().collect();
        from.sort_unstable();
        let begun = course.sessions.first().map(|session| session.held_at);
        let first = from.first().copied();
        from.retain(|at| Some(*at) != first && begun.is_some_and(|begun| *at > begun));
        Self { sessions: &course.sessions, other_therapist: from, other_check: &course.other_check }
    }

    /// What lies between two places, the later one included; `None` if nothing but time.
    fn between(&self, before: usize, after: usize) -> Option<NotKnown> {
        let (from, to) = (self.sessions[before].held_at, self.sessions[after].held_at);
        if self.other_therapist.iter().any(|at| from < *at && *at <= to) {
            Some(NotKnown::OtherTherapist)
        } else if self.other_check.iter().any(|place| (before + 1..=after).contains(place)) {
            Some(NotKnown::OtherCheck)
        } else {
            None
        }
    }
}

/// Whether a component came back, in the answers of the one whose answers can tell: the client's, and where they
/// cannot, the therapist's. `rupture` is the place of the session in the course.
///
/// # Missing data
/// If neither can tell, the reason of the client's side.
/// # Source
/// our choice, ADR-0018: the client's own view comes first
pub fn seen(
    component: &ComponentCourse,
    breaks: &Breaks<'_>,
    rupture: Option<usize>,
    state: EpisodeState,
) -> Seen {
    let of =
        |perspective, line: &[Point]| Seen { perspective, recovery: of_line(line, breaks, rupture, state) };
    let client = of(Perspective::Client, &component.client);
    let therapist = || of(Perspective::Therapist, &component.therapist);
    match client.recovery {
        Recovery::NotKnown(_) => match therapist() {
            Seen { recovery: Recovery::NotKnown(_), .. } => client,
            known => known,
        },
        Recovery::Repaired { .. }
        | Recovery::Better { .. }
        | Recovery::NotRepaired { .. }
        | Recovery::Open { .. } => client,
    }
}

/// Whether the positions of one line came back after the session at place `rupture`.
///
/// The fall is the run of sessions around the rupture none of which rises; the position before it is the highest of the
/// last three sessions up to its start. It came back when a session at most [`WINDOW`] sessions after the lowest
/// reaches `before − TOLERANCE · spread`, where the spread is the person's own over the sessions before, and at least
/// [`SPREAD_FLOOR`]. When the window has passed, the share made good decides; before that it is open.
///
/// Nothing is compared across another therapist, another session check, or more than three sessions in a row without a
/// position; where that is what keeps it from being known, it says so.
///
/// # Shape
/// One point per held session, in order, as many as `breaks` has sessions.
/// # Range and units
/// Positions 0–10, higher is better.
/// # Missing data
/// A session without a position is passed over and counts as time. A rupture at such a session starts from the next
/// position within three sessions. Nothing measured since is [`NotKnown::NotMeasuredSince`], never a recovery that
/// stayed out.
/// # Source
/// [Gumz2012] for fall, window, tolerance and what breaks a series, as [`stats::change::criterion`]; better from half is our choice, ADR-0018
/// # Example
/// ```
/// use alliance::clock::{DAY_MS, Timestamp};
/// use alliance::course::{CourseSession, Point};
/// use alliance::episode::EpisodeState;
/// use alliance::rupture::recovery::{Breaks, NotKnown, Recovery, of_line};
///
/// let line = [7.0, 7.5, 4.0, 5.5, 7.0].map(Point::At);
/// let sessions = [1, 2, 3, 4, 5].map(|number: u32| CourseSession {
///     id: uuid::Uuid::nil().into(),
///     number,
///     held_at: Timestamp::from_ms(i64::from(number) * 7 * DAY_MS),
/// });
/// let breaks = Breaks { sessions: &sessions, other_therapist: vec![], other_check: &[] };
/// let recovery = of_line(&line, &breaks, Some(2), EpisodeState::Open);
/// assert!(matches!(recovery, Recovery::Repaired { at: 4, .. }));
///
/// let other_therapist = vec![Timestamp::from_ms(25 * DAY_MS)];
/// let recovery = of_line(&line, &Breaks { other_therapist, ..breaks }, Some(2), EpisodeState::Open);
/// assert_eq!(recovery, Recovery::NotKnown(NotKnown::OtherTherapist));
/// ```
pub fn of_line(line: &[Point], breaks: &Breaks<'_>, rupture: Option<usize>, state: EpisodeState) -> Recovery {
    let Some(rupture) = rupture.filter(|place| *place < line.len()) else {
        return Recovery::NotKnown(NotKnown::NoSession);
    };
    let stretches = stretches(line, breaks.sessions, &breaks.other_therapist);
    let is_near = |one: &Measured| one.place >= rupture && one.place - rupture <= GAP_MAX;
    let is_same = |one: &Measured| breaks.between(rupture, one.place) != Some(NotKnown::OtherTherapist);
    let found = stretches.iter().enumerate().find_map(|(index, stretch)| {
        let at = stretch.iter().position(|one| is_near(one) && is_same(one))?;
        Some((index, at))
    });
    let Some((index, at)) = found else {
        let with_other = breaks.other_check.contains(&rupture);
        return Recovery::NotKnown(if with_other { NotKnown::OtherCheck } else { NotKnown::NotMeasuredThen });
    };
    let stretch = &stretches[index];
    match fall(stretch, at) {
        Err(NotKnown::NothingBefore) => {
            let before = index.checked_sub(1).and_then(|before| stretches[before].last());
            Recovery::NotKnown(nothing_before(breaks, before, stretch[0]))
        }
        Err(reason) => Recovery::NotKnown(reason),
        Ok(fall) => since(stretch, breaks, stretches.get(index + 1), fall, state),
    }
}

/// Why the first position of a stretch has none before it.
fn nothing_before(breaks: &Breaks<'_>, before: Option<&Measured>, first: Measured) -> NotKnown {
    match before {
        Some(before) => breaks.between(before.place, first.place).unwrap_or(NotKnown::LongGap),
        None if breaks.other_check.iter().any(|place| *place < first.place) => NotKnown::OtherCheck,
        None => NotKnown::NothingBefore,
    }
}

fn fall(stretch: &[Measured], at: usize) -> Result<Fall, NotKnown> {
    if at == 0 {
        return Err(NotKnown::NothingBefore);
    }
    let value = |index: usize| stretch[index].value;
    let start = (1..=at).rev().find(|&index| value(index) > value(index - 1)).unwrap_or(0);
    // A level start is no fall yet. A session that itself rose is compared with the sessions before it.
    let level = (start..at).take_while(|&index| value(index + 1) >= value(index)).count();
    let top = if start == at { at - 1 } else { start + level };
    let lowest = (at + 1..stretch.len())
        .take_while(|&next| value(next) <= value(next - 1))
        .fold(at, |lowest, next| if value(next) < value(lowest) { next } else { lowest });
    let Measured { place: peak, value: from } = stretch[(top + 1).saturating_sub(PEAK_AMONG)..=top]
        .iter()
        .copied()
        .max_by(|one, other| one.value.total_cmp(&other.value))
        .expect("the range holds at least the top itself");
    let tolerance = TOLERANCE * spread(&stretch[..=top]);
    let to = value(lowest);
    if from - to <= tolerance {
        return Err(NotKnown::NoFall);
    }
    Ok(Fall { peak, lowest: stretch[lowest].place, from, to, tolerance })
}

fn spread(before: &[Measured]) -> f64 {
    if before.len() < OWN_SPREAD_FROM {
        return SPREAD_FLOOR;
    }
    let values: Vec<Option<f64>> = before.iter().map(|one| Some(one.value)).collect();
    let own = summarise(&values).expect("positions are finite").standard_deviation;
    own.expect("four values have a spread").max(SPREAD_FLOOR)
}

fn since(
    stretch: &[Measured],
    breaks: &Breaks<'_>,
    next: Option<&Vec<Measured>>,
    fall: Fall,
    state: EpisodeState,
) -> Recovery {
    let last_session = breaks.sessions.len() - 1;
    let passed = last_session - fall.lowest;
    let window_end = (fall.lowest + WINDOW).min(last_session);
    let later = || stretch.iter().filter(|one| one.place > fall.lowest && one.place <= window_end);
    if let Some(back) = later().find(|one| one.value >= fall.from - fall.tolerance) {
        return Recovery::Repaired { fall, at: back.place };
    }
    // What breaks the series before the window has passed leaves the question open for good.
    let end = stretch.last().expect("a fall lies in a stretch").place;
    if let Some(reason) = (end < window_end).then(|| breaks.between(end, window_end)).flatten() {
        return Recovery::NotKnown(reason);
    }
    if next.is_some_and(|next| next[0].place <= window_end) {
        return Recovery::NotKnown(NotKnown::LongGap);
    }
    let most = later().map(|one| fall.regained(one.value)).reduce(f64::max);
    let has_time = match state {
        EpisodeState::Open => passed < WINDOW,
        EpisodeState::Closed { .. } => false,
    };
    match most {
        regained if has_time => Recovery::Open { fall, regained, sessions_left: WINDOW - passed },
        None => Recovery::NotKnown(NotKnown::NotMeasuredSince),
        Some(regained) if regained >= 0.5 => Recovery::Better { fall, regained },
        Some(regained) => Recovery::NotRepaired { fall, regained },
    }
}
