//! The curves as JSON.

use super::Outcome;
use serde_json::{Value, json};
use stats::response_curve::{CurvePoint, Seen};

/// The curves as JSON.
pub fn json(outcome: &Outcome) -> Value {
    let point = |point: &CurvePoint| {
        json!({
            "session": point.session,
            "expected": point.expected,
            "mean": [point.mean.lower, point.mean.upper],
            "person": [point.person.lower, point.person.upper],
            "seen": match point.seen {
                Seen::Within => true,
                Seen::Outside => false,
            },
        })
    };
    let curve = |(intake, points): &(f64, Vec<CurvePoint>)| json!({ "intake": intake, "points": points.iter().map(point).collect::<Vec<Value>>() });
    let fit = &outcome.curves.fit;
    let coefficients = fit.coefficients();
    json!({
        "kind": "response_curve",
        "file": outcome.prepared.found.file,
        "courses": outcome.curves.courses,
        "share": outcome.asked.share,
        "coef_names": coefficients.iter().map(|it| it.name.as_str()).collect::<Vec<&str>>(),
        "beta": coefficients.iter().map(|it| it.estimate).collect::<Vec<f64>>(),
        "se": coefficients.iter().map(|it| it.standard_error).collect::<Vec<f64>>(),
        "theta": fit.theta(),
        "sigma": fit.sigma(),
        "curves": outcome.drawn.iter().map(curve).collect::<Vec<Value>>(),
    })
}
