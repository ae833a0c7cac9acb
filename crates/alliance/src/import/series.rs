//! What was filled in: an instrument of the catalogue, or an organisation's own measure.

use crate::instrument::definition::InstrumentKey;
use crate::measure::MeasureCode;
use std::fmt;

/// What was filled in: an instrument in one of its versions, or a measure. One series of scores over the sessions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// An instrument.
    Instrument(InstrumentKey),
    /// A measure: ready-made totals.
    Measure(MeasureCode),
}

/// How a measure is told from an instrument where both stand in one column.
pub const MEASURE: &str = "measure:";

impl Series {
    /// The name as it stands in the column `instrument` of an export: `session-check`, `measure:phq-9`.
    pub fn name(&self) -> String {
        match self {
            Self::Instrument(key) => key.id.to_string(),
            Self::Measure(code) => format!("{MEASURE}{code}"),
        }
    }

    /// The version; a measure has only one.
    pub fn version(&self) -> u32 {
        match self {
            Self::Instrument(key) => key.version,
            Self::Measure(_) => 1,
        }
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}
