//! Broken formulas, files and models: each is read or refused in words, and none stops the program.
//!
//! Whole ones are taken from `fuzz/seeds` and damaged: pieces left out, doubled, moved, replaced by signs that mean something. A search
//! that goes on for longer is told in docs/fuzzing.md.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bodies;
mod found;

use proptest::prelude::*;
use std::path::Path;

/// What is put where it does not belong.
const PIECES: &[&str] = &[
    "",
    "\n",
    "\r\n",
    ",",
    ";",
    "\t",
    "\"",
    "`",
    "'",
    "(",
    ")",
    "|",
    "||",
    "~",
    "+",
    "-",
    "*",
    "/",
    "^",
    ":",
    "%in%",
    "0",
    "1",
    "-1",
    "1e308",
    "1e-308",
    "1e999",
    "inf",
    "NaN",
    "NA",
    ".",
    "9007199254740993",
    "\u{0}",
    "\u{feff}",
    "é",
    "=",
    "=~",
    "~~",
    "~1",
    "NA*",
    "0*",
    "c(1, a)*",
    "# ",
    "log(",
    "poly(",
    "within(bond, patient)",
    "offset(",
    "cbind(",
    "(1 | patient)",
    "session",
    "patient",
    "distress",
    "b1",
    "bond",
];

/// One damage: where, how much, and what comes there.
#[derive(Debug, Clone)]
struct Damage {
    at: usize,
    length: usize,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// Leave the piece out.
    Cut,
    /// Say the piece twice.
    Doubled,
    /// Put the piece somewhere else.
    Moved(usize),
    /// Put another piece in its place.
    Replaced(&'static str),
    /// Put another byte in the place of the first.
    Byte(u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let what = prop_oneof![
        Just(What::Cut),
        Just(What::Doubled),
        any::<usize>().prop_map(What::Moved),
        prop::sample::select(PIECES).prop_map(What::Replaced),
        any::<u8>().prop_map(What::Byte),
    ];
    (any::<usize>(), 0_usize..12, what).prop_map(|(at, length, what)| Damage { at, length, what })
}

fn damaged(whole: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for Damage { at, length, what } in damages {
        let at = at % (bytes.len() + 1);
        let end = (at + length).min(bytes.len());
        let piece: Vec<u8> = bytes[at..end].to_vec();
        match what {
            What::Cut => drop(bytes.drain(at..end)),
            What::Doubled => drop(bytes.splice(end..end, piece)),
            What::Moved(to) => {
                bytes.drain(at..end);
                let to = to % (bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            What::Replaced(text) => drop(bytes.splice(at..end, text.bytes())),
            What::Byte(byte) => drop(bytes.splice(at..end.min(at + 1), [*byte])),
        }
    }
    bytes
}

/// What is whole, by name: the seeds of a search.
fn seeds(kind: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(kind);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn broken(kind: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    (prop::sample::select(seeds(kind)), prop::collection::vec(damage(), 0..6))
        .prop_map(|(whole, damages)| damaged(&whole, &damages))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// As many as were asked for by `PROPTEST_CASES`, else these.
fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let is_usual = asked.cases == 256;
    ProptestConfig { cases: if is_usual { usual } else { asked.cases }, ..asked }
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn a_broken_formula_is_read_or_refused_at_a_character(bytes in broken("formula")) {
        bodies::formula(&text(&bytes));
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_broken_file_is_analysed_or_refused_in_words(bytes in broken("table")) {
        bodies::table(&bytes);
    }

    #[test]
    fn a_broken_measurement_model_is_fitted_or_refused_at_a_character(bytes in broken("cfa_model")) {
        bodies::cfa_model(&text(&bytes));
    }
}

#[test]
fn what_is_whole_is_analysed() {
    seeds("formula").iter().for_each(|bytes| bodies::formula(&text(bytes)));
    seeds("table").iter().for_each(|bytes| bodies::table(bytes));
    seeds("cfa_model").iter().for_each(|bytes| bodies::cfa_model(&text(bytes)));
}
