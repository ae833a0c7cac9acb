//! The charts under the paths of the reference files. Places of sessions count from 1.

use super::{Outcome, Series};
use serde_json::{Map, Value, json};
use stats::change::control_chart::Limits;
use stats::change::run_rules::Pattern;

/// The charts as JSON.
pub fn json(outcome: &Outcome) -> Value {
    json!({
        "kind": "control_chart",
        "file": outcome.prepared.found.file,
        "charts": outcome.series.iter().map(|series| one(series, &outcome.asked.by)).collect::<Vec<Value>>(),
    })
}

fn one(series: &Series, by: &str) -> Value {
    let charts = &series.charts;
    let base = &charts.baseline;
    let (limits, three) = (base.limits(), base.limits_at(3.0));
    let name = series.name.parse::<f64>().map_or_else(|_words| json!(series.name), |number| json!(number));
    let pattern = |wanted: Pattern| {
        let mut at: Vec<usize> =
            charts.patterns.iter().filter(|own| own.pattern == wanted).map(|own| own.index).collect();
        at.dedup();
        places(at)
    };
    let points: Vec<_> = charts.ewma.iter().flatten().collect();
    let end =
        |of: fn(&Limits) -> f64| json!(points.iter().map(|point| of(&point.limits)).collect::<Vec<f64>>());
    let sums: Vec<_> = charts.cusum.iter().flatten().collect();
    let signals = |sides: Vec<bool>| places((0..sides.len()).filter(|at| sides[*at]).collect());
    let mut fields = Map::new();
    for (key, value) in [
        (by, name),
        ("n", json!(base.count())),
        ("center", json!(base.centre())),
        ("mr_bar", json!(base.mean_range())),
        ("sigma_hat", json!(base.sigma())),
        ("UCL", json!(limits.upper)),
        ("LCL", json!(limits.lower)),
        ("UCL_3sigma", json!(three.upper)),
        ("LCL_3sigma", json!(three.lower)),
        ("mr_UCL", json!(base.range_limit())),
        ("beyond_limits", places(charts.beyond.clone())),
        ("mr_beyond", places(charts.ranges_beyond.clone())),
        ("run8", pattern(Pattern::EightOnOneSide)),
        ("two_of_three_beyond_2s", pattern(Pattern::TwoOfThreeBeyondTwo)),
        ("ewma", json!(points.iter().map(|point| point.mean).collect::<Vec<f64>>())),
        ("ewma_ucl", end(|limits| limits.upper)),
        ("ewma_lcl", end(|limits| limits.lower)),
        ("ewma_signals", signals(points.iter().map(|point| point.side.is_some()).collect())),
        // In the unit of the scores.
        ("cusum_pos", json!(sums.iter().map(|sum| sum.above * base.sigma()).collect::<Vec<f64>>())),
        ("cusum_neg", json!(sums.iter().map(|sum| sum.below * base.sigma()).collect::<Vec<f64>>())),
        ("cusum_signals_h5", signals(sums.iter().map(|sum| sum.side.is_some()).collect())),
        ("lag1_autocorr", json!(charts.lag_one)),
    ] {
        fields.insert(key.to_owned(), value);
    }
    Value::Object(fields)
}

fn places(found: Vec<usize>) -> Value {
    json!(found.into_iter().map(|at| at + 1).collect::<Vec<usize>>())
}
