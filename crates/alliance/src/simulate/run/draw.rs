//! One simulated run: its calendar, its people, who was there, what they answered and how it ended.

use super::SimulatedRun;
use crate::administration::{Channel, Content};
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, SeededChance, Timestamp};
use crate::component::Perspective;
use crate::episode::{Episode, EpisodeState, Format, OpensAlone, WellbeingRhythm};
use crate::ids::{ClientId, EpisodeId, MemberId, ParticipantId, RunId, SessionId};
use crate::instrument::catalogue;
use crate::instrument::definition::Instrument;
use crate::people::{Client, ClientCode, Member};
use crate::programme::Programme;
use crate::programme::group::GROUP_CHECK;
use crate::programme::list::{RunAnswer, SATISFACTION, Stage};
use crate::programme::run::{
    Leaving, Meeting, MeetingState, Participant, Place, Presence, Run, Trainer, TrainerPart,
};
use crate::simulate::Setting;
use crate::simulate::answering::{Felt, answer};
use crate::simulate::calendar::Calendar;
use crate::simulate::checks::{CheckedSession, check, entry, held, wellbeing};
use crate::simulate::clinic::{SimulatedEpisode, SimulatedSession};
use crate::simulate::course;
use crate::simulate::parameters::Parameters;
use crate::simulate::truth::TrueCourse;
use jiff::ToSpan;
use jiff::civil::Date;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use stats::draw::normal;
use std::collections::{BTreeMap, BTreeSet};

/// The one who stops, and before which session.
const LEAVES: (usize, u32) = (2, 4);
/// The one who filled in nothing before the first session.
const SILENT_BEFORE: usize = 4;
/// The one who filled in nothing at the end.
const SILENT_AT_END: usize = 6;
/// The one who misses two sessions in a row.
const MISSES: (usize, [u32; 2]) = (7, [3, 4]);
/// The one who does not want the own answers to count.
const SAYS_NO: usize = 9;
/// How many have answered about the newest session of a group that is half way.
const IN_ALREADY: usize = 6;
/// Points of trouble less at the end, and how much more for each point of agreement on the goals.
const DROP: f64 = 1.2;
const DROP_PER_GOAL: f64 = 0.5;

/// What a run is to be.
pub(super) struct Plan {
    /// Stands in the codes of its people.
    pub letter: char,
    pub title: String,
    /// The day of the first session; the others follow a week apart.
    pub first: Date,
    /// How many sessions were held; `None` for all.
    pub held: Option<u32>,
    /// Who gives it, by place among the trainers.
    pub trainers: Vec<usize>,
    pub replacement: Option<usize>,
    pub people: usize,
}

/// A run to be drawn.
pub(super) struct Case<'a> {
    pub plan: &'a Plan,
    pub programme: &'a Programme,
    pub setting: &'a Setting<'a>,
    pub parameters: &'a Parameters,
    pub trainers: &'a [Member],
}

/// Somebody in it, with what lies behind the answers.
struct Person {
    participant: Participant,
    simulated: SimulatedEpisode,
    course: TrueCourse,
    /// Trouble before, on 0–10.
    trouble: f64,
}

impl Case<'_> {
    pub fn draw(&self, ids: &SeededChance, rng: &mut ChaCha8Rng) -> SimulatedRun {
        let group = normal(rng) * 0.5;
        let meetings: Vec<Meeting> =
            (1..=self.programme.sessions()).map(|number| self.meeting(number)).collect();
        let mut people: Vec<Person> =
            (0..self.plan.people).map(|index| self.person(index, group, &meetings, ids, rng)).collect();
        let (mut run, mut sessions) = (self.run(meetings, ids), Vec::new());
        let calendar = Calendar::new(self.setting.now, self.setting.zone);
        for place in 0..run.meetings.len() {
            if run.meetings[place].state != MeetingState::Held {
                continue;
            }
            self.presence(&mut run.meetings[place], &people, rng);
            let meeting = run.meetings[place].clone();
            for (index, person) in people.iter_mut().enumerate() {
                if meeting.has(person.participant.id) {
                    let id = self.session(&meeting, index, person, group, &calendar, ids, rng);
                    sessions.push((meeting.number, person.participant.id, id));
                }
            }
        }
        let mut simulated = SimulatedRun {
            run,
            people: Vec::new(),
            sessions,
            lists: Vec::new(),
            opt_ins: Vec::new(),
            year: self.plan.first.year(),
        };
        for (index, person) in people.into_iter().enumerate() {
            self.whole(&mut simulated, index, &person, rng);
            simulated.run.participants.push(person.participant);
            simulated.people.push(person.simulated);
        }
        if self.plan.held.is_some() {
            self.waiting(&mut simulated, ids);
        }
        simulated
    }

    fn at(&self, day: Date, hour: i8) -> Timestamp {
        let at =
            day.at(hour, 0, 0, 0).to_zoned(self.setting.zone.clone()).expect("a date within years of today");
        Timestamp::from_ms(at.timestamp().as_millisecond())
    }

    fn meeting(&self, number: u32) -> Meeting {
        let at = self.at(self.plan.first.saturating_add((i64::from(number - 1) * 7).days()), 10);
        let is_held = self.plan.held.is_none_or(|held| number <= held);
        // Now and then the one who stands in gives it.
        let gave = match self.plan.replacement {
            Some(replacement) if number == 3 => vec![replacement],
            Some(_) | None => self.plan.trainers.clone(),
        };
        let trainers: BTreeSet<MemberId> = gave.iter().map(|place| self.trainers[*place].id).collect();
        Meeting {
            number,
            at,
            state: if is_held { MeetingState::Held } else { MeetingState::Planned },
            trainers: if is_held { trainers } else { BTreeSet::new() },
            presence: BTreeMap::new(),
        }
    }

    fn run(&self, meetings: Vec<Meeting>, ids: &SeededChance) -> Run {
        let planned = meetings[0].at.plus_ms(-30 * DAY_MS);
        let trainer = |place: usize, part| Trainer {
            member: self.trainers[place].id,
            shown_name: self.trainers[place].shown_name.clone(),
            part,
            from: planned,
            until: None,
        };
        let own = self.plan.trainers.iter().map(|place| trainer(*place, TrainerPart::Trainer));
        let other = self.plan.replacement.map(|place| trainer(place, TrainerPart::Replacement));
        Run {
            id: RunId::make(planned, ids),
            programme: self.programme.id,
            organisation: self.setting.organisation,
            title: self.plan.title.clone(),
            place: None,
            online: None,
            places: u32::try_from(self.plan.people).expect("a group is small"),
            minutes: self.programme.minutes,
            follow_up_weeks: self.programme.follow_up_weeks,
            trainers: own.chain(other).collect(),
            participants: Vec::new(),
            meetings,
        }
    }

    fn client(&self, index: usize, at: Timestamp, ids: &SeededChance) -> Client {
        let code = format!("{}-{}{:02}", self.plan.first.year(), self.plan.letter, index + 1);
        Client {
            id: ClientId::make(at, ids),
            organisation: self.setting.organisation,
            code: ClientCode::parse(&code).expect("a year, a letter and a number make a code"),
            language: Some(self.setting.language),
        }
    }

    fn episode(&self, client: ClientId, at: Timestamp, ids: &SeededChance) -> Episode {
        Episode {
            id: EpisodeId::make(at, ids),
            organisation: self.setting.organisation,
            client,
            number: 1,
            format: Format::Group,
            model: None,
            medium: None,
            planned_sessions: Some(self.programme.sessions()),
            wellbeing: WellbeingRhythm::EverySession,
            opens_alone: OpensAlone::AfterDays(7),
            opened_at: at,
            state: EpisodeState::Open,
        }
    }

    fn person(
        &self,
        index: usize,
        group: f64,
        meetings: &[Meeting],
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) -> Person {
        let joined = meetings[0].at.plus_ms(-20 * DAY_MS);
        let client = self.client(index, joined, ids);
        let mut episode = self.episode(client.id, joined, ids);
        let left = (index == LEAVES.0).then(|| {
            let before = usize::try_from(LEAVES.1).expect("a run has few sessions") - 1;
            meetings[before].at.plus_ms(-2 * DAY_MS)
        });
        let last = meetings.last().map_or(joined, |meeting| meeting.ends_at(self.programme.minutes));
        let closed = match (left, self.plan.held) {
            (Some(at), _) => Some(at),
            (None, None) => Some(last.plus_ms(30 * DAY_MS)),
            (None, Some(_)) => None,
        };
        if let Some(at) = closed {
            episode.state = EpisodeState::Closed { at };
        }
        let place = match left {
            Some(at) => Place::Left { placed: Some(joined), at, why: Leaving::Illness },
            None => Place::Placed { since: joined },
        };
        let course = course::draw(self.parameters, episode.id, group, self.programme.sessions(), rng);
        let participant = Participant {
            id: ParticipantId::make(joined, ids),
            episode: episode.id,
            code: client.code.clone(),
            place,
        };
        let simulated = SimulatedEpisode {
            client,
            episode,
            therapist: self.trainers[self.plan.trainers[0]].id,
            sessions: Vec::new(),
            agreement: Default::default(),
            ruptures: Vec::new(),
        };
        Person { participant, simulated, course, trouble: 6.2 + 1.3 * normal(rng) }
    }

    /// Who was there, of everybody who has a place at that session.
    fn presence(&self, meeting: &mut Meeting, people: &[Person], rng: &mut ChaCha8Rng) {
        for (index, person) in people.iter().enumerate() {
            let how = match rng.random_range(0..20) {
                0 => Presence::Excused,
                1 => Presence::Online,
                _ => Presence::Present,
            };
            let how = match index == MISSES.0 && MISSES.1.contains(&meeting.number) {
                true => Presence::Absent,
                false => how,
            };
            if index != LEAVES.0 || meeting.number < LEAVES.1 {
                meeting.presence.insert(person.participant.id, how);
            }
        }
    }

    /// What one participant and the trainer answered about one session.
    #[expect(
        clippy::too_many_arguments,
        reason = "one session of one person, with all that it is drawn from"
    )]
    fn session(
        &self,
        meeting: &Meeting,
        index: usize,
        person: &mut Person,
        group: f64,
        calendar: &Calendar,
        ids: &SeededChance,
        rng: &mut ChaCha8Rng,
    ) -> SessionId {
        let id = SessionId::make(meeting.at, ids);
        let episode = &person.simulated.episode;
        let number = u32::try_from(person.simulated.sessions.len()).expect("a run has few sessions") + 1;
        let checked = CheckedSession {
            parameters: self.parameters,
            calendar,
            episode,
            therapist: *meeting.trainers.first().unwrap_or(&person.simulated.therapist),
            course: &person.course,
            session: held(id, episode, number, meeting.at),
            planned_at: meeting.at,
            held_at: meeting.at,
        };
        let is_newest = self.plan.held == Some(meeting.number);
        let over = meeting.ends_at(self.programme.minutes);
        let forgets = if is_newest { index >= IN_ALREADY } else { rng.random_bool(0.06) };
        let client_at = (!forgets).then(|| over.plus_ms(rng.random_range(MINUTE_MS..9 * HOUR_MS)));
        let trainer_at = (!is_newest).then(|| over.plus_ms(rng.random_range(10 * MINUTE_MS..20 * HOUR_MS)));
        let place = entry(number);
        let [own, seen] = [person.course.client[place], person.course.therapist[place]];
        let (tension, time) = (person.course.tension[place], f64::from(meeting.number).ln());
        let cohesion = 5.4 + group + 0.8 * time + 0.25 * (own[0] - 7.0);
        let spread = self.parameters.alliance.sd_of(self.parameters.alliance.shares.answer);
        let alliance = |components| Felt::Alliance { components, spread, tension, tension_spread: 1.2 };
        let level = person.course.wellbeing[place];
        let mut given =
            |list: &'static Instrument, felt| (list, Content::Items(answer(list, felt, 0.0, rng)));
        let client = vec![
            given(check(), alliance(own)),
            given(list(GROUP_CHECK), Felt::Group { cohesion, tension, spread: 1.0 }),
            given(wellbeing(), Felt::Wellbeing { level, spread: self.parameters.wellbeing.answer_sd }),
        ];
        let trainer = vec![given(check(), alliance(seen))];
        let halves = vec![
            checked.half(Perspective::Client, Channel::OwnPhone, client_at, client, ids),
            checked.half(Perspective::Therapist, Channel::Desk, trainer_at, trainer, ids),
        ];
        let closed: SimulatedSession = checked.closed(halves);
        person.simulated.sessions.push(closed);
        id
    }

    /// The lists before and at the end, and the word about figures.
    fn whole(&self, simulated: &mut SimulatedRun, index: usize, person: &Person, rng: &mut ChaCha8Rng) {
        let meetings = &simulated.run.meetings;
        let first = meetings[0].at;
        let last = meetings.last().map_or(first, |meeting| meeting.ends_at(self.programme.minutes));
        let goal =
            person.course.client.iter().map(|own| own[1]).sum::<f64>() / person.course.client.len() as f64;
        let noise = 0.8 * normal(rng);
        let after = person.trouble - DROP - DROP_PER_GOAL * (goal - 6.5) + noise;
        let distress = list(self.programme.complaints.as_str());
        let mut add = |stage, list: &'static Instrument, level: f64, at: Timestamp| {
            let felt = Felt::Wellbeing { level, spread: 0.7 };
            let answers = answer(list, felt, 0.0, rng);
            simulated.lists.push(RunAnswer { participant: person.participant.id, stage, answers, at });
        };
        if index != SILENT_BEFORE {
            add(Stage::Before, distress, person.trouble, first.plus_ms(-3 * DAY_MS));
        }
        if self.plan.held.is_some() || index == LEAVES.0 || index == SILENT_AT_END {
            return;
        }
        add(Stage::End, distress, after, last.plus_ms(2 * DAY_MS));
        add(Stage::End, list(SATISFACTION), 7.2 + 0.5 * (goal - 6.5), last.plus_ms(2 * DAY_MS));
        if index != SAYS_NO {
            simulated.opt_ins.push((person.participant.episode, last.plus_ms(3 * DAY_MS)));
        }
    }

    /// Somebody who waits for a place.
    fn waiting(&self, simulated: &mut SimulatedRun, ids: &SeededChance) {
        let since = simulated.run.meetings[0].at.plus_ms(-5 * DAY_MS);
        let client = self.client(self.plan.people, since, ids);
        let episode = self.episode(client.id, since, ids);
        simulated.run.participants.push(Participant {
            id: ParticipantId::make(since, ids),
            episode: episode.id,
            code: client.code.clone(),
            place: Place::Waiting { since },
        });
        simulated.people.push(SimulatedEpisode {
            client,
            episode,
            therapist: self.trainers[self.plan.trainers[0]].id,
            sessions: Vec::new(),
            agreement: Default::default(),
            ruptures: Vec::new(),
        });
    }
}

fn list(id: &str) -> &'static Instrument {
    catalogue::instrument(id).expect("the catalogue holds the lists of the demonstration")
}
