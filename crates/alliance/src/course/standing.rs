//! The standing of an episode on the caseload, from the same record its course is made of.

use super::progress::talk;
use super::scores::{Scores, Series, SeriesSource, opens_at};
use super::{CourseSession, Record, SessionHalves};
use crate::administration::score::Score;
use crate::caseload::{CourseScale, SESSIONS_REMEMBERED, SessionStanding, Signals, Standing};
use crate::component::{Component, Perspective};
use crate::instrument::definition::Better;
use crate::reveal::Pair;
use crate::session::Session;
use std::cmp::Reverse;

/// The standing of what is known of an episode: its last held sessions.
///
/// # Shape
/// At most [`SESSIONS_REMEMBERED`] sessions, oldest first. The components are those of the session check that was used
/// last. Of several series of wellbeing or complaints it carries the client's with most scores among the sessions
/// remembered; of two with as many, the one scored last.
/// # Missing data
/// A session without a score has none; nothing is carried forward. A series without a better end is not carried.
/// # Source
/// our choice, ADR-0012
pub fn standing(record: &Record) -> Standing {
    let all = held(record);
    let remembered = &all[all.len().saturating_sub(SESSIONS_REMEMBERED)..];
    let scores = Scores::of(record);
    let course = carried(&scores, remembered);
    let session = |(halves, session): &(&SessionHalves, CourseSession)| {
        let position = |index: usize, perspective| {
            let score = scores.component(index, session.id, perspective)?;
            score.value().map(|value| value.position)
        };
        let value = |series: &Series| series.at(session.id, Perspective::Client).and_then(Score::value);
        SessionStanding {
            number: session.number,
            held_at: session.held_at,
            measuring: halves.session.measuring,
            halves: halves.halves,
            visible_from: opens_at(&halves.session),
            talk: talk(halves.session.discussion),
            pairs: std::array::from_fn(|index| Pair {
                component: Component::ALL[index],
                client: position(index, Perspective::Client),
                therapist: position(index, Perspective::Therapist),
            }),
            course: course
                .as_ref()
                .and_then(|(_, series)| Some((series.scale.unit, value(series)?)))
                .map(|(unit, value)| unit.of(&value)),
        }
    };
    Standing {
        held_count: record.earlier_count + u32::try_from(all.len()).expect("sessions are numbered by u32"),
        sessions: remembered.iter().map(session).collect(),
        course_scale: course.map(|(source, series)| CourseScale {
            instrument: source.to_string(),
            min: series.scale.range.min,
            max: series.scale.range.max,
            higher_is_better: series.scale.better == Better::Higher,
        }),
        // Whoever keeps it looks for them: it takes what is known of the organisation's own scores.
        signals: Signals::Off,
    }
}

/// The held sessions of a record, by number.
pub(super) fn held(record: &Record) -> Vec<(&SessionHalves, CourseSession)> {
    let held = |halves: &SessionHalves| {
        let Session { id, number, state, .. } = halves.session;
        Some(CourseSession { id, number, held_at: state.held_at()? })
    };
    let mut sessions: Vec<_> =
        record.sessions.iter().filter_map(|halves| Some((halves, held(halves)?))).collect();
    sessions.sort_by_key(|(_, session)| session.number);
    sessions
}

/// The series of wellbeing or complaints a standing carries.
fn carried<'a>(
    scores: &'a Scores,
    remembered: &[(&SessionHalves, CourseSession)],
) -> Option<(&'a SeriesSource, &'a Series)> {
    let has_direction = |series: &Series| match series.scale.better {
        Better::Higher | Better::Lower => true,
        Better::Neither => false,
    };
    let weight = |series: &Series| {
        let scored = remembered.iter().filter(|(_, session)| {
            series.at(session.id, Perspective::Client).is_some_and(|score| score.value().is_some())
        });
        let numbers: Vec<u32> = scored.map(|(_, session)| session.number).collect();
        let last = numbers.last().copied()?;
        Some((numbers.len(), last))
    };
    let outcomes =
        scores.series.iter().filter(|(source, series)| source.is_outcome() && has_direction(series));
    outcomes
        .filter_map(|(source, series)| Some((weight(series)?, Reverse(source), series)))
        .max_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)))
        .map(|(_, Reverse(source), series)| (source, series))
}
