//! A Questionnaire as the words of a published instrument: <https://hl7.org/fhir/R4/questionnaire.html>.

use crate::resource::element::{
    Coding, Element, Extension, ITEM_WEIGHT, MAX_VALUE, MIN_VALUE, ORDINAL_VALUE, is_language,
};
use crate::resource::questionnaire::{AnswerOption, Item, Questionnaire};
use alliance::instrument::definition::{Instrument, Recall};
use alliance::instrument::name::ItemId;
use alliance::instrument::text_pack::{Draft, DraftAnswers, Licence};
use alliance::{Language, Perspective};
use serde_json::Number;
use std::collections::BTreeMap;

/// What the person who imports says about a form; no form says it reliably itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The language to take the texts in.
    pub language: Language,
    /// Whose words these are; one form can serve more than one perspective.
    pub perspectives: Vec<Perspective>,
    /// The stretch of time the texts ask about.
    pub recall: Recall,
    /// By what right the house uses them.
    pub licence: Licence,
}

/// Reads a Questionnaire as a draft of the words of `instrument`.
///
/// A question belongs to the item its `linkId` names: the item's own name, or letters and the item's number (`q1`,
/// `Item12`); or, if no `linkId` does, to the item its printed number (`prefix`) names. Groups are entered, displays and
/// computed items passed over; the first display before any question is the introduction. The value of an answer
/// is its weight, on the option or on its code; else the number it is or its code is.
///
/// Whether the draft fits the key is asked of [`TextPack::check`](alliance::instrument::text_pack::TextPack::check).
///
/// # Errors
/// The first thing that cannot be read with certainty. Nothing is guessed from the order of the questions.
///
/// # Example
/// ```
/// use alliance::{Language, Perspective, instrument::{catalogue, definition::Recall, text_pack::Licence}};
/// use fhir::instrument::read::{Refusal, Said, read};
///
/// let who = catalogue::instrument("who-5").expect("it is in the catalogue");
/// let said = Said {
///     language: Language::Dutch,
///     perspectives: vec![Perspective::Client],
///     recall: Recall::TwoWeeks,
///     licence: Licence { reference: "letter of 3 March 2026".into(), expires_on: None },
/// };
/// let refusal = read(r#"{"resourceType": "Patient"}"#, who, &said).unwrap_err();
/// assert_eq!(refusal, Refusal::NotAQuestionnaire { found: "Patient".into() });
/// ```
pub fn read(json: &str, instrument: &Instrument, said: &Said) -> Result<Draft, Refusal> {
    let form = parse(json)?;
    let in_main_language = form.language.as_deref().is_none_or(|tag| is_language(tag, said.language));
    let reader = Reader { language: said.language, in_main_language };
    let mut questions = Vec::new();
    let mut intro = None;
    reader.collect(&form.item, &mut intro, &mut questions)?;
    let named = name_questions(&questions, instrument)?;
    let mut texts = BTreeMap::new();
    let mut answers = BTreeMap::new();
    for (id, question) in named {
        let text = reader.text(question.text.as_deref(), question.text_element.as_ref());
        let text = text.ok_or_else(|| Refusal::NoText { link_id: question.link_id.clone() })?;
        answers.insert(id.clone(), reader.answers(question)?);
        if texts.insert(id.clone(), text.to_owned()).is_some() {
            return Err(Refusal::AskedTwice { item: id });
        }
    }
    let each = |perspective: &Perspective| (*perspective, texts.clone());
    Ok(Draft {
        instrument: instrument.key().clone(),
        language: said.language,
        recall: said.recall,
        licence: said.licence.clone(),
        intro: intro
            .iter()
            .flat_map(|intro| said.perspectives.iter().map(|one| (*one, intro.clone())))
            .collect(),
        items: said.perspectives.iter().map(each).collect(),
        answers,
    })
}

fn parse(json: &str) -> Result<Questionnaire, Refusal> {
    let not_json =
        |error: serde_json::Error| Refusal::NotJson { line: error.line(), problem: error.to_string() };
    let value: serde_json::Value = serde_json::from_str(json).map_err(not_json)?;
    let found = value.get("resourceType").and_then(serde_json::Value::as_str).unwrap_or("");
    if found != "Questionnaire" {
        return Err(Refusal::NotAQuestionnaire { found: found.to_owned() });
    }
    // From the text again, so that a wrong element is told with its line.
    let form: Questionnaire = serde_json::from_str(json).map_err(not_json)?;
    if form.modifier_extension.is_empty() {
        Ok(form)
    } else {
        Err(Refusal::NotUnderstood { url: form.modifier_extension[0].url.clone() })
    }
}

/// The item of each question: by `linkId` if all have one that says it, else by printed number if all have that.
fn name_questions<'q>(
    questions: &[&'q Item],
    instrument: &Instrument,
) -> Result<Vec<(ItemId, &'q Item)>, Refusal> {
    let by = |name: fn(&Item) -> Option<&str>| {
        questions
            .iter()
            .map(|question| {
                let id = name(question).and_then(|name| item_named(name, instrument));
                id.map(|id| (id, *question)).ok_or(*question)
            })
            .collect::<Result<Vec<_>, &Item>>()
    };
    by(|question| Some(&question.link_id))
        .or_else(|unknown| by(|question| question.prefix.as_deref()).map_err(|_| unknown))
        .map_err(|unknown| Refusal::NoSuchItem { link_id: unknown.link_id.clone() })
}

/// `bond1` is the item of that name; `q1`, `Item-12` and `3.` are letters and a number, and never more than that: the end
/// of a code such as `/44250-9` is no item number.
fn item_named(name: &str, instrument: &Instrument) -> Option<ItemId> {
    let known = |name: &str| instrument.items().iter().find(|item| item.id.as_str() == name);
    if let Some(item) = known(name) {
        return Some(item.id.clone());
    }
    let name = name.trim().trim_end_matches(['.', ')', ':']);
    let number = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let number = number.strip_prefix(['-', '_', '.']).unwrap_or(number).trim_start_matches('0');
    known(number).map(|item| item.id.clone())
}

struct Reader {
    language: Language,
    in_main_language: bool,
}

impl Reader {
    fn collect<'q>(
        &self,
        items: &'q [Item],
        intro: &mut Option<String>,
        questions: &mut Vec<&'q Item>,
    ) -> Result<(), Refusal> {
        for item in items {
            if let Some(modifier) = item.modifier_extension.first() {
                return Err(Refusal::NotUnderstood { url: modifier.url.clone() });
            }
            match item.kind.as_str() {
                "group" => self.collect(&item.item, intro, questions)?,
                "display" => {
                    if intro.is_none() && questions.is_empty() {
                        *intro =
                            self.text(item.text.as_deref(), item.text_element.as_ref()).map(str::to_owned);
                    }
                }
                _ if item.read_only == Some(true) => {}
                _ => {
                    questions.push(item);
                    self.collect(&item.item, intro, questions)?;
                }
            }
        }
        Ok(())
    }

    /// A text in the language that was asked for: the main one, or a translation.
    fn text<'t>(&self, main: Option<&'t str>, element: Option<&'t Element>) -> Option<&'t str> {
        let translated = || element.and_then(|element| element.translation(self.language));
        if self.in_main_language { main } else { translated() }
    }

    fn answers(&self, question: &Item) -> Result<DraftAnswers, Refusal> {
        let link_id = || question.link_id.clone();
        match question.kind.as_str() {
            "choice" | "open-choice" if question.answer_value_set.is_some() => {
                Err(Refusal::AnswersElsewhere { link_id: link_id() })
            }
            "choice" | "open-choice" => {
                let mut labels = BTreeMap::new();
                for option in &question.answer_option {
                    let value =
                        weight(option).ok_or_else(|| Refusal::AnswerWithoutValue { link_id: link_id() })?;
                    // An answer without words is left empty here and refused when the draft is checked.
                    let label = self.label(option).unwrap_or("");
                    if labels.insert(value, label.to_owned()).is_some() {
                        return Err(Refusal::ValueTwice { link_id: link_id(), value });
                    }
                }
                Ok(DraftAnswers::Labels(labels))
            }
            "integer" | "decimal" => {
                let bound = |url: &str| {
                    let extension = question.extension.iter().find(|extension| extension.url == url)?;
                    whole(&extension.number()?)
                };
                match (bound(MIN_VALUE), bound(MAX_VALUE)) {
                    (Some(min), Some(max)) => Ok(DraftAnswers::Whole { min, max }),
                    (Some(_) | None, Some(_) | None) => Err(Refusal::NoRange { link_id: link_id() }),
                }
            }
            kind => Err(Refusal::OtherKind { link_id: link_id(), kind: kind.to_owned() }),
        }
    }

    fn label<'o>(&self, option: &'o AnswerOption) -> Option<&'o str> {
        let coding = option.value_coding.as_ref()?;
        self.text(coding.display.as_deref(), coding.display_element.as_ref())
    }
}

/// The value of an answer, from the surest place to the least.
fn weight(option: &AnswerOption) -> Option<i32> {
    let of = |extensions: &[Extension]| {
        let weight =
            extensions.iter().find(|one| [ORDINAL_VALUE, ITEM_WEIGHT].contains(&one.url.as_str()))?;
        weight.number()
    };
    let coding: Option<&Coding> = option.value_coding.as_ref();
    let stated = of(&option.extension)
        .or_else(|| coding.and_then(|coding| of(&coding.extension)))
        .or_else(|| option.value_integer.map(Number::from));
    // A code that is a JSON number is a number; anything else is a name.
    let code = || serde_json::from_str::<i32>(coding?.code.as_ref()?).map_or(None, |code| Some(code.into()));
    whole(&stated.or_else(code)?)
}

/// The number if it is whole; `3.0` is.
fn whole(number: &Number) -> Option<i32> {
    let number = number.as_f64()?;
    let whole = number as i32;
    (f64::from(whole) == number).then_some(whole)
}

/// Why a form was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is not JSON, or an element has another type than the standard says.
    #[error("read a questionnaire: {problem}")]
    NotJson {
        /// The line.
        line: usize,
        /// What is wrong, in English, for whoever made the file.
        problem: String,
    },
    /// It is another resource.
    #[error("read {found:?} as a questionnaire")]
    NotAQuestionnaire {
        /// What it says it is.
        found: String,
    },
    /// It says that what it means is changed in a way we do not know.
    #[error("read a questionnaire with the modifier {url}")]
    NotUnderstood {
        /// The extension that says so.
        url: String,
    },
    /// A question belongs to no item of the key.
    #[error("read question {link_id}, which names no item of the key")]
    NoSuchItem {
        /// The question.
        link_id: String,
    },
    /// Two questions belong to one item.
    #[error("read item {item} from two questions")]
    AskedTwice {
        /// The item.
        item: ItemId,
    },
    /// A question has no text in the language that was asked for.
    #[error("read question {link_id}, which has no text in this language")]
    NoText {
        /// The question.
        link_id: String,
    },
    /// The answers of a question are not in the form itself.
    #[error("read question {link_id}, whose answers are listed elsewhere")]
    AnswersElsewhere {
        /// The question.
        link_id: String,
    },
    /// An answer has no whole number as its value.
    #[error("read question {link_id}, which has an answer without a whole number as its value")]
    AnswerWithoutValue {
        /// The question.
        link_id: String,
    },
    /// Two answers of a question have one value.
    #[error("read question {link_id}, which has two answers of value {value}")]
    ValueTwice {
        /// The question.
        link_id: String,
        /// The value.
        value: i32,
    },
    /// A number is asked without a lowest and a highest whole number.
    #[error("read question {link_id}, which asks a number without whole limits")]
    NoRange {
        /// The question.
        link_id: String,
    },
    /// A question is of a kind no instrument has.
    #[error("read question {link_id} of kind {kind}")]
    OtherKind {
        /// The question.
        link_id: String,
        /// Its kind.
        kind: String,
    },
}

impl Refusal {
    /// The key of the sentence that tells this to a person.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "questionnaire-not-json",
            Self::NotAQuestionnaire { .. } => "questionnaire-other-resource",
            Self::NotUnderstood { .. } => "questionnaire-not-understood",
            Self::NoSuchItem { .. } => "questionnaire-no-such-item",
            Self::AskedTwice { .. } => "questionnaire-asked-twice",
            Self::NoText { .. } => "questionnaire-no-text",
            Self::AnswersElsewhere { .. } => "questionnaire-answers-elsewhere",
            Self::AnswerWithoutValue { .. } => "questionnaire-answer-without-value",
            Self::ValueTwice { .. } => "questionnaire-value-twice",
            Self::NoRange { .. } => "questionnaire-no-range",
            Self::OtherKind { .. } => "questionnaire-other-kind",
        }
    }
}

#[cfg(test)]
mod tests;
