//! The edges in a check: first how one wants to answer, then one question for each edge. Without script every way is a
//! row of seven radio buttons, and the style sheet shows the row of the chosen way; script adds the field of markers and
//! sliding a finger along a row.

use super::choose;
use crate::shell::choice::Choices;
use crate::shell::language::Speech;
use alliance::Perspective;
use alliance::check::form::{CheckForm, Filled, Place, Question};
use alliance::instrument::definition::{Purpose, Response};
use alliance::medium::field::{Field, SIDE, STRIDE};
use alliance::medium::way::Way;
use alliance::medium::{Corner, Edge};
use maud::{Markup, html};

/// Whether a question can be answered without words.
pub fn is_asked(question: &Question) -> bool {
    question.instrument.purpose() == Purpose::MediumCheck
}

/// One question; before the first one, in which way one answers.
pub fn view(
    speech: &Speech,
    form: &CheckForm,
    filled: &Filled,
    question: &Question,
    error: Option<&String>,
    way_error: Option<&String>,
) -> Markup {
    html! {
        @if question.place == Place::First { (how(speech, form, filled, question, way_error)) }
        (item(speech, form, filled, question, error))
    }
}

/// How one wants to answer today, and the field for who answers by markers.
fn how(
    speech: &Speech,
    form: &CheckForm,
    filled: &Filled,
    question: &Question,
    error: Option<&String>,
) -> Markup {
    let name = form.way_field().expect("the medium check is asked");
    let way = filled.way().unwrap_or(Way::Words);
    let choices = form
        .ways()
        .fold(Choices::one(&name, speech.t("medium-way")), |choices, way| {
            choices.option_with_help(
                way.as_str(),
                speech.t(&format!("medium-way-{way}")),
                speech.t(&format!("medium-way-{way}-help")),
            )
        })
        .chosen(Some(way.as_str()))
        .error(error.cloned());
    html! {
        div class="check-question way-question" {
            @if let Some(intro) = question.instrument.intro(form.perspective()) {
                p class="check-intro" { (intro.in_language(speech.language())) }
            }
            (choices)
            (markers(speech, form, filled))
        }
    }
}

/// One edge: the sentence, and seven answers that stand there in each way at once; the style sheet shows one.
fn item(
    speech: &Speech,
    form: &CheckForm,
    filled: &Filled,
    question: &Question,
    error: Option<&String>,
) -> Markup {
    let language = speech.language();
    let text =
        question.item.text.get(&form.perspective()).expect("our own items have words for who is asked them");
    let value = filled.value(question);
    let Response::Options(options) = &question.item.response else {
        unreachable!("the items of the medium check have options");
    };
    let error_id = error.map(|_| format!("{}-error", question.field));
    html! {
        div class="check-question by-item" {
            fieldset class="choices ways" data-behaviour="slide" aria-describedby=[error_id.as_ref()] {
                legend class="question" { (text.in_language(language)) }
                @if let (Some(error), Some(id)) = (error, &error_id) { p class="error" id=(id) { (error) } }
                @for (place, option) in options.iter().enumerate() {
                    @let id = if place == 0 { format!("field-{}", question.field) } else { format!("field-{}-{place}", question.field) };
                    @let label = option.label.as_ref().expect("our own answers have words");
                    label class="card-choice" for=(id) {
                        input id=(id) type="radio" name=(question.field) value=(option.value) checked[value == Some(option.value)];
                        span class="card-label" {
                            span class="as-words" { (label.in_language(language)) }
                            span class="as-near" { (speech.t(&format!("medium-near-{}", option.value))) }
                            span class="as-colour" { (speech.t(&format!("medium-colour-{}", option.value))) }
                            span class="as-loud" { (speech.t(&format!("medium-loud-{}", option.value))) }
                        }
                    }
                }
                p class="way-ends" aria-hidden="true" {
                    @for end in [0, 6] {
                        span {
                            span class="as-near" { (speech.t(&format!("medium-near-{end}"))) }
                            span class="as-colour" { (speech.t(&format!("medium-colour-{end}"))) }
                            span class="as-loud" { (speech.t(&format!("medium-loud-{end}"))) }
                        }
                    }
                }
            }
        }
    }
}

/// The field of three markers: nothing without script, where the rows from far to near ask the same.
fn markers(speech: &Speech, form: &CheckForm, filled: &Filled) -> Markup {
    let laid = laid(form, filled);
    let bounds: Vec<String> = Field::bounds().iter().map(|(from, step)| format!("{from}:{step}")).collect();
    let edges: Vec<String> = Edge::ALL
        .iter()
        .map(|edge| {
            let (one, other) = edge.corners();
            format!("{edge}:{one}:{other}")
        })
        .collect();
    html! {
        div class="marker-field" data-behaviour="markers" data-side=(SIDE) data-stride=(STRIDE) data-bounds=(bounds.join(" "))
            data-edges=(edges.join(" ")) data-open=(speech.t("medium-field-open")) hidden {
            p class="help" id="marker-help" { (speech.t("medium-markers-help")) }
            div class="marker-area" {
                @for corner in Corner::ALL {
                    button type="button" class={ "marker " (corner) } data-corner=(corner)
                        data-place=(laid.place(*corner).map_or_else(String::new, |place| format!("{},{}", place.x(), place.y())))
                        aria-describedby="marker-help" {
                        span class="shape" aria-hidden="true" {}
                        span class="marker-name" { (corner_name(speech, form, *corner)) }
                    }
                }
            }
            div role="status" {
                ul class="marker-said" {
                    @for edge in Edge::ALL {
                        @let (one, other) = edge.corners();
                        li data-edge=(edge) {
                            (speech.with("medium-between", &[("one", &corner_name(speech, form, one)), ("other", &corner_name(speech, form, other))]))
                            " " strong {}
                        }
                    }
                }
            }
            input type="hidden" name=(form.markers_field().expect("the medium check is asked")) value=(laid.text()) disabled;
            button type="button" class="button plain" data-markers="away" { (speech.t("medium-markers-away")) }
        }
    }
}

/// Where the markers lie for the answers so far; beside the field unless all three edges are answered.
fn laid(form: &CheckForm, filled: &Filled) -> Field {
    let questions = form.questions();
    let value = |edge: Edge| {
        let question = questions
            .iter()
            .find(|question| is_asked(question) && question.item.id.as_str() == edge.as_str())?;
        filled.value(question)
    };
    match (value(Edge::ClientTherapist), value(Edge::ClientMedium), value(Edge::TherapistMedium)) {
        (Some(base), Some(left), Some(right)) => {
            Field::showing(base, left, right).expect("answers that were kept are answers")
        }
        (_, _, _) => Field::default(),
    }
}

/// What a corner is called on this side of the check.
fn corner_name(speech: &Speech, form: &CheckForm, corner: Corner) -> String {
    match (corner, form.perspective(), form.medium()) {
        (Corner::Client, Perspective::Client, _) | (Corner::Therapist, Perspective::Therapist, _) => {
            speech.t("medium-corner-me")
        }
        (Corner::Client, Perspective::Therapist | Perspective::Observer, _) => {
            speech.t("medium-corner-client")
        }
        (Corner::Therapist, Perspective::Client | Perspective::Observer, _) => {
            speech.t("medium-corner-therapist")
        }
        (Corner::Medium, _, Some(medium)) => choose::name(speech, medium),
        (Corner::Medium, _, None) => speech.t("medium-corner-medium"),
    }
}
