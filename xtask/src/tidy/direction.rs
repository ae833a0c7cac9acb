//! Which crate may depend on which, read from the Cargo.toml files.

use super::tree::numbered;
use super::{Finding, House};

/// Each crate's folder, its own name, and the crates of ours it may see. An arrow is never turned.
const MAP: &[(&str, &str, &[&str])] = &[
    ("crates/stats", "stats", &[]),
    ("crates/alliance", "alliance", &["stats"]),
    ("crates/store", "store", &["alliance"]),
    ("crates/fhir", "fhir", &["alliance", "store"]),
    ("crates/recast", "recast", &[]),
    ("crates/web", "web", &["alliance", "store", "recast"]),
    ("crates/analysis", "analysis", &["stats", "alliance"]),
    ("crates/verbond", "verbond", &["stats", "alliance", "analysis", "store", "fhir", "web"]),
    ("bench", "bench", &["stats", "alliance", "store", "fhir", "web"]),
    ("xtask", "xtask", &[]),
    ("fuzz", "fuzz", &["stats", "alliance", "analysis", "recast"]),
    ("bench/peers/rust", "rust", &[]),
];

/// Doors to the world, and the crates that hold the key.
const DOORS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "bench", "xtask"]),
    ("tokio-postgres", &["store", "bench", "xtask"]),
    ("deadpool-postgres", &["store", "bench"]),
    ("sqlx", &[]),
    ("axum", &["web", "verbond", "bench"]),
    ("maud", &["web", "analysis"]),
    ("fluent-bundle", &["web", "verbond", "analysis"]),
    ("serde_json", &["analysis", "fhir", "store", "web", "verbond", "bench", "xtask"]),
    ("tokio", &["store", "fhir", "web", "verbond", "bench", "xtask"]),
    ("getrandom", &["verbond", "bench", "xtask"]),
    ("clap", &["verbond", "bench", "xtask"]),
];

/// A crate depends only on the crates under it.
pub fn crate_direction(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (folder, name, line, dependency) in dependencies(house) {
        let Some((_, _, allowed)) = MAP.iter().find(|(known, _, _)| *known == folder) else {
            found.push(Finding::new(
                &format!("{folder}/Cargo.toml"),
                line,
                "direction",
                format!("the crate {name} is not on the map"),
                "a new crate needs a decision in docs/adr, a line in ARCHITECTURE.md and one in this rule",
            ));
            continue;
        };
        let is_ours = MAP.iter().any(|(_, ours, _)| *ours == dependency);
        // A crate's tests may take the crate itself with its features for tests.
        let is_itself = dependency == name;
        if is_ours && !is_itself && !allowed.contains(&dependency.as_str()) {
            found.push(Finding::new(
                &format!("{folder}/Cargo.toml"),
                line,
                "direction",
                format!("{name} depends on {dependency}"),
                "move what is shared down, or hand it in from the binary; an arrow of ARCHITECTURE.md is never turned",
            ));
        }
    }
    found
}

/// Databases, HTTP, chance and templates enter at the crates that are made for them.
pub fn doors_to_the_world(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (folder, name, line, dependency) in dependencies(house) {
        let door = DOORS.iter().find(|(door, _)| *door == dependency);
        if let Some((_, keepers)) = door
            && !keepers.contains(&name.as_str())
        {
            found.push(Finding::new(
                &format!("{folder}/Cargo.toml"),
                line,
                "direction",
                format!("{name} takes {dependency}"),
                match keepers {
                    [] => "docs/adr says why this crate is not used".to_owned(),
                    keepers => format!("only {} may", keepers.join(", ")),
                },
            ));
        }
    }
    found
}

/// Folder, crate, line and dependency, for every dependency of every crate, also those for tests.
fn dependencies(house: &House) -> Vec<(String, String, usize, String)> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files() {
        let Some(folder) = path.strip_suffix("/Cargo.toml") else { continue };
        let name = match MAP.iter().find(|(known, _, _)| *known == folder) {
            Some((_, name, _)) => *name,
            None => folder.rsplit('/').next().unwrap_or(folder),
        };
        let mut section = String::new();
        for (line_number, line) in numbered(text) {
            let line = line.trim();
            if let Some(header) = line.strip_prefix('[') {
                section = header.trim_end_matches(']').to_owned();
                if let Some(dependency) = named_in_header(&section) {
                    found.push((folder.to_owned(), name.to_owned(), line_number, short(dependency)));
                }
            } else if section.ends_with("dependencies") && !line.starts_with('#') && !line.is_empty() {
                let end = line.find([' ', '.', '=']).unwrap_or(line.len());
                found.push((folder.to_owned(), name.to_owned(), line_number, short(&line[..end])));
            }
        }
    }
    found
}

/// `[dependencies.stats]` names its dependency in the header.
fn named_in_header(section: &str) -> Option<&str> {
    let (before, dependency) = section.rsplit_once('.')?;
    before.ends_with("dependencies").then_some(dependency)
}

/// The package `verbond-stats` is the crate `stats`.
fn short(dependency: &str) -> String {
    dependency.trim_matches('"').trim_start_matches("verbond-").to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn an_arrow_that_points_down_is_fine() {
        let files = [("crates/alliance/Cargo.toml", "[dependencies]\nstats.workspace = true\ncsv = \"1\"\n")];
        assert_eq!(seen(crate_direction, &files), [""; 0]);
    }

    #[test]
    fn a_pure_crate_that_depends_on_the_store_is_found_also_for_tests() {
        let files = [(
            "crates/alliance/Cargo.toml",
            "[dependencies]\nstore.workspace = true\n[dev-dependencies]\nweb = { path = \"../web\" }\n",
        )];
        assert_eq!(
            seen(crate_direction, &files),
            ["crates/alliance/Cargo.toml:2", "crates/alliance/Cargo.toml:4"]
        );
    }

    #[test]
    fn the_two_edges_never_see_each_other() {
        let files = [
            ("crates/web/Cargo.toml", "[dependencies]\nverbond-fhir = \"0.1\"\n"),
            ("crates/fhir/Cargo.toml", "[dependencies.web]\npath = \"../web\"\n"),
        ];
        assert_eq!(seen(crate_direction, &files), ["crates/fhir/Cargo.toml:1", "crates/web/Cargo.toml:2"]);
    }

    #[test]
    fn a_crate_that_is_not_on_the_map_is_found() {
        let files = [("crates/extra/Cargo.toml", "[dependencies]\ncsv = \"1\"\n")];
        assert_eq!(seen(crate_direction, &files), ["crates/extra/Cargo.toml:2"]);
    }

    #[test]
    fn a_driver_outside_the_store_and_a_page_outside_the_web_are_found() {
        let files = [
            ("crates/web/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\nmaud.workspace = true\n"),
            ("crates/stats/Cargo.toml", "[dependencies]\ntokio.workspace = true\n"),
            ("crates/store/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\nsqlx = \"1\"\n"),
        ];
        assert_eq!(
            seen(doors_to_the_world, &files),
            ["crates/stats/Cargo.toml:2", "crates/store/Cargo.toml:3", "crates/web/Cargo.toml:2"]
        );
    }
}
