//! The language files are whole, and the sources ask for what is there and for nothing else.

use super::TEXTS;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Variables = BTreeSet<String>;

/// The messages of one file with the variables each takes.
fn messages(folder: &str, source: &str) -> BTreeMap<String, Variables> {
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, e)| panic!("{folder}: {e:?}"));
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        match entry {
            Entry::Message(message) => {
                assert!(message.attributes.is_empty(), "{}: attributes are not used here", message.id.name);
                let pattern = message.value.as_ref().expect("a message has a text");
                let mut found = Variables::new();
                pattern_variables(pattern, &mut found);
                let twice = messages.insert(message.id.name.to_owned(), found).is_some();
                assert!(!twice, "{} stands twice in {folder}", message.id.name);
            }
            Entry::Term(_) | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Junk { content } => panic!("{folder}: cannot read {content}"),
        }
    }
    messages
}

fn pattern_variables(pattern: &Pattern<&str>, found: &mut Variables) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => inline_variables(inline, found),
            Expression::Select { selector, variants } => {
                inline_variables(selector, found);
                variants.iter().for_each(|variant| pattern_variables(&variant.value, found));
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<&str>, found: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => inline_variables(inline, found),
            Expression::Select { .. } => panic!("a choice inside a choice is hard to translate"),
        },
        InlineExpression::TermReference { .. } | InlineExpression::StringLiteral { .. } => {}
        InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. } => {
            panic!("a text uses a number, a function or another message: write it out")
        }
    }
}

/// Every message of the Dutch files.
fn all_messages() -> BTreeMap<String, Variables> {
    let mut all = BTreeMap::new();
    for text in TEXTS {
        for (key, variables) in messages(text.folder, text.nl) {
            assert!(all.insert(key.clone(), variables).is_none(), "{key} is defined in two folders");
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_variables() {
    for text in TEXTS {
        assert_eq!(messages(text.folder, text.nl), messages(text.folder, text.en), "{}", text.folder);
    }
}

#[test]
fn a_key_begins_with_the_folder_where_it_is_found() {
    for text in TEXTS {
        for key in messages(text.folder, text.nl).keys() {
            assert!(key.starts_with(&format!("{}-", text.folder)), "{key} in {}", text.folder);
        }
    }
}

#[test]
fn every_folder_with_texts_is_in_the_list() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let listed: BTreeSet<PathBuf> = TEXTS.iter().map(|text| source.join(text.folder)).collect();
    for file in files(&source, "ftl") {
        let folder = file.parent().expect("a file has a folder");
        assert!(listed.contains(folder), "{} is not in shell/texts.rs", file.display());
    }
}

#[test]
fn every_text_asked_for_exists_and_takes_what_it_is_given() {
    let all = all_messages();
    for (file, source) in sources() {
        for asked in asked_for(&source) {
            match asked {
                Asked::Key { key, variables } => {
                    let takes = all.get(&key).unwrap_or_else(|| panic!("{file}: no text {key}"));
                    if let Some(given) = variables {
                        assert_eq!(takes, &given, "{file}: the variables of {key}");
                    }
                }
                Asked::Family { start, end } => {
                    let any = all.keys().any(|key| key.starts_with(&start) && key.ends_with(&end));
                    assert!(any, "{file}: no text {start}…{end}");
                }
            }
        }
    }
}

#[test]
fn no_text_is_left_over() {
    let all = all_messages();
    let mut left: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    for (_, source) in sources() {
        for literal in literals(&source) {
            left.remove(literal);
        }
        for asked in asked_for(&source) {
            if let Asked::Family { start, end } = asked {
                left.retain(|key| !(key.starts_with(&start) && key.ends_with(&end)));
            }
        }
    }
    assert!(left.is_empty(), "no source asks for {left:?}");
}

/// A text that a source asks for.
#[derive(Debug, PartialEq)]
enum Asked {
    /// By its key; the variables where they stand beside it.
    Key { key: String, variables: Option<Variables> },
    /// By a word put into a key: `t(&format!("session-{state}"))`.
    Family { start: String, end: String },
}

/// The calls `.t("key")`, `.with("key", &[…])` and `.t(&format!("key-{word}"))` in a source.
fn asked_for(source: &str) -> Vec<Asked> {
    let mut asked = Vec::new();
    for (call, has_variables) in [(".t(", false), (".with(", true)] {
        for (at, _) in source.match_indices(call) {
            let rest = source[at + call.len()..].trim_start();
            if let Some(rest) = rest.strip_prefix('"') {
                let (key, rest) = rest.split_once('"').expect("a literal ends");
                let variables = if has_variables { given(rest) } else { Some(Variables::new()) };
                asked.push(Asked::Key { key: key.to_owned(), variables });
            } else if let Some(rest) = rest.strip_prefix("&format!(\"") {
                let (form, _) = rest.split_once('"').expect("a literal ends");
                let (start, rest) = form.split_once('{').expect("a family of keys has a word in it");
                let (_, end) = rest.split_once('}').expect("a word in a key ends");
                assert!(!end.contains('{'), "two words in the key {form}: name the keys");
                asked.push(Asked::Family { start: start.to_owned(), end: end.to_owned() });
            }
        }
    }
    asked
}

/// The names in `, &[("name", …), …]`; none if the variables stand elsewhere.
fn given(rest: &str) -> Option<Variables> {
    let list = rest.trim_start().strip_prefix(',')?.trim_start().strip_prefix("&[")?;
    let mut depth = 1;
    let end = list.find(|mark| {
        match mark {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let list = &list[..end.expect("a list ends")];
    let names = list
        .match_indices("(\"")
        .map(|(at, _)| list[at + 2..].split_once('"').expect("a name ends").0.to_owned());
    Some(names.collect())
}

/// Every piece between double quotes. A quote inside a literal shifts the pieces, and the next one shifts them back,
/// so both the odd and the even pieces are taken: a key is never a piece of code.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"')
}

/// Rust sources that may name a text: the pages, and the domain, whose refusals carry keys.
fn sources() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in [here.join("src"), here.join("../alliance/src")] {
        for file in files(&folder, "rs") {
            if file.ends_with("language/tests.rs") || file.ends_with("texts/tests.rs") {
                continue;
            }
            let source = std::fs::read_to_string(&file).expect("a source can be read");
            sources.push((file.display().to_string(), source));
        }
    }
    sources
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.extension().is_some_and(|extension| extension == end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_reader_of_sources_finds_what_is_asked() {
    let key = |key: &str, names: Option<&[&str]>| Asked::Key {
        key: key.to_owned(),
        variables: names.map(|names| names.iter().map(|name| (*name).to_owned()).collect()),
    };
    assert_eq!(asked_for(r#"speech.t("a-b")"#), [key("a-b", Some(&[]))]);
    assert_eq!(asked_for("speech.t(\n    \"a-b\",\n)"), [key("a-b", Some(&[]))]);
    assert_eq!(
        asked_for(r#"speech.with("a-b", &[("one", &list[0]), ("two", &2)])"#),
        [key("a-b", Some(&["one", "two"]))]
    );
    assert_eq!(asked_for(r#"speech.with("a-b", variables)"#), [key("a-b", None)]);
    assert_eq!(
        asked_for(r#"speech.t(&format!("a-{state}-b"))"#),
        [Asked::Family { start: "a-".to_owned(), end: "-b".to_owned() }]
    );
}
