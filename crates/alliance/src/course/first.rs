//! What to talk about first: one sentence for the top of a case, as a key with its facts.

use super::{Course, OwnRange, own_range};
use crate::caseload::{Halves, Reason, Standing, Talk};
use crate::clock::Timestamp;
use crate::component::Component;
use crate::reveal::Distance;
use crate::session::Measuring;

/// From how many measured sessions on silence says something: before, there is too little to compare.
///
/// # Source
/// our choice, ADR-0012: a fall needs a session before
pub const ENOUGH_SESSIONS: usize = 2;

/// What a case opens with.
#[derive(Debug, Clone, PartialEq)]
pub enum First {
    /// No session was held.
    NoSession,
    /// Sessions were held, but nothing of them is open yet.
    NothingOpen,
    /// One opened check: nothing to compare it with yet.
    TooLittle,
    /// Nothing asks for a talk.
    Quiet {
        /// Over how many sessions with something to show, of those the standing remembers.
        sessions: usize,
    },
    /// The weightiest reason.
    Reason {
        /// Why.
        reason: Reason,
        /// The session it is about; `None` for a score without a session to point at.
        session_number: Option<u32>,
        /// What stands beside a reason about a component.
        beside: Option<Beside>,
    },
}

/// What stands beside a reason about a component.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The therapist's position at the same session.
    pub therapist: Option<f64>,
    /// The client's own range before.
    pub own_range: Option<OwnRange>,
    /// The other components on which the client's position stayed nearly equal since the session before.
    pub steady: Vec<Component>,
}

/// What to talk about first. `standing` is [visible](Standing::visible) and of the same record as `course`.
///
/// # Missing data
/// With too little to compare it says so; silence is [`First::Quiet`] only from [`ENOUGH_SESSIONS`] on.
/// # Source
/// our choice, ADR-0012
pub fn first(course: &Course, standing: &Standing, now: Timestamp) -> First {
    if standing.sessions.is_empty() {
        return First::NoSession;
    }
    if let Some(reason) = standing.reasons(now).into_iter().next() {
        let component = match reason {
            Reason::Difference { component, .. } | Reason::Drop { component, .. } => Some(component),
            Reason::Signal(asking) => asking.component,
            Reason::Worse { .. } | Reason::Undiscussed { .. } | Reason::Missing { .. } => None,
        };
        let beside = component.map(|component| beside(course, component));
        return First::Reason { reason, session_number: session_of(standing, reason), beside };
    }
    let shown = standing.sessions.iter().filter(|session| {
        session.course.is_some() || session.pairs.iter().any(|p| p.client.is_some() || p.therapist.is_some())
    });
    match shown.count() {
        0 => First::NothingOpen,
        sessions if sessions < ENOUGH_SESSIONS => First::TooLittle,
        sessions => First::Quiet { sessions },
    }
}

/// The session a reason is about.
fn session_of(standing: &Standing, reason: Reason) -> Option<u32> {
    let mut latest_first = standing.sessions.iter().rev();
    let found = match reason {
        Reason::Signal(asking) => return Some(asking.session_number),
        Reason::Difference { .. } | Reason::Drop { .. } => latest_first
            .find(|session| session.pairs.iter().any(|p| p.client.is_some() || p.therapist.is_some())),
        Reason::Worse { .. } => latest_first.find(|session| session.course.is_some()),
        // The oldest: what waits longest is talked about first.
        Reason::Undiscussed { .. } => {
            standing.sessions.iter().find(|s| s.halves == Halves::Both && s.talk == Talk::Open)
        }
        Reason::Missing { .. } => latest_first.find(|session| session.measuring == Measuring::Asked),
    };
    found.map(|session| session.number)
}

fn beside(course: &Course, component: Component) -> Beside {
    let of = |component| course.components.iter().find(|line| line.component == component);
    let line = of(component).expect("a course has all components");
    let latest = line.latest(&course.sessions);
    let steady = |line: &&super::ComponentCourse| {
        line.component != component
            && line.client_change().is_some_and(|change| Distance::of(change) == Distance::NearlyEqual)
    };
    Beside {
        therapist: latest.and_then(|latest| latest.pair.therapist),
        own_range: own_range(&line.client),
        steady: course.components.iter().filter(steady).map(|line| line.component).collect(),
    }
}
