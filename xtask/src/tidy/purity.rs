//! The pure crates: numbers and rules, with time and chance as arguments.

use super::rust::{Rust, Token, matches};
use super::{Finding, House};

const PURE: &[&str] = &["crates/stats", "crates/alliance"];

/// Parts of `std` that reach outside the program.
const OUTSIDE: &[&str] = &["env", "fs", "net", "process", "thread", "os"];

/// Threads that end where they began share work without reaching anything: the same arguments give the same result.
const SCOPED: &[&str] = &["scope", "ScopedJoinHandle"];

/// Words that read the clock, keep a socket or speak to a database.
const WORDS: &[&str] = &[
    "SystemTime",
    "UNIX_EPOCH",
    "stdin",
    "stdout",
    "stderr",
    "println",
    "eprintln",
    "axum",
    "getrandom",
    "hyper",
    "reqwest",
    "rusqlite",
    "serde_json",
    "sqlx",
    "tokio",
    "tokio_postgres",
];

/// `stats` and `alliance` read no clock, generator, file, network, environment or database.
///
/// Tests may read their reference numbers; a build script is not part of the crate.
pub fn pure_crates(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in PURE.iter().flat_map(|folder| house.rust_of(folder)) {
        let tokens = file.shipped();
        for index in 0..tokens.len() {
            let word = &tokens[index].text;
            if WORDS.contains(&word.as_str()) {
                found.push(impure(file, tokens[index], word));
            }
            for (token, part) in parts_of("std", &tokens, index) {
                if OUTSIDE.contains(&part) && !is_scoped_thread(&tokens, index) {
                    found.push(impure(file, token, &format!("std::{part}")));
                }
            }
            for (token, part) in parts_of("time", &tokens, index) {
                if part == "Instant" {
                    found.push(impure(file, token, "std::time::Instant"));
                }
            }
        }
    }
    found
}

fn is_scoped_thread(tokens: &[&Token], index: usize) -> bool {
    matches(tokens, index, &["std", ":", ":", "thread", ":", ":"])
        && tokens.get(index + 6).is_some_and(|token| SCOPED.contains(&token.text.as_str()))
}

fn impure(file: &Rust, token: &Token, what: &str) -> Finding {
    Finding::new(
        &file.path,
        token.line,
        "purity",
        format!("{what} in a pure crate"),
        "take it as an argument (Clock, Chance, text, rows) and let an edge bring it",
    )
}

/// What is named after `module::` at this place, also in a list: `std::{fs, io::Read}`.
fn parts_of<'t>(module: &str, tokens: &[&'t Token], index: usize) -> Vec<(&'t Token, &'t str)> {
    if !matches(tokens, index, &[module, ":", ":"]) {
        return Vec::new();
    }
    let Some(next) = tokens.get(index + 3) else { return Vec::new() };
    if next.text != "{" {
        return vec![(next, next.text.as_str())];
    }
    let mut found = Vec::new();
    let mut depth = 0;
    let mut starts_element = false;
    for token in &tokens[index + 3..] {
        match token.text.as_str() {
            "{" => {
                depth += 1;
                starts_element = depth == 1;
            }
            "}" => depth -= 1,
            "," => starts_element = depth == 1,
            word => {
                if starts_element {
                    found.push((*token, word));
                }
                starts_element = false;
            }
        }
        if depth == 0 {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn threads_that_end_where_they_began_are_pure_and_others_are_not() {
        let shared = "pub fn both() { std::thread::scope(|scope| { scope.spawn(|| 1); }); }\n";
        assert_eq!(seen(pure_crates, &[("crates/stats/src/share.rs", shared)]), [""; 0]);
        let loose = "pub fn away() { std::thread::spawn(|| 1); }\n";
        assert_eq!(
            seen(pure_crates, &[("crates/stats/src/share.rs", loose)]),
            ["crates/stats/src/share.rs:1"]
        );
    }

    #[test]
    fn arithmetic_is_pure() {
        let text =
            "use std::collections::BTreeMap;\nuse std::{fmt, ops::Add};\npub fn one() -> f64 { 1.0 }\n";
        assert_eq!(seen(pure_crates, &[("crates/stats/src/lib.rs", text)]), [""; 0]);
    }

    #[test]
    fn a_file_a_clock_and_a_database_are_found_each_on_its_line() {
        let text = "use std::fs;\nuse std::{io, net::TcpStream};\nfn now() { std::time::SystemTime::now(); }\n\
                    use serde_json::Value;\n";
        assert_eq!(
            seen(pure_crates, &[("crates/alliance/src/lib.rs", text)]),
            ["1", "2", "3", "4"].map(|line| format!("crates/alliance/src/lib.rs:{line}"))
        );
    }

    #[test]
    fn an_instant_is_a_clock_when_it_comes_from_the_standard_library() {
        let text = "use std::time::{Duration, Instant};\nfn f() { std::time::Instant::now(); }\n";
        assert_eq!(
            seen(pure_crates, &[("crates/stats/src/a.rs", text)]),
            ["crates/stats/src/a.rs:1", "crates/stats/src/a.rs:2"]
        );
        let text = "use jiff::Timestamp as Instant;\nfn f(at: Instant) {}\n";
        assert_eq!(seen(pure_crates, &[("crates/stats/src/a.rs", text)]), [""; 0]);
    }

    #[test]
    fn a_comment_a_string_and_a_test_may_name_what_is_forbidden() {
        let text =
            "/// Not std::fs.\nconst A: &str = \"std::fs\";\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        assert_eq!(seen(pure_crates, &[("crates/stats/src/lib.rs", text)]), [""; 0]);
    }

    #[test]
    fn the_edges_and_a_build_script_may_read_files() {
        let files =
            [("crates/store/src/lib.rs", "use std::fs;\n"), ("crates/alliance/build.rs", "use std::fs;\n")];
        assert_eq!(seen(pure_crates, &files), [""; 0]);
    }
}
