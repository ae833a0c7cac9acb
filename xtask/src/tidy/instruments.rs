//! An instrument is data in one folder, with its rights, its source and examples worked by hand.

use super::sources::known_keys;
use super::{Finding, House};

const ROOT: &str = "instruments/";
const EXAMPLES_MIN: usize = 3;

/// Each `instruments/<id>/` says where it comes from, who may use it, and how its scores come out.
pub fn rights_source_and_examples(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for id in house.tree.folders(ROOT) {
        let file = |name: &str| format!("{ROOT}{id}/{name}");
        for name in ["instrument.toml", "README.md", "worked_examples.csv"] {
            if house.tree.text(&file(name)).is_none() {
                found.push(Finding::new(
                    &format!("{ROOT}{id}"),
                    1,
                    "instruments",
                    format!("{name} is missing"),
                    "CONTRIBUTING.md says what an instrument's folder holds",
                ));
            }
        }
        if let Some(text) = house.tree.text(&file("instrument.toml")) {
            found.extend(check_definition(house, &file("instrument.toml"), text));
        }
        if let Some(text) = house.tree.text(&file("worked_examples.csv")) {
            found.extend(check_examples(&file("worked_examples.csv"), text));
        }
    }
    found
}

fn check_definition(house: &House, path: &str, text: &str) -> Vec<Finding> {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            return vec![Finding::new(path, 1, "instruments", format!("is no TOML: {error}"), "correct it")];
        }
    };
    let mut found = Vec::new();
    for (key, plural) in [("rights", "rights"), ("source", "sources")] {
        if !table.get(key).or(table.get(plural)).is_some_and(says_something) {
            found.push(Finding::new(
                path,
                1,
                "instruments",
                format!("{key} is missing or empty"),
                "no one may use a questionnaire whose rights and source are unknown",
            ));
        }
    }
    let known = known_keys(house);
    let cited = table.get("sources").and_then(toml::Value::as_array).into_iter().flatten();
    for key in cited.filter_map(toml::Value::as_str).filter(|key| !known.contains(*key)) {
        let mend = "add the reference there, or correct the key";
        found.push(Finding::new(
            path,
            1,
            "instruments",
            format!("[{key}] is not in docs/REFERENCES.md"),
            mend,
        ));
    }
    found
}

fn says_something(value: &toml::Value) -> bool {
    match value {
        toml::Value::String(text) => !text.trim().is_empty(),
        toml::Value::Table(table) => table.values().any(says_something),
        toml::Value::Array(values) => values.iter().any(says_something),
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => true,
    }
}

fn check_examples(path: &str, text: &str) -> Vec<Finding> {
    let rows: Vec<&str> = text
        .lines()
        .skip_while(|line| line.starts_with('#'))
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut found = Vec::new();
    if rows.len() < EXAMPLES_MIN {
        found.push(Finding::new(
            path,
            1,
            "instruments",
            format!("{} worked examples; an instrument has at least {EXAMPLES_MIN}", rows.len()),
            "work them by hand from the instrument's own rule, not with our scorer",
        ));
    }
    let has_missing = |row: &&str| {
        row.split(',').any(|cell| cell.trim().is_empty() || cell.split(' ').any(|word| word == "-"))
    };
    if !rows.iter().any(has_missing) {
        found.push(Finding::new(
            path,
            1,
            "instruments",
            "no worked example with a missing answer",
            "leave a cell empty in one row and give what the missing rule makes of it",
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    const README: (&str, &str) = ("instruments/check/README.md", "");
    const GOOD: (&str, &str) =
        ("instruments/check/instrument.toml", "source = \"our own\"\n[rights]\nlicence = \"CC0-1.0\"\n");
    const EXAMPLES: (&str, &str) =
        ("instruments/check/worked_examples.csv", "b1,b2,bond\n1,2,1.5\n3,3,3\n,2,withheld\n");

    #[test]
    fn a_folder_with_all_of_it_is_fine_and_the_licence_beside_it_is_no_instrument() {
        let files = [README, GOOD, EXAMPLES, ("instruments/LICENSE", "")];
        assert_eq!(seen(rights_source_and_examples, &files), [""; 0]);
    }

    #[test]
    fn an_instrument_without_rights_or_source_is_found() {
        let files = [README, ("instruments/check/instrument.toml", "source = \" \"\n[rights]\n"), EXAMPLES];
        assert_eq!(seen(rights_source_and_examples, &files), ["instruments/check/instrument.toml:1"; 2]);
    }

    #[test]
    fn a_source_key_that_the_references_do_not_explain_is_found() {
        let toml = "sources = [\"Bordin1979\", \"Gone\"]\n[rights]\nholder = \"we\"\n";
        let files = [
            README,
            ("instruments/check/instrument.toml", toml),
            EXAMPLES,
            ("docs/REFERENCES.md", "- [Bordin1979] …\n"),
        ];
        assert_eq!(seen(rights_source_and_examples, &files), ["instruments/check/instrument.toml:1"]);
    }

    #[test]
    fn too_few_examples_and_none_with_a_missing_answer_are_found() {
        let files = [README, GOOD, ("instruments/check/worked_examples.csv", "b1,b2,bond\n1,2,1.5\n")];
        assert_eq!(seen(rights_source_and_examples, &files), ["instruments/check/worked_examples.csv:1"; 2]);
    }

    #[test]
    fn a_folder_without_its_files_is_found() {
        let files = [("instruments/check/text.nl.toml", "")];
        assert_eq!(seen(rights_source_and_examples, &files), ["instruments/check:1"; 3]);
    }
}
