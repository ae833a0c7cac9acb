//! The course of an episode: where client and therapist stood, session by session, with every gap said.
//!
//! The case page draws a [`Course`]; the caseload keeps a [`Standing`](crate::caseload::Standing). Both are made from
//! one [`Record`], which holds opened answers only: what is sealed never gets this far.

pub mod first;
pub mod progress;
pub mod scores;
pub mod standing;
pub mod stretch;

use crate::administration::Content;
use crate::administration::score::{Score, ScoreValue};
use crate::caseload::{Halves, MISSING_AFTER_MS};
use crate::clock::Timestamp;
use crate::component::{Component, Perspective};
use crate::episode::WellbeingRhythm;
use crate::ids::SessionId;
use crate::instrument::definition::{Instrument, Purpose};
use crate::measure::Measure;
use crate::reveal::Pair;
use crate::session::{Measuring, Session};
use scores::{Scale, Scores, Series, SeriesSource, Unit};

/// What is known of an episode, for its course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// How many held sessions came before the first of these.
    pub earlier_count: u32,
    /// The sessions, by number. Those that were not held are passed over.
    pub sessions: Vec<SessionHalves>,
    /// What was filled in about them and is open.
    pub opened: Vec<Opened>,
}

/// One session and who has answered about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHalves {
    /// The meeting.
    pub session: Session,
    /// Which halves of its check are in.
    pub halves: Halves,
}

/// One filling-in about a session that is open to both.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The session it is about.
    pub session: SessionId,
    /// Whose view it gives.
    pub perspective: Perspective,
    /// What was filled in.
    pub filled: Filled,
    /// The answers, or ready-made totals.
    pub content: Content,
}

/// What was filled in.
#[derive(Debug, Clone, PartialEq)]
pub enum Filled {
    /// An instrument of the catalogue.
    Instrument(&'static Instrument),
    /// An organisation's own series of ready-made scores.
    Measure(Measure),
}

/// One place in a course: a position, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Point {
    /// A position: 0–10 for a component, the scale's [unit](scores::Unit) for a [`ScaleCourse`].
    At(f64),
    /// No position. Never a zero instead.
    Gap(Gap),
}

/// Why a course has no position at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nobody here asked for it: an imported session, an instrument not in use then.
    NotAsked,
    /// The questionnaire has a rhythm of its own that passes over this session. Nothing is missing.
    NotDue,
    /// The two chose not to measure. Never counted as missing.
    NotMeasured,
    /// Asked, not in yet, and not long enough ago to call it missing.
    Waiting,
    /// Asked, and it stayed out.
    Missing,
    /// In, and sealed until the other half is in.
    Sealed,
    /// In and open, but too little was answered for a score.
    Withheld,
}

crate::words!(Gap, "gap", {
    NotAsked => "not-asked",
    NotDue => "not-due",
    NotMeasured => "not-measured",
    Waiting => "waiting",
    Missing => "missing",
    Sealed => "sealed",
    Withheld => "withheld",
});

/// The course of an episode over its held sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The held sessions, by number: the axis of every picture.
    pub sessions: Vec<CourseSession>,
    /// Bond, goal, task.
    pub components: [ComponentCourse; 3],
    /// The places of sessions answered with another session check than the one the components are drawn from.
    pub other_check: Vec<usize>,
    /// Everything else that was scored, each on its own scale; wellbeing and complaints first.
    pub scales: Vec<ScaleCourse>,
}

/// One held session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourseSession {
    /// Identity.
    pub id: SessionId,
    /// Counted per episode from 1.
    pub number: u32,
    /// When it began.
    pub held_at: Timestamp,
}

/// One component over the sessions, from both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentCourse {
    /// Which one.
    pub component: Component,
    /// The client's positions 0–10, one per session of the course.
    pub client: Vec<Point>,
    /// The therapist's positions 0–10, one per session of the course.
    pub therapist: Vec<Point>,
}

/// Another scale over the sessions, on its own range.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleCourse {
    /// What it gives the scores of.
    pub source: SeriesSource,
    /// Its name, range and direction.
    pub scale: Scale,
    /// The client's scores, one per session; `None` if the client never filled it in.
    pub client: Option<Vec<Point>>,
    /// The therapist's scores, one per session; `None` if the therapist never filled it in.
    pub therapist: Option<Vec<Point>>,
}

/// Where the two stood on a component at the last session that has a position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latest {
    /// The session's number.
    pub session_number: u32,
    /// Both positions of that session; never one session's against another's.
    pub pair: Pair,
}

/// The lowest and the highest of the client's own earlier values. A description of what was, not an expectation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnRange {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// How many values it rests on.
    pub count: usize,
}

/// From how many earlier values on an own range is given.
///
/// # Source
/// our choice, ADR-0012
pub const OWN_RANGE_FROM: usize = 5;

impl Point {
    /// The position, if there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::At(value) => Some(value),
            Self::Gap(_) => None,
        }
    }

    fn of(score: &Score, read: impl Fn(&ScoreValue) -> f64) -> Self {
        match score {
            Score::Value(value) => Self::At(read(value)),
            Score::Withheld(_) => Self::Gap(Gap::Withheld),
        }
    }
}

impl Course {
    /// Makes the course of what is known of an episode.
    ///
    /// The components are those of one instrument, the session check that was used last; positions of two instruments
    /// never share a line.
    ///
    /// # Shape
    /// Each line has one [`Point`] per held session.
    /// # Missing data
    /// Each gap carries its reason ([`Gap`]); nothing is carried forward and nothing is zero.
    /// # Source
    /// our choice, ADR-0012
    pub fn of(record: &Record, rhythm: WellbeingRhythm, now: Timestamp) -> Self {
        let scores = Scores::of(record);
        let axis = Axis { held: standing::held(record), now };
        let components = std::array::from_fn(|index| {
            let line = |perspective| {
                axis.line(perspective, |session| {
                    let score = scores.component(index, session.id, perspective);
                    score.map_or(Drawn::Asked, |score| Drawn::Score(Point::of(score, |value| value.position)))
                })
            };
            ComponentCourse {
                component: Component::ALL[index],
                client: line(Perspective::Client),
                therapist: line(Perspective::Therapist),
            }
        });
        let scale = |(source, series): (&SeriesSource, &Series)| {
            let line = |perspective| {
                let point = |session: &CourseSession| match series.at(session.id, perspective) {
                    Some(score) => Drawn::Score(Point::of(score, |value| series.scale.unit.of(value))),
                    None => unscored(&scores, source, &series.scale, session.number, rhythm),
                };
                series.has(perspective).then(|| axis.line(perspective, point))
            };
            let (client, therapist) = (line(Perspective::Client), line(Perspective::Therapist));
            ScaleCourse { source: source.clone(), scale: series.scale.clone(), client, therapist }
        };
        let scales = scores.series.iter().map(scale).collect();
        let with_other = scores::with_other_check(record, scores.check.as_ref());
        let places =
            axis.held.iter().enumerate().filter(|(_, (_, session))| with_other.contains(&session.id));
        let other_check = places.map(|(place, _)| place).collect();
        let sessions = axis.held.iter().map(|(_, session)| *session).collect();
        Self { sessions, components, other_check, scales }
    }

    /// Whether any component has a position to draw.
    pub fn has_components(&self) -> bool {
        self.latest().iter().any(Option::is_some)
    }

    /// Where the two stood on each component when it last had a position.
    pub fn latest(&self) -> [Option<Latest>; 3] {
        std::array::from_fn(|index| self.components[index].latest(&self.sessions))
    }
}

impl ComponentCourse {
    fn latest(&self, sessions: &[CourseSession]) -> Option<Latest> {
        let pair = |index: usize| Pair {
            component: self.component,
            client: self.client[index].value(),
            therapist: self.therapist[index].value(),
        };
        (0..sessions.len()).rev().map(|index| (index, pair(index))).find_map(|(index, pair)| {
            let some = pair.client.is_some() || pair.therapist.is_some();
            some.then_some(Latest { session_number: sessions[index].number, pair })
        })
    }

    /// The client's last position minus the one before, in points of 0–10; `None` before there are two.
    pub fn client_change(&self) -> Option<f64> {
        let mut values = self.client.iter().rev().filter_map(|point| point.value());
        Some(values.next()? - values.next()?)
    }
}

/// The lowest and highest value before the last one; `None` before there are [`OWN_RANGE_FROM`] of those.
///
/// A plain description, said as such: `own range so far (lowest – highest)`. It widens with time and expects nothing.
///
/// # Missing data
/// Gaps are passed over.
/// # Source
/// our choice, ADR-0012
/// # Example
/// ```
/// use alliance::course::{Gap, Point, own_range};
///
/// let points = [7.0, 7.5, 8.0, 7.5, 8.5].map(Point::At);
/// assert_eq!(own_range(&points), None);
/// let later = [points.as_slice(), &[Point::Gap(Gap::NotMeasured), Point::At(5.0)]].concat();
/// let range = own_range(&later).expect("five values lie before the last");
/// assert_eq!((range.low, range.high, range.count), (7.0, 8.5, 5));
/// ```
pub fn own_range(points: &[Point]) -> Option<OwnRange> {
    let values: Vec<f64> = points.iter().filter_map(|point| point.value()).collect();
    let (_, earlier) = values.split_last()?;
    (earlier.len() >= OWN_RANGE_FROM).then(|| OwnRange {
        low: earlier.iter().copied().fold(f64::INFINITY, f64::min),
        high: earlier.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        count: earlier.len(),
    })
}

/// The held sessions, and the moment from which they are looked at.
struct Axis<'a> {
    held: Vec<(&'a SessionHalves, CourseSession)>,
    now: Timestamp,
}

/// What there is to draw at one session.
enum Drawn {
    Score(Point),
    /// It was asked, and there is nothing to show: the halves say why.
    Asked,
}

impl Axis<'_> {
    fn line(&self, perspective: Perspective, drawn: impl Fn(&CourseSession) -> Drawn) -> Vec<Point> {
        let point = |(halves, session): &(&SessionHalves, CourseSession)| match drawn(session) {
            Drawn::Score(point) => point,
            Drawn::Asked => Point::Gap(self.gap(halves, session, perspective)),
        };
        self.held.iter().map(point).collect()
    }

    /// Why one side has no position at a session that asked for one.
    fn gap(&self, halves: &SessionHalves, session: &CourseSession, perspective: Perspective) -> Gap {
        let is_in = match (halves.halves, perspective) {
            (Halves::NotAsked, _) | (_, Perspective::Observer) => return Gap::NotAsked,
            (Halves::Both, Perspective::Client | Perspective::Therapist)
            | (Halves::Client, Perspective::Client)
            | (Halves::Therapist, Perspective::Therapist) => true,
            (Halves::None, Perspective::Client | Perspective::Therapist)
            | (Halves::Client, Perspective::Therapist)
            | (Halves::Therapist, Perspective::Client) => false,
        };
        if is_in {
            let open = scores::is_open(&halves.session, self.now);
            return if open { Gap::NotAsked } else { Gap::Sealed };
        }
        match halves.session.measuring {
            Measuring::NotToday => Gap::NotMeasured,
            Measuring::Asked if self.now.ms_since(session.held_at) < MISSING_AFTER_MS => Gap::Waiting,
            Measuring::Asked => Gap::Missing,
        }
    }
}

/// What there is to draw where a series has no score.
fn unscored(
    scores: &Scores,
    source: &SeriesSource,
    scale: &Scale,
    session: u32,
    rhythm: WellbeingRhythm,
) -> Drawn {
    let own = match scale.unit {
        Unit::Position => scale.purpose,
        Unit::Raw => None,
    };
    match (own, source) {
        (Some(Purpose::Wellbeing), _) if rhythm.asks_after(session) => Drawn::Asked,
        (Some(Purpose::Wellbeing), _) => Drawn::Score(Point::Gap(Gap::NotDue)),
        (Some(Purpose::SessionCheck), SeriesSource::Outcome(key, _) | SeriesSource::Other(key, _))
            if scores.check.as_ref() == Some(&key.id) =>
        {
            Drawn::Asked
        }
        (
            Some(
                Purpose::SessionCheck
                | Purpose::MediumCheck
                | Purpose::GroupCheck
                | Purpose::Alliance
                | Purpose::Cohesion
                | Purpose::Expectancy
                | Purpose::Competence
                | Purpose::Complaints
                | Purpose::Satisfaction,
            )
            | None,
            SeriesSource::Outcome(..) | SeriesSource::Other(..) | SeriesSource::Measure(_),
        ) => Drawn::Score(Point::Gap(Gap::NotAsked)),
    }
}

#[cfg(test)]
mod tests;
