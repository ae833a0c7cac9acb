//! What is expected of new rows, beside the numbers of the model.

use super::expected::Expected;
use serde_json::{Value, json};

/// The JSON of a model with what it expects of new rows.
pub fn with(mut model: Value, expected: &Expected) -> Value {
    let rows = expected.rows.iter().map(|row| {
        row.as_ref().map(|one| {
            json!({
                "fitted": one.value,
                "everyone": [one.everyone.lower, one.everyone.upper],
                "group": [one.group.lower, one.group.upper],
                "observation": [one.observation.lower, one.observation.upper],
            })
        })
    });
    let rows: Vec<Option<Value>> = rows.collect();
    model["expected"] = json!({ "file": expected.file, "confidence": expected.confidence, "rows": rows });
    model
}
