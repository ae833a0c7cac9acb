//! The numbers of a generalised model under the paths that researchers compare with other software.

use super::Outcome;
use crate::failure::Failure;
use crate::mixed::json::{Groups, components, ranef};
use serde_json::{Map, Value, json};
use stats::generalised::Integration;
use stats::generalised::family::Family;
use stats::generalised::fit::GeneralisedCoefficient;
use stats::generalised::fit::residuals::Residual;

/// Rows that are shown of what has a value for each row.
const HEAD: usize = 10;

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Generalised`] for a confidence outside 0 to 1.
pub fn json(outcome: &Outcome, groups: Groups) -> Result<Value, Failure> {
    let fit = &outcome.fit;
    let coefficients = fit.coefficients(outcome.asked.confidence)?;
    let of = |value: fn(&GeneralisedCoefficient) -> f64| coefficients.iter().map(value).collect::<Vec<f64>>();
    let levels = fit.design().group_levels();
    let counts: Map<String, Value> =
        levels.iter().map(|(grouping, levels)| ((*grouping).to_owned(), json!(levels.len()))).collect();
    let head = |values: Vec<f64>| values.into_iter().take(HEAD).collect::<Vec<f64>>();
    let mut fields = json!({
        "kind": if levels.is_empty() { "glm" } else { "glmm" },
        "file": outcome.prepared.found.file,
        "formula": outcome.asked.formula,
        "family": match fit.family() { Family::Binomial => "binomial", Family::Poisson => "poisson" },
        "success": fit.success_level(),
        "n": fit.design().rows().used.len(),
        "p": coefficients.len(),
        "coef_names": coefficients.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        "beta": of(|it| it.estimate),
        "se": of(|it| it.standard_error),
        "z": of(|it| it.statistic),
        "p_values": of(|it| it.p),
        "wald_ci": coefficients.iter().map(|it| [it.interval.lower, it.interval.upper]).collect::<Vec<_>>(),
        "vcov": fit.covariance(),
        "logLik": fit.log_likelihood(),
        "objective": fit.objective(),
        "deviance": fit.deviance(),
        "df_model": fit.parameter_count(),
        "AIC": fit.aic(),
        "BIC": fit.bic(),
        "fitted_head": head(fit.fitted()),
        "eta_head": head(fit.linear_predictors()),
        "pearson_head": head(fit.residuals(Residual::Pearson)),
        "deviance_resid_head": head(fit.residuals(Residual::Deviance)),
    });
    if !levels.is_empty() {
        let points = match fit.integration() {
            Integration::Laplace => 1,
            Integration::Adaptive { points } => points,
        };
        let modes = fit.conditional_modes().iter();
        let modes: Map<String, Value> =
            modes.map(|modes| (modes.grouping.clone(), ranef(modes, groups))).collect();
        fields["nAGQ"] = json!(points);
        fields["n_groups"] = Value::Object(counts);
        fields["theta_names"] = json!(fit.theta_names());
        fields["theta"] = json!(fit.theta());
        fields["vcov_RX"] = json!(fit.covariance_given_variances());
        fields["varcorr"] = components(&fit.components());
        fields["ranef"] = Value::Object(modes);
        fields["singular"] = json!(!fit.singular().is_empty());
    }
    Ok(fields)
}
