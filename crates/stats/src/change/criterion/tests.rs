use super::*;
use crate::change::past::detrend;
use crate::reference::close;
use proptest::prelude::*;

const SERIES: [f64; 10] = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0, 44.0, 50.0, 53.0, 54.0];

fn find(values: &[f64], criterion: Criterion, course: Course) -> Vec<Decline> {
    let sessions: Vec<Option<f64>> = values.iter().map(|value| Some(*value)).collect();
    declines(&sessions, &[], criterion, course).unwrap()
}

#[test]
fn a_drop_of_three_sessions_is_flagged_at_its_lowest_and_repaired_two_sessions_later() {
    let own = summarise(&SERIES[..6].iter().map(|value| Some(*value)).collect::<Vec<_>>()).unwrap();
    close("baseline", own.standard_deviation.unwrap(), 1.049, 0.0, 0.000_5);
    let all = summarise(&SERIES.map(Some)).unwrap();
    close("whole series", all.standard_deviation.unwrap(), 2.951, 0.0, 0.000_5);
    for multiple in [1.0, 2.0] {
        let found = find(&SERIES, Criterion::usual(multiple, 4.0), Course::Running);
        let expected = Decline {
            peak: 3,
            flagged: 6,
            minimum: 6,
            magnitude: 10.0,
            spread: 4.0,
            repair: Repair::Repaired { session: 8 },
        };
        assert_eq!(found, [expected]);
        assert_eq!(found[0].length(), 3);
    }
}

#[test]
fn the_same_drop_is_none_where_sessions_usually_vary_more() {
    assert_eq!(find(&SERIES, Criterion::usual(2.0, 6.0), Course::Running), []);
}

#[test]
fn the_drop_lies_outside_a_straight_line_too() {
    let detrended = detrend(&SERIES.map(Some)).unwrap();
    close("slope", detrended.slope, -0.109, 0.0, 0.000_5);
    close("residual spread", detrended.residual_standard_deviation, 3.11, 0.0, 0.005);
    close("session 7", detrended.distances[6].unwrap(), -2.39, 0.0, 0.005);
}

#[test]
fn a_person_who_varies_much_needs_a_larger_drop() {
    let values = [40.0, 44.0, 49.0, 54.0, 44.0];
    assert_eq!(find(&values, Criterion::usual(2.0, 4.0), Course::Running), []);
    let steady = [53.0, 54.0, 53.0, 54.0, 53.0, 54.0, 44.0];
    assert_eq!(find(&steady, Criterion::usual(2.0, 4.0), Course::Running).len(), 1);
}

#[test]
fn an_error_of_measurement_larger_than_the_spread_takes_its_place() {
    let criterion = Criterion { error_of_measurement: 6.0, ..Criterion::usual(2.0, 4.0) };
    assert_eq!(find(&SERIES, criterion, Course::Running), []);
}

#[test]
fn a_drop_that_goes_on_after_it_was_flagged_is_one_drop() {
    let values = [54.0, 53.0, 54.0, 45.0, 40.0, 42.0, 38.0, 53.0];
    let found = find(&values, Criterion::usual(2.0, 4.0), Course::Running);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].flagged, found[0].minimum, found[0].magnitude), (3, 6, 16.0));
    assert_eq!(found[0].repair, Repair::Repaired { session: 7 });
}

#[test]
fn without_recovery_in_time_a_drop_is_unrepaired_and_the_next_is_judged_from_the_new_level() {
    let mut values = vec![54.0; 4];
    values.extend([44.0; 6]);
    values.push(54.0);
    values.push(34.0);
    let found = find(&values, Criterion::usual(2.0, 4.0), Course::Running);
    assert_eq!((found[0].minimum, found[0].repair), (4, Repair::Unrepaired));
    assert_eq!((found[1].peak, found[1].repair), (10, Repair::Open));
    let found = find(&values, Criterion::usual(2.0, 4.0), Course::Ended);
    assert_eq!(found[1].repair, Repair::Unrepaired);
}

#[test]
fn a_recovery_that_comes_after_the_window_is_none() {
    let mut sessions: Vec<Option<f64>> = [54.0, 53.0, 54.0, 44.0].map(Some).to_vec();
    let criterion = Criterion { repair_sessions: 2, ..Criterion::usual(2.0, 4.0) };
    sessions.extend([None, None, Some(54.0)]);
    let found = declines(&sessions, &[], criterion, Course::Running).unwrap();
    assert_eq!(found[0].repair, Repair::Unrepaired);
    sessions.remove(4);
    let found = declines(&sessions, &[], criterion, Course::Running).unwrap();
    assert_eq!(found[0].repair, Repair::Repaired { session: 5 });
}

#[test]
fn nothing_is_compared_across_four_missing_sessions_or_another_therapist() {
    let criterion = Criterion::usual(2.0, 4.0);
    let with_gap = |gap: usize| {
        let mut sessions = vec![Some(54.0); 3];
        sessions.extend(vec![None; gap]);
        sessions.push(Some(44.0));
        sessions
    };
    assert_eq!(declines(&with_gap(3), &[], criterion, Course::Running).unwrap().len(), 1);
    assert_eq!(declines(&with_gap(4), &[], criterion, Course::Running).unwrap(), []);
    assert_eq!(declines(&with_gap(0), &[3], criterion, Course::Running).unwrap(), []);
    let open = [54.0, 53.0, 54.0, 44.0, 54.0].map(Some);
    let found = declines(&open, &[4], criterion, Course::Running).unwrap();
    assert_eq!(found[0].repair, Repair::BrokenOff);
}

#[test]
fn a_criterion_without_any_spread_is_refused() {
    let refused = declines(&[], &[], Criterion::usual(1.0, 0.0), Course::Running);
    assert_eq!(refused, Err(StatsError::ParameterOutOfRange { parameter: "spread", value: 0.0 }));
    let refused = declines(&[Some(f64::NAN)], &[], Criterion::usual(1.0, 1.0), Course::Running);
    assert_eq!(refused, Err(StatsError::NotFinite { index: 0 }));
}

/// Whole points, so that adding a constant moves nothing by rounding.
fn scores() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.9, (12_i32..=60).prop_map(f64::from)), 0..30)
}

proptest! {
    #[test]
    fn what_was_found_at_a_session_never_changes_when_later_ones_come(
        sessions in scores(), cut in 0_usize..30,
    ) {
        let criterion = Criterion::usual(1.0, 4.0);
        let cut = cut.min(sessions.len());
        let early = declines(&sessions[..cut], &[], criterion, Course::Running).unwrap();
        let late = declines(&sessions, &[], criterion, Course::Running).unwrap();
        for (early, late) in early.iter().zip(&late) {
            prop_assert_eq!((early.peak, early.flagged, early.spread), (late.peak, late.flagged, late.spread));
            prop_assert!(early.repair == Repair::Open || early.repair == late.repair);
        }
        prop_assert!(early.len() <= late.len());
        prop_assert!(late[early.len().min(late.len())..].iter().all(|decline| decline.flagged >= cut));
    }

    #[test]
    fn adding_a_constant_changes_nothing(sessions in scores(), shift in -100_i32..100) {
        let criterion = Criterion { error_of_measurement: 5.0, ..Criterion::usual(2.0, 0.0) };
        let moved: Vec<_> = sessions.iter().map(|value| value.map(|value| value + f64::from(shift))).collect();
        let (before, after) = (
            declines(&sessions, &[], criterion, Course::Ended).unwrap(),
            declines(&moved, &[], criterion, Course::Ended).unwrap(),
        );
        // The own spread is computed from moved numbers; only a drop on the very edge could be judged otherwise.
        let is_near_the_edge = |list: &[Decline]| {
            list.iter().any(|decline| (decline.magnitude - 2.0 * decline.spread).abs() < 1e-9 * decline.spread)
        };
        prop_assume!(!is_near_the_edge(&before) && !is_near_the_edge(&after));
        let places = |list: &[Decline]| list.iter().map(|d| (d.peak, d.flagged, d.minimum, d.repair)).collect::<Vec<_>>();
        prop_assert_eq!(places(&before), places(&after));
    }

    #[test]
    fn the_stricter_criterion_flags_no_more_sessions_of_a_first_drop(sessions in scores()) {
        let first = |multiple| {
            let found = declines(&sessions, &[], Criterion::usual(multiple, 4.0), Course::Ended).unwrap();
            found.first().map(|decline| decline.flagged)
        };
        if let Some(strict) = first(2.0) {
            prop_assert!(first(1.0).unwrap() <= strict);
        }
    }
}
