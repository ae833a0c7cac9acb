//! The numbers of a mixed model under the paths that researchers compare with other software.
//!
//! Both criteria are there, `REML` and `ML`, whichever was asked for. What takes a method of its own (degrees of freedom,
//! profiles) is there when it was asked for.

use super::Outcome;
use crate::failure::Failure;
use serde_json::{Map, Value, json};
use stats::mixed::deviance::Criterion;
use stats::mixed::fit::LinearFit;
use stats::mixed::fit::modes::ConditionalModes;
use stats::mixed::fit::variance::Component;
use stats::mixed::inference::{Inference, Method};

/// Rows that are shown of what has a value for each row.
const HEAD: usize = 10;
/// Rows that are shown of the model matrix.
const MATRIX_HEAD: usize = 3;
/// Groupings of more groups than this show the first [`MODES_HEAD`] of them.
const MODES_MAX: usize = 300;
const MODES_HEAD: usize = 30;
/// Groups whose deviations are shown with their covariance.
const COVARIANCE_HEAD: usize = 30;

/// Which groups are written with their deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Groups {
    /// The first ones of groupings that have many.
    First,
    /// Every one.
    All,
}

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Model`]: the other criterion, or the method that was asked for, has no result.
pub fn json(outcome: &Outcome, groups: Groups) -> Result<Value, Failure> {
    let other = match outcome.asked.criterion {
        Criterion::Reml => Criterion::Ml,
        Criterion::Ml => Criterion::Reml,
    };
    let other = LinearFit::new(super::design(&outcome.asked, &outcome.prepared)?, other)?;
    let of = |fit: &LinearFit| fit_json(fit, outcome, groups);
    let (reml, ml) = match outcome.asked.criterion {
        Criterion::Reml => (of(&outcome.fit)?, of(&other)?),
        Criterion::Ml => (of(&other)?, of(&outcome.fit)?),
    };
    Ok(json!({
        "kind": "lmm",
        "file": outcome.prepared.found.file,
        "formula": outcome.asked.formula,
        "weights": outcome.asked.weights,
        "REML": reml,
        "ML": ml,
    }))
}

fn fit_json(fit: &LinearFit, outcome: &Outcome, groups: Groups) -> Result<Value, Failure> {
    let mut fields = estimates(fit);
    fields.append(&mut likelihood(fit));
    fields.insert("varcorr".into(), components(&fit.components()));
    fields.append(&mut rows(fit));
    let modes = fit.conditional_modes().iter().map(|modes| (modes.grouping.clone(), ranef(modes, groups)));
    fields.insert("ranef".into(), Value::Object(modes.collect()));
    match outcome.asked.method {
        None => {}
        Some(Method::Wald) => {
            let tests = Inference::new(fit, Method::Wald)?.coefficients(0.95)?;
            let bounds = tests.iter().map(|test| [test.interval.lower, test.interval.upper]);
            fields.insert("wald_ci95".into(), json!(bounds.collect::<Vec<_>>()));
        }
        Some(Method::Satterthwaite) => {
            fields.insert("satterthwaite".into(), satterthwaite(fit)?);
        }
        // Their correction is made for REML; there is none under ML.
        Some(Method::KenwardRoger) => match fit.criterion() {
            Criterion::Reml => {
                fields.insert("kenward_roger".into(), kenward_roger(fit)?);
            }
            Criterion::Ml => {}
        },
    }
    Ok(Value::Object(fields))
}

pub(crate) fn estimates(fit: &LinearFit) -> Map<String, Value> {
    let coefficients = fit.coefficients();
    let names: Vec<&str> = coefficients.iter().map(|it| it.name.as_str()).collect();
    let groups = fit.design().group_counts();
    let counts = groups.iter().map(|(grouping, count)| ((*grouping).to_owned(), json!(count)));
    let singular = !fit.singular().is_empty();
    object(json!({
        "REML": fit.criterion() == Criterion::Reml,
        "n": fit.design().rows().used.len(),
        "p": names.len(),
        "n_groups": counts.collect::<Map<String, Value>>(),
        "coef_names": names,
        "theta_names": fit.theta_names(),
        "theta": fit.theta(),
        "sigma": fit.sigma(),
        "beta": coefficients.iter().map(|it| it.estimate).collect::<Vec<f64>>(),
        "se": coefficients.iter().map(|it| it.standard_error).collect::<Vec<f64>>(),
        "vcov": fit.covariance(),
        "singular": singular,
    }))
}

pub(crate) fn likelihood(fit: &LinearFit) -> Map<String, Value> {
    let parts = fit.criterion_parts();
    object(json!({
        "pwrss": parts.penalised_squares,
        "ldL2": parts.log_det_random,
        "ldRX2": parts.log_det_fixed,
        "logLik": fit.log_likelihood(),
        "objective": fit.objective(),
        "df_model": fit.parameter_count(),
        "AIC": fit.aic(),
        "BIC": fit.bic(),
    }))
}

/// Variances and covariances in the order of lme4: for each term the variances, then the covariances.
pub(crate) fn components(components: &[Component]) -> Value {
    let mut listed = Vec::new();
    let mut from = 0;
    while from < components.len() {
        // A term ends where a component correlates with nothing before it.
        let ends = |place: &usize| components[*place].correlations.is_empty();
        let to = (from + 1..components.len()).find(ends).unwrap_or(components.len());
        let term = &components[from..to];
        for component in term {
            listed.push(json!({
                "grp": component.grouping.as_deref().unwrap_or("Residual"),
                "var1": component.column, "var2": null,
                "vcov": component.variance, "sdcor": component.variance.sqrt(),
            }));
        }
        for (place, component) in term.iter().enumerate() {
            for later in &term[place + 1..] {
                let correlation = later.correlations[place];
                let scale = (component.variance * later.variance).sqrt();
                listed.push(json!({
                    "grp": component.grouping, "var1": component.column, "var2": later.column,
                    // With what does not vary nothing covaries, and the correlation is no number.
                    "vcov": correlation.map_or(0.0, |correlation| correlation * scale), "sdcor": correlation,
                }));
            }
        }
        from = to;
    }
    Value::Array(listed)
}

fn rows(fit: &LinearFit) -> Map<String, Value> {
    let fitted = fit.fitted();
    let head = |values: &[f64]| values.iter().take(HEAD).copied().collect::<Vec<f64>>();
    let design = fit.design();
    let rest = || design.response().iter().zip(&fitted).map(|(response, fitted)| response - fitted);
    let columns: Vec<&[f64]> =
        design.fixed_names().iter().filter_map(|name| design.fixed_column(name)).collect();
    let matrix_rows = 0..fitted.len().min(MATRIX_HEAD);
    let matrix: Vec<Vec<f64>> =
        matrix_rows.map(|row| columns.iter().map(|column| column[row]).collect()).collect();
    object(json!({
        "fitted_head": head(&fitted),
        "resid_head": rest().take(HEAD).collect::<Vec<f64>>(),
        "fitted_fixed_head": head(&fit.fitted_fixed()),
        "X_head": matrix,
        "sum_fitted": fitted.iter().sum::<f64>(),
        "sumsq_resid": rest().map(|rest| rest * rest).sum::<f64>(),
    }))
}

pub(crate) fn ranef(modes: &ConditionalModes, groups: Groups) -> Value {
    let count = modes.group_count();
    let (listed, with_covariance) = match groups {
        Groups::First if count > MODES_MAX => (MODES_HEAD, MODES_HEAD),
        Groups::First => (count, count.min(COVARIANCE_HEAD)),
        Groups::All => (count, count),
    };
    json!({
        "n_levels": count,
        "listed": listed,
        "levels": modes.levels()[..listed],
        "columns": modes.columns,
        "b": (0..listed).map(|group| modes.mode(group)).collect::<Vec<_>>(),
        "condVar": (0..with_covariance).map(|group| modes.covariance(group)).collect::<Vec<_>>(),
    })
}

pub(crate) fn satterthwaite(fit: &LinearFit) -> Result<Value, Failure> {
    let inference = Inference::new(fit, Method::Satterthwaite)?;
    let tests = inference.coefficients(0.95)?;
    let mut fields = object(json!({
        "df": tests.iter().map(|test| test.degrees).collect::<Vec<_>>(),
        "t": tests.iter().map(|test| test.statistic).collect::<Vec<_>>(),
        "p": tests.iter().map(|test| test.p).collect::<Vec<_>>(),
    }));
    if let Some(covariance) = inference.parameter_covariance() {
        let rows = (0..covariance.row_count()).map(|row| covariance.row(row).to_vec());
        fields.insert("vcov_varpar".into(), json!(rows.collect::<Vec<_>>()));
    }
    let terms = inference.terms()?;
    if !terms.is_empty() {
        fields.insert(
            "anova_typeIII".into(),
            json!({
                "term": terms.iter().map(|term| term.term.as_str()).collect::<Vec<_>>(),
                "NumDF": terms.iter().map(|term| term.numerator).collect::<Vec<_>>(),
                "DenDF": terms.iter().map(|term| term.denominator).collect::<Vec<_>>(),
                "F": terms.iter().map(|term| term.f).collect::<Vec<_>>(),
                "p": terms.iter().map(|term| term.p).collect::<Vec<_>>(),
            }),
        );
    }
    Ok(Value::Object(fields))
}

pub(crate) fn kenward_roger(fit: &LinearFit) -> Result<Value, Failure> {
    let inference = Inference::new(fit, Method::KenwardRoger)?;
    let tests = inference.coefficients(0.95)?;
    let covariance = inference.covariance();
    let rows = (0..covariance.row_count()).map(|row| covariance.row(row).to_vec());
    Ok(json!({
        "df": tests.iter().map(|test| test.degrees).collect::<Vec<_>>(),
        "vcov_adj": rows.collect::<Vec<_>>(),
        "se_adj": tests.iter().map(|test| test.standard_error).collect::<Vec<_>>(),
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => unreachable!("written between braces above"),
    }
}
