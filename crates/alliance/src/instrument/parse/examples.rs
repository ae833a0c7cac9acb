//! `worked_examples.csv`: a column `example`, one per item, and one per scale headed `=scale`.

use super::{Folder, Malformed, Place};
use crate::instrument::definition::Instrument;
use crate::instrument::worked_example::{Expected, WorkedExample};

/// The fewest worked examples an instrument has.
const EXAMPLES_MIN: usize = 3;

pub(super) fn read(folder: &Folder<'_>, instrument: &Instrument) -> Result<Vec<WorkedExample>, Malformed> {
    let place = Place { folder: folder.name, file: "worked_examples.csv" };
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(folder.worked_examples.as_bytes());
    let broken = |error: csv::Error| place.malformed("the table", format!("columns that fit ({error})"));
    let header: Vec<_> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
    let mut columns = vec!["example".to_owned()];
    columns.extend(instrument.items().iter().map(|item| item.id.to_string()));
    columns.extend(instrument.subscales().iter().map(|subscale| format!("={}", subscale.id)));
    if header != columns {
        return Err(place.malformed("the first line", columns.join(",")));
    }
    let mut examples = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let cells: Vec<_> = record.iter().collect();
        examples.push(read_example(place, instrument, &cells)?);
    }
    check_coverage(place, instrument, &examples)?;
    Ok(examples)
}

fn read_example(
    place: Place<'_>,
    instrument: &Instrument,
    cells: &[&str],
) -> Result<WorkedExample, Malformed> {
    let (given, expected) = cells[1..].split_at(instrument.items().len());
    let name = place.said("example", cells[0])?;
    let mut answers = Vec::new();
    for (item, cell) in instrument.items().iter().zip(given).filter(|(_, cell)| !cell.is_empty()) {
        let field = format!("{name}: {}", item.id);
        let value = place.read(&field, cell, "a whole number")?;
        if !item.response.accepts(value) {
            return Err(place.malformed(field, "a value the item can have"));
        }
        answers.push((item.id.clone(), value));
    }
    let mut scores = Vec::new();
    for (subscale, cell) in instrument.subscales().iter().zip(expected) {
        let field = format!("{name}: ={}", subscale.id);
        scores.push((subscale.id.clone(), read_expected(place, &field, cell)?));
    }
    Ok(WorkedExample { name, answers, expected: scores })
}

fn read_expected(place: Place<'_>, field: &str, cell: &str) -> Result<Expected, Malformed> {
    if let Some((answered, of)) = cell.strip_prefix("withheld ").and_then(|counts| counts.split_once(" of "))
    {
        let count = |text: &str| place.read(field, text.trim(), "a count");
        Ok(Expected::Withheld { answered: count(answered)?, of: count(of)? })
    } else if let Some((raw, position)) = cell.split_once('@') {
        let number =
            |text: &str| place.read::<f64>(field, text.trim(), "a number").map(|_| text.trim().to_owned());
        Ok(Expected::Value { raw: number(raw)?, position: number(position)? })
    } else {
        Err(place.malformed(field, "`raw @ position` or `withheld n of m`"))
    }
}

/// At least three; one with an item left open; each scale once with a value and once withheld.
fn check_coverage(
    place: Place<'_>,
    instrument: &Instrument,
    examples: &[WorkedExample],
) -> Result<(), Malformed> {
    if examples.len() < EXAMPLES_MIN {
        return Err(place.malformed("the table", format!("at least {EXAMPLES_MIN} examples")));
    }
    if examples.iter().all(|example| example.answers.len() == instrument.items().len()) {
        return Err(place.malformed("the table", "an example with an item left open"));
    }
    for (column, subscale) in instrument.subscales().iter().enumerate() {
        let is_value = |example: &&WorkedExample| match example.expected[column].1 {
            Expected::Value { .. } => true,
            Expected::Withheld { .. } => false,
        };
        let values = examples.iter().filter(is_value).count();
        if values == 0 || values == examples.len() {
            let field = format!("={}", subscale.id);
            return Err(place.malformed(field, "an example with a value and one withheld"));
        }
    }
    Ok(())
}
