//! What is drawn: readings by session, bands, and the scale they stand on.

use crate::shell::language::Speech;
use alliance::Component;
use alliance::course::{self, Gap};
use alliance::medium::Edge;
use std::collections::BTreeMap;

/// What one session gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// A score.
    Given(f64),
    /// None, and why. No measuring by choice is never counted as missing.
    Absent(Gap),
}

/// One session of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The number of the session.
    pub session: u32,
    /// What it gives.
    pub reading: Reading,
}

/// What is usual or expected at one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandPoint {
    /// The number of the session.
    pub session: u32,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The ends of a scale, and how its numbers are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: f64,
    /// Decimals of a score.
    pub decimals: usize,
}

impl Scale {
    /// The scale of the alliance: 0 to 10, the same everywhere.
    pub const ALLIANCE: Self = Self { low: 0.0, high: 10.0, decimals: 1 };
}

/// What a picture is about; gives it its name and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// A component of the alliance.
    Of(Component),
    /// The medium: the third corner of the triangle in arts and movement therapies.
    Medium,
    /// One edge of that triangle.
    Edge(Edge),
    /// None of these, such as complaints and wellbeing.
    Plain,
}

impl Hue {
    /// The class that gives the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Of(Component::Bond) => "bond",
            Self::Of(Component::Goal) => "goal",
            Self::Of(Component::Task) => "task",
            Self::Medium | Self::Edge(_) => "medium",
            Self::Plain => "plain",
        }
    }

    /// Its name for people; a plain picture has none of its own.
    pub fn name(self, speech: &Speech) -> Option<String> {
        match self {
            Self::Of(Component::Bond) => Some(speech.t("chart-bond")),
            Self::Of(Component::Goal) => Some(speech.t("chart-goal")),
            Self::Of(Component::Task) => Some(speech.t("chart-task")),
            Self::Medium => Some(speech.t("chart-medium")),
            Self::Edge(edge) => Some(speech.t(&format!("chart-edge-{edge}"))),
            Self::Plain => None,
        }
    }
}

impl From<Component> for Hue {
    fn from(component: Component) -> Self {
        Self::Of(component)
    }
}

impl Point {
    /// A session with a score.
    pub const fn given(session: u32, score: f64) -> Self {
        Self { session, reading: Reading::Given(score) }
    }

    /// A session that was measured, without a score.
    pub const fn not_answered(session: u32) -> Self {
        Self { session, reading: Reading::Absent(Gap::Missing) }
    }

    /// A session without measuring.
    pub const fn not_measured(session: u32) -> Self {
        Self { session, reading: Reading::Absent(Gap::NotMeasured) }
    }

    /// A session as a course tells it.
    pub const fn of(session: u32, point: course::Point) -> Self {
        match point {
            course::Point::At(score) => Self::given(session, score),
            course::Point::Gap(gap) => Self { session, reading: Reading::Absent(gap) },
        }
    }

    /// The score, if there is one.
    pub const fn score(self) -> Option<f64> {
        match self.reading {
            Reading::Given(score) => Some(score),
            Reading::Absent(_) => None,
        }
    }
}

impl BandPoint {
    /// The same range for every session from `first` to `last`.
    pub fn level(first: u32, last: u32, low: f64, high: f64) -> Vec<Self> {
        (first..=last).map(|session| Self { session, low, high }).collect()
    }
}

/// The last session with a score, and the score.
pub(super) fn last(points: &[Point]) -> Option<(u32, f64)> {
    points
        .iter()
        .filter_map(|point| Some((point.session, point.score()?)))
        .max_by_key(|(session, _)| *session)
}

/// The readings by session, in order.
pub(super) fn by_session(points: &[Point]) -> BTreeMap<u32, Reading> {
    points.iter().map(|point| (point.session, point.reading)).collect()
}

/// The stretches of sessions that follow each other and all have a score: what may be joined by a line. A session that
/// the rhythm of a questionnaire passes over breaks nothing: nothing is missing there.
pub(super) fn stretches(points: &[Point]) -> Vec<Vec<(u32, f64)>> {
    let mut stretches: Vec<Vec<(u32, f64)>> = Vec::new();
    let mut before = None;
    for (session, reading) in by_session(points) {
        let follows = before.is_some_and(|before| before + 1 == session);
        match (reading, stretches.last_mut()) {
            (Reading::Given(score), Some(open)) if follows => open.push((session, score)),
            (Reading::Given(score), Some(_) | None) => stretches.push(vec![(session, score)]),
            (Reading::Absent(Gap::NotDue), _) if follows => {}
            (Reading::Absent(_), _) => continue,
        }
        before = Some(session);
    }
    stretches
}
