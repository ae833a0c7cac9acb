//! What is known of a rupture, in words.

use super::around::Known;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::part::{Meaning, tag};
use alliance::course::Course;
use alliance::rupture::recovery::{Fall, Recovery};
use alliance::rupture::{Origin, Outcome, Told};
use alliance::timeline::TimelineEvent;
use maud::Markup;

/// `Taken, sessie 9`.
pub fn title(speech: &Speech, known: &Known) -> String {
    let component = speech.t(&format!("rupture-component-{}", known.rupture.last.account.component));
    match known.session_number {
        None => component,
        Some(number) => {
            speech.with("rupture-title-session", &[("component", &component), ("number", &number)])
        }
    }
}

/// The word for what became of it; whose word it is stands in the sentence.
pub(super) fn outcome_tag(speech: &Speech, told: Told) -> Markup {
    let outcome = told.outcome();
    let meaning = match outcome {
        Outcome::Repaired | Outcome::Better => Meaning::Settled,
        Outcome::Open => Meaning::ToDiscuss,
        Outcome::NotRepaired | Outcome::NotKnown => Meaning::Plain,
    };
    tag(meaning, &speech.t(&format!("rupture-outcome-{outcome}")))
}

/// What was computed, and in whose answers; with the therapist's own word first where there is one.
pub(super) fn sentence(speech: &Speech, known: &Known) -> String {
    let computed = computed(speech, known);
    match known.told().said {
        None => computed,
        Some(said) => {
            let said = speech.t(&format!("rupture-outcome-{said}"));
            let computed_word = known.seen.recovery.outcome();
            let computed_word = speech.t(&format!("rupture-outcome-{computed_word}"));
            speech.with("rupture-said-beside", &[("said", &said), ("computed", &computed_word)])
        }
    }
}

/// What was computed, in a sentence.
pub fn computed(speech: &Speech, known: &Known) -> String {
    let who = speech.t(&format!("rupture-in-answers-{}", known.seen.perspective));
    match known.seen.recovery {
        Recovery::Repaired { .. } => {
            let number = known.back_number.expect("what was repaired came back in a session");
            speech.with("rupture-computed-repaired", &[("who", &who), ("number", &number)])
        }
        Recovery::Better { regained, .. } => {
            speech.with("rupture-computed-better", &[("who", &who), ("share", &share(regained))])
        }
        Recovery::NotRepaired { regained, .. } => {
            speech.with("rupture-computed-not-repaired", &[("who", &who), ("share", &share(regained))])
        }
        Recovery::Open { regained: None, sessions_left, .. } => {
            speech.with("rupture-computed-open-silent", &[("left", &sessions_left)])
        }
        Recovery::Open { regained: Some(regained), sessions_left, .. } => speech.with(
            "rupture-computed-open",
            &[("who", &who), ("share", &share(regained)), ("left", &sessions_left)],
        ),
        Recovery::NotKnown(reason) => speech.t(&format!("rupture-not-known-{reason}")),
    }
}

fn share(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// The numbers behind it: from where to where, and where it came back.
pub(super) fn numbers(speech: &Speech, known: &Known, course: &Course) -> Option<String> {
    let Fall { peak, lowest, from, to, tolerance } = known.seen.recovery.fall()?;
    let number = |place: usize| course.sessions[place].number;
    let written = |value: f64| number::decimals(speech.language(), value, 1);
    let back_from = from - tolerance;
    Some(speech.with(
        "rupture-numbers",
        &[
            ("from", &written(from)),
            ("before", &number(peak)),
            ("to", &written(to)),
            ("lowest", &number(lowest)),
            ("back", &written(back_from)),
        ],
    ))
}

/// What the record was opened from.
pub(super) fn origin(speech: &Speech, origin: Origin) -> String {
    match origin {
        Origin::Signal { component, perspective } => {
            let component = speech.t(&format!("rupture-component-{component}"));
            let who = speech.t(&format!("rupture-in-answers-{perspective}"));
            speech.with("rupture-origin-signal", &[("component", &component), ("who", &who)])
        }
        Origin::ClientMark => speech.t("rupture-origin-mark"),
        Origin::ByHand => speech.t("rupture-origin-by-hand"),
    }
}

/// What happened, in a few words.
pub(super) fn event(speech: &Speech, event: &TimelineEvent) -> String {
    let component = |component| speech.t(&format!("rupture-component-{component}"));
    match event {
        TimelineEvent::Signal { component, answer } => {
            crate::signal::told::event(speech, *component, *answer)
        }
        TimelineEvent::Rupture { component: of, .. } => {
            speech.with("rupture-event-rupture", &[("component", &component(*of))])
        }
        TimelineEvent::Repair { component: of, .. } => {
            speech.with("rupture-event-repair", &[("component", &component(*of))])
        }
        TimelineEvent::Break { days } => speech.with("rupture-event-break", &[("weeks", &(*days / 7))]),
        TimelineEvent::TherapistBegan { shown_name } if shown_name.is_empty() => {
            speech.t("rupture-event-someone-began")
        }
        TimelineEvent::TherapistStopped { shown_name } if shown_name.is_empty() => {
            speech.t("rupture-event-someone-stopped")
        }
        TimelineEvent::TherapistBegan { shown_name } => {
            speech.with("rupture-event-therapist-began", &[("name", shown_name)])
        }
        TimelineEvent::TherapistStopped { shown_name } => {
            speech.with("rupture-event-therapist-stopped", &[("name", shown_name)])
        }
        TimelineEvent::NotMeasured { session_number } => {
            speech.with("rupture-event-not-measured", &[("number", session_number)])
        }
        TimelineEvent::AgreementChanged { count } => {
            speech.with("rupture-event-agreement", &[("count", count)])
        }
        TimelineEvent::FrameChanged { version } => {
            speech.with("rupture-event-frame", &[("version", version)])
        }
    }
}

/// `sessie 4`, or `na sessie 4` between two.
pub(super) fn at_session(speech: &Speech, at: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sessions are counted by u32 from 1"
    )]
    let number = at.floor() as u32;
    if at.fract() > 0.0 {
        speech.with("rupture-after-session", &[("number", &number)])
    } else {
        speech.with("rupture-at-session", &[("number", &number)])
    }
}
