//! The numbers of a scale under the paths of the reference files: of kind `alpha`, or of kind `omega` when factors were asked for.

use super::Outcome;
use serde_json::{Map, Value, json};
use stats::matrix::Matrix;
use stats::reliability::alpha::{AlphaReport, ItemStatistics};
use stats::reliability::omega::{GroupOmega, OmegaReport};
use stats::reliability::scale::ScaleReport;

/// The outcome as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let told = match &outcome.general {
        Some(found) => general(found, outcome),
        None => scale(outcome),
    };
    let mut whole = Map::new();
    let kind = if outcome.general.is_some() { "omega" } else { "alpha" };
    whole.insert("kind".into(), json!(kind));
    whole.insert("file".into(), json!(outcome.answered.prepared.found.file));
    whole.insert("items".into(), json!(outcome.answered.names));
    whole.extend(told);
    Value::Object(whole)
}

/// A matrix, row by row.
pub fn rows(matrix: &Matrix) -> Vec<Vec<f64>> {
    (0..matrix.row_count()).map(|row| matrix.row(row).to_vec()).collect()
}

/// The fields of an object that was written between braces.
pub fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            unreachable!("written between braces")
        }
    }
}

fn scale(outcome: &Outcome) -> Map<String, Value> {
    let names = &outcome.answered.names;
    fields(json!({
        "n_rows": outcome.turned.persons,
        "n_complete": outcome.turned.complete,
        "psych": everyone(&outcome.turned),
        "complete_cases": complete(&outcome.found, names, outcome.asked.confidence),
    }))
}

fn everyone(report: &AlphaReport) -> Value {
    fn of<T>(report: &AlphaReport, of: fn(&ItemStatistics) -> T) -> Vec<T> {
        report.items.iter().map(of).collect()
    }
    json!({
        "raw_alpha": report.alpha,
        "std_alpha": report.standardised,
        "G6_smc": report.lambda6,
        "average_r": report.mean_correlation,
        "median_r": report.median_correlation,
        "SN": report.signal_to_noise,
        "ase": report.standard_error,
        "mean": report.score_mean,
        "sd": report.score_standard_deviation,
        "alpha_if_dropped_raw": of(report, |item| item.alpha_if_dropped),
        "alpha_if_dropped_std": of(report, |item| item.standardised_if_dropped),
        "item_total_raw_r": of(report, |item| item.total_correlation),
        "item_total_std_r": of(report, |item| item.standardised_correlation),
        "r_cor": of(report, |item| item.corrected_correlation),
        "r_drop": of(report, |item| item.rest_correlation),
        "item_mean": of(report, |item| item.mean),
        "item_sd": of(report, |item| item.standard_deviation),
        "item_n": of(report, |item| item.count),
        "feldt_ci_psych": [report.interval.lower, report.interval.upper],
    })
}

fn complete(found: &ScaleReport, names: &[String], confidence: f64) -> Value {
    let mut told = fields(json!({
        "alpha": found.complete.alpha,
        "cov": { "rows": names, "cols": names, "values": rows(&found.covariances) },
        "lambda6_cor": found.lambda6,
    }));
    // The name of this number says how sure it is.
    if (confidence - 0.95).abs() < 1e-12 {
        let interval = found.complete.interval;
        told.insert("feldt_ci95".into(), json!([interval.lower, interval.upper]));
    }
    if let Ok(bounds) = &found.bounds {
        told.insert("guttman_lambda1".into(), json!(bounds.lambda1));
        told.insert("guttman_lambda2".into(), json!(bounds.lambda2));
    }
    if let Ok(omega) = &found.omega {
        told.insert("omega_total_1factor_cfa_ML".into(), json!(omega.omega));
        told.insert("cfa_loadings_std_lv".into(), json!(omega.loadings));
        told.insert("cfa_residual_var".into(), json!(omega.residual_variances));
    }
    Value::Object(told)
}

fn general(found: &OmegaReport, outcome: &Outcome) -> Map<String, Value> {
    let solution = &found.factors;
    let groups = solution.groups.column_count();
    let persons = outcome.found.complete.complete;
    let names = &outcome.answered.names;
    let table: Vec<Vec<f64>> = (0..names.len())
        .map(|item| {
            let own = (0..groups).map(|group| solution.groups[(item, group)]);
            let rest =
                [solution.communalities[item], solution.uniquenesses[item], solution.general_shares[item]];
            std::iter::once(solution.general[item]).chain(own).chain(rest).collect()
        })
        .collect();
    let heads: Vec<String> = std::iter::once("g".to_owned())
        .chain((1..=groups).map(|group| format!("F{group}*")))
        .chain(["h2", "u2", "p2"].map(str::to_owned))
        .collect();
    let own = |whole: f64, of: fn(&GroupOmega) -> Option<f64>| -> Vec<Option<f64>> {
        std::iter::once(Some(whole)).chain(found.groups.iter().map(of)).collect()
    };
    let unique = &solution.extraction.uniquenesses;
    let mut extraction = fields(json!({
        "uniqueness": unique,
        "communality": unique.iter().map(|own| 1.0 - own).collect::<Vec<f64>>(),
        "objective": found.reproduction.discrepancy,
        "rms": found.reproduction.residual,
    }));
    // Too few items for so many factors leave nothing to test.
    if let Ok(test) = found.reproduction.test(persons) {
        extraction.insert("STATISTIC".into(), json!(test.value));
        extraction.insert("dof".into(), json!(test.degrees));
    }
    fields(json!({
        "n": persons,
        "R": rows(&found.correlations),
        "omega_hierarchical": found.hierarchical,
        "omega_total": found.total,
        "omega_lim": found.limit,
        "alpha": found.alpha,
        "G6": found.lambda6,
        "group": {
            "total": own(found.total, |group| group.total),
            "general": own(found.hierarchical, |group| group.general),
            "group": own(found.of_groups, |group| group.group),
        },
        "schmid_sl": { "rows": names, "cols": heads, "values": table },
        "phi": rows(&solution.factor_correlations),
        "minres_unrotated": extraction,
    }))
}
