//! What lies behind a simulated clinic: known here, and only here.

use crate::component::Component;
use crate::ids::EpisodeId;
use crate::simulate::parameters::Parameters;
use crate::simulate::rupture::TrueRupture;

/// What lies behind a simulated clinic.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    /// The numbers it was drawn from.
    pub parameters: Parameters,
    /// Each therapist's own level: points above the mean of all therapists there could be, in the order of the
    /// clinic's therapists.
    pub therapist_effects: Vec<f64>,
    /// What lies behind each episode, in their order. Behind the written example lies nothing: it is left out.
    pub courses: Vec<TrueCourse>,
}

/// What lies behind one episode. A list has one entry per session number until now, the first for session 1; a
/// session that was cancelled has its entry too, because life went on.
#[derive(Debug, Clone, PartialEq)]
pub struct TrueCourse {
    /// Which episode.
    pub episode: EpisodeId,
    /// The client's experience per component, before any answer: points of 0–10, but without an end to either side.
    pub client: Vec<[f64; 3]>,
    /// The therapist's view per component, in the same unit.
    pub therapist: Vec<[f64; 3]>,
    /// Tension between the two, in the same unit, without the error of an answer.
    pub tension: Vec<f64>,
    /// Wellbeing, in the same unit.
    pub wellbeing: Vec<f64>,
    /// How far the client's own level of goal and task lies above the clinic's.
    pub between: f64,
    /// How far each session lay above the client's own expected course, goal and task together.
    pub within: Vec<f64>,
    /// Its ruptures, in their order.
    pub ruptures: Vec<TrueRupture>,
    /// The session after which the client stayed away; `None` if that did not happen.
    pub dropped_out_after: Option<u32>,
}

impl TrueCourse {
    /// How much lower the client sees a component at a session because of ruptures, in points of 0–10.
    pub fn strain(&self, component: Component, session: u32) -> f64 {
        self.ruptures.iter().map(|rupture| rupture.strain(component, session)).sum()
    }
}
