use super::account::{Account, RuptureRefusal, TEXT_MOST, TextPart, said, text};
use super::merge::{AccountField, Merged, differences, merge};
use super::recovery::{self, Breaks, NotKnown, Recovery, WINDOW};
use super::way::{Path, RepairWay, WayFamily};
use super::*;
use crate::agreement::point::Kind;
use crate::agreement::terms::{Terms, Words};
use crate::agreement::{self, Agreement, Author, Side};
use crate::clock::DAY_MS;
use crate::clock::SeededChance;
use crate::clock::Timestamp;
use crate::course::{ComponentCourse, Course, CourseSession, Gap, Point};
use crate::episode::EpisodeState;
use crate::ids::PointId;
use crate::samples;
use proptest::prelude::*;
use std::collections::BTreeSet;

const OPEN: EpisodeState = EpisodeState::Open;
const CLOSED: EpisodeState = EpisodeState::Closed { at: Timestamp::from_ms(0) };

/// Positions separated by spaces; `-` is a session without one.
fn line(text: &str) -> Vec<Point> {
    let point = |word: &str| match word {
        "-" => Point::Gap(Gap::Missing),
        number => Point::At(number.parse().unwrap()),
    };
    text.split_whitespace().map(point).collect()
}

/// As many weekly sessions.
fn weekly(count: usize) -> Vec<CourseSession> {
    let session = |number: u32| CourseSession {
        id: samples::session(number).id,
        number,
        held_at: Timestamp::from_ms(i64::from(number) * 7 * DAY_MS),
    };
    (1..).take(count).map(session).collect()
}

/// What becomes of a line that nothing breaks.
fn of_line(line: &[Point], rupture: Option<usize>, state: EpisodeState) -> Recovery {
    let sessions = weekly(line.len());
    let breaks = Breaks { sessions: &sessions, other_therapist: vec![], other_check: &[] };
    recovery::of_line(line, &breaks, rupture, state)
}

fn told(recovery: Recovery) -> String {
    match recovery {
        Recovery::Repaired { fall, at } => format!("repaired at {at}, {} to {}", fall.from, fall.to),
        Recovery::Better { regained, .. } => format!("better {regained:.2}"),
        Recovery::NotRepaired { regained, .. } => format!("not repaired {regained:.2}"),
        Recovery::Open { regained, sessions_left, .. } => match regained {
            None => format!("open, nothing since, {sessions_left} left"),
            Some(regained) => format!("open {regained:.2}, {sessions_left} left"),
        },
        Recovery::NotKnown(reason) => format!("not known: {reason}"),
    }
}

#[test]
fn a_component_came_back_or_not_by_what_was_measured_since() {
    let check = |text: &str, rupture: usize, state: EpisodeState, expected: &str| {
        assert_eq!(told(of_line(&line(text), Some(rupture), state)), expected, "{text}");
    };
    check("7 8 4 6 7.5", 2, OPEN, "repaired at 4, 8 to 4");
    check("7 8 4 6 7.4", 2, OPEN, "open 0.85, 3 left");
    check("7 8 4 5 6 5 6 5", 2, OPEN, "better 0.50");
    check("7 8 4 5 4 5 4 5", 2, OPEN, "not repaired 0.25");
    check("7 8 4 5 4", 2, CLOSED, "not repaired 0.25");
    check("7 8 4", 2, OPEN, "open, nothing since, 5 left");
    // Six sessions later is too late to be called a repair of this fall.
    check("7 8 4 5 5 5 5 5 8", 2, OPEN, "not repaired 0.25");
    // A fall over several sessions, marked in its middle.
    check("8 8 6 5 3 5 8", 3, OPEN, "repaired at 6, 8 to 3");
    check("8 8 7 6", 2, OPEN, "open, nothing since, 5 left");
    // The session itself was not measured: the next position tells.
    check("8 8 - 4 8", 2, OPEN, "repaired at 4, 8 to 4");
    check("8 8 - - - - 4 8", 2, OPEN, "not known: not-measured-then");
    check("8 8 4 - - - - -", 2, OPEN, "not known: not-measured-since");
    check("8 8 4", 2, CLOSED, "not known: not-measured-since");
    // Nothing is compared across more than three sessions in a row without a position.
    check("8 8 4 - - - - 8", 2, OPEN, "not known: long-gap");
    check("8 - - - - 4 8", 5, OPEN, "not known: long-gap");
    check("- - - - 4 8", 4, OPEN, "not known: nothing-before");
    check("4 8", 0, OPEN, "not known: nothing-before");
    check("7 7 6.8 7", 2, OPEN, "not known: no-fall");
    check("7 7 7", 7, OPEN, "not known: no-session");
    // Who varies more is given more room.
    check("2 8 3 9 2 7.8", 4, OPEN, "repaired at 5, 9 to 2");
    // The two ends that are level: the position before is the last one of them.
    check("7 7 7 4 7", 3, OPEN, "repaired at 4, 7 to 4");
}

#[test]
fn nothing_is_compared_across_another_therapist_or_another_check_and_it_says_so() {
    // The therapist begins a day before that session; the other check was answered at those places.
    let check = |text: &str, rupture: usize, therapist: &[u32], other_check: &[usize], expected: &str| {
        let line = line(text);
        let sessions = weekly(line.len());
        let began = |number: &u32| Timestamp::from_ms((i64::from(*number) * 7 - 1) * DAY_MS);
        let other_therapist = therapist.iter().map(began).collect();
        let breaks = Breaks { sessions: &sessions, other_therapist, other_check };
        assert_eq!(told(recovery::of_line(&line, &breaks, Some(rupture), OPEN)), expected, "{text}");
    };
    check("8 8 4 5 8", 2, &[5], &[], "not known: other-therapist");
    check("8 8 4 8 8", 2, &[5], &[], "repaired at 3, 8 to 4");
    check("8 8 4 5 5 5 5 5 8", 2, &[9], &[], "not repaired 0.25");
    // It began before the fall, in it, and in a session that was not measured.
    check("8 8 4 8", 2, &[3], &[], "not known: other-therapist");
    check("8 8 4 - ", 2, &[4], &[], "not known: other-therapist");
    check("8 8 - 4 8", 2, &[4], &[], "not known: not-measured-then");
    check("8 8 4 5", 2, &[], &[], "open 0.25, 4 left");
    check("- - 4 8", 2, &[], &[0, 1], "not known: other-check");
    check("- - - 8 8", 1, &[], &[0, 1, 2], "not known: other-check");
    check("- - - - - 8 8", 1, &[], &[0, 1, 2], "not known: other-check");
    check("8 8 4 5 - -", 2, &[], &[4], "not known: other-check");
    // Once, in between: the sessions before and after share a check.
    check("8 8 4 - 8", 2, &[], &[3], "repaired at 4, 8 to 4");
}

#[test]
fn who_treats_from_the_start_is_no_change_of_therapist() {
    let record = crate::course::Record::default();
    let rhythm = crate::episode::WellbeingRhythm::ALL[0];
    let course = Course { sessions: weekly(4), ..Course::of(&record, rhythm, samples::TODAY) };
    let check = |days: &[i64], expected: &[i64]| {
        let at = |day: &i64| Timestamp::from_ms(day * DAY_MS);
        let breaks = Breaks::of(&course, days.iter().map(at));
        assert_eq!(breaks.other_therapist, expected.iter().map(at).collect::<Vec<_>>(), "{days:?}");
    };
    check(&[], &[]);
    check(&[1, 3], &[]);
    // Of earlier sessions that were read in, nobody knows who treated: the first one known is no change.
    check(&[17], &[]);
    check(&[22, 1, 15], &[15, 22]);
}

#[test]
fn without_a_session_nothing_is_known() {
    assert_eq!(of_line(&line("8 4 8"), None, OPEN), Recovery::NotKnown(NotKnown::NoSession));
    assert_eq!(of_line(&[], Some(0), OPEN), Recovery::NotKnown(NotKnown::NoSession));
}

#[test]
fn the_clients_side_tells_and_the_therapists_only_where_it_cannot() {
    let check = |client: &str, therapist: &str, perspective: Perspective, outcome: Outcome| {
        let component = Component::Bond;
        let course = ComponentCourse { component, client: line(client), therapist: line(therapist) };
        let sessions = weekly(3);
        let breaks = Breaks { sessions: &sessions, other_therapist: vec![], other_check: &[] };
        let seen = recovery::seen(&course, &breaks, Some(1), OPEN);
        assert_eq!(
            (seen.perspective, seen.recovery.outcome()),
            (perspective, outcome),
            "{client}/{therapist}"
        );
    };
    check("8 4 8", "8 4 4", Perspective::Client, Outcome::Repaired);
    check("8 - -", "8 4 8", Perspective::Therapist, Outcome::Repaired);
    check("- - -", "- - -", Perspective::Client, Outcome::NotKnown);
}

#[test]
fn the_therapists_word_stands_first_and_what_was_computed_stays() {
    let computed = of_line(&line("8 4 8"), Some(1), OPEN);
    assert_eq!(Told { computed, said: None }.outcome(), Outcome::Repaired);
    let told = Told { computed, said: Some(Outcome::NotRepaired) };
    assert_eq!((told.outcome(), told.computed.outcome()), (Outcome::NotRepaired, Outcome::Repaired));
}

fn positions() -> impl Strategy<Value = Vec<Option<u8>>> {
    prop::collection::vec(prop::option::weighted(0.85, 0_u8..=20), 1..16)
}

fn points(positions: &[Option<u8>], shift: f64) -> Vec<Point> {
    let point = |position: &Option<u8>| match position {
        None => Point::Gap(Gap::Missing),
        Some(halves) => Point::At(f64::from(*halves) / 2.0 + shift),
    };
    positions.iter().map(point).collect()
}

proptest! {
    #[test]
    fn what_was_repaired_stays_repaired_whatever_comes(
        before in positions(), after in positions(), at: prop::sample::Index
    ) {
        let place = Some(at.index(before.len()));
        let first = of_line(&points(&before, 0.0), place, OPEN);
        let longer = of_line(&points(&[before, after].concat(), 0.0), place, OPEN);
        if let Recovery::Repaired { .. } = first {
            prop_assert_eq!(longer, first);
        }
    }

    #[test]
    fn where_everything_lies_on_the_scale_changes_nothing(values in positions(), at: prop::sample::Index) {
        let place = Some(at.index(values.len()));
        let one = of_line(&points(&values, 0.0), place, OPEN);
        let other = of_line(&points(&values, 8.0), place, OPEN);
        prop_assert_eq!(one.outcome(), other.outcome());
    }

    #[test]
    fn nothing_measured_since_is_never_a_recovery_that_stayed_out(
        values in positions(), at: prop::sample::Index
    ) {
        let place = at.index(values.len());
        let line = points(&values, 0.0);
        if let Some(fall) = of_line(&line, Some(place), OPEN).fall() {
            let mut silent = line[..=fall.lowest].to_vec();
            silent.extend([Point::Gap(Gap::Missing); WINDOW]);
            let found = of_line(&silent, Some(place), OPEN);
            prop_assert_eq!(found, Recovery::NotKnown(NotKnown::NotMeasuredSince));
        }
    }

    #[test]
    fn a_fall_is_deeper_than_its_tolerance_and_shares_lie_between_nothing_and_all(
        values in positions(), at: prop::sample::Index
    ) {
        let recovery = of_line(&points(&values, 0.0), Some(at.index(values.len())), OPEN);
        if let Some(fall) = recovery.fall() {
            prop_assert!(fall.depth() > fall.tolerance && fall.tolerance >= 0.5);
            prop_assert!(fall.peak < fall.lowest);
        }
        match recovery {
            Recovery::Better { regained, .. } => prop_assert!((0.5..=1.0).contains(&regained)),
            Recovery::NotRepaired { regained, .. } => prop_assert!((0.0..0.5).contains(&regained)),
            Recovery::Open { sessions_left, .. } => prop_assert!((1..=WINDOW).contains(&sessions_left)),
            Recovery::Repaired { .. } | Recovery::NotKnown(_) => {}
        }
    }

    #[test]
    fn a_change_nobody_else_touched_is_never_lost(mine in account(), base in account()) {
        prop_assert_eq!(merge(&base, &base, &mine), Merged::Together(mine.clone()));
        prop_assert_eq!(merge(&base, &mine, &base), Merged::Together(mine.clone()));
        prop_assert_eq!(merge(&base, &mine, &mine), Merged::Together(mine));
    }

    #[test]
    fn two_changes_go_together_or_name_what_to_choose(
        base in account(), theirs in account(), mine in account()
    ) {
        match merge(&base, &theirs, &mine) {
            Merged::Together(account) => {
                let changed: BTreeSet<AccountField> =
                    differences(&base, &theirs).into_iter().chain(differences(&base, &mine)).collect();
                prop_assert_eq!(differences(&base, &account), changed.into_iter().collect::<Vec<_>>());
            }
            Merged::Choose { fields, draft } => {
                prop_assert!(!fields.is_empty());
                let differ = differences(&theirs, &mine);
                let from_draft = differences(&mine, &draft);
                prop_assert!(fields.iter().all(|field| !from_draft.contains(field)));
                prop_assert!(fields.iter().all(|field| differ.contains(field)));
            }
        }
    }
}

fn account() -> impl Strategy<Value = Account> {
    let text = || prop::option::of("[ab]{1,2}");
    let ways = prop::collection::btree_set(prop::sample::select(RepairWay::ALL), 0..3);
    let words = (
        prop::sample::select(Component::ALL),
        prop::sample::select(Movement::ALL),
        prop::sample::select(NoticedBy::ALL),
    );
    (words, text(), text(), ways).prop_map(|((component, movement, noticed_by), talked, changed, ways)| {
        Account {
            component,
            movement,
            noticed_by,
            session: None,
            agreement_at: None,
            talked,
            changed,
            ways,
            said: None,
            set_aside: None,
        }
    })
}

fn example() -> Account {
    Account {
        component: Component::Task,
        movement: Movement::Withdrawal,
        noticed_by: NoticedBy::Therapist,
        session: Some(samples::session(3).id),
        agreement_at: None,
        talked: None,
        changed: None,
        ways: BTreeSet::new(),
        said: None,
        set_aside: None,
    }
}

#[test]
fn a_text_is_kept_as_it_was_typed_or_refused_whole() {
    let kept = |typed: &str| text(TextPart::Talked, typed);
    assert_eq!(kept(" \r\n "), Ok(None));
    assert_eq!(kept("<b>\u{202e}één\r\ntwee</b>"), Ok(Some("<b>\u{202e}één\ntwee</b>".into())));
    let count = TEXT_MOST + 1;
    let refused = RuptureRefusal::TooLong { part: TextPart::Talked, count, most: TEXT_MOST };
    assert_eq!(kept(&"x".repeat(count)), Err(refused));
}

#[test]
fn overruling_takes_a_reason() {
    assert_eq!(said(None, ""), Ok(None));
    assert_eq!(said(Some(Outcome::Repaired), " "), Err(RuptureRefusal::NoReason));
    let word = said(Some(Outcome::Repaired), "zo zei de cliënt het").unwrap().unwrap();
    assert_eq!(word.outcome, Outcome::Repaired);
}

#[test]
fn a_rupture_is_linked_to_a_session_and_an_agreement_of_its_own_episode_or_to_none() {
    let (held, none) = ([samples::session(3).id], Agreement::default());
    assert_eq!(example().checked(&held, &none), Ok(()));
    assert_eq!(Account { session: None, ..example() }.checked(&[], &none), Ok(()));
    assert_eq!(example().checked(&[], &none), Err(RuptureRefusal::OtherSession));
    let words = Terms::default().with_words(Side::Client, Words::read("een doel").unwrap());
    let first = none.propose(Kind::Goal, words, Author::Client, samples::TODAY).unwrap();
    let id = PointId::make(samples::TODAY, &SeededChance::new(1));
    let goal = agreement::point::Point::of(id, Kind::Goal, vec![first], vec![], vec![]).unwrap();
    let check = |at: Timestamp, expected: Result<(), RuptureRefusal>| {
        let account = Account { agreement_at: Some(at), ..example() };
        assert_eq!(account.checked(&held, &Agreement::of(vec![goal.clone()])), expected);
    };
    check(samples::TODAY, Ok(()));
    // Held by then, but it is not the moment by which that agreement is named.
    check(samples::TODAY.plus_ms(1), Err(RuptureRefusal::OtherAgreement));
    check(samples::TODAY.plus_ms(-1), Err(RuptureRefusal::OtherAgreement));
}

#[test]
fn an_account_shows_no_text_in_a_log() {
    let account = Account { talked: Some("geheim".into()), ..example() };
    assert_eq!(format!("{account:?}"), "Account(task, withdrawal, therapist, …)");
}

#[test]
fn every_way_belongs_to_a_family_and_every_movement_has_a_path() {
    let ways: Vec<RepairWay> = WayFamily::ALL.iter().flat_map(|family| family.ways()).collect();
    assert_eq!(ways, RepairWay::ALL);
    assert_eq!(Movement::Withdrawal.paths(), [Path::Withdrawal]);
    assert_eq!(Movement::Unknown.paths(), Path::ALL);
}

#[test]
fn a_rupture_is_set_aside_with_a_reason_and_counts_again_once_it_is_taken_up() {
    let account = example();
    assert_eq!(account.laid_aside(" \n ").unwrap_err(), RuptureRefusal::NoReasonToSetAside);
    let long = account.laid_aside(&"é".repeat(TEXT_MOST + 1)).unwrap_err();
    assert!(matches!(long, RuptureRefusal::TooLong { part: TextPart::SetAside, .. }), "{long:?}");
    let aside = account.laid_aside(" bij de verkeerde cliënt ").unwrap();
    assert!(account.counts() && !aside.counts());
    assert_eq!(differences(&account, &aside), [AccountField::SetAside]);
    assert!(aside.taken_up() == account);
}
