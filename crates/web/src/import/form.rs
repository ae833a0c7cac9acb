//! The form that says which column is what: what was typed in it, and the choices that makes.

use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::language::Speech;
use alliance::import::cell;
use alliance::import::choices::{Choices, LongChoice, Source, Target, ValueChoice};
use alliance::import::directive::{DirectiveRefusal, define};
use alliance::import::mapping::WithoutValues;
use alliance::import::table::{Separator, Table};
use alliance::instrument::catalogue;
use alliance::instrument::definition::{Better, Range};
use alliance::measure::MeasureCode;
use std::collections::BTreeMap;

/// The fields there is one of.
const FIXED: [&str; 21] = [
    "client",
    "therapist",
    "therapist_always",
    "session",
    "date",
    "moment",
    "unit",
    "start",
    "perspective",
    "perspective_always",
    "items_instrument",
    "items_prefix",
    "instrument",
    "version",
    "kind",
    "name",
    "value",
    "missing",
    "skip_column",
    "skip_text",
    "without_values",
];
/// The fields of one column of scores: `value_1_column`, ….
const OF_A_VALUE: [&str; 6] = ["column", "target", "name", "min", "max", "better"];
/// How many columns of scores a form can have.
const VALUES_MAX: usize = 60;
/// How many more a press on the button gives.
const VALUES_MORE: usize = 4;
/// The choice of a measure that is described in the form itself.
pub(super) const NEW: &str = "new";

/// What was typed, by field. A column stands for itself by its place, counted from 1.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    pub(super) typed: BTreeMap<String, String>,
    pub(super) rows: usize,
}

impl Answers {
    /// What a form sent.
    pub(super) fn read(fields: &Fields) -> Result<Self, PageError> {
        let wrong = || PageError::Refused("refusal-form".into());
        let rows: usize = fields.one("rows")?.parse().map_err(|_| wrong())?;
        if rows > VALUES_MAX {
            return Err(wrong());
        }
        let names = names(rows);
        let known: Vec<&str> = names.iter().map(String::as_str).chain(["rows", "act", "once"]).collect();
        fields.only(&known)?;
        let mut typed = BTreeMap::new();
        for name in names {
            let text = fields.one(&name)?.to_owned();
            typed.insert(name, text);
        }
        Ok(Self { typed, rows })
    }

    /// What a guess would have typed.
    pub(super) fn of(choices: &Choices, table: &Table) -> Self {
        let rows = (choices.values.len() + 1).clamp(3, VALUES_MAX);
        let mut answers =
            Self { typed: names(rows).into_iter().map(|name| (name, String::new())).collect(), rows };
        let place = |name: &str| table.place(name).map_or_else(String::new, |place| (place + 1).to_string());
        let mut put = |field: &str, text: String| answers.typed.insert(field.to_owned(), text);
        for (field, column) in [
            ("client", &choices.client),
            ("session", &choices.session),
            ("date", &choices.date),
            ("moment", &choices.moment),
        ] {
            put(field, column.as_deref().map_or_else(String::new, place));
        }
        for (field, source) in [("therapist", &choices.therapist), ("perspective", &choices.perspective)] {
            if let Some(Source::Column(name)) = source {
                put(field, place(name));
            }
        }
        put("unit", choices.unit.map_or_else(String::new, |unit| unit.to_string()));
        put("missing", choices.missing.iter().cloned().collect::<Vec<_>>().join(" "));
        put("without_values", choices.without_values.to_string());
        if let Some(long) = &choices.long {
            if let Some(Source::Column(name)) = &long.instrument {
                put("instrument", place(name));
            }
            for (field, column) in [
                ("version", &long.version),
                ("kind", &long.kind),
                ("name", &long.name),
                ("value", &long.value),
            ] {
                put(field, column.as_deref().map_or_else(String::new, place));
            }
        }
        for (index, value) in choices.values.iter().take(VALUES_MAX).enumerate() {
            let target = match &value.target {
                Target::HouseMeasure(code) => format!("measure:{code}"),
                Target::Named { instrument, name } => {
                    format!("{instrument}/scale:{}", name.trim_start_matches("scale:"))
                }
                Target::Measure(_) => NEW.to_owned(),
            };
            put(&of_value(index + 1, "column"), place(&value.column));
            put(&of_value(index + 1, "target"), target);
        }
        answers
    }

    /// Makes room for more columns of scores.
    pub(super) fn more_rows(&mut self) {
        let rows = (self.rows + VALUES_MORE).min(VALUES_MAX);
        for name in names(rows) {
            self.typed.entry(name).or_default();
        }
        self.rows = rows;
    }

    /// What was typed in a field.
    pub(super) fn text(&self, field: &str) -> &str {
        self.typed.get(field).map_or("", String::as_str)
    }

    /// The choices, or the sentences that say what is wrong with the form itself.
    pub(super) fn choices(&self, speech: &Speech, table: &Table) -> Result<Choices, Vec<String>> {
        let mut wrong = Vec::new();
        let column = |field: &str| self.column(field, table);
        let source = |field: &str| match self.text(&format!("{field}_always")) {
            "" => column(field).map(Source::Column),
            word => Some(Source::Always(word.to_owned())),
        };
        let start = match self.text("start") {
            "" => None,
            text => match cell::date(text) {
                Ok(day) => Some(day),
                Err(_) => {
                    wrong.push(speech.t("import-mapping-not-a-date"));
                    None
                }
            },
        };
        let unit = self.word(speech, "unit").map_err(|sentence| vec![sentence])?;
        let without_values: Option<WithoutValues> =
            self.word(speech, "without_values").map_err(|sentence| vec![sentence])?;
        let without_values = without_values.ok_or_else(|| vec![speech.t("refusal-form")])?;
        let mut choices = Choices {
            client: column("client"),
            therapist: source("therapist"),
            session: column("session"),
            date: column("date"),
            moment: column("moment"),
            unit,
            start,
            perspective: source("perspective"),
            values: Vec::new(),
            long: self.long(table),
            measures: Vec::new(),
            missing: self.text("missing").split_whitespace().map(str::to_owned).collect(),
            skip: column("skip_column")
                .map(|name| (name, self.text("skip_text").to_owned()))
                .into_iter()
                .collect(),
            without_values,
        };
        for number in 1..=self.rows {
            match self.value(speech, table, number) {
                Ok(Asked::Nothing) => {}
                Ok(Asked::Column(value)) => choices.values.push(value),
                Ok(Asked::Definition(measure)) => choices.measures.push(measure),
                Err(sentence) => wrong.push(sentence),
            }
        }
        match self.items(speech, table) {
            Ok(values) => choices.values.extend(values),
            Err(sentence) => wrong.push(sentence),
        }
        if wrong.is_empty() { Ok(choices) } else { Err(wrong) }
    }

    /// The name of the column whose place was chosen.
    fn column(&self, field: &str, table: &Table) -> Option<String> {
        let place: usize = match self.text(field).parse() {
            Ok(place) => place,
            Err(_) => return None,
        };
        table.headers().get(place.checked_sub(1)?).filter(|name| !name.is_empty()).cloned()
    }

    /// A word of ours; `None` where nothing was chosen. Another word was not sent by a page of ours.
    fn word<T: std::str::FromStr>(&self, speech: &Speech, field: &str) -> Result<Option<T>, String> {
        match self.text(field) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| speech.t("refusal-form")),
        }
    }

    fn long(&self, table: &Table) -> Option<LongChoice> {
        let column = |field: &str| self.column(field, table);
        let long = LongChoice {
            instrument: column("instrument").map(Source::Column),
            version: column("version"),
            kind: column("kind"),
            name: column("name"),
            value: column("value"),
        };
        (long != LongChoice::default()).then_some(long)
    }

    /// What was asked of one column of scores.
    fn value(&self, speech: &Speech, table: &Table, number: usize) -> Result<Asked, String> {
        let text = |part: &str| self.text(&of_value(number, part));
        let column = self.column(&of_value(number, "column"), table);
        let target = match (text("target"), &column, text("name")) {
            ("", None, "") => return Ok(Asked::Nothing),
            ("", _, _) => return Err(speech.with("import-mapping-no-target", &[("number", &number)])),
            (NEW, _, _) => Target::Measure(self.measure(speech, number)?),
            (word, _, _) => {
                match (word.strip_prefix("measure:").map(MeasureCode::parse), word.split_once('/')) {
                    (Some(Ok(code)), _) => Target::HouseMeasure(code),
                    (_, Some((instrument, name))) => {
                        Target::Named { instrument: instrument.to_owned(), name: name.to_owned() }
                    }
                    (_, None) => return Err(speech.with("import-mapping-no-target", &[("number", &number)])),
                }
            }
        };
        Ok(match (column, target) {
            (Some(column), target) => Asked::Column(ValueChoice { column, target }),
            (None, Target::Measure(measure)) => Asked::Definition(measure),
            (None, Target::HouseMeasure(_) | Target::Named { .. }) => Asked::Nothing,
        })
    }

    fn measure(&self, speech: &Speech, number: usize) -> Result<alliance::measure::Measure, String> {
        let text = |part: &str| self.text(&of_value(number, part));
        // People write a decimal as their language does; no column ends here, so a comma is one.
        let end = |part: &str| cell::number(text(part), Separator::Semicolon);
        let wrong_range = || speech.with("import-mapping-measure-range", &[("number", &number)]);
        let (Ok(min), Ok(max)) = (end("min"), end("max")) else { return Err(wrong_range()) };
        let Some(better) = self.word::<Better>(speech, &of_value(number, "better"))? else {
            return Err(speech.with("import-mapping-measure-better", &[("number", &number)]));
        };
        define(text("name"), Range { min, max }, better).map_err(|refusal| match refusal {
            DirectiveRefusal::MeasureName { refusal, .. } => {
                let why = speech.t(refusal.message_key());
                speech.with("import-mapping-measure-name", &[("number", &number), ("why", &why)])
            }
            DirectiveRefusal::Range { .. }
            | DirectiveRefusal::Form { .. }
            | DirectiveRefusal::UnknownNoun { .. }
            | DirectiveRefusal::Twice { .. }
            | DirectiveRefusal::Better { .. } => wrong_range(),
        })
    }

    /// Columns that are called like the items of an instrument.
    fn items(&self, speech: &Speech, table: &Table) -> Result<Vec<ValueChoice>, String> {
        let (id, prefix) = (self.text("items_instrument"), self.text("items_prefix"));
        let Some(instrument) = catalogue::instrument(id) else { return Ok(Vec::new()) };
        let values: Vec<ValueChoice> = instrument
            .items()
            .iter()
            .map(|item| (format!("{prefix}{}", item.id), format!("item:{}", item.id)))
            .filter(|(column, _)| table.place(column).is_some())
            .map(|(column, name)| ValueChoice {
                column,
                target: Target::Named { instrument: id.to_owned(), name },
            })
            .collect();
        if values.is_empty() {
            let name = instrument.name().in_language(speech.language());
            return Err(
                speech.with("import-mapping-no-item-columns", &[("prefix", &prefix), ("instrument", &name)])
            );
        }
        Ok(values)
    }
}

/// What was asked of one column of scores.
enum Asked {
    Nothing,
    Column(ValueChoice),
    Definition(alliance::measure::Measure),
}

pub(super) fn of_value(number: usize, part: &str) -> String {
    format!("value_{number}_{part}")
}

fn names(rows: usize) -> Vec<String> {
    let of_rows = (1..=rows).flat_map(|number| OF_A_VALUE.map(|part| of_value(number, part)));
    FIXED.iter().map(|name| (*name).to_owned()).chain(of_rows).collect()
}
