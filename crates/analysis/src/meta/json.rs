//! The numbers of a meta-analysis under the paths of the reference files: `fits`, by method and test.

use super::Outcome;
use crate::failure::Failure;
use serde_json::{Map, Value, json};
use stats::meta::fit::MetaFit;
use stats::meta::heterogeneity::{Method, q_profile};
use stats::meta::predict::Basis;

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Meta`]: an interval that does not exist for these studies.
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let fit = &outcome.fit;
    let (method, test) = (fit.settings.method.code(), fit.settings.test.code());
    let (fits, moderated) = if fit.studies().has_moderators() {
        (None, Some(json!({ format!("{method}_{test}"): told(fit)? })))
    } else {
        (Some(json!({ method: { test: told(fit)? } })), None)
    };
    let mut whole = Map::new();
    whole.insert("kind".into(), json!("meta"));
    whole.insert("file".into(), json!(outcome.prepared.found.file));
    whole.extend(fits.map(|fits| ("fits".to_owned(), fits)));
    whole.extend(moderated.map(|moderated| ("metareg".to_owned(), moderated)));
    Ok(Value::Object(whole))
}

fn told(fit: &MetaFit) -> Result<Value, Failure> {
    let of = |value: fn(&stats::meta::inference::Coefficient) -> f64| {
        fit.coefficients.iter().map(value).collect::<Vec<f64>>()
    };
    let covariance: Vec<Vec<f64>> =
        (0..fit.covariance.row_count()).map(|row| fit.covariance.row(row).to_vec()).collect();
    let Value::Object(mut fields) = json!({
        "method": fit.settings.method.code(),
        "test": fit.settings.test.code(),
        "k": fit.studies().count(),
        "beta": of(|it| it.estimate),
        "se": of(|it| it.standard_error),
        "zval": of(|it| it.statistic),
        "pval": of(|it| it.p),
        "ci_lb": of(|it| it.interval.lower),
        "ci_ub": of(|it| it.interval.upper),
        "dfs": fit.degrees,
        "tau2": fit.heterogeneity.tau2,
        "se_tau2": fit.heterogeneity.tau2_standard_error,
        "I2": fit.heterogeneity.i2,
        "H2": fit.heterogeneity.h2,
        "QE": fit.heterogeneity.q,
        "QEp": fit.heterogeneity.q_p,
        "QM": fit.omnibus.map(|omnibus| omnibus.statistic),
        "QMp": fit.omnibus.map(|omnibus| omnibus.p),
        "s2w": fit.scale,
        "R2": fit.r2,
        "vcov": covariance,
        "logLik": if fit.settings.method == Method::Reml { fit.reml.map(|it| it.log) } else { Some(fit.ml.log) },
        "logLik_REML": fit.reml.map(|it| it.log),
        "AIC_ML": fit.ml.aic,
        "coef_names": fit.coefficients.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
    }) else {
        unreachable!("written between braces")
    };
    if fit.settings.method != Method::Fixed && !fit.studies().has_moderators() {
        let expected = fit.expected(Basis::OfTest)?;
        if let Some(interval) = expected.prediction {
            fields.insert("pi".into(), json!([interval.lower, interval.upper]));
        }
        let spread = q_profile(fit, 0.95)?;
        let row = |estimate: Option<f64>, interval: stats::interval::Interval| {
            json!([estimate, interval.lower, interval.upper])
        };
        let tau2 = fit.heterogeneity.tau2;
        let rows = json!([
            row(Some(tau2), spread.tau2),
            row(Some(tau2.sqrt()), spread.tau),
            row(fit.heterogeneity.i2, spread.i2),
            row(fit.heterogeneity.h2, spread.h2),
        ]);
        fields.insert("tau2_ci_Qprofile".into(), rows);
    }
    Ok(Value::Object(fields))
}
