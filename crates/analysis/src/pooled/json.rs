//! The numbers of a pooled fit, under the same paths as those of a mixed model.

use super::Outcome;
use crate::mixed::json::components;
use serde_json::{Map, Value, json};
use stats::mixed::deviance::Criterion;
use stats::pooled::fit::PooledFit;

/// Both fits as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let (reml, ml) = match outcome.asked.criterion {
        Criterion::Reml => (&outcome.fit, &outcome.other),
        Criterion::Ml => (&outcome.other, &outcome.fit),
    };
    json!({
        "kind": "lmm",
        "formula": outcome.agreed.formula,
        "weights": outcome.agreed.weights,
        "REML": one(reml),
        "ML": one(ml),
    })
}

fn one(fit: &PooledFit) -> Value {
    let coefficients = fit.coefficients();
    let counts = fit.group_counts().into_iter().map(|(grouping, count)| (grouping.to_owned(), json!(count)));
    json!({
        "n": fit.row_count(),
        "p": coefficients.len(),
        "n_groups": counts.collect::<Map<String, Value>>(),
        "coef_names": coefficients.iter().map(|it| it.name.as_str()).collect::<Vec<&str>>(),
        "theta": fit.theta(),
        "sigma": fit.sigma(),
        "beta": coefficients.iter().map(|it| it.estimate).collect::<Vec<f64>>(),
        "se": coefficients.iter().map(|it| it.standard_error).collect::<Vec<f64>>(),
        "vcov": fit.covariance(),
        "logLik": -fit.objective() / 2.0,
        "objective": fit.objective(),
        "df_model": fit.parameter_count(),
        "varcorr": components(&fit.components()),
    })
}
