//! A text pack as a file: what a house writes or receives, and what is kept.

use super::{Draft, DraftAnswers, Licence};
use crate::component::Perspective;
use crate::instrument::definition::InstrumentKey;
use crate::instrument::name::ItemId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// A text pack that could not be read: where, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read a text pack: {field}: {problem}")]
pub struct Unreadable {
    /// The field as a path of dotted names, or `line 3`.
    pub field: String,
    /// What is wrong, in English, for whoever wrote the file.
    pub problem: String,
}

impl Unreadable {
    /// The key of the sentence that tells this to a person; `field` and `problem` are its arguments.
    pub fn message_key(&self) -> &'static str {
        "text-pack-unreadable"
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    instrument: String,
    version: u32,
    language: String,
    recall: String,
    licence: LicenceTable,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    intro: BTreeMap<String, String>,
    items: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    answers: Vec<AnswersTable>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LicenceTable {
    reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
}

/// The answers that some items share: either `labels` or `min` and `max`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswersTable {
    items: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<BTreeMap<String, String>>,
}

/// Reads a text pack from TOML.
///
/// `instrument`, `version`, `language` (`nl`, `en`), `recall`; `licence = { reference, expires_on }`; `[intro]` with
/// a text per perspective, if any; `[items.<id>]` with a text per perspective; and `[[answers]]`, each with the
/// `items` it is for and either `labels` (value = words) or `min` and `max`.
///
/// # Errors
/// [`Unreadable`] if the text is not of that shape. Whether it fits an instrument is asked of
/// [`TextPack::check`](super::TextPack::check).
pub fn read(text: &str) -> Result<Draft, Unreadable> {
    let file: PackFile = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        unreadable(format!("line {line}"), error.message().trim_end())
    })?;
    let expires_on = file.licence.expires_on.map(|day| word("licence.expires_on", &day)).transpose()?;
    let mut intro = BTreeMap::new();
    for (perspective, text) in file.intro {
        intro.insert(word("intro", &perspective)?, text);
    }
    let mut items: BTreeMap<Perspective, BTreeMap<ItemId, String>> = BTreeMap::new();
    for (id, texts) in file.items {
        let field = format!("items.{id}");
        let id: ItemId = word(&field, &id)?;
        for (perspective, text) in texts {
            items.entry(word(&field, &perspective)?).or_default().insert(id.clone(), text);
        }
    }
    Ok(Draft {
        instrument: InstrumentKey { id: word("instrument", &file.instrument)?, version: file.version },
        language: word("language", &file.language)?,
        recall: word("recall", &file.recall)?,
        licence: Licence { reference: file.licence.reference, expires_on },
        intro,
        items,
        answers: read_answers(&file.answers)?,
    })
}

/// Writes a text pack so that [`read`] gives it back.
pub fn write(draft: &Draft) -> String {
    let mut items: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (perspective, texts) in &draft.items {
        for (id, text) in texts {
            items.entry(id.to_string()).or_default().insert(perspective.to_string(), text.clone());
        }
    }
    let file = PackFile {
        instrument: draft.instrument.id.to_string(),
        version: draft.instrument.version,
        language: draft.language.to_string(),
        recall: draft.recall.to_string(),
        licence: LicenceTable {
            reference: draft.licence.reference.clone(),
            expires_on: draft.licence.expires_on.map(|day| day.to_string()),
        },
        intro: draft
            .intro
            .iter()
            .map(|(perspective, text)| (perspective.to_string(), text.clone()))
            .collect(),
        items,
        answers: write_answers(&draft.answers),
    };
    toml::to_string(&file).expect("text, numbers and tables with text as keys can be written as TOML")
}

fn read_answers(tables: &[AnswersTable]) -> Result<BTreeMap<ItemId, DraftAnswers>, Unreadable> {
    let mut answers = BTreeMap::new();
    for table in tables {
        let given = match (&table.labels, table.min, table.max) {
            (Some(labels), None, None) => {
                let one =
                    |(value, label): (&String, &String)| Ok((word("answers.labels", value)?, label.clone()));
                DraftAnswers::Labels(labels.iter().map(one).collect::<Result<_, _>>()?)
            }
            (None, Some(min), Some(max)) => DraftAnswers::Whole { min, max },
            _ => return Err(unreadable("answers", "either labels, or both min and max")),
        };
        for id in &table.items {
            if answers.insert(word("answers.items", id)?, given.clone()).is_some() {
                return Err(unreadable("answers.items", format!("{id} has answers twice")));
            }
        }
    }
    Ok(answers)
}

/// Items with the same answers share a table.
fn write_answers(answers: &BTreeMap<ItemId, DraftAnswers>) -> Vec<AnswersTable> {
    let mut groups: Vec<(&DraftAnswers, Vec<String>)> = Vec::new();
    for (id, given) in answers {
        match groups.iter_mut().find(|(known, _)| *known == given) {
            Some((_, items)) => items.push(id.to_string()),
            None => groups.push((given, vec![id.to_string()])),
        }
    }
    let table = |(given, items): (&DraftAnswers, Vec<String>)| match given {
        DraftAnswers::Labels(labels) => AnswersTable {
            items,
            min: None,
            max: None,
            labels: Some(labels.iter().map(|(value, label)| (value.to_string(), label.clone())).collect()),
        },
        DraftAnswers::Whole { min, max } => {
            AnswersTable { items, min: Some(*min), max: Some(*max), labels: None }
        }
    };
    groups.into_iter().map(table).collect()
}

fn word<T: FromStr<Err: Display>>(field: &str, text: &str) -> Result<T, Unreadable> {
    text.parse().map_err(|refusal: T::Err| unreadable(field, refusal.to_string()))
}

fn unreadable(field: impl Into<String>, problem: impl Into<String>) -> Unreadable {
    Unreadable { field: field.into(), problem: problem.into() }
}
