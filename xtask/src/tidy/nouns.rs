//! The one-guess rule: a folder of the store or the web is called after a word of the glossary.

use super::tree::{Tree, numbered};
use super::{Finding, House};
use std::collections::BTreeSet;

/// The crates whose folders are nouns, and the folders that hold the house up.
const LAYERS: &[(&str, &[&str])] = &[
    ("crates/store/src/", &["engine", "migrations"]),
    ("crates/web/src/", &["chart", "front", "help", "how", "shell", "style", "testing"]),
];

const GLOSSARY: &str = "GLOSSARY.md";

/// Every folder of a layer is a glossary word, in the singular or the plural, or a part of the shell.
pub fn folders_are_nouns(house: &House) -> Vec<Finding> {
    let words = glossary(&house.tree);
    let mut found = Vec::new();
    for (layer, structural) in LAYERS {
        for folder in house.tree.folders(layer) {
            let is_noun = words.contains(folder) || words.contains(folder.trim_end_matches('s'));
            let is_kept = structural.contains(&folder) || matches!(folder, "bin" | "snapshots" | "tests");
            if !is_noun && !is_kept {
                found.push(Finding::new(
                    &format!("{layer}{folder}"),
                    1,
                    "nouns",
                    format!("{folder:?} is no word of {GLOSSARY}"),
                    "use the glossary's word, or define the new one there with its source",
                ));
            }
        }
    }
    found
}

/// The words in the first column of the glossary's tables, with `_` for a space.
fn glossary(tree: &Tree) -> BTreeSet<String> {
    let text = tree.text(GLOSSARY).unwrap_or_default();
    numbered(text)
        .filter_map(|(_, line)| line.strip_prefix('|')?.split('|').next())
        .flat_map(|cell| cell.split([',', '(', ')']))
        .map(|word| word.trim().trim_matches(['*', '`']).replace(' ', "_"))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    const WORDS: (&str, &str) = (
        "GLOSSARY.md",
        "| word | meaning |\n|---|---|\n| **bond**, `goal` | … |\n| episode (of care) | … |\n",
    );

    #[test]
    fn a_folder_named_after_a_word_or_a_part_of_the_frame_is_fine() {
        let files = [
            WORDS,
            ("crates/web/src/goals/mod.rs", ""),
            ("crates/store/src/engine/a.rs", ""),
            ("crates/web/src/episode/mod.rs", ""),
        ];
        assert_eq!(seen(folders_are_nouns, &files), [""; 0]);
    }

    #[test]
    fn a_folder_that_no_one_defined_is_found() {
        let files = [WORDS, ("crates/web/src/treatment/mod.rs", ""), ("crates/store/src/shell/mod.rs", "")];
        assert_eq!(
            seen(folders_are_nouns, &files),
            ["crates/store/src/shell:1", "crates/web/src/treatment:1"]
        );
    }
}
