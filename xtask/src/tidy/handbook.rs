//! The handbook is true: every page, command and crate has its entry.

use super::rust::{line_of, matches, string_value};
use super::tree::numbered;
use super::{Finding, House};
use std::collections::{BTreeMap, BTreeSet};

const PAGES: &str = "docs/pages.md";
const COMMANDS: &str = "docs/commands.md";
const MAP: &str = "ARCHITECTURE.md";
const STACK: &str = "docs/stack.md";

/// Every `.route("/…")` of the web has an entry in docs/pages.md.
pub fn routes_have_an_entry(house: &House) -> Vec<Finding> {
    let entries = entries(house, PAGES);
    let mut found = Vec::new();
    for file in house.rust_of("crates/web") {
        let tokens = file.shipped();
        for index in 0..tokens.len() {
            let is_route = matches(&tokens, index, &[".", "route", "("]);
            let Some(path) = tokens.get(index + 3).filter(|_| is_route).and_then(|token| string_value(token))
            else {
                continue;
            };
            if !entries.contains(&path) {
                found.push(Finding::new(
                    &file.path,
                    tokens[index + 3].line,
                    "handbook",
                    format!("the page {path} has no entry in {PAGES}"),
                    "write who uses it, for what, and what it shows; the browser tests read the same list",
                ));
            }
        }
    }
    found
}

/// Every command of the binary has an entry in docs/commands.md, written as it is typed.
pub fn commands_have_an_entry(house: &House) -> Vec<Finding> {
    let entries = entries(house, COMMANDS);
    let mut found = Vec::new();
    for (path, line, command) in commands(house) {
        let is_typed = |entry: &String| {
            entry.starts_with("verbond ") && entry.split([' ', '|']).any(|word| word == command)
        };
        if !entries.iter().any(is_typed) {
            found.push(Finding::new(
                &path,
                line,
                "handbook",
                format!("the command {command} has no entry in {COMMANDS}"),
                format!("add `verbond … {command} …` with what it does and what it changes"),
            ));
        }
    }
    found
}

/// The table of ARCHITECTURE.md names every crate and no other.
pub fn architecture_names_every_crate(house: &House) -> Vec<Finding> {
    let crates: BTreeSet<&str> = house
        .tree
        .files()
        .filter_map(|(path, _)| path.strip_suffix("/Cargo.toml"))
        .map(|folder| folder.rsplit('/').next().unwrap_or(folder))
        .collect();
    let mut named = BTreeMap::new();
    let text = house.tree.text(MAP).unwrap_or_default();
    let mut in_table = false;
    for (number, line) in numbered(text) {
        in_table = line.starts_with("| crate ") || (in_table && line.starts_with('|'));
        if in_table && let Some(name) = line.strip_prefix("| `").and_then(|rest| rest.split('`').next()) {
            named.insert(name, number);
        }
    }
    let missing = crates.iter().filter(|name| !named.contains_key(*name)).map(|name| {
        let what = format!("the crate {name} is missing");
        Finding::new(MAP, 1, "handbook", what, "add its line to the table that starts with `| crate`")
    });
    let surplus = named.iter().filter(|(name, _)| !crates.contains(*name)).map(|(name, line)| {
        Finding::new(
            MAP,
            *line,
            "handbook",
            format!("there is no crate {name}"),
            "take its line out of the table",
        )
    });
    missing.chain(surplus).collect()
}

/// Every library the workspace takes has its reason in docs/stack.md.
pub fn dependencies_have_a_reason(house: &House) -> Vec<Finding> {
    let separates = |letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter));
    let reasons: BTreeSet<&str> = house.tree.text(STACK).unwrap_or_default().split(separates).collect();
    let mut found = Vec::new();
    let mut in_list = false;
    for (number, line) in numbered(house.tree.text("Cargo.toml").unwrap_or_default()) {
        if line.starts_with('[') {
            in_list = line.starts_with("[workspace.dependencies");
        } else if in_list
            && !line.contains("path =")
            && let Some((name, _)) = line.split_once(" =")
            && !reasons.contains(name)
        {
            let what = format!("{name} has no reason in {STACK}");
            found.push(Finding::new(
                "Cargo.toml",
                number,
                "handbook",
                what,
                "say there why we take it, or take it out",
            ));
        }
    }
    found
}

/// What a page of the handbook writes between backticks, and the lines of its fenced blocks.
fn entries(house: &House, page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut is_fenced = false;
    for (_, line) in numbered(house.tree.text(page).unwrap_or_default()) {
        if line.starts_with("```") {
            is_fenced = !is_fenced;
        } else if is_fenced {
            found.insert(line.trim().to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// Path, line and typed name of every variant of every `#[derive(Subcommand)]`.
fn commands(house: &House) -> Vec<(String, usize, String)> {
    let mut found = Vec::new();
    for file in house.rust_of("crates/verbond") {
        for item in &file.syntax.items {
            let syn::Item::Enum(item) = item else { continue };
            if item
                .attrs
                .iter()
                .any(|attribute| attribute.path().is_ident("derive") && derives_subcommand(attribute))
            {
                for variant in &item.variants {
                    let name =
                        name_given(&variant.attrs).unwrap_or_else(|| typed(&variant.ident.to_string()));
                    found.push((file.path.clone(), line_of(&variant.ident), name));
                }
            }
        }
    }
    found
}

fn derives_subcommand(attribute: &syn::Attribute) -> bool {
    let mut is_one = false;
    let read = attribute.parse_nested_meta(|meta| {
        is_one |= meta.path.segments.last().is_some_and(|part| part.ident == "Subcommand");
        Ok(())
    });
    read.is_ok() && is_one
}

/// The name in `#[command(name = "…")]`.
fn name_given(attributes: &[syn::Attribute]) -> Option<String> {
    let mut name = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("command")) {
        let read = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("name") {
                name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            } else if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
        if read.is_err() {
            return None;
        }
    }
    name
}

/// `NoMeasuring` is typed `no-measuring`.
fn typed(variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_page_without_an_entry_is_found() {
        let app =
            "pub fn app() { Router::new()\n.route(\"/today\", get(a))\n.route(\"/c/{token}\", get(b)); }\n";
        let files = [(PAGES, "| `/today` | therapist |\n"), ("crates/web/src/app.rs", app)];
        assert_eq!(seen(routes_have_an_entry, &files), ["crates/web/src/app.rs:3"]);
    }

    #[test]
    fn a_command_without_an_entry_is_found_and_one_in_a_block_counts() {
        let cli = "#[derive(Debug, clap::Subcommand)]\nenum Command {\n    Serve(A),\n    #[command(about = \"x\", name = \"import\")]\n    \
                   Bring(B),\n    MemberAdd,\n}\nenum Other { Never }\n";
        let files = [
            (COMMANDS, "`verbond serve --listen`\n```\nverbond import sessions FILE\n```\n"),
            ("crates/verbond/src/main.rs", cli),
        ];
        assert_eq!(seen(commands_have_an_entry, &files), ["crates/verbond/src/main.rs:6"]);
        assert_eq!(typed("MemberAdd"), "member-add");
    }

    #[test]
    fn the_map_names_every_crate_and_no_other() {
        let map = "# Map\n\n| crate | what |\n|---|---|\n| `stats` | … |\n| `gone` | … |\n\n| word |\n| `other` |\n";
        let files = [(MAP, map), ("crates/stats/Cargo.toml", ""), ("xtask/Cargo.toml", "")];
        assert_eq!(seen(architecture_names_every_crate, &files), ["ARCHITECTURE.md:1", "ARCHITECTURE.md:6"]);
    }

    #[test]
    fn a_library_without_a_reason_is_found() {
        let list = "[workspace.dependencies]\nstats = { path = \"crates/stats\" }\nmaud = \"1\"\nserde = \"1\"\n[profile.dev]\ndebug = 1\n";
        let files = [("Cargo.toml", list), (STACK, "| pages | maud | typed, not serde_json |\n")];
        assert_eq!(seen(dependencies_have_a_reason, &files), ["Cargo.toml:4"]);
    }
}
