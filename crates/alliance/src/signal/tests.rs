//! The share that is promised is the share that is called, and the expected range sees more than what was published.

use super::characteristics::{Judge, Plan, characteristics};
use super::drawn::World;
use super::method::{Method, Practice};
use stats::local_level::LocalLevel;

fn plan() -> Plan {
    Plan { series_count: 2_000, ..Plan::PUBLISHED }
}

#[test]
fn the_expected_range_keeps_its_share_and_sees_more_than_any_published_method() {
    let found = characteristics(&plan()).unwrap();
    let range = &found[0];
    assert_eq!(range.judge, Judge::ExpectedRange);
    // 27 000 ordinary sessions: a standard error of 4 % of the share, and as much from the thresholds. A fifth is what is promised.
    assert!((range.equal.false_alarms / plan().rate - 1.0).abs() < 0.2, "{range:?}");
    for other in &found[1..] {
        assert!(other.equal.false_alarms < plan().rate * 1.2, "{other:?}");
        assert!(range.equal.seen_in_all > other.equal.seen_in_all + 0.03, "{other:?} {range:?}");
    }
}

#[test]
fn the_share_is_kept_where_most_clients_sit_at_the_top() {
    let world = World { mean: 9.3, ..World::USUAL };
    let found = characteristics(&Plan { world, ..plan() }).unwrap();
    assert!((found[0].equal.false_alarms / plan().rate - 1.0).abs() < 0.2, "{:?}", found[0]);
}

#[test]
fn the_same_seed_gives_the_same_table() {
    let small = Plan { series_count: 200, ..Plan::PUBLISHED };
    assert_eq!(characteristics(&small), characteristics(&small));
    let other = Plan { seed: 1, ..small.clone() };
    assert_ne!(characteristics(&small), characteristics(&other));
}

/// The series of docs/methods/declines.md: a fall at the seventh session.
#[test]
fn each_method_calls_the_fall_of_a_worked_series() {
    let sessions = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0, 44.0, 50.0, 53.0, 54.0].map(Some);
    let model = LocalLevel { mean: 50.0, spread: 30.0, step: 0.1, noise: 1.5 };
    let practice = Practice { model, spread: 4.0, error: 1.0 };
    let check = |method: Method, expected: &[usize]| {
        assert_eq!(method.called(&sessions, &practice, method.published()).unwrap(), expected, "{method}");
    };
    check(Method::Criterion, &[6]);
    check(Method::Individuals, &[6]);
    check(Method::ReliableChange, &[6, 7]);
}
