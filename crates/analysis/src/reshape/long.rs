//! From a row for each person to a row for each moment.

use super::error::ReshapeError;
use super::{Asked, Turned, in_order, place};
use crate::sheet::{Row, Sheet};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn turn(sheet: &Sheet, asked: &Asked) -> Result<Turned, ReshapeError> {
    let id = place(sheet, &asked.id)?;
    let columns = columns(sheet, asked)?;
    let of_value: BTreeSet<usize> = columns.values().flatten().flatten().copied().collect();
    let kept: Vec<usize> =
        (0..sheet.names.len()).filter(|place| *place != id && !of_value.contains(place)).collect();
    if let Some(place) = kept.iter().find(|place| is_made(&sheet.names[**place], asked)) {
        return Err(ReshapeError::SameName { name: sheet.names[*place].clone() });
    }
    let mut moments: Vec<String> = columns.keys().map(|moment| (*moment).to_owned()).collect();
    in_order(&mut moments);
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut rows, mut empty) = (Vec::new(), 0);
    for row in &sheet.rows {
        let own = row.cells[id].as_str();
        if own.is_empty() {
            return Err(ReshapeError::Empty { column: asked.id.clone(), line: row.line });
        }
        if let Some(first) = seen.insert(own, row.line) {
            return Err(ReshapeError::TwoRows { id: own.to_owned(), first, second: row.line });
        }
        for moment in &moments {
            let of_moment = columns[moment.as_str()].iter();
            let cell = |place: &Option<usize>| place.map_or("", |place| row.cells[place].as_str());
            let values: Vec<&str> = of_moment.map(cell).collect();
            if values.iter().all(|value| value.is_empty()) {
                empty += 1;
                continue;
            }
            let mut cells = vec![own.to_owned()];
            cells.extend(kept.iter().map(|place| row.cells[*place].clone()));
            cells.push(moment.clone());
            cells.extend(values.into_iter().map(str::to_owned));
            rows.push(Row { line: row.line, cells });
        }
    }
    let mut names = vec![asked.id.clone()];
    names.extend(kept.iter().map(|place| sheet.names[*place].clone()));
    names.push(asked.time.clone());
    names.extend(asked.values.iter().cloned());
    Ok(Turned {
        sheet: Sheet { separator: sheet.separator, names, rows },
        id_count: seen.len(),
        moments,
        empty,
    })
}

fn is_made(name: &str, asked: &Asked) -> bool {
    name == asked.time || asked.values.iter().any(|value| value == name)
}

/// For each moment the column of each value, if it has one.
///
/// What stands behind the separator is a moment, unless the separator stands in it once more: `bond_w_3` is `bond_w` at 3, and
/// never `bond` at `w_3`.
fn columns<'s>(
    sheet: &'s Sheet,
    asked: &Asked,
) -> Result<BTreeMap<&'s str, Vec<Option<usize>>>, ReshapeError> {
    let mut columns: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
    for (which, value) in asked.values.iter().enumerate() {
        let begin = format!("{value}{}", asked.separator);
        let mut is_found = false;
        for (place, name) in sheet.names.iter().enumerate() {
            let Some(moment) = name.strip_prefix(&begin) else { continue };
            if moment.is_empty() || moment.contains(&asked.separator) || *name == asked.id {
                continue;
            }
            is_found = true;
            columns.entry(moment).or_insert_with(|| vec![None; asked.values.len()])[which] = Some(place);
        }
        if !is_found {
            return Err(ReshapeError::NoMoments { expected: format!("{begin}1") });
        }
    }
    Ok(columns)
}
