//! The changes under the paths of the reference files.

use super::Outcome;
use serde_json::{Map, Value, json};
use stats::change::reliable_change::{Category, Classification};

/// The changes as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let found = &outcome.found;
    let own: Vec<(&String, &Classification)> = outcome
        .persons
        .iter()
        .zip(&found.changes)
        .filter_map(|(name, own)| Some((name, own.as_ref()?)))
        .collect();
    let count = |wanted: &[Category]| own.iter().filter(|(_, own)| wanted.contains(&own.category)).count();
    // A person whose name is a number stays a number.
    let id = |name: &str| name.parse::<f64>().map_or_else(|_words| json!(name), |number| json!(number));
    let mut fields = Map::new();
    for (name, value) in [
        ("kind", json!("rci")),
        ("file", json!(outcome.prepared.found.file)),
        ("n", json!(found.count)),
        ("sd_pre", json!(found.standard_deviation)),
        ("se_diff", json!(found.error_of_difference)),
        ("ids", json!(own.iter().map(|(name, _)| id(name)).collect::<Vec<Value>>())),
        ("rci", json!(own.iter().map(|(_, own)| own.index).collect::<Vec<f64>>())),
        ("improved", json!(count(&[Category::Improved, Category::Recovered]))),
        ("deteriorated", json!(count(&[Category::Deteriorated]))),
    ] {
        fields.insert(name.into(), value);
    }
    if let Some((line, _)) = outcome.line {
        fields.insert("cutoff".into(), json!(line));
        fields.insert("recovered".into(), json!(count(&[Category::Recovered])));
    }
    Value::Object(fields)
}
