//! Ruptures of a simulated episode: strains in collaboration or bond, with a shape per kind.
//!
//! - **Withdrawal**: the client moves away. Bond and task sink slowly over three to five sessions; once repaired they
//!   come back within two.
//! - **Confrontation**: the client moves against. Goal and task fall at once; repaired, half is back at the next
//!   session and all at the one after: a V.
//!
//! What is not repaired stays, less deep than it was.

use crate::component::Component;
use crate::simulate::parameters::RuptureModel;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// What kind of strain.
///
/// # Source
/// [SafranMuran2000]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuptureKind {
    /// The client moves away, or gives in.
    Withdrawal,
    /// The client moves against.
    Confrontation,
}

crate::words!(RuptureKind, "rupture", { Withdrawal => "withdrawal", Confrontation => "confrontation" });

/// A rupture as it was simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrueRupture {
    /// What kind.
    pub kind: RuptureKind,
    /// The first session under strain, counted from 1.
    pub onset: u32,
    /// The session at which it is deepest.
    pub nadir: u32,
    /// Points of 0–10 that the component it weighs on most is down at the nadir.
    pub depth: f64,
    /// The first session at which nothing of it is left; `None` if it was not repaired.
    pub repaired_at: Option<u32>,
}

/// What stays of a rupture that is not repaired, as a share of its depth.
const LASTING: f64 = 0.7;
/// From which session a rupture can begin: before, there is little to break.
const FIRST_ONSET: u32 = 3;

impl RuptureKind {
    /// How heavily it weighs on a component: 1 is its whole depth.
    pub fn weight(self, component: Component) -> f64 {
        match (self, component) {
            (Self::Withdrawal, Component::Bond | Component::Task)
            | (Self::Confrontation, Component::Goal | Component::Task) => 1.0,
            (Self::Withdrawal, Component::Goal) => 0.3,
            (Self::Confrontation, Component::Bond) => 0.4,
        }
    }
}

impl TrueRupture {
    /// How much lower the client sees the component at this session, in points of 0–10.
    pub fn strain(&self, component: Component, session: u32) -> f64 {
        self.depth * self.kind.weight(component) * self.share(session)
    }

    /// Whether it weighs on this session without ever being repaired.
    pub fn lasts_at(&self, session: u32) -> bool {
        session >= self.onset && self.repaired_at.is_none()
    }

    /// The same rupture as it looks after session `last`: a repair that lies later has not happened.
    pub(super) fn seen_until(self, last: u32) -> Self {
        Self { repaired_at: self.repaired_at.filter(|repaired| *repaired <= last), ..self }
    }

    /// The part of its depth that is there at this session.
    fn share(&self, session: u32) -> f64 {
        if session < self.onset {
            return 0.0;
        }
        if session <= self.nadir {
            return f64::from(session - self.onset + 1) / f64::from(self.nadir - self.onset + 1);
        }
        match self.repaired_at {
            None => LASTING,
            Some(repaired) if session >= repaired => 0.0,
            // On the way back, in even steps from the nadir.
            Some(repaired) => f64::from(repaired - session) / f64::from(repaired - self.nadir),
        }
    }
}

/// Draws the ruptures of an episode of `session_count` sessions. They follow each other; one that is not repaired is
/// the last.
pub(super) fn draw(model: &RuptureModel, session_count: u32, rng: &mut ChaCha8Rng) -> Vec<TrueRupture> {
    let mut ruptures = Vec::new();
    let mut session = FIRST_ONSET;
    while session <= session_count {
        let withdraws = rng.random_bool(model.withdrawal_rate);
        let confronts = rng.random_bool(model.confrontation_rate);
        let rupture = match (withdraws, confronts) {
            (true, _) => withdrawal(model, session, rng),
            (false, true) => confrontation(model, session, rng),
            (false, false) => {
                session += 1;
                continue;
            }
        };
        let next = rupture.repaired_at.map(|repaired| repaired + 1);
        ruptures.push(rupture);
        match next {
            Some(next) => session = next,
            None => break,
        }
    }
    ruptures
}

fn withdrawal(model: &RuptureModel, onset: u32, rng: &mut ChaCha8Rng) -> TrueRupture {
    let nadir = onset + rng.random_range(2..=4);
    let repaired = rng.random_bool(model.withdrawal_repaired);
    TrueRupture {
        kind: RuptureKind::Withdrawal,
        onset,
        nadir,
        depth: within(model.withdrawal_depth, rng),
        repaired_at: repaired.then_some(nadir + 2),
    }
}

fn confrontation(model: &RuptureModel, onset: u32, rng: &mut ChaCha8Rng) -> TrueRupture {
    let repaired = rng.random_bool(model.confrontation_repaired);
    TrueRupture {
        kind: RuptureKind::Confrontation,
        onset,
        nadir: onset,
        depth: within(model.confrontation_depth, rng),
        repaired_at: repaired.then_some(onset + 2),
    }
}

fn within(range: crate::instrument::definition::Range, rng: &mut ChaCha8Rng) -> f64 {
    range.min + range.width() * rng.random::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupture(kind: RuptureKind, nadir: u32, repaired_at: Option<u32>) -> TrueRupture {
        TrueRupture { kind, onset: 5, nadir, depth: 4.0, repaired_at }
    }

    #[test]
    fn a_rupture_has_the_shape_of_its_kind() {
        let check = |rupture: TrueRupture, component, expected: [f64; 7]| {
            let found: Vec<f64> = (4..=10).map(|session| rupture.strain(component, session)).collect();
            assert_eq!(found, expected, "{rupture:?} {component}");
        };
        let withdrawal = RuptureKind::Withdrawal;
        check(rupture(withdrawal, 8, Some(10)), Component::Bond, [0.0, 1.0, 2.0, 3.0, 4.0, 2.0, 0.0]);
        check(rupture(withdrawal, 8, None), Component::Task, [0.0, 1.0, 2.0, 3.0, 4.0, 2.8, 2.8]);
        let confrontation = RuptureKind::Confrontation;
        check(rupture(confrontation, 5, Some(7)), Component::Goal, [0.0, 4.0, 2.0, 0.0, 0.0, 0.0, 0.0]);
        check(rupture(confrontation, 5, Some(7)), Component::Bond, [0.0, 1.6, 0.8, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn a_repair_after_the_last_session_has_not_happened() {
        let repaired = rupture(RuptureKind::Confrontation, 5, Some(7));
        assert_eq!(repaired.seen_until(6).repaired_at, None);
        assert_eq!(repaired.seen_until(7).repaired_at, Some(7));
    }
}
