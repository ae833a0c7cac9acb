//! The scores of all that was filled in, found by session and side.

use super::{Filled, Record};
use crate::administration::score::{Score, ScoreValue, score_content};
use crate::clock::Timestamp;
use crate::component::{Component, Localised, Perspective};
use crate::ids::SessionId;
use crate::instrument::definition::{Better, Instrument, InstrumentKey, Purpose, Range};
use crate::instrument::name::{InstrumentId, ScaleId};
use crate::instrument::rights::Words;
use crate::measure::MeasureCode;
use crate::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// What a series gives the scores of. The order is that of the page: wellbeing, complaints, measures, the rest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesSource {
    /// A scale of an instrument for wellbeing or complaints.
    Outcome(InstrumentKey, ScaleId),
    /// A measure.
    Measure(MeasureCode),
    /// A scale of an instrument for something else.
    Other(InstrumentKey, ScaleId),
}

/// A scale that is no component.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// What people call the instrument or measure, or our own scale.
    pub name: Localised,
    /// What people call the scale within its instrument; `None` if it has only this one.
    pub part: Option<Localised>,
    /// What it is for; `None` for a measure.
    pub purpose: Option<Purpose>,
    /// In which unit its scores are shown.
    pub unit: Unit,
    /// The lowest and highest score there is, in that unit.
    pub range: Range,
    /// Which way is the wished-for one.
    pub better: Better,
}

/// In which unit scores are shown.
///
/// # Source
/// our choice, ADR-0012
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Our own questions: 0–10, the axis of every screen.
    Position,
    /// Published instruments and measures: their own unit, as people know it.
    Raw,
}

impl Unit {
    /// The score in this unit.
    pub fn of(self, score: &ScoreValue) -> f64 {
        match self {
            Self::Position => score.position,
            Self::Raw => score.raw,
        }
    }

    fn of_instrument(instrument: &Instrument) -> Self {
        match instrument.rights().words {
            Words::Ours => Self::Position,
            Words::Imported => Self::Raw,
        }
    }

    fn range(self, raw: Range) -> Range {
        match self {
            Self::Position => Range { min: 0.0, max: 10.0 },
            Self::Raw => raw,
        }
    }
}

/// The scores of a record.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// The session check whose components are drawn: the one that was used last, of two at one session the first by name.
    pub check: Option<InstrumentId>,
    components: BTreeMap<(SessionId, Perspective), [Option<Score>; 3]>,
    pub series: BTreeMap<SeriesSource, Series>,
}

/// The scores of one series.
#[derive(Debug)]
pub(super) struct Series {
    pub scale: Scale,
    scores: BTreeMap<(SessionId, Perspective), Score>,
}

impl Series {
    pub fn at(&self, session: SessionId, perspective: Perspective) -> Option<&Score> {
        self.scores.get(&(session, perspective))
    }

    pub fn has(&self, perspective: Perspective) -> bool {
        self.scores.keys().any(|(_, of)| *of == perspective)
    }
}

impl Scores {
    pub fn of(record: &Record) -> Self {
        let mut scores = Self { check: check_in_use(record), ..Self::default() };
        for opened in &record.opened {
            let place = (opened.session, opened.perspective);
            match &opened.filled {
                Filled::Instrument(instrument) => {
                    let found = score_content(instrument, &opened.content);
                    let mut by_scale: BTreeMap<ScaleId, Score> =
                        found.into_iter().map(|score| (score.scale, score.score)).collect();
                    if check(&opened.filled) == scores.check.as_ref() && scores.check.is_some() {
                        let of = |component| by_scale.remove(&instrument.subscale_of(component)?.id);
                        let [bond, goal, task] = [Component::Bond, Component::Goal, Component::Task];
                        scores.components.insert(place, [bond, goal, task].map(of));
                    }
                    for (scale, score) in by_scale {
                        scores.add(instrument, &scale, place, score);
                    }
                }
                Filled::Measure(measure) => {
                    let scale = Scale {
                        name: measure.shown_name(),
                        part: None,
                        purpose: None,
                        unit: Unit::Raw,
                        range: measure.range,
                        better: measure.better,
                    };
                    let source = SeriesSource::Measure(measure.code.clone());
                    scores.insert(source, scale, place, measure.score(&opened.content));
                }
            }
        }
        scores
    }

    pub fn component(&self, index: usize, session: SessionId, perspective: Perspective) -> Option<&Score> {
        self.components.get(&(session, perspective))?[index].as_ref()
    }

    fn add(
        &mut self,
        instrument: &Instrument,
        scale: &ScaleId,
        place: (SessionId, Perspective),
        score: Score,
    ) {
        let subscale = instrument.subscale(scale).expect("the scorer scores the scales of its instrument");
        let (key, id) = (instrument.key().clone(), scale.clone());
        let source = if is_outcome(instrument.purpose()) {
            SeriesSource::Outcome(key, id)
        } else {
            SeriesSource::Other(key, id)
        };
        let unit = Unit::of_instrument(instrument);
        let (several, name) = match unit {
            // Our own scales have names that say enough; a published total does not.
            Unit::Position => (false, &subscale.name),
            Unit::Raw => (instrument.subscales().len() > 1, instrument.name()),
        };
        let definition = Scale {
            name: name.clone(),
            part: several.then(|| subscale.name.clone()),
            purpose: Some(instrument.purpose()),
            unit,
            range: unit.range(subscale.range),
            better: subscale.better,
        };
        self.insert(source, definition, place, score);
    }

    fn insert(&mut self, source: SeriesSource, scale: Scale, place: (SessionId, Perspective), score: Score) {
        let series = self.series.entry(source).or_insert_with(|| Series { scale, scores: BTreeMap::new() });
        series.scores.insert(place, score);
    }
}

impl SeriesSource {
    /// Whether it is about how the client is: wellbeing, complaints, or a measure the organisation keeps.
    pub fn is_outcome(&self) -> bool {
        match self {
            Self::Outcome(..) | Self::Measure(_) => true,
            Self::Other(..) => false,
        }
    }
}

impl std::fmt::Display for SeriesSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outcome(key, scale) | Self::Other(key, scale) => write!(f, "{key}:{scale}"),
            Self::Measure(code) => write!(f, "measure:{code}"),
        }
    }
}

/// Whether the answers about this session may be shown at `now`.
pub(super) fn is_open(session: &Session, now: Timestamp) -> bool {
    opens_at(session).is_some_and(|at| at <= now)
}

/// When the answers about this session may be shown; `None` while they are sealed without an end.
pub(super) fn opens_at(session: &Session) -> Option<Timestamp> {
    session.opened_at.or(session.opens_alone_at)
}

fn is_outcome(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Wellbeing | Purpose::Complaints => true,
        Purpose::SessionCheck
        | Purpose::MediumCheck
        | Purpose::GroupCheck
        | Purpose::Alliance
        | Purpose::Cohesion
        | Purpose::Expectancy
        | Purpose::Competence
        | Purpose::Satisfaction => false,
    }
}

/// The name of the session check this is, if it is one that measures all three components.
fn check(filled: &Filled) -> Option<&'static InstrumentId> {
    match filled {
        Filled::Instrument(instrument) => {
            let components = Component::ALL.iter().all(|c| instrument.subscale_of(*c).is_some());
            (instrument.purpose() == Purpose::SessionCheck && components).then(|| instrument.id())
        }
        Filled::Measure(_) => None,
    }
}

/// The sessions answered with another session check than this one, and not with this one.
pub(super) fn with_other_check(record: &Record, in_use: Option<&InstrumentId>) -> BTreeSet<SessionId> {
    let answered = |is_other: bool| {
        record
            .opened
            .iter()
            .filter(move |opened| check(&opened.filled).is_some_and(|id| (Some(id) != in_use) == is_other))
            .map(|opened| opened.session)
    };
    let with_this: BTreeSet<SessionId> = answered(false).collect();
    answered(true).filter(|session| !with_this.contains(session)).collect()
}

fn check_in_use(record: &Record) -> Option<InstrumentId> {
    let numbers: BTreeMap<SessionId, u32> =
        record.sessions.iter().map(|halves| (halves.session.id, halves.session.number)).collect();
    let used = record
        .opened
        .iter()
        .filter_map(|opened| Some((numbers.get(&opened.session)?, check(&opened.filled)?)));
    // The last session decides; of two checks at one session the first by name.
    used.max_by_key(|(number, id)| (**number, std::cmp::Reverse(*id))).map(|(_, id)| id.clone())
}
