//! The caseload: where each episode stands, and why one asks for a talk before another.
//!
//! Plain comparisons with the episode's own previous session. They say what happened and rank nobody: the order is
//! of conversations, not of people.

use crate::clock::{DAY_MS, Timestamp};
use crate::component::{Component, Perspective};
use crate::reveal::{LARGE_FROM, Pair};
use crate::session::Measuring;
use crate::signal::asking::{Asking, Why};

/// How many sessions back a standing remembers.
pub const SESSIONS_REMEMBERED: usize = 12;
/// How long after a session a half may stay out before it is called missing.
pub const MISSING_AFTER_MS: i64 = 2 * DAY_MS;

/// How many signals of one episode are told; the case page tells them all.
pub const SIGNALS_TOLD: usize = 3;

/// From which share of its scale on a move of wellbeing or complaints, in the direction nobody wants, is worth a
/// question: a fifth.
///
/// # Source
/// our choice, ADR-0009
pub const WORSE_FROM_SHARE: f64 = 0.2;

/// Which halves of a check are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Halves {
    /// Nobody was asked: an imported session, or one from before.
    NotAsked,
    /// Neither.
    None,
    /// The client's only.
    Client,
    /// The therapist's only.
    Therapist,
    /// Both.
    Both,
}

crate::words!(Halves, "halves", {
    NotAsked => "not-asked",
    None => "none",
    Client => "client",
    Therapist => "therapist",
    Both => "both",
});

/// Whether an opened check was talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Talk {
    /// Nobody has said.
    Open,
    /// It was.
    Discussed,
    /// Another time.
    Later,
}

crate::words!(Talk, "talk", { Open => "open", Discussed => "discussed", Later => "later" });

/// What is known of one held session, for the caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionStanding {
    /// Counted per episode from 1.
    pub number: u32,
    /// When it was held.
    pub held_at: Timestamp,
    /// Whether a check followed.
    pub measuring: Measuring,
    /// Which halves are in.
    pub halves: Halves,
    /// From when the positions may be shown; `None` while sealed without an end.
    pub visible_from: Option<Timestamp>,
    /// Whether it was talked about.
    pub talk: Talk,
    /// Positions 0–10 per component, in the order of [`Component::ALL`]. A lone half has the other side `None`.
    pub pairs: [Pair; 3],
    /// Wellbeing or complaints on its own scale; `None` if not measured.
    pub course: Option<f64>,
}

/// The series of wellbeing or complaints a standing carries.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseScale {
    /// Which instrument or measure, and scale.
    pub instrument: String,
    /// The lowest score there is.
    pub min: f64,
    /// The highest score there is.
    pub max: f64,
    /// Whether a higher score is the better one.
    pub higher_is_better: bool,
}

/// Where an episode stands: its last held sessions, oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// How many sessions were held in all.
    pub held_count: u32,
    /// The last [`SESSIONS_REMEMBERED`] of them, oldest first.
    pub sessions: Vec<SessionStanding>,
    /// What the course values are scores of; `None` if there are none.
    pub course_scale: Option<CourseScale>,
    /// The signals that ask for a talk.
    pub signals: Signals,
}

/// The signals that ask for a talk in an episode.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Signals {
    /// The organisation does not look for any.
    #[default]
    Off,
    /// Those that ask, the weightiest first.
    On(Vec<Asking>),
}

/// Why an episode asks for a talk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// A signal that nobody has answered.
    Signal(Asking),
    /// The two see a component far apart.
    Difference {
        /// Which one.
        component: Component,
        /// The client's position, 0–10.
        client: f64,
        /// The therapist's position, 0–10.
        therapist: f64,
    },
    /// The client's position fell far below that of the session before.
    Drop {
        /// Of which component.
        component: Component,
        /// Position at the session before, 0–10.
        from: f64,
        /// Position now, 0–10.
        to: f64,
    },
    /// Wellbeing or complaints moved far in the direction nobody wants, on the scale's own units.
    Worse {
        /// Score at the measurement before.
        from: f64,
        /// Score now.
        to: f64,
    },
    /// Opened checks nobody has said were discussed.
    Undiscussed {
        /// How many.
        count: u32,
    },
    /// A half of the latest check stays out.
    Missing {
        /// Whose; `None` if both do.
        who: Option<Perspective>,
    },
}

impl Reason {
    /// The word for the kind, used in filters and as key of its sentence.
    pub fn kind(self) -> ReasonKind {
        match self {
            Self::Signal(_) => ReasonKind::Signal,
            Self::Difference { .. } => ReasonKind::Difference,
            Self::Drop { .. } => ReasonKind::Drop,
            Self::Worse { .. } => ReasonKind::Worse,
            Self::Undiscussed { .. } => ReasonKind::Undiscussed,
            Self::Missing { .. } => ReasonKind::Missing,
        }
    }
}

/// The kinds of reason, in the order they come on the caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonKind {
    /// A signal.
    Signal,
    /// A fall against the session before.
    Drop,
    /// A difference between the two.
    Difference,
    /// Wellbeing or complaints.
    Worse,
    /// Not discussed.
    Undiscussed,
    /// A half stays out.
    Missing,
}

crate::words!(ReasonKind, "reason", {
    Signal => "signal",
    Drop => "drop",
    Difference => "difference",
    Worse => "worse",
    Undiscussed => "undiscussed",
    Missing => "missing",
});

impl Standing {
    /// The standing as it may be shown at `now`: positions that are still sealed are taken out.
    pub fn visible(mut self, now: Timestamp) -> Self {
        for session in &mut self.sessions {
            if session.visible_from.is_none_or(|from| from > now) {
                for pair in &mut session.pairs {
                    pair.client = None;
                    pair.therapist = None;
                }
                session.course = None;
            }
        }
        self
    }

    /// Why this episode asks for a talk, weightiest first; empty if nothing does. Ask it of a [visible](Self::visible)
    /// standing.
    ///
    /// A fall or a difference of [`LARGE_FROM`] points or more on 0–10 in the latest opened check, unless it was
    /// discussed; a move of a fifth of the scale for wellbeing or complaints; opened checks not discussed; a half that
    /// stays out two days after the latest session. Where the organisation looks for signals, those that ask
    /// take the place of such a fall, and of a difference of the same component.
    ///
    /// # Missing data
    /// A session without a position is passed over when looking for the one before. No measuring is never missing.
    /// # Source
    /// our choice, ADR-0009
    pub fn reasons(&self, now: Timestamp) -> Vec<Reason> {
        let mut reasons = Vec::new();
        match &self.signals {
            Signals::Off => reasons.extend(self.drop()),
            Signals::On(asking) => {
                reasons.extend(asking.iter().take(SIGNALS_TOLD).copied().map(Reason::Signal));
            }
        }
        reasons.extend(self.difference().filter(|difference| !self.is_signalled(*difference)));
        reasons.extend(self.worse());
        reasons.extend(self.undiscussed());
        reasons.extend(self.missing(now));
        reasons
    }

    /// The latest check with positions to show, if nobody said it was discussed, and the sessions before it.
    fn latest_undiscussed(&self) -> Option<(&SessionStanding, &[SessionStanding])> {
        let index = self
            .sessions
            .iter()
            .rposition(|session| session.pairs.iter().any(|p| p.client.is_some() || p.therapist.is_some()))?;
        let latest = &self.sessions[index];
        match latest.talk {
            Talk::Discussed => None,
            Talk::Open | Talk::Later => Some((latest, &self.sessions[..index])),
        }
    }

    fn drop(&self) -> Option<Reason> {
        let (latest, before) = self.latest_undiscussed()?;
        (0..Component::ALL.len())
            .filter_map(|index| {
                let to = latest.pairs[index].client?;
                let from = before.iter().rev().find_map(|session| session.pairs[index].client)?;
                (from - to >= LARGE_FROM).then_some((from - to, index, from, to))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, index, from, to)| Reason::Drop { component: Component::ALL[index], from, to })
    }

    fn difference(&self) -> Option<Reason> {
        let (latest, _) = self.latest_undiscussed()?;
        latest
            .pairs
            .iter()
            .filter_map(|pair| {
                Some((pair.difference()?.abs(), pair.component, pair.client?, pair.therapist?))
            })
            .filter(|(size, ..)| *size >= LARGE_FROM)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, component, client, therapist)| Reason::Difference { component, client, therapist })
    }

    /// Whether a signal tells of the same component already.
    fn is_signalled(&self, reason: Reason) -> bool {
        match (&self.signals, reason) {
            (Signals::On(asking), Reason::Difference { component, .. }) => {
                asking.iter().take(SIGNALS_TOLD).any(|told| told.component == Some(component))
            }
            (Signals::On(_) | Signals::Off, _) => false,
        }
    }

    fn worse(&self) -> Option<Reason> {
        let scale = self.course_scale.as_ref()?;
        let mut values = self.sessions.iter().rev().filter_map(|session| session.course);
        let (to, from) = (values.next()?, values.next()?);
        let loss = if scale.higher_is_better { from - to } else { to - from };
        (loss >= (scale.max - scale.min) * WORSE_FROM_SHARE).then_some(Reason::Worse { from, to })
    }

    fn undiscussed(&self) -> Option<Reason> {
        let count = self
            .sessions
            .iter()
            .filter(|session| session.halves == Halves::Both && session.talk == Talk::Open)
            .count();
        (count > 0).then(|| Reason::Undiscussed {
            count: u32::try_from(count).expect("at most SESSIONS_REMEMBERED"),
        })
    }

    fn missing(&self, now: Timestamp) -> Option<Reason> {
        let latest = self.sessions.last()?;
        missing(latest.measuring, latest.halves, latest.held_at, now)
    }
}

/// Which half of a held session stays out, if it was asked and has been out for [`MISSING_AFTER_MS`].
///
/// # Missing data
/// No measuring is never missing, nor is a session nobody was asked about.
/// # Source
/// our choice, ADR-0009
pub fn missing(measuring: Measuring, halves: Halves, held_at: Timestamp, now: Timestamp) -> Option<Reason> {
    if measuring == Measuring::NotToday || now.ms_since(held_at) < MISSING_AFTER_MS {
        return None;
    }
    match halves {
        Halves::NotAsked | Halves::Both => None,
        Halves::None => Some(Reason::Missing { who: None }),
        Halves::Client => Some(Reason::Missing { who: Some(Perspective::Therapist) }),
        Halves::Therapist => Some(Reason::Missing { who: Some(Perspective::Client) }),
    }
}

/// Where an episode comes on the caseload: smaller is earlier. The first reason decides, then its size.
pub fn order(reasons: &[Reason]) -> (u8, i64) {
    let Some(first) = reasons.first() else { return (u8::MAX, 0) };
    let size = match *first {
        Reason::Signal(Asking { why, .. }) => match why {
            // What a person says comes before what was computed, and no fall is this large.
            Why::Mark => 30.0,
            Why::Tension(_) => 20.0,
            Why::Fall { from, to, .. } => (from - to).abs(),
            Why::Difference { client, therapist } => (client - therapist).abs(),
        },
        Reason::Difference { client, therapist, .. } => (client - therapist).abs(),
        Reason::Drop { from, to, .. } | Reason::Worse { from, to } => (from - to).abs(),
        Reason::Undiscussed { count } => f64::from(count),
        Reason::Missing { .. } => 0.0,
    };
    // Hundredths of a point are enough to order by, and integers sort without surprises.
    (first.kind() as u8, -(size * 100.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_ms(100 * DAY_MS);

    fn session(number: u32, client: [Option<f64>; 3], therapist: [Option<f64>; 3]) -> SessionStanding {
        SessionStanding {
            number,
            held_at: Timestamp::from_ms((80 + i64::from(number)) * DAY_MS),
            measuring: Measuring::Asked,
            halves: Halves::Both,
            visible_from: Some(Timestamp::from_ms(0)),
            talk: Talk::Discussed,
            pairs: std::array::from_fn(|index| Pair {
                component: Component::ALL[index],
                client: client[index],
                therapist: therapist[index],
            }),
            course: None,
        }
    }

    fn standing(sessions: Vec<SessionStanding>) -> Standing {
        Standing {
            held_count: u32::try_from(sessions.len()).unwrap(),
            sessions,
            course_scale: None,
            signals: Signals::Off,
        }
    }

    fn steady(number: u32) -> SessionStanding {
        session(number, [Some(8.0); 3], [Some(8.0); 3])
    }

    #[test]
    fn a_quiet_course_asks_for_nothing() {
        assert_eq!(standing(vec![steady(1), steady(2)]).reasons(NOW), []);
        assert_eq!(standing(vec![]).reasons(NOW), []);
    }

    #[test]
    fn a_fall_comes_before_the_difference_it_makes_and_both_before_not_discussed() {
        let mut latest = session(2, [Some(8.0), Some(8.0), Some(5.5)], [Some(8.0); 3]);
        latest.talk = Talk::Open;
        assert_eq!(
            standing(vec![steady(1), latest]).reasons(NOW),
            [
                Reason::Drop { component: Component::Task, from: 8.0, to: 5.5 },
                Reason::Difference { component: Component::Task, client: 5.5, therapist: 8.0 },
                Reason::Undiscussed { count: 1 },
            ]
        );
    }

    #[test]
    fn what_was_discussed_no_longer_asks() {
        let latest = session(2, [Some(3.0); 3], [Some(8.0); 3]);
        assert_eq!(standing(vec![steady(1), latest]).reasons(NOW), []);
    }

    #[test]
    fn the_fall_is_seen_across_a_session_without_an_answer() {
        let mut latest = session(3, [Some(8.0), Some(5.0), Some(8.0)], [None; 3]);
        latest.talk = Talk::Later;
        let gap = session(2, [None; 3], [None; 3]);
        assert_eq!(
            standing(vec![steady(1), gap, latest]).reasons(NOW),
            [Reason::Drop { component: Component::Goal, from: 8.0, to: 5.0 }]
        );
    }

    #[test]
    fn a_half_that_stays_out_is_missing_after_two_days_but_never_without_measuring() {
        let check = |halves, measuring, days_ago: i64, expected: &[Reason]| {
            let mut latest = session(2, [None; 3], [None; 3]);
            latest.halves = halves;
            latest.measuring = measuring;
            latest.held_at = NOW.plus_ms(-days_ago * DAY_MS);
            assert_eq!(standing(vec![steady(1), latest]).reasons(NOW), expected);
        };
        let therapist = Reason::Missing { who: Some(Perspective::Therapist) };
        check(Halves::Client, Measuring::Asked, 2, &[therapist]);
        check(Halves::Client, Measuring::Asked, 1, &[]);
        check(Halves::None, Measuring::Asked, 3, &[Reason::Missing { who: None }]);
        check(Halves::None, Measuring::NotToday, 3, &[]);
        check(Halves::NotAsked, Measuring::Asked, 3, &[]);
    }

    #[test]
    fn complaints_that_rise_by_a_fifth_of_their_scale_ask_for_a_talk() {
        let check = |higher_is_better, from, to, expected: &[Reason]| {
            let mut sessions = vec![steady(1), steady(2)];
            sessions[0].course = Some(from);
            sessions[1].course = Some(to);
            let scale =
                CourseScale { instrument: "measure:phq".into(), min: 0.0, max: 27.0, higher_is_better };
            let standing = Standing { course_scale: Some(scale), ..standing(sessions) };
            assert_eq!(standing.reasons(NOW), expected);
        };
        check(false, 10.0, 16.0, &[Reason::Worse { from: 10.0, to: 16.0 }]);
        check(false, 10.0, 15.0, &[]);
        check(true, 16.0, 10.0, &[Reason::Worse { from: 16.0, to: 10.0 }]);
        check(true, 10.0, 16.0, &[]);
    }

    #[test]
    fn sealed_positions_are_taken_out_and_then_give_no_reason() {
        let mut latest = session(2, [Some(1.0); 3], [None; 3]);
        latest.talk = Talk::Open;
        latest.halves = Halves::Client;
        latest.visible_from = Some(NOW.plus_ms(1));
        latest.held_at = NOW;
        let sealed = standing(vec![steady(1), latest]);
        assert_eq!(sealed.clone().visible(NOW).reasons(NOW), []);
        assert_eq!(sealed.visible(NOW.plus_ms(1)).reasons(NOW).len(), 1);
    }

    #[test]
    fn a_signal_takes_the_place_of_a_fall_and_nothing_takes_its_place_when_nothing_asks() {
        let mut latest = session(2, [Some(8.0), Some(8.0), Some(5.5)], [Some(8.0); 3]);
        latest.talk = Talk::Open;
        let asking = Asking {
            session_number: 2,
            component: Some(Component::Task),
            why: Why::Fall { perspective: Perspective::Client, from: 8.0, to: 5.5 },
        };
        let with = |signals| Standing { signals, ..standing(vec![steady(1), latest.clone()]) }.reasons(NOW);
        let undiscussed = Reason::Undiscussed { count: 1 };
        assert_eq!(with(Signals::On(vec![asking])), [Reason::Signal(asking), undiscussed]);
        let difference = Reason::Difference { component: Component::Task, client: 5.5, therapist: 8.0 };
        assert_eq!(with(Signals::On(vec![])), [difference, undiscussed]);
        assert_eq!(with(Signals::Off).len(), 3);
    }

    #[test]
    fn larger_reasons_come_first_and_none_last() {
        let drop = |to| vec![Reason::Drop { component: Component::Bond, from: 8.0, to }];
        let signal = |why| vec![Reason::Signal(Asking { session_number: 7, component: None, why })];
        let tension = signal(Why::Tension(crate::reveal::Tension::Client));
        let mark = signal(Why::Mark);
        let missing = vec![Reason::Missing { who: None }];
        let mut all = [vec![], missing, drop(6.0), tension.clone(), drop(2.0), mark.clone()];
        all.sort_by_key(|reasons| order(reasons));
        assert_eq!(all, [mark, tension, drop(2.0), drop(6.0), vec![Reason::Missing { who: None }], vec![]]);
    }
}
