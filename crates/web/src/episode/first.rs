//! What to talk about first: a sentence, the numbers under it, and a question to begin with.

use super::case::Case;
use crate::caseload::reason::sentence;
use crate::shell::button::{Weight, link};
use crate::shell::language::Variables;
use crate::shell::part::{card, talk};
use alliance::Component;
use alliance::Perspective;
use alliance::caseload::Reason;
use alliance::course::first::{Beside, First};
use maud::{Markup, html};

pub(super) fn view(case: &Case<'_>) -> Markup {
    let speech = case.speech;
    match &case.first {
        First::NoSession => {
            quiet(&speech.t("episode-first-no-session"), &speech.t("episode-first-no-session-line"))
        }
        First::NothingOpen => {
            quiet(&speech.t("episode-first-nothing-open"), &speech.t("episode-first-nothing-open-line"))
        }
        First::TooLittle => {
            quiet(&speech.t("episode-first-too-little"), &speech.t("episode-first-too-little-line"))
        }
        First::Quiet { sessions } => {
            let line = speech.with("episode-first-quiet-line", &[("count", sessions)]);
            quiet(&speech.t("episode-first-quiet"), &line)
        }
        // The signals stand above, each with what it rests on.
        First::Reason { reason: Reason::Signal(_), .. } => html! {},
        First::Reason { reason, session_number, beside } => {
            about(case, *reason, *session_number, beside.as_ref())
        }
    }
}

fn quiet(sentence: &str, line: &str) -> Markup {
    card(Some(sentence), &html! { p { (line) } })
}

fn about(case: &Case<'_>, reason: Reason, session: Option<u32>, beside: Option<&Beside>) -> Markup {
    let speech = case.speech;
    let story = html! {
        p { (story(case, reason, session)) @if let Some(beside) = beside { " " (beside_it(case, reason, beside)) } }
        p class="quiet-text" {
            (how_sure(case, reason)) " "
            a href="/how#reasons" { (speech.t("shell-computed")) }
        }
    };
    let (title, openings) = openings(case, reason, session);
    let eyebrow = match reason {
        Reason::Missing { .. } => speech.t("episode-to-do"),
        Reason::Signal(_)
        | Reason::Difference { .. }
        | Reason::Drop { .. }
        | Reason::Worse { .. }
        | Reason::Undiscussed { .. } => speech.t("episode-talk"),
    };
    talk(&eyebrow, &heading(case, reason), &story, &title, &openings)
}

/// The sentence itself. It says what the two answered, never what that means.
fn heading(case: &Case<'_>, reason: Reason) -> String {
    let speech = case.speech;
    match reason {
        Reason::Signal(asking) => crate::signal::told::asking(speech, asking),
        Reason::Drop { component, .. } => {
            speech.with("episode-heading-drop", &[("component", &component.as_str())])
        }
        Reason::Difference { component, .. } => {
            speech.with("episode-heading-difference", &[("component", &component.as_str())])
        }
        Reason::Worse { .. } => speech.t("episode-heading-worse"),
        Reason::Undiscussed { count } => speech.with("episode-heading-undiscussed", &[("count", &count)]),
        Reason::Missing { who: Some(Perspective::Client) } => speech.t("episode-heading-missing-client"),
        Reason::Missing { who: Some(Perspective::Therapist) } => {
            speech.t("episode-heading-missing-therapist")
        }
        Reason::Missing { who: Some(Perspective::Observer) | None } => {
            speech.t("episode-heading-missing-both")
        }
    }
}

/// What happened, in numbers, and at which session.
fn story(case: &Case<'_>, reason: Reason, session: Option<u32>) -> String {
    let speech = case.speech;
    let text = match reason {
        Reason::Missing { who } => match who {
            Some(Perspective::Client) => speech.t("episode-story-missing-client"),
            Some(Perspective::Therapist) => speech.t("episode-story-missing-therapist"),
            Some(Perspective::Observer) | None => speech.t("episode-story-missing-both"),
        },
        Reason::Undiscussed { .. } => speech.t("episode-story-undiscussed"),
        Reason::Worse { from, to } => match own_name(case) {
            None => format!("{}.", sentence(speech, reason, case.standing.course_scale.as_ref())),
            Some((name, better)) => {
                let score = |value| crate::caseload::reason::score(speech, value);
                let text = speech.with(
                    "caseload-reason-worse",
                    &[("name", &name), ("from", &score(from)), ("to", &score(to)), ("better", &better)],
                );
                format!("{text}.")
            }
        },
        Reason::Signal(_) | Reason::Drop { .. } | Reason::Difference { .. } => {
            format!("{}.", sentence(speech, reason, None))
        }
    };
    match session {
        Some(number) => {
            format!("{} {text}", speech.with("episode-story-session", &[("number", &number)]))
        }
        None => text,
    }
}

/// The name of the scale the standing carries, as the course of this case knows it.
fn own_name(case: &Case<'_>) -> Option<(String, &'static str)> {
    let carried = case.standing.course_scale.as_ref()?;
    let found = case.course.scales.iter().find(|scale| scale.source.to_string() == carried.instrument)?;
    let name = super::pictures::name(case.speech, found);
    Some((name, if carried.higher_is_better { "higher" } else { "lower" }))
}

/// What stands beside a fall or a difference: the therapist's own answer, the own range, what stayed as it was.
fn beside_it(case: &Case<'_>, reason: Reason, beside: &Beside) -> String {
    let speech = case.speech;
    let mut sentences = Vec::new();
    let Some(component) = component(reason) else { return String::new() };
    if let (Reason::Drop { .. }, Some(therapist)) = (reason, beside.therapist) {
        sentences.push(speech.with("episode-beside-therapist", &[("therapist", &therapist)]));
    }
    if let Some(range) = beside.own_range {
        let variables: Variables<'_> = &[("low", &range.low), ("high", &range.high), ("count", &range.count)];
        sentences.push(speech.with("episode-beside-range", variables));
    }
    match beside.steady.as_slice() {
        [] => {}
        [one] => sentences.push(speech.with("episode-beside-one", &[("component", &one.as_str())])),
        // Two of three stayed: those that the reason is not about.
        [_, _, ..] => {
            sentences.push(speech.with("episode-beside-others", &[("component", &component.as_str())]))
        }
    }
    sentences.join(" ")
}

fn component(reason: Reason) -> Option<Component> {
    match reason {
        Reason::Signal(asking) => asking.component,
        Reason::Difference { component, .. } | Reason::Drop { component, .. } => Some(component),
        Reason::Worse { .. } | Reason::Undiscussed { .. } | Reason::Missing { .. } => None,
    }
}

/// How much this rests on. Two answers are two answers.
fn how_sure(case: &Case<'_>, reason: Reason) -> String {
    let speech = case.speech;
    match reason {
        Reason::Drop { .. } | Reason::Worse { .. } => speech.t("episode-sure-two-sessions"),
        Reason::Signal(_) | Reason::Difference { .. } => speech.t("episode-sure-one-session"),
        Reason::Undiscussed { .. } | Reason::Missing { .. } => speech.t("episode-sure-counted"),
    }
}

/// How one could begin: two questions, or the next step where there is nothing to ask yet.
fn openings(case: &Case<'_>, reason: Reason, session: Option<u32>) -> (String, Markup) {
    let speech = case.speech;
    let step = |weight: Weight, label: String, page: &str| {
        let href = session.and_then(|number| case.session_href(number, page));
        html! { @if let Some(href) = href { (link(weight, &label, &href)) } }
    };
    let asked = |first: String, second: String| {
        let look = match reason {
            Reason::Difference { .. } | Reason::Drop { .. } => {
                step(Weight::Plain, speech.t("episode-look-together"), "/reveal")
            }
            Reason::Signal(_)
            | Reason::Worse { .. }
            | Reason::Undiscussed { .. }
            | Reason::Missing { .. } => html! {},
        };
        let body = html! {
            blockquote { (first) }
            blockquote { (second) }
            div class="talk-actions" { (look) }
        };
        (speech.t("episode-openings"), body)
    };
    let alone = |step: Markup| html! { div class="talk-actions" { (step) } };
    match reason {
        Reason::Drop { component, .. } | Reason::Difference { component, .. } => match component {
            Component::Bond => asked(speech.t("episode-opening-bond-1"), speech.t("episode-opening-bond-2")),
            Component::Goal => asked(speech.t("episode-opening-goal-1"), speech.t("episode-opening-goal-2")),
            Component::Task => asked(speech.t("episode-opening-task-1"), speech.t("episode-opening-task-2")),
        },
        Reason::Worse { .. } => {
            asked(speech.t("episode-opening-worse-1"), speech.t("episode-opening-worse-2"))
        }
        Reason::Signal(_) | Reason::Undiscussed { .. } => (
            speech.t("episode-openings"),
            html! {
                blockquote { (speech.t("episode-opening-undiscussed")) }
                div class="talk-actions" { (step(Weight::Plain, speech.t("episode-look-together"), "/reveal")) }
            },
        ),
        Reason::Missing { who: Some(Perspective::Therapist) } => {
            (speech.t("episode-next-step"), alone(step(Weight::Quiet, speech.t("episode-fill-in"), "/check")))
        }
        Reason::Missing { who: Some(Perspective::Client | Perspective::Observer) | None } => {
            (speech.t("episode-next-step"), alone(step(Weight::Quiet, speech.t("episode-to-session"), "")))
        }
    }
}
