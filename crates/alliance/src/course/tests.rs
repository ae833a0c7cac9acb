use super::first::{Beside, First, first};
use super::standing::standing;
use super::*;
use crate::caseload::{Reason, SESSIONS_REMEMBERED, Talk};
use crate::clock::DAY_MS;
use crate::component::Localised;
use crate::instrument::catalogue;
use crate::instrument::definition::{Better, Range};
use crate::measure::{MeasureCode, TOTAL};
use crate::samples;
use crate::session::{Discussion, SessionState};
use std::collections::BTreeMap;

const NOW: Timestamp = samples::TODAY.plus_ms(10 * DAY_MS);
const RHYTHM: WellbeingRhythm = WellbeingRhythm::EverySession;

/// A held session with both halves in and open, discussed.
fn open(number: u32) -> SessionHalves {
    let session = samples::session(number);
    let held = session.state.held_at().expect("the example is held");
    let session =
        Session { opened_at: Some(held), discussion: Discussion::Discussed { at: held }, ..session };
    SessionHalves { session, halves: Halves::Both }
}

fn totals(pairs: &[(&str, f64)]) -> Content {
    Content::Scales(pairs.iter().map(|(scale, raw)| (scale.parse().unwrap(), *raw)).collect())
}

/// A session check with these positions 0–10 on bond, goal and task.
fn check(number: u32, perspective: Perspective, positions: [f64; 3]) -> Opened {
    let [bond, goal, task] = positions.map(|position| position * 0.6);
    Opened {
        session: samples::session(number).id,
        perspective,
        filled: Filled::Instrument(catalogue::instrument("session-check").unwrap()),
        content: totals(&[("bond", bond), ("goal", goal), ("task", task)]),
    }
}

fn wellbeing(number: u32, raw: f64) -> Opened {
    Opened {
        session: samples::session(number).id,
        perspective: Perspective::Client,
        filled: Filled::Instrument(catalogue::instrument("wellbeing").unwrap()),
        content: totals(&[("wellbeing", raw)]),
    }
}

fn bdi(number: u32, raw: f64) -> Opened {
    let measure = Measure {
        code: MeasureCode::parse("bdi").unwrap(),
        name: "BDI".into(),
        range: Range { min: 0.0, max: 63.0 },
        better: Better::Lower,
    };
    Opened {
        session: samples::session(number).id,
        perspective: Perspective::Client,
        filled: Filled::Measure(measure),
        content: totals(&[(TOTAL, raw)]),
    }
}

fn both(numbers: std::ops::RangeInclusive<u32>) -> Record {
    let sessions = numbers.clone().map(open).collect();
    let opened = numbers
        .flat_map(|n| [check(n, Perspective::Client, [8.0; 3]), check(n, Perspective::Therapist, [7.5; 3])]);
    Record { earlier_count: 0, sessions, opened: opened.collect() }
}

fn course(record: &Record) -> Course {
    Course::of(record, RHYTHM, NOW)
}

fn line(points: &[Point]) -> String {
    let word = |point: &Point| match point {
        Point::At(value) => format!("{value:.1}"),
        Point::Gap(gap) => gap.to_string(),
    };
    points.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn both_sides_of_every_component_have_a_point_for_every_held_session() {
    let mut record = both(1..=3);
    record.sessions.push(SessionHalves {
        session: Session { state: SessionState::Planned { at: None }, ..samples::session(4) },
        halves: Halves::None,
    });
    let course = course(&record);
    assert_eq!(course.sessions.iter().map(|s| s.number).collect::<Vec<_>>(), [1, 2, 3]);
    for component in &course.components {
        assert_eq!(line(&component.client), "8.0 8.0 8.0");
        assert_eq!(line(&component.therapist), "7.5 7.5 7.5");
    }
}

#[test]
fn every_gap_says_why_it_is_one() {
    let gap = |change: &dyn Fn(&mut SessionHalves), client: &str, therapist: &str| {
        let mut record = both(1..=1);
        record.opened.clear();
        record.sessions[0].session.opened_at = None;
        record.sessions[0].session.state = SessionState::Held { at: NOW.plus_ms(-3 * DAY_MS) };
        change(&mut record.sessions[0]);
        let course = course(&record);
        assert_eq!(line(&course.components[0].client), client);
        assert_eq!(line(&course.components[0].therapist), therapist);
    };
    gap(&|s| s.halves = Halves::None, "missing", "missing");
    gap(&|s| s.halves = Halves::Client, "sealed", "missing");
    gap(&|s| s.halves = Halves::Therapist, "missing", "sealed");
    gap(&|s| s.halves = Halves::NotAsked, "not-asked", "not-asked");
    gap(
        &|s| {
            s.halves = Halves::None;
            s.session.measuring = Measuring::NotToday;
        },
        "not-measured",
        "not-measured",
    );
    gap(
        &|s| {
            s.halves = Halves::Client;
            s.session.state = SessionState::Held { at: NOW.plus_ms(-DAY_MS) };
        },
        "sealed",
        "waiting",
    );
}

#[test]
fn too_few_answers_are_a_gap_of_their_own_and_not_a_zero() {
    let mut record = both(1..=2);
    record.opened[2].content = totals(&[("goal", 3.0), ("task", 3.0)]);
    let course = course(&record);
    assert_eq!(line(&course.components[0].client), "8.0 withheld");
    assert_eq!(line(&course.components[1].client), "8.0 5.0");
}

#[test]
fn a_lone_half_that_has_opened_stands_beside_what_stayed_out() {
    let mut record = both(1..=1);
    record.opened.truncate(1);
    record.sessions[0].session.opened_at = None;
    record.sessions[0].session.opens_alone_at = Some(NOW);
    record.sessions[0].halves = Halves::Client;
    let course = course(&record);
    assert_eq!(line(&course.components[2].client), "8.0");
    assert_eq!(line(&course.components[2].therapist), "missing");
    let latest = course.latest()[2].unwrap();
    assert_eq!((latest.session_number, latest.pair.difference()), (1, None));
}

#[test]
fn our_own_scales_run_to_ten_and_others_keep_their_unit_and_all_their_order() {
    let mut record = both(1..=2);
    record.opened.extend([bdi(1, 30.0), bdi(2, 24.5), wellbeing(2, 4.5)]);
    let course = course(&record);
    let shown: Vec<_> = course.scales.iter().map(|scale| scale.source.to_string()).collect();
    assert_eq!(shown, ["wellbeing|1:wellbeing", "measure:bdi", "session-check|1:tension"]);
    assert_eq!(line(course.scales[0].client.as_ref().unwrap()), "not-asked 7.5");
    assert_eq!(line(course.scales[1].client.as_ref().unwrap()), "30.0 24.5");
    assert_eq!(course.scales[1].therapist, None);
    assert_eq!(course.scales[1].scale.name, Localised { nl: "BDI".into(), en: "BDI".into() });
}

#[test]
fn wellbeing_that_was_not_asked_is_not_missing() {
    let mut record = both(1..=2);
    record.sessions[1].halves = Halves::None;
    record.sessions[1].session.opened_at = None;
    record.opened.truncate(2);
    record.opened.push(wellbeing(1, 4.5));
    let of = |rhythm| line(Course::of(&record, rhythm, NOW).scales[0].client.as_ref().unwrap());
    assert_eq!(of(WellbeingRhythm::EverySession), "7.5 missing");
    assert_eq!(of(WellbeingRhythm::EveryFourth), "7.5 not-due");
}

#[test]
fn an_imported_course_has_a_measure_and_no_components() {
    let mut record = both(1..=2);
    record.opened = vec![bdi(1, 30.0), bdi(2, 24.5)];
    for session in &mut record.sessions {
        session.halves = Halves::NotAsked;
    }
    let course = course(&record);
    assert!(!course.has_components());
    let standing = standing(&record);
    assert_eq!(standing.course_scale.as_ref().unwrap().instrument, "measure:bdi");
    assert_eq!(standing.sessions[1].course, Some(24.5));
    assert_eq!(first(&course, &standing, NOW), First::Quiet { sessions: 2 });
}

#[test]
fn a_standing_remembers_the_last_sessions_and_counts_all() {
    let record = Record { earlier_count: 3, ..both(4..=20) };
    let standing = standing(&record);
    assert_eq!(standing.held_count, 20);
    assert_eq!(standing.sessions.len(), SESSIONS_REMEMBERED);
    assert_eq!(standing.sessions[0].number, 9);
    let last = standing.sessions.last().unwrap();
    assert_eq!((last.number, last.talk), (20, Talk::Discussed));
    assert!((last.pairs[1].difference().unwrap() - 0.5).abs() < 1e-9);
}

#[test]
fn of_two_series_the_standing_carries_the_fuller_and_then_the_later() {
    let carried = |opened: Vec<Opened>| {
        let mut record = both(1..=3);
        record.opened.extend(opened);
        standing(&record).course_scale.unwrap().instrument
    };
    assert_eq!(carried(vec![bdi(1, 30.0), bdi(2, 30.0), wellbeing(3, 3.0)]), "measure:bdi");
    assert_eq!(carried(vec![bdi(1, 30.0), wellbeing(3, 3.0)]), "wellbeing|1:wellbeing");
    assert_eq!(carried(vec![bdi(3, 30.0), wellbeing(1, 3.0)]), "measure:bdi");
}

#[test]
fn the_own_range_is_given_from_five_earlier_values_and_leaves_the_last_out() {
    let points = |values: &[f64]| values.iter().copied().map(Point::At).collect::<Vec<_>>();
    assert_eq!(own_range(&points(&[7.0, 6.0, 8.0, 7.0, 7.0])), None);
    let range = own_range(&points(&[7.0, 6.0, 8.0, 7.0, 7.0, 2.0])).unwrap();
    assert_eq!((range.low, range.high, range.count), (6.0, 8.0, 5));
    assert_eq!(own_range(&[]), None);
}

#[test]
fn the_first_sentence_names_the_fall_with_what_stands_beside_it() {
    let mut record = both(1..=7);
    record.opened.truncate(12);
    record.opened.push(check(7, Perspective::Client, [8.0, 8.3, 5.5]));
    record.opened.push(check(7, Perspective::Therapist, [8.0, 8.0, 7.8]));
    record.sessions[6].session.discussion = Discussion::Open;
    let (course, standing) = (course(&record), standing(&record));
    let First::Reason { reason, session_number, beside } = first(&course, &standing, NOW) else {
        panic!("a fall is a reason")
    };
    let Reason::Drop { component, from, to } = reason else { panic!("the fall comes first") };
    assert_eq!((component, session_number), (Component::Task, Some(7)));
    assert!((from - 8.0).abs() < 1e-9 && (to - 5.5).abs() < 1e-9);
    let Beside { therapist, own_range, steady } = beside.unwrap();
    assert!((therapist.unwrap() - 7.8).abs() < 1e-9);
    assert_eq!(own_range.unwrap().count, 6);
    assert_eq!(steady, [Component::Bond, Component::Goal]);
}

#[test]
fn little_is_called_little_and_nothing_is_called_nothing() {
    let check = |record: &Record, expected: First| {
        assert_eq!(first(&course(record), &standing(record), NOW), expected);
    };
    check(&Record::default(), First::NoSession);
    let mut sealed = both(1..=1);
    sealed.opened.clear();
    sealed.sessions[0].session.opened_at = None;
    sealed.sessions[0].halves = Halves::NotAsked;
    check(&sealed, First::NothingOpen);
    check(&both(1..=1), First::TooLittle);
    check(&both(1..=2), First::Quiet { sessions: 2 });
}

#[test]
fn undiscussed_checks_point_at_the_oldest() {
    let mut record = both(1..=4);
    for index in [1, 3] {
        record.sessions[index].session.discussion = Discussion::Open;
    }
    let found = first(&course(&record), &standing(&record), NOW);
    assert_eq!(
        found,
        First::Reason { reason: Reason::Undiscussed { count: 2 }, session_number: Some(2), beside: None }
    );
}

#[test]
fn positions_of_two_checks_never_share_a_line() {
    let record = both(1..=1);
    let scores = Scores::of(&record);
    assert_eq!(scores.check.as_ref().map(|id| id.as_str()), Some("session-check"));
    assert_eq!(BTreeMap::from_iter(scores.series.keys().map(|s| (s.to_string(), ()))).len(), 1);
}
