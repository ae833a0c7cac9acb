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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::Content;
    use crate::caseload::Halves;
    use crate::clock::DAY_MS;
    use crate::course::{Filled, Opened, Record, SessionHalves};
    use crate::episode::WellbeingRhythm;
    use crate::instrument::catalogue;
    use crate::samples;
    use crate::session::{Session, SessionState};

    /// Weekly sessions with what the client gave on tasks and on tension, on 0–6.
    fn course(given: &[Option<(f64, f64)>]) -> Course {
        let check = catalogue::instrument("session-check").unwrap();
        let mut record = Record::default();
        for (number, given) in (1_u32..).zip(given) {
            let at = samples::TODAY.plus_ms(i64::from(number) * 7 * DAY_MS);
            let state = SessionState::Held { at };
            let session = Session { state, opened_at: Some(at), ..samples::session(number) };
            record.opened.extend(given.map(|(task, tension)| {
                let scales = [("task", task), ("tension", tension)];
                Opened {
                    session: session.id,
                    perspective: Perspective::Client,
                    filled: Filled::Instrument(check),
                    content: Content::Scales(scales.map(|(id, raw)| (id.parse().unwrap(), raw)).into()),
                }
            }));
            record.sessions.push(SessionHalves { session, halves: Halves::Client });
        }
        Course::of(&record, WellbeingRhythm::Never, samples::TODAY.plus_ms(400 * DAY_MS))
    }

    const STEADY: Option<(f64, f64)> = Some((4.8, 0.0));

    fn tasks(course: &Course, broken: &[Timestamp], strained: &BTreeSet<SessionId>) -> Vec<OwnSeries> {
        let found = own_series(course, broken, strained);
        let is_task = |(perspective, component)| {
            assert_eq!(perspective, Perspective::Client, "the therapist answered nothing");
            component == Component::Task
        };
        found.into_iter().filter(|(line, _)| is_task(*line)).map(|(_, series)| series).collect()
    }

    #[test]
    fn an_episode_gives_its_longest_stretch_with_the_sessions_that_were_no_ordinary_ones() {
        let course = course(&[STEADY, STEADY, None, STEADY, STEADY, STEADY]);
        let weeks = |series: &OwnSeries| series.sessions.iter().map(|seen| seen.time).collect::<Vec<_>>();
        let strained = [course.sessions[3].id].into();
        let [whole] = tasks(&course, &[], &strained).try_into().unwrap();
        assert_eq!(
            (weeks(&whole), whole.strained.as_slice()),
            (vec![0.0, 1.0, 3.0, 4.0, 5.0], [2].as_slice())
        );
        let other_therapist = course.sessions[3].held_at;
        let [after] = tasks(&course, &[other_therapist], &strained).try_into().unwrap();
        assert_eq!((weeks(&after), after.strained.as_slice()), (vec![0.0, 1.0, 2.0], [0].as_slice()));
    }

    #[test]
    fn a_house_with_few_episodes_learns_how_many_it_has_and_keeps_the_usual_values() {
        let series = tasks(&course(&[STEADY; 4]), &[], &BTreeSet::new());
        let line = (Perspective::Client, Component::Task);
        let learnt = learn(&[(line, series)].into(), Rate::OneIn40).unwrap();
        assert_eq!(learnt, [(line, Known::usual(Rate::OneIn40, 1))].into());
    }

    #[test]
    fn tension_is_told_by_session_and_who_felt_it() {
        let course = course(&[STEADY, Some((4.8, 4.0)), None]);
        assert_eq!(tension_of(&course), [(course.sessions[1].id, Tension::Client)]);
    }
}
