//! Text packs: the words of a published instrument, imported by a house that has a licence for them.
//!
//! A pack is read from a file ([`file`]) or another system into a [`Draft`], and becomes a [`TextPack`] only if it
//! fits the key exactly: every item, no other, the same answers.

pub mod file;

use crate::component::{Language, Perspective};
use crate::instrument::definition::{Instrument, InstrumentKey, Item, Recall, Response};
use crate::instrument::name::ItemId;
use crate::instrument::rights::Words;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A text pack as it was read, before anything is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The instrument it says it belongs to.
    pub instrument: InstrumentKey,
    /// The language of its texts.
    pub language: Language,
    /// The stretch of time its texts ask about.
    pub recall: Recall,
    /// By what right the house uses these texts.
    pub licence: Licence,
    /// The lines above the first item, for the perspectives that have them.
    pub intro: BTreeMap<Perspective, String>,
    /// What is asked, per perspective and item.
    pub items: BTreeMap<Perspective, BTreeMap<ItemId, String>>,
    /// The answers of each item, with their words.
    pub answers: BTreeMap<ItemId, DraftAnswers>,
}

/// The answers of one item as a pack gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftAnswers {
    /// The words of each value.
    Labels(BTreeMap<i32, String>),
    /// Any whole number from `min` to `max`.
    Whole {
        /// The lowest.
        min: i32,
        /// The highest.
        max: i32,
    },
}

/// By what right a house uses a published text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Where the permission can be found: a contract number, a letter with its date.
    pub reference: String,
    /// The last day on which it may be used; `None` if it does not end.
    pub expires_on: Option<Date>,
}

impl Licence {
    /// Whether the text may be used on this day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.expires_on.is_none_or(|last| day <= last)
    }
}

/// The words of a published instrument in one language, checked against its key.
///
/// # Example
/// ```
/// use alliance::instrument::{catalogue, text_pack::{Refusal, TextPack, file}};
///
/// let words = r#"
/// instrument = "who-5"
/// version = 1
/// language = "en"
/// recall = "two-weeks"
/// licence = { reference = "letter of 3 March 2026", expires_on = "2027-12-31" }
///
/// [items.1]
/// client = "A made-up sentence"
/// "#;
/// let draft = file::read(words)?;
/// let key = catalogue::instrument("who-5").expect("it is in the catalogue");
/// let refusal = TextPack::check(draft, key).unwrap_err();
/// assert_eq!(refusal.message_key(), "text-pack-item-missing");
/// # Ok::<(), file::Unreadable>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPack(Draft);

impl TextPack {
    /// The draft as a pack of this instrument.
    ///
    /// The expiry of the licence is not looked at, so that a stored pack can be read after it: ask
    /// [`Licence::is_valid_on`], or use [`TextPack::admit`] for a new one.
    ///
    /// # Errors
    /// The first way in which the pack does not fit the key.
    pub fn check(draft: Draft, instrument: &Instrument) -> Result<Self, Refusal> {
        if instrument.rights().words == Words::Ours {
            return Err(Refusal::WordsAreOurs);
        }
        if draft.instrument != *instrument.key() {
            let (needed, found) = (instrument.key().clone(), draft.instrument);
            return Err(Refusal::OtherInstrument { needed, found });
        }
        if draft.licence.reference.trim().is_empty() {
            return Err(Refusal::NoLicence);
        }
        check_recall(draft.recall, instrument.recall())?;
        check_items(&draft, instrument)?;
        for item in instrument.items() {
            check_answers(item, draft.answers.get(&item.id))?;
        }
        if let Some(item) = draft.answers.keys().find(|id| instrument.item(id).is_none()) {
            return Err(Refusal::NoSuchItem { item: item.clone() });
        }
        check_equal_labels_have_equal_values(&draft, instrument)?;
        Ok(Self(draft))
    }

    /// The draft as a new pack of this instrument, to be used from `today`.
    ///
    /// # Errors
    /// As [`TextPack::check`], and [`Refusal::Expired`] if the licence ended before today.
    pub fn admit(draft: Draft, instrument: &Instrument, today: Date) -> Result<Self, Refusal> {
        match draft.licence.expires_on {
            Some(on) if on < today => Err(Refusal::Expired { on }),
            Some(_) | None => Self::check(draft, instrument),
        }
    }

    /// The instrument it belongs to.
    pub fn instrument(&self) -> &InstrumentKey {
        &self.0.instrument
    }

    /// The language of its texts.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The stretch of time its texts ask about.
    pub fn recall(&self) -> Recall {
        self.0.recall
    }

    /// By what right the house uses these texts.
    pub fn licence(&self) -> &Licence {
        &self.0.licence
    }

    /// The perspectives it has texts for.
    pub fn perspectives(&self) -> impl Iterator<Item = Perspective> {
        self.0.items.keys().copied()
    }

    /// The lines above the first item.
    pub fn intro(&self, perspective: Perspective) -> Option<&str> {
        self.0.intro.get(&perspective).map(String::as_str)
    }

    /// What an item asks; `None` if the pack has no text for this perspective or the instrument no such item.
    pub fn item(&self, perspective: Perspective, item: &ItemId) -> Option<&str> {
        self.0.items.get(&perspective)?.get(item).map(String::as_str)
    }

    /// The words of one answer; `None` where a whole number is asked.
    pub fn label(&self, item: &ItemId, value: i32) -> Option<&str> {
        match self.0.answers.get(item)? {
            DraftAnswers::Labels(labels) => labels.get(&value).map(String::as_str),
            DraftAnswers::Whole { .. } => None,
        }
    }

    /// All of it, as it would be read again.
    pub fn draft(&self) -> &Draft {
        &self.0
    }
}

fn check_recall(said: Recall, asked: Recall) -> Result<(), Refusal> {
    match (asked, said) {
        (_, Recall::AsInText) => Err(Refusal::RecallNotSaid),
        (Recall::AsInText, _) => Ok(()),
        _ if asked == said => Ok(()),
        _ => Err(Refusal::OtherRecall { needed: asked, found: said }),
    }
}

fn check_items(draft: &Draft, instrument: &Instrument) -> Result<(), Refusal> {
    if draft.items.is_empty() {
        return Err(Refusal::NoPerspective);
    }
    for perspective in draft.items.keys().chain(draft.intro.keys()) {
        if !instrument.perspectives().contains(perspective) || !draft.items.contains_key(perspective) {
            return Err(Refusal::OtherPerspective { perspective: *perspective });
        }
    }
    for (perspective, texts) in &draft.items {
        for item in instrument.items() {
            let text = texts.get(&item.id).map_or("", |text| text.trim());
            if text.is_empty() {
                return Err(Refusal::ItemMissing { item: item.id.clone(), perspective: *perspective });
            }
        }
        if let Some(item) = texts.keys().find(|id| instrument.item(id).is_none()) {
            return Err(Refusal::NoSuchItem { item: item.clone() });
        }
    }
    Ok(())
}

fn check_answers(item: &Item, given: Option<&DraftAnswers>) -> Result<(), Refusal> {
    let (fits, found) = match (&item.response, given) {
        (_, None) => (false, Vec::new()),
        (Response::Options(options), Some(DraftAnswers::Labels(labels))) => {
            let all = options.len() == labels.len()
                && options.iter().all(|option| labels.contains_key(&option.value));
            (all, labels.keys().copied().collect())
        }
        (Response::Whole { min, max }, Some(DraftAnswers::Whole { min: a, max: b })) => {
            ((min, max) == (a, b), vec![*a, *b])
        }
        (Response::Options(_), Some(DraftAnswers::Whole { min, max })) => (false, vec![*min, *max]),
        (Response::Whole { .. }, Some(DraftAnswers::Labels(labels))) => {
            (false, labels.keys().copied().collect())
        }
    };
    if !fits {
        let needed = match &item.response {
            Response::Options(options) => options.iter().map(|option| option.value).collect(),
            Response::Whole { min, max } => vec![*min, *max],
        };
        return Err(Refusal::OtherAnswers { item: item.id.clone(), needed, found });
    }
    match given {
        Some(DraftAnswers::Labels(labels)) if labels.values().any(|label| label.trim().is_empty()) => {
            Err(Refusal::LabelMissing { item: item.id.clone() })
        }
        Some(DraftAnswers::Labels(_) | DraftAnswers::Whole { .. }) | None => Ok(()),
    }
}

/// Some systems store a reversed item with its values already turned around. The key turns them itself, so such a
/// pack would be turned twice; it shows, because one and the same list of answers then has two sets of values.
fn check_equal_labels_have_equal_values(draft: &Draft, instrument: &Instrument) -> Result<(), Refusal> {
    let mut seen: Vec<(&Item, BTreeMap<&str, i32>)> = Vec::new();
    for item in instrument.items() {
        let Some(DraftAnswers::Labels(labels)) = draft.answers.get(&item.id) else { continue };
        let values: BTreeMap<&str, i32> =
            labels.iter().map(|(value, label)| (label.trim(), *value)).collect();
        if values.len() < labels.len() {
            return Err(Refusal::LabelTwice { item: item.id.clone() });
        }
        for (other, known) in &seen {
            if other.response == item.response && known.keys().eq(values.keys()) && *known != values {
                return Err(Refusal::ValuesTurned { item: item.id.clone(), other: other.id.clone() });
            }
        }
        seen.push((item, values));
    }
    Ok(())
}

/// Why a text pack was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The instrument's words are our own; nobody's licence is needed.
    #[error("import a text for an instrument whose words are ours")]
    WordsAreOurs,
    /// The pack belongs to another instrument, or another version of it.
    #[error("import a text of {found} for {needed}")]
    OtherInstrument {
        /// The instrument that was asked for.
        needed: InstrumentKey,
        /// The instrument the pack names.
        found: InstrumentKey,
    },
    /// It does not say by what right the text is used.
    #[error("import a text without a licence reference")]
    NoLicence,
    /// The licence ended.
    #[error("import a text whose licence ended on {on}")]
    Expired {
        /// Its last day.
        on: Date,
    },
    /// It does not say which stretch of time its texts ask about.
    #[error("import a text that does not say its recall period")]
    RecallNotSaid,
    /// Its texts ask about another stretch of time than the instrument.
    #[error("import a text about {found} for an instrument about {needed}")]
    OtherRecall {
        /// What the instrument asks about.
        needed: Recall,
        /// What the pack says.
        found: Recall,
    },
    /// It has no item texts for any perspective.
    #[error("import a text without items")]
    NoPerspective,
    /// It has texts for a perspective the instrument does not have, or an introduction without items.
    #[error("import a text for the perspective {perspective}")]
    OtherPerspective {
        /// The perspective.
        perspective: Perspective,
    },
    /// An item has no text.
    #[error("import a text without item {item} for the {perspective}")]
    ItemMissing {
        /// The item.
        item: ItemId,
        /// Whose text is missing.
        perspective: Perspective,
    },
    /// It has a text for an item the key does not have.
    #[error("import a text with an item {item} that the key does not have")]
    NoSuchItem {
        /// The item.
        item: ItemId,
    },
    /// The answers of an item are not those of the key.
    #[error("import a text whose item {item} has the answers {found:?}, not {needed:?}")]
    OtherAnswers {
        /// The item.
        item: ItemId,
        /// The values of the key; lowest and highest for a whole number.
        needed: Vec<i32>,
        /// The values of the pack.
        found: Vec<i32>,
    },
    /// An answer has no words.
    #[error("import a text whose item {item} has an answer without words")]
    LabelMissing {
        /// The item.
        item: ItemId,
    },
    /// Two answers of one item have the same words.
    #[error("import a text whose item {item} has two answers with the same words")]
    LabelTwice {
        /// The item.
        item: ItemId,
    },
    /// Two items have the same list of answers with different values: one of them was turned around beforehand.
    #[error("import a text whose items {item} and {other} give the same answers different values")]
    ValuesTurned {
        /// The later of the two items.
        item: ItemId,
        /// The earlier.
        other: ItemId,
    },
}

impl Refusal {
    /// The key of the sentence that tells this to a person.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::WordsAreOurs => "text-pack-words-are-ours",
            Self::OtherInstrument { .. } => "text-pack-other-instrument",
            Self::NoLicence => "text-pack-no-licence",
            Self::Expired { .. } => "text-pack-expired",
            Self::RecallNotSaid => "text-pack-recall-not-said",
            Self::OtherRecall { .. } => "text-pack-other-recall",
            Self::NoPerspective => "text-pack-no-perspective",
            Self::OtherPerspective { .. } => "text-pack-other-perspective",
            Self::ItemMissing { .. } => "text-pack-item-missing",
            Self::NoSuchItem { .. } => "text-pack-no-such-item",
            Self::OtherAnswers { .. } => "text-pack-other-answers",
            Self::LabelMissing { .. } => "text-pack-label-missing",
            Self::LabelTwice { .. } => "text-pack-label-twice",
            Self::ValuesTurned { .. } => "text-pack-values-turned",
        }
    }
}

#[cfg(test)]
mod tests;
