//! Whether a component came back after a rupture, from its own course.

use super::Outcome;
use crate::component::Perspective;
use crate::course::{ComponentCourse, Point};
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
/// How many sessions in a row may be without a position before nothing is compared across them.
const GAP_MAX: usize = 3;

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
}

crate::words!(NotKnown, "reason why a recovery is not known", {
    NoSession => "no-session",
    NotMeasuredThen => "not-measured-then",
    NothingBefore => "nothing-before",
    NoFall => "no-fall",
    NotMeasuredSince => "not-measured-since",
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

/// Whether a component came back, in the answers of the one whose answers can tell: the client's, and where they
/// cannot, the therapist's. `rupture` is the place of the session in the course.
///
/// # Missing data
/// If neither can tell, the reason of the client's side.
/// # Source
/// our choice, ADR-0018: the client's own view comes first
pub fn seen(component: &ComponentCourse, rupture: Option<usize>, state: EpisodeState) -> Seen {
    let client =
        Seen { perspective: Perspective::Client, recovery: of_line(&component.client, rupture, state) };
    let therapist = || Seen {
        perspective: Perspective::Therapist,
        recovery: of_line(&component.therapist, rupture, state),
    };
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
/// # Shape
/// One point per held session, in order.
/// # Range and units
/// Positions 0–10, higher is better.
/// # Missing data
/// A session without a position is passed over and counts as time. A rupture at such a session starts from the next
/// position within three sessions. Nothing is compared across more than three in a row. Nothing measured since is
/// [`NotKnown::NotMeasuredSince`], never a recovery that stayed out.
/// # Source
/// [Gumz2012] for fall, window and tolerance, as [`stats::change::criterion`]; better from half is our choice, ADR-0018
/// # Example
/// ```
/// use alliance::course::Point;
/// use alliance::episode::EpisodeState;
/// use alliance::rupture::recovery::{Recovery, of_line};
///
/// let line = [7.0, 7.5, 4.0, 5.5, 7.0].map(Point::At);
/// let recovery = of_line(&line, Some(2), EpisodeState::Open);
/// assert!(matches!(recovery, Recovery::Repaired { at: 4, .. }));
/// ```
pub fn of_line(line: &[Point], rupture: Option<usize>, state: EpisodeState) -> Recovery {
    let Some(rupture) = rupture.filter(|place| *place < line.len()) else {
        return Recovery::NotKnown(NotKnown::NoSession);
    };
    let stretch = stretch(line, rupture);
    match fall(&stretch, rupture) {
        Err(reason) => Recovery::NotKnown(reason),
        Ok(fall) => since(&stretch, line.len(), fall, state),
    }
}

fn fall(stretch: &[(usize, f64)], rupture: usize) -> Result<Fall, NotKnown> {
    let at = stretch
        .iter()
        .position(|(place, _)| *place >= rupture && place - rupture <= GAP_MAX)
        .ok_or(NotKnown::NotMeasuredThen)?;
    if at == 0 {
        return Err(NotKnown::NothingBefore);
    }
    let value = |index: usize| stretch[index].1;
    let start = (1..=at).rev().find(|&index| value(index) > value(index - 1)).unwrap_or(0);
    // A level start is no fall yet. A session that itself rose is compared with the sessions before it.
    let level = (start..at).take_while(|&index| value(index + 1) >= value(index)).count();
    let top = if start == at { at - 1 } else { start + level };
    let lowest = (at + 1..stretch.len())
        .take_while(|&next| value(next) <= value(next - 1))
        .fold(at, |lowest, next| if value(next) < value(lowest) { next } else { lowest });
    let (peak, from) = stretch[(top + 1).saturating_sub(PEAK_AMONG)..=top]
        .iter()
        .copied()
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .expect("the range holds at least the top itself");
    let tolerance = TOLERANCE * spread(&stretch[..=top]);
    let to = value(lowest);
    if from - to <= tolerance {
        return Err(NotKnown::NoFall);
    }
    Ok(Fall { peak, lowest: stretch[lowest].0, from, to, tolerance })
}

/// The positions around a session without too long a gap between any two neighbours.
fn stretch(line: &[Point], around: usize) -> Vec<(usize, f64)> {
    let mut stretch: Vec<(usize, f64)> = Vec::new();
    for (place, value) in line.iter().enumerate().filter_map(|(place, point)| Some((place, point.value()?))) {
        let is_apart = stretch.last().is_some_and(|(last, _)| place - last > GAP_MAX + 1);
        if is_apart && place <= around {
            stretch.clear();
        } else if is_apart {
            break;
        }
        stretch.push((place, value));
    }
    stretch
}

fn spread(before: &[(usize, f64)]) -> f64 {
    if before.len() < OWN_SPREAD_FROM {
        return SPREAD_FLOOR;
    }
    let values: Vec<Option<f64>> = before.iter().map(|(_, value)| Some(*value)).collect();
    let own = summarise(&values).expect("positions are finite").standard_deviation;
    own.expect("four values have a spread").max(SPREAD_FLOOR)
}

fn since(stretch: &[(usize, f64)], sessions: usize, fall: Fall, state: EpisodeState) -> Recovery {
    let passed = sessions - 1 - fall.lowest;
    let in_window = |place: usize| place > fall.lowest && place <= fall.lowest + WINDOW;
    let later = || stretch.iter().filter(|(place, _)| in_window(*place));
    if let Some((at, _)) = later().find(|(_, value)| *value >= fall.from - fall.tolerance) {
        return Recovery::Repaired { fall, at: *at };
    }
    let most = later().map(|(_, value)| fall.regained(*value)).reduce(f64::max);
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
