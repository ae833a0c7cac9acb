//! The parts of a column under the paths of the reference files.

use super::Outcome;
use serde_json::{Map, Value, json};

/// The parts as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let (asked, levels) = (&outcome.asked, &outcome.levels);
    let grouping = &levels.grouping;
    let mut fields = Map::new();
    for (name, value) in [
        ("kind", json!("within_between")),
        ("file", json!(outcome.prepared.found.file)),
        ("variable", json!(asked.value)),
        ("cluster", json!(asked.by)),
        ("k", json!(grouping.clusters)),
        ("N", json!(grouping.count)),
        ("n0", json!(grouping.size)),
        ("grand_mean", json!(grouping.grand_mean)),
        ("MSB", json!(grouping.mean_square_between)),
        ("MSW", json!(grouping.mean_square_within)),
        ("icc1_anova", json!(grouping.icc1)),
        ("icc2_anova", json!(grouping.icc2)),
        ("eta2", json!(grouping.eta_squared)),
        ("between_sd", json!(levels.between_spread)),
        ("within_sd_pooled", json!(levels.within_spread)),
    ] {
        fields.insert(name.into(), value);
    }
    for relation in &outcome.relations {
        let other = &relation.other;
        fields.insert(format!("r_within_with_{other}"), json!(relation.found.within));
        fields.insert(format!("r_between_with_{other}"), json!(relation.found.between));
    }
    Value::Object(fields)
}
