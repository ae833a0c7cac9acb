use super::agreement::agreement;
use super::calibration::{
    Benchmark, CalibrationError, Compared, PassLine, Side, Standing, Weeks, is_calibrated, standing,
};
use super::observation::{Observation, Presence, Refusal, View, Watched, raters};
use super::profile::Profile;
use super::samples::{levels, member, rating};
use super::{Domain, Level, Levels};
use crate::clock::{SeededChance, Timestamp};
use crate::ids::RecordingId;
use proptest::prelude::*;

fn recording() -> Watched {
    Watched::Recording(RecordingId::make(Timestamp::from_ms(5), &SeededChance::new(9)))
}

fn begun(raters: &[u64]) -> Result<Observation, Refusal> {
    let raters = raters.iter().map(|one| member(*one)).collect();
    Observation::begin(recording(), member(1), Presence::Present, raters)
}

#[test]
fn a_level_has_one_number_and_a_domain_that_was_not_seen_is_no_lowest_level() {
    for (place, level) in Level::ALL.iter().enumerate() {
        assert_eq!((usize::from(level.number()), Level::of(level.number())), (place + 1, Some(*level)));
    }
    assert_eq!((Level::of(0), Level::of(7), Level::Inspiring.next()), (None, None, None));
    assert_eq!((levels([4; 6]).points(), levels([4, 4, 4, 4, 4, 0]).points()), (Some(24), None));
    assert_eq!(levels([4, 5, 4, 5, 4, 5]).mean(), Some(4.5));
}

#[test]
fn raters_are_two_others_and_the_trainer_was_there() {
    assert_eq!(begun(&[2]).unwrap_err(), Refusal::TooFewRaters { got: 1 });
    assert_eq!(begun(&[1, 2, 3]).unwrap_err(), Refusal::OwnSession);
    let absent = Observation::begin(recording(), member(1), Presence::Absent, [member(2), member(3)].into());
    assert_eq!(absent.unwrap_err(), Refusal::TrainerAbsent);
}

#[test]
fn a_rater_is_asked_once() {
    assert_eq!(raters(&[member(2), member(3)]).unwrap().len(), 2);
    assert_eq!(raters(&[member(2), member(2)]).unwrap_err(), Refusal::RaterTwice);
}

#[test]
fn a_calibration_holds_for_its_weeks_and_needs_every_recording() {
    let pass = PassLine::from_points(24).unwrap();
    let benchmark = Benchmark::new(levels([4; 6])).unwrap();
    let rated = |numbers, ms| (Timestamp::from_ms(ms), Compared::new(&levels(numbers), &benchmark, pass));
    let weeks = Weeks::new(4).unwrap();
    let at = |rated: &[_], now| standing(rated, 2, weeks, Timestamp::from_ms(now));
    assert_eq!(at(&[rated([4; 6], 5)], 6), Standing::Open { count: 1, of: 2 });
    assert_eq!(at(&[rated([4; 6], 5), rated([6; 6], 6)], 6), Standing::Outside { within: 1, of: 2 });
    let until = Timestamp::from_ms(9 + 28 * crate::clock::DAY_MS);
    let both = [rated([4; 6], 5), rated([5; 6], 9)];
    assert_eq!(at(&both, 10), Standing::Until(until));
    assert_eq!(at(&both, until.ms()), Standing::Passed(until));
    assert_eq!(standing(&[], 0, weeks, until), Standing::Open { count: 0, of: 0 });
    assert_eq!(Weeks::new(3), Err(CalibrationError::Weeks { weeks: 3 }));
}

#[test]
fn nobody_sees_anothers_rating_before_all_are_in_and_none_changes_after() {
    let begun = begun(&[2, 3]).unwrap();
    let one = begun.rated(rating(member(2), [4; 6])).unwrap();
    let own = rating(member(2), [4; 6]);
    assert_eq!(one.seen_by(member(2)), View::Blind { own: Some(&own), count: 1, asked: 2 });
    for other in [1, 3, 4] {
        assert_eq!(one.seen_by(member(other)), View::Blind { own: None, count: 1, asked: 2 });
    }
    assert_eq!(one.open_ratings(), None);
    // The own rating may change while it is alone.
    let again = one.rated(rating(member(2), [5; 6])).unwrap();
    let open = again.rated(rating(member(3), [3; 6])).unwrap();
    assert!(matches!(open.seen_by(member(1)), View::Open(ratings) if ratings.len() == 2));
    assert_eq!(open.rated(rating(member(2), [3; 6])).unwrap_err(), Refusal::AlreadyOpen);
    assert_eq!(begun.rated(rating(member(4), [3; 6])).unwrap_err(), Refusal::NotAsked);
    assert_eq!(begun.rated(rating(member(2), [0; 6])).unwrap_err(), Refusal::Empty);
}

#[test]
fn a_rater_is_calibrated_within_one_level_and_on_the_right_side() {
    let pass = PassLine::from_points(24).unwrap();
    let benchmark = Benchmark::new(levels([4, 4, 4, 4, 4, 4])).unwrap();
    let check = |rated: [u8; 6], within: bool, side: Option<Side>| {
        let compared = Compared::new(&levels(rated), &benchmark, pass);
        assert_eq!((compared.is_within(), compared.side), (within, side), "{rated:?}");
        compared
    };
    check([4, 5, 3, 4, 4, 4], true, Some(Side::Same));
    check([5; 6], true, Some(Side::Same));
    check([3, 4, 4, 4, 4, 4], false, Some(Side::HeldBackWrongly));
    check([6, 4, 4, 4, 4, 4], false, Some(Side::Same));
    let gap = check([4, 4, 4, 4, 4, 0], false, None);
    assert_eq!(gap.above[&Domain::Holding], None);
    let low = Benchmark::new(levels([3; 6])).unwrap();
    assert_eq!(Compared::new(&levels([4; 6]), &low, pass).side, Some(Side::PassedWrongly));
    assert!(!is_calibrated(&[]));
    assert_eq!(PassLine::from_points(5), Err(CalibrationError::PassLine { points: 5 }));
    let gap = Benchmark::new(levels([3, 3, 3, 0, 3, 3]));
    assert_eq!(gap.unwrap_err(), CalibrationError::Benchmark { domain: Domain::Guiding });
}

#[test]
fn agreement_is_that_of_psych() {
    // Six sessions and four raters, as psych 2.2.9 for R 4.2.2 gives it:
    // ICC2 and ICC2k of psych::ICC.
    let rows: [[u8; 4]; 6] =
        [[5, 1, 3, 4], [3, 1, 2, 1], [4, 2, 3, 4], [4, 1, 1, 3], [5, 3, 5, 5], [3, 1, 2, 4]];
    let raters = [member(2), member(3), member(4), member(5)];
    let sessions: Vec<Vec<_>> = rows
        .iter()
        .map(|row| raters.iter().zip(row).map(|(rater, level)| rating(*rater, [*level; 6])).collect())
        .collect();
    let sessions: Vec<&[_]> = sessions.iter().map(Vec::as_slice).collect();
    let found = agreement(&sessions, &raters, 0.95);
    let overall = found.overall.unwrap();
    assert!((overall.single.value - SINGLE).abs() < 5e-5, "{}", overall.single.value);
    assert!((overall.mean.value - MEAN).abs() < 5e-5, "{}", overall.mean.value);
    assert_eq!((overall.count, found.pairs.len(), found.domains.len()), (6, 6, 6));
    for (_, alike) in &found.domains {
        assert_eq!(alike.as_ref().unwrap().single.value, overall.single.value);
    }
    // The second rater is the strictest, and the levels of all add up to nothing.
    let above: Vec<f64> = found.severity.iter().map(|(_, own)| own.as_ref().unwrap().above).collect();
    assert!(above[1] < -1.5 && above.iter().sum::<f64>().abs() < 1e-9, "{above:?}");
    assert!(found.severity[1].1.as_ref().unwrap().interval.unwrap().upper < 0.0);
}

const SINGLE: f64 = 0.336_384_39;
const MEAN: f64 = 0.669_703_82;

#[test]
fn too_few_sessions_have_no_agreement_and_say_so() {
    let raters = [member(2), member(3)];
    assert!(agreement(&[], &raters, 0.95).overall.is_err());
    let one = [rating(raters[0], [4; 6]), rating(raters[1], [5; 6])];
    let found = agreement(&[&one], &raters, 0.95);
    assert!(found.overall.is_err());
    let severity = found.severity[1].1.as_ref().unwrap();
    assert_eq!((severity.above, severity.interval, severity.count), (1.0, None, 1));
    let gap = [rating(raters[0], [4; 6])];
    assert!(agreement(&[&gap], &raters, 0.95).severity[0].1.is_none());
}

#[test]
fn strengths_and_next_steps_are_what_raters_agree_on() {
    let seen = [rating(member(2), [5, 3, 4, 6, 4, 0]), rating(member(3), [5, 3, 4, 3, 5, 0])];
    let profile = Profile::of(&seen);
    assert_eq!(profile.strengths, [Domain::Organising, Domain::Conveying]);
    // Guiding was seen three levels apart: that is a talk between raters first.
    assert_eq!(profile.next, [(Domain::Relating, Level::Steady), (Domain::Embodying, Level::Skilled)]);
    assert_eq!(profile.unseen, [Domain::Holding]);
    let conveying = profile.seen.iter().find(|one| one.domain == Domain::Conveying).unwrap();
    assert_eq!((conveying.mean, conveying.level), (4.5, Level::Steady));
    let same = Profile::of(&[rating(member(2), [4; 6]), rating(member(3), [4; 6])]);
    assert!(same.strengths.is_empty() && same.next.is_empty());
    assert_eq!(Profile::of(&[]).unseen.len(), 6);
}

proptest! {
    #[test]
    fn levels_come_back_from_their_words(numbers in prop::array::uniform6(0_u8..=6)) {
        let levels = levels(numbers);
        prop_assert_eq!(levels.to_string().parse::<Levels>(), Ok(levels));
    }

    #[test]
    fn what_somebody_sees_before_all_are_in_is_the_same_whatever_the_others_gave(
        one in prop::array::uniform6(1_u8..=6), other in prop::array::uniform6(1_u8..=6),
    ) {
        let begun = begun(&[2, 3, 4]).unwrap();
        let with = |numbers| begun.rated(rating(member(2), numbers)).unwrap();
        for viewer in [1, 3, 4, 5] {
            let (left, right) = (with(one), with(other));
            prop_assert_eq!(left.seen_by(member(viewer)), right.seen_by(member(viewer)));
        }
    }

    #[test]
    fn no_strength_is_a_next_step_and_no_named_level_was_beyond_what_was_given(
        ratings in prop::collection::vec(prop::array::uniform6(0_u8..=6), 2..4),
    ) {
        let ratings: Vec<_> =
            ratings.iter().enumerate().map(|(place, one)| rating(member(place as u64), *one)).collect();
        let profile = Profile::of(&ratings);
        for (domain, _) in &profile.next {
            prop_assert!(!profile.strengths.contains(domain));
        }
        for seen in &profile.seen {
            prop_assert!(seen.ends.0 <= seen.level && seen.level <= seen.ends.1);
            prop_assert!(f64::from(seen.level.number()) <= seen.mean + 0.5);
        }
        prop_assert_eq!(profile.seen.len() + profile.unseen.len(), 6);
    }

    #[test]
    fn the_benchmark_itself_is_always_within(numbers in prop::array::uniform6(1_u8..=6), points in 6_u8..=36) {
        let benchmark = Benchmark::new(levels(numbers)).unwrap();
        let compared = Compared::new(&levels(numbers), &benchmark, PassLine::from_points(points).unwrap());
        prop_assert!(compared.is_within() && is_calibrated(&[compared]));
    }
}

#[test]
fn nothing_seen_is_nothing() {
    assert_eq!((Levels::default().points(), Levels::default().mean()), (None, None));
}
