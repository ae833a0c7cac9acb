//! What an episode's course gives to learn from, and what was answered about tension in it.

use super::known::{Known, OwnSeries, UsualSessions};
use super::line::weeks;
use super::setting::Rate;
use crate::clock::Timestamp;
use crate::component::{Component, Perspective};
use crate::course::scores::SeriesSource;
use crate::course::stretch::{Measured, stretches};
use crate::course::{Course, Point};
use crate::ids::SessionId;
use crate::reveal::{Tension, tension};
use stats::StatsError;
use stats::local_level::Timed;
use std::collections::{BTreeMap, BTreeSet};

/// The scale of the session check that asks about tension.
const TENSION: &str = "tension";

/// The longest stretch of each line of a course, to learn from.
///
/// One stretch of an episode counts, so that an episode counts once. `strained` are the sessions of which somebody said that
/// they were no ordinary ones.
///
/// # Shape
/// A line without a position gives none.
/// # Source
/// our choice, ADR-0015
pub fn own_series(
    course: &Course,
    broken: &[Timestamp],
    strained: &BTreeSet<SessionId>,
) -> Vec<((Perspective, Component), OwnSeries)> {
    let mut found = Vec::new();
    for line in &course.components {
        for (perspective, points) in
            [(Perspective::Client, &line.client), (Perspective::Therapist, &line.therapist)]
        {
            let stretches = stretches(points, &course.sessions, broken);
            let longest = stretches.iter().max_by_key(|stretch| stretch.len());
            if let Some(stretch) = longest {
                found.push(((perspective, line.component), series(course, stretch, strained)));
            }
        }
    }
    found
}

fn series(course: &Course, stretch: &[Measured], strained: &BTreeSet<SessionId>) -> OwnSeries {
    let sessions: Vec<_> = stretch.iter().map(|measured| &course.sessions[measured.place]).collect();
    let held: Vec<Timestamp> = sessions.iter().map(|session| session.held_at).collect();
    let timed = weeks(&held).into_iter().zip(stretch);
    let places = sessions.iter().enumerate().filter(|(_, session)| strained.contains(&session.id));
    OwnSeries {
        sessions: timed.map(|(time, measured)| Timed { time, value: measured.value }).collect(),
        strained: places.map(|(place, _)| place).collect(),
    }
}

/// What an organisation's own series teach, line by line.
///
/// # Errors
/// As [`Known::learnt`].
pub fn learn(
    own: &BTreeMap<(Perspective, Component), Vec<OwnSeries>>,
    rate: Rate,
) -> Result<BTreeMap<(Perspective, Component), Known>, StatsError> {
    let usual = UsualSessions::drawn()?;
    own.iter().map(|(line, series)| Ok((*line, Known::learnt(series, &usual, rate)?))).collect()
}

/// Who answered about which session that something felt strained.
///
/// # Missing data
/// Somebody who did not answer marked nothing.
/// # Source
/// our choice, ADR-0009
pub fn tension_of(course: &Course) -> Vec<(SessionId, Tension)> {
    let asked = course.scales.iter().find(|scale| match &scale.source {
        SeriesSource::Other(_, id) => id.as_str() == TENSION,
        SeriesSource::Outcome(..) | SeriesSource::Measure(_) => false,
    });
    let Some(scale) = asked else { return Vec::new() };
    let at = |line: &Option<Vec<Point>>, place: usize| line.as_ref().and_then(|line| line[place].value());
    let told = course.sessions.iter().enumerate().filter_map(|(place, session)| {
        Some((session.id, tension(at(&scale.client, place), at(&scale.therapist, place))?))
    });
    told.collect()
}
