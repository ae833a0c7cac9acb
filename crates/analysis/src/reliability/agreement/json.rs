//! The numbers of ratings: intraclass correlations under the paths of the reference files of kind `icc`; kappa and r_wg under their own.

use super::{Found, Outcome, Question};
use crate::failure::Failure;
use serde_json::{Value, json};
use stats::rater::icc::{Icc, IccReport};
use stats::rater::kappa::Weights;

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Number`]: variance components that do not exist.
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let mut told = match &outcome.found {
        Found::Alike(report) => alike(report, outcome.asked.confidence)?,
        Found::SameChoice { categories, pairs } => {
            let pair = |pair: &super::Pair| {
                let kappa = &pair.kappa;
                json!({
                    "raters": pair.raters.map(|place| outcome.asked.columns[place].as_str()),
                    "n": kappa.count,
                    "same": pair.same,
                    "kappa": kappa.value,
                    "se": kappa.standard_error,
                    "ci": [kappa.interval.lower, kappa.interval.upper],
                    "p": kappa.p,
                })
            };
            let pairs: Vec<Value> = pairs.iter().map(pair).collect();
            json!({ "kind": "kappa", "weights": weights(outcome), "categories": categories, "pairs": pairs })
        }
        Found::SameView { groups, means } => {
            let group = |group: &super::Group| {
                json!({
                    "group": group.name,
                    "rwg": group.view.map(|view| view.value),
                    "ratio": group.view.map(|view| view.variance_ratio),
                    "n": group.view.map(|view| view.count),
                })
            };
            json!({
                "kind": "rwg",
                "groups": groups.iter().map(group).collect::<Vec<Value>>(),
                "icc1": means.map(|means| means.icc1),
                "icc2": means.map(|means| means.icc2),
            })
        }
    };
    told["file"] = json!(outcome.prepared.found.file);
    told["columns"] = json!(outcome.asked.columns);
    Ok(told)
}

fn weights(outcome: &Outcome) -> Option<&'static str> {
    match &outcome.asked.question {
        Question::SameChoice { weights, .. } => Some(match weights {
            Weights::Equal => "equal",
            Weights::Linear => "linear",
            Weights::Quadratic => "quadratic",
        }),
        Question::Alike | Question::SameView { .. } => None,
    }
}

fn alike(report: &IccReport, confidence: f64) -> Result<Value, Failure> {
    let of = |of: fn(&Icc) -> f64| report.coefficients.iter().map(of).collect::<Vec<f64>>();
    let analysis = report.analysis().map(|(degrees, squares)| [degrees, squares, squares / degrees]);
    let mut told = json!({
        "kind": "icc",
        "n_subjects": report.targets,
        "n_raters": report.raters,
        "type": ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"],
        "ICC": of(|icc| icc.value),
        "F": of(|icc| icc.f),
        "df1": of(|icc| icc.degrees.above),
        "df2": of(|icc| icc.degrees.below),
        "p": of(|icc| icc.p),
        "MSW": report.mean_squares.within,
        "anova": analysis,
        "ICC_lmer_REML": report.by_restricted_likelihood()?,
    });
    // The names of these numbers say how sure they are.
    if (confidence - 0.95).abs() < 1e-12 {
        told["lower95"] = json!(of(|icc| icc.interval.lower));
        told["upper95"] = json!(of(|icc| icc.interval.upper));
    }
    Ok(told)
}
