//! The codebook of a study: each column, and each item and scale that has values.

use crate::component::{Localised, Perspective};
use crate::export::cell::{csv_text, guarded};
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Item, Keyed, Method, Range, Subscale};
use crate::measure::{Measure, MeasureCode, TOTAL};
use std::collections::{BTreeMap, BTreeSet};

/// What the columns are, in both languages: one line each, `name,type,nl,en`.
const COLUMNS: &str = include_str!("columns.csv");

/// The columns of the codebook itself.
const HEADER: [&str; 14] = [
    "kind",
    "instrument",
    "version",
    "name",
    "label_nl",
    "label_en",
    "type",
    "minimum",
    "maximum",
    "better",
    "method",
    "items",
    "answers_needed",
    "source",
];

/// The codebook of a data set with these instruments and measures, as the text of a CSV file.
///
/// Words of items are in it only where they are ours: a published questionnaire's are not here to be given away.
pub fn codebook(series: &BTreeSet<Series>, measures: &BTreeMap<MeasureCode, Measure>) -> String {
    let mut rows: Vec<[String; 14]> = vec![HEADER.map(str::to_owned)];
    rows.extend(columns());
    for series in series {
        match series {
            Series::Measure(code) => {
                rows.extend(measures.get(code).map(|measure| of_measure(series, measure)))
            }
            Series::Instrument(key) => {
                if let Some(instrument) = catalogue::instrument_of(key) {
                    rows.extend(instrument.items().iter().map(|item| of_item(series, instrument, item)));
                    rows.extend(
                        instrument.subscales().iter().map(|scale| of_scale(series, instrument, scale)),
                    );
                }
            }
        }
    }
    csv_text(rows.iter().map(|row| row.iter().map(|cell| guarded(cell).into_owned())))
}

fn columns() -> impl Iterator<Item = [String; 14]> {
    let records = csv::Reader::from_reader(COLUMNS.as_bytes()).into_records();
    records.map(|record| {
        let record = record.expect("the file of columns is part of the program");
        let cell = |place: usize| record.get(place).unwrap_or("").to_owned();
        let mut row: [String; 14] = Default::default();
        row[0] = "column".into();
        row[3] = cell(0);
        row[4] = cell(2);
        row[5] = cell(3);
        row[6] = cell(1);
        row
    })
}

struct Row<'a> {
    kind: &'a str,
    series: &'a Series,
    name: &'a str,
    label: Option<Localised>,
    of: &'a str,
    range: Range,
    better: &'a str,
}

impl Row<'_> {
    fn cells(self, [method, items, needed, source]: [String; 4]) -> [String; 14] {
        let (nl, en) = self.label.map_or_else(Default::default, |label| (label.nl, label.en));
        [
            self.kind.into(),
            self.series.name(),
            self.series.version().to_string(),
            self.name.into(),
            nl,
            en,
            self.of.into(),
            self.range.min.to_string(),
            self.range.max.to_string(),
            self.better.into(),
            method,
            items,
            needed,
            source,
        ]
    }
}

fn of_measure(series: &Series, measure: &Measure) -> [String; 14] {
    let row = Row {
        kind: "scale",
        series,
        name: TOTAL,
        label: Some(measure.shown_name()),
        of: "number",
        range: measure.range,
        better: measure.better.as_str(),
    };
    row.cells(["ready-made".into(), String::new(), String::new(), "organisation".into()])
}

fn of_item(series: &Series, instrument: &Instrument, item: &Item) -> [String; 14] {
    let (min, max) = item.response.range();
    let perspectives = [Perspective::Client, Perspective::Therapist, Perspective::Observer];
    let label = perspectives.iter().find_map(|perspective| item.text.get(perspective)).cloned();
    let range = Range { min: min.into(), max: max.into() };
    let row =
        Row { kind: "item", series, name: item.id.as_str(), label, of: "whole number", range, better: "" };
    row.cells([String::new(), String::new(), String::new(), instrument.sources().join(" ")])
}

fn of_scale(series: &Series, instrument: &Instrument, scale: &Subscale) -> [String; 14] {
    let method = match scale.method {
        Method::Mean => "mean".to_owned(),
        Method::Sum => "sum".to_owned(),
        Method::SumTimes(times) => format!("sum times {times}"),
    };
    let items: Vec<String> = scale
        .items
        .iter()
        .map(|part| match part.keyed {
            Keyed::AsAnswered => part.item.to_string(),
            Keyed::Reversed => format!("{}(reversed)", part.item),
        })
        .collect();
    let needed = format!("{} of {}", scale.answers_min, scale.items.len());
    let row = Row {
        kind: "scale",
        series,
        name: scale.id.as_str(),
        label: Some(scale.name.clone()),
        of: "number",
        range: scale.range,
        better: scale.better.as_str(),
    };
    row.cells([method, items.join(" "), needed, instrument.sources().join(" ")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::study;

    #[test]
    fn every_column_of_the_study_has_its_line_in_both_languages() {
        let described: Vec<[String; 14]> = columns().collect();
        let names: Vec<&str> = described.iter().map(|row| row[3].as_str()).collect();
        assert_eq!(names, study::COLUMNS);
        for row in &described {
            assert!(row[4..7].iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn what_has_values_is_described_and_nothing_else() {
        let phq = crate::import::directive::measure("=PHQ, \"9\":0..27:lower").unwrap();
        let series = [
            Series::Instrument(catalogue::instrument("wellbeing").unwrap().key().clone()),
            Series::Measure(phq.code.clone()),
        ];
        let text = codebook(&series.into(), &[(phq.code.clone(), phq)].into());
        let rows: Vec<&str> = text.lines().skip(1 + study::COLUMNS.len()).collect();
        insta::assert_snapshot!(rows.join("\n"), @r#"
item,wellbeing,1,mood1,Ik zat goed in mijn vel.,I felt good in myself.,whole number,0,6,,,,,VerbondOwn
item,wellbeing,1,day1,Ik kwam de dagen goed door.,I got through the days well.,whole number,0,6,,,,,VerbondOwn
item,wellbeing,1,people1,Ik had steun aan de mensen om me heen.,The people around me were a support to me.,whole number,0,6,,,,,VerbondOwn
item,wellbeing,1,hope1,Ik zag de komende tijd met vertrouwen tegemoet.,I looked ahead with confidence.,whole number,0,6,,,,,VerbondOwn
scale,wellbeing,1,wellbeing,Welzijn,Wellbeing,number,0,6,higher,mean,mood1 day1 people1 hope1,3 of 4,VerbondOwn
scale,measure:phq-9,1,total,"'=PHQ, ""9""","'=PHQ, ""9""",number,0,27,lower,ready-made,,,organisation
"#);
    }
}
