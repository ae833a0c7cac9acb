//! The words people read when they fill an instrument in, wherever they come from.

use crate::component::{Language, Perspective};
use crate::instrument::definition::{Instrument, Item, Response};
use crate::instrument::text_pack::TextPack;

/// The words of one instrument for one perspective in one language: ours, or those of an imported pack.
///
/// # Example
/// ```
/// use alliance::instrument::{catalogue, wording::Wording};
/// use alliance::{Language, Perspective};
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// let words = Wording::ours(check, Perspective::Client, Language::English).expect("the words are ours");
/// let (item, text) = words.items().next().expect("it has seven");
/// assert_eq!(text, "I dared to say what was really going on.");
/// assert_eq!(words.label(item, 6), Some("completely"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    instrument: &'a Instrument,
    perspective: Perspective,
    from: From<'a>,
}

#[derive(Debug, Clone, Copy)]
enum From<'a> {
    Ours(Language),
    Pack(&'a TextPack),
}

impl<'a> Wording<'a> {
    /// Our own words; `None` if the words are someone else's, or the instrument has no such perspective.
    pub fn ours(instrument: &'a Instrument, perspective: Perspective, language: Language) -> Option<Self> {
        let has = instrument.items().iter().all(|item| item.text.contains_key(&perspective));
        has.then_some(Self { instrument, perspective, from: From::Ours(language) })
    }

    /// The words of a pack; `None` if it belongs to another instrument or has no text for this perspective.
    pub fn of_pack(instrument: &'a Instrument, perspective: Perspective, pack: &'a TextPack) -> Option<Self> {
        let has = pack.instrument() == instrument.key() && pack.perspectives().any(|has| has == perspective);
        has.then_some(Self { instrument, perspective, from: From::Pack(pack) })
    }

    /// The language the words are in.
    pub fn language(&self) -> Language {
        match self.from {
            From::Ours(language) => language,
            From::Pack(pack) => pack.language(),
        }
    }

    /// The lines above the first item, if there are any.
    pub fn intro(&self) -> Option<&'a str> {
        match self.from {
            From::Ours(language) => {
                self.instrument.intro(self.perspective).map(|intro| intro.in_language(language))
            }
            From::Pack(pack) => pack.intro(self.perspective),
        }
    }

    /// The items with what each asks, in the order in which they are asked.
    pub fn items(&self) -> impl Iterator<Item = (&'a Item, &'a str)> {
        self.instrument.items().iter().filter_map(|item| Some((item, self.item(item)?)))
    }

    /// What an item asks; `None` if it is an item of another instrument.
    pub fn item(&self, item: &'a Item) -> Option<&'a str> {
        match self.from {
            From::Ours(language) => item.text.get(&self.perspective).map(|text| text.in_language(language)),
            From::Pack(pack) => pack.item(self.perspective, &item.id),
        }
    }

    /// The words of one answer; `None` where a whole number is asked, and for a value the item cannot have.
    pub fn label(&self, item: &'a Item, value: i32) -> Option<&'a str> {
        match self.from {
            From::Ours(language) => match &item.response {
                Response::Options(options) => {
                    let option = options.iter().find(|option| option.value == value)?;
                    option.label.as_ref().map(|label| label.in_language(language))
                }
                Response::Whole { .. } => None,
            },
            From::Pack(pack) => pack.label(&item.id, value),
        }
    }
}
