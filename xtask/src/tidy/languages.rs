//! Dutch and English are both complete.

use super::tree::{file_name, numbered};
use super::{Finding, House};
use std::collections::BTreeMap;

/// A language file, and the same file in the other language.
const PAIRS: &[(&str, &str)] = &[("nl", "en"), ("en", "nl")];

/// Every file of messages exists in both languages, with the same messages.
pub fn both_languages(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files().filter(|(path, _)| path.ends_with(".ftl")) {
        let Some(other) = PAIRS.iter().find_map(|(language, other)| counterpart(path, language, other))
        else {
            let mend = "call it nl.ftl or en.ftl, or name.nl.ftl, or put it in a folder nl/ or en/";
            found.push(Finding::new(path, 1, "languages", "the name does not say the language", mend));
            continue;
        };
        let Some(translation) = house.tree.text(&other) else {
            found.push(Finding::new(
                path,
                1,
                "languages",
                format!("{other} is missing"),
                "write it: both languages are complete",
            ));
            continue;
        };
        let translated = messages(translation);
        for (message, line) in messages(text) {
            if !translated.contains_key(&message) {
                let what = format!("{message} is missing in {other}");
                found.push(Finding::new(path, line, "languages", what, "write the sentence there too"));
            }
        }
    }
    found
}

/// `a/nl.ftl` → `a/en.ftl`, `a.nl.ftl` → `a.en.ftl`, `nl/a.ftl` → `en/a.ftl`.
fn counterpart(path: &str, language: &str, other: &str) -> Option<String> {
    let name = file_name(path);
    let folder = &path[..path.len() - name.len()];
    if name == format!("{language}.ftl") {
        return Some(format!("{folder}{other}.ftl"));
    }
    if let Some(stem) = name.strip_suffix(&format!(".{language}.ftl")) {
        return Some(format!("{folder}{stem}.{other}.ftl"));
    }
    let parent = folder.strip_suffix(&format!("{language}/"))?;
    (parent.is_empty() || parent.ends_with('/')).then(|| format!("{parent}{other}/{name}"))
}

/// The messages of a file with the line they start on.
fn messages(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (number, line) in numbered(text) {
        let Some((name, _)) = line.split_once('=') else { continue };
        let name = name.trim_end();
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
        if is_name {
            found.insert(name.to_owned(), number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn the_three_ways_to_name_a_language_are_known() {
        assert_eq!(counterpart("a/nl.ftl", "nl", "en").unwrap(), "a/en.ftl");
        assert_eq!(counterpart("a/page.nl.ftl", "nl", "en").unwrap(), "a/page.en.ftl");
        assert_eq!(counterpart("a/nl/page.ftl", "nl", "en").unwrap(), "a/en/page.ftl");
        assert_eq!(counterpart("a/page.ftl", "nl", "en"), None);
    }

    #[test]
    fn a_missing_file_and_a_missing_message_are_found() {
        let files = [
            ("a/nl.ftl", "titel = Vandaag\n# weg = x\nextra = { $count ->\n   *[other] b = c\n}\n"),
            ("a/en.ftl", "titel = Today\n"),
            ("b/nl.ftl", "titel = Hulp\n"),
            ("c.ftl", ""),
        ];
        assert_eq!(seen(both_languages, &files), ["a/nl.ftl:3", "b/nl.ftl:1", "c.ftl:1"]);
    }
}
