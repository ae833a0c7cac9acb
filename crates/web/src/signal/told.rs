//! Sentences about signals that several pages say.

use crate::shell::language::Speech;
use crate::shell::number;
use alliance::reveal::Tension;
use alliance::signal::answer::AnswerKind;
use alliance::signal::asking::{Asking, Why};
use alliance::signal::method::Method;
use alliance::{Component, Perspective};

/// A signal as a reason on the caseload: `Taken lager dan te verwachten was: 5,6 in plaats van 8,0`.
pub fn asking(speech: &Speech, asking: Asking) -> String {
    match (asking.why, asking.component) {
        (Why::Mark, _) => speech.t("signal-short-mark"),
        (Why::Tension(who), _) => tension(speech, who),
        (Why::Fall { perspective, from, to }, Some(component)) => speech.with(
            match perspective {
                Perspective::Client => "signal-short-fall-client",
                Perspective::Therapist | Perspective::Observer => "signal-short-fall-therapist",
            },
            &[("component", &component.as_str()), ("from", &from), ("to", &to)],
        ),
        (Why::Difference { client, therapist }, Some(component)) => speech.with(
            "signal-short-difference",
            &[("component", &component.as_str()), ("client", &client), ("therapist", &therapist)],
        ),
        // What is computed is always about a component; should it ever not be, the signal is still told.
        (Why::Fall { .. } | Why::Difference { .. }, None) => speech.t("signal-short-other"),
    }
}

/// Who said that something felt strained.
pub fn tension(speech: &Speech, who: Tension) -> String {
    speech.t(&format!("signal-tension-{who}"))
}

/// A signal on the time line, with what was made of it.
pub fn event(speech: &Speech, component: Option<Component>, answer: Option<AnswerKind>) -> String {
    let what = match component {
        Some(component) => speech.with("signal-event-about", &[("component", &component.as_str())]),
        None => speech.t("signal-event"),
    };
    match answer {
        None => what,
        Some(kind) => format!("{what}, {}", speech.t(&format!("signal-answered-{kind}"))),
    }
}

/// What people call a method.
pub fn method(speech: &Speech, method: Method) -> String {
    speech.t(&format!("signal-method-{method}"))
}

/// How much lower, in points.
pub fn lower(speech: &Speech, from: f64, to: f64) -> String {
    number::score(speech.language(), from - to)
}
