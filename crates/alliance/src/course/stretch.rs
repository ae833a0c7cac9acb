//! The parts of a line within which sessions may be compared.

use super::{CourseSession, Point};
use crate::clock::Timestamp;

/// How many held sessions in a row may be without a position before nothing is compared across them.
///
/// # Source
/// our choice, ADR-0018, as [`stats::change::criterion::Criterion::usual`]
pub const GAP_MAX: usize = 3;

/// A position in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The place of its session in the course.
    pub place: usize,
    /// The position, 0–10.
    pub value: f64,
}

/// The positions of a line, cut where nothing may be compared: after more than [`GAP_MAX`] sessions without one, and where the line
/// was `broken`: another therapist began. Another instrument never shares a line ([`super::Course::of`]).
///
/// # Shape
/// `line` and `sessions` have one entry per held session. No stretch is empty; together they hold every position, in order.
/// # Source
/// [Gumz2012] for comparing within stretches; the gap is our choice, ADR-0018
/// # Example
/// ```
/// use alliance::clock::{DAY_MS, Timestamp};
/// use alliance::course::stretch::stretches;
/// use alliance::course::{CourseSession, Point};
///
/// let line = [8.0, 7.5, 6.0].map(Point::At);
/// let weekly = |number: u32| CourseSession {
///     id: uuid::Uuid::nil().into(),
///     number,
///     held_at: Timestamp::from_ms(i64::from(number) * 7 * DAY_MS),
/// };
/// let sessions = [1, 2, 3].map(weekly);
/// let other_therapist = Timestamp::from_ms(17 * DAY_MS);
/// let found = stretches(&line, &sessions, &[other_therapist]);
/// assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
/// ```
pub fn stretches(line: &[Point], sessions: &[CourseSession], broken: &[Timestamp]) -> Vec<Vec<Measured>> {
    let is_broken = |before: usize, after: usize| {
        let (before, after) = (sessions[before].held_at, sessions[after].held_at);
        broken.iter().any(|at| before < *at && *at <= after)
    };
    let mut stretches: Vec<Vec<Measured>> = Vec::new();
    for (place, value) in line.iter().enumerate().filter_map(|(place, point)| Some((place, point.value()?))) {
        let measured = Measured { place, value };
        let current = stretches.last_mut().filter(|stretch| {
            stretch
                .last()
                .is_some_and(|last| place - last.place <= GAP_MAX + 1 && !is_broken(last.place, place))
        });
        match current {
            Some(stretch) => stretch.push(measured),
            None => stretches.push(vec![measured]),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{DAY_MS, SeededChance};
    use crate::course::Gap;
    use crate::ids::SessionId;

    fn check(line: &[Option<f64>], broken_on_days: &[i64], expected: &[&[usize]]) {
        let chance = SeededChance::new(1);
        let now = Timestamp::from_ms(0);
        let sessions: Vec<CourseSession> = (1_u32..)
            .take(line.len())
            .map(|number| CourseSession {
                id: SessionId::make(now, &chance),
                number,
                held_at: now.plus_ms(i64::from(number) * 7 * DAY_MS),
            })
            .collect();
        let points: Vec<Point> =
            line.iter().map(|value| value.map_or(Point::Gap(Gap::NotMeasured), Point::At)).collect();
        let broken: Vec<Timestamp> = broken_on_days.iter().map(|day| now.plus_ms(day * DAY_MS)).collect();
        let found: Vec<Vec<usize>> = stretches(&points, &sessions, &broken)
            .iter()
            .map(|stretch| stretch.iter().map(|measured| measured.place).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn three_missed_sessions_are_bridged_and_four_are_not() {
        let at = Some(7.0);
        check(&[at, None, None, None, at], &[], &[&[0, 4]]);
        check(&[at, None, None, None, None, at], &[], &[&[0], &[5]]);
        check(&[None, None], &[], &[]);
        check(&[], &[], &[]);
    }

    #[test]
    fn another_therapist_ends_a_stretch_with_the_session_before() {
        let line = [Some(7.0); 4];
        check(&line, &[15], &[&[0, 1], &[2, 3]]);
        // On the day itself: the session is already with the other one.
        check(&line, &[21], &[&[0, 1], &[2, 3]]);
        check(&line, &[1, 29], &[&[0, 1, 2, 3]]);
    }
}
