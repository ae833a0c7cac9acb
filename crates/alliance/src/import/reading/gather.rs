//! From sound rows to clients and their sessions: numbered, in order, each value once.

use super::row::{RowValue, Rows, SoundRow, counted};
use crate::administration::Content;
use crate::administration::score::score;
use crate::component::Perspective;
use crate::import::cell::SESSIONS_MAX;
use crate::import::contents::{
    ClientEntry, Contents, FilledEntry, PartEntry, SessionEntry, ValueEntry, content,
};
use crate::import::mapping::{Mapping, PartName, WithoutValues};
use crate::import::problem::{Problem, Problems, RowError};
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::instrument::name::ScaleId;
use std::collections::{BTreeMap, BTreeSet};

/// How far a score may lie from what its answers give: a score written with two decimals is the same score.
const FOLLOWS_WITHIN: f64 = 0.005_000_1;

pub(super) fn gather(mut read: Rows, mapping: &Mapping) -> Result<Contents, Problems> {
    let codes = renumber(&mut read);
    let contents = Contents {
        clients: Vec::new(),
        sessions: Vec::new(),
        filled: Vec::new(),
        values: Vec::with_capacity(read.values.len()),
        parts: read.parts,
        series: read.series,
        therapists: read.therapists.into_keys().collect(),
        measures: mapping.measures.clone(),
        counts: read.counts,
    };
    let without_values = mapping.without_values;
    let names: BTreeSet<String> = contents.series.iter().map(Series::name).collect();
    let has_versions = names.len() < contents.series.len();
    let (values, problems) = (read.values, read.problems);
    let mut gathering = Gathering { contents, values, problems, without_values, has_versions };
    let mut rows = read.rows;
    rows.sort_by_key(|row| (row.client, row.session, row.day, row.line));
    let by_client = rows.chunk_by(|a, b| a.client == b.client);
    for rows in by_client {
        let code = &codes[rows[0].client as usize];
        let first_session = gathering.contents.sessions.len();
        gathering.sessions(rows);
        gathering.contents.clients.push(ClientEntry {
            code: code.clone(),
            line: rows.iter().map(|row| row.line).min().unwrap_or(1),
            therapists: rows.iter().filter_map(|row| row.therapist).collect(),
            sessions: first_session..gathering.contents.sessions.len(),
        });
    }
    if gathering.problems.is_empty() && gathering.contents.filled.is_empty() {
        let problem = Problem::NothingToKeep;
        gathering.problems.push(RowError { line: 1, column: None, value: String::new(), problem });
    }
    gathering.problems.or(gathering.contents)
}

/// Gives clients and therapists their places in the order of their names instead of that of the file.
fn renumber(read: &mut Rows) -> Vec<crate::people::ClientCode> {
    let places = |old: Vec<u32>| {
        let mut new = vec![0; old.len()];
        for (place, old) in old.into_iter().enumerate() {
            new[old as usize] = counted(place);
        }
        new
    };
    let clients = places(read.clients.values().copied().collect());
    let therapists = places(read.therapists.values().copied().collect());
    for row in &mut read.rows {
        row.client = clients[row.client as usize];
        row.therapist = row.therapist.map(|place| therapists[place as usize]);
    }
    std::mem::take(&mut read.clients).into_keys().collect()
}

struct Gathering {
    contents: Contents,
    values: Vec<RowValue>,
    problems: Problems,
    without_values: WithoutValues,
    /// Whether some instrument is in the file in two versions.
    has_versions: bool,
}

impl Gathering {
    fn tell(&mut self, line: u64, value: impl ToString, problem: Problem) {
        self.problems.push(RowError { line, column: None, value: value.to_string(), problem });
    }

    /// The sessions of one client, whose rows come by session or by day.
    fn sessions(&mut self, rows: &[SoundRow]) {
        let mut before: Option<(u32, &SoundRow)> = None;
        let same = |a: &SoundRow, b: &SoundRow| match (a.session, b.session) {
            (Some(a), Some(b)) => a == b,
            (_, _) => a.day == b.day,
        };
        for (index, session) in rows.chunk_by(same).enumerate() {
            let first = session.iter().min_by_key(|row| row.line).expect("a chunk is never empty");
            let number = first.session.unwrap_or_else(|| counted(index) + 1);
            if number > SESSIONS_MAX {
                self.tell(first.line, first.day, Problem::TooManySessions { most: SESSIONS_MAX });
                return;
            }
            for row in session.iter().filter(|row| row.day != first.day) {
                let problem = Problem::SessionOnTwoDays { first_line: first.line, first_day: first.day };
                self.tell(row.line, row.day, problem);
            }
            if let Some((earlier, row)) = before
                && first.day < row.day
            {
                let problem = Problem::SessionOutOfOrder { earlier, earlier_day: row.day };
                self.tell(first.line, first.day, problem);
            }
            before = Some((number, first));
            self.session(number, first, session);
        }
    }

    fn session(&mut self, number: u32, first: &SoundRow, rows: &[SoundRow]) {
        let first_filled = self.contents.filled.len();
        let mut values: Vec<(RowValue, u64)> = rows
            .iter()
            .flat_map(|row| self.values[row.values.clone()].iter().map(|value| (*value, row.line)))
            .collect();
        values
            .sort_by_key(|(value, line)| (self.series_of(value), value.perspective, value.value.part, *line));
        let same = |a: &(RowValue, u64), b: &(RowValue, u64)| {
            self.series_of(&a.0) == self.series_of(&b.0) && a.0.perspective == b.0.perspective
        };
        let together: Vec<&[(RowValue, u64)]> = values.chunk_by(same).collect();
        for values in together {
            self.filled(values);
        }
        self.one_version_each(first_filled);
        if values.is_empty() && self.without_values == WithoutValues::Nothing {
            return;
        }
        self.contents.sessions.push(SessionEntry {
            number,
            day: first.day,
            line: first.line,
            filled: first_filled..self.contents.filled.len(),
        });
    }

    /// One person fills in one version of an instrument about a session.
    fn one_version_each(&mut self, first_filled: usize) {
        if !self.has_versions {
            return;
        }
        let mut seen: BTreeMap<(String, Perspective), u64> = BTreeMap::new();
        let filled: Vec<_> = self.contents.filled[first_filled..]
            .iter()
            .map(|filled| {
                (self.contents.series[filled.series as usize].name(), filled.perspective, filled.line)
            })
            .collect();
        for (name, perspective, line) in filled {
            if let Some(first_line) = seen.insert((name.clone(), perspective), line) {
                self.tell(line, name, Problem::Twice { first_line });
            }
        }
    }

    fn series_of(&self, value: &RowValue) -> u32 {
        self.contents.parts[value.value.part as usize].series
    }

    /// Keeps the values of one filling-in, each once.
    fn filled(&mut self, values: &[(RowValue, u64)]) {
        let first_value = self.contents.values.len();
        for same in values.chunk_by(|a, b| a.0.value.part == b.0.value.part) {
            let (value, first_line) = same[0];
            self.contents.values.push(value.value);
            for (again, line) in &same[1..] {
                self.tell(*line, again.value.value, Problem::Twice { first_line });
            }
        }
        let (first, _) = values[0];
        let line = values.iter().map(|(_, line)| *line).min().expect("a filling-in has a value");
        let series = self.series_of(&first);
        self.scores_follow(values);
        let values = first_value..self.contents.values.len();
        self.contents.filled.push(FilledEntry { series, perspective: first.perspective, line, values });
    }

    /// Where answers were given, the scores beside them have to be what the answers give.
    fn scores_follow(&mut self, values: &[(RowValue, u64)]) {
        let parts = &self.contents.parts;
        let is_item = |part: &PartEntry| matches!(part.name, PartName::Item(_));
        let of = |value: &RowValue| &parts[value.value.part as usize];
        if !values.iter().any(|(value, _)| is_item(of(value))) {
            return;
        }
        let mut seen = BTreeSet::new();
        let items: Vec<ValueEntry> = values
            .iter()
            .filter(|(value, _)| is_item(of(value)) && seen.insert(value.value.part))
            .map(|(value, _)| value.value)
            .collect();
        let series = &self.contents.series[of(&values[0].0).series as usize];
        let (Series::Instrument(key), Content::Items(answers)) = (series, content(parts, series, &items))
        else {
            return;
        };
        let instrument = catalogue::instrument_of(key).expect("the series was read from the catalogue");
        let scores = score(instrument, &answers);
        let computed = |scale: &ScaleId| {
            let found = scores.iter().find(|score| score.scale == *scale);
            found.and_then(|found| found.score.value()).map(|value| value.raw)
        };
        let wrong: Vec<(u64, f64, Option<f64>)> = values
            .iter()
            .filter_map(|(value, line)| match &of(value).name {
                PartName::Item(_) => None,
                PartName::Scale(scale, _) => {
                    let (told, computed) = (value.value.value, computed(scale));
                    let follows = computed.is_some_and(|raw| (raw - told).abs() <= FOLLOWS_WITHIN);
                    (!follows).then_some((*line, told, computed))
                }
            })
            .collect();
        for (line, told, computed) in wrong {
            self.tell(line, told, Problem::DoesNotFollow { computed });
        }
    }
}
