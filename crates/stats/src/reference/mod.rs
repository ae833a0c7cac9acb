//! What tests compare with: the reference numbers and the tables they were made from.

pub mod json;

use std::path::{Path, PathBuf};

/// A table read from CSV: names of columns and cells as text.
#[derive(Debug)]
pub struct Csv {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Csv {
    pub fn parse(text: &str) -> Self {
        let cells =
            |line: &str| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>();
        let mut lines = text.lines();
        let names = cells(lines.next().expect("a table has a header"));
        Self { names, rows: lines.map(cells).collect() }
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn text(&self, name: &str) -> Vec<&str> {
        let at =
            self.names.iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// A column of numbers; an empty cell is missing.
    pub fn column(&self, name: &str) -> Vec<Option<f64>> {
        let number = |cell: &str| (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap());
        self.text(name).into_iter().map(number).collect()
    }

    /// A column without missing cells.
    pub fn complete(&self, name: &str) -> Vec<f64> {
        self.column(name).into_iter().map(Option::unwrap).collect()
    }

    pub fn columns(&self, names: &[&str]) -> Vec<Vec<Option<f64>>> {
        names.iter().map(|name| self.column(name)).collect()
    }
}

/// The text of a file that may not lie in this repository; `None`, told on the terminal, where it is not there.
pub fn shared(path: &str) -> Option<String> {
    let file: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) => {
            println!("skipped: {path} is not beside this repository ({error})");
            None
        }
    }
}

/// `found` lies within `relative · |expected| + absolute` of `expected`.
#[track_caller]
pub fn close(what: &str, found: f64, expected: f64, relative: f64, absolute: f64) {
    let error = (found - expected).abs();
    assert!(
        error <= relative * expected.abs() + absolute,
        "{what}: {found:e} instead of {expected:e}, off by {error:e}, relative {:e}",
        error / expected.abs()
    );
}

/// Every number of `found` is close to the one of `expected` at its place.
#[track_caller]
pub fn all_close(what: &str, found: &[f64], expected: &[f64], relative: f64, absolute: f64) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        close(&format!("{what}[{at}]"), *found, *expected, relative, absolute);
    }
}
