//! Data types that resources share: <https://hl7.org/fhir/R4/datatypes.html>.

use alliance::{Language, Localised};
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// The weight of an answer, in R4.
pub const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// The weight of an answer, by its later name.
pub const ITEM_WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
/// A text in another language.
pub const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// The lowest number an item takes.
pub const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
/// The highest number an item takes.
pub const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// How an item is shown.
pub const ITEM_CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
/// How an item is computed from others.
pub const CALCULATED: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
/// Whether an item's answer becomes an Observation.
pub const OBSERVATION_EXTRACT: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract";

/// An extension with one of the values we use, or with extensions of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// What it means.
    #[serde(default)]
    pub url: String,
    /// Extensions within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    /// A yes or no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_boolean: Option<bool>,
    /// A code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_code: Option<String>,
    /// A text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
    /// A decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_decimal: Option<Number>,
    /// A whole number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i64>,
    /// A concept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_codeable_concept: Option<CodeableConcept>,
    /// An expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_expression: Option<Expression>,
}

impl Extension {
    /// An extension of this kind without a value yet.
    pub fn of(url: &str) -> Self {
        Self { url: url.to_owned(), ..Self::default() }
    }

    /// Its number, whichever type it was written as.
    pub fn number(&self) -> Option<Number> {
        self.value_decimal.clone().or_else(|| self.value_integer.map(Number::from))
    }
}

/// A concept, as the codes that name it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CodeableConcept {
    /// The codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
}

/// A code of a system, with what people read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Coding {
    /// The system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What people read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// Its other languages.
    #[serde(rename = "_display", skip_serializing_if = "Option::is_none")]
    pub display_element: Option<Element>,
    /// Further facts; some systems put the weight here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
}

/// An expression and the language it is in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Expression {
    /// What it computes, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its language.
    #[serde(default)]
    pub language: String,
    /// The expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
}

/// What stands beside a primitive value: its extensions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// The extensions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
}

impl Element {
    /// The element that says a Dutch text in English too.
    pub fn in_english(text: &Localised) -> Self {
        let lang = Extension { value_code: Some(Language::English.to_string()), ..Extension::of("lang") };
        let content = Extension { value_string: Some(text.en.clone()), ..Extension::of("content") };
        Self { extension: vec![Extension { extension: vec![lang, content], ..Extension::of(TRANSLATION) }] }
    }

    /// The text in this language, if it is translated here.
    pub fn translation(&self, language: Language) -> Option<&str> {
        let translations = self.extension.iter().filter(|extension| extension.url == TRANSLATION);
        let part = |translation: &'_ Extension, url: &str| {
            translation.extension.iter().position(|part| part.url == url)
        };
        for translation in translations {
            let lang =
                part(translation, "lang").and_then(|at| translation.extension[at].value_code.as_deref());
            if lang.is_some_and(|lang| is_language(lang, language)) {
                let at = part(translation, "content")?;
                return translation.extension[at].value_string.as_deref();
            }
        }
        None
    }
}

/// Whether a tag such as `nl-NL` is this language.
pub fn is_language(tag: &str, language: Language) -> bool {
    tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(language.as_str()))
}
