//! What is known of an episode beside its course: what the client marked, what was answered, since when who treats.

use super::answer::{Answer, Answered};
use super::look::{AllKnown, Look, Said, look};
use super::own::tension_of;
use crate::caseload::Signals;
use crate::clock::Timestamp;
use crate::course::{Course, Record, SessionHalves};
use crate::ids::SessionId;
use crate::mark::{Addressee, ClientMark};
use crate::rupture::recovery::Breaks;
use crate::session::Session;
use stats::StatsError;
use std::collections::BTreeSet;

/// What is known beside a course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside {
    /// The client's own marks, also those that do not show yet or were taken back.
    pub marks: Vec<ClientMark>,
    /// What was made of signals, the first answer first.
    pub answered: Vec<Answered>,
    /// Since when each therapist treats.
    pub therapists_from: Vec<Timestamp>,
}

impl Beside {
    /// The moments from which nothing is compared with before: another therapist began.
    pub fn broken(&self, course: &Course) -> Vec<Timestamp> {
        Breaks::of(course, self.therapists_from.iter().copied()).other_therapist
    }

    /// The sessions of which somebody said that they were no ordinary ones: the client marked them, or a rupture was
    /// written down.
    pub fn strained(&self) -> BTreeSet<SessionId> {
        let marked = self.marks.iter().filter(|mark| mark.withdrawn_at.is_none());
        let ruptures = self.answered.iter().filter(|one| matches!(one.answer, Answer::Rupture(_)));
        marked.filter_map(|mark| mark.session).chain(ruptures.map(|one| one.about.session)).collect()
    }

    /// Looks over an episode with the marks that show to its therapist. `sessions` are those of the course's record.
    ///
    /// # Errors
    /// [`StatsError`] for a model that cannot be.
    pub fn look(
        &self,
        course: &Course,
        sessions: &[SessionHalves],
        known: &AllKnown,
    ) -> Result<Look, StatsError> {
        let held: Vec<Session> = sessions.iter().map(|halves| halves.session.clone()).collect();
        let shown = self.marks.iter().filter(|mark| mark.shows_now(Addressee::Therapist, &held));
        let (marks, tension): (Vec<ClientMark>, _) = (shown.cloned().collect(), tension_of(course));
        look(course, &self.broken(course), Said { marks: &marks, tension: &tension }, known)
    }

    /// The signals of a record that ask for a talk, for its standing.
    ///
    /// # Errors
    /// [`StatsError`] for a model that cannot be.
    pub fn signals(&self, record: &Record, now: Timestamp, known: &AllKnown) -> Result<Signals, StatsError> {
        // The rhythm only tells gaps of questionnaires apart, and no gap is a signal.
        let course = Course::of(record, crate::episode::WellbeingRhythm::Never, now);
        let look = self.look(&course, &record.sessions, known)?;
        let asking = look.asking(&course, &record.sessions, &self.answered);
        Ok(Signals::On(asking.map(Into::into).collect()))
    }
}
