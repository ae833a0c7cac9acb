//! What an organisation's drop in complaints is counted with.

use super::figure::Definition;
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::measure::{Measure, MeasureCode};
use crate::programme::list;
use stats::change::Better;
use stats::interval::Interval;
use std::collections::BTreeMap;

/// The least and the most a reliability can be: below it a score says next to nothing, and none is without error.
const RELIABILITY: (f64, f64) = (0.5, 0.99);
/// Satisfaction is told on the axis 0–10.
const SATISFACTION: Interval = Interval { lower: 0.0, upper: 10.0 };

/// Which score tells of complaints, and how reliable it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// A list of the catalogue, or the organisation's own measure.
    pub complaints: Series,
    /// As its manual or a study says; `None` where nobody knows.
    pub reliability: Option<f64>,
}

/// Why a reliability is not taken.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("take a reliability that is no number from {least} to {most}")]
pub struct ReliabilityRefusal {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

/// Reads a reliability as it was typed, with a point or a comma; nothing typed is not known.
///
/// # Errors
/// No number, or one that no score has.
pub fn reliability(typed: &str) -> Result<Option<f64>, ReliabilityRefusal> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    let (least, most) = RELIABILITY;
    match typed.parse::<f64>() {
        Ok(value) if (least..=most).contains(&value) => Ok(Some(value)),
        Ok(_) | Err(_) => Err(ReliabilityRefusal { least, most }),
    }
}

impl Setting {
    /// What holds until somebody chooses: the own short list, whose reliability nobody knows yet.
    pub fn usual() -> Self {
        let list = catalogue::instrument(list::COMPLAINTS).expect("the catalogue holds our own instruments");
        Self { complaints: Series::Instrument(list.key().clone()), reliability: None }
    }

    /// What the figures are made with; `None` where the list or measure is not there any more, or has no
    /// direction in which it is better.
    pub fn definition(&self, measures: &BTreeMap<MeasureCode, Measure>) -> Option<Definition> {
        let better = match &self.complaints {
            Series::Measure(code) => measures.get(code)?.better,
            Series::Instrument(key) => catalogue::instrument_of(key)?.subscales().first()?.better,
        };
        let better = match better {
            crate::instrument::definition::Better::Higher => Better::Higher,
            crate::instrument::definition::Better::Lower => Better::Lower,
            // Nobody's change can be called one for the better.
            crate::instrument::definition::Better::Neither => return None,
        };
        Some(Definition { satisfaction: SATISFACTION, reliability: self.reliability, better })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reliability_is_read_as_people_type_it() {
        let check = |typed: &str, expected: Option<Option<f64>>| {
            let found = match reliability(typed) {
                Ok(found) => Some(found),
                Err(_refused) => None,
            };
            assert_eq!(found, expected, "{typed}");
        };
        check("", Some(None));
        check(" 0,85 ", Some(Some(0.85)));
        check("0.9", Some(Some(0.9)));
        for wrong in ["1", "0.2", "-0.9", "NaN", "inf", "veel"] {
            check(wrong, None);
        }
    }

    #[test]
    fn the_usual_list_is_better_when_lower_and_its_reliability_is_not_known() {
        let definition = Setting::usual().definition(&BTreeMap::new()).unwrap();
        assert_eq!((definition.better, definition.reliability), (Better::Lower, None));
        let gone =
            Setting { complaints: Series::Measure(MeasureCode::parse("bdi").unwrap()), ..Setting::usual() };
        assert_eq!(gone.definition(&BTreeMap::new()), None);
    }
}
