//! What further fits gave, as parts of the report of a model.

use super::{Refits, bootstrap, influence, profile};
use crate::document::Part;
use crate::failure::Failure;
use crate::mixed;
use crate::speech::Speech;
use crate::speech::number::{ABSENT, digits_for};
use stats::interval::Interval;
use stats::mixed::parameter::Parameter;

/// A part for each thing that was asked.
///
/// # Errors
/// [`Failure::Number`] for a confidence outside 0 to 1.
pub fn parts(refits: &Refits, outcome: &mixed::Outcome, speech: Speech) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    parts.extend(refits.profile.as_ref().map(|found| profile::part(found, outcome, speech)));
    if let Some((plan, found)) = &refits.bootstrap {
        parts.push(bootstrap::part(*plan, found, outcome, speech)?);
    }
    parts.extend(
        refits.influence.as_ref().map(|(grouping, all)| influence::part(grouping, all, outcome, speech)),
    );
    Ok(parts)
}

/// What a parameter is, in words.
pub(super) fn named(parameter: &Parameter, speech: Speech) -> String {
    match parameter {
        Parameter::Deviation { grouping, column } => {
            speech.with("refit-deviation", &[("grouping", grouping), ("column", column)])
        }
        Parameter::Correlation { grouping, column, with } => {
            speech.with("refit-correlation", &[("grouping", grouping), ("column", column), ("with", with)])
        }
        Parameter::Residual => speech.t("refit-residual"),
        Parameter::Coefficient { name } => name.clone(),
    }
}

/// An estimate and its interval, with as many decimals as the interval bears.
pub(super) fn cells(estimate: Option<f64>, interval: Option<Interval>, speech: Speech) -> [String; 2] {
    let digits = match interval {
        Some(interval) if interval.upper > interval.lower => {
            digits_for((interval.upper - interval.lower) / 4.0)
        }
        Some(_) | None => 2,
    };
    let absent = || ABSENT.to_owned();
    [
        estimate.map_or_else(absent, |value| speech.decimals(value, digits)),
        interval.map_or_else(absent, |interval| speech.range(interval, digits)),
    ]
}
