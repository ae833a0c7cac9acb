//! The description as JSON.

use super::{Outcome, Values};
use serde_json::{Value, json};

/// The description as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let columns = outcome.columns.iter().map(|column| {
        let mut told = json!({ "name": column.name, "missing": column.missing });
        let more = match &column.values {
            Values::Numbers { summary, quartiles: [min, q1, median, q3, max], distinct } => json!({
                "type": "numbers", "n": summary.count, "mean": summary.mean, "sd": summary.standard_deviation,
                "min": min, "q1": q1, "median": median, "q3": q3, "max": max, "distinct": distinct,
            }),
            Values::Levels { distinct, counts } => json!({
                "type": "levels", "distinct": distinct,
                "counts": counts.iter().map(|(level, count)| json!({"level": level, "n": count})).collect::<Vec<_>>(),
            }),
            Values::Nothing => json!({ "type": "nothing" }),
        };
        if let (Value::Object(told), Value::Object(more)) = (&mut told, more) {
            told.extend(more);
        }
        told
    });
    json!({
        "kind": "describe",
        "file": outcome.prepared.found.file,
        "rows": outcome.prepared.table.row_count(),
        "complete": outcome.complete,
        "columns": columns.collect::<Vec<_>>(),
        "missing_together": outcome.patterns.iter()
            .map(|(columns, count)| json!({"columns": columns, "rows": count}))
            .collect::<Vec<_>>(),
    })
}
