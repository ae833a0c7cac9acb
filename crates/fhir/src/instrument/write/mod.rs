//! An instrument of ours as a Questionnaire: <https://hl7.org/fhir/R4/questionnaire.html>, with scoring after
//! <https://hl7.org/fhir/uv/sdc/STU3/calculations.html>.

use crate::resource::element::{
    CALCULATED, CodeableConcept, Coding, Element, Expression, Extension, ITEM_CONTROL, MAX_VALUE, MIN_VALUE,
    OBSERVATION_EXTRACT, ORDINAL_VALUE,
};
use crate::resource::questionnaire::{AnswerOption, Item, Questionnaire};
use alliance::instrument::definition::{self, Instrument, Keyed, Method, Response, Subscale};
use alliance::instrument::rights::KeyStatus;
use alliance::{Language, Localised, Perspective};

/// Why an instrument cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Its words are not ours to give away, or it has none for this perspective.
    #[error("write a questionnaire without words of ours for the {perspective}")]
    NoWords {
        /// The perspective that was asked for.
        perspective: Perspective,
    },
}

impl Refusal {
    /// The key of the sentence that tells this to a person.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::NoWords { .. } => "questionnaire-no-words",
        }
    }
}

/// An instrument of ours, for one perspective, as a Questionnaire under the address `base`.
///
/// Texts are Dutch with English translations. An item's `linkId` is its name; every answer carries its value as a
/// weight on the option itself. Each scale follows as a computed item that stays empty while too few items are
/// answered; a scale with weighted, reversed or stretched items is left out, as its sum is not that of the weights.
///
/// # Errors
/// [`Refusal::NoWords`] for published instruments and for perspectives the instrument does not have.
///
/// # Example
/// ```
/// use alliance::{Perspective, instrument::catalogue};
/// use fhir::instrument::write::write;
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// let form = write(check, Perspective::Client, "https://verbond.example/fhir")?;
/// assert_eq!(form.url.as_deref(), Some("https://verbond.example/fhir/Questionnaire/session-check-client"));
/// # Ok::<(), fhir::instrument::write::Refusal>(())
/// ```
pub fn write(
    instrument: &Instrument,
    perspective: Perspective,
    base: &str,
) -> Result<Questionnaire, Refusal> {
    let id = format!("{}-{perspective}", instrument.id());
    let intro = instrument.intro(perspective).ok_or(Refusal::NoWords { perspective })?;
    let mut items = vec![text("intro", "display", intro)];
    for item in instrument.items() {
        let asks = item.text.get(&perspective).ok_or(Refusal::NoWords { perspective })?;
        items.push(question(instrument, item, asks, base));
    }
    items.extend(instrument.subscales().iter().filter_map(|subscale| score(instrument, subscale, base)));
    Ok(Questionnaire {
        resource_type: "Questionnaire".to_owned(),
        url: Some(format!("{base}/Questionnaire/{id}")),
        name: Some(program_name(&id)),
        id: Some(id),
        language: Some(Language::Dutch.to_string()),
        modifier_extension: Vec::new(),
        version: Some(instrument.key().version.to_string()),
        title: Some(instrument.name().nl.clone()),
        title_element: Some(Element::in_english(instrument.name())),
        status: "active".to_owned(),
        experimental: Some(match instrument.key_status() {
            KeyStatus::InDevelopment => true,
            KeyStatus::Verified => false,
        }),
        subject_type: vec!["Patient".to_owned()],
        publisher: Some(instrument.rights().holder.clone()),
        copyright: Some(instrument.rights().licence.clone()),
        item: items,
    })
}

/// A name programs can use: `session-check-client` becomes `SessionCheckClient`.
fn program_name(id: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    id.split('-').map(word).collect()
}

fn text(link_id: &str, kind: &str, text: &Localised) -> Item {
    Item {
        link_id: link_id.to_owned(),
        kind: kind.to_owned(),
        text: Some(text.nl.clone()),
        text_element: Some(Element::in_english(text)),
        ..Item::default()
    }
}

fn question(instrument: &Instrument, item: &definition::Item, asks: &Localised, base: &str) -> Item {
    let question = text(item.id.as_str(), "choice", asks);
    match &item.response {
        Response::Options(options) => Item {
            extension: vec![radio_button()],
            answer_option: options.iter().map(|option| answer(instrument, item, option, base)).collect(),
            ..question
        },
        Response::Whole { min, max } => {
            let bound =
                |url, value: &i32| Extension { value_integer: Some((*value).into()), ..Extension::of(url) };
            Item {
                kind: "integer".to_owned(),
                extension: vec![bound(MIN_VALUE, min), bound(MAX_VALUE, max)],
                ..question
            }
        }
    }
}

fn radio_button() -> Extension {
    let coding = Coding {
        system: Some("http://hl7.org/fhir/questionnaire-item-control".to_owned()),
        code: Some("radio-button".to_owned()),
        ..Coding::default()
    };
    Extension {
        value_codeable_concept: Some(CodeableConcept { coding: vec![coding] }),
        ..Extension::of(ITEM_CONTROL)
    }
}

fn answer(
    instrument: &Instrument,
    item: &definition::Item,
    option: &definition::ResponseOption,
    base: &str,
) -> AnswerOption {
    let weight = Extension { value_decimal: Some(option.value.into()), ..Extension::of(ORDINAL_VALUE) };
    let coding = Coding {
        system: Some(format!("{base}/CodeSystem/{}-{}", instrument.id(), item.id)),
        code: Some(option.value.to_string()),
        display: option.label.as_ref().map(|label| label.nl.clone()),
        display_element: option.label.as_ref().map(Element::in_english),
        extension: Vec::new(),
    };
    AnswerOption { extension: vec![weight], value_coding: Some(coding), value_integer: None }
}

fn score(instrument: &Instrument, subscale: &Subscale, base: &str) -> Option<Item> {
    let expression = Expression {
        description: Some(subscale.name.en.clone()),
        language: "text/fhirpath".to_owned(),
        expression: Some(score_expression(subscale)?),
    };
    let code = Coding {
        system: Some(format!("{base}/CodeSystem/scale")),
        code: Some(format!("{}.{}", instrument.id(), subscale.id)),
        display: Some(subscale.name.nl.clone()),
        display_element: Some(Element::in_english(&subscale.name)),
        extension: Vec::new(),
    };
    Some(Item {
        read_only: Some(true),
        code: vec![code],
        extension: vec![
            Extension { value_expression: Some(expression), ..Extension::of(CALCULATED) },
            Extension { value_boolean: Some(true), ..Extension::of(OBSERVATION_EXTRACT) },
        ],
        ..text(&format!("score.{}", subscale.id), "decimal", &subscale.name)
    })
}

/// The score in FHIRPath: nothing while too few items are answered, as engines differ in what an empty sum is.
fn score_expression(subscale: &Subscale) -> Option<String> {
    let plain = subscale
        .items
        .iter()
        .all(|part| part.weight == 1.0 && part.keyed == Keyed::AsAnswered && part.stretched_to.is_none());
    if !plain {
        return None;
    }
    let names: Vec<_> = subscale.items.iter().map(|part| format!("linkId = '{}'", part.item)).collect();
    let values = format!("%resource.item.where({}).answer.value", names.join(" or "));
    let (needed, of) = (subscale.answers_min, subscale.items.len());
    let score = match subscale.method {
        Method::Mean => format!("{values}.ordinal().avg()"),
        Method::Sum if needed == of => format!("{values}.ordinal().sum()"),
        Method::Sum => format!("{values}.ordinal().avg() * {of}"),
        Method::SumTimes(times) if needed == of => format!("{values}.ordinal().sum() * {times}"),
        Method::SumTimes(times) => format!("{values}.ordinal().avg() * {of} * {times}"),
    };
    Some(format!("iif({values}.count() >= {needed}, {score}, {{}})"))
}

#[cfg(test)]
mod tests;
