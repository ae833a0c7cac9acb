//! A turned file, told in a few sentences.

use super::{Asked, Shape, Turned};
use crate::document::Document;
use crate::speech::{Said, Speech};

/// What was made of the file.
pub fn document(asked: &Asked, turned: &Turned, file: &str, speech: Speech) -> Document {
    let moments = speech.row_of(&turned.moments);
    let (count, rows, columns) = (turned.moments.len(), turned.sheet.rows.len(), turned.sheet.names.len());
    let variables: [(&str, &dyn Said); 7] = [
        ("rows", &rows),
        ("columns", &columns),
        ("id", &asked.id),
        ("ids", &turned.id_count),
        ("time", &asked.time),
        ("count", &count),
        ("moments", &moments),
    ];
    let (title, told, empty) = match asked.toward {
        Shape::Long => ("reshape-long", "reshape-long-told", "reshape-long-empty"),
        Shape::Wide => ("reshape-wide", "reshape-wide-told", "reshape-wide-empty"),
    };
    let mut answer = vec![speech.with(told, &variables)];
    if turned.empty > 0 {
        answer.push(speech.with(empty, &[("count", &turned.empty)]));
    }
    Document {
        language: speech.language(),
        title: speech.with(title, &[("file", &file)]),
        answer,
        cautions: Vec::new(),
        parts: Vec::new(),
        origin: vec![file.to_owned()],
    }
}
