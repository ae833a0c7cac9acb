//! The scales, each checked against the items it is made of.

use super::file::{ScaleItemEntry, ScaleItemTable, ScaleTable};
use super::{Malformed, Place};
use crate::instrument::definition::{Item, Keyed, Method, Range, ScaleItem, Subscale};

pub(super) fn read(
    place: Place<'_>,
    tables: &[ScaleTable],
    items: &[Item],
) -> Result<Vec<Subscale>, Malformed> {
    let mut subscales: Vec<Subscale> = Vec::new();
    for table in tables {
        let subscale = read_scale(place, table, items)?;
        if subscales.iter().any(|other| other.id == subscale.id) {
            return Err(place.malformed(format!("scales.{}", subscale.id), "a name of its own"));
        }
        if subscale.component.is_some() && subscales.iter().any(|other| other.component == subscale.component)
        {
            let field = format!("scales.{}.component", subscale.id);
            return Err(place.malformed(field, "one scale for each component"));
        }
        subscales.push(subscale);
    }
    if subscales.is_empty() {
        return Err(place.malformed("scales", "at least one"));
    }
    Ok(subscales)
}

fn read_scale(place: Place<'_>, table: &ScaleTable, items: &[Item]) -> Result<Subscale, Malformed> {
    let field = format!("scales.{}", table.id);
    let component = table
        .component
        .as_ref()
        .map(|word| place.read(&format!("{field}.component"), word, "a component"))
        .transpose()?;
    let subscale = Subscale {
        id: place.read(&field, &table.id, "a name")?,
        name: place.localised(&format!("{field}.name"), &table.name)?,
        component,
        method: read_method(place, &field, table)?,
        answers_min: table.answers_min,
        better: place.read(&format!("{field}.better"), &table.better, "a direction")?,
        range: read_range(place, &format!("{field}.range"), table.range.min, table.range.max)?,
        items: read_items(place, &field, table, items)?,
    };
    check_missing_rule(place, &field, table, &subscale, items)?;
    check_range(place, &field, &subscale, items)?;
    Ok(subscale)
}

fn read_method(place: Place<'_>, field: &str, table: &ScaleTable) -> Result<Method, Malformed> {
    match (table.method.as_str(), table.times) {
        ("mean", None) => Ok(Method::Mean),
        ("sum", None) => Ok(Method::Sum),
        ("sum", Some(times)) if times > 1 => Ok(Method::SumTimes(times)),
        ("sum", Some(_)) => Err(place.malformed(format!("{field}.times"), "2 or more")),
        ("mean", Some(_)) => Err(place.malformed(format!("{field}.times"), "only with method sum")),
        _ => Err(place.malformed(format!("{field}.method"), "mean or sum")),
    }
}

fn read_range(place: Place<'_>, field: &str, min: f64, max: f64) -> Result<Range, Malformed> {
    if min.is_finite() && max.is_finite() && min < max {
        Ok(Range { min, max })
    } else {
        Err(place.malformed(field, "min below max"))
    }
}

fn read_items(
    place: Place<'_>,
    field: &str,
    table: &ScaleTable,
    items: &[Item],
) -> Result<Vec<ScaleItem>, Malformed> {
    let mut parts: Vec<ScaleItem> = Vec::new();
    for entry in &table.items {
        let part = match entry {
            ScaleItemEntry::Plain(item) => read_item(place, field, item, None)?,
            ScaleItemEntry::Table(table) => read_item(place, field, &table.item, Some(table))?,
        };
        let field = format!("{field}.items.{}", part.item);
        if !items.iter().any(|item| item.id == part.item) {
            return Err(place.malformed(field, "an item of this instrument"));
        }
        if parts.iter().any(|other| other.item == part.item) {
            return Err(place.malformed(field, "each item once"));
        }
        parts.push(part);
    }
    Ok(parts)
}

fn read_item(
    place: Place<'_>,
    field: &str,
    item: &str,
    table: Option<&ScaleItemTable>,
) -> Result<ScaleItem, Malformed> {
    let field = format!("{field}.items.{item}");
    let weight = table.and_then(|table| table.weight).unwrap_or(1.0);
    if !(weight.is_finite() && weight > 0.0) {
        return Err(place.malformed(format!("{field}.weight"), "a number above zero"));
    }
    let stretched_to = table
        .and_then(|table| table.stretched_to)
        .map(|to| read_range(place, &format!("{field}.stretched_to"), to.min, to.max))
        .transpose()?;
    let keyed = if table.is_some_and(|table| table.reversed) { Keyed::Reversed } else { Keyed::AsAnswered };
    Ok(ScaleItem { item: place.read(&field, item, "a name")?, weight, keyed, stretched_to })
}

/// A sum over fewer items than it has is another sum, so that must be said; and the answered items can only stand in
/// for the others if all have one range.
fn check_missing_rule(
    place: Place<'_>,
    field: &str,
    table: &ScaleTable,
    subscale: &Subscale,
    items: &[Item],
) -> Result<(), Malformed> {
    let of = subscale.items.len();
    let may_miss = subscale.answers_min < of;
    if !(1..=of).contains(&subscale.answers_min) {
        return Err(place.malformed(format!("{field}.answers_min"), format!("1 to {of}")));
    }
    let is_sum = match subscale.method {
        Method::Mean => false,
        Method::Sum | Method::SumTimes(_) => true,
    };
    if table.prorated != (is_sum && may_miss) {
        let expected = "true for a sum that may miss items, and only then";
        return Err(place.malformed(format!("{field}.prorated"), expected));
    }
    let ends: Vec<_> = subscale.items.iter().map(|part| item_range(part, items)).collect();
    if (may_miss || !is_sum) && ends.iter().any(|range| *range != ends[0]) {
        let expected = "items of one range, or stretched_to one range";
        return Err(place.malformed(format!("{field}.items"), expected));
    }
    Ok(())
}

/// The range the scale states must be the one its items give.
fn check_range(place: Place<'_>, field: &str, subscale: &Subscale, items: &[Item]) -> Result<(), Malformed> {
    let total = |end: fn(Range) -> f64| -> f64 {
        subscale.items.iter().map(|part| part.weight * end(item_range(part, items))).sum()
    };
    let weight: f64 = subscale.items.iter().map(|part| part.weight).sum();
    let factor = match subscale.method {
        Method::Mean => 1.0 / weight,
        Method::Sum => 1.0,
        Method::SumTimes(times) => f64::from(times),
    };
    let (min, max) = (total(|range| range.min) * factor, total(|range| range.max) * factor);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * (1.0 + b.abs());
    if close(subscale.range.min, min) && close(subscale.range.max, max) {
        Ok(())
    } else {
        Err(place.malformed(format!("{field}.range"), format!("{min} to {max}, which its items give")))
    }
}

fn item_range(part: &ScaleItem, items: &[Item]) -> Range {
    let item = items.iter().find(|item| item.id == part.item).expect("read_items found each item");
    let (min, max) = item.response.range();
    part.stretched_to.unwrap_or(Range { min: f64::from(min), max: f64::from(max) })
}
