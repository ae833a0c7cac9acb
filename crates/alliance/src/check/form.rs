//! The form of a check: which instruments one perspective is asked after a session, and what a sent form says.

use crate::administration::answer::{Answers, Refusal};
use crate::component::Perspective;
use crate::episode::{Episode, Format};
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, InstrumentKey, Item, Purpose};
use crate::instrument::name::ItemId;
use crate::medium::field::{Field, FieldRefusal};
use crate::medium::way::Way;
use crate::medium::{Edge, Medium};
use crate::programme::group::GROUP_CHECK;
use crate::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// What one perspective is asked after one session: one instrument or more, in the order in which they are asked.
#[derive(Debug, Clone)]
pub struct CheckForm {
    perspective: Perspective,
    instruments: Vec<&'static Instrument>,
    medium: Option<Medium>,
}

/// One question of a form.
#[derive(Debug, Clone)]
pub struct Question {
    /// The instrument it belongs to.
    pub instrument: &'static Instrument,
    /// The item.
    pub item: &'static Item,
    /// The name under which a form sends its answer: `session-check.bond1`.
    pub field: String,
    /// Where it stands in its instrument.
    pub place: Place,
}

/// Where a question stands in its instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first: the lines above the items belong here.
    First,
    /// After the first.
    Within,
}

impl CheckForm {
    /// What `perspective` is asked after `session`: the session check; the edges of the triangle, where the two work with
    /// a medium; for a client in a group how it was there; and for the client how things are, when the episode's rhythm
    /// asks for it.
    ///
    /// # Source
    /// our choice, ADR-0005, ADR-0021
    pub fn after(episode: &Episode, session: &Session, perspective: Perspective) -> Self {
        let with_wellbeing = match perspective {
            Perspective::Client => episode.wellbeing.asks_after(session.number),
            Perspective::Therapist | Perspective::Observer => false,
        };
        let in_group = match (perspective, episode.format) {
            (Perspective::Client, Format::Group) => true,
            (Perspective::Client, Format::Individual | Format::Couple | Format::Family)
            | (Perspective::Therapist | Perspective::Observer, _) => false,
        };
        let with_medium = match perspective {
            Perspective::Client | Perspective::Therapist => episode.medium.is_some(),
            Perspective::Observer => false,
        };
        let asked = [
            ("session-check", true),
            ("medium-check", with_medium),
            (GROUP_CHECK, in_group),
            ("wellbeing", with_wellbeing),
        ];
        let ours = |name| catalogue::instrument(name).expect("the catalogue holds our own instruments");
        let instruments = asked.into_iter().filter(|(_, is_asked)| *is_asked).map(|(name, _)| ours(name));
        Self { perspective, instruments: instruments.collect(), medium: episode.medium.clone() }
    }

    /// Whose half it is.
    pub fn perspective(&self) -> Perspective {
        self.perspective
    }

    /// What the two work with; `None` where words do the work.
    pub fn medium(&self) -> Option<&Medium> {
        self.medium.as_ref()
    }

    /// The ways in which the edges can be answered: loudness only where the medium is music.
    pub fn ways(&self) -> impl Iterator<Item = Way> {
        let with_sound = self.medium == Some(Medium::Music);
        Way::ALL.iter().copied().filter(move |way| with_sound || *way != Way::Loudness)
    }

    /// The instruments, in the order in which they are asked.
    pub fn instruments(&self) -> &[&'static Instrument] {
        &self.instruments
    }

    /// All questions, in the order in which they are asked.
    pub fn questions(&self) -> Vec<Question> {
        self.instruments.iter().flat_map(|instrument| questions_of(instrument)).collect()
    }

    /// Which questions these are, in one word: a form that was made from others says so when it is sent.
    ///
    /// # Example
    /// ```
    /// use alliance::check::form::CheckForm;
    /// use alliance::{Perspective, samples};
    ///
    /// let form = CheckForm::after(&samples::episode(), &samples::session(9), Perspective::Client);
    /// assert_eq!(form.stamp(), "session-check.1+wellbeing.1");
    /// ```
    pub fn stamp(&self) -> String {
        let names: Vec<String> =
            self.instruments.iter().map(|instrument| stamp_of(instrument.key())).collect();
        names.join("+")
    }

    /// No answers yet.
    pub fn blank(&self) -> Filled {
        Filled { answers: self.instruments.iter().map(|instrument| Answers::none(instrument)).collect() }
    }

    /// Reads the fields of a sent form: names as in [`Question::field`], values as whole numbers.
    ///
    /// # Missing data
    /// A question without a field, or with an empty one, was not answered.
    /// # Errors
    /// [`Misread`] with everything that does not fit, field by field, and all answers that do.
    pub fn read<'f>(&self, fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Filled, Misread> {
        let known: BTreeMap<String, (usize, &Item)> = self
            .instruments
            .iter()
            .enumerate()
            .flat_map(|(at, instrument)| instrument.items().iter().map(move |item| (at, *instrument, item)))
            .map(|(at, instrument, item)| (field_of(instrument, item), (at, item)))
            .collect();
        let (mut seen, mut given, mut wrong) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
        let mut without_words = WithoutWords::default();
        for (field, value) in fields {
            if let Some(read) = self.read_without_words(field, value, &mut without_words) {
                let why = if seen.insert(field) { read.err() } else { Some(Why::Twice) };
                wrong.extend(why.map(|why| Wrong { field: field.to_owned(), why }));
                continue;
            }
            let Some((at, item)) = known.get(field) else {
                wrong.push(Wrong { field: field.to_owned(), why: Why::Unknown });
                continue;
            };
            if !seen.insert(field) {
                wrong.push(Wrong { field: field.to_owned(), why: Why::Twice });
                continue;
            }
            match read_value(item, value) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    given.insert((*at, item.id.clone()), value);
                }
                Err(why) => wrong.push(Wrong { field: field.to_owned(), why }),
            }
        }
        self.lay(&without_words, &mut given);
        let filled = self.filled(&given, without_words.way);
        if wrong.is_empty() { Ok(filled) } else { Err(Misread { kept: filled, wrong }) }
    }

    /// Reads back answers that were kept as [`Filled::text`]. What does not fit this form any more is left out: a
    /// draft is a convenience, and the person sees what is there before sending it.
    pub fn resume(&self, text: &str) -> Filled {
        let pairs = text.split_whitespace().filter_map(|word| word.split_once('='));
        match self.read(pairs) {
            Ok(filled) => filled,
            Err(misread) => misread.kept,
        }
    }

    /// Where the instrument stands whose questions can be answered without words; `None` if it is not asked.
    fn medium_check(&self) -> Option<usize> {
        self.instruments.iter().position(|instrument| instrument.purpose() == Purpose::MediumCheck)
    }

    /// The name of a field beside the questions of the medium check; `None` if it is not asked.
    fn beside_medium(&self, name: &str) -> Option<String> {
        self.medium_check().map(|at| format!("{}.{name}", self.instruments[at].id()))
    }

    /// The name of the field that says in which way the medium check was answered; `None` if it is not asked.
    pub fn way_field(&self) -> Option<String> {
        self.beside_medium("way")
    }

    /// The name of the field that holds the markers; `None` if the medium check is not asked.
    pub fn markers_field(&self) -> Option<String> {
        self.beside_medium("markers")
    }

    /// Reads the two fields that stand beside the questions; `None` if it is neither.
    fn read_without_words(
        &self,
        field: &str,
        value: &str,
        into: &mut WithoutWords,
    ) -> Option<Result<(), Why>> {
        if self.way_field().as_deref() == Some(field) {
            return Some(match value.parse() {
                _ if value.is_empty() => Ok(()),
                Ok(way) if self.ways().any(|offered| offered == way) => {
                    into.way = Some(way);
                    Ok(())
                }
                Ok(_) | Err(_) => Err(Why::NoSuchWay),
            });
        }
        if self.markers_field().as_deref() == Some(field) {
            return Some(match Field::read(value) {
                Ok(markers) => {
                    into.markers = markers;
                    Ok(())
                }
                Err(FieldRefusal::Outside) => Err(Why::OutsideField),
                Err(FieldRefusal::Unreadable) => Err(Why::NoMarkers),
            });
        }
        None
    }

    /// What the markers say, where they are the way: it stands before what is chosen beside them.
    fn lay(&self, without_words: &WithoutWords, given: &mut BTreeMap<(usize, ItemId), i32>) {
        let (Some(at), Some(Way::Markers)) = (self.medium_check(), without_words.way) else { return };
        for edge in Edge::ALL {
            let item = self.instruments[at].items().iter().find(|item| item.id.as_str() == edge.as_str());
            let item = item.expect("the medium check has an item for each edge");
            if let Some(step) = without_words.markers.step(*edge) {
                given.insert((at, item.id.clone()), step);
            }
        }
    }

    fn filled(&self, given: &BTreeMap<(usize, ItemId), i32>, way: Option<Way>) -> Filled {
        let own_part = |(at, instrument): (usize, &&'static Instrument)| {
            let own = given.iter().filter(|((whose, _), _)| *whose == at);
            let answers = Answers::read(instrument, own.map(|((_, item), value)| (item.clone(), *value)))
                .expect("each answer was checked against its item, and no item is there twice");
            match way {
                Some(way) if self.medium_check() == Some(at) => answers.given_in(way),
                Some(_) | None => answers,
            }
        };
        Filled { answers: self.instruments.iter().enumerate().map(own_part).collect() }
    }
}

/// What was sent beside the questions: in which way, and where the markers lie.
#[derive(Debug, Default)]
struct WithoutWords {
    way: Option<Way>,
    markers: Field,
}

fn questions_of(instrument: &'static Instrument) -> impl Iterator<Item = Question> {
    instrument.items().iter().enumerate().map(move |(index, item)| Question {
        instrument,
        item,
        field: field_of(instrument, item),
        place: if index == 0 { Place::First } else { Place::Within },
    })
}

fn field_of(instrument: &Instrument, item: &Item) -> String {
    format!("{}.{}", instrument.id(), item.id)
}

fn stamp_of(key: &InstrumentKey) -> String {
    format!("{}.{}", key.id, key.version)
}

/// Only the plain decimal form of a number is one: no sign, no space, no other spelling of the same answer.
fn read_value(item: &Item, value: &str) -> Result<Option<i32>, Why> {
    if value.is_empty() {
        return Ok(None);
    }
    let number: i32 = value.parse().map_err(|_| Why::NotANumber)?;
    if number.to_string() != value {
        return Err(Why::NotANumber);
    }
    match item.answer(number) {
        Ok(answer) => Ok(Some(answer.value())),
        Err(Refusal::NotAnAnswer { min, max, .. }) => Err(Why::OutsideScale { min, max }),
        Err(Refusal::NoSuchItem { .. } | Refusal::AnsweredTwice { .. }) => Err(Why::Unknown),
    }
}

/// A form with its answers, some or all of them given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    answers: Vec<Answers>,
}

impl Filled {
    /// The answers per instrument, in the order of the form; an instrument without answers is there too.
    pub fn per_instrument(&self) -> &[Answers] {
        &self.answers
    }

    /// Whether nothing was answered at all.
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(Answers::is_empty)
    }

    /// What was answered to a question; `None` if nothing.
    pub fn value(&self, question: &Question) -> Option<i32> {
        let own = self.answers.iter().find(|answers| answers.instrument() == question.instrument.key())?;
        own.get(&question.item.id).map(|answer| answer.value())
    }

    /// In which way the questions were answered that can be answered without words; `None` if nobody chose.
    pub fn way(&self) -> Option<Way> {
        self.answers.iter().find_map(Answers::way)
    }

    /// The answers in one line, the same for the same answers: `session-check.bond1=5 wellbeing.mood1=3`.
    pub fn text(&self) -> String {
        let words = self.answers.iter().flat_map(|answers| {
            let name = &answers.instrument().id;
            let way = answers.way().map(|way| format!("{name}.way={way}"));
            let given =
                answers.iter().map(move |answer| format!("{name}.{}={}", answer.item(), answer.value()));
            way.into_iter().chain(given)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A sent form in which something does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// All answers that do fit.
    pub kept: Filled,
    /// What does not, in the order in which it was sent.
    pub wrong: Vec<Wrong>,
}

/// One field that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its name, as it was sent.
    pub field: String,
    /// Why not.
    pub why: Why,
}

/// Why a field does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The form has no such question.
    Unknown,
    /// It was sent more than once.
    Twice,
    /// Its value is no whole number.
    NotANumber,
    /// The question cannot have this answer.
    OutsideScale {
        /// The lowest answer it can have.
        min: i32,
        /// The highest.
        max: i32,
    },
    /// There is no such way of answering.
    NoSuchWay,
    /// What was sent are no markers.
    NoMarkers,
    /// A marker lies outside the field.
    OutsideField,
}

impl Why {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Unknown => "check-wrong-unknown",
            Self::Twice => "check-wrong-twice",
            Self::NotANumber => "check-wrong-number",
            Self::OutsideScale { .. } => "check-wrong-scale",
            Self::NoSuchWay => "check-wrong-way",
            Self::NoMarkers => "check-wrong-markers",
            Self::OutsideField => "check-wrong-outside",
        }
    }
}

#[cfg(test)]
mod tests;
