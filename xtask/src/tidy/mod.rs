//! House rules as a test.
//!
//! Each rule is a function from the tree to what it found, and each has tests in which it can be seen to fail. A rule
//! that nobody runs is an opinion: `cargo test -p xtask` runs them all over the repository, `cargo xtask tidy` prints.

mod claims;
mod decisions;
mod direction;
mod fixtures;
mod handbook;
mod instruments;
mod languages;
mod modules;
mod names;
mod nouns;
mod places;
mod purity;
mod rust;
mod signatures;
mod size;
mod sources;
mod sql;
mod tree;
mod unfinished;

use rust::Rust;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tree::Tree;

/// Prints what the rules found in the tree under `root`; the exit code says whether they all hold.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let found = findings(&House::new(Tree::read(root)?));
    for finding in &found {
        println!("{finding}");
    }
    Ok(match found.len() {
        0 => {
            println!("tidy: all house rules hold");
            ExitCode::SUCCESS
        }
        count => {
            eprintln!("tidy: {count} places to mend");
            ExitCode::FAILURE
        }
    })
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// The tree, with its Rust read once for all rules.
struct House {
    tree: Tree,
    rust: Vec<Rust>,
    unread: Vec<Finding>,
}

impl House {
    fn new(tree: Tree) -> Self {
        let (mut rust, mut unread) = (Vec::new(), Vec::new());
        for (path, text) in tree.files().filter(|(path, _)| path.ends_with(".rs")) {
            match Rust::parse(path, text) {
                Ok(file) => rust.push(file),
                Err(error) => unread.push(Finding {
                    path: path.to_owned(),
                    line: error.span().start().line,
                    rule: "rust",
                    what: format!("does not parse: {error}"),
                    mend: "run cargo check".to_owned(),
                }),
            }
        }
        let for_tests: Vec<String> = rust.iter().flat_map(Rust::test_modules).collect();
        for file in &mut rust {
            if for_tests
                .iter()
                .any(|test| file.path == *test || (test.ends_with('/') && file.path.starts_with(test)))
            {
                file.count_as_test();
            }
        }
        Self { tree, rust, unread }
    }

    /// The Rust of one crate: what lies under `src` of `folder`.
    fn rust_of<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Rust> {
        self.rust
            .iter()
            .filter(move |file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with("/src/")))
    }
}

/// One place where the house departs from a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    what: String,
    mend: String,
}

impl Finding {
    fn new(
        path: &str,
        line: usize,
        rule: &'static str,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self { path: path.to_owned(), line, rule, what: what.into(), mend: mend.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}; {}", self.path, self.line, self.rule, self.what, self.mend)
    }
}

type Rule = fn(&House) -> Vec<Finding>;

const RULES: &[Rule] = &[
    claims::forbidden_words,
    decisions::numbered_without_gaps,
    direction::crate_direction,
    direction::doors_to_the_world,
    fixtures::each_has_its_script,
    handbook::architecture_names_every_crate,
    handbook::commands_have_an_entry,
    handbook::dependencies_have_a_reason,
    handbook::routes_have_an_entry,
    instruments::rights_source_and_examples,
    languages::both_languages,
    modules::no_file_unused,
    modules::no_re_exports,
    names::forbidden_in_paths,
    names::forbidden_in_types,
    nouns::folders_are_nouns,
    places::no_machine_paths,
    purity::pure_crates,
    signatures::no_bool_parameters,
    signatures::no_setters,
    size::files,
    size::functions,
    size::tests_beside_code,
    size::assets,
    sources::keys_resolve,
    sources::sections_name_a_source,
    sql::migrations_in_pairs,
    sql::only_in_the_store,
    unfinished::no_stubs,
    unfinished::no_ignored_tests,
    unfinished::no_swallowed_failures,
];

fn findings(house: &House) -> Vec<Finding> {
    let mut found = house.unread.clone();
    for rule in RULES {
        found.extend(rule(house));
    }
    found.sort();
    found
}

/// Runs one rule over a tree in memory: `path:line` of all it found.
#[cfg(test)]
fn seen(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let house = House::new(Tree::of(files));
    assert_eq!(house.unread, [], "the example is Rust that parses");
    let mut found = rule(&house);
    found.sort();
    found.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_keeps_the_house_rules() {
        let found = findings(&House::new(Tree::read(&root()).unwrap()));
        let list: String = found.iter().map(|finding| format!("{finding}\n")).collect();
        assert!(found.is_empty(), "{} places to mend:\n{list}", found.len());
    }

    #[test]
    fn a_finding_says_place_rule_and_how_to_mend() {
        let finding = Finding::new("crates/a/src/lib.rs", 7, "purity", "reads the clock", "take a Timestamp");
        assert_eq!(finding.to_string(), "crates/a/src/lib.rs:7: purity: reads the clock; take a Timestamp");
    }

    #[test]
    fn a_file_that_is_not_rust_is_told_and_not_skipped() {
        let house = House::new(Tree::of(&[("crates/a/src/lib.rs", "fn a( {}\n")]));
        assert_eq!(findings(&house).iter().filter(|finding| finding.rule == "rust").count(), 1);
    }
}
