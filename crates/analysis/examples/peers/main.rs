//! Our side of the comparison with other statistics software; `bench/peers/compare.py` runs it beside theirs.
//!
//! `peers data FOLDER` makes the tables that have to be simulated; `peers columns FILE`, where it is built with the feature
//! `parquet`, one of ten million rows. `peers run CASE FOLDER REPEATS` reads a table, does one
//! thing as often as it takes to be measured, and prints the processor time of one, for each repeat.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

mod cases;
mod tables;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["data", folder] => tables::make(Path::new(folder)),
        #[cfg(feature = "parquet")]
        ["columns", file] => tables::columns(Path::new(file)),
        ["run", case, folder, repeats] => {
            cases::run(case, Path::new(folder), repeats.parse().unwrap());
        }
        _ => panic!("peers data FOLDER | peers run CASE FOLDER REPEATS"),
    }
}
