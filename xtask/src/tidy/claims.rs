//! The screens promise no more than the product does: it helps people talk, it does not judge.

use super::tree::numbered;
use super::{Finding, House};

/// Starts of words that would make the product a medical device, in both languages.
const FORBIDDEN: &[&str] = &[
    "diagnos",
    "predict",
    "risk",
    "risico",
    "voorspel",
    "detect deterioration",
    "decision support",
    "beslissingsondersteun",
    "beslisondersteun",
];

/// Above a message that says what the product does *not* do.
const DENIAL: &str = "# Denial:";

/// No text for people claims to diagnose, predict, detect or decide.
pub fn forbidden_words(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files().filter(|(path, _)| is_for_people(path)) {
        let mut is_denied = false;
        for (number, line) in numbered(text) {
            let is_continued = line.starts_with([' ', '\t']);
            if line.starts_with('#') {
                is_denied = line.starts_with(DENIAL);
                continue;
            }
            if let Some(word) = FORBIDDEN.iter().find(|word| claims(line, word))
                && !is_denied
            {
                found.push(Finding::new(
                    path,
                    number,
                    "claims",
                    format!("{word:?} on a screen"),
                    format!("say what people can talk about; where the text denies the claim, put `{DENIAL} why` above it"),
                ));
            }
            is_denied &= is_continued || line.contains(" =");
            if line.trim().is_empty() {
                is_denied = false;
            }
        }
    }
    found
}

fn is_for_people(path: &str) -> bool {
    path.ends_with(".ftl")
        || (path.starts_with("instruments/") && path.ends_with(".toml"))
        || path.starts_with("docs/guide")
}

/// Whether the line has the word, at the start of a word.
fn claims(line: &str, word: &str) -> bool {
    let line = line.to_lowercase();
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_claim_is_found_in_either_language() {
        let files = [
            ("crates/web/src/a/nl.ftl", "titel = Wij voorspellen uitval\nster = asterisk\n"),
            ("crates/web/src/a/en.ftl", "title = Decision support\nlong =\n    for clients at risk\n"),
        ];
        assert_eq!(
            seen(forbidden_words, &files),
            ["crates/web/src/a/en.ftl:1", "crates/web/src/a/en.ftl:3", "crates/web/src/a/nl.ftl:1"]
        );
    }

    #[test]
    fn a_message_that_denies_the_claim_says_so_above_it_and_only_for_itself() {
        let text = "# Denial: the intended use\nuse = It does not\n    diagnose.\n\nnext = We predict.\n";
        assert_eq!(seen(forbidden_words, &[("a/en.ftl", text)]), ["a/en.ftl:5"]);
    }
}
