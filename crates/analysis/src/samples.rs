//! Tables of the repository, for tests.

use crate::document::Document;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::Failure;
use crate::reading::Source;
use crate::refusal::sentences;
use crate::speech::Speech;
use alliance::Language;
use std::path::Path;

/// A table in `fixtures`.
pub(crate) fn fixture(path: &str) -> Source {
    Source::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(path))
}

/// Names, as they stand with commas between them.
pub(crate) fn names(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

/// What a terminal shows.
pub(crate) fn shown(document: &Document) -> String {
    lines(document, WIDTH, Ink::Plain)
}

/// Why there is no result, in both languages.
pub(crate) fn refused<T>(result: Result<T, Failure>) -> String {
    match result {
        Ok(_) => panic!("there is a result"),
        Err(failure) => [Language::Dutch, Language::English]
            .map(|language| sentences(&failure, Speech::new(language)))
            .concat(),
    }
}
