//! What the methods behind signals do: how often they call an ordinary session, and how many strains they see.

pub mod document;
#[cfg(test)]
mod tests;

use alliance::signal::characteristics::{Characteristics, Judge, Outcome, Plan};
use alliance::signal::drawn::Shape;
use serde_json::{Value, json};

/// A simulation and what came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// What was drawn.
    pub plan: Plan,
    /// What each method did; the expected range first.
    pub found: Vec<Characteristics>,
}

impl Simulated {
    /// Sessions in which something began, over both shapes: what the shares that were seen rest on.
    pub fn strain_count(&self) -> usize {
        self.plan.series_count * Shape::ALL.len()
    }
}

/// The word that stands for a method in files.
pub fn word(judge: Judge) -> &'static str {
    match judge {
        Judge::ExpectedRange => "expected-range",
        Judge::Published(method) => method.as_str(),
    }
}

/// Every number, unrounded.
pub fn json(simulated: &Simulated) -> Value {
    let outcome = |outcome: &Outcome| {
        let seen: serde_json::Map<String, Value> = Shape::ALL
            .iter()
            .zip(&outcome.seen)
            .map(|(shape, share)| (shape.as_str().to_owned(), json!(share)))
            .collect();
        json!({
            "false_alarms_per_session": outcome.false_alarms,
            "seen": seen,
            "seen_in_all": outcome.seen_in_all,
            "median_delay": outcome.delay,
        })
    };
    let methods: Vec<Value> = simulated
        .found
        .iter()
        .map(|one| {
            json!({
                "method": word(one.judge),
                "published": one.published.as_ref().map(outcome),
                "setting_at_equal_share": one.setting,
                "at_equal_share": outcome(&one.equal),
            })
        })
        .collect();
    json!({
        "seed": simulated.plan.seed,
        "series": simulated.plan.series_count,
        "share": simulated.plan.rate,
        "methods": methods,
    })
}
