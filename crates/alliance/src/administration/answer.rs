//! Answers: values that fit their item, because they were made from it.

use crate::instrument::definition::{Instrument, InstrumentKey, Item};
use crate::instrument::name::ItemId;
use crate::medium::way::Way;
use std::collections::BTreeMap;

/// An answer that fits its item.
///
/// # Example
/// ```
/// use alliance::instrument::catalogue;
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// let item = &check.items()[0];
/// assert_eq!(item.answer(6).map(|answer| answer.value()), Ok(6));
/// assert!(item.answer(7).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    item: ItemId,
    value: i32,
}

impl Answer {
    /// The item that was answered.
    pub fn item(&self) -> &ItemId {
        &self.item
    }

    /// The value that was chosen.
    pub fn value(&self) -> i32 {
        self.value
    }
}

impl Item {
    /// This value as an answer to this item.
    ///
    /// # Errors
    /// [`Refusal::NotAnAnswer`] if the item cannot have this value.
    pub fn answer(&self, value: i32) -> Result<Answer, Refusal> {
        if self.response.accepts(value) {
            Ok(Answer { item: self.id.clone(), value })
        } else {
            let (min, max) = self.response.range();
            Err(Refusal::NotAnAnswer { item: self.id.clone(), value, min, max })
        }
    }
}

/// The answers of one filling-in, at most one per item. An item without an answer is absent; there is no zero for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    instrument: InstrumentKey,
    given: BTreeMap<ItemId, Answer>,
    way: Option<Way>,
}

impl Answers {
    /// No answers yet to this instrument.
    pub fn none(instrument: &Instrument) -> Self {
        Self { instrument: instrument.key().clone(), given: BTreeMap::new(), way: None }
    }

    /// The answers in `given`, each checked against its item.
    ///
    /// # Errors
    /// The first thing that does not fit: an item the instrument lacks, a value its item cannot have, or two answers
    /// to one item.
    pub fn read(
        instrument: &Instrument,
        given: impl IntoIterator<Item = (ItemId, i32)>,
    ) -> Result<Self, Refusal> {
        let mut answers = Self::none(instrument);
        for (id, value) in given {
            let item = instrument.item(&id).ok_or_else(|| Refusal::NoSuchItem { item: id.clone() })?;
            if answers.given.insert(id.clone(), item.answer(value)?).is_some() {
                return Err(Refusal::AnsweredTwice { item: id });
            }
        }
        Ok(answers)
    }

    /// The same answers, with the way in which they were given.
    #[must_use]
    pub fn given_in(self, way: Way) -> Self {
        Self { way: Some(way), ..self }
    }

    /// In which way they were given; `None` where only one way is offered.
    pub fn way(&self) -> Option<Way> {
        self.way
    }

    /// The instrument that was answered.
    pub fn instrument(&self) -> &InstrumentKey {
        &self.instrument
    }

    /// The answer to this item; `None` if it was not answered.
    pub fn get(&self, item: &ItemId) -> Option<&Answer> {
        self.given.get(item)
    }

    /// All answers, ordered by the name of their item.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.given.values()
    }

    /// How many items were answered.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }
}

/// Why answers were not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The instrument has no such item.
    #[error("answer item {item}, which the instrument does not have")]
    NoSuchItem {
        /// The name that was given.
        item: ItemId,
    },
    /// The item cannot have this value.
    #[error("answer item {item} with {value}; it takes {min} to {max}")]
    NotAnAnswer {
        /// The item.
        item: ItemId,
        /// The value that was given.
        value: i32,
        /// The lowest value it can have.
        min: i32,
        /// The highest value it can have.
        max: i32,
    },
    /// One item has two answers.
    #[error("answer item {item} a second time")]
    AnsweredTwice {
        /// The item.
        item: ItemId,
    },
}

impl Refusal {
    /// The key of the sentence that tells this to a person.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NoSuchItem { .. } => "answer-no-such-item",
            Self::NotAnAnswer { .. } => "answer-not-an-answer",
            Self::AnsweredTwice { .. } => "answer-given-twice",
        }
    }
}
