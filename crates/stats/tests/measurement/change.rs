//! Charts of single cases, and reliable change.

use crate::Case;
use crate::factor::{list, object};
use crate::json::Json;
use verbond_stats::change::Better;
use verbond_stats::change::chart::{Charts, Settings, charts as draw};
use verbond_stats::change::control_chart::Limits;
use verbond_stats::change::reliable_change::Category;
use verbond_stats::change::run_rules::Pattern;
use verbond_stats::change::sample::{Reading, changes};

/// Places counted from 1.
fn places(found: &[usize]) -> Json {
    list(found.iter().map(|at| (at + 1) as f64))
}

pub fn charts(case: &Case) -> Json {
    let (patients, scores) = (case.table.column("patient"), score(case));
    let Some(Json::List(expected)) = case.oracle.get("charts") else { panic!("there are charts") };
    let one = |expected: &Json| {
        let patient = expected.get("patient").unwrap().number();
        let own: Vec<Option<f64>> =
            patients.iter().zip(&scores).filter(|(own, _)| **own == Some(patient)).map(|(_, s)| *s).collect();
        chart(patient, &draw(&own, &Settings::default()).unwrap())
    };
    object([("charts", Json::List(expected.iter().map(one).collect()))])
}

fn score(case: &Case) -> Vec<Option<f64>> {
    case.table.column("srs")
}

fn chart(patient: f64, found: &Charts) -> Json {
    let base = &found.baseline;
    let (limits, three) = (base.limits(), base.limits_at(3.0));
    let pattern = |wanted: Pattern| {
        let mut at: Vec<usize> =
            found.patterns.iter().filter(|own| own.pattern == wanted).map(|own| own.index).collect();
        at.dedup();
        places(&at)
    };
    let points: Vec<_> = found.ewma.iter().flatten().collect();
    let end = |of: fn(&Limits) -> f64| list(points.iter().map(|point| of(&point.limits)));
    let sums: Vec<_> = found.cusum.iter().flatten().collect();
    let signals = |sides: Vec<bool>| places(&(0..sides.len()).filter(|at| sides[*at]).collect::<Vec<_>>());
    object([
        ("patient", Json::Number(patient)),
        ("n", Json::Number(base.count() as f64)),
        ("center", Json::Number(base.centre())),
        ("mr_bar", Json::Number(base.mean_range())),
        ("sigma_hat", Json::Number(base.sigma())),
        ("UCL", Json::Number(limits.upper)),
        ("LCL", Json::Number(limits.lower)),
        ("UCL_3sigma", Json::Number(three.upper)),
        ("LCL_3sigma", Json::Number(three.lower)),
        ("mr_UCL", Json::Number(base.range_limit())),
        ("beyond_limits", places(&found.beyond)),
        ("mr_beyond", places(&found.ranges_beyond)),
        ("run8", pattern(Pattern::EightOnOneSide)),
        ("two_of_three_beyond_2s", pattern(Pattern::TwoOfThreeBeyondTwo)),
        ("ewma", list(points.iter().map(|point| point.mean))),
        ("ewma_ucl", end(|limits| limits.upper)),
        ("ewma_lcl", end(|limits| limits.lower)),
        ("ewma_signals", signals(points.iter().map(|point| point.side.is_some()).collect())),
        ("cusum_pos", list(sums.iter().map(|point| point.above * base.sigma()))),
        ("cusum_neg", list(sums.iter().map(|point| point.below * base.sigma()))),
        ("cusum_signals_h5", signals(sums.iter().map(|point| point.side.is_some()).collect())),
        ("lag1_autocorr", Json::Number(found.lag_one.unwrap())),
    ])
}

/// The first and the last measurement of each person who has both.
pub fn reliable(case: &Case) -> Json {
    let (ids, times, scores) = (case.table.column("id"), case.table.column("time"), case.table.column("bdi"));
    let at = |id: f64, time: f64| {
        (0..ids.len())
            .find(|row| ids[*row] == Some(id) && times[*row] == Some(time))
            .and_then(|row| scores[row])
    };
    let mut all: Vec<f64> = ids.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    let with_both: Vec<f64> = case.oracle.get("ids").unwrap().numbers();
    let both: Vec<f64> = all
        .into_iter()
        .filter(|id| at(*id, 1.0).is_some() && at(*id, 4.0).is_some())
        .take(with_both.len())
        .collect();
    let side = |time: f64| both.iter().map(|id| at(*id, time)).collect::<Vec<_>>();
    let reading = Reading { reliability: 0.88, confidence: 0.95, cutoff: None, better: Better::Lower };
    let found = changes(&side(1.0), &side(4.0), &reading).unwrap();
    let own: Vec<_> = found.changes.iter().flatten().collect();
    let count = |category: Category| {
        Json::Number(own.iter().filter(|change| change.category == category).count() as f64)
    };
    object([
        ("n", Json::Number(found.count as f64)),
        ("sd_pre", Json::Number(found.standard_deviation)),
        ("se_diff", Json::Number(found.error_of_difference)),
        ("ids", list(both.iter().copied())),
        ("rci", list(own.iter().map(|change| change.index))),
        ("improved", count(Category::Improved)),
        ("deteriorated", count(Category::Deteriorated)),
    ])
}
