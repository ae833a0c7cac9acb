//! Which column gives what: a mapping that was checked against the header, the catalogue and the house's measures.

use crate::component::Perspective;
use crate::import::cell::Unit;
use crate::import::series::Series;
use crate::instrument::definition::Range;
use crate::instrument::name::{ItemId, ScaleId};
use crate::measure::{Measure, MeasureCode};
use crate::people::{LoginName, NameRefusal};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Which column gives what. Made by [`Choices::settle`](crate::import::choices::Choices).
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    pub(super) client: Column,
    pub(super) therapist: Option<Told<LoginName>>,
    pub(super) session: Option<Column>,
    pub(super) when: When,
    pub(super) perspective: Told<Perspective>,
    pub(super) values: Values,
    pub(super) measures: BTreeMap<MeasureCode, Measure>,
    pub(super) missing: BTreeSet<String>,
    pub(super) skip: Vec<(Column, String)>,
    pub(super) without_values: WithoutValues,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) place: usize,
    pub(super) name: String,
}

/// Told by a column, or the same for every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told<T> {
    Column(Column),
    Always(T),
}

/// What gives the day of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// A column of dates.
    Date(Column),
    /// A column of whole units since a start.
    Moment { column: Column, unit: Unit, start: Date },
    /// The number of the session: one unit after the other.
    Steps { unit: Unit, start: Date },
}

/// Where the values stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Values {
    /// Each in a column of its own.
    Wide(Vec<ValueColumn>),
    /// One a row, with the names of what it is beside it.
    Long(LongColumns),
}

/// A column of values, and what they are values of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ValueColumn {
    pub(super) column: Column,
    pub(super) part: Part,
}

/// The columns of a file with one value a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LongColumns {
    pub(super) instrument: Told<String>,
    pub(super) version: Option<Column>,
    pub(super) kind: Option<Column>,
    pub(super) name: Option<Column>,
    pub(super) value: Column,
}

/// What one value is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) series: Series,
    pub(super) name: PartName,
}

/// A scale with its range, or an item.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PartName {
    Scale(ScaleId, Range),
    Item(ItemId),
}

/// What a row without any value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum WithoutValues {
    /// A session of which no score is known: the gap stays visible.
    #[default]
    Session,
    /// Nothing: a place in a plan of measurements that was not used.
    Nothing,
}

crate::words!(WithoutValues, "row without values", { Session => "session", Nothing => "nothing" });

impl Mapping {
    /// The measures that are named, with the house's own definition where it has one.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.measures.values()
    }
}

/// Why a choice of columns is no mapping.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MappingRefusal {
    /// No column was chosen for the client.
    #[error("map no column to the client")]
    NoClient,
    /// The file has no column of this name.
    #[error("map the column {column:?}, which the file does not have")]
    NoSuchColumn {
        /// The name.
        column: String,
    },
    /// Nothing says in which order the sessions were.
    #[error("map neither a session nor a date nor a moment")]
    NoOrder,
    /// A column of dates and a column of moments both give the day.
    #[error("map both a date and a moment")]
    DateAndMoment,
    /// Moments, or numbers of sessions without dates, need the day they count from.
    #[error("count time without a start date")]
    NoStart,
    /// Moments, or numbers of sessions without dates, need a unit.
    #[error("count time without a unit")]
    NoUnit,
    /// The start lies outside the days that can be.
    #[error("count time from a day that cannot be: {start}")]
    StartOutside {
        /// The day.
        start: Date,
    },
    /// No column was chosen for any value.
    #[error("map no column to a value")]
    NoValues,
    /// Values in columns of their own, and a column of values of which others tell the name.
    #[error("map values both ways: in columns of their own, and one a row")]
    BothShapes,
    /// One value a row, and nothing says of which instrument.
    #[error("map a column of values without their instrument")]
    NoInstrument,
    /// No instrument of this name.
    #[error("map to {instrument:?}, which is no instrument or measure")]
    UnknownInstrument {
        /// The name.
        instrument: String,
    },
    /// The instrument has no scale or item of this name.
    #[error("map to {name:?}, which {instrument} does not have")]
    UnknownName {
        /// The instrument.
        instrument: String,
        /// The name.
        name: String,
    },
    /// Both an item and a scale are called so.
    #[error(
        "map to {name:?}, which is both an item and a scale of {instrument}; write item:{name} or scale:{name}"
    )]
    AmbiguousName {
        /// The instrument.
        instrument: String,
        /// The name.
        name: String,
    },
    /// Two columns give the same thing.
    #[error("map the columns {first:?} and {second:?} to the same value")]
    SameTwice {
        /// The one column.
        first: String,
        /// The other.
        second: String,
    },
    /// Some columns give an instrument's answers and others its scores: the scores follow from the answers.
    #[error("map both items and scales of {instrument}")]
    ItemsAndScales {
        /// The instrument.
        instrument: String,
    },
    /// The measure has another definition in the house, or was defined twice.
    #[error("define the measure {code} anew; it has the range {} to {}", range.min, range.max)]
    MeasureDiffers {
        /// Its code.
        code: MeasureCode,
        /// The range it has.
        range: Range,
    },
    /// The login name of the therapist cannot be one.
    #[error("map a therapist's login name: {0}")]
    TherapistName(NameRefusal),
    /// Nobody's view.
    #[error("map to {text:?}, which is no perspective")]
    NotAPerspective {
        /// What was told.
        text: String,
    },
    /// The instrument does not ask from this perspective.
    #[error("map {instrument} to a perspective it does not have")]
    PerspectiveOfOther {
        /// The instrument.
        instrument: String,
    },
}

impl MappingRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NoClient => "import-mapping-no-client",
            Self::NoSuchColumn { .. } => "import-mapping-no-such-column",
            Self::NoOrder => "import-mapping-no-order",
            Self::DateAndMoment => "import-mapping-date-and-moment",
            Self::NoStart => "import-mapping-no-start",
            Self::NoUnit => "import-mapping-no-unit",
            Self::StartOutside { .. } => "import-mapping-start-outside",
            Self::NoValues => "import-mapping-no-values",
            Self::BothShapes => "import-mapping-both-shapes",
            Self::NoInstrument => "import-mapping-no-instrument",
            Self::UnknownInstrument { .. } => "import-mapping-unknown-instrument",
            Self::UnknownName { .. } => "import-mapping-unknown-name",
            Self::AmbiguousName { .. } => "import-mapping-ambiguous-name",
            Self::SameTwice { .. } => "import-mapping-same-twice",
            Self::ItemsAndScales { .. } => "import-mapping-items-and-scales",
            Self::MeasureDiffers { .. } => "import-mapping-measure-differs",
            Self::TherapistName(_) => "import-mapping-therapist-name",
            Self::NotAPerspective { .. } => "import-mapping-not-a-perspective",
            Self::PerspectiveOfOther { .. } => "import-mapping-perspective-of-other",
        }
    }
}
