//! All SQL lies in the store.

use super::rust::string_value;
use super::tree::file_name;
use super::{Finding, House};

const MIGRATIONS: &str = "crates/store/migrations/";

const OUTSIDE: &[&str] = &["crates/stats", "crates/alliance", "crates/fhir", "crates/web", "crates/verbond"];

/// How a statement starts, in lower case and up to the word that makes it one.
const STATEMENTS: &[(&str, &str)] = &[
    ("select ", " from "),
    ("insert into ", " values"),
    ("insert into ", "select "),
    ("update ", " set "),
    ("delete from ", ""),
    ("create table ", ""),
];

/// No string outside the store is a statement.
pub fn only_in_the_store(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in OUTSIDE.iter().flat_map(|folder| house.rust_of(folder)) {
        for token in file.shipped() {
            if string_value(token).is_some_and(|text| is_statement(&text)) {
                found.push(Finding::new(
                    &file.path,
                    token.line,
                    "sql",
                    "a statement outside the store",
                    "give it a function in crates/store whose name is the question it answers",
                ));
            }
        }
    }
    found
}

/// The two engines have the same migrations: same numbers, same names.
pub fn migrations_in_pairs(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (engine, other) in [("sqlite", "postgres"), ("postgres", "sqlite")] {
        let folder = format!("{MIGRATIONS}{engine}/");
        for (path, _) in house.tree.under(&folder) {
            let counterpart = format!("{MIGRATIONS}{other}/{}", file_name(path));
            if house.tree.text(&counterpart).is_none() {
                let what = format!("{counterpart} is missing");
                found.push(Finding::new(path, 1, "sql", what, "write the same step for both engines"));
            }
        }
    }
    found
}

fn is_statement(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    STATEMENTS.iter().any(|(start, inside)| text.starts_with(start) && text.contains(inside))
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_statement_in_a_page_is_found_and_a_sentence_is_not() {
        let text =
            "const A: &str = \"Select\n  id FROM session\";\nconst B: &str = \"update your settings\";\n";
        assert_eq!(seen(only_in_the_store, &[("crates/web/src/a.rs", text)]), ["crates/web/src/a.rs:1"]);
        assert_eq!(seen(only_in_the_store, &[("crates/store/src/a.rs", text)]), [""; 0]);
    }

    #[test]
    fn a_migration_for_one_engine_only_is_found() {
        let files = [
            ("crates/store/migrations/sqlite/0001_start.sql", ""),
            ("crates/store/migrations/postgres/0001_start.sql", ""),
            ("crates/store/migrations/postgres/0002_more.sql", ""),
        ];
        assert_eq!(seen(migrations_in_pairs, &files), ["crates/store/migrations/postgres/0002_more.sql:1"]);
    }
}
