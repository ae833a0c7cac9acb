//! What a file says, once every row was found to be sound: clients, their sessions, and what was filled in.
//!
//! Kept flat, because a file can have a million rows: each level knows which stretch of the next is its own.

use crate::administration::Content;
use crate::administration::answer::Answers;
use crate::component::Perspective;
use crate::import::mapping::PartName;
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::measure::{Measure, MeasureCode};
use crate::people::{ClientCode, LoginName};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    pub(super) clients: Vec<ClientEntry>,
    pub(super) sessions: Vec<SessionEntry>,
    pub(super) filled: Vec<FilledEntry>,
    pub(super) values: Vec<ValueEntry>,
    pub(super) parts: Vec<PartEntry>,
    pub(super) series: Vec<Series>,
    pub(super) therapists: Vec<LoginName>,
    pub(super) measures: BTreeMap<MeasureCode, Measure>,
    pub(super) counts: Counts,
}

/// How much of what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows read, those left out among them.
    pub rows: u64,
    /// Rows left out because the mapping says so.
    pub skipped: u64,
    /// Values found.
    pub values: u64,
    /// Values that are missing: gaps, never zeros.
    pub missing: u64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClientEntry {
    pub(super) code: ClientCode,
    pub(super) line: u64,
    /// Places in `therapists`.
    pub(super) therapists: BTreeSet<u32>,
    pub(super) sessions: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct SessionEntry {
    pub(super) number: u32,
    pub(super) day: Date,
    pub(super) line: u64,
    pub(super) filled: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct FilledEntry {
    /// Place in `series`.
    pub(super) series: u32,
    pub(super) perspective: Perspective,
    pub(super) line: u64,
    pub(super) values: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ValueEntry {
    /// Place in `parts`.
    pub(super) part: u32,
    pub(super) value: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartEntry {
    pub(super) series: u32,
    pub(super) name: PartName,
}

/// One client of a file.
#[derive(Debug, Clone, Copy)]
pub struct FileClient<'c> {
    contents: &'c Contents,
    entry: &'c ClientEntry,
}

/// One session of a client of a file.
#[derive(Debug, Clone, Copy)]
pub struct FileSession<'c> {
    contents: &'c Contents,
    entry: &'c SessionEntry,
}

/// One filling-in of a session of a file.
#[derive(Debug, Clone, Copy)]
pub struct FileFilled<'c> {
    contents: &'c Contents,
    entry: &'c FilledEntry,
}

impl Contents {
    /// The clients, by code.
    pub fn clients(&self) -> impl ExactSizeIterator<Item = FileClient<'_>> {
        self.clients.iter().map(move |entry| FileClient { contents: self, entry })
    }

    /// How many sessions there are in all.
    pub fn session_count(&self) -> usize {
        self.sessions.len()
    }

    /// How many fillings-in there are in all.
    pub fn filled_count(&self) -> usize {
        self.filled.len()
    }

    /// The therapists that are named, by login name.
    pub fn therapists(&self) -> impl ExactSizeIterator<Item = &LoginName> {
        self.therapists.iter()
    }

    /// The instruments and measures with values, and how many fillings-in each has.
    pub fn series(&self) -> BTreeMap<&Series, usize> {
        let mut counts = BTreeMap::new();
        for filled in &self.filled {
            *counts.entry(&self.series[filled.series as usize]).or_default() += 1;
        }
        counts
    }

    /// The measures with values, as they are defined.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        let used: BTreeSet<&Series> = self.series().into_keys().collect();
        self.measures.values().filter(move |measure| used.contains(&Series::Measure(measure.code.clone())))
    }

    /// How much of what was read.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}

impl<'c> FileClient<'c> {
    /// The code.
    pub fn code(&self) -> &'c ClientCode {
        &self.entry.code
    }

    /// The first line that names this client.
    pub fn line(&self) -> u64 {
        self.entry.line
    }

    /// Everyone the file names as this client's therapist.
    pub fn therapists(&self) -> impl Iterator<Item = &'c LoginName> + use<'c> {
        let contents = self.contents;
        self.entry.therapists.iter().map(move |&place| &contents.therapists[place as usize])
    }

    /// The sessions, by number. Never none, unless rows without values are no sessions.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = FileSession<'c>> + use<'c> {
        let contents = self.contents;
        contents.sessions[self.entry.sessions.clone()]
            .iter()
            .map(move |entry| FileSession { contents, entry })
    }
}

impl<'c> FileSession<'c> {
    /// The number.
    pub fn number(&self) -> u32 {
        self.entry.number
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.entry.day
    }

    /// The first line that is about it.
    pub fn line(&self) -> u64 {
        self.entry.line
    }

    /// What was filled in, by instrument and perspective.
    pub fn filled(&self) -> impl ExactSizeIterator<Item = FileFilled<'c>> + use<'c> {
        let contents = self.contents;
        contents.filled[self.entry.filled.clone()].iter().map(move |entry| FileFilled { contents, entry })
    }
}

impl<'c> FileFilled<'c> {
    /// Of which instrument or measure.
    pub fn series(&self) -> &'c Series {
        &self.contents.series[self.entry.series as usize]
    }

    /// Whose view.
    pub fn perspective(&self) -> Perspective {
        self.entry.perspective
    }

    /// The first line that gives a value of it.
    pub fn line(&self) -> u64 {
        self.entry.line
    }

    /// The answers, or the scores where there are no answers.
    pub fn content(&self) -> Content {
        let values = &self.contents.values[self.entry.values.clone()];
        content(&self.contents.parts, self.series(), values)
    }
}

/// What values of one series are together. Scores beside answers are left out: they follow from them.
pub(super) fn content(parts: &[PartEntry], series: &Series, values: &[ValueEntry]) -> Content {
    let mut scales = BTreeMap::new();
    let mut items = Vec::new();
    for value in values {
        match &parts[value.part as usize].name {
            PartName::Scale(scale, _) => drop(scales.insert(scale.clone(), value.value)),
            PartName::Item(item) => items.push((item.clone(), value.value as i32)),
        }
    }
    match series {
        Series::Instrument(key) if !items.is_empty() => {
            let instrument = catalogue::instrument_of(key).expect("the series was read from the catalogue");
            let answers = Answers::read(instrument, items).expect("each answer was checked against its item");
            Content::Items(answers)
        }
        Series::Instrument(_) | Series::Measure(_) => Content::Scales(scales),
    }
}
