//! The known truth of a simulated clinic: every number it is drawn from.

use crate::instrument::definition::Range;
use std::ops::RangeInclusive;

/// Everything a simulated clinic is drawn from.
///
/// Positions and spreads are in points of the common scale 0–10. Arrays are in the order of
/// [`Component::ALL`](crate::component::Component::ALL): bond, goal, task.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// How many therapists treat.
    pub therapist_count: usize,
    /// How many clients there are, one episode each.
    pub client_count: usize,
    /// How many weeks ago the episodes began: from the newest to the oldest.
    pub began_weeks_ago: RangeInclusive<u32>,
    /// The numbers of sessions an episode may be planned for; one is drawn. Never empty.
    pub planned_sessions: Vec<u32>,
    /// Whether the first client is the written example, `2026-014`.
    pub example: Example,
    /// How the alliance grows and varies.
    pub alliance: AllianceModel,
    /// How the therapist's view follows the client's.
    pub therapist_view: TherapistView,
    /// When ruptures come and how they go.
    pub rupture: RuptureModel,
    /// Tension between the two, as both are asked about it.
    pub tension: TensionModel,
    /// How wellbeing follows the alliance.
    pub wellbeing: WellbeingModel,
    /// What stays out.
    pub attendance: Attendance,
}

/// Whether the written example is part of the clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// The first client is Cliënt 2026-014, written by hand, with the therapist's day around it.
    Included,
    /// Every client is drawn. For estimating, and for measuring speed.
    LeftOut,
}

/// How the client's experience of the alliance grows and varies.
///
/// For client `i` of therapist `j`, component `c`, session `t`:
///
/// `A = level_c + growth·ln t + θ_j + τ_i + τ_ic + s_it + s_ict − strain_ict`, and each answer adds an error of its own.
///
/// The variances of `θ, τ, s` and of the error are shares of `spread²`; `s` carries over from session to session.
#[derive(Debug, Clone, PartialEq)]
pub struct AllianceModel {
    /// Mean position at the first session.
    pub level: [f64; 3],
    /// Mean growth per `ln t`: much at first, less and less later.
    pub growth: [f64; 3],
    /// Standard deviation between clients of that growth.
    pub growth_sd: f64,
    /// Standard deviation of a single answer at the first session.
    pub spread: f64,
    /// What that spread is made of.
    pub shares: Shares,
    /// Correlation of the session's own part with the one before; from 0 to below 1.
    pub carry_over: f64,
}

/// Shares of the variance of a single answer. They sum to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// Between therapists.
    pub therapist: f64,
    /// Between clients, over all components.
    pub client: f64,
    /// Between clients, per component.
    pub client_component: f64,
    /// Between sessions, over all components.
    pub session: f64,
    /// Between sessions, per component.
    pub session_component: f64,
    /// Error of the single answer.
    pub answer: f64,
}

/// How the therapist's view follows the client's: truth and bias.
///
/// `J = mean_t + bias + tracking·(A − mean_t) + own_i + own_it`, where `mean_t` is the clinic's mean course, and of a
/// rupture the therapist sees the share named in [`RuptureModel`].
///
/// # Source
/// [WestKenny2011]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TherapistView {
    /// How much higher the therapist sees it than the client on average; below 0 is lower.
    pub bias: f64,
    /// How far the view moves when the client's moves by 1.
    pub tracking: f64,
    /// Standard deviation between clients of the part that is the therapist's own.
    pub own_client_sd: f64,
    /// Standard deviation between sessions of the part that is the therapist's own.
    pub own_session_sd: f64,
}

/// When ruptures come and how they go. See [`rupture`](super::rupture) for their shapes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuptureModel {
    /// Chance per session, from the third and outside another rupture, that a withdrawal begins.
    pub withdrawal_rate: f64,
    /// The same for a confrontation.
    pub confrontation_rate: f64,
    /// Share of withdrawals that are repaired.
    pub withdrawal_repaired: f64,
    /// Share of confrontations that are repaired.
    pub confrontation_repaired: f64,
    /// How deep a withdrawal goes.
    pub withdrawal_depth: Range,
    /// How deep a confrontation goes.
    pub confrontation_depth: Range,
    /// Share of the strain of a withdrawal that the therapist sees.
    pub withdrawal_seen: f64,
    /// Share of the strain of a confrontation that the therapist sees.
    pub confrontation_seen: f64,
}

/// Tension between the two: `level + per_strain·(mean strain) + spread·N(0, 1)`, on 0–10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TensionModel {
    /// Mean without any rupture.
    pub level: f64,
    /// How much higher per point of strain.
    pub per_strain: f64,
    /// Standard deviation of a single answer.
    pub spread: f64,
}

/// How wellbeing follows the alliance on goals and tasks, within and between clients.
///
/// `W = level + growth·ln t + between·B_i + within·a_i,t−1 + u_i + e_it`, where `B_i` is how far the client's own level
/// of goal and task lies above the clinic's, and `a_i,t−1` how far the session before lay above the client's own
/// expected course; 0 before the first session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WellbeingModel {
    /// Mean at the first session.
    pub level: f64,
    /// Mean growth per `ln t`.
    pub growth: f64,
    /// Points of wellbeing per point of alliance, between clients.
    pub between: f64,
    /// Points of wellbeing per point of alliance at the session before, within a client.
    pub within: f64,
    /// Standard deviation between clients of the part that is not alliance.
    pub client_sd: f64,
    /// Standard deviation between sessions of the part that is not alliance.
    pub session_sd: f64,
    /// Error of a single answer, as a standard deviation.
    pub answer_sd: f64,
}

/// What stays out. All are chances from 0 to below 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attendance {
    /// That a session in the diary is cancelled.
    pub cancelled: f64,
    /// That the two choose not to measure this time.
    pub not_measured: f64,
    /// That a client forgets the check, on average over clients.
    pub client_forgets: f64,
    /// That a therapist forgets the check, on average over therapists.
    pub therapist_forgets: f64,
    /// How alike people are in forgetting: the concentration of the beta distribution of their chances.
    pub alike: f64,
    /// That a single item is passed over.
    pub item_skipped: f64,
    /// That the episode ends after a session without being finished.
    pub drop_out: f64,
    /// The same after a session under a strain that was not repaired.
    pub drop_out_under_strain: f64,
}

impl Parameters {
    /// The clinic of the demonstration: 8 therapists, 60 clients, up to 26 weeks.
    ///
    /// Therapists account for 5 % of the variance, as in meta-analyses; they see the alliance a little lower than
    /// their clients; answers crowd at the upper end.
    ///
    /// # Source
    /// our choice, ADR-0011
    pub fn demonstration() -> Self {
        Self {
            therapist_count: 8,
            client_count: 60,
            began_weeks_ago: 0..=26,
            planned_sessions: vec![12, 16, 20, 25],
            example: Example::Included,
            alliance: AllianceModel {
                level: [7.0, 6.2, 6.4],
                growth: [0.45, 0.55, 0.50],
                growth_sd: 0.20,
                spread: 1.7,
                shares: Shares {
                    therapist: 0.05,
                    client: 0.42,
                    client_component: 0.10,
                    session: 0.13,
                    session_component: 0.10,
                    answer: 0.20,
                },
                carry_over: 0.3,
            },
            therapist_view: TherapistView {
                bias: -0.4,
                tracking: 0.5,
                own_client_sd: 0.8,
                own_session_sd: 0.5,
            },
            rupture: RuptureModel {
                withdrawal_rate: 0.025,
                confrontation_rate: 0.025,
                withdrawal_repaired: 0.55,
                confrontation_repaired: 0.75,
                withdrawal_depth: Range { min: 1.5, max: 3.0 },
                confrontation_depth: Range { min: 2.5, max: 4.5 },
                withdrawal_seen: 0.25,
                confrontation_seen: 0.70,
            },
            tension: TensionModel { level: 1.3, per_strain: 1.1, spread: 1.2 },
            wellbeing: WellbeingModel {
                level: 4.0,
                growth: 0.55,
                between: 0.45,
                within: 0.35,
                client_sd: 1.1,
                session_sd: 0.6,
                answer_sd: 0.8,
            },
            attendance: Attendance {
                cancelled: 0.06,
                not_measured: 0.04,
                client_forgets: 0.10,
                therapist_forgets: 0.07,
                alike: 8.0,
                item_skipped: 0.006,
                drop_out: 0.008,
                drop_out_under_strain: 0.06,
            },
        }
    }

    /// Refuses parameters that describe no clinic.
    ///
    /// # Errors
    /// Nobody in it, shares that do not sum to 1, a chance outside 0–1, a spread below 0, a range upside down.
    pub fn check(&self) -> Result<(), ParameterRefusal> {
        let nobody = self.therapist_count == 0 || self.client_count == 0;
        if nobody
            || self.began_weeks_ago.is_empty()
            || self.planned_sessions.is_empty()
            || self.planned_sessions.contains(&0)
        {
            return Err(ParameterRefusal::Nobody);
        }
        let shares = self.alliance.shares.all();
        if shares.iter().any(|share| *share < 0.0) || (shares.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
            return Err(ParameterRefusal::Shares { sum: shares.iter().sum() });
        }
        for (name, value) in self.chances() {
            if !(0.0..1.0).contains(&value) {
                return Err(ParameterRefusal::NotAChance { name, value });
            }
        }
        for (name, value) in self.spreads() {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(ParameterRefusal::NotASpread { name, value });
            }
        }
        Ok(())
    }

    fn chances(&self) -> [(&'static str, f64); 14] {
        let (rupture, attendance) = (&self.rupture, &self.attendance);
        [
            ("carry_over", self.alliance.carry_over),
            ("withdrawal_rate", rupture.withdrawal_rate),
            ("confrontation_rate", rupture.confrontation_rate),
            ("withdrawal_repaired", rupture.withdrawal_repaired),
            ("confrontation_repaired", rupture.confrontation_repaired),
            ("withdrawal_seen", rupture.withdrawal_seen),
            ("confrontation_seen", rupture.confrontation_seen),
            ("cancelled", attendance.cancelled),
            ("not_measured", attendance.not_measured),
            ("client_forgets", attendance.client_forgets),
            ("therapist_forgets", attendance.therapist_forgets),
            ("item_skipped", attendance.item_skipped),
            ("drop_out", attendance.drop_out),
            ("drop_out_under_strain", attendance.drop_out_under_strain),
        ]
    }

    fn spreads(&self) -> [(&'static str, f64); 11] {
        let (alliance, rupture, wellbeing) = (&self.alliance, &self.rupture, &self.wellbeing);
        [
            ("growth_sd", alliance.growth_sd),
            ("spread", alliance.spread),
            ("own_client_sd", self.therapist_view.own_client_sd),
            ("own_session_sd", self.therapist_view.own_session_sd),
            ("withdrawal_depth", rupture.withdrawal_depth.width()),
            ("confrontation_depth", rupture.confrontation_depth.width()),
            ("tension spread", self.tension.spread),
            ("client_sd", wellbeing.client_sd),
            ("session_sd", wellbeing.session_sd),
            ("answer_sd", wellbeing.answer_sd),
            // A concentration of 0 would be a beta distribution that does not exist.
            ("alike", self.attendance.alike - f64::MIN_POSITIVE),
        ]
    }
}

impl Shares {
    fn all(self) -> [f64; 6] {
        [
            self.therapist,
            self.client,
            self.client_component,
            self.session,
            self.session_component,
            self.answer,
        ]
    }
}

impl AllianceModel {
    /// The standard deviation that belongs to a share of the variance.
    pub fn sd_of(&self, share: f64) -> f64 {
        self.spread * share.sqrt()
    }
}

/// Why parameters describe no clinic.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ParameterRefusal {
    /// No therapist, no client, or an episode planned for no session.
    #[error("simulate a clinic without therapists, clients or sessions")]
    Nobody,
    /// The shares of the variance are no shares.
    #[error("simulate with shares of variance that sum to {sum}")]
    Shares {
        /// Their sum.
        sum: f64,
    },
    /// A chance is none.
    #[error("simulate with {name} = {value}, which is no chance")]
    NotAChance {
        /// Its name.
        name: &'static str,
        /// What was given.
        value: f64,
    },
    /// A spread lies below 0, or is no number.
    #[error("simulate with {name} = {value}, which is no spread")]
    NotASpread {
        /// Its name.
        name: &'static str,
        /// What was given.
        value: f64,
    },
}

impl ParameterRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Nobody => "refusal-simulation-nobody",
            Self::Shares { .. } => "refusal-simulation-shares",
            Self::NotAChance { .. } => "refusal-simulation-not-a-chance",
            Self::NotASpread { .. } => "refusal-simulation-not-a-spread",
        }
    }
}
