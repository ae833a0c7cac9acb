//! Every file is part of the house, and is reached by one path.

use super::rust::{Rust, line_of, module_folder};
use super::{Finding, House};
use std::collections::BTreeSet;

/// Every Rust file under a `src` is declared as a module.
pub fn no_file_unused(house: &House) -> Vec<Finding> {
    let declared: BTreeSet<String> = house.rust.iter().flat_map(declared_files).collect();
    let is_root = |path: &str| {
        ["/src/lib.rs", "/src/main.rs"].iter().any(|root| path.ends_with(root)) || path.contains("/src/bin/")
    };
    house
        .rust
        .iter()
        .filter(|file| file.path.contains("/src/") && !is_root(&file.path) && !declared.contains(&file.path))
        .map(|file| {
            Finding::new(
                &file.path,
                1,
                "modules",
                "no file declares this module",
                "declare it with mod, or remove it",
            )
        })
        .collect()
}

/// A public thing has one path: only lib.rs may re-export.
pub fn no_re_exports(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in house.rust.iter().filter(|file| !file.path.ends_with("/lib.rs")) {
        for item in &file.syntax.items {
            if let syn::Item::Use(import) = item
                && matches!(import.vis, syn::Visibility::Public(_))
            {
                found.push(Finding::new(
                    &file.path,
                    line_of(import),
                    "modules",
                    "a re-export outside lib.rs",
                    "make the module public, or name the thing in lib.rs",
                ));
            }
        }
    }
    found
}

/// The places where the modules a file declares may lie; inline modules carry their own folder.
fn declared_files(file: &Rust) -> Vec<String> {
    let mut found = Vec::new();
    declared_in(&file.syntax.items, &module_folder(&file.path), &mut found);
    found
}

fn declared_in(items: &[syn::Item], folder: &str, found: &mut Vec<String>) {
    for item in items {
        let syn::Item::Mod(module) = item else { continue };
        let name = module.ident.to_string();
        match &module.content {
            Some((_, items)) => declared_in(items, &format!("{folder}{name}/"), found),
            None => {
                found.push(format!("{folder}{name}.rs"));
                found.push(format!("{folder}{name}/mod.rs"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_file_that_nobody_declares_is_found() {
        let files = [
            ("crates/a/src/lib.rs", "mod one;\nmod two;\n"),
            ("crates/a/src/one.rs", "#[cfg(test)]\nmod tests;\n"),
            ("crates/a/src/one/tests.rs", ""),
            ("crates/a/src/two/mod.rs", "mod three;\n"),
            ("crates/a/src/two/three.rs", ""),
            ("crates/a/src/four.rs", ""),
            ("crates/a/src/bin/tool.rs", ""),
            ("crates/a/tests/journey.rs", ""),
        ];
        assert_eq!(seen(no_file_unused, &files), ["crates/a/src/four.rs:1"]);
    }

    #[test]
    fn a_re_export_is_found_outside_lib_and_one_for_the_crate_is_not_a_re_export() {
        let files = [
            ("crates/a/src/lib.rs", "pub use one::A;\n"),
            ("crates/a/src/one.rs", "pub use two::B;\npub(crate) use three::c;\nuse four::D;\n"),
        ];
        assert_eq!(seen(no_re_exports, &files), ["crates/a/src/one.rs:1"]);
    }
}
