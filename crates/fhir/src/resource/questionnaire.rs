//! Questionnaire: <https://hl7.org/fhir/R4/questionnaire.html>.

use super::element::{Coding, Element, Extension};
use serde::{Deserialize, Serialize};

/// A form: what is asked, in which order, with which answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Questionnaire {
    /// Always `Questionnaire`.
    pub resource_type: String,
    /// Its logical id on a server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The language of its texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Facts that change the meaning of the rest: whoever does not know them may not use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modifier_extension: Vec<Extension>,
    /// Its canonical address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// A name for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The title in other languages.
    #[serde(rename = "_title", skip_serializing_if = "Option::is_none")]
    pub title_element: Option<Element>,
    /// `draft`, `active`, `retired` or `unknown`.
    #[serde(default)]
    pub status: String,
    /// Whether it is still being tried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experimental: Option<bool>,
    /// Whom it can be about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subject_type: Vec<String>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who may use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// What is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

/// A question, a group of questions, or a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Its name within the form.
    #[serde(default)]
    pub link_id: String,
    /// Further facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    /// Facts that change the meaning of the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modifier_extension: Vec<Extension>,
    /// What it is, in codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Coding>,
    /// The number printed before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What it asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The text in other languages.
    #[serde(rename = "_text", skip_serializing_if = "Option::is_none")]
    pub text_element: Option<Element>,
    /// `group`, `display`, `choice`, `integer`, `decimal`, ….
    #[serde(rename = "type", default)]
    pub kind: String,
    /// Whether it must be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Whether people cannot answer it themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// Where its answers are listed, if not here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_value_set: Option<String>,
    /// Its answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer_option: Vec<AnswerOption>,
    /// The items within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

/// One possible answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOption {
    /// Further facts; its weight belongs here, where every engine finds it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    /// The answer as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_coding: Option<Coding>,
    /// The answer as a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i64>,
}
