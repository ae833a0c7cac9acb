//! A reason to talk, as one sentence. The same words on every page.

use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Perspective;
use alliance::caseload::{CourseScale, Reason};
use alliance::instrument::catalogue;

/// The reason in words, for the therapist: "Taken zakte van 8,1 naar 5,6". `scale` is the one the standing carries.
pub fn sentence(speech: &Speech, reason: Reason, scale: Option<&CourseScale>) -> String {
    match reason {
        Reason::Signal(asking) => crate::signal::told::asking(speech, asking),
        Reason::Difference { component, client, therapist } => speech.with(
            "caseload-reason-difference",
            &[("component", &component.as_str()), ("client", &client), ("therapist", &therapist)],
        ),
        Reason::Drop { component, from, to } => speech.with(
            "caseload-reason-drop",
            &[("component", &component.as_str()), ("from", &from), ("to", &to)],
        ),
        Reason::Worse { from, to } => worse(speech, scale, from, to),
        Reason::Undiscussed { count } => speech.with("caseload-reason-undiscussed", &[("count", &count)]),
        Reason::Missing { who: Some(Perspective::Client) } => speech.t("caseload-reason-missing-client"),
        Reason::Missing { who: Some(Perspective::Therapist) } => {
            speech.t("caseload-reason-missing-therapist")
        }
        Reason::Missing { who: Some(Perspective::Observer) | None } => {
            speech.t("caseload-reason-missing-both")
        }
    }
}

fn worse(speech: &Speech, scale: Option<&CourseScale>, from: f64, to: f64) -> String {
    let name = scale.map_or_else(|| speech.t("caseload-scale"), |scale| scale_name(speech, scale));
    let better = match scale {
        Some(scale) if scale.higher_is_better => "higher",
        Some(_) | None => "lower",
    };
    let (from, to) = (score(speech, from), score(speech, to));
    speech
        .with("caseload-reason-worse", &[("name", &name), ("from", &from), ("to", &to), ("better", &better)])
}

/// A score in a scale's own unit: whole where it is whole.
pub fn score(speech: &Speech, value: f64) -> String {
    number::decimals(speech.language(), value, usize::from(value.fract() != 0.0))
}

/// What people call the scale a standing carries: an instrument by its name, a measure by its code.
pub fn scale_name(speech: &Speech, scale: &CourseScale) -> String {
    match scale.instrument.split_once(':') {
        Some(("measure", code)) => code.to_uppercase(),
        Some((key, part)) => {
            let id = key.split('|').next().unwrap_or(key);
            let subscale = catalogue::instrument(id)
                .and_then(|instrument| instrument.subscales().iter().find(|scale| scale.id.as_str() == part));
            let name = subscale.map(|scale| scale.name.in_language(speech.language()).to_owned());
            name.unwrap_or_else(|| speech.t("caseload-scale"))
        }
        None => speech.t("caseload-scale"),
    }
}
