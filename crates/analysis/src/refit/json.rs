//! What further fits gave, beside the numbers of the model: profiles under the paths that are compared with other software.

use super::{Profile, Refits};
use crate::failure::Failure;
use serde_json::{Value, json};
use stats::mixed::bootstrap::{Bootstrap, Plan};
use stats::mixed::influence::GroupInfluence;
use stats::mixed::parameter::Parameter;
use stats::mixed::profile::ProfileInterval;

/// The JSON of a model with what was asked beyond it. The estimates a profile lies around stand in `ML.varcorr` and `ML.beta`.
///
/// # Errors
/// [`Failure::Number`] for a confidence outside 0 to 1.
pub fn with(mut model: Value, refits: &Refits, confidence: f64) -> Result<Value, Failure> {
    if let Some(profile) = &refits.profile {
        let [coefficients, spreads] = profiles(profile);
        model["ML"]["profile_ci95_ML_exact_beta"] = coefficients;
        model["ML"]["profile_ci95_ML_exact_vc"] = spreads;
    }
    if let Some((plan, found)) = &refits.bootstrap {
        model["bootstrap"] = bootstrap(*plan, found, confidence)?;
    }
    if let Some((grouping, groups)) = &refits.influence {
        let groups: Vec<Value> = groups.iter().map(influence).collect();
        model["influence"] = json!({ "grouping": grouping, "groups": groups });
    }
    Ok(model)
}

fn profiles(profile: &Profile) -> [Value; 2] {
    let (coefficients, spreads): (Vec<&ProfileInterval>, Vec<&ProfileInterval>) =
        profile.usual.iter().partition(|found| matches!(found.parameter, Parameter::Coefficient { .. }));
    let names = |found: &[&ProfileInterval]| found.iter().map(|one| one.parameter.name()).collect::<Vec<_>>();
    let ends = |found: &[&ProfileInterval]| {
        found.iter().map(|one| [one.interval.lower, one.interval.upper]).collect::<Vec<_>>()
    };
    [
        json!({ "coef_names": names(&coefficients), "ci": ends(&coefficients) }),
        json!({
            "names": names(&spreads),
            "ci": ends(&spreads),
            "deviance_min": profile.deviance,
        }),
    ]
}

fn bootstrap(plan: Plan, bootstrap: &Bootstrap, confidence: f64) -> Result<Value, Failure> {
    let intervals = bootstrap.intervals(confidence)?;
    let names: Vec<String> = intervals.iter().map(|(parameter, _)| parameter.name()).collect();
    let ends = intervals.iter().map(|(_, interval)| interval.map(|one| [one.lower, one.upper]));
    Ok(json!({
        "replicates": plan.replicates,
        "seed": plan.seed,
        "failures": bootstrap.failures,
        "confidence": confidence,
        "names": names,
        "ci": ends.collect::<Vec<_>>(),
    }))
}

fn influence(group: &GroupInfluence) -> Value {
    let without = group.without.as_ref().map(|without| {
        let names: Vec<String> = without.parameters.iter().map(|(parameter, _)| parameter.name()).collect();
        json!({
            "cooks_distance": without.cooks_distance,
            "dfbetas": without.dfbetas,
            "covariance_ratio": without.covariance_ratio,
            "names": names,
            "estimates": without.parameters.iter().map(|(_, value)| value).collect::<Vec<_>>(),
        })
    });
    json!({ "level": group.level, "rows": group.rows, "without": without })
}
