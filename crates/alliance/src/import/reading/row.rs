//! One row after the other: its cells become numbers and days, or problems.

use crate::component::Perspective;
use crate::import::cell;
use crate::import::contents::{Counts, PartEntry, ValueEntry};
use crate::import::mapping::{Column, LongColumns, Mapping, Part, PartName, Told, Values, When};
use crate::import::problem::{Problem, Problems, RowError, shortened};
use crate::import::series::{MEASURE, Series};
use crate::import::settle::{NoPart, measure_named, measure_part, part_name};
use crate::import::table::{Row, Table};
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, InstrumentKey};
use crate::people::{ClientCode, LoginName};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// All rows that could be read, and what was wrong with the others.
pub(super) struct Rows {
    pub(super) rows: Vec<SoundRow>,
    pub(super) values: Vec<RowValue>,
    pub(super) clients: BTreeMap<ClientCode, u32>,
    pub(super) therapists: BTreeMap<LoginName, u32>,
    pub(super) parts: Vec<PartEntry>,
    pub(super) series: Vec<Series>,
    pub(super) counts: Counts,
    pub(super) problems: Problems,
}

/// A row without problems.
pub(super) struct SoundRow {
    pub(super) line: u64,
    pub(super) client: u32,
    pub(super) therapist: Option<u32>,
    /// The number of the session, where a column gives it.
    pub(super) session: Option<u32>,
    pub(super) day: Date,
    /// Its stretch of the values.
    pub(super) values: Range<usize>,
}

/// A value of a row.
#[derive(Clone, Copy)]
pub(super) struct RowValue {
    pub(super) perspective: Perspective,
    pub(super) value: ValueEntry,
}

/// The words by which a row of one value says what it is of.
type Words = [String; 4];

pub(super) struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    today: Date,
    out: Rows,
    /// The parts of a file with one value a row, as they were named so far.
    named: BTreeMap<Words, u32>,
    /// Whether the row at hand has a problem.
    is_sound: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(table: &'a Table, mapping: &'a Mapping, today: Date) -> Self {
        let out = Rows {
            rows: Vec::new(),
            values: Vec::new(),
            clients: BTreeMap::new(),
            therapists: BTreeMap::new(),
            parts: Vec::new(),
            series: Vec::new(),
            counts: Counts::default(),
            problems: Problems::default(),
        };
        let mut reader = Self { table, mapping, today, out, named: BTreeMap::new(), is_sound: true };
        if let Values::Wide(columns) = &mapping.values {
            for value in columns {
                reader.note_part(value.part.clone());
            }
        }
        reader
    }

    pub(super) fn read(mut self) -> Rows {
        for row in self.table.rows() {
            self.out.counts.rows += 1;
            if self.mapping.skip.iter().any(|(column, text)| row.cell(column.place) == text) {
                self.out.counts.skipped += 1;
            } else {
                self.read_row(&row);
            }
        }
        self.out
    }

    fn read_row(&mut self, row: &Row) {
        self.is_sound = true;
        let first_value = self.out.values.len();
        let expected = self.table.headers().len();
        if row.len() != expected {
            self.out.problems.push(RowError {
                line: row.line,
                column: None,
                value: String::new(),
                problem: Problem::Ragged { expected, found: row.len() },
            });
            return;
        }
        let client = self.client(row);
        let therapist = self.therapist(row);
        let session = self.session(row);
        let day = self.day(row, session);
        self.values(row);
        match (client, day) {
            (Some(client), Some(day)) if self.is_sound => self.out.rows.push(SoundRow {
                line: row.line,
                client,
                therapist,
                session,
                day,
                values: first_value..self.out.values.len(),
            }),
            (_, _) => self.out.values.truncate(first_value),
        }
    }

    /// The cell of a column; `None` if it is missing.
    fn cell<'r>(&self, row: &'r Row, column: &Column) -> Option<&'r str> {
        let cell = row.cell(column.place);
        let is_missing = cell.is_empty() || self.mapping.missing.contains(cell);
        (!is_missing).then_some(cell)
    }

    fn tell<T>(&mut self, row: &Row, column: &Column, problem: Problem) -> Option<T> {
        self.is_sound = false;
        self.out.problems.push(RowError {
            line: row.line,
            column: Some(shortened(&column.name)),
            value: shortened(row.cell(column.place)),
            problem,
        });
        None
    }

    fn kept<T>(&mut self, row: &Row, column: &Column, read: Result<T, Problem>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problem) => self.tell(row, column, problem),
        }
    }

    fn client(&mut self, row: &Row) -> Option<u32> {
        let column = &self.mapping.client;
        let Some(text) = self.cell(row, column) else { return self.tell(row, column, Problem::NoClient) };
        let code = ClientCode::parse(cell::text(text)).map_err(Problem::ClientCode);
        let code = self.kept(row, column, code)?;
        let next = counted(self.out.clients.len());
        Some(*self.out.clients.entry(code).or_insert(next))
    }

    fn therapist(&mut self, row: &Row) -> Option<u32> {
        let name = match self.mapping.therapist.as_ref()? {
            Told::Always(name) => name.clone(),
            Told::Column(column) => {
                let text = self.cell(row, column)?;
                let name = LoginName::parse(cell::text(text)).map_err(Problem::TherapistName);
                self.kept(row, column, name)?
            }
        };
        let next = counted(self.out.therapists.len());
        Some(*self.out.therapists.entry(name).or_insert(next))
    }

    fn session(&mut self, row: &Row) -> Option<u32> {
        let column = self.mapping.session.as_ref()?;
        match self.cell(row, column) {
            None => self.tell(row, column, Problem::NoSession),
            Some(text) => {
                let number = cell::session(text, self.table.separator());
                self.kept(row, column, number)
            }
        }
    }

    fn day(&mut self, row: &Row, session: Option<u32>) -> Option<Date> {
        let (column, day) = match &self.mapping.when {
            When::Date(column) => (column, self.cell(row, column).map(cell::date)),
            When::Moment { column, unit, start } => {
                let read = |text: &str| cell::moment(text, self.table.separator(), *unit, *start);
                (column, self.cell(row, column).map(read))
            }
            When::Steps { unit, start } => {
                let column = self.mapping.session.as_ref().expect("steps are counted by sessions");
                let day = cell::day_after(*start, *unit, i64::from(session?) - 1);
                (column, Some(day))
            }
        };
        match day {
            None => self.tell(row, column, Problem::NoDay),
            Some(day) => {
                let day = day.and_then(|day| cell::plausible(day, self.today));
                self.kept(row, column, day)
            }
        }
    }

    fn values(&mut self, row: &Row) {
        let mapping = self.mapping;
        match &mapping.values {
            Values::Wide(columns) => {
                for (place, value) in columns.iter().enumerate() {
                    self.value(row, &value.column, |_| Some(counted(place)));
                }
            }
            Values::Long(columns) => {
                self.value(row, &columns.value, |reader| reader.named_part(row, columns));
            }
        }
    }

    /// Keeps the value in a column, if there is one and it is of something.
    fn value(&mut self, row: &Row, column: &Column, part: impl FnOnce(&mut Self) -> Option<u32>) {
        let Some(text) = self.cell(row, column) else {
            self.out.counts.missing += 1;
            return;
        };
        let Some(part) = part(self) else { return };
        let value = self.checked(text, part);
        let value = self.kept(row, column, value);
        let perspective = self.perspective(row, part);
        if let (Some(value), Some(perspective)) = (value, perspective) {
            self.out.counts.values += 1;
            self.out.values.push(RowValue { perspective, value: ValueEntry { part, value } });
        }
    }

    fn perspective(&mut self, row: &Row, part: u32) -> Option<Perspective> {
        let (column, perspective) = match &self.mapping.perspective {
            Told::Always(perspective) => match &self.mapping.values {
                Values::Wide(columns) => (&columns[part as usize].column, *perspective),
                Values::Long(columns) => (&columns.value, *perspective),
            },
            Told::Column(column) => {
                let read = cell::perspective(self.cell(row, column).unwrap_or(""));
                (column, self.kept(row, column, read)?)
            }
        };
        match &self.out.series[self.out.parts[part as usize].series as usize] {
            Series::Measure(_) => Some(perspective),
            Series::Instrument(key) => {
                let instrument =
                    catalogue::instrument_of(key).expect("the mapping named one of the catalogue");
                if instrument.perspectives().contains(&perspective) {
                    Some(perspective)
                } else {
                    let instrument = key.id.to_string();
                    self.tell(row, column, Problem::PerspectiveOfOther { instrument })
                }
            }
        }
    }

    fn checked(&self, text: &str, part: u32) -> Result<f64, Problem> {
        let number = cell::number(text, self.table.separator())?;
        let part = &self.out.parts[part as usize];
        match &part.name {
            PartName::Scale(_, range) if range.contains(number) => Ok(number),
            PartName::Scale(_, range) => Err(Problem::OutOfRange { range: *range }),
            PartName::Item(item) => {
                let Series::Instrument(key) = &self.out.series[part.series as usize] else {
                    return Err(Problem::UnknownInstrument);
                };
                let instrument =
                    catalogue::instrument_of(key).expect("the mapping named one of the catalogue");
                let item = instrument.item(item).expect("the mapping named an item of it");
                let (min, max) = item.response.range();
                let is_one = number.fract() == 0.0
                    && (f64::from(min)..=f64::from(max)).contains(&number)
                    && item.response.accepts(number as i32);
                if is_one { Ok(number) } else { Err(Problem::NotAnAnswer { min, max }) }
            }
        }
    }

    /// What a row of one value says it is of.
    fn named_part(&mut self, row: &Row, columns: &LongColumns) -> Option<u32> {
        let word = |column: &Option<Column>| {
            let text = column.as_ref().and_then(|column| self.cell(row, column));
            text.map_or_else(String::new, |text| cell::text(text).to_owned())
        };
        let instrument = match &columns.instrument {
            Told::Always(name) => name.clone(),
            Told::Column(column) => word(&Some(column.clone())),
        };
        let words = [instrument, word(&columns.version), word(&columns.kind), word(&columns.name)];
        if let Some(&part) = self.named.get(&words) {
            return Some(part);
        }
        let part = match self.part_of(columns, &words) {
            Ok(part) => part,
            Err((column, problem)) => return self.tell(row, &column.clone(), problem),
        };
        let place = self.note_part(part);
        self.named.insert(words, place);
        Some(place)
    }

    fn part_of<'c>(
        &self,
        columns: &'c LongColumns,
        [instrument, version, kind, name]: &Words,
    ) -> Result<Part, (&'c Column, Problem)> {
        let value = &columns.value;
        let at = |column: &'c Option<Column>| column.as_ref().unwrap_or(value);
        let instrument_column = match &columns.instrument {
            Told::Always(_) => value,
            Told::Column(column) => column,
        };
        if instrument.is_empty() {
            return Err((instrument_column, Problem::NoInstrument));
        }
        let is_measure = instrument.starts_with(MEASURE);
        if !is_measure && let Some(newest) = catalogue::instrument(instrument) {
            let definition =
                of_version(newest, version).ok_or((at(&columns.version), Problem::UnknownVersion))?;
            let name = named(definition, kind, name).map_err(|problem| (at(&columns.name), problem))?;
            return Ok(Part { series: Series::Instrument(definition.key().clone()), name });
        }
        match measure_named(&self.mapping.measures, instrument) {
            Some(measure) => Ok(measure_part(measure)),
            None => Err((instrument_column, Problem::UnknownInstrument)),
        }
    }

    /// The place of a part, a new one if it was not seen before.
    fn note_part(&mut self, part: Part) -> u32 {
        let found = self.out.series.iter().position(|series| *series == part.series);
        let series = counted(found.unwrap_or_else(|| {
            self.out.series.push(part.series);
            self.out.series.len() - 1
        }));
        let entry = PartEntry { series, name: part.name };
        let found = self.out.parts.iter().position(|known| *known == entry);
        counted(found.unwrap_or_else(|| {
            self.out.parts.push(entry);
            self.out.parts.len() - 1
        }))
    }
}

/// The instrument in the version a row names; the newest if it names none.
fn of_version(newest: &'static Instrument, version: &str) -> Option<&'static Instrument> {
    if version.is_empty() {
        return Some(newest);
    }
    match version.parse::<u32>() {
        Ok(version) => catalogue::instrument_of(&InstrumentKey { id: newest.id().clone(), version }),
        Err(_) => None,
    }
}

fn named(instrument: &Instrument, kind: &str, name: &str) -> Result<PartName, Problem> {
    let unknown = || Problem::UnknownName { instrument: instrument.id().to_string() };
    let name = match (kind, name) {
        (_, "") => match instrument.subscales() {
            [only] => return Ok(PartName::Scale(only.id.clone(), only.range)),
            _ => return Err(Problem::NoName),
        },
        ("item" | "scale", name) => format!("{kind}:{name}"),
        (_, name) => name.to_owned(),
    };
    part_name(instrument, &name).map_err(|no| match no {
        NoPart::Unknown => unknown(),
        NoPart::Ambiguous => Problem::AmbiguousName,
    })
}

/// A place in a list as it is kept: a file has fewer rows than fit.
pub(super) fn counted(place: usize) -> u32 {
    u32::try_from(place).expect("a file has fewer than four thousand million of anything")
}
