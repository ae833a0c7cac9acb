//! The check after a simulated session: who sends what and when, and when it opens.

use crate::administration::{Administration, Channel, Content};
use crate::check::{Sitting, SittingState};
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, SeededChance, Timestamp};
use crate::component::Perspective;
use crate::episode::Episode;
use crate::ids::{AdministrationId, MemberId, SittingId};
use crate::instrument::catalogue;
use crate::instrument::definition::Instrument;
use crate::session::{Discussion, Measuring, Session, SessionState};
use crate::simulate::answering::{Felt, answer};
use crate::simulate::calendar::{Calendar, SESSION_MS};
use crate::simulate::clinic::{SimulatedHalf, SimulatedSession};
use crate::simulate::parameters::Parameters;
use crate::simulate::truth::TrueCourse;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// One session whose check is simulated.
pub(super) struct CheckedSession<'a> {
    pub(super) parameters: &'a Parameters,
    pub(super) calendar: &'a Calendar,
    pub(super) episode: &'a Episode,
    pub(super) therapist: MemberId,
    pub(super) course: &'a TrueCourse,
    /// The meeting, held and measured.
    pub(super) session: Session,
    pub(super) planned_at: Timestamp,
    pub(super) held_at: Timestamp,
}

/// What each of the two does with the check.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent {
    pub(super) client: Option<Timestamp>,
    pub(super) therapist: Option<Timestamp>,
}

impl Sent {
    /// Each sends after a while, or forgets. What would be sent later than now is not in yet.
    pub(super) fn draw(
        held_at: Timestamp,
        now: Timestamp,
        client_forgets: f64,
        therapist_forgets: f64,
        rng: &mut ChaCha8Rng,
    ) -> Self {
        let over = held_at.plus_ms(SESSION_MS);
        let client = [
            (0.75, MINUTE_MS, 8 * MINUTE_MS),
            (0.17, 10 * MINUTE_MS, 3 * HOUR_MS),
            (0.08, 6 * HOUR_MS, 40 * HOUR_MS),
        ];
        let therapist = [
            (0.50, 2 * MINUTE_MS, 20 * MINUTE_MS),
            (0.38, 20 * MINUTE_MS, 4 * HOUR_MS),
            (0.12, 12 * HOUR_MS, 60 * HOUR_MS),
        ];
        let mut sends = |forgets: f64, delays: [(f64, i64, i64); 3]| {
            let at = over.plus_ms(delay(delays, rng));
            let remembers = !rng.random_bool(forgets);
            (remembers && at < now).then_some(at)
        };
        Self { client: sends(client_forgets, client), therapist: sends(therapist_forgets, therapist) }
    }
}

fn delay(choices: [(f64, i64, i64); 3], rng: &mut ChaCha8Rng) -> i64 {
    let mut chance = rng.random::<f64>();
    for (share, from, until) in choices {
        if chance < share {
            return rng.random_range(from..until);
        }
        chance -= share;
    }
    choices[2].2
}

impl CheckedSession<'_> {
    /// The session with its two halves, as far as they were sent, opened as the rules say.
    pub(super) fn answered(self, sent: Sent, ids: &SeededChance, rng: &mut ChaCha8Rng) -> SimulatedSession {
        let halves =
            vec![self.client_half(sent.client, ids, rng), self.therapist_half(sent.therapist, ids, rng)];
        self.closed(halves)
    }

    /// The session with these halves, opened as the rules say.
    pub(super) fn closed(self, halves: Vec<SimulatedHalf>) -> SimulatedSession {
        let Self { mut session, planned_at, episode, .. } = self;
        let sent: Vec<Timestamp> =
            halves.iter().filter_map(|half| half.sitting.state.submitted_at()).collect();
        match sent.as_slice() {
            [alone] => session.opens_alone_at = episode.opens_alone.opens_at(*alone),
            [one, other] => session.opened_at = Some(*one.max(other)),
            _ => {}
        }
        SimulatedSession { session, planned_at, halves }
    }

    fn client_half(
        &self,
        sent: Option<Timestamp>,
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) -> SimulatedHalf {
        let channel = match rng.random_range(0..20) {
            0 => Channel::Paper,
            1..=4 => Channel::Kiosk,
            _ => Channel::OwnPhone,
        };
        let number = self.session.number;
        let skipped = self.parameters.attendance.item_skipped;
        let mut felt = vec![(check(), self.felt(Perspective::Client))];
        if self.episode.wellbeing.asks_after(number) {
            let spread = self.parameters.wellbeing.answer_sd;
            let level = self.course.wellbeing[entry(number)];
            felt.push((wellbeing(), Felt::Wellbeing { level, spread }));
        }
        let given =
            felt.into_iter().map(|(instrument, felt)| (instrument, answer(instrument, felt, skipped, rng)));
        let contents: Vec<_> =
            given.map(|(instrument, answers)| (instrument, Content::Items(answers))).collect();
        self.half(Perspective::Client, channel, sent, contents, ids)
    }

    fn therapist_half(
        &self,
        sent: Option<Timestamp>,
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) -> SimulatedHalf {
        let skipped = self.parameters.attendance.item_skipped;
        let answers = answer(check(), self.felt(Perspective::Therapist), skipped, rng);
        let contents = vec![(check(), Content::Items(answers))];
        self.half(Perspective::Therapist, Channel::Desk, sent, contents, ids)
    }

    /// One half: sent with these contents, or still waiting.
    pub(super) fn half(
        &self,
        perspective: Perspective,
        channel: Channel,
        sent: Option<Timestamp>,
        contents: Vec<(&'static Instrument, Content)>,
        ids: &SeededChance,
    ) -> SimulatedHalf {
        let state = sent.map_or(SittingState::Offered, |at| SittingState::Submitted { at });
        let sitting =
            Sitting { id: SittingId::make(self.held_at, ids), session: self.session.id, perspective, state };
        let by_member = matches!(channel, Channel::Desk | Channel::Paper);
        let administrations = sent.map_or_else(Vec::new, |at| {
            let administration = |(instrument, content): (&'static Instrument, Content)| Administration {
                id: AdministrationId::make(at, ids),
                episode: self.episode.id,
                session: Some(self.session.id),
                instrument: instrument.key().clone(),
                perspective,
                author: by_member.then_some(self.therapist),
                channel,
                happened_on: self.calendar.date(self.held_at),
                submitted_at: at,
                content,
            };
            contents.into_iter().map(administration).collect()
        });
        SimulatedHalf { sitting, administrations }
    }

    fn felt(&self, perspective: Perspective) -> Felt {
        let index = entry(self.session.number);
        let (model, tension) = (&self.parameters.alliance, &self.parameters.tension);
        let components = match perspective {
            Perspective::Client | Perspective::Observer => self.course.client[index],
            Perspective::Therapist => self.course.therapist[index],
        };
        Felt::Alliance {
            components,
            spread: model.sd_of(model.shares.answer),
            tension: self.course.tension[index],
            tension_spread: tension.spread,
        }
    }
}

/// A session that was held, before its check.
pub(super) fn held(id: crate::ids::SessionId, episode: &Episode, number: u32, at: Timestamp) -> Session {
    Session {
        id,
        episode: episode.id,
        number,
        state: SessionState::Held { at },
        measuring: Measuring::Asked,
        opened_at: None,
        opens_alone_at: None,
        discussion: Discussion::Open,
    }
}

/// What became of an opened check by now: most are talked about at the next session, a few later, some never.
pub(super) fn discussed(session: &mut Session, now: Timestamp, rng: &mut ChaCha8Rng) {
    let draw = rng.random::<f64>();
    let Some(opened) = session.opened_at else { return };
    let at = opened.plus_ms(rng.random_range(HOUR_MS..7 * DAY_MS));
    if at < now {
        session.discussion = match draw {
            0.0..0.72 => Discussion::Discussed { at },
            0.72..0.82 => Discussion::Later { at },
            _ => Discussion::Open,
        };
    }
}

/// The place of a session in the lists of a course.
pub(super) fn entry(session_number: u32) -> usize {
    usize::try_from(session_number - 1).expect("sessions are counted in memory")
}

pub(super) fn check() -> &'static Instrument {
    catalogue::instrument("session-check").expect("the session check comes with Verbond")
}

pub(super) fn wellbeing() -> &'static Instrument {
    catalogue::instrument("wellbeing").expect("the wellbeing items come with Verbond")
}
