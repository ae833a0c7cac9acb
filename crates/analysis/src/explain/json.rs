//! The explanation as JSON.

use super::{Explanation, Lie};
use serde_json::{Value, json};

/// The explanation as JSON.
pub fn json(explanation: &Explanation) -> Value {
    let lie = |lie: Lie| match lie {
        Lie::Nested => "nested",
        Lie::PartlyCrossed { .. } => "partly crossed",
        Lie::Crossed => "crossed",
    };
    json!({
        "kind": "explanation",
        "file": explanation.found.file,
        "formula": explanation.formula,
        "rows": explanation.rows.0,
        "n": explanation.rows.1,
        "missing": explanation.missing.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "coef_names": explanation.fixed,
        "dropped": explanation.dropped,
        "X_head": explanation.head,
        "random": explanation.random.iter().map(|(grouping, columns)| json!({"grp": grouping, "columns": columns}))
            .collect::<Vec<_>>(),
        "groups": explanation.groupings.iter().map(|it| json!({
            "grp": it.grouping, "n_levels": it.group_count, "fewest_rows": it.fewest, "most_rows": it.most,
        })).collect::<Vec<_>>(),
        "pairs": explanation.pairs.iter().map(|it| json!({
            "finer": it.finer, "coarser": it.coarser, "lie": lie(it.lie),
        })).collect::<Vec<_>>(),
    })
}
