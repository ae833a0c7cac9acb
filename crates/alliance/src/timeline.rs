//! What happened around the curves, in the order of time: ruptures and repairs, breaks, other therapists, changes of
//! what was agreed.
//!
//! Everyone who has something to add makes [`TimelineEntry`]s; [`ordered`] puts them in line.

use crate::agreement::Agreement;
use crate::clock::{DAY_MS, Timestamp};
use crate::component::Component;
use crate::course::CourseSession;
use crate::frame::history::{FrameHistory, FrameVersion};
use crate::ids::RuptureId;
use crate::session::{Measuring, Session};
use crate::signal::answer::{AnswerKind, Answered};
use crate::signal::look::Signal;
use std::collections::{BTreeMap, BTreeSet};

/// After how long without a session a break is told, in days.
///
/// # Source
/// our choice, ADR-0018: three weeks
pub const BREAK_DAYS: i64 = 21;

/// One thing that happened, and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: TimelineEvent,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimelineEvent {
    /// A signal came up.
    Signal {
        /// About which component; `None` for tension, and for a mark that names none.
        component: Option<Component>,
        /// What was made of it; `None` if nobody answered.
        answer: Option<AnswerKind>,
    },
    /// A rupture was noticed.
    Rupture {
        /// Which one.
        rupture: RuptureId,
        /// What gave way.
        component: Component,
    },
    /// The same component came back.
    Repair {
        /// After which rupture.
        rupture: RuptureId,
        /// What came back.
        component: Component,
    },
    /// More than three weeks passed without a session, until this one.
    Break {
        /// How many days.
        days: i64,
    },
    /// A therapist began after the first session.
    TherapistBegan {
        /// What others see.
        shown_name: String,
    },
    /// A therapist stopped treating.
    TherapistStopped {
        /// What others see.
        shown_name: String,
    },
    /// A session the two chose not to measure.
    NotMeasured {
        /// Counted per episode from 1.
        session_number: u32,
    },
    /// Goals or tasks were changed, all between the same two sessions.
    AgreementChanged {
        /// How many changes.
        count: usize,
    },
    /// The frame changed.
    FrameChanged {
        /// Counted from 1.
        version: u32,
    },
}

/// The kinds of [`TimelineEvent`], for their shapes and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A signal.
    Signal,
    /// A rupture.
    Rupture,
    /// A repair.
    Repair,
    /// A break.
    Break,
    /// Another therapist.
    Therapist,
    /// No measuring.
    NotMeasured,
    /// The agreement.
    Agreement,
    /// The frame.
    Frame,
}

crate::words!(EventKind, "kind of event", {
    Signal => "signal",
    Rupture => "rupture",
    Repair => "repair",
    Break => "break",
    Therapist => "therapist",
    NotMeasured => "not-measured",
    Agreement => "agreement",
    Frame => "frame",
});

impl TimelineEvent {
    /// Its kind.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Signal { .. } => EventKind::Signal,
            Self::Rupture { .. } => EventKind::Rupture,
            Self::Repair { .. } => EventKind::Repair,
            Self::Break { .. } => EventKind::Break,
            Self::TherapistBegan { .. } | Self::TherapistStopped { .. } => EventKind::Therapist,
            Self::NotMeasured { .. } => EventKind::NotMeasured,
            Self::AgreementChanged { .. } => EventKind::Agreement,
            Self::FrameChanged { .. } => EventKind::Frame,
        }
    }
}

/// What the sessions themselves tell: breaks between two held ones, and those without measuring.
///
/// # Shape
/// `sessions` in any order; those that were not held are passed over.
pub fn of_sessions(sessions: &[Session]) -> Vec<TimelineEntry> {
    let mut held: Vec<(u32, Timestamp, Measuring)> = sessions
        .iter()
        .filter_map(|session| Some((session.number, session.state.held_at()?, session.measuring)))
        .collect();
    held.sort_unstable_by_key(|(number, ..)| *number);
    let breaks = held.windows(2).filter_map(|pair| {
        let days = pair[1].1.ms_since(pair[0].1) / DAY_MS;
        (days > BREAK_DAYS).then_some(TimelineEntry { at: pair[1].1, event: TimelineEvent::Break { days } })
    });
    let without = held.iter().filter_map(|(number, at, measuring)| match measuring {
        Measuring::Asked => None,
        Measuring::NotToday => {
            let event = TimelineEvent::NotMeasured { session_number: *number };
            Some(TimelineEntry { at: *at, event })
        }
    });
    breaks.chain(without).collect()
}

/// What a therapist's time in the episode tells: one who began with it is no change, one who came or left is.
pub fn of_therapist(
    shown_name: &str,
    from: Timestamp,
    until: Option<Timestamp>,
    first_session: Option<Timestamp>,
) -> Vec<TimelineEntry> {
    let shown_name = shown_name.to_owned();
    let came_later = first_session.is_some_and(|first| from > first);
    let began = came_later.then(|| TimelineEntry {
        at: from,
        event: TimelineEvent::TherapistBegan { shown_name: shown_name.clone() },
    });
    let stopped = until.map(|at| TimelineEntry { at, event: TimelineEvent::TherapistStopped { shown_name } });
    began.into_iter().chain(stopped).collect()
}

/// What was changed in goals and tasks: one entry for all changes between the same two sessions, at the first of them.
pub fn of_agreement(agreement: &Agreement, sessions: &[Session]) -> Vec<TimelineEntry> {
    let held: BTreeSet<Timestamp> = sessions.iter().filter_map(|session| session.state.held_at()).collect();
    let mut between: BTreeMap<Option<Timestamp>, (Timestamp, usize)> = BTreeMap::new();
    for at in agreement.points().iter().flat_map(|point| point.versions()).map(|version| version.at) {
        let session_before = held.range(..=at).next_back().copied();
        let (first, count) = between.entry(session_before).or_insert((at, 0));
        *first = (*first).min(at);
        *count += 1;
    }
    let entry = |(at, count)| TimelineEntry { at, event: TimelineEvent::AgreementChanged { count } };
    between.into_values().map(entry).collect()
}

/// What was changed in the frame: one entry for each version.
pub fn of_frame(history: &FrameHistory) -> Vec<TimelineEntry> {
    let entry = |version: &FrameVersion| TimelineEntry {
        at: version.at,
        event: TimelineEvent::FrameChanged { version: version.number },
    };
    history.versions.iter().map(entry).collect()
}

/// What a signal tells, at its session, with what was made of it; nothing where that was a rupture, which tells of itself.
pub fn of_signal(
    signal: &Signal,
    sessions: &[CourseSession],
    answered: &[Answered],
) -> Option<TimelineEntry> {
    let answer = signal.answer(answered).map(|answered| answered.answer.kind());
    let event = TimelineEvent::Signal { component: signal.about.component, answer };
    let at = sessions[signal.place].held_at;
    (answer != Some(AnswerKind::Rupture)).then_some(TimelineEntry { at, event })
}

/// All entries in the order of time.
pub fn ordered(entries: impl IntoIterator<Item = TimelineEntry>) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = entries.into_iter().collect();
    entries.sort();
    entries
}

/// Where a moment lies on the axis of sessions: on a session, or between two.
///
/// # Shape
/// `sessions` by number, as [`crate::course::Course::sessions`].
/// # Range and units
/// In session numbers, from the first session's to the last one's plus a half; `None` without a session.
pub fn place(sessions: &[CourseSession], at: Timestamp) -> Option<f64> {
    let (first, last) = (sessions.first()?, sessions.last()?);
    if at <= first.held_at {
        return Some(f64::from(first.number));
    }
    let after = sessions.iter().position(|session| session.held_at >= at);
    let Some(after) = after else { return Some(f64::from(last.number) + 0.5) };
    if sessions[after].held_at == at {
        return Some(f64::from(sessions[after].number));
    }
    Some(f64::midpoint(f64::from(sessions[after - 1].number), f64::from(sessions[after].number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn session(number: u32, day: i64, measuring: Measuring) -> Session {
        let at = samples::TODAY.plus_ms(day * DAY_MS);
        let state = crate::session::SessionState::Held { at };
        Session { state, measuring, ..samples::session(number) }
    }

    #[test]
    fn a_break_is_told_from_more_than_three_weeks_on() {
        let check = |days: i64, expected: Option<i64>| {
            let sessions = [session(1, 0, Measuring::Asked), session(2, days, Measuring::Asked)];
            let found: Vec<i64> = of_sessions(&sessions)
                .into_iter()
                .filter_map(|entry| match entry.event {
                    TimelineEvent::Break { days } => Some(days),
                    _ => None,
                })
                .collect();
            assert_eq!(found.first().copied(), expected, "{days}");
        };
        check(7, None);
        check(21, None);
        check(22, Some(22));
    }

    #[test]
    fn a_session_without_measuring_is_told_and_one_not_held_is_passed_over() {
        let planned = Session {
            state: crate::session::SessionState::Planned { at: None },
            measuring: Measuring::NotToday,
            ..samples::session(3)
        };
        let sessions = [session(2, 7, Measuring::NotToday), session(1, 0, Measuring::Asked), planned];
        let found = of_sessions(&sessions);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].event, TimelineEvent::NotMeasured { session_number: 2 });
    }

    #[test]
    fn who_began_with_the_episode_is_no_change() {
        let day = |day: i64| samples::TODAY.plus_ms(day * DAY_MS);
        assert_eq!(of_therapist("Therapeut 01", day(-1), None, Some(day(0))), []);
        assert_eq!(of_therapist("Therapeut 01", day(-1), None, None), []);
        let kinds = |entries: Vec<TimelineEntry>| entries.into_iter().map(|e| e.at).collect::<Vec<_>>();
        assert_eq!(kinds(of_therapist("T", day(5), Some(day(9)), Some(day(0)))), [day(5), day(9)]);
    }

    #[test]
    fn a_moment_lies_on_its_session_or_between_two() {
        let sessions: Vec<CourseSession> = (1..=3)
            .map(|number| CourseSession {
                id: samples::session(number).id,
                number,
                held_at: samples::TODAY.plus_ms(i64::from(number) * 7 * DAY_MS),
            })
            .collect();
        let at = |day: i64| place(&sessions, samples::TODAY.plus_ms(day * DAY_MS));
        assert_eq!(
            [at(0), at(7), at(9), at(14), at(21), at(40)],
            [Some(1.0), Some(1.0), Some(1.5), Some(2.0), Some(3.0), Some(3.5)]
        );
        assert_eq!(place(&[], samples::TODAY), None);
    }
}
