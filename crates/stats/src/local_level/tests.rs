//! The filter beside the dense normal distribution, its derivatives beside differences, its rate beside the promised one.

use super::fit::{LocalLevelFit, deviance_at};
use super::follow::{Follow, follow};
use super::thresholds::{Ordinary, Thresholds};
use super::{LocalLevel, Timed};
use crate::draw::normal;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn series() -> impl Strategy<Value = Vec<Timed>> {
    prop::collection::vec((0.2..4.0_f64, -3.0..3.0_f64), 1..9).prop_map(|steps| {
        let mut time = 0.0;
        steps
            .into_iter()
            .map(|(passed, value)| {
                time += passed;
                Timed { time, value }
            })
            .collect()
    })
}

fn roots() -> impl Strategy<Value = Vec<f64>> {
    (-1.0..1.0_f64, 0.2..2.0_f64, 0.05..1.0_f64, 0.3..1.5_f64).prop_map(|(m, s, t, n)| vec![m, s, t, n])
}

/// `−2 ln L` of the covariances `spread + step·(min(tᵢ, tⱼ) − t₁) + noise·[i = j]`.
fn dense(at: &[f64], series: &[Timed]) -> f64 {
    let size = series.len();
    let covariance = Matrix::from_fn(size, size, |i, j| {
        let drift = series[i].time.min(series[j].time) - series[0].time;
        at[1] * at[1] + at[2] * at[2] * drift + if i == j { at[3] * at[3] } else { 0.0 }
    });
    let cholesky = Cholesky::of(&covariance).unwrap();
    let white = cholesky.solve_lower(&series.iter().map(|seen| seen.value - at[0]).collect::<Vec<_>>());
    size as f64 * (2.0 * std::f64::consts::PI).ln()
        + cholesky.log_determinant()
        + white.iter().map(|value| value * value).sum::<f64>()
}

proptest! {
    #[test]
    fn the_deviance_is_that_of_the_dense_normal_distribution(at in roots(), series in series()) {
        let (value, _) = deviance_at(&at, std::slice::from_ref(&series));
        let dense = dense(&at, &series);
        prop_assert!((value - dense).abs() < 1e-10 * (1.0 + dense.abs()), "{} {}", value, dense);
    }

    #[test]
    fn the_gradient_is_that_of_differences(at in roots(), series in prop::collection::vec(series(), 1..4)) {
        let (value, gradient) = deviance_at(&at, &series);
        for place in 0..at.len() {
            let moved = |by: f64| {
                let mut at = at.clone();
                at[place] += by;
                deviance_at(&at, &series).0
            };
            // Central differences of this step err by h² and by rounding over h: about 1e-9 of the value.
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            prop_assert!((difference - gradient[place]).abs() < 1e-6 * (1.0 + value.abs()), "{}", place);
        }
    }

    #[test]
    fn what_comes_later_changes_nothing_said_before(series in series(), more in series(), at in roots()) {
        let model = LocalLevel { mean: at[0], spread: at[1], step: at[2], noise: at[3] };
        let end = series.last().unwrap().time;
        let longer: Vec<Timed> = series.iter().copied()
            .chain(more.into_iter().map(|seen| Timed { time: end + seen.time, value: seen.value }))
            .collect();
        let alone = follow(&model, Follow::USUAL, &series).unwrap();
        prop_assert_eq!(&follow(&model, Follow::USUAL, &longer).unwrap()[..alone.len()], &alone[..]);
    }

    #[test]
    fn a_new_unit_changes_no_evidence(series in series(), at in roots(), unit in 0.1..10.0_f64, zero in -5.0..5.0_f64) {
        let model = LocalLevel { mean: at[0], spread: at[1], step: at[2], noise: at[3] };
        let other = LocalLevel {
            mean: zero + unit * model.mean,
            spread: unit * unit * model.spread,
            step: unit * unit * model.step,
            noise: unit * unit * model.noise,
        };
        let moved: Vec<Timed> =
            series.iter().map(|seen| Timed { time: seen.time, value: zero + unit * seen.value }).collect();
        let (ours, theirs) =
            (follow(&model, Follow::USUAL, &series).unwrap(), follow(&other, Follow::USUAL, &moved).unwrap());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            prop_assert!((ours.fall - theirs.fall).abs() < 1e-9 * (1.0 + ours.fall.abs()));
            prop_assert!((ours.surprise - theirs.surprise).abs() < 1e-9 * (1.0 + ours.surprise.abs()));
        }
    }
}

fn drawn(model: &LocalLevel, count: usize, rng: &mut ChaCha8Rng) -> Vec<Vec<Timed>> {
    (0..count)
        .map(|_| {
            let mut level = model.mean + model.spread.sqrt() * normal(rng);
            (1..=20_u8)
                .filter_map(|session| {
                    level += model.step.sqrt() * normal(rng);
                    let value = level + model.noise.sqrt() * normal(rng);
                    (rng.random::<f64>() > 0.1).then_some(Timed { time: f64::from(session), value })
                })
                .collect()
        })
        .collect()
}

#[test]
fn variances_come_back_from_series_drawn_with_them() {
    let truth = LocalLevel { mean: 7.5, spread: 1.2, step: 0.06, noise: 0.8 };
    let drawn = drawn(&truth, 800, &mut ChaCha8Rng::seed_from_u64(7));
    let fit = LocalLevelFit::new(&drawn).unwrap();
    let found = fit.model();
    // Three standard errors with 800 series of 18 sessions: √(spread/800), √(2/800) of the spread, √(2/14 400)-like of the rest.
    assert!((found.mean - truth.mean).abs() < 0.13, "{found:?}");
    assert!((found.spread / truth.spread - 1.0).abs() < 0.17, "{found:?}");
    assert!((found.step / truth.step - 1.0).abs() < 0.25, "{found:?}");
    assert!((found.noise / truth.noise - 1.0).abs() < 0.06, "{found:?}");
}

#[test]
fn a_level_that_does_not_drift_gives_a_step_near_zero() {
    let truth = LocalLevel { mean: 0.0, spread: 1.0, step: 0.0, noise: 1.0 };
    let fit = LocalLevelFit::new(&drawn(&truth, 300, &mut ChaCha8Rng::seed_from_u64(3))).unwrap();
    assert!(fit.model().step < 0.01, "{:?}", fit.model());
}

#[test]
fn a_chosen_share_of_ordinary_sessions_falls_below() {
    let model = LocalLevel { mean: 7.5, spread: 1.2, step: 0.02, noise: 0.9 };
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut sessions = |count: usize| -> Vec<Ordinary> {
        drawn(&model, count, &mut rng)
            .iter()
            .flat_map(|series| {
                // The top of the scale cuts what lies above it.
                let seen: Vec<Timed> =
                    series.iter().map(|seen| Timed { value: seen.value.min(9.0), ..*seen }).collect();
                follow(&model, Follow::USUAL, &seen).unwrap()
            })
            .map(|ahead| Ordinary { expected: ahead.expectation.value, fall: ahead.fall, weight: 1.0 })
            .collect()
    };
    let thresholds = Thresholds::new(0.025, &sessions(2_000)).unwrap();
    assert_eq!(thresholds.bands().count(), 5);
    let others = sessions(2_000);
    for (from, to) in [(f64::NEG_INFINITY, 7.0), (7.0, 8.0), (8.0, f64::INFINITY)] {
        let part: Vec<&Ordinary> =
            others.iter().filter(|one| one.expected >= from && one.expected < to).collect();
        let below = part.iter().filter(|one| one.fall < thresholds.at(one.expected)).count();
        let rate = below as f64 / part.len() as f64;
        assert!((rate / 0.025 - 1.0).abs() < 0.2, "{rate} between {from} and {to}");
    }
}

#[test]
fn what_cannot_be_followed_is_refused() {
    let model = LocalLevel { mean: 7.0, spread: 1.0, step: 0.1, noise: 0.5 };
    let at = |time: f64, value: f64| Timed { time, value };
    let check = |model: LocalLevel, how: Follow, series: &[Timed], expected: StatsError| {
        assert_eq!(follow(&model, how, series), Err(expected));
    };
    let out = |parameter, value| StatsError::ParameterOutOfRange { parameter, value };
    check(LocalLevel { noise: 0.0, ..model }, Follow::USUAL, &[], out("noise", 0.0));
    check(LocalLevel { step: -1.0, ..model }, Follow::USUAL, &[], out("step", -1.0));
    check(model, Follow { window: 0, ..Follow::USUAL }, &[], out("window", 0.0));
    check(model, Follow::USUAL, &[at(2.0, 1.0), at(2.0, 1.0)], out("time", 2.0));
    check(model, Follow::USUAL, &[at(1.0, 1.0), at(2.0, f64::NAN)], StatsError::NotFinite { index: 1 });
    assert_eq!(
        LocalLevelFit::new(&[vec![at(1.0, 5.0), at(2.0, 5.0)], vec![at(1.0, 5.0)]]),
        Err(StatsError::NoVariation { variable: 0 }),
    );
    assert_eq!(
        LocalLevelFit::new(&[vec![at(1.0, 5.0)]]),
        Err(StatsError::TooFewObservations { needed: 2, got: 1 }),
    );
    assert_eq!(Thresholds::new(1.0, &[]), Err(out("rate", 1.0)));
    assert_eq!(Thresholds::new(0.025, &[]), Err(StatsError::TooFewObservations { needed: 40, got: 0 }));
}
