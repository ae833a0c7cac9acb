//! The items, with their answers and, where they are ours, their words.

use super::file::{InstrumentFile, ResponseTable};
use super::{Malformed, Place, Texts};
use crate::component::Perspective;
use crate::instrument::definition::{Item, Response, ResponseOption};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(
    place: Place<'_>,
    file: &InstrumentFile,
    perspectives: &[Perspective],
    texts: Option<&Texts<'_>>,
) -> Result<Vec<Item>, Malformed> {
    let mut responses = BTreeMap::new();
    for (name, table) in &file.responses {
        responses.insert(name.as_str(), read_response(place, name, table, texts)?);
    }
    let mut items: Vec<Item> = Vec::new();
    for table in &file.items {
        let field = format!("items.{}", table.id);
        let id = place.read(&field, &table.id, "a name")?;
        if items.iter().any(|item| item.id == id) {
            return Err(place.malformed(field, "a name of its own"));
        }
        let Some(response) = responses.get(table.response.as_str()) else {
            return Err(place.malformed(format!("{field}.response"), "one of the responses of this file"));
        };
        let text = match texts {
            None => BTreeMap::new(),
            Some(texts) => texts.per_perspective(&field, perspectives, |file| file.items.get(id.as_str()))?,
        };
        items.push(Item { id, text, response: response.clone(), crisis: table.crisis });
    }
    if items.is_empty() {
        return Err(place.malformed("items", "at least one"));
    }
    let used: BTreeSet<_> = file.items.iter().map(|item| item.response.as_str()).collect();
    if let Some(unused) = responses.keys().find(|name| !used.contains(*name)) {
        return Err(place.malformed(format!("responses.{unused}"), "an item that uses it"));
    }
    if let Some(texts) = texts {
        check_no_text_is_left_over(texts, &items, &responses)?;
    }
    Ok(items)
}

fn read_response(
    place: Place<'_>,
    name: &str,
    table: &ResponseTable,
    texts: Option<&Texts<'_>>,
) -> Result<Response, Malformed> {
    let field = format!("responses.{name}");
    match (&table.options, table.whole) {
        (Some(values), None) => {
            let distinct: BTreeSet<_> = values.iter().collect();
            if values.len() < 2 || distinct.len() < values.len() {
                return Err(place.malformed(field, "two or more different values"));
            }
            let option = |value: &i32| {
                let label = texts.map(|texts| label(texts, name, *value)).transpose()?;
                Ok(ResponseOption { value: *value, label })
            };
            values.iter().map(option).collect::<Result<_, _>>().map(Response::Options)
        }
        (None, Some(ends)) if ends.min < ends.max => Ok(Response::Whole { min: ends.min, max: ends.max }),
        (None, Some(_)) => Err(place.malformed(field, "min below max")),
        (Some(_), Some(_)) | (None, None) => Err(place.malformed(field, "either options or whole")),
    }
}

fn label(texts: &Texts<'_>, response: &str, value: i32) -> Result<crate::component::Localised, Malformed> {
    let value = value.to_string();
    texts.both(&format!("labels.{response}.{value}"), |file| {
        file.labels.get(response).and_then(|labels| labels.get(&value))
    })
}

/// A text nobody asks for is a misspelt name or a forgotten line.
fn check_no_text_is_left_over(
    texts: &Texts<'_>,
    items: &[Item],
    responses: &BTreeMap<&str, Response>,
) -> Result<(), Malformed> {
    for (name, file) in [("text.nl.toml", &texts.nl), ("text.en.toml", &texts.en)] {
        let place = texts.place(name);
        if let Some(id) = file.items.keys().find(|id| !items.iter().any(|item| item.id.as_str() == *id)) {
            return Err(place.malformed(format!("items.{id}"), "only items of this instrument"));
        }
        for (response, labels) in &file.labels {
            let Some(known) = responses.get(response.as_str()) else {
                return Err(
                    place.malformed(format!("labels.{response}"), "only responses of this instrument")
                );
            };
            for value in labels.keys() {
                let field = format!("labels.{response}.{value}");
                if !known.accepts(place.read(&field, value, "a whole number")?) {
                    return Err(place.malformed(field, "only values of this response"));
                }
            }
        }
    }
    Ok(())
}
