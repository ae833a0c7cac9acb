//! What a person chose so far: names of columns, not checked yet. A page and a command both fill it in.

use crate::import::cell::Unit;
use crate::import::mapping::WithoutValues;
use crate::measure::{Measure, MeasureCode};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a person chose so far. Every text is the name of a column unless it says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Who.
    pub client: Option<String>,
    /// Who treats; nobody if there is none.
    pub therapist: Option<Source>,
    /// The number of the session.
    pub session: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// The time since the start, in whole units.
    pub moment: Option<String>,
    /// What moments count.
    pub unit: Option<Unit>,
    /// What moments count from.
    pub start: Option<Date>,
    /// Whose view; the client's if nothing was chosen.
    pub perspective: Option<Source>,
    /// Columns of values.
    pub values: Vec<ValueChoice>,
    /// Columns of a file with one value a row.
    pub long: Option<LongChoice>,
    /// Measures the file names without defining them.
    pub measures: Vec<Measure>,
    /// What stands for a missing value, besides an empty cell.
    pub missing: BTreeSet<String>,
    /// Rows to leave out: where this column says exactly this.
    pub skip: Vec<(String, String)>,
    /// What a row without any value is.
    pub without_values: WithoutValues,
}

impl Default for Choices {
    /// Nothing chosen; `NA` is missing.
    fn default() -> Self {
        Self {
            client: None,
            therapist: None,
            session: None,
            date: None,
            moment: None,
            unit: None,
            start: None,
            perspective: None,
            values: Vec::new(),
            long: None,
            measures: Vec::new(),
            missing: ["NA".to_owned()].into(),
            skip: Vec::new(),
            without_values: WithoutValues::default(),
        }
    }
}

/// Where a word comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// From this column.
    Column(String),
    /// It is this word for every row.
    Always(String),
}

/// A column of values and what they are.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueChoice {
    /// The column.
    pub column: String,
    /// What its values are.
    pub target: Target,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Scores of this measure, which is made if the house has none of its code.
    Measure(Measure),
    /// Scores of a measure of the house.
    HouseMeasure(MeasureCode),
    /// Scores of a scale, or answers to an item: `bond`, or `scale:bond`, `item:12`.
    Named {
        /// The instrument.
        instrument: String,
        /// The scale or item.
        name: String,
    },
}

/// The columns of a file with one value a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LongChoice {
    /// Which instrument or measure.
    pub instrument: Option<Source>,
    /// Which version of the instrument; the newest if nothing was chosen.
    pub version: Option<String>,
    /// Whether the name is that of an `item` or a `scale`.
    pub kind: Option<String>,
    /// Which scale or item; a measure needs none.
    pub name: Option<String>,
    /// The value.
    pub value: Option<String>,
}
