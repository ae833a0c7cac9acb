//! What lies behind one episode: the client's experience, the therapist's view, tension and wellbeing per session.

use crate::component::Component;
use crate::ids::EpisodeId;
use crate::simulate::parameters::{AllianceModel, Parameters};
use crate::simulate::rupture::{self, TrueRupture};
use crate::simulate::truth::TrueCourse;
use rand_chacha::ChaCha8Rng;
use stats::draw::normal;

/// What a client brings along, apart from the single session.
struct Person {
    /// Points above the clinic's mean, per component: therapist, client and both together.
    level: [f64; 3],
    /// Growth per `ln t`, per component.
    growth: [f64; 3],
    /// Mean of `level` over goal and task.
    between: f64,
    /// The therapist's own impression of this client, in points.
    impression: f64,
    /// The part of wellbeing that is not alliance.
    wellbeing: f64,
}

/// Draws what lies behind an episode of `session_count` sessions with a therapist of this own level.
pub(super) fn draw(
    parameters: &Parameters,
    episode: EpisodeId,
    therapist_effect: f64,
    session_count: u32,
    rng: &mut ChaCha8Rng,
) -> TrueCourse {
    let person = draw_person(parameters, therapist_effect, rng);
    let ruptures = rupture::draw(&parameters.rupture, session_count, rng);
    let mut course = TrueCourse {
        episode,
        client: Vec::new(),
        therapist: Vec::new(),
        tension: Vec::new(),
        wellbeing: Vec::new(),
        between: person.between,
        within: Vec::new(),
        ruptures,
        dropped_out_after: None,
    };
    let mut moment = Moment::first(&parameters.alliance, rng);
    for session in 1..=session_count {
        add_session(parameters, &person, &moment, session, &mut course, rng);
        moment = moment.next(&parameters.alliance, rng);
    }
    course
}

fn draw_person(parameters: &Parameters, therapist_effect: f64, rng: &mut ChaCha8Rng) -> Person {
    let model = &parameters.alliance;
    let client = model.sd_of(model.shares.client) * normal(rng);
    let level = [(); 3]
        .map(|()| therapist_effect + client + model.sd_of(model.shares.client_component) * normal(rng));
    Person {
        level,
        growth: model.growth.map(|mean| mean + model.growth_sd * normal(rng)),
        between: goal_and_task(level),
        impression: parameters.therapist_view.own_client_sd * normal(rng),
        wellbeing: parameters.wellbeing.client_sd * normal(rng),
    }
}

fn add_session(
    parameters: &Parameters,
    person: &Person,
    moment: &Moment,
    session: u32,
    course: &mut TrueCourse,
    rng: &mut ChaCha8Rng,
) {
    let model = &parameters.alliance;
    let time = f64::from(session).ln();
    let strain = Component::ALL.iter().map(|component| course.strain(*component, session));
    let strain: [f64; 3] = three(strain);
    let own = three((0..3).map(|c| moment.shared + moment.component[c] - strain[c]));
    let client = three((0..3).map(|c| model.level[c] + person.level[c] + person.growth[c] * time + own[c]));
    course.client.push(client);

    let view = parameters.therapist_view;
    let own_view = person.impression + view.own_session_sd * normal(rng);
    course.therapist.push(three((0..3).map(|c| {
        let mean = model.level[c] + model.growth[c] * time;
        // The view follows what the client would feel without the strain, and then the part of the strain it sees.
        let unstrained = client[c] + strain[c];
        let seen = seen_strain(parameters, &course.ruptures, Component::ALL[c], session);
        mean + view.bias + view.tracking * (unstrained - mean) - seen + own_view
    })));

    let mean_strain = strain.iter().sum::<f64>() / 3.0;
    course.tension.push(parameters.tension.level + parameters.tension.per_strain * mean_strain);

    let wellbeing = &parameters.wellbeing;
    let before = course.within.last().copied().unwrap_or(0.0);
    course.wellbeing.push(
        wellbeing.level
            + wellbeing.growth * time
            + wellbeing.between * person.between
            + wellbeing.within * before
            + person.wellbeing
            + wellbeing.session_sd * normal(rng),
    );
    course.within.push(goal_and_task(own));
}

fn seen_strain(parameters: &Parameters, ruptures: &[TrueRupture], component: Component, session: u32) -> f64 {
    let seen = |rupture: &TrueRupture| match rupture.kind {
        rupture::RuptureKind::Withdrawal => parameters.rupture.withdrawal_seen,
        rupture::RuptureKind::Confrontation => parameters.rupture.confrontation_seen,
    };
    ruptures.iter().map(|rupture| seen(rupture) * rupture.strain(component, session)).sum()
}

/// The session's own part of the client's experience, carried over from session to session.
struct Moment {
    shared: f64,
    component: [f64; 3],
}

impl Moment {
    fn first(model: &AllianceModel, rng: &mut ChaCha8Rng) -> Self {
        Self {
            shared: model.sd_of(model.shares.session) * normal(rng),
            component: [(); 3].map(|()| model.sd_of(model.shares.session_component) * normal(rng)),
        }
    }

    /// Its spread stays the same: what is carried over is taken from what is new.
    fn next(self, model: &AllianceModel, rng: &mut ChaCha8Rng) -> Self {
        let carried = model.carry_over;
        let anew = (1.0 - carried * carried).sqrt();
        let fresh = Self::first(model, rng);
        Self {
            shared: carried * self.shared + anew * fresh.shared,
            component: three((0..3).map(|c| carried * self.component[c] + anew * fresh.component[c])),
        }
    }
}

/// Mean of the components whose agreement moves wellbeing.
fn goal_and_task(values: [f64; 3]) -> f64 {
    let [_bond, goal, task] = values;
    f64::midpoint(goal, task)
}

fn three(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let values: Vec<f64> = values.collect();
    values.try_into().expect("there are three components")
}
