//! Profiles beside fits and plain searches that hold the same parameter.

use super::*;
use crate::matrix::Matrix;
use crate::mixed::samples::{Layout, design, noise, table};
use crate::mixed::search::has_one_valley;
use proptest::prelude::*;

const CUT: f64 = 3.841_458_820_694_124;

fn interval(fit: &LinearFit, name: &str) -> Interval {
    let profile = fit.profile(0.95).unwrap();
    profile.into_iter().find(|found| found.parameter.name() == name).unwrap().interval
}

/// The least of a function: the lowest of many places, and from there by thirds.
fn least(low: f64, high: f64, function: &mut dyn FnMut(f64) -> f64) -> f64 {
    const PLACES: u32 = 400;
    // As many places below a hundredth of the range as above it.
    let place = |step: f64| low + (high - low) * (step / f64::from(PLACES)).powi(4);
    let best =
        (0..=PLACES).min_by(|a, b| function(place(f64::from(*a))).total_cmp(&function(place(f64::from(*b)))));
    let best = f64::from(best.unwrap());
    let (mut low, mut high) = (place((best - 1.0).max(0.0)), place((best + 1.0).min(f64::from(PLACES))));
    for _ in 0..100 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if function(a) < function(b) { high = b } else { low = a }
    }
    function(0.5 * (low + high))
}

// The tolerance of a rise. An end is a root found to 1e-11 of √CUT, so the rise there to 4·1e-11. Both deviances end where a
// parabola has less than 1e-14·(1 + |d|) to gain, or where rounding hides it: at most 1e-8·(1 + |d|), with |d| near 100 here.
const TOLERANCE: f64 = 1e-6;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn an_end_of_a_coefficient_is_where_a_fit_that_holds_it_is_that_much_worse(
        noise in noise(),
        (whole, held, layout) in prop::sample::select(vec![
            ("y ~ x + (1 | g)", "y ~ 1 + offset(OFFSET * x) + (1 | g)", Layout::Nested),
            ("y ~ x + z + (x | g) + (1 | h)", "y ~ z + offset(OFFSET * x) + (x | g) + (1 | h)", Layout::Nested),
            ("y ~ x + (1 | g) + (1 | h)", "y ~ 1 + offset(OFFSET * x) + (1 | g) + (1 | h)", Layout::Crossed),
        ]),
    ) {
        let table = table(layout, &noise);
        let fit = LinearFit::read(whole, &table, Criterion::Ml).unwrap();
        prop_assume!(has_one_valley(&fit));
        let ends = interval(&fit, "x");
        for end in [ends.lower, ends.upper] {
            let formula = held.replace("OFFSET", &format!("({end:.17})"));
            let worse = LinearFit::read(&formula, &table, Criterion::Ml).unwrap();
            prop_assume!(has_one_valley(&worse));
            let rise = worse.objective() - fit.objective();
            // The profile has been at a place that rises by CUT. A fit that lies higher is one whose search saw only a higher
            // valley: no evidence. Were it always so, every sample would be set aside, and the test fail by that.
            prop_assume!(rise < CUT + TOLERANCE);
            prop_assert!(rise > CUT - TOLERANCE, "{formula}: {rise}");
        }
    }

    #[test]
    fn an_end_of_a_spread_is_where_the_best_of_all_others_is_that_much_worse(
        noise in noise(),
        criterion in prop::sample::select(vec![Criterion::Ml, Criterion::Reml]),
    ) {
        let table = table(Layout::Nested, &noise);
        let fit = LinearFit::new(design("y ~ x + (1 | g)", &table, Some("w")), criterion).unwrap();
        let mut deviance = fit.deviance.clone();
        let mut value = |spread: f64, sigma: f64| {
            let factor = Matrix::from_fn(1, 1, |_, _| spread / sigma);
            let point = deviance.at(vec![factor]).unwrap();
            let freedom = deviance.freedom();
            let variance = sigma * sigma;
            deviance.log_dets(&point) + freedom * (std::f64::consts::TAU * variance).ln() + point.residual / variance
        };
        let ends = interval(&fit, "sd_(Intercept)|g");
        for end in [ends.lower, ends.upper].into_iter().filter(|end| *end > 0.0) {
            let rise = least(0.01, 30.0, &mut |sigma| value(end, sigma)) - fit.objective();
            prop_assert!((rise - CUT).abs() < TOLERANCE, "{end}: {rise}");
        }
        let ends = interval(&fit, "sigma");
        for end in [ends.lower, ends.upper] {
            let rise = least(0.0, 100.0, &mut |spread| value(spread, end)) - fit.objective();
            prop_assert!((rise - CUT).abs() < TOLERANCE, "{end}: {rise}");
        }
    }
}

#[test]
fn a_restricted_likelihood_has_no_profile_of_coefficients() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let fit = LinearFit::read("y ~ x + (x | g)", &table(Layout::Nested, &noise), Criterion::Reml).unwrap();
    let names: Vec<String> =
        fit.profile(0.9).unwrap().into_iter().map(|found| found.parameter.name()).collect();
    assert_eq!(names, ["sd_(Intercept)|g", "cor_x.(Intercept)|g", "sd_x|g", "sigma"]);
    assert!(fit.profile(95.0).is_err());
}

#[test]
fn an_interval_ends_where_a_spread_or_a_correlation_can_go_no_further() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let fit = LinearFit::read("y ~ x + (x | g)", &table(Layout::Nested, &noise), Criterion::Ml).unwrap();
    assert_eq!(interval(&fit, "sd_x|g").lower, 0.0);
    assert_eq!(interval(&fit, "cor_x.(Intercept)|g"), Interval { lower: -1.0, upper: 1.0 });
}
