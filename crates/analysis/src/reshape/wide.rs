//! From a row for each moment to a row for each person.

use super::error::ReshapeError;
use super::{Asked, Turned, in_order, place};
use crate::sheet::{Row, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// One person: the first row, and the row of each moment.
struct Person<'s> {
    first: &'s Row,
    moments: BTreeMap<&'s str, &'s Row>,
}

pub(super) fn turn(sheet: &Sheet, asked: &Asked) -> Result<Turned, ReshapeError> {
    let (id, time) = (place(sheet, &asked.id)?, place(sheet, &asked.time)?);
    let values: Vec<usize> = asked.values.iter().map(|name| place(sheet, name)).collect::<Result<_, _>>()?;
    let is_kept = |place: &usize| *place != id && *place != time && !values.contains(place);
    let kept: Vec<usize> = (0..sheet.names.len()).filter(is_kept).collect();
    let (order, persons) = persons(sheet, id, time, &kept)?;
    let mut moments: Vec<String> = persons
        .values()
        .flat_map(|person| person.moments.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|moment| (*moment).to_owned())
        .collect();
    in_order(&mut moments);
    let names = names(sheet, asked, &kept, &moments)?;
    let mut empty = 0;
    let rows = order.into_iter().map(|own| {
        let person = &persons[own];
        let mut cells = vec![own.to_owned()];
        cells.extend(kept.iter().map(|place| person.first.cells[*place].clone()));
        for value in &values {
            let at = |moment: &String| person.moments.get(moment.as_str());
            cells.extend(
                moments.iter().map(|m| at(m).map_or_else(String::new, |row| row.cells[*value].clone())),
            );
        }
        empty += moments.len() - person.moments.len();
        Row { line: 0, cells }
    });
    let rows: Vec<Row> = rows.collect();
    let id_count = rows.len();
    Ok(Turned { sheet: Sheet { separator: sheet.separator, names, rows }, id_count, moments, empty })
}

/// Every person, and the order in which they first stand in the file.
fn persons<'s>(
    sheet: &'s Sheet,
    id: usize,
    time: usize,
    kept: &[usize],
) -> Result<(Vec<&'s str>, BTreeMap<&'s str, Person<'s>>), ReshapeError> {
    let mut order = Vec::new();
    let mut persons: BTreeMap<&str, Person<'s>> = BTreeMap::new();
    for row in &sheet.rows {
        for place in [id, time] {
            if row.cells[place].is_empty() {
                return Err(ReshapeError::Empty { column: sheet.names[place].clone(), line: row.line });
            }
        }
        let (own, moment) = (row.cells[id].as_str(), row.cells[time].as_str());
        let person = persons.entry(own).or_insert_with(|| {
            order.push(own);
            Person { first: row, moments: BTreeMap::new() }
        });
        if let Some(before) = person.moments.insert(moment, row) {
            return Err(ReshapeError::TwoValues {
                id: own.to_owned(),
                moment: moment.to_owned(),
                first: before.line,
                second: row.line,
            });
        }
        if let Some(place) = kept.iter().find(|place| person.first.cells[**place] != row.cells[**place]) {
            return Err(ReshapeError::Differs {
                column: sheet.names[*place].clone(),
                id: own.to_owned(),
                first: person.first.line,
                second: row.line,
            });
        }
    }
    Ok((order, persons))
}

fn names(
    sheet: &Sheet,
    asked: &Asked,
    kept: &[usize],
    moments: &[String],
) -> Result<Vec<String>, ReshapeError> {
    let mut names = vec![asked.id.clone()];
    names.extend(kept.iter().map(|place| sheet.names[*place].clone()));
    for value in &asked.values {
        names.extend(moments.iter().map(|moment| format!("{value}{}{moment}", asked.separator)));
    }
    let mut seen = BTreeSet::new();
    match names.iter().find(|name| !seen.insert(name.as_str())) {
        Some(name) => Err(ReshapeError::SameName { name: name.clone() }),
        None => Ok(names),
    }
}
