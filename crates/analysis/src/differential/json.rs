//! The comparison as JSON. No reference files exist for it; docs/commands.md lists these keys.

use super::{Matched, Outcome};
use serde_json::{Value, json};
use stats::differential::item::{Gain, ItemFunction, Limits, Size};

/// The outcome as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let item = |found: &ItemFunction| {
        json!({
            "item": outcome.answered.names[found.item],
            "answers": found.answers,
            "uniform": gain(&found.of_uniform),
            "nonuniform": gain(&found.of_crossed),
            "both": gain(&found.of_both),
            "group_coefficients": found.uniform.coefficients[1..],
            "logLik": [
                found.matched.log_likelihood,
                found.uniform.log_likelihood,
                found.crossed.log_likelihood,
            ],
            "size": match outcome.size(found) {
                Size::Negligible => "negligible",
                Size::Moderate => "moderate",
                Size::Large => "large",
            },
        })
    };
    let matching = match &outcome.asked.matched {
        Matched::Total => json!("total"),
        Matched::Rest => json!("rest"),
        Matched::Items(names) => json!(names),
    };
    let first = outcome.found.first();
    json!({
        "kind": "dif",
        "file": outcome.answered.prepared.found.file,
        "group": outcome.asked.group,
        "groups": first.map(|found| &found.groups),
        "matching": matching,
        "limits": match outcome.asked.limits {
            Limits::Zumbo => "zumbo",
            Limits::JodoinGierl => "jodoin-gierl",
        },
        "n": first.map(|found| found.rows),
        "items": outcome.found.iter().map(item).collect::<Vec<Value>>(),
    })
}

fn gain(gain: &Gain) -> Value {
    json!({
        "chisq": gain.statistic,
        "df": gain.degrees,
        "p": gain.p,
        "mcfadden": gain.mcfadden,
        "cox_snell": gain.cox_snell,
        "nagelkerke": gain.nagelkerke,
    })
}
