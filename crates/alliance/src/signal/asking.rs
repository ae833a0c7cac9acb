//! Which signals ask for a talk now, for the caseload and the top of a case.

use super::answer::Answered;
use super::look::{Fall, Ground, Look, Signal};
use crate::component::{Component, Perspective};
use crate::course::{Course, SessionHalves};
use crate::reveal::Tension;
use crate::session::Discussion;

/// For how many held sessions what was computed asks for a talk. A client's own mark asks until it was answered.
///
/// # Source
/// our choice, ADR-0015: what nobody took up in three sessions is no longer news
pub const ASKS_FOR: usize = 3;

/// A signal that asks for a talk, in short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asking {
    /// The session's number.
    pub session_number: u32,
    /// The component; `None` for tension, and for a mark that names none.
    pub component: Option<Component>,
    /// Its weightiest ground.
    pub why: Why,
}

/// The weightiest ground of a signal, in short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// The client marked that there is something.
    Mark,
    /// Somebody answered that something felt strained.
    Tension(Tension),
    /// The position lies below what was expected.
    Fall {
        /// In whose answers.
        perspective: Perspective,
        /// Where it was expected when the fall began, 0–10.
        from: f64,
        /// Where it lies, 0–10.
        to: f64,
    },
    /// The two lie further apart than errors of measurement give.
    Difference {
        /// The client's position, 0–10.
        client: f64,
        /// The therapist's position, 0–10.
        therapist: f64,
    },
}

impl Why {
    /// What a ground comes down to.
    pub fn of(ground: &Ground) -> Self {
        match ground {
            Ground::Mark { .. } => Self::Mark,
            Ground::Tension { who } => Self::Tension(*who),
            Ground::Fall(Fall { perspective, from, position, .. }) => {
                Self::Fall { perspective: *perspective, from: *from, to: *position }
            }
            Ground::Difference(difference) => {
                Self::Difference { client: difference.client, therapist: difference.therapist }
            }
        }
    }
}

impl Signal {
    /// Whether a client's own mark is among its grounds.
    pub fn is_marked(&self) -> bool {
        self.grounds.iter().any(|ground| matches!(ground, Ground::Mark { .. }))
    }

    /// What was made of it last; `None` if nobody answered.
    ///
    /// # Shape
    /// `answered` the first one first.
    pub fn answer<'a>(&self, answered: &'a [Answered]) -> Option<&'a Answered> {
        answered.iter().rev().find(|answered| answered.about == self.about)
    }

    fn asks(&self, course: &Course, sessions: &[SessionHalves], answered: &[Answered]) -> bool {
        if self.answer(answered).is_some() {
            return false;
        }
        let is_recent = self.place + ASKS_FOR >= course.sessions.len();
        let of_it = sessions.iter().find(|halves| halves.session.id == self.about.session);
        let is_discussed =
            of_it.is_some_and(|halves| matches!(halves.session.discussion, Discussion::Discussed { .. }));
        self.is_marked() || (is_recent && !is_discussed)
    }
}

impl Look {
    /// The signals that ask for a talk now: nobody answered them, the check they are about was not discussed, and at most
    /// [`ASKS_FOR`] sessions were held from theirs on. In the order of [`Look::signals`].
    ///
    /// # Shape
    /// `course` and `sessions` are of the record that was looked over.
    /// # Source
    /// our choice, ADR-0015
    pub fn asking<'a>(
        &'a self,
        course: &'a Course,
        sessions: &'a [SessionHalves],
        answered: &'a [Answered],
    ) -> impl Iterator<Item = &'a Signal> + 'a {
        self.signals.iter().filter(move |signal| signal.asks(course, sessions, answered))
    }
}

impl From<&Signal> for Asking {
    fn from(signal: &Signal) -> Self {
        let first = signal.grounds.first().expect("a signal has a ground");
        Self { session_number: signal.session_number, component: signal.about.component, why: Why::of(first) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caseload::Halves;
    use crate::clock::DAY_MS;
    use crate::course::{ComponentCourse, CourseSession, Point};
    use crate::ids::{MemberId, SessionId};
    use crate::samples;
    use crate::session::{Session, SessionState};
    use crate::signal::answer::{About, Answer};
    use crate::signal::look::{AllKnown, Said, look};
    use crate::signal::setting::Rate;
    use std::collections::BTreeMap;

    /// Weekly sessions in which the client's tasks take these positions and all else is steady.
    fn weekly(tasks: &[f64]) -> (Course, Vec<SessionHalves>) {
        let sessions: Vec<SessionHalves> = (1..=u32::try_from(tasks.len()).unwrap())
            .map(|number| {
                let at = samples::TODAY.plus_ms(i64::from(number) * 7 * DAY_MS);
                let state = SessionState::Held { at };
                let session = Session { state, discussion: Discussion::Open, ..samples::session(number) };
                SessionHalves { session, halves: Halves::Client }
            })
            .collect();
        let of = |values: Vec<f64>| values.into_iter().map(Point::At).collect::<Vec<_>>();
        let steady = of([8.0, 8.5].iter().cycle().take(tasks.len()).copied().collect());
        let none = vec![Point::Gap(crate::course::Gap::NotAsked); tasks.len()];
        let line =
            |component, client: Vec<Point>| ComponentCourse { component, client, therapist: none.clone() };
        let course = Course {
            sessions: sessions
                .iter()
                .map(|halves| CourseSession {
                    id: halves.session.id,
                    number: halves.session.number,
                    held_at: halves.session.state.held_at().unwrap(),
                })
                .collect(),
            components: [
                line(Component::Bond, steady.clone()),
                line(Component::Goal, steady),
                line(Component::Task, of(tasks.to_vec())),
            ],
            scales: Vec::new(),
            other_check: Vec::new(),
        };
        (course, sessions)
    }

    const FALL: [f64; 7] = [8.0, 8.5, 8.0, 8.5, 8.0, 8.5, 4.0];

    fn asking(
        tasks: &[f64],
        answers: &[(u32, Option<Component>)],
        discussion: Discussion,
    ) -> Vec<(u32, Option<Component>)> {
        let (course, mut sessions) = weekly(tasks);
        sessions[6].session.discussion = discussion;
        let id = |number: u32| -> SessionId { sessions[number as usize - 1].session.id };
        let answered: Vec<Answered> = answers
            .iter()
            .map(|(number, component)| Answered {
                about: About { session: id(*number), component: *component },
                answer: Answer::NotRecognised,
                reason: None,
                at: samples::TODAY,
                by: MemberId::from(samples::therapist().id.uuid()),
            })
            .collect();
        let known = AllKnown { rate: Rate::OneIn40, of: BTreeMap::new() };
        let look = look(&course, &[], Said { marks: &[], tension: &[] }, &known).unwrap();
        let found = look.asking(&course, &sessions, &answered).map(Asking::from);
        found.map(|asking| (asking.session_number, asking.component)).collect()
    }

    #[test]
    fn a_signal_asks_until_it_is_answered_or_discussed_and_for_three_sessions() {
        let task = (7, Some(Component::Task));
        let longer = |more: &[f64]| [FALL.as_slice(), more].concat();
        assert_eq!(asking(&FALL, &[], Discussion::Open), [task]);
        assert_eq!(asking(&longer(&[8.0, 8.5]), &[], Discussion::Open), [task]);
        assert_eq!(asking(&longer(&[8.0, 8.5, 8.0]), &[], Discussion::Open), []);
        assert_eq!(asking(&FALL, &[task], Discussion::Open), []);
        assert_eq!(asking(&FALL, &[(7, None), (6, Some(Component::Task))], Discussion::Open), [task]);
        assert_eq!(asking(&FALL, &[], Discussion::Discussed { at: samples::TODAY }), []);
        assert_eq!(asking(&FALL, &[], Discussion::Later { at: samples::TODAY }), [task]);
    }
}
