//! Names that say nothing.

use super::rust::{Rust, line_of};
use super::{Finding, House};
use syn::visit::Visit;

/// Words that fit everything and so name nothing, each also in its plural.
const FORBIDDEN: &[&str] =
    &["util", "utility", "common", "misc", "helper", "manager", "service", "data", "info", "base"];

const MEND: &str = "name it after what it is to the reader, with a word of GLOSSARY.md";

/// No file and no folder is called after a drawer.
pub fn forbidden_in_paths(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, _) in house.tree.files() {
        let words = path.split(['/', '.', '_', '-']);
        if let Some(word) = words.into_iter().find(|word| is_forbidden(word)) {
            found.push(Finding::new(path, 1, "names", format!("{word:?} in a path"), MEND));
        }
    }
    found
}

/// No type, trait or module is called after a drawer.
pub fn forbidden_in_types(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &house.rust {
        let mut finder = NameFinder { file, found: Vec::new() };
        finder.visit_file(&file.syntax);
        found.extend(finder.found);
    }
    found
}

fn is_forbidden(word: &str) -> bool {
    let word = word.to_lowercase();
    FORBIDDEN.iter().any(|forbidden| {
        word == *forbidden || word == format!("{forbidden}s") || word == forbidden.replace("ity", "ities")
    })
}

/// The words of `SessionStore`, of `session_store` and of `HTTPError`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut previous_is_lower = false;
    for letter in name.chars() {
        if letter == '_' || (letter.is_uppercase() && previous_is_lower) {
            words.push(String::new());
        }
        if letter != '_' {
            words.last_mut().expect("there is always a word being read").push(letter);
        }
        previous_is_lower = letter.is_lowercase() || letter.is_numeric();
    }
    words
}

struct NameFinder<'f> {
    file: &'f Rust,
    found: Vec<Finding>,
}

impl<'ast> Visit<'ast> for NameFinder<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Enum(item) => Some(&item.ident),
            syn::Item::Mod(item) => Some(&item.ident),
            syn::Item::Struct(item) => Some(&item.ident),
            syn::Item::Trait(item) => Some(&item.ident),
            syn::Item::Type(item) => Some(&item.ident),
            syn::Item::Union(item) => Some(&item.ident),
            _ => None,
        };
        if let Some(name) = name
            && let Some(word) = words(&name.to_string()).iter().find(|word| is_forbidden(word))
        {
            self.found.push(Finding::new(
                &self.file.path,
                line_of(name),
                "names",
                format!("{word:?} in the name {name}"),
                MEND,
            ));
        }
        syn::visit::visit_item(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_drawer_is_found_in_a_file_and_in_a_folder() {
        let files =
            [("crates/web/src/utils.rs", ""), ("docs/common/a.md", ""), ("crates/a/src/row_data.rs", "")];
        assert_eq!(
            seen(forbidden_in_paths, &files),
            ["crates/a/src/row_data.rs:1", "crates/web/src/utils.rs:1", "docs/common/a.md:1"]
        );
    }

    #[test]
    fn a_word_that_only_contains_a_forbidden_one_is_fine() {
        let files =
            [("crates/store/src/database.rs", ""), ("crates/a/src/baseline.rs", ""), ("a/utilise.rs", "")];
        assert_eq!(seen(forbidden_in_paths, &files), [""; 0]);
    }

    #[test]
    fn a_type_that_says_nothing_is_found_and_a_field_is_left_alone() {
        let text = "struct SessionManager;\nenum Database {}\nmod inner {\n    type PageInfo = u8;\n}\n\
                    struct A { data: u8 }\n";
        assert_eq!(seen(forbidden_in_types, &[("a/src/lib.rs", text)]), ["a/src/lib.rs:1", "a/src/lib.rs:4"]);
    }
}
