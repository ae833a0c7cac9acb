//! What is told of an episode, what is not told twice, and what never looks ahead.

use super::*;
use crate::clock::{DAY_MS, SeededChance};
use crate::course::{ComponentCourse, CourseSession, Gap, Point};
use crate::ids::{EpisodeId, MemberId};
use crate::mark::{Addressee, Discussed, Shows};
use crate::signal::difference::Direction;
use crate::signal::little::LittleKind;
use proptest::prelude::*;

const START: Timestamp = Timestamp::from_ms(0);

fn points(values: &[Option<f64>]) -> Vec<Point> {
    values.iter().map(|value| value.map_or(Point::Gap(Gap::NotMeasured), Point::At)).collect()
}

/// A weekly course: bond and goal steady at 8 for both; tasks as given.
fn course(task_client: &[Option<f64>], task_therapist: &[Option<f64>]) -> Course {
    let chance = SeededChance::new(1);
    let count = task_client.len();
    let sessions = (1_u32..)
        .take(count)
        .map(|number| CourseSession {
            id: SessionId::make(START, &chance),
            number,
            held_at: START.plus_ms(i64::from(number) * 7 * DAY_MS),
        })
        .collect();
    let steady: Vec<Option<f64>> = [8.0, 8.5].iter().cycle().take(count).map(|value| Some(*value)).collect();
    let component = |component, client: &[Option<f64>], therapist: &[Option<f64>]| ComponentCourse {
        component,
        client: points(client),
        therapist: points(therapist),
    };
    Course {
        sessions,
        components: [
            component(Component::Bond, &steady, &steady),
            component(Component::Goal, &steady, &steady),
            component(Component::Task, task_client, task_therapist),
        ],
        other_check: Vec::new(),
        scales: Vec::new(),
    }
}

fn known() -> AllKnown {
    AllKnown { rate: Rate::OneIn40, of: BTreeMap::new() }
}

const NOTHING_SAID: Said<'static> = Said { marks: &[], tension: &[] };

fn at(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().map(|value| Some(*value)).collect()
}

fn looked(course: &Course) -> Look {
    look(course, &[], NOTHING_SAID, &known()).unwrap()
}

fn mark(course: &Course, place: Option<usize>, day: i64, component: Option<Component>) -> ClientMark {
    let chance = SeededChance::new(2);
    ClientMark {
        id: ClientMarkId::make(START, &chance),
        episode: EpisodeId::make(START, &chance),
        session: place.map(|place| course.sessions[place].id),
        at: START.plus_ms(day * DAY_MS),
        to: Addressee::Therapist,
        shows: Shows::Now,
        component,
        words: None,
        withdrawn_at: None,
        discussed: None,
    }
}

#[test]
fn a_fall_of_the_tasks_is_told_once_with_its_beginning_and_the_methods_that_agree() {
    let client = at(&[8.0, 8.5, 8.0, 8.5, 8.0, 8.5, 4.0, 4.0, 8.0]);
    let therapist = vec![None; client.len()];
    let look = looked(&course(&client, &therapist));
    let [signal] = look.signals.as_slice() else { panic!("{:?}", look.signals) };
    assert_eq!((signal.session_number, signal.about.component), (7, Some(Component::Task)));
    let [Ground::Fall(fall)] = signal.grounds.as_slice() else { panic!("{:?}", signal.grounds) };
    assert_eq!((fall.perspective, fall.position, fall.began), (Perspective::Client, 4.0, 7));
    assert!((8.0..8.6).contains(&fall.from) && fall.range.low > 4.0, "{fall:?}");
    assert!(fall.further.contains(&Method::Criterion) && fall.further.contains(&Method::ReliableChange));
    // The eighth session is called as well: the same fall goes on.
    let line = look.lines.iter().find(|line| line.component == Component::Task).unwrap();
    let called =
        |place: usize| line.judged[place].as_ref().unwrap().called.as_ref().map(|called| called.course);
    assert_eq!([called(6), called(7), called(8)], [Some(Continuity::New), Some(Continuity::GoesOn), None]);
}

#[test]
fn nothing_is_said_of_the_first_three_sessions_and_the_line_says_how_many_are_needed() {
    let check = |client: &[Option<f64>], needed: usize| {
        let look = looked(&course(client, &vec![None; client.len()]));
        assert_eq!(look.signals, []);
        let line = look.lines.iter().find(|line| line.component == Component::Task).unwrap();
        assert_eq!(line.sessions_needed, needed);
        assert!(line.judged.iter().take(3).all(Option::is_none));
    };
    check(&[], 3);
    check(&at(&[9.0]), 2);
    check(&at(&[9.0, 2.0]), 1);
    check(&at(&[9.0, 8.0, 2.0]), 0);
    check(&[Some(9.0), None, None, None, None, Some(2.0)], 2);
}

#[test]
fn after_another_therapist_nothing_is_compared_with_before() {
    let client = at(&[9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 4.0, 4.5, 4.0, 4.5]);
    let course = course(&client, &vec![None; client.len()]);
    assert_eq!(looked(&course).signals.len(), 1);
    let other_therapist = START.plus_ms(46 * DAY_MS);
    let look = look(&course, &[other_therapist], NOTHING_SAID, &known()).unwrap();
    assert_eq!(look.signals, []);
}

#[test]
fn what_the_client_says_comes_before_what_is_computed() {
    let client = at(&[8.0, 8.5, 8.0, 8.5, 4.0]);
    let course = course(&client, &at(&[8.0, 8.0, 8.0, 8.0, 8.0]));
    let marks = [mark(&course, Some(4), 40, Some(Component::Task)), mark(&course, None, 30, None)];
    let tension = [(course.sessions[4].id, Tension::Both)];
    let look = look(&course, &[], Said { marks: &marks, tension: &tension }, &known()).unwrap();
    let told: Vec<_> = look
        .signals
        .iter()
        .map(|signal| {
            let kinds = signal.grounds.iter().map(|ground| match ground {
                Ground::Mark { .. } => "mark",
                Ground::Tension { .. } => "tension",
                Ground::Fall(_) => "fall",
                Ground::Difference(_) => "difference",
            });
            (signal.session_number, signal.about.component, kinds.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        told,
        [
            (5, Some(Component::Task), vec!["mark", "fall", "difference"]),
            (5, None, vec!["tension"]),
            (4, None, vec!["mark"]),
        ]
    );
}

#[test]
fn a_mark_that_was_talked_about_asks_no_more() {
    let course = course(&at(&[8.0, 8.5]), &at(&[8.0, 8.0]));
    let mut mark = mark(&course, Some(1), 15, None);
    let asks = |mark: &ClientMark| {
        let said = Said { marks: std::slice::from_ref(mark), tension: &[] };
        !look(&course, &[], said, &known()).unwrap().signals.is_empty()
    };
    assert!(asks(&mark));
    mark.discussed = Some(Discussed { by: MemberId::make(START, &SeededChance::new(3)), at: START });
    assert!(!asks(&mark));
}

#[test]
fn a_difference_is_told_with_its_direction_and_not_again_while_it_lasts() {
    let client = at(&[5.0, 5.0, 5.0, 5.0, 9.0, 9.0]);
    let therapist = at(&[9.0, 9.0, 6.0, 9.0, 5.0, 5.0]);
    let look = looked(&course(&client, &therapist));
    let told: Vec<(u32, Direction)> = look
        .signals
        .iter()
        .flat_map(|signal| signal.grounds.iter().map(move |ground| (signal.session_number, ground)))
        .filter_map(|(number, ground)| match ground {
            Ground::Difference(difference) => Some((number, difference.direction)),
            Ground::Mark { .. } | Ground::Tension { .. } | Ground::Fall(_) => None,
        })
        .collect();
    assert_eq!(
        told,
        [(5, Direction::TherapistLower), (4, Direction::TherapistHigher), (1, Direction::TherapistHigher)]
    );
}

#[test]
fn a_line_along_the_top_or_always_the_same_is_little_information() {
    let check = |values: &[[f64; 3]], expected: Option<(LittleKind, usize)>| {
        let tasks: Vec<Option<f64>> = values.iter().map(|of| Some(of[2])).collect();
        let mut course = course(&tasks, &vec![None; tasks.len()]);
        for index in 0..2 {
            course.components[index].client =
                points(&at(&values.iter().map(|of| of[index]).collect::<Vec<_>>()));
        }
        let found = little(&course, Perspective::Client).map(|little| (little.kind, little.sessions));
        assert_eq!(found, expected);
    };
    let top = [10.0; 3];
    check(&[top; 4], Some((LittleKind::Top, 4)));
    check(&[top; 3], None);
    check(&[[7.0, 8.0, 9.0], top, top, top, top, top], Some((LittleKind::Top, 5)));
    check(&[top, top, top, top, [10.0, 10.0, 9.0]], None);
    check(&[[5.0; 3]; 6], Some((LittleKind::Same, 6)));
    check(&[[5.0; 3], [6.0; 3], [5.0; 3], [6.0; 3]], None);
    check(&[], None);
}

proptest! {
    /// What is shown of a session while care goes on stays as it was shown: later sessions change nothing of it.
    #[test]
    fn no_session_looks_ahead(
        client in proptest::collection::vec(proptest::option::weighted(0.85, 0_u8..=12), 0..24),
        cut in 0_usize..24,
    ) {
        let values: Vec<Option<f64>> =
            client.iter().map(|value| value.map(|value| f64::from(value) / 1.2)).collect();
        let cut = cut.min(values.len());
        let whole = looked(&course(&values, &vec![None; values.len()]));
        let part = looked(&course(&values[..cut], &vec![None; cut]));
        for (whole, part) in whole.lines.iter().zip(&part.lines) {
            prop_assert_eq!(&whole.judged[..cut], &part.judged[..]);
        }
    }

    /// A session only ever asks for a talk about itself, once per component, with a reason.
    #[test]
    fn signals_are_about_measured_sessions_and_come_once(
        client in proptest::collection::vec(proptest::option::weighted(0.85, 0_u8..=12), 0..24),
        therapist in proptest::collection::vec(proptest::option::weighted(0.85, 0_u8..=12), 24),
    ) {
        let of = |values: &[Option<u8>]| -> Vec<Option<f64>> {
            values.iter().map(|value| value.map(|value| f64::from(value) / 1.2)).collect()
        };
        let course = course(&of(&client), &of(&therapist[..client.len()]));
        let look = looked(&course);
        let mut about: Vec<About> = look.signals.iter().map(|signal| signal.about).collect();
        about.sort();
        about.dedup();
        prop_assert_eq!(about.len(), look.signals.len());
        for signal in &look.signals {
            prop_assert!(!signal.grounds.is_empty());
            prop_assert_eq!(course.sessions[signal.place].id, signal.about.session);
            for ground in &signal.grounds {
                if let Ground::Fall(fall) = ground {
                    prop_assert!(fall.began_place <= signal.place && fall.position < fall.from);
                }
            }
        }
    }
}
