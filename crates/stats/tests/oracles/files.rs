//! Where reference numbers and their tables lie, and how a table is read.

use std::path::{Path, PathBuf};
use verbond_stats::table::factor::Factor;
use verbond_stats::table::numbers::Numbers;
use verbond_stats::table::{Column, Table};

/// In the repository first, then in the folder that lies beside it on machines that have it.
pub fn find(folder: &str, name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let own = ["mixed", "import"].map(|own| root.join("fixtures").join(own).join(name));
    let places = own.into_iter().chain([root.join("../shared").join(folder).join(name)]);
    places.into_iter().find(|place| place.exists())
}

/// A CSV file as a table: a column of numbers where every field is one, a factor otherwise; an empty field is missing.
pub fn table(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let names = fields(lines.next().unwrap());
    let rows: Vec<Vec<&str>> = lines.map(fields).collect();
    let columns = names.iter().enumerate().map(|(place, name)| {
        let texts: Vec<Option<&str>> = rows
            .iter()
            .map(|row| Some(row[place]).filter(|text| !text.is_empty() && *text != "NA"))
            .collect();
        let numbers: Result<Vec<Option<f64>>, _> =
            texts.iter().map(|text| text.map(str::parse::<f64>).transpose()).collect();
        let column = match numbers {
            Ok(numbers) => Column::from(Numbers::new(numbers).unwrap()),
            Err(_text) => Column::from(Factor::from_texts(texts)),
        };
        (*name, column)
    });
    Table::new(columns).unwrap()
}

fn fields(line: &str) -> Vec<&str> {
    line.split(',').map(|field| field.trim().trim_matches('"')).collect()
}
