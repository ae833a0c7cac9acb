//! The numbers of change under the paths of the reference files of kind `multilevel_reliability`.

use super::Outcome;
use serde_json::{Value, json};

/// The outcome as JSON. A table of variances has the variance and its share, for the crossed design and then for the nested one.
pub fn json(outcome: &Outcome) -> Value {
    let found = &outcome.found;
    let (crossed, nested) = (found.crossed, found.nested);
    let with_total = |components: &[f64]| -> Vec<[f64; 2]> {
        let total: f64 = components.iter().sum();
        let lines = components.iter().copied().chain([total]);
        lines.map(|component| [component, component / total]).collect()
    };
    let mut values = with_total(&crossed.components());
    values.extend(with_total(&nested.components()));
    let names = [
        "ID",
        "Time",
        "Items",
        "ID x time",
        "ID x items",
        "time x items",
        "Residual",
        "Total",
        "id",
        "id(time)",
        "residual",
        "total",
    ];
    json!({
        "kind": "multilevel_reliability",
        "file": outcome.answered.prepared.found.file,
        "grp": outcome.asked.person,
        "time": outcome.asked.time,
        "items": outcome.answered.names,
        "n_persons": found.persons,
        "n_time": found.sessions,
        "n_items": found.items,
        "aov": {
            "RkF": crossed.of_mean_over_sessions,
            "R1R": crossed.of_one_session,
            "RkR": crossed.of_mean_over_any_sessions,
            "Rc": crossed.of_change,
            "components": { "rows": names, "cols": ["variance", "Percent"], "values": values },
        },
        "lmer": { "RkFn": nested.of_mean_over_sessions, "Rcn": nested.of_change },
        "raw": {
            "n.obs": found.persons,
            "n.time": found.sessions,
            "n.items": found.items,
            "RkF": crossed.of_mean_over_sessions,
            "R1R": crossed.of_one_session,
            "RkR": crossed.of_mean_over_any_sessions,
            "Rc": crossed.of_change,
            "RkRn": nested.of_mean_over_sessions,
            "Rcn": nested.of_change,
        },
    })
}
