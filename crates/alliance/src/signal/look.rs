//! What there is to talk about in an episode, from its past sessions alone.

use super::answer::About;
use super::difference::Difference;
use super::known::Known;
use super::line::{Continuity, Line};
use super::little::{Little, little};
use super::method::Method;
use super::setting::Rate;
use crate::clock::Timestamp;
use crate::component::{Component, Perspective};
use crate::course::Course;
use crate::ids::{ClientMarkId, SessionId};
use crate::mark::ClientMark;
use crate::reveal::{Pair, Tension};
use stats::StatsError;
use std::collections::BTreeMap;

/// What an organisation knows of each component from each of the two perspectives.
#[derive(Debug, Clone, PartialEq)]
pub struct AllKnown {
    /// How often a signal may come when nothing happened.
    pub rate: Rate,
    /// What is known. Where an entry is missing, [`Known::usual`] holds.
    pub of: BTreeMap<(Perspective, Component), Known>,
}

/// What was said in words, beside the scores.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The client's own marks, those that show. One that was talked about asks no more.
    pub marks: &'a [ClientMark],
    /// Who marked tension about which session.
    pub tension: &'a [(SessionId, Tension)],
}

/// What there is to see and to talk about.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Each component from both perspectives: the client's three, then the therapist's.
    pub lines: Vec<Line>,
    /// What asks for a talk: the last session first; within a session what was said comes before what was computed.
    pub signals: Vec<Signal>,
    /// Whose scores say little for now.
    pub little: Vec<Little>,
}

/// Something to talk about.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The session and the component.
    pub about: About,
    /// The session's place in the course.
    pub place: usize,
    /// The session's number.
    pub session_number: u32,
    /// Why, the weightiest first. Never empty.
    pub grounds: Vec<Ground>,
}

/// Why something is worth a talk, in order of weight: what a person says comes before what is computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// The client marked that there is something.
    Mark {
        /// Which mark.
        mark: ClientMarkId,
        /// When it was made.
        at: Timestamp,
    },
    /// Somebody answered that something felt strained.
    Tension {
        /// Who.
        who: Tension,
    },
    /// The position fell below what was expected.
    Fall(Fall),
    /// The two lie further apart than errors of measurement give.
    Difference(Difference),
}

/// A fall below what was expected.
#[derive(Debug, Clone, PartialEq)]
pub struct Fall {
    /// In whose answers.
    pub perspective: Perspective,
    /// Where it lies now, 0–10.
    pub position: f64,
    /// Where it was expected when the fall began, 0–10.
    pub from: f64,
    /// What this session was expected to be.
    pub range: super::line::Range,
    /// The number of the session with which it began.
    pub began: u32,
    /// The place of that session in the course.
    pub began_place: usize,
    /// The published methods that call this session too.
    pub further: Vec<Method>,
}

impl Ground {
    fn weight(&self) -> u8 {
        match self {
            Self::Mark { .. } => 0,
            Self::Tension { .. } => 1,
            // The client's own view comes before the therapist's.
            Self::Fall(Fall { perspective: Perspective::Client, .. }) => 2,
            Self::Fall(_) => 3,
            Self::Difference(_) => 4,
        }
    }
}

impl AllKnown {
    /// What is known of one component from one perspective.
    pub fn get(&self, perspective: Perspective, component: Component) -> Known {
        let known = self.of.get(&(perspective, component));
        known.cloned().unwrap_or_else(|| Known::usual(self.rate, 0))
    }
}

/// Looks over an episode.
///
/// A fall or a difference that the measured session before had too is not told again; it stands in the [lines](Look::lines).
/// `broken` holds the moments from which nothing is compared with before: another therapist began.
///
/// # Missing data
/// A session that was not measured calls for nothing. A mark that came with no session belongs to the last one held before
/// it; without one it makes no signal: it shows by itself.
/// # Errors
/// [`StatsError`] for a model that cannot be.
/// # Source
/// our choice, ADR-0015: a person's own word outranks a computation
pub fn look(
    course: &Course,
    broken: &[Timestamp],
    said: Said<'_>,
    known: &AllKnown,
) -> Result<Look, StatsError> {
    let mut lines = Vec::with_capacity(6);
    for perspective in [Perspective::Client, Perspective::Therapist] {
        for component in &course.components {
            let points = match perspective {
                Perspective::Client => &component.client,
                Perspective::Therapist | Perspective::Observer => &component.therapist,
            };
            let known = known.get(perspective, component.component);
            let of = (component.component, perspective);
            lines.push(Line::of(of, points, &course.sessions, broken, &known)?);
        }
    }
    let mut grounds: BTreeMap<(usize, Option<Component>), Vec<Ground>> = BTreeMap::new();
    for (at, ground) in marked(course, said).chain(fallen(course, &lines)).chain(apart(course, known)?) {
        grounds.entry(at).or_default().push(ground);
    }
    let signal = |((place, component), mut grounds): ((usize, Option<Component>), Vec<Ground>)| {
        grounds.sort_by_key(Ground::weight);
        let session = course.sessions[place];
        let about = About { session: session.id, component };
        Signal { about, place, session_number: session.number, grounds }
    };
    let mut signals: Vec<Signal> = grounds.into_iter().map(signal).collect();
    signals.sort_by_key(|signal| (std::cmp::Reverse(signal.place), signal.grounds[0].weight()));
    let both = [Perspective::Client, Perspective::Therapist];
    let little = both.into_iter().filter_map(|perspective| little(course, perspective)).collect();
    Ok(Look { lines, signals, little })
}

type At = (usize, Option<Component>);

fn marked<'a>(course: &'a Course, said: Said<'a>) -> impl Iterator<Item = (At, Ground)> + 'a {
    let place_of = |id: SessionId| course.sessions.iter().position(|session| session.id == id);
    let open = said.marks.iter().filter(|mark| mark.discussed.is_none());
    let marks = open.filter_map(move |mark| {
        let place = match mark.session {
            Some(session) => place_of(session)?,
            None => course.sessions.iter().rposition(|session| session.held_at <= mark.at)?,
        };
        Some(((place, mark.component), Ground::Mark { mark: mark.id, at: mark.at }))
    });
    let tension = said
        .tension
        .iter()
        .filter_map(move |(session, who)| Some(((place_of(*session)?, None), Ground::Tension { who: *who })));
    marks.chain(tension)
}

fn fallen<'a>(course: &'a Course, lines: &'a [Line]) -> impl Iterator<Item = (At, Ground)> + 'a {
    lines.iter().flat_map(move |line| {
        line.judged.iter().enumerate().filter_map(move |(place, judged)| {
            let judged = judged.as_ref()?;
            let called = judged.called.as_ref().filter(|called| called.course == Continuity::New)?;
            let fall = Fall {
                perspective: line.perspective,
                position: judged.position,
                from: called.from,
                range: judged.range,
                began: course.sessions[called.began].number,
                began_place: called.began,
                further: called.further.clone(),
            };
            Some(((place, Some(line.component)), Ground::Fall(fall)))
        })
    })
}

/// The differences that are new: the pair before had none in the same direction.
fn apart(course: &Course, known: &AllKnown) -> Result<Vec<(At, Ground)>, StatsError> {
    let mut found = Vec::new();
    for line in &course.components {
        let component = line.component;
        let (client, therapist) =
            (known.get(Perspective::Client, component), known.get(Perspective::Therapist, component));
        let mut before = None;
        for (place, (of_client, of_therapist)) in line.client.iter().zip(&line.therapist).enumerate() {
            let pair = Pair { component, client: of_client.value(), therapist: of_therapist.value() };
            if pair.difference().is_none() {
                continue;
            }
            let difference = Difference::of(&pair, &client, &therapist, known.rate)?;
            let direction = difference.map(|difference| difference.direction);
            if let Some(difference) = difference.filter(|_| direction != before) {
                found.push(((place, Some(component)), Ground::Difference(difference)));
            }
            before = direction;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
