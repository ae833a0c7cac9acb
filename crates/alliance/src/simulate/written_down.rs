//! What a simulated therapist wrote down about ruptures: what was chosen, never a text.

use crate::agreement::Agreement;
use crate::clock::{HOUR_MS, SeededChance};
use crate::component::Component;
use crate::ids::RuptureId;
use crate::rupture::account::Account;
use crate::rupture::way::RepairWay;
use crate::rupture::{Movement, NoticedBy, Origin};
use crate::simulate::clinic::{SimulatedRupture, SimulatedSession};
use crate::simulate::rupture::RuptureKind;
use crate::simulate::truth::TrueCourse;
use std::collections::BTreeSet;

/// What stands in a record that is about a session.
struct Written {
    session_number: u32,
    origin: Origin,
    component: Component,
    movement: Movement,
    noticed_by: NoticedBy,
    ways: &'static [RepairWay],
}

/// The written example's: a small one on goals that passed, and the fall on tasks of the ninth session.
pub(super) fn example(sessions: &[SimulatedSession]) -> Vec<SimulatedRupture> {
    let all = [Written {
        session_number: 3,
        origin: Origin::ByHand,
        component: Component::Goal,
        movement: Movement::Withdrawal,
        noticed_by: NoticedBy::Both,
        ways: &[RepairWay::Explain, RepairWay::Listen],
    }];
    all.iter().filter_map(|written| record(sessions, written)).collect()
}

/// Another episode's: its first rupture, noticed in the session at which it was deepest.
pub(super) fn first(course: &TrueCourse, sessions: &[SimulatedSession]) -> Vec<SimulatedRupture> {
    let written = course.ruptures.first().map(|rupture| {
        let (component, movement, ways): (_, _, &'static [RepairWay]) = match rupture.kind {
            RuptureKind::Withdrawal => (Component::Bond, Movement::Withdrawal, &[RepairWay::SpeakOfUs]),
            RuptureKind::Confrontation => (Component::Goal, Movement::Confrontation, &[RepairWay::OwnPart]),
        };
        let (origin, noticed_by) = (Origin::ByHand, NoticedBy::Therapist);
        Written { session_number: rupture.nadir, origin, component, movement, noticed_by, ways }
    });
    written.and_then(|written| record(sessions, &written)).into_iter().collect()
}

/// The same records, each with the agreement that held when it was written down.
pub(super) fn under(ruptures: Vec<SimulatedRupture>, agreement: &Agreement) -> Vec<SimulatedRupture> {
    let with = |rupture: SimulatedRupture| {
        let agreement_at = agreement.in_force(rupture.at);
        SimulatedRupture { account: Account { agreement_at, ..rupture.account }, ..rupture }
    };
    ruptures.into_iter().map(with).collect()
}

/// The record, if the session was held.
fn record(sessions: &[SimulatedSession], written: &Written) -> Option<SimulatedRupture> {
    let session = &sessions.iter().find(|s| s.session.number == written.session_number)?.session;
    let at = session.state.held_at()?.plus_ms(HOUR_MS);
    // An own stream of chance, so that every other id stays what it was.
    let [.., a, b, c, d, e, f, g, h] = *session.id.uuid().as_bytes();
    let ids = SeededChance::new(u64::from_be_bytes([a, b, c, d, e, f, g, h]));
    let account = Account {
        component: written.component,
        movement: written.movement,
        noticed_by: written.noticed_by,
        session: Some(session.id),
        agreement_at: None,
        talked: None,
        changed: None,
        ways: written.ways.iter().copied().collect::<BTreeSet<_>>(),
        said: None,
        set_aside: None,
    };
    Some(SimulatedRupture { id: RuptureId::make(at, &ids), at, origin: written.origin, account })
}
