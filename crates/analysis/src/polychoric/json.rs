//! The correlations as JSON. No reference files exist for them; docs/commands.md lists these keys.

use super::Outcome;
use crate::reliability::json::rows;
use serde_json::{Value, json};
use stats::covariance::Missing;
use stats::polychoric::{Cells, Pair};

/// The outcome as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let (found, names) = (&outcome.found, &outcome.answered.names);
    let thresholds: Vec<Value> = (0..names.len())
        .map(|item| {
            let own = &found.thresholds[item];
            json!({
                "item": names[item],
                "answers": found.answers[item],
                "est": own.iter().map(|own| own.value).collect::<Vec<f64>>(),
                "se": own.iter().map(|own| own.standard_error).collect::<Vec<f64>>(),
            })
        })
        .collect();
    let pair = |pair: &Pair| {
        json!({
            "lhs": names[pair.first],
            "rhs": names[pair.second],
            "n": pair.count,
            "est": pair.correlation,
            "se": pair.standard_error,
            "half_added": match pair.cells {
                Cells::Counted => false,
                Cells::HalfAdded => true,
            },
        })
    };
    json!({
        "kind": "polychoric",
        "file": outcome.answered.prepared.found.file,
        "items": names,
        "missing": match outcome.asked.missing {
            Missing::CompleteRows => "listwise",
            Missing::Pairwise => "pairwise",
        },
        "n": outcome.answered.grid.row_count(),
        "n_complete": outcome.answered.grid.complete().row_count(),
        "R": rows(&found.correlations()),
        "smallest_eigenvalue": found.smallest_eigenvalue(),
        "thresholds": thresholds,
        "pairs": found.pairs.iter().map(pair).collect::<Vec<Value>>(),
    })
}
