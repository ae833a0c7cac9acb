//! One episode from its first session until now: what was held, cancelled, measured, sent, and how it ended.

use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, SeededChance, Timestamp};
use crate::episode::{Episode, EpisodeState, Format, Model, OpensAlone, WellbeingRhythm};
use crate::ids::{ClientId, EpisodeId, SessionId};
use crate::people::{Client, ClientCode};
use crate::session::{Measuring, Session, SessionState};
use crate::simulate::Setting;
use crate::simulate::calendar::{Calendar, SESSION_MS, Slot};
use crate::simulate::checks::{CheckedSession, Sent, discussed, held};
use crate::simulate::clinic::{SimulatedEpisode, SimulatedSession};
use crate::simulate::parameters::{Example, Parameters};
use crate::simulate::people::{Place, client_language, forgets};
use crate::simulate::truth::TrueCourse;
use crate::simulate::{agreement, course, example, written_down};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// One client's episode, to be drawn.
pub(super) struct Case<'a> {
    pub(super) parameters: &'a Parameters,
    pub(super) setting: &'a Setting<'a>,
    pub(super) calendar: &'a Calendar,
    pub(super) place: Place,
}

/// What today brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Today {
    /// Whatever the diary says.
    AsItComes,
    /// A session was held a while ago; the client has sent, the therapist has not.
    ClientIsIn,
    /// A first session is just over; nobody has sent.
    JustHeld,
    /// A session stands in the diary for today.
    StillPlanned,
}

/// The diary of one episode.
struct Plan {
    today: Today,
    slot: Slot,
    began_weeks_ago: i64,
    /// Weeks from one session to the next.
    step: i64,
    planned_sessions: u32,
}

/// Draws an episode and what lies behind it; nothing lies behind the written example.
pub(super) fn draw(
    case: &Case<'_>,
    ids: &SeededChance,
    rng: &mut ChaCha8Rng,
) -> (SimulatedEpisode, Option<TrueCourse>) {
    let plan = case.plan(rng);
    let mut episode = case.episode(&plan, ids, rng);
    let client = case.client(&episode);
    let past = case.past(&plan);
    let session_count = u32::try_from(past.len()).expect("sessions are counted in memory");
    // One more than was held: today's session may be added below.
    let mut course =
        course::draw(case.parameters, episode.id, case.place.therapist.effect, session_count + 1, rng);
    let mut sessions = if case.is_example() {
        example::sessions(case, &episode, &course, &past, ids)
    } else {
        case.sessions(&episode, &mut course, &past, ids, rng)
    };
    case.add_today(&plan, &episode, &course, &mut sessions, ids, rng);
    case.end(&plan, &mut episode, &course, &mut sessions, ids, rng);
    let behind = sessions.iter().filter(|session| !is_planned(&session.session)).count();
    keep_until(&mut course, behind);
    let ruptures = if case.is_example() {
        written_down::example(&sessions)
    } else {
        written_down::first(&course, &sessions)
    };
    let therapist = case.place.therapist.member;
    // What is said in a session of today may not have been said yet.
    let yesterday = case.setting.now.plus_ms(-DAY_MS);
    let hours = sessions.iter().filter_map(|session| session.session.state.held_at());
    let hours: Vec<_> = hours.filter(|at| *at <= yesterday).collect();
    let language = case.setting.language;
    let agreement = agreement::draw(case.place.index, &episode, therapist, language, &hours);
    let ruptures = written_down::under(ruptures, &agreement);
    let episode = SimulatedEpisode { client, episode, therapist, sessions, agreement, ruptures };
    (episode, (!case.is_example()).then_some(course))
}

impl Case<'_> {
    fn is_example(&self) -> bool {
        self.parameters.example == Example::Included && self.place.index == 0
    }

    /// Whether the therapist's day of today is written, so that nobody else comes then.
    fn has_a_written_day(&self) -> bool {
        self.parameters.example == Example::Included && self.place.therapist_index == 0
    }

    fn today(&self) -> Today {
        let Place { therapist_index, client_index, .. } = self.place;
        match (self.parameters.example, therapist_index, client_index) {
            (Example::Included, 0, 0 | 3) => Today::StillPlanned,
            (Example::Included, 0, 1) => Today::ClientIsIn,
            (Example::Included, 0, 2) => Today::JustHeld,
            (Example::Included | Example::LeftOut, _, _) => Today::AsItComes,
        }
    }

    fn plan(&self, rng: &mut ChaCha8Rng) -> Plan {
        let planned = &self.parameters.planned_sessions;
        let planned_sessions = planned[rng.random_range(0..planned.len())];
        let step = if rng.random_bool(0.15) { 2 } else { 1 };
        let began = i64::from(rng.random_range(self.parameters.began_weeks_ago.clone()));
        let today = self.today();
        let slot = match today {
            Today::AsItComes if self.has_a_written_day() => {
                self.calendar.slot_not_today(self.place.client_index)
            }
            Today::AsItComes => self.calendar.slot(self.place.client_index),
            Today::ClientIsIn | Today::JustHeld | Today::StillPlanned => {
                self.calendar.slot_today(self.place.client_index + 2)
            }
        };
        let began_weeks_ago = match today {
            Today::AsItComes => began,
            Today::JustHeld => 0,
            Today::ClientIsIn => 4 + began % 8,
            Today::StillPlanned => example::SESSIONS_HELD,
        };
        match today {
            Today::AsItComes => Plan { today, slot, began_weeks_ago, step, planned_sessions },
            Today::ClientIsIn | Today::JustHeld | Today::StillPlanned => {
                Plan { today, slot, began_weeks_ago, step: 1, planned_sessions: 20 }
            }
        }
    }

    fn episode(&self, plan: &Plan, ids: &SeededChance, rng: &mut ChaCha8Rng) -> Episode {
        let first = self.calendar.at(plan.slot, plan.began_weeks_ago);
        // An intake a few days before the first session.
        let opened_at = first.min(self.setting.now).plus_ms(-rng.random_range(3 * DAY_MS..12 * DAY_MS));
        let model = [
            Model::Psychoanalytic,
            Model::Behavioural,
            Model::Cognitive,
            Model::Experiential,
            Model::Systemic,
            Model::Integrative,
        ][rng.random_range(0..6)];
        let format = if rng.random_bool(0.06) { Format::Couple } else { Format::Individual };
        let wellbeing = match rng.random_range(0..10) {
            0..=5 => WellbeingRhythm::EverySession,
            6..=8 => WellbeingRhythm::EveryFourth,
            _ => WellbeingRhythm::Never,
        };
        let opens_alone = match rng.random_range(0..5) {
            0 => OpensAlone::Never,
            1 => OpensAlone::AfterDays(3),
            _ => OpensAlone::AfterDays(7),
        };
        let (model, format, wellbeing, opens_alone) = if self.is_example() {
            (Model::Experiential, Format::Individual, WellbeingRhythm::EverySession, OpensAlone::AfterDays(7))
        } else {
            (model, format, wellbeing, opens_alone)
        };
        Episode {
            id: EpisodeId::make(opened_at, ids),
            organisation: self.setting.organisation,
            client: ClientId::make(opened_at, ids),
            number: 1,
            format,
            model: Some(model),
            planned_sessions: Some(plan.planned_sessions),
            wellbeing,
            opens_alone,
            opened_at,
            state: EpisodeState::Open,
        }
    }

    fn client(&self, episode: &Episode) -> Client {
        let number = match (self.parameters.example, self.place.index) {
            (Example::Included, 0) => example::CODE_NUMBER,
            (Example::Included, index) if index + 1 == example::CODE_NUMBER => 1,
            (Example::Included | Example::LeftOut, index) => index + 1,
        };
        Client {
            id: episode.client,
            organisation: self.setting.organisation,
            code: ClientCode::parse(&format!("2026-{number:03}")).expect("a year and a number make a code"),
            language: Some(client_language(self.place.index, self.setting.language)),
        }
    }

    /// The hours of the sessions that lie behind, the oldest first; today's only where the diary decides.
    fn past(&self, plan: &Plan) -> Vec<Timestamp> {
        let most = usize::try_from(plan.planned_sessions).expect("sessions are counted in memory");
        let weeks = (0..).map(|index| plan.began_weeks_ago - index * plan.step);
        let hours = weeks.take_while(|week| *week >= 0).filter_map(|week| {
            let at = self.calendar.at(plan.slot, week);
            let is_today = week == 0 && plan.slot.days_back == 0;
            let counts = match plan.today {
                Today::AsItComes => self.calendar.is_over(at),
                Today::ClientIsIn | Today::JustHeld | Today::StillPlanned => !is_today,
            };
            counts.then_some(at)
        });
        hours.take(most).collect()
    }

    /// The sessions that lie behind, until the client stays away.
    fn sessions(
        &self,
        episode: &Episode,
        course: &mut TrueCourse,
        past: &[Timestamp],
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) -> Vec<SimulatedSession> {
        let attendance = &self.parameters.attendance;
        let client_forgets = forgets(attendance.client_forgets, attendance.alike, rng);
        let mut sessions = Vec::new();
        for (number, planned_at) in (1..).zip(past.iter().copied()) {
            let id = SessionId::make(planned_at, ids);
            let cancelled = rng.random_bool(attendance.cancelled) && number > 1;
            let measured = !rng.random_bool(attendance.not_measured);
            let held_at = planned_at.plus_ms(rng.random_range(0..4 * MINUTE_MS));
            let session = held(id, episode, number, held_at);
            let unmeasured = |session: Session| SimulatedSession { session, planned_at, halves: Vec::new() };
            sessions.push(if cancelled {
                let at = planned_at.plus_ms(-rng.random_range(2 * HOUR_MS..3 * DAY_MS));
                unmeasured(Session { state: SessionState::Cancelled { at }, ..session })
            } else if measured {
                let checked = self.checked(episode, course, session, planned_at, held_at);
                let sent =
                    Sent::draw(held_at, self.setting.now, client_forgets, self.place.therapist.forgets, rng);
                let mut answered = checked.answered(sent, ids, rng);
                discussed(&mut answered.session, self.setting.now, rng);
                answered
            } else {
                unmeasured(Session { measuring: Measuring::NotToday, ..session })
            });
            if self.stays_away(course, number, rng) && !cancelled {
                course.dropped_out_after = Some(number);
                break;
            }
        }
        sessions
    }

    fn stays_away(&self, course: &TrueCourse, number: u32, rng: &mut ChaCha8Rng) -> bool {
        let attendance = &self.parameters.attendance;
        let strained = course.ruptures.iter().any(|rupture| rupture.lasts_at(number));
        let chance = if strained { attendance.drop_out_under_strain } else { attendance.drop_out };
        let draw = rng.random_bool(chance);
        draw && self.today() == Today::AsItComes
    }

    pub(super) fn checked<'a>(
        &'a self,
        episode: &'a Episode,
        course: &'a TrueCourse,
        session: Session,
        planned_at: Timestamp,
        held_at: Timestamp,
    ) -> CheckedSession<'a> {
        CheckedSession {
            parameters: self.parameters,
            calendar: self.calendar,
            episode,
            therapist: self.place.therapist.member,
            course,
            session,
            planned_at,
            held_at,
        }
    }

    /// Today's session of the written day, held a while ago or just now.
    fn add_today(
        &self,
        plan: &Plan,
        episode: &Episode,
        course: &TrueCourse,
        sessions: &mut Vec<SimulatedSession>,
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) {
        let (ago, client) = match plan.today {
            Today::AsItComes | Today::StillPlanned => return,
            Today::ClientIsIn => (80 * MINUTE_MS, Some(30 * MINUTE_MS)),
            Today::JustHeld => (50 * MINUTE_MS, None),
        };
        let held_at = self.calendar.earlier_today(ago);
        let number = next_number(sessions);
        let session = held(SessionId::make(held_at, ids), episode, number, held_at);
        let checked = self.checked(episode, course, session, held_at, held_at);
        let sent = client.map(|ago| self.setting.now.plus_ms(-ago).max(held_at));
        sessions.push(checked.answered(Sent { client: sent, therapist: None }, ids, rng));
    }

    /// The end of the episode, or the session it goes on with.
    fn end(
        &self,
        plan: &Plan,
        episode: &mut Episode,
        course: &TrueCourse,
        sessions: &mut Vec<SimulatedSession>,
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) {
        let now = self.setting.now;
        let last = sessions.last().map(|last| last.planned_at);
        let number = next_number(sessions);
        if let (Some(_), Some(last)) = (course.dropped_out_after, last) {
            let at = last.plus_ms(21 * DAY_MS);
            if at < now {
                episode.state = EpisodeState::Closed { at };
            }
            return;
        }
        if let Some(last) = last.filter(|_| number > plan.planned_sessions) {
            let at = last.plus_ms(SESSION_MS + rng.random_range(HOUR_MS..DAY_MS));
            episode.state = EpisodeState::Closed { at: at.min(now) };
            return;
        }
        let ahead = (0..).map(|index| self.calendar.at(plan.slot, plan.began_weeks_ago - index * plan.step));
        let after = last.unwrap_or(Timestamp::from_ms(i64::MIN));
        let planned_at = match plan.today {
            Today::AsItComes => ahead.into_iter().find(|at| *at > after && !self.calendar.is_over(*at)),
            Today::StillPlanned => Some(self.calendar.at(plan.slot, 0)),
            Today::ClientIsIn | Today::JustHeld => Some(self.calendar.at(plan.slot, -1)),
        };
        let planned_at = planned_at.expect("a diary has no end");
        let id = SessionId::make(planned_at.min(now), ids);
        let session = Session {
            state: SessionState::Planned { at: Some(planned_at) },
            ..held(id, episode, number, planned_at)
        };
        sessions.push(SimulatedSession { session, planned_at, halves: Vec::new() });
    }
}

fn next_number(sessions: &[SimulatedSession]) -> u32 {
    sessions.last().map_or(1, |last| last.session.number + 1)
}

fn is_planned(session: &Session) -> bool {
    matches!(session.state, SessionState::Planned { .. })
}

/// Leaves out of the truth what has not taken place.
fn keep_until(course: &mut TrueCourse, session_count: usize) {
    course.client.truncate(session_count);
    course.therapist.truncate(session_count);
    course.tension.truncate(session_count);
    course.wellbeing.truncate(session_count);
    course.within.truncate(session_count);
    let last = u32::try_from(session_count).expect("sessions are counted in memory");
    course.ruptures.retain(|rupture| rupture.onset <= last);
    for rupture in &mut course.ruptures {
        *rupture = rupture.seen_until(last);
    }
}
