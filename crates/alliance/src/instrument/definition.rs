//! What an instrument is: items, their possible answers, and the scales that are made of them.

use crate::component::{Component, Localised, Perspective};
use crate::instrument::figures::Figures;
use crate::instrument::name::{InstrumentId, ItemId, ScaleId};
use crate::instrument::rights::{KeyStatus, Rights};
use std::collections::BTreeMap;

/// An instrument and which version of it. Answers belong to one version for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstrumentKey {
    /// Which instrument.
    pub id: InstrumentId,
    /// Which version: 1 is the first.
    pub version: u32,
}

impl std::fmt::Display for InstrumentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}|{}", self.id, self.version)
    }
}

/// A questionnaire as checked data.
///
/// Made only by [`parse`](crate::instrument::parse::parse), so every scale names existing items, every range is the
/// one its items give, and our own texts are complete in both languages.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    pub(super) key: InstrumentKey,
    pub(super) name: Localised,
    pub(super) purpose: Purpose,
    pub(super) perspectives: Vec<Perspective>,
    pub(super) recall: Recall,
    pub(super) rights: Rights,
    pub(super) key_status: KeyStatus,
    pub(super) sources: Vec<String>,
    pub(super) answers_min: usize,
    pub(super) intro: BTreeMap<Perspective, Localised>,
    pub(super) items: Vec<Item>,
    pub(super) subscales: Vec<Subscale>,
    pub(super) figures: Figures,
}

impl Instrument {
    /// Which instrument in which version.
    pub fn key(&self) -> &InstrumentKey {
        &self.key
    }

    /// Which instrument.
    pub fn id(&self) -> &InstrumentId {
        &self.key.id
    }

    /// What people call it.
    pub fn name(&self) -> &Localised {
        &self.name
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Whose view it can give, in the order in which they are named.
    pub fn perspectives(&self) -> &[Perspective] {
        &self.perspectives
    }

    /// Which stretch of time the answers are about. Scores over different stretches never share a chart.
    pub fn recall(&self) -> Recall {
        self.recall
    }

    /// Who holds the rights, and where its words come from.
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// How sure the key is.
    pub fn key_status(&self) -> KeyStatus {
        self.key_status
    }

    /// Keys into `docs/REFERENCES.md`.
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// How many of all items must be answered before any scale is scored, apart from each scale's own rule.
    pub fn answers_min(&self) -> usize {
        self.answers_min
    }

    /// What has been published about its scales; nothing for our own.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The lines above the first item; `None` if the words are not ours.
    pub fn intro(&self, perspective: Perspective) -> Option<&Localised> {
        self.intro.get(&perspective)
    }

    /// The items, in the order in which they are asked.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of this name.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The scales, in the order in which they are shown.
    pub fn subscales(&self) -> &[Subscale] {
        &self.subscales
    }

    /// The scale of this name.
    pub fn subscale(&self, id: &ScaleId) -> Option<&Subscale> {
        self.subscales.iter().find(|subscale| subscale.id == *id)
    }

    /// The scale that measures this component of the alliance, if there is one.
    pub fn subscale_of(&self, component: Component) -> Option<&Subscale> {
        self.subscales.iter().find(|subscale| subscale.component == Some(component))
    }
}

/// What an instrument is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// The short paired check after a session.
    SessionCheck,
    /// Two items beside the session check, for work with a medium.
    MediumCheck,
    /// The short check after a group session.
    GroupCheck,
    /// How someone has been, in a few items.
    Wellbeing,
    /// The working alliance over a longer stretch.
    Alliance,
    /// Cohesion and climate of a group.
    Cohesion,
    /// What someone expects of the treatment.
    Expectancy,
    /// A trainer's competence, rated by an observer.
    Competence,
    /// Complaints and distress.
    Complaints,
    /// How somebody found a programme, and whether they would recommend it.
    Satisfaction,
}

crate::words!(Purpose, "purpose", {
    SessionCheck => "session-check",
    MediumCheck => "medium-check",
    GroupCheck => "group-check",
    Wellbeing => "wellbeing",
    Alliance => "alliance",
    Cohesion => "cohesion",
    Expectancy => "expectancy",
    Competence => "competence",
    Complaints => "complaints",
    Satisfaction => "satisfaction",
});

/// The stretch of time the answers are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recall {
    /// The session just past.
    Session,
    /// The past week.
    Week,
    /// The past two weeks.
    TwoWeeks,
    /// The past four weeks.
    FourWeeks,
    /// No stretch in particular: how it is in general.
    General,
    /// What the imported text says; editions differ.
    AsInText,
}

crate::words!(Recall, "recall period", {
    Session => "session",
    Week => "week",
    TwoWeeks => "two-weeks",
    FourWeeks => "four-weeks",
    General => "general",
    AsInText => "as-in-text",
});

/// One question and the answers it can have.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Item {
    /// Its name within the instrument.
    pub id: ItemId,
    /// What is asked, per perspective; empty if the words are not ours.
    pub text: BTreeMap<Perspective, Localised>,
    /// The answers it can have.
    pub response: Response,
    /// Whether an answer above the lowest asks for the crisis page. Such an item is not sent before the house has
    /// named who responds and when.
    pub crisis: bool,
}

/// The answers an item can have.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// One of these, in the order in which they are printed. Values are all different, and there are at least two.
    Options(Vec<ResponseOption>),
    /// Any whole number from `min` to `max`, both included.
    Whole {
        /// The lowest.
        min: i32,
        /// The highest; above `min`.
        max: i32,
    },
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseOption {
    /// What is stored and scored.
    pub value: i32,
    /// What people read; `None` if the words are not ours.
    pub label: Option<Localised>,
}

impl Response {
    /// The lowest and the highest value.
    pub fn range(&self) -> (i32, i32) {
        match self {
            Self::Options(options) => {
                let values = options.iter().map(|option| option.value);
                let min = values.clone().min().expect("an item has at least two options");
                (min, values.max().expect("an item has at least two options"))
            }
            Self::Whole { min, max } => (*min, *max),
        }
    }

    /// Whether this value is one of the answers.
    pub fn accepts(&self, value: i32) -> bool {
        match self {
            Self::Options(options) => options.iter().any(|option| option.value == value),
            Self::Whole { min, max } => (*min..=*max).contains(&value),
        }
    }
}

/// A score that an instrument gives, and how it is made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Subscale {
    /// Its name within the instrument.
    pub id: ScaleId,
    /// What people call it.
    pub name: Localised,
    /// The component of the alliance it measures, if it measures one.
    pub component: Option<Component>,
    /// How the items become one number.
    pub method: Method,
    /// How many of its items must be answered. Fewer, and the score is withheld.
    pub answers_min: usize,
    /// Which direction is the wished-for one.
    pub better: Better,
    /// The lowest and highest raw score.
    pub range: Range,
    /// The items it is made of, and how each counts. Never empty.
    pub items: Vec<ScaleItem>,
}

/// How one item counts in one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleItem {
    /// Which item.
    pub item: ItemId,
    /// How heavily it counts; above zero, 1 unless the instrument says otherwise.
    pub weight: f64,
    /// Which way its values run.
    pub keyed: Keyed,
    /// The range its values are stretched to before they are combined, for items of different ranges in one scale.
    pub stretched_to: Option<Range>,
}

/// Which way an item's values run in a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyed {
    /// A higher answer is a higher score.
    AsAnswered,
    /// A higher answer is a lower score: `min + max − x`.
    Reversed,
}

/// How the items of a scale become its raw score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The weighted mean of the answered items.
    Mean,
    /// The weighted sum. If the scale may be scored with items missing, it is prorated: the mean of the answered
    /// items times the weight of all.
    Sum,
    /// The sum, times this number.
    SumTimes(u32),
}

/// Which direction of a scale is the wished-for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Better {
    /// Higher is wished for.
    Higher,
    /// Lower is wished for.
    Lower,
    /// Neither: it depends on the person and the moment.
    Neither,
}

crate::words!(Better, "direction", { Higher => "higher", Lower => "lower", Neither => "neither" });

/// A stretch of numbers from `min` to `max`; `min` lies below `max`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

impl Range {
    /// How far the range stretches.
    pub fn width(self) -> f64 {
        self.max - self.min
    }

    /// Whether the number lies in the range, ends included.
    pub fn contains(self, number: f64) -> bool {
        (self.min..=self.max).contains(&number)
    }
}
