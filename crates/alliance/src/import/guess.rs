//! A first mapping, guessed from the names of the columns. A person looks at it before anything is read by it.

use crate::import::cell::{self, Unit};
use crate::import::choices::{Choices, LongChoice, Source, Target, ValueChoice};
use crate::import::series::MEASURE;
use crate::import::table::Table;
use crate::instrument::catalogue;
use crate::measure::{Measure, MeasureCode};
use std::collections::BTreeMap;

/// How many rows a guess looks at.
const ROWS_SEEN: usize = 50;

const CLIENT: &[&str] = &[
    "client",
    "clientcode",
    "clientid",
    "clientnummer",
    "clientnr",
    "patient",
    "patientid",
    "patientnummer",
    "patientnr",
    "subject",
    "subjectid",
    "pseudonym",
    "participant",
    "deelnemer",
    "id",
    "code",
];
const THERAPIST: &[&str] = &["therapist", "therapistid", "therapeut", "behandelaar", "clinician"];
const SESSION: &[&str] = &["session", "sessionnumber", "sessie", "sessienummer", "sessienr", "visit"];
const DATE: &[&str] = &["date", "datum", "sessiondate", "sessiedatum", "happenedon", "day"];
const PERSPECTIVE: &[&str] = &["perspective", "perspectief", "kant", "rater"];
const INSTRUMENT: &[&str] = &["instrument", "vragenlijst", "questionnaire", "measure", "meting"];
const VERSION: &[&str] = &["version", "versie", "instrumentversion"];
const KIND: &[&str] = &["kind", "soort"];
const NAME: &[&str] = &["name", "naam", "scale", "schaal", "item", "scaleoritem"];
const VALUE: &[&str] = &["value", "waarde", "score", "raw"];
const MOMENT: &[(&[&str], Unit)] = &[
    (&["day", "days", "dag", "dagen", "dayssincefirst", "dayssincestart"], Unit::Day),
    (&["week", "weeks", "weken"], Unit::Week),
    (&["month", "months", "maand", "maanden"], Unit::Month),
];

impl Choices {
    /// Guesses choices from the names of the columns, and from the first rows where a name says two things.
    ///
    /// Ranges are never guessed: a column of scores is only proposed where an instrument or a measure of the house is
    /// called so.
    ///
    /// # Example
    /// ```
    /// use alliance::import::{choices::Choices, table::{Limits, Table}};
    /// use std::collections::BTreeMap;
    ///
    /// let table = Table::read(b"patient,month,phq9\nP1,0,12\n", Limits::default())?;
    /// let choices = Choices::guess(&table, &BTreeMap::new());
    /// assert_eq!((choices.client.as_deref(), choices.moment.as_deref()), (Some("patient"), Some("month")));
    /// # Ok::<(), alliance::import::table::TableRefusal>(())
    /// ```
    pub fn guess(table: &Table, house: &BTreeMap<MeasureCode, Measure>) -> Self {
        let names: Vec<String> = table.headers().iter().map(|header| plain(header)).collect();
        let column = |words: &[&str]| {
            words.iter().find_map(|word| {
                let place = names.iter().position(|name| name == word)?;
                Some(table.headers()[place].clone())
            })
        };
        let mut choices = Self { client: column(CLIENT), session: column(SESSION), ..Self::default() };
        if crate::export::study::COLUMNS.iter().all(|name| table.place(name).is_some()) {
            // An export of ours: its clients can have several episodes, each with a session 1.
            choices.client = Some("episode".into());
        }
        choices.therapist = column(THERAPIST).map(Source::Column);
        choices.perspective = column(PERSPECTIVE).map(Source::Column);
        choices.date = column(DATE).filter(|name| has_dates(table, name));
        if choices.date.is_none() {
            let moment = MOMENT.iter().find_map(|(words, unit)| Some((column(words)?, *unit)));
            choices.unit = moment.as_ref().map(|(_, unit)| *unit);
            choices.moment = moment.map(|(name, _)| name);
        }
        match (column(INSTRUMENT), column(VALUE)) {
            (Some(instrument), Some(value)) => {
                choices.long = Some(LongChoice {
                    instrument: Some(Source::Column(instrument)),
                    version: column(VERSION),
                    kind: column(KIND),
                    name: column(NAME),
                    value: Some(value),
                });
            }
            (_, _) => choices.values = known_values(table, &names, house),
        }
        choices
    }
}

/// Columns that are called like an instrument with one scale, like `instrument/scale`, or like a measure of the house.
fn known_values(table: &Table, names: &[String], house: &BTreeMap<MeasureCode, Measure>) -> Vec<ValueChoice> {
    let mut values = Vec::new();
    for (header, name) in table.headers().iter().zip(names) {
        let measure = house.values().find(|measure| {
            name == &plain(measure.code.as_str())
                || header.strip_prefix(MEASURE) == Some(measure.code.as_str())
        });
        let target = match measure {
            Some(measure) => Some(Target::HouseMeasure(measure.code.clone())),
            None => catalogue::instruments().find_map(|instrument| {
                let id = instrument.id();
                let only = match instrument.subscales() {
                    [only] if *name == plain(id.as_str()) => Some(only.id.to_string()),
                    _ => header
                        .strip_prefix(id.as_str())
                        .and_then(|rest| rest.strip_prefix('/'))
                        .map(str::to_owned),
                };
                Some(Target::Named { instrument: id.to_string(), name: only? })
            }),
        };
        if let Some(target) = target {
            values.push(ValueChoice { column: header.clone(), target });
        }
    }
    values
}

/// Whether most of the first cells of a column are dates.
fn has_dates(table: &Table, name: &str) -> bool {
    let Some(place) = table.place(name) else { return false };
    let (mut dates, mut others) = (0, 0);
    for row in table.rows().take(ROWS_SEEN).filter(|row| !row.cell(place).is_empty()) {
        match cell::date(row.cell(place)) {
            Ok(_) => dates += 1,
            Err(_) => others += 1,
        }
    }
    dates > others
}

/// A name of a column in small letters and digits only.
fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).map(|c| match c {
        'ë' | 'é' => 'e',
        'ï' => 'i',
        other => other,
    });
    letters.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Limits;

    fn guess(text: &str) -> Choices {
        let table = Table::read(text.as_bytes(), Limits::default()).unwrap();
        let phq = crate::import::directive::measure("PHQ-9:0..27:lower").unwrap();
        Choices::guess(&table, &BTreeMap::from([(phq.code.clone(), phq)]))
    }

    #[test]
    fn the_columns_of_a_trial_are_recognised_and_ranges_are_not_guessed() {
        let choices = guess("patient,month,grp,therapist,phq9,hamd\nP1,0,TAU,T01,12,20\n");
        assert_eq!(choices.client.as_deref(), Some("patient"));
        assert_eq!(choices.therapist, Some(Source::Column("therapist".into())));
        assert_eq!((choices.moment.as_deref(), choices.unit), (Some("month"), Some(Unit::Month)));
        let phq = Target::HouseMeasure(MeasureCode::parse("phq-9").unwrap());
        assert_eq!(choices.values, [ValueChoice { column: "phq9".into(), target: phq }]);
    }

    #[test]
    fn a_column_called_day_is_a_date_only_if_dates_stand_in_it() {
        assert_eq!(guess("Cliënt;Day\nP1;3-5-2024\n").date.as_deref(), Some("Day"));
        let counted = guess("client;day\nP1;3\n");
        assert_eq!(
            (counted.date, counted.moment.as_deref(), counted.unit),
            (None, Some("day"), Some(Unit::Day))
        );
        assert_eq!(guess("Cliënt;Day\nP1;\n").client.as_deref(), Some("Cliënt"));
    }

    #[test]
    fn our_own_instruments_are_recognised_by_name_and_scale() {
        let choices = guess("client,session,date,wellbeing,session-check/bond\nP1,1,2024-05-03,4,5\n");
        let targets: Vec<_> = choices.values.into_iter().map(|value| value.target).collect();
        let named =
            |instrument: &str, name: &str| Target::Named { instrument: instrument.into(), name: name.into() };
        assert_eq!(targets, [named("wellbeing", "wellbeing"), named("session-check", "bond")]);
    }

    #[test]
    fn one_value_a_row_is_recognised_by_its_columns() {
        let choices = guess(
            "client,session,date,instrument,version,kind,name,value\nP1,1,2024-05-03,wellbeing,1,item,day1,4\n",
        );
        let long = choices.long.unwrap();
        assert_eq!(long.value.as_deref(), Some("value"));
        assert_eq!(long.kind.as_deref(), Some("kind"));
        assert!(choices.values.is_empty());
    }
}
