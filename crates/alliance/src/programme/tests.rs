//! A run from its first participant to its follow-up.

use super::calendar::{Asked, Measure, Moment, Party, Skipped, Standing, asked, standing, window};
use super::group::{
    Between, GroupSession, MemberAnswers, NotBetween, Reading, between, instrument, positions, session,
};
use super::list::Stage;
use super::run::*;
use super::word::{Attended, Word, words};
use super::*;
use crate::administration::answer::Answers;
use crate::clock::{DAY_MS, HOUR_MS, SeededChance};
use crate::ids::{EpisodeId, MemberId, ParticipantId, RunId};
use crate::people::ClientCode;
use crate::samples;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FIRST: Timestamp = samples::TODAY;

fn chance(seed: u64) -> SeededChance {
    SeededChance::new(seed)
}

fn participant(number: u64, place: Place) -> Participant {
    Participant {
        id: ParticipantId::make(FIRST, &chance(number)),
        episode: EpisodeId::make(FIRST, &chance(number)),
        code: ClientCode::parse(&format!("2026-{number:03}")).unwrap(),
        place,
    }
}

fn trainer(number: u64, part: TrainerPart) -> Trainer {
    Trainer {
        member: MemberId::make(FIRST, &chance(900 + number)),
        shown_name: format!("Trainer {number}"),
        part,
        from: FIRST,
        until: None,
    }
}

/// A run of eight weekly sessions with `count` participants, none held.
fn run(count: u64) -> Run {
    let since = FIRST.plus_ms(-30 * DAY_MS);
    Run {
        id: RunId::make(FIRST, &chance(1)),
        programme: ProgrammeId::make(FIRST, &chance(2)),
        organisation: samples::organisation(),
        title: "Najaar".into(),
        place: None,
        online: None,
        places: 12,
        minutes: 150,
        follow_up_weeks: Some(12),
        trainers: vec![trainer(1, TrainerPart::Trainer), trainer(2, TrainerPart::Replacement)],
        participants: (1..=count).map(|number| participant(number, Place::Placed { since })).collect(),
        meetings: (1..=8)
            .map(|number| Meeting {
                number,
                at: FIRST.plus_ms(i64::from(number - 1) * 7 * DAY_MS),
                state: MeetingState::Planned,
                trainers: BTreeSet::new(),
                presence: BTreeMap::new(),
            })
            .collect(),
    }
}

/// The same run with its first sessions held; `absent` names by place who was not there.
fn held(mut run: Run, sessions: u32, absent: &[usize]) -> Run {
    for number in 1..=sessions {
        let presence = run
            .placed()
            .enumerate()
            .map(|(place, one)| {
                (one.id, if absent.contains(&place) { Presence::Absent } else { Presence::Present })
            })
            .collect();
        let trainers = [run.trainers[0].member].into();
        let meeting = run.hold(number, &trainers, &presence).unwrap();
        run.meetings[number as usize - 1] = meeting;
    }
    run
}

fn member_answers(run: &Run, place: usize, number: u32, values: [i32; 9], at: Timestamp) -> MemberAnswers {
    let given = instrument().items().iter().map(|item| item.id.clone()).zip(values);
    MemberAnswers {
        participant: run.participants[place].id,
        number,
        at,
        answers: Some(Answers::read(instrument(), given).unwrap()),
    }
}

#[test]
fn a_programme_needs_sessions_a_name_and_a_length_within_reach() {
    let theme = || Theme { title: "Begin".into(), about: None, materials: Some("  ".into()) };
    let programme = |themes, minutes, follow_up_weeks| Programme {
        id: ProgrammeId::make(FIRST, &chance(2)),
        organisation: samples::organisation(),
        title: " MBCT ".into(),
        minutes,
        complaints: "distress".parse().unwrap(),
        follow_up_weeks,
        themes,
        made_at: FIRST,
    };
    let kept = programme(vec![theme(); 8], 150, Some(12)).checked().unwrap();
    assert_eq!(
        (kept.title.as_str(), kept.sessions(), kept.themes[0].materials.as_deref()),
        ("MBCT", 8, None)
    );
    assert_eq!((kept.theme(0), kept.theme(9)), (None, None));
    let check = |programme: Programme, key| assert_eq!(programme.checked().unwrap_err().message_key(), key);
    check(programme(vec![], 150, None), "programme-refusal-sessions");
    check(programme(vec![theme(); 27], 150, None), "programme-refusal-sessions");
    check(programme(vec![theme()], 5, None), "programme-refusal-minutes");
    check(programme(vec![theme()], 150, Some(0)), "programme-refusal-follow-up");
    check(programme(vec![Theme { title: " ".into(), ..theme() }], 150, None), "refusal-name-empty");
    let long = Theme { about: Some("x".repeat(2_001)), ..theme() };
    check(programme(vec![long], 150, None), "programme-refusal-too-long");
}

#[test]
fn an_episode_joins_once_and_waits_when_all_places_are_taken() {
    let mut run = Run { places: 2, ..run(2) };
    let new = EpisodeId::make(FIRST, &chance(50));
    assert_eq!(run.join(run.participants[0].episode, FIRST), Err(RunRefusal::Twice));
    assert_eq!(run.join(new, FIRST), Ok(Place::Waiting { since: FIRST }));
    run.participants.push(Participant { episode: new, ..participant(50, Place::Waiting { since: FIRST }) });
    let waiting = run.participants[2].id;
    assert_eq!(run.give_place(waiting, FIRST), Err(RunRefusal::Full { places: 2 }));
    let left = run.leave(run.participants[0].id, Leaving::Illness, FIRST).unwrap();
    run.participants[0].place = left;
    assert_eq!(run.give_place(waiting, FIRST), Ok(Place::Placed { since: FIRST }));
    assert_eq!(run.leave(run.participants[0].id, Leaving::NotTold, FIRST), Err(RunRefusal::HasLeft));
    assert_eq!(run.join(run.participants[0].episode, FIRST), Err(RunRefusal::Twice));
    assert_eq!(run.give_place(run.participants[1].id, FIRST), Err(RunRefusal::HasPlace));
}

#[test]
fn holding_a_session_asks_who_gave_it_and_of_everybody_whether_they_were_there() {
    let run = run(3);
    let all: BTreeMap<_, _> = run.placed().map(|one| (one.id, Presence::Online)).collect();
    let (own, stranger) = (run.trainers[0].member, MemberId::make(FIRST, &chance(99)));
    let check = |number, trainers: &[MemberId], presence: &BTreeMap<_, _>, expected| {
        let trainers = trainers.iter().copied().collect();
        assert_eq!(run.hold(number, &trainers, presence).map(|_| ()), expected);
    };
    check(1, &[own], &all, Ok(()));
    check(9, &[own], &all, Err(RunRefusal::OutsideRun { number: 9, sessions: 8 }));
    check(0, &[own], &all, Err(RunRefusal::OutsideRun { number: 0, sessions: 8 }));
    check(1, &[], &all, Err(RunRefusal::NobodyGave));
    check(1, &[stranger], &all, Err(RunRefusal::NotATrainer));
    let mut some = all.clone();
    some.pop_first();
    check(1, &[own], &some, Err(RunRefusal::PresenceOpen));
    some.insert(ParticipantId::make(FIRST, &chance(77)), Presence::Present);
    check(1, &[own], &some, Err(RunRefusal::NotInRun));
    assert_eq!(held(run, 1, &[]).hold(1, &[own].into(), &all), Err(RunRefusal::NotPlanned));
}

#[test]
fn only_a_trainer_who_was_there_rates_only_who_was_there() {
    let run = held(run(4), 1, &[1]);
    let (own, replacement) = (run.trainers[0].member, run.trainers[1].member);
    let check = |number, place: usize, member, expected| {
        assert_eq!(run.may_rate(number, run.participants[place].id, member), expected);
    };
    check(1, 0, own, Ok(()));
    check(1, 0, replacement, Err(RunRefusal::TrainerAbsent));
    check(1, 1, own, Err(RunRefusal::ParticipantAbsent));
    check(2, 0, own, Err(RunRefusal::NotHeld));
    check(12, 0, own, Err(RunRefusal::OutsideRun { number: 12, sessions: 8 }));
    let stranger = ParticipantId::make(FIRST, &chance(77));
    assert_eq!(run.may_rate(1, stranger, own), Err(RunRefusal::NotInRun));
}

#[test]
fn a_session_moves_between_its_neighbours() {
    let run = held(run(4), 1, &[]);
    assert_eq!(run.move_meeting(2, FIRST.plus_ms(8 * DAY_MS)), Ok(()));
    assert_eq!(run.move_meeting(2, FIRST.plus_ms(15 * DAY_MS)), Err(RunRefusal::OutOfOrder { number: 2 }));
    assert_eq!(run.move_meeting(2, FIRST), Err(RunRefusal::OutOfOrder { number: 2 }));
    assert_eq!(run.move_meeting(1, FIRST), Err(RunRefusal::NotPlanned));
}

#[test]
fn the_calendar_asks_both_after_each_session_and_about_the_whole_three_times() {
    let all = asked(&run(1));
    assert_eq!(all.len(), 1 + 8 * 4 + 3);
    let trainers: Vec<&Asked> = all.iter().filter(|one| one.party == Party::Trainer).collect();
    assert_eq!(trainers.len(), 8);
    let whole = |stage, measure| {
        let moment = Moment::Whole(stage);
        all.contains(&Asked { moment, party: Party::Participant, measure })
    };
    assert!(whole(Stage::End, Measure::Satisfaction) && whole(Stage::FollowUp, Measure::Complaints));
    assert!(!whole(Stage::Before, Measure::Satisfaction));
    assert_eq!(asked(&Run { follow_up_weeks: None, ..run(1) }).len(), 1 + 8 * 4 + 2);
}

#[test]
fn what_is_asked_becomes_due_then_late_then_is_not_waited_for() {
    let run = held(run(4), 1, &[1]);
    let ends = FIRST.plus_ms(150 * 60_000);
    let check = |place: usize, moment, now, expected| {
        assert_eq!(standing(&run, &run.participants[place], moment, None, now), expected, "{moment:?}");
    };
    let one = Moment::Session(1);
    check(0, one, ends, Standing::Due { until: ends.plus_ms(3 * DAY_MS) });
    check(0, one, ends.plus_ms(4 * DAY_MS), Standing::Late { until: ends.plus_ms(7 * DAY_MS) });
    check(0, one, ends.plus_ms(8 * DAY_MS), Standing::Skipped(Skipped::Passed));
    check(1, one, ends, Standing::Skipped(Skipped::Absent));
    let second = FIRST.plus_ms(7 * DAY_MS);
    check(0, Moment::Session(2), ends, Standing::Coming { from: Some(second) });
    // Its day has come and nobody has said yet that it was held.
    check(0, Moment::Session(2), second.plus_ms(HOUR_MS), Standing::Coming { from: None });
    check(0, Moment::Session(9), ends, Standing::Skipped(Skipped::NotHeld));
    check(0, Moment::Whole(Stage::Before), FIRST.plus_ms(-DAY_MS), Standing::Due { until: FIRST });
    check(0, Moment::Whole(Stage::Before), FIRST.plus_ms(HOUR_MS), Standing::Late { until: ends });
    check(0, Moment::Whole(Stage::Before), second, Standing::Skipped(Skipped::Passed));
    let last = ends.plus_ms(49 * DAY_MS);
    check(0, Moment::Whole(Stage::End), last, Standing::Due { until: last.plus_ms(14 * DAY_MS) });
    check(
        0,
        Moment::Whole(Stage::FollowUp),
        last,
        Standing::Coming { from: Some(last.plus_ms(77 * DAY_MS)) },
    );
    let late = standing(&run, &run.participants[0], one, Some(FIRST.plus_ms(90 * DAY_MS)), last);
    assert_eq!(late, Standing::In { at: FIRST.plus_ms(90 * DAY_MS) });
}

#[test]
fn who_left_waits_or_came_later_is_not_asked_for_what_they_missed() {
    let mut run = held(run(4), 1, &[]);
    let (left_at, ends) = (FIRST.plus_ms(2 * DAY_MS), FIRST.plus_ms(150 * 60_000));
    run.participants[0].place = run.leave(run.participants[0].id, Leaving::Practical, left_at).unwrap();
    run.participants.push(participant(20, Place::Waiting { since: FIRST }));
    run.participants.push(participant(21, Place::Placed { since: left_at }));
    let at = |place: usize, moment| standing(&run, &run.participants[place], moment, None, ends);
    assert_eq!(at(0, Moment::Session(1)), Standing::Due { until: ends.plus_ms(3 * DAY_MS) });
    assert_eq!(at(0, Moment::Session(2)), Standing::Skipped(Skipped::Left));
    assert_eq!(at(0, Moment::Whole(Stage::End)), Standing::Skipped(Skipped::Left));
    assert_eq!(at(4, Moment::Session(2)), Standing::Skipped(Skipped::NotPlaced));
    assert_eq!(at(5, Moment::Session(1)), Standing::Skipped(Skipped::NotPlaced));
    assert!(matches!(at(5, Moment::Session(2)), Standing::Coming { .. }));
}

#[test]
fn a_group_shows_a_mean_only_of_four_who_see_it_alike() {
    let run = held(run(5), 1, &[]);
    let soon = FIRST.plus_ms(3 * HOUR_MS);
    let later = FIRST.plus_ms(10 * DAY_MS);
    let same = |place| member_answers(&run, place, 1, [4, 5, 4, 5, 4, 5, 1, 0, 1], soon);
    let few: Vec<_> = (0..3).map(same).collect();
    assert!(matches!(session(&run, 1, &few, soon), GroupSession::Collecting { count: 3, of: 5, .. }));
    assert_eq!(session(&run, 1, &few, later), GroupSession::TooFew { count: 3 });
    assert_eq!(session(&run, 2, &few, later), GroupSession::NotHeld);
    assert_eq!(session(&run, 9, &few, later), GroupSession::NotHeld);
    let all: Vec<_> = (0..5).map(same).collect();
    let GroupSession::Shown(figures) = session(&run, 1, &all, soon) else { panic!("five are enough") };
    assert_eq!(figures.len(), 6);
    let Reading::Mean { count: 5, mean, spread, alike } = figures[0].reading else { panic!("they agree") };
    assert!((mean - 10.0 * 13.0 / 18.0).abs() < 1e-9 && spread.abs() < 1e-9 && (alike - 1.0).abs() < 1e-9);
    // Two camps have no mean that speaks for them.
    let camp = |place: usize| {
        let value = if place.is_multiple_of(2) { 0 } else { 6 };
        member_answers(&run, place, 1, [value; 9], soon)
    };
    let camps: Vec<_> = (0..5).map(camp).collect();
    let GroupSession::Shown(figures) = session(&run, 1, &camps, soon) else { panic!("five are enough") };
    assert!(figures.iter().all(|one| matches!(one.reading, Reading::Apart { .. })));
    let sealed: Vec<_> = (0..5)
        .map(|place| if place == 2 { MemberAnswers { answers: None, ..same(place) } } else { same(place) })
        .collect();
    assert_eq!(session(&run, 1, &sealed, soon), GroupSession::Sealed { count: 1 });
}

#[test]
fn a_scale_that_three_of_five_answered_has_no_figure() {
    let run = held(run(5), 1, &[]);
    let mut all: Vec<_> = (0..5).map(|place| member_answers(&run, place, 1, [3; 9], FIRST)).collect();
    for one in all.iter_mut().take(2) {
        let given = instrument().items().iter().map(|item| (item.id.clone(), 3));
        let without = given.filter(|(item, _)| item.as_str() != "group-tension");
        one.answers = Some(Answers::read(instrument(), without).unwrap());
    }
    let GroupSession::Shown(figures) = session(&run, 1, &all, FIRST) else { panic!("five are enough") };
    let of = |name: &str| figures.iter().find(|one| one.scale.as_str() == name).unwrap().reading;
    assert_eq!(of("tension"), Reading::TooFew { count: 3 });
    assert!(of("bonding").mean().is_some());
}

#[test]
fn groups_are_compared_from_three_on_with_four_members_each() {
    let id = |number| RunId::make(FIRST, &chance(number));
    let of = |groups: &[&[f64]]| -> BTreeMap<RunId, Vec<f64>> {
        groups.iter().zip(1..).map(|(values, number)| (id(number), values.to_vec())).collect()
    };
    let (a, b, c) = ([4.0, 5.0, 4.0, 5.0], [3.0, 3.0, 2.0, 4.0], [5.0, 6.0, 6.0, 5.0]);
    let found = between(&of(&[&a, &b, &c])).unwrap();
    assert!((found.icc1 - 0.768).abs() < 5e-4 && (found.icc2 - 0.930).abs() < 5e-4);
    assert_eq!((found.groups, found.count), (3, 12));
    assert_eq!(between(&of(&[&a, &b, &c[..3]])), Err(NotBetween::FewGroups { found: 2 }));
    assert_eq!(between(&of(&[&a])), Err(NotBetween::FewGroups { found: 1 }));
    let same = [4.0; 4];
    assert_eq!(between(&of(&[&same, &same, &same])), Err(NotBetween::NoVariation));
    let Between { groups, .. } = between(&of(&[&a, &b, &c, &c[..3]])).unwrap();
    assert_eq!(groups, 3);
}

#[test]
fn a_word_is_for_who_stays_away_stays_silent_or_has_little_place() {
    let attended = |number, is_in| Attended { number, is_in, answers: None };
    let run_of = |absent: &[usize], sessions| held(run(4), sessions, absent);
    let one = run_of(&[0], 1);
    assert_eq!(words(&one, &one.participants[0], &[]), [Word::Absent { number: 1 }]);
    let two = run_of(&[0], 2);
    assert_eq!(words(&two, &two.participants[0], &[]), [Word::MissedInARow { sessions: 2 }]);
    let silent = [attended(1, false), attended(2, false)];
    assert_eq!(words(&two, &two.participants[1], &silent), [Word::SilentInARow { sessions: 2 }]);
    assert_eq!(words(&two, &two.participants[1], &[attended(1, false), attended(2, true)]), []);
    let low = member_answers(&two, 1, 2, [1, 5, 2, 5, 5, 2, 0, 0, 0], FIRST).answers.unwrap();
    let seen = Attended { answers: Some(&low), ..attended(2, true) };
    let found = words(&two, &two.participants[1], std::slice::from_ref(&seen));
    assert!(matches!(found[..], [Word::LittlePlace { number: 2, position }] if position <= 10.0 / 3.0));
    let mut gone = two.clone();
    gone.participants[1].place = gone.leave(gone.participants[1].id, Leaving::TooMuch, FIRST).unwrap();
    assert_eq!(words(&gone, &gone.participants[1], &[seen]), []);
}

prop_compose! {
    fn any_answers()(
        given in prop::collection::vec(
            prop::option::weighted(0.85, (prop::array::uniform9(0_i32..=6), 0_i64..12, any::<bool>())), 0..9),
    ) -> Vec<Option<([i32; 9], i64, bool)>> { given }
}

proptest! {
    #[test]
    fn a_figure_is_of_four_or_more_and_never_changes_once_it_is_shown(
        given in any_answers(),
        days in prop::collection::vec(0_i64..20, 2..6),
    ) {
        let run = held(run(given.len() as u64), 1, &[]);
        let all: Vec<MemberAnswers> = given
            .iter()
            .enumerate()
            .filter_map(|(place, given)| {
                let (values, day, _) = (*given)?;
                Some(member_answers(&run, place, 1, values, FIRST.plus_ms(day * DAY_MS)))
            })
            .collect();
        let mut days = days;
        days.sort_unstable();
        let mut shown: Option<GroupSession> = None;
        for day in days {
            let now = FIRST.plus_ms(day * DAY_MS + HOUR_MS);
            // What has come in by then.
            let known: Vec<MemberAnswers> = all.iter().filter(|one| one.at <= now).cloned().collect();
            let found = session(&run, 1, &known, now);
            if let GroupSession::Shown(figures) = &found {
                for figure in figures {
                    match figure.reading {
                        Reading::TooFew { count } => prop_assert!(count < 4),
                        Reading::Apart { count, alike, .. } => prop_assert!(count >= 4 && alike < 0.5),
                        Reading::Mean { count, alike, mean, .. } => {
                            prop_assert!(count >= 4 && alike >= 0.5);
                            prop_assert!((0.0..=10.0).contains(&mean));
                        }
                    }
                }
                if let Some(before) = &shown {
                    prop_assert_eq!(before, &found);
                }
                shown = Some(found);
            } else {
                prop_assert!(shown.is_none(), "a figure that was shown is gone");
                let scale = "bonding".parse().unwrap();
                prop_assert!(positions(&run, 1, &known, &scale, now).is_empty());
            }
        }
    }

    #[test]
    fn whatever_is_asked_stands_somewhere_and_a_window_runs_forward(
        held_sessions in 0_u32..=8,
        day in -40_i64..200,
        place in 0_usize..4,
    ) {
        let run = held(run(4), held_sessions, &[2]);
        let now = FIRST.plus_ms(day * DAY_MS);
        for one in asked(&run) {
            let window = window(&run, one.moment).unwrap();
            prop_assert!(window.opens <= window.due && window.due <= window.closes);
            match standing(&run, &run.participants[place], one.moment, None, now) {
                Standing::Due { until } | Standing::Late { until } => prop_assert!(now <= until),
                Standing::Coming { from } => prop_assert!(from.is_none_or(|from| from > now)),
                Standing::In { .. } => prop_assert!(false, "nothing came in"),
                Standing::Skipped(_) => {}
            }
        }
    }
}

#[test]
fn a_session_that_was_held_is_put_right_without_losing_an_answer() {
    let run = held(run(4), 1, &[1]);
    let meeting = run.meeting(1).unwrap().clone();
    let ids: Vec<ParticipantId> = run.participants.iter().map(|one| one.id).collect();
    let with = |who: ParticipantId, how| {
        let mut presence = meeting.presence.clone();
        presence.insert(who, how);
        presence
    };
    let correct = |presence: &BTreeMap<ParticipantId, Presence>, answered: &[ParticipantId]| {
        run.correct(1, &meeting.trainers, presence, &answered.iter().copied().collect())
    };
    let came = correct(&with(ids[1], Presence::Online), &[]).unwrap();
    assert!(came.has(ids[1]) && came.at == meeting.at);
    let stayed_away = with(ids[0], Presence::Excused);
    assert!(correct(&stayed_away, &[]).is_ok());
    assert_eq!(correct(&stayed_away, &[ids[0]]).unwrap_err(), RunRefusal::HasAnswered);
    assert_eq!(correct(&meeting.presence, &[]).unwrap_err(), RunRefusal::SameAsBefore);
    let stranger = ParticipantId::make(FIRST, &chance(77));
    assert_eq!(correct(&with(stranger, Presence::Present), &[]).unwrap_err(), RunRefusal::NotInRun);
    assert_eq!(correct(&BTreeMap::new(), &[]).unwrap_err(), RunRefusal::PresenceOpen);
    let nobody = run.correct(1, &BTreeSet::new(), &meeting.presence, &BTreeSet::new());
    assert_eq!(nobody.unwrap_err(), RunRefusal::NobodyGave);
    let planned = run.correct(2, &meeting.trainers, &meeting.presence, &BTreeSet::new());
    assert_eq!(planned.unwrap_err(), RunRefusal::NothingToCorrect);
}

#[test]
fn who_led_a_session_is_who_gave_it_also_where_somebody_stood_in() {
    use crate::competence::observation::Presence as Led;
    let run = held(run(4), 1, &[]);
    let gave = *run.meeting(1).unwrap().trainers.first().unwrap();
    assert_eq!(run.led(1, gave), Ok(Led::Present));
    let other = run.trainers.iter().find(|one| one.member != gave).unwrap().member;
    assert_eq!(run.led(1, other), Ok(Led::Absent));
    assert_eq!(run.led(2, gave), Err(RunRefusal::NotHeld));
    assert_eq!(run.led(9, gave), Err(RunRefusal::OutsideRun { number: 9, sessions: 8 }));
}
