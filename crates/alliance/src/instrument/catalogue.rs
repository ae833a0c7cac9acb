//! All instruments that come with Verbond, compiled in.

use crate::instrument::definition::{Instrument, InstrumentKey};
use crate::instrument::parse::{Folder, Parsed, parse};
use crate::instrument::worked_example::WorkedExample;
use std::sync::LazyLock;

// The build script lists the folders of `instruments/` and refuses to go on if one is malformed.
include!(concat!(env!("OUT_DIR"), "/instrument_folders.rs"));

static CATALOGUE: LazyLock<Vec<Parsed>> = LazyLock::new(|| {
    FOLDERS.iter().map(|folder| parse(folder).expect("the build script parsed this folder")).collect()
});

/// All instruments in their newest version, ordered by name.
pub fn instruments() -> impl Iterator<Item = &'static Instrument> {
    CATALOGUE.iter().map(|parsed| &parsed.instrument).filter(|instrument| is_newest(instrument))
}

/// The newest version of the instrument of this name; `None` if there is no such instrument.
///
/// # Example
/// ```
/// use alliance::instrument::catalogue;
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// assert_eq!(check.items().len(), 7);
/// assert_eq!(catalogue::instrument("no-such-thing"), None);
/// ```
pub fn instrument(id: &str) -> Option<&'static Instrument> {
    instruments().find(|instrument| instrument.id().as_str() == id)
}

/// Exactly this version of this instrument, as answers that were given earlier need it.
pub fn instrument_of(key: &InstrumentKey) -> Option<&'static Instrument> {
    CATALOGUE.iter().map(|parsed| &parsed.instrument).find(|instrument| instrument.key() == key)
}

/// The worked examples of an instrument in the catalogue; none of any other.
pub fn worked_examples(key: &InstrumentKey) -> &'static [WorkedExample] {
    let found = CATALOGUE.iter().find(|parsed| parsed.instrument.key() == key);
    found.map_or(&[], |parsed| &parsed.examples)
}

fn is_newest(instrument: &Instrument) -> bool {
    !CATALOGUE.iter().any(|other| {
        let other = other.instrument.key();
        other.id == *instrument.id() && other.version > instrument.key().version
    })
}
