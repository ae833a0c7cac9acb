//! What is agreed on for one item: read from what a person types, written so that it reads back as the same.

use super::item::{Item, Kind};
use crate::episode::Model;
use std::collections::BTreeSet;
use std::fmt;

/// Where the two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the therapist's room.
    Room,
    /// By video.
    Online,
    /// By telephone.
    Telephone,
    /// Outdoors, walking.
    Outdoor,
    /// At the client's home.
    HomeVisit,
}

/// How often the two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// Twice a week.
    TwiceAWeek,
    /// Once a week.
    Weekly,
    /// Every other week.
    EveryTwoWeeks,
    /// Every third week.
    EveryThreeWeeks,
    /// Once a month.
    Monthly,
    /// Each time for the next.
    EachTimeAnew,
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payer {
    /// The client's insurer.
    Insurer,
    /// The insurer a part, the client the rest.
    Shared,
    /// The client.
    Client,
    /// Another: an employer, a municipality.
    Other,
    /// It costs nothing.
    Nobody,
}

/// When it is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Billing {
    /// After each session.
    EachSession,
    /// Once a month.
    Monthly,
    /// When the treatment, or a year of it, is over.
    Afterwards,
    /// The client gets no bill.
    NoBill,
}

/// How the two reach each other between sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By telephone.
    Telephone,
    /// By mail.
    Email,
    /// By a message in an app or a portal that is safe enough for it.
    SafeMessage,
    /// By way of the secretariat.
    Secretariat,
}

/// Who sees scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// The client.
    Client,
    /// Who treats.
    Therapist,
    /// The therapist's supervisor.
    Supervisor,
    /// Colleagues in a case discussion.
    Colleagues,
    /// The client's own doctor.
    Doctor,
    /// Somebody close to the client.
    Relatives,
}

/// Whether sessions are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recording {
    /// Never.
    Never,
    /// Only after a yes, each time.
    AskedEachTime,
    /// As agreed on paper.
    AgreedInWriting,
}

/// A relation that does not stand beside the treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Friendship or love, or seeing each other in private.
    Personal,
    /// Buying, selling, lending, working for each other.
    Commercial,
    /// Another professional relation, such as teacher or examiner.
    Professional,
    /// Treating relatives or friends of somebody one stands in a relation with already.
    Relatives,
    /// Being connected on social media.
    SocialMedia,
}

crate::words!(Place, "place", {
    Room => "room", Online => "online", Telephone => "telephone", Outdoor => "outdoor", HomeVisit => "home-visit",
});
crate::words!(Rhythm, "rhythm", {
    TwiceAWeek => "twice-a-week",
    Weekly => "weekly",
    EveryTwoWeeks => "every-two-weeks",
    EveryThreeWeeks => "every-three-weeks",
    Monthly => "monthly",
    EachTimeAnew => "each-time-anew",
});
crate::words!(Payer, "payer", {
    Insurer => "insurer", Shared => "shared", Client => "client", Other => "other", Nobody => "nobody",
});
crate::words!(Billing, "billing", {
    EachSession => "each-session", Monthly => "monthly", Afterwards => "afterwards", NoBill => "no-bill",
});
crate::words!(Channel, "channel of contact", {
    Telephone => "telephone", Email => "email", SafeMessage => "safe-message", Secretariat => "secretariat",
});
crate::words!(Viewer, "viewer", {
    Client => "client",
    Therapist => "therapist",
    Supervisor => "supervisor",
    Colleagues => "colleagues",
    Doctor => "doctor",
    Relatives => "relatives",
});
crate::words!(Recording, "recording", {
    Never => "never", AskedEachTime => "asked-each-time", AgreedInWriting => "agreed-in-writing",
});
crate::words!(Relation, "relation", {
    Personal => "personal",
    Commercial => "commercial",
    Professional => "professional",
    Relatives => "relatives",
    SocialMedia => "social-media",
});

/// The most characters a text of the frame takes.
///
/// # Source
/// our choice, ADR-0017
pub const TEXT_MOST: usize = 400;
/// The most an amount can be, in cents: 9,999.99.
pub const CENTS_MOST: u32 = 999_999;

/// An amount of money, in cents of the house's own currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub u32);

/// What is agreed on for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Words of one's own: not empty, at most [`TEXT_MOST`] characters.
    Text(String),
    /// A whole number within the ends of its item.
    Whole(u32),
    /// An amount.
    Money(Cents),
    /// Where.
    Places(BTreeSet<Place>),
    /// How often.
    Rhythm(Rhythm),
    /// Who pays.
    Payer(Payer),
    /// When it is billed.
    Billing(Billing),
    /// How to reach each other.
    Channels(BTreeSet<Channel>),
    /// Who sees scores.
    Viewers(BTreeSet<Viewer>),
    /// Whether sessions are recorded.
    Recording(Recording),
    /// Which other relations there are not.
    Relations(BTreeSet<Relation>),
    /// The model of treatment.
    Model(Model),
}

/// Why what was typed does not fit its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryRefusal {
    /// A text of too many characters.
    #[error("read a text of {found} characters, {most} at most")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// Not a whole number, or one that does not lie between the ends.
    #[error("read a whole number from {min} to {max}")]
    NotWhole {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// Not an amount such as 95 or 95,50.
    #[error("read an amount")]
    NotMoney,
    /// A word that is not on the list.
    #[error("read a word of the list")]
    NotOnTheList,
}

impl EntryRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "frame-refusal-too-long",
            Self::NotWhole { .. } => "frame-refusal-not-whole",
            Self::NotMoney => "frame-refusal-not-money",
            Self::NotOnTheList => "frame-refusal-not-on-the-list",
        }
    }
}

/// All words of a list, as text.
macro_rules! words_of {
    ($type:ty) => {{
        const WORDS: [&str; <$type>::ALL.len()] = {
            let mut words = [""; <$type>::ALL.len()];
            let mut index = 0;
            while index < words.len() {
                words[index] = <$type>::ALL[index].as_str();
                index += 1;
            }
            words
        };
        WORDS.as_slice()
    }};
}

impl Item {
    /// What it is typed as.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Places => Kind::Several(words_of!(Place)),
            Self::Minutes => Kind::Whole { min: 5, max: 480 },
            Self::Rhythm => Kind::One(words_of!(Rhythm)),
            Self::ExpectedSessions => Kind::Whole { min: 1, max: 500 },
            Self::Payer => Kind::One(words_of!(Payer)),
            Self::Fee | Self::NoShowFee => Kind::Money,
            Self::Billing => Kind::One(words_of!(Billing)),
            Self::NoticeHours => Kind::Whole { min: 1, max: 336 },
            Self::Channels => Kind::Several(words_of!(Channel)),
            Self::ReplyDays => Kind::Whole { min: 1, max: 30 },
            Self::ScoreViewers => Kind::Several(words_of!(Viewer)),
            Self::Recording => Kind::One(words_of!(Recording)),
            Self::Excluded => Kind::Several(words_of!(Relation)),
            Self::Model => Kind::One(words_of!(Model)),
            Self::EvaluationEvery => Kind::Whole { min: 1, max: 100 },
            Self::Company
            | Self::MeetingNote
            | Self::FeeNote
            | Self::Cancelling
            | Self::HolidayCover
            | Self::ContactNote
            | Self::Crisis
            | Self::Confidentiality
            | Self::Exceptions
            | Self::Supervision
            | Self::RelationsNote
            | Self::Attitude
            | Self::EvaluationHow
            | Self::EndingWhen
            | Self::EndingHow
            | Self::RelapsePlan => Kind::Text,
        }
    }
}

impl Entry {
    /// Reads what was typed for an item; `None` if nothing was. Several words stand with commas between them.
    ///
    /// # Errors
    /// What was typed does not fit the item.
    pub fn read(item: Item, typed: &str) -> Result<Option<Self>, EntryRefusal> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match item.kind() {
            Kind::Text => text(typed).map(Self::Text),
            Kind::Whole { min, max } => whole(typed, min, max).map(Self::Whole),
            Kind::Money => money(typed).map(Self::Money),
            Kind::One(_) | Kind::Several(_) => chosen(item, typed),
        }
        .map(Some)
    }

    /// The entry as text that [`Entry::read`] reads as the same.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Money(cents) => cents.to_string(),
            Self::Places(_)
            | Self::Rhythm(_)
            | Self::Payer(_)
            | Self::Billing(_)
            | Self::Channels(_)
            | Self::Viewers(_)
            | Self::Recording(_)
            | Self::Relations(_)
            | Self::Model(_) => self.words().join(","),
        }
    }

    /// The words that were chosen, in the order of their list; none for what is not chosen from a list.
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Text(_) | Self::Whole(_) | Self::Money(_) => Vec::new(),
            Self::Places(places) => places.iter().map(|word| word.as_str()).collect(),
            Self::Rhythm(rhythm) => vec![rhythm.as_str()],
            Self::Payer(payer) => vec![payer.as_str()],
            Self::Billing(billing) => vec![billing.as_str()],
            Self::Channels(channels) => channels.iter().map(|word| word.as_str()).collect(),
            Self::Viewers(viewers) => viewers.iter().map(|word| word.as_str()).collect(),
            Self::Recording(recording) => vec![recording.as_str()],
            Self::Relations(relations) => relations.iter().map(|word| word.as_str()).collect(),
            Self::Model(model) => vec![model.as_str()],
        }
    }
}

fn chosen(item: Item, typed: &str) -> Result<Entry, EntryRefusal> {
    Ok(match item {
        Item::Places => Entry::Places(several(typed)?),
        Item::Rhythm => Entry::Rhythm(one(typed)?),
        Item::Payer => Entry::Payer(one(typed)?),
        Item::Billing => Entry::Billing(one(typed)?),
        Item::Channels => Entry::Channels(several(typed)?),
        Item::ScoreViewers => Entry::Viewers(several(typed)?),
        Item::Recording => Entry::Recording(one(typed)?),
        Item::Excluded => Entry::Relations(several(typed)?),
        Item::Model => Entry::Model(one(typed)?),
        Item::Company
        | Item::Minutes
        | Item::ExpectedSessions
        | Item::MeetingNote
        | Item::Fee
        | Item::FeeNote
        | Item::NoticeHours
        | Item::NoShowFee
        | Item::Cancelling
        | Item::HolidayCover
        | Item::ReplyDays
        | Item::ContactNote
        | Item::Crisis
        | Item::Confidentiality
        | Item::Exceptions
        | Item::Supervision
        | Item::RelationsNote
        | Item::Attitude
        | Item::EvaluationEvery
        | Item::EvaluationHow
        | Item::EndingWhen
        | Item::EndingHow
        | Item::RelapsePlan => return Err(EntryRefusal::NotOnTheList),
    })
}

fn one<T: std::str::FromStr>(typed: &str) -> Result<T, EntryRefusal> {
    typed.parse().map_err(|_| EntryRefusal::NotOnTheList)
}

fn several<T: std::str::FromStr + Ord>(typed: &str) -> Result<BTreeSet<T>, EntryRefusal> {
    typed.split(',').map(one).collect()
}

/// Line breaks come from browsers as CR LF and are kept as LF; everything else is kept as it was typed.
fn text(typed: &str) -> Result<String, EntryRefusal> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    match text.chars().count() {
        found if found > TEXT_MOST => Err(EntryRefusal::TooLong { found, most: TEXT_MOST }),
        _ => Ok(text),
    }
}

fn whole(typed: &str, min: u32, max: u32) -> Result<u32, EntryRefusal> {
    match typed.parse() {
        Ok(number) if (min..=max).contains(&number) => Ok(number),
        Ok(_) | Err(_) => Err(EntryRefusal::NotWhole { min, max }),
    }
}

/// Reads `95`, `95,5`, `95,50` or `95.50`.
fn money(typed: &str) -> Result<Cents, EntryRefusal> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = match typed.split_once([',', '.']) {
        None => (typed, "00".to_owned()),
        Some((whole, part)) if (1..=2).contains(&part.len()) => (whole, format!("{part:0<2}")),
        Some(_) => return Err(EntryRefusal::NotMoney),
    };
    if !is_digits(whole) || !is_digits(&part) {
        return Err(EntryRefusal::NotMoney);
    }
    let cents: u32 = format!("{whole}{part}").parse().map_err(|_| EntryRefusal::NotMoney)?;
    if cents <= CENTS_MOST { Ok(Cents(cents)) } else { Err(EntryRefusal::NotMoney) }
}

impl fmt::Display for Cents {
    /// With a point and two decimals, whatever the language: `95.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
