//! The numbers of two levels under the paths of the reference files of kind `two_level_omega`.

use super::Outcome;
use serde_json::{Value, json};

/// The outcome as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let found = &outcome.found;
    json!({
        "kind": "two_level_omega",
        "file": outcome.answered.prepared.found.file,
        "cluster": outcome.asked.cluster,
        "items": outcome.answered.names,
        "n": found.rows,
        "n_clusters": found.clusters,
        "omega_within": found.within.omega,
        "omega_between": found.between.omega,
        "loadings_within": found.within.loadings,
        "theta_within": found.within.residual_variances,
        "loadings_between": found.between.loadings,
        "theta_between": found.between.residual_variances,
        "logLik": found.log_likelihood,
        "chisq": found.model.value,
        "df": found.model.degrees,
        "icc": found.intraclass,
    })
}
