//! The charts together: the vector of one rupture, and three whole series against the reference.

use super::*;
use crate::change::control_chart::moving_ranges;
use crate::change::cusum::{self, Cusum};
use crate::change::ewma::{self, Ewma};
use crate::change::past::lag_one_correlation;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};

const BASELINE: [f64; 6] = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0];
const AFTER: [f64; 4] = [44.0, 50.0, 53.0, 54.0];

/// Half a unit of the last of three printed decimals.
const PRINTED: f64 = 0.000_5 * (1.0 + 1e-9);

#[test]
fn a_drop_after_six_sessions_shows_on_every_chart() {
    let baseline = Baseline::of(&BASELINE.map(Some), 0.0).unwrap();
    let after = AFTER.map(Some);
    assert_eq!((baseline.centre(), baseline.count()), (52.5, 6));
    close("mean range", baseline.mean_range(), 1.6, 4.0 * f64::EPSILON, 0.0);
    close("sigma", baseline.sigma(), 1.4184, 0.0, 0.000_05);
    close("three sigma", baseline.limits().lower, 48.244, 0.0, PRINTED);
    close("three sigma", baseline.limits().upper, 56.756, 0.0, PRINTED);
    close("two sigma", baseline.limits_at(2.0).lower, 49.663, 0.0, PRINTED);
    close("range", baseline.range_limit(), 5.227, 0.0, PRINTED);
    let range = moving_ranges(&[Some(52.0), Some(44.0)])[1].unwrap();
    assert!(range > baseline.range_limit());

    let points = ewma::follow(&after, &baseline, Ewma { weight: 0.3, sigmas: 2.7 }).unwrap();
    let points: Vec<_> = points.into_iter().map(Option::unwrap).collect();
    let means: Vec<f64> = points.iter().map(|point| point.mean).collect();
    let limits: Vec<f64> = points.iter().map(|point| point.limits.lower).collect();
    all_close("ewma", &means, &[49.950, 49.965, 50.876, 51.813], 0.0, PRINTED);
    all_close("limits", &limits, &[51.351, 51.098, 50.989, 50.938], 0.0, PRINTED);
    let below = Some(Side::Below);
    assert_eq!(points.iter().map(|point| point.side).collect::<Vec<_>>(), [below, below, below, None]);

    let points = cusum::follow(&after, &baseline, Cusum { allowance: 0.5, limit: 4.0 }).unwrap();
    let sums: Vec<f64> = points.iter().map(|point| point.unwrap().below).collect();
    all_close("cusum", &sums, &[5.493, 6.755, 5.903, 4.345], 0.0, PRINTED);
    assert!(points.iter().all(|point| point.unwrap().side == below));

    assert_eq!(
        find(&after, &baseline),
        [Found { index: 0, pattern: Pattern::BeyondThree, side: Side::Below }]
    );
}

#[test]
fn three_series_have_the_reference_charts() {
    let reference = Json::parse(include_str!("../../../../../fixtures/change/control_charts_a.json"));
    let table = Csv::parse(include_str!("../../../../../fixtures/change/srs_single_case.csv"));
    let (patients, scores) = (table.complete("patient"), table.column("srs"));
    for chart in reference.at("charts").list() {
        let patient = chart.number("patient");
        let series: Vec<Option<f64>> =
            (0..scores.len()).filter(|row| patients[*row] == patient).map(|row| scores[row]).collect();
        check(&series, chart);
    }
}

/// Closed formulas over some thirty values: what rounding leaves is far below one in 10¹⁰.
fn check(series: &[Option<f64>], chart: &Json) {
    const ROUNDING: f64 = 1e-12;
    let baseline = Baseline::of(series, 0.0).unwrap();
    let (limits, three) = (baseline.limits(), baseline.limits_at(3.0));
    for (key, found) in [
        ("n", baseline.count() as f64),
        ("center", baseline.centre()),
        ("mr_bar", baseline.mean_range()),
        ("sigma_hat", baseline.sigma()),
        ("UCL", limits.upper),
        ("LCL", limits.lower),
        ("UCL_3sigma", three.upper),
        ("LCL_3sigma", three.lower),
        ("mr_UCL", baseline.range_limit()),
        ("lag1_autocorr", lag_one_correlation(series).unwrap()),
    ] {
        close(key, found, chart.number(key), ROUNDING, 0.0);
    }
    let places = |of: &dyn Fn(usize) -> bool| {
        (0..series.len()).filter(|at| of(*at)).map(|at| at as f64 + 1.0).collect()
    };
    let found = find(series, &baseline);
    for (key, pattern) in [
        ("beyond_limits", Pattern::BeyondThree),
        ("two_of_three_beyond_2s", Pattern::TwoOfThreeBeyondTwo),
        ("run8", Pattern::EightOnOneSide),
    ] {
        let at: Vec<f64> =
            places(&|at| found.iter().any(|found| found.index == at && found.pattern == pattern));
        assert_eq!(at, chart.numbers(key), "{key}");
    }
    let ranges = moving_ranges(series);
    let at: Vec<f64> = places(&|at| ranges[at].is_some_and(|range| range > baseline.range_limit()));
    assert_eq!(at, chart.numbers("mr_beyond"));

    let ewma = ewma::follow(series, &baseline, Ewma { weight: 0.2, sigmas: 3.0 }).unwrap();
    let of = |of: fn(&ewma::EwmaPoint) -> f64| -> Vec<f64> { ewma.iter().flatten().map(of).collect() };
    all_close("ewma", &of(|point| point.mean), &chart.numbers("ewma"), ROUNDING, 0.0);
    all_close("ewma_ucl", &of(|point| point.limits.upper), &chart.numbers("ewma_ucl"), ROUNDING, 0.0);
    all_close("ewma_lcl", &of(|point| point.limits.lower), &chart.numbers("ewma_lcl"), ROUNDING, 0.0);
    let at: Vec<f64> = places(&|at| ewma[at].is_some_and(|point| point.side.is_some()));
    assert_eq!(at, chart.numbers("ewma_signals"));

    let cusum = cusum::follow(series, &baseline, Cusum { allowance: 0.5, limit: 5.0 }).unwrap();
    // Our sums are in standard deviations, the reference in points; both may be zero but for rounding.
    let of = |of: fn(&cusum::CusumPoint) -> f64| -> Vec<f64> {
        cusum.iter().flatten().map(|point| of(point) * baseline.sigma()).collect()
    };
    all_close("cusum_pos", &of(|point| point.above), &chart.numbers("cusum_pos"), ROUNDING, 1e-12);
    all_close("cusum_neg", &of(|point| point.below), &chart.numbers("cusum_neg"), ROUNDING, 1e-12);
    let at: Vec<f64> = places(&|at| cusum[at].is_some_and(|point| point.side.is_some()));
    assert_eq!(at, chart.numbers("cusum_signals_h5"));
}
