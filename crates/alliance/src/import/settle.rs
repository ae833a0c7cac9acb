//! From what a person chose to a mapping: every name is looked up, and everything that does not fit is told at once.

use crate::component::Perspective;
use crate::import::cell::{self, Unit};
use crate::import::choices::{Choices, LongChoice, Source, Target, ValueChoice};
use crate::import::mapping::{
    Column, LongColumns, Mapping, MappingRefusal, Part, PartName, Told, ValueColumn, Values, When,
};
use crate::import::series::{MEASURE, Series};
use crate::import::table::Table;
use crate::instrument::catalogue;
use crate::instrument::definition::Instrument;
use crate::instrument::name::{ItemId, ScaleId};
use crate::measure::{Measure, MeasureCode, TOTAL};
use crate::people::LoginName;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Choices {
    /// Checks the choices against the file and the measures of the house.
    ///
    /// # Errors
    /// Everything that keeps them from being a mapping, so that a person sees it all at once.
    pub fn settle(
        &self,
        table: &Table,
        house: &BTreeMap<MeasureCode, Measure>,
    ) -> Result<Mapping, Vec<MappingRefusal>> {
        let mut settling = Settling { table, house, measures: BTreeMap::new(), refusals: Vec::new() };
        let client = match &self.client {
            Some(name) => settling.column(name),
            None => settling.refuse(MappingRefusal::NoClient),
        };
        for measure in &self.measures {
            settling.measure(measure);
        }
        let therapist = self.therapist.as_ref().and_then(|source| settling.therapist(source));
        let session = self.session.as_ref().and_then(|name| settling.column(name));
        let when = settling.when(self);
        let perspective = settling.perspective(self.perspective.as_ref());
        let values = settling.values(self, perspective.as_ref());
        let skip = self
            .skip
            .iter()
            .filter_map(|(name, value)| Some((settling.column(name)?, value.trim().to_owned())))
            .collect();
        match (client, when, perspective, values) {
            (Some(client), Some(when), Some(perspective), Some(values)) if settling.refusals.is_empty() => {
                Ok(Mapping {
                    client,
                    therapist,
                    session,
                    when,
                    perspective,
                    values,
                    measures: settling.measures,
                    missing: self.missing.clone(),
                    skip,
                    without_values: self.without_values,
                })
            }
            (_, _, _, _) => Err(settling.refusals),
        }
    }
}

/// The choices on their way to a mapping.
struct Settling<'a> {
    table: &'a Table,
    house: &'a BTreeMap<MeasureCode, Measure>,
    measures: BTreeMap<MeasureCode, Measure>,
    refusals: Vec<MappingRefusal>,
}

impl Settling<'_> {
    fn note(&mut self, refusal: MappingRefusal) {
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }

    fn refuse<T>(&mut self, refusal: MappingRefusal) -> Option<T> {
        self.note(refusal);
        None
    }

    fn column(&mut self, name: &str) -> Option<Column> {
        match self.table.place(name) {
            Some(place) => Some(Column { place, name: name.to_owned() }),
            None => self.refuse(MappingRefusal::NoSuchColumn { column: name.to_owned() }),
        }
    }

    fn therapist(&mut self, source: &Source) -> Option<Told<LoginName>> {
        match source {
            Source::Column(name) => self.column(name).map(Told::Column),
            Source::Always(text) => match LoginName::parse(text) {
                Ok(name) => Some(Told::Always(name)),
                Err(refusal) => self.refuse(MappingRefusal::TherapistName(refusal)),
            },
        }
    }

    fn when(&mut self, choices: &Choices) -> Option<When> {
        match (&choices.date, &choices.moment, &choices.session) {
            (Some(_), Some(_), _) => self.refuse(MappingRefusal::DateAndMoment),
            (Some(name), None, _) => self.column(name).map(When::Date),
            (None, Some(name), _) => {
                let column = self.column(name);
                let (unit, start) = self.counted_from(choices)?;
                Some(When::Moment { column: column?, unit, start })
            }
            (None, None, Some(_)) => {
                let (unit, start) = self.counted_from(choices)?;
                Some(When::Steps { unit, start })
            }
            (None, None, None) => self.refuse(MappingRefusal::NoOrder),
        }
    }

    fn counted_from(&mut self, choices: &Choices) -> Option<(Unit, Date)> {
        if choices.unit.is_none() {
            self.note(MappingRefusal::NoUnit);
        }
        let start = match choices.start {
            None => self.refuse(MappingRefusal::NoStart),
            Some(start) if start < cell::FIRST_DAY => self.refuse(MappingRefusal::StartOutside { start }),
            Some(start) => Some(start),
        };
        Some((choices.unit?, start?))
    }

    fn perspective(&mut self, source: Option<&Source>) -> Option<Told<Perspective>> {
        match source {
            None => Some(Told::Always(Perspective::Client)),
            Some(Source::Column(name)) => self.column(name).map(Told::Column),
            Some(Source::Always(text)) => match cell::perspective(text.trim()) {
                Ok(perspective) => Some(Told::Always(perspective)),
                Err(_) => self.refuse(MappingRefusal::NotAPerspective { text: text.clone() }),
            },
        }
    }

    fn values(&mut self, choices: &Choices, perspective: Option<&Told<Perspective>>) -> Option<Values> {
        match (&choices.values[..], &choices.long) {
            ([], None) => self.refuse(MappingRefusal::NoValues),
            ([], Some(long)) => self.long(long).map(Values::Long),
            ([_, ..], Some(_)) => self.refuse(MappingRefusal::BothShapes),
            (columns, None) => self.wide(columns, perspective).map(Values::Wide),
        }
    }

    fn wide(
        &mut self,
        columns: &[ValueChoice],
        perspective: Option<&Told<Perspective>>,
    ) -> Option<Vec<ValueColumn>> {
        let mut settled: Vec<ValueColumn> = Vec::new();
        for choice in columns {
            let column = self.column(&choice.column);
            let part = self.part(&choice.target);
            if let (Some(column), Some(part)) = (column, part) {
                settled.push(ValueColumn { column, part });
            }
        }
        for (index, value) in settled.iter().enumerate() {
            for other in &settled[..index] {
                if other.part.series == value.part.series {
                    self.beside(other, value);
                }
            }
            if let (Series::Instrument(key), Some(Told::Always(perspective))) =
                (&value.part.series, perspective)
                && catalogue::instrument_of(key).is_some_and(|it| !it.perspectives().contains(perspective))
            {
                self.note(MappingRefusal::PerspectiveOfOther { instrument: key.id.to_string() });
            }
        }
        Some(settled)
    }

    /// Two columns of one series: they may not give the same part, nor one an item and the other a scale.
    fn beside(&mut self, first: &ValueColumn, second: &ValueColumn) {
        let refusal = match (&first.part.name, &second.part.name) {
            (PartName::Scale(a, _), PartName::Scale(b, _)) if a != b => return,
            (PartName::Item(a), PartName::Item(b)) if a != b => return,
            (PartName::Scale(..), PartName::Scale(..)) | (PartName::Item(_), PartName::Item(_)) => {
                MappingRefusal::SameTwice {
                    first: first.column.name.clone(),
                    second: second.column.name.clone(),
                }
            }
            (PartName::Scale(..), PartName::Item(_)) | (PartName::Item(_), PartName::Scale(..)) => {
                MappingRefusal::ItemsAndScales { instrument: first.part.series.name() }
            }
        };
        self.note(refusal);
    }

    fn part(&mut self, target: &Target) -> Option<Part> {
        match target {
            Target::Measure(measure) => self.measure(measure),
            Target::HouseMeasure(code) => match self.house.get(code).cloned() {
                Some(measure) => self.measure(&measure),
                None => self.refuse(MappingRefusal::UnknownInstrument { instrument: code.to_string() }),
            },
            Target::Named { instrument: id, name } => match catalogue::instrument(id) {
                None => self.refuse(MappingRefusal::UnknownInstrument { instrument: id.clone() }),
                Some(instrument) => {
                    let series = Series::Instrument(instrument.key().clone());
                    match part_name(instrument, name) {
                        Ok(name) => Some(Part { series, name }),
                        Err(NoPart::Unknown) => self.refuse(MappingRefusal::UnknownName {
                            instrument: id.clone(),
                            name: name.clone(),
                        }),
                        Err(NoPart::Ambiguous) => self.refuse(MappingRefusal::AmbiguousName {
                            instrument: id.clone(),
                            name: name.clone(),
                        }),
                    }
                }
            },
        }
    }

    /// Notes a measure, under the definition of the house if it has one.
    fn measure(&mut self, measure: &Measure) -> Option<Part> {
        let known = self.house.get(&measure.code).or_else(|| self.measures.get(&measure.code));
        let measure = match known {
            None => measure.clone(),
            Some(known) if known.range == measure.range && known.better == measure.better => known.clone(),
            Some(known) => {
                let (code, range) = (known.code.clone(), known.range);
                return self.refuse(MappingRefusal::MeasureDiffers { code, range });
            }
        };
        let part = measure_part(&measure);
        self.measures.insert(measure.code.clone(), measure);
        Some(part)
    }

    fn long(&mut self, choice: &LongChoice) -> Option<LongColumns> {
        let value = match &choice.value {
            Some(name) => self.column(name),
            None => self.refuse(MappingRefusal::NoValues),
        };
        let instrument = match &choice.instrument {
            None => self.refuse(MappingRefusal::NoInstrument),
            Some(Source::Column(name)) => self.column(name).map(Told::Column),
            Some(Source::Always(text)) => Some(Told::Always(text.trim().to_owned())),
        };
        let mut optional = |name: &Option<String>| name.as_ref().and_then(|name| self.column(name));
        let (version, kind, name) =
            (optional(&choice.version), optional(&choice.kind), optional(&choice.name));
        // A measure that the house has may be named in the file without being chosen.
        for (code, measure) in self.house {
            self.measures.entry(code.clone()).or_insert_with(|| measure.clone());
        }
        Some(LongColumns { instrument: instrument?, version, kind, name, value: value? })
    }
}

/// The one value a measure has.
pub(super) fn measure_part(measure: &Measure) -> Part {
    let total: ScaleId = TOTAL.parse().expect("the name of the one scale of a measure is a name");
    Part { series: Series::Measure(measure.code.clone()), name: PartName::Scale(total, measure.range) }
}

/// Why a name is no part of an instrument.
pub(super) enum NoPart {
    Unknown,
    Ambiguous,
}

/// The scale or item of this name; `scale:` and `item:` before it say which.
pub(super) fn part_name(instrument: &Instrument, name: &str) -> Result<PartName, NoPart> {
    let scale = |name: &str| match name.parse::<ScaleId>() {
        Ok(id) => instrument.subscale(&id).map(|scale| PartName::Scale(id, scale.range)),
        Err(_) => None,
    };
    let item = |name: &str| match name.parse::<ItemId>() {
        Ok(id) => instrument.item(&id).map(|_| PartName::Item(id)),
        Err(_) => None,
    };
    if let Some(name) = name.strip_prefix("scale:") {
        return scale(name).ok_or(NoPart::Unknown);
    }
    if let Some(name) = name.strip_prefix("item:") {
        return item(name).ok_or(NoPart::Unknown);
    }
    match (scale(name), item(name)) {
        (Some(_), Some(_)) => Err(NoPart::Ambiguous),
        (Some(part), None) | (None, Some(part)) => Ok(part),
        (None, None) => Err(NoPart::Unknown),
    }
}

/// Whether `measures` knows this name of a series: `measure:phq-9`, or `phq-9` where no instrument is called so.
pub(super) fn measure_named<'m>(
    measures: &'m BTreeMap<MeasureCode, Measure>,
    name: &str,
) -> Option<&'m Measure> {
    match MeasureCode::parse(name.strip_prefix(MEASURE).unwrap_or(name)) {
        Ok(code) => measures.get(&code),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests;
