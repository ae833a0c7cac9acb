//! Every formula and every rule names where it comes from.

use super::tree::numbered;
use super::{Finding, House};
use std::collections::BTreeSet;

const REFERENCES: &str = "docs/REFERENCES.md";

/// The keys docs/REFERENCES.md explains: what it writes between brackets.
pub fn known_keys(house: &House) -> BTreeSet<String> {
    house.tree.text(REFERENCES).into_iter().flat_map(bracketed).collect()
}

/// Each `[Key2006]` in documentation stands in docs/REFERENCES.md.
pub fn keys_resolve(house: &House) -> Vec<Finding> {
    let known = known_keys(house);
    let mut found = Vec::new();
    for (path, text) in house.tree.files() {
        let is_prose = path.ends_with(".md") && path != REFERENCES;
        let is_ours = path.ends_with(".rs") && !path.starts_with("xtask/");
        if !is_prose && !is_ours {
            continue;
        }
        for (number, line) in numbered(text) {
            if is_ours && !line.trim_start().starts_with("//") {
                continue;
            }
            for key in cited_keys(line) {
                if !known.contains(&key) {
                    found.push(Finding::new(
                        path,
                        number,
                        "sources",
                        format!("[{key}] is not in {REFERENCES}"),
                        "add the reference there, read in the original, or correct the key",
                    ));
                }
            }
        }
    }
    found
}

/// A `# Source` section names a reference, the page of an instrument, or the decision in which we chose.
pub fn sections_name_a_source(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files().filter(|(path, _)| path.ends_with(".rs")) {
        let mut open: Option<(usize, String)> = None;
        for (number, line) in numbered(text).chain([(0, "")]) {
            let comment = line.trim().strip_prefix("///").or(line.trim().strip_prefix("//!")).map(str::trim);
            let ends = comment.is_none_or(|text| text.starts_with("# "));
            if ends && let Some((first, section)) = open.take() {
                found.extend(unsourced(house, path, first, &section));
            }
            match (comment, &mut open) {
                (Some("# Source"), _) => open = Some((number, String::new())),
                (Some(text), Some((_, section))) => {
                    section.push_str(text);
                    section.push(' ');
                }
                _ => {}
            }
        }
    }
    found
}

fn unsourced(house: &House, path: &str, line: usize, section: &str) -> Option<Finding> {
    let decisions = decisions_named(section);
    if let Some(number) = decisions.iter().find(|number| !decision_exists(house, number)) {
        let mend = "write the decision in docs/adr or correct the number";
        return Some(Finding::new(path, line, "sources", format!("ADR-{number} does not exist"), mend));
    }
    let known = known_keys(house);
    let names_one = section.contains("`instruments/")
        || bracketed(section).any(|key| is_key(&key) || known.contains(&key))
        || !decisions.is_empty();
    (!names_one).then(|| {
        let mend = format!("cite a [Key] of {REFERENCES}, or say \"our choice, ADR-n\"");
        Finding::new(path, line, "sources", "a Source section without a source", mend)
    })
}

/// The numbers in `ADR-0005` and `ADR 5`.
fn decisions_named(text: &str) -> Vec<String> {
    text.split("ADR")
        .skip(1)
        .map(|rest| {
            rest.trim_start_matches(['-', ' ']).chars().take_while(char::is_ascii_digit).collect::<String>()
        })
        .filter(|number| !number.is_empty())
        .collect()
}

fn decision_exists(house: &House, number: &str) -> bool {
    let start = format!("docs/adr/{number:0>4}-");
    house.tree.under("docs/adr/").any(|(path, _)| path.starts_with(&start))
}

/// The keys between brackets in a line: a name and a year, as in `[Bordin1979]`.
fn cited_keys(line: &str) -> Vec<String> {
    bracketed(line).filter(|key| is_key(key)).collect()
}

fn bracketed(text: &str) -> impl Iterator<Item = String> {
    text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(key, _)| key.to_owned())
}

/// A capital, more letters, a year of four digits, and perhaps one more letter.
fn is_key(word: &str) -> bool {
    let word = word.strip_suffix(|last: char| last.is_ascii_lowercase()).unwrap_or(word);
    let name = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    word.len() == name.len() + 4
        && name.chars().count() >= 2
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    const LIST: (&str, &str) = (REFERENCES, "- [Bordin1979] Bordin, E. S. (1979). …\n- [OurOwn] …\n");

    #[test]
    fn a_key_that_stands_in_the_list_is_fine_and_another_is_found() {
        let text =
            "/// Three components.\n///\n/// # Source\n/// [Bordin1979], [Nobody2001]\npub struct A;\n";
        assert_eq!(
            seen(keys_resolve, &[LIST, ("crates/alliance/src/a.rs", text)]),
            ["crates/alliance/src/a.rs:4"]
        );
    }

    #[test]
    fn a_manual_page_is_held_to_the_list_and_an_index_in_code_is_not_a_key() {
        let files = [
            ("docs/methods/icc.md", "After [Nobody2001].\n"),
            ("crates/stats/src/a.rs", "fn f() { a[B2001]; }\n"),
        ];
        assert_eq!(seen(keys_resolve, &files), ["docs/methods/icc.md:1"]);
    }

    #[test]
    fn a_tree_without_keys_needs_no_list() {
        assert_eq!(
            seen(keys_resolve, &[("crates/stats/src/a.rs", "/// See [`Mean`] and [it](b).\nfn f() {}\n")]),
            [""; 0]
        );
    }

    #[test]
    fn a_source_section_must_name_one() {
        let text = "/// A.\n///\n/// # Source\n/// Common knowledge.\n///\n/// # Example\n/// [Bordin1979]\npub struct A;\n";
        assert_eq!(seen(sections_name_a_source, &[LIST, ("a/src/a.rs", text)]), ["a/src/a.rs:3"]);
    }

    #[test]
    fn a_key_without_a_year_is_a_source_when_the_list_has_it() {
        let text = "/// # Source\n/// [OurOwn]\npub struct A;\n/// # Source\n/// [Nothing]\npub struct B;\n";
        assert_eq!(seen(sections_name_a_source, &[LIST, ("a/src/a.rs", text)]), ["a/src/a.rs:4"]);
    }

    #[test]
    fn our_own_choice_is_a_source_when_the_decision_exists() {
        let text = "/// # Source\n/// Our choice, ADR-5.\npub struct A;\n";
        assert_eq!(seen(sections_name_a_source, &[("a/src/a.rs", text)]), ["a/src/a.rs:1"]);
        let decision = ("docs/adr/0005-instruments.md", "");
        assert_eq!(seen(sections_name_a_source, &[decision, ("a/src/a.rs", text)]), [""; 0]);
    }
}
