//! The repository says nothing about the machine it was written on.

use super::tree::{file_name, numbered};
use super::{Finding, House};

/// Written in two halves, so that this file does not find itself.
const PLACES: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("registry.npm", "js"),
    concat!("crates.io", "-index"),
];

/// No path of one machine and no address of a package registry, except where cargo writes its own.
pub fn no_machine_paths(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files() {
        for (number, line) in numbered(text) {
            for place in PLACES.iter().filter(|place| names(line, place)) {
                if file_name(path) == "Cargo.lock" && line.starts_with("source = \"registry+") {
                    continue;
                }
                found.push(Finding::new(
                    path,
                    number,
                    "places",
                    format!("{place:?} in a committed file"),
                    "use a path from the root of the repository; lock npm with omit-lockfile-registry-resolved",
                ));
            }
        }
    }
    found
}

/// A place starts a path: `/docs/a/b` is not the folder `a` of a machine.
fn names(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !place.starts_with('/')
            || !before.is_some_and(|letter| letter.is_alphanumeric() || "}.*-_".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found_wherever_it_stands() {
        let files =
            [("docs/a.md", concat!("See\n`/wo", "rk/x`\n")), ("Makefile", concat!("\tcp /ro", "ot/a b\n"))];
        assert_eq!(seen(no_machine_paths, &files), ["Makefile:1", "docs/a.md:2"]);
    }

    #[test]
    fn a_path_inside_the_repository_may_have_the_same_word() {
        assert_eq!(
            seen(no_machine_paths, &[("docs/a.md", concat!("docs/wo", "rk/x and $(x)/b\n"))]),
            [""; 0]
        );
    }

    #[test]
    fn the_lock_of_cargo_names_its_registry_and_the_lock_of_npm_does_not() {
        let cargo = concat!("source = \"registry+https://github.com/rust-lang/crates.io", "-index\"\n");
        let npm = concat!("\"resolved\": \"https://registry.npm", "js.org/a.tgz\"\n");
        let files = [("Cargo.lock", cargo), ("web/package-lock.json", npm)];
        assert_eq!(seen(no_machine_paths, &files), ["web/package-lock.json:1"]);
    }
}
