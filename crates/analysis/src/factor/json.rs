//! The numbers of a measurement model under the paths of the reference files of kind `cfa`, which are lavaan's names.

use super::{Freeing, Outcome};
use crate::failure::Failure;
use crate::reliability::json::{fields, rows};
use serde_json::{Map, Value, json};
use stats::factor::modification::Modification;
use stats::factor::parameter::Parameter;
use stats::factor::scores::factor_scores;

/// The measures that are told, by lavaan's names.
const MEASURES: &[&str] = &[
    "npar",
    "fmin",
    "chisq",
    "df",
    "pvalue",
    "chisq.scaled",
    "df.scaled",
    "pvalue.scaled",
    "chisq.scaling.factor",
    "baseline.chisq",
    "baseline.df",
    "cfi",
    "tli",
    "nnfi",
    "cfi.robust",
    "tli.robust",
    "logl",
    "unrestricted.logl",
    "aic",
    "bic",
    "bic2",
    "rmsea",
    "rmsea.ci.lower",
    "rmsea.ci.upper",
    "rmsea.pvalue",
    "rmsea.robust",
    "srmr",
    "srmr_mplus",
    "rmr",
    "gfi",
    "agfi",
    "ecvi",
];
/// Persons whose factor scores are told.
const SCORES: usize = 5;
/// So many of what could be freed are told.
const MODIFICATIONS: usize = 10;

/// The outcome as JSON. Of several groups the matrices and scores are left out.
///
/// # Errors
/// [`Failure::Number`]: factor scores that do not exist.
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let fit = &outcome.fit;
    let measures: Map<String, Value> = fit
        .measures
        .named()
        .into_iter()
        .filter(|(name, _)| MEASURES.contains(name))
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .collect();
    let mut whole = fields(json!({
        "kind": "cfa",
        "file": outcome.answered.prepared.found.file,
        "model": outcome.asked.model,
        "n": fit.measures.size,
        "fit": measures,
        "parameters": parameters(outcome)?,
    }));
    if let [moments] = fit.groups.as_slice() {
        whole.insert("implied_cov".into(), json!(rows(&moments.implied)));
        whole.insert("sample_cov".into(), json!(rows(&moments.observed)));
        let scores = factor_scores(fit, &outcome.samples)?.swap_remove(0);
        let head: Vec<Vec<f64>> = scores.into_iter().flatten().take(SCORES).collect();
        whole.insert("factor_scores_regression_head5".into(), json!(head));
    }
    match outcome.asked.freeing {
        Freeing::Told => {
            let head: Vec<Value> =
                outcome.modifications.iter().take(MODIFICATIONS).map(modification).collect();
            whole.insert("modindices_top10".into(), json!(head));
        }
        Freeing::Left => {}
    }
    Ok(Value::Object(whole))
}

fn parameters(outcome: &Outcome) -> Result<Vec<Value>, Failure> {
    let all = &outcome.fit.parameters;
    let (groups, labels) = (outcome.samples.len() > 1, all.iter().any(|own| !own.label.is_empty()));
    let row = |own: &Parameter| -> Result<Value, Failure> {
        let interval = own.interval(outcome.asked.confidence)?;
        let mut told = fields(json!({
            "lhs": own.left,
            "op": own.relation.to_string(),
            "rhs": own.right,
            "est": own.estimate,
            // As lavaan has it: a value that was fixed has no error.
            "se": own.standard_error.unwrap_or(0.0),
            "z": own.z(),
            "pvalue": own.p(),
            "ci.lower": interval.map_or(own.estimate, |interval| interval.lower),
            "ci.upper": interval.map_or(own.estimate, |interval| interval.upper),
            "std.lv": own.factors_standardised,
            "std.all": own.all_standardised,
        }));
        if groups {
            told.insert("group".into(), json!(own.group + 1));
        }
        if labels {
            told.insert("label".into(), json!(own.label));
        }
        Ok(Value::Object(told))
    };
    all.iter().map(row).collect()
}

fn modification(own: &Modification) -> Value {
    json!({
        "lhs": own.left,
        "op": own.relation.to_string(),
        "rhs": own.right,
        "mi": own.index,
        "epc": own.expected_change,
    })
}
