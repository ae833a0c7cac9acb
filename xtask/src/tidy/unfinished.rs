//! Nothing is left for later, and no failure is turned into an absence.

use super::rust::matches;
use super::{Finding, House};

/// No `todo!`, `unimplemented!` or `unreachable!` without its reason.
pub fn no_stubs(house: &House) -> Vec<Finding> {
    shipped_sequences(
        house,
        &[&["todo", "!"], &["unimplemented", "!"], &["unreachable", "!", "(", ")"]],
        "finish it or leave it out; an unreachable place says why it cannot be reached",
    )
}

/// No `.ok()`: a failure that becomes `None` is later read as "there is nothing".
pub fn no_swallowed_failures(house: &House) -> Vec<Finding> {
    shipped_sequences(
        house,
        &[&[".", "ok", "(", ")"], &["Result", ":", ":", "ok"]],
        "return the failure, or match it and name in words what it means here",
    )
}

/// A test that is known to fail says so by asserting the wrong behaviour.
pub fn no_ignored_tests(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &house.rust {
        let tokens: Vec<_> = file.tokens.iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            if matches(&tokens, index, &["#", "[", "ignore"]) {
                found.push(Finding::new(
                    &file.path,
                    token.line,
                    "unfinished",
                    "an ignored test",
                    "assert what happens now, and say why it is wrong",
                ));
            }
        }
    }
    found
}

fn shipped_sequences(house: &House, patterns: &[&[&str]], mend: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &house.rust {
        let tokens = file.shipped();
        for index in 0..tokens.len() {
            for pattern in patterns.iter().filter(|pattern| matches(&tokens, index, pattern)) {
                let what = format!("{} in the program", pattern.concat());
                found.push(Finding::new(&file.path, tokens[index].line, "unfinished", what, mend));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_stub_is_found_in_code_and_in_a_macro_but_not_in_a_comment_or_a_test() {
        let text = "fn a() { todo!() }\n// todo!()\nfn b() { html! { (unimplemented!()) } }\nfn c() { unreachable!(\"why\") }\n\
                    #[test]\nfn d() { todo!() }\n";
        assert_eq!(seen(no_stubs, &[("a/src/lib.rs", text)]), ["a/src/lib.rs:1", "a/src/lib.rs:3"]);
    }

    #[test]
    fn a_swallowed_failure_is_found_and_an_ok_of_our_own_is_not() {
        let text = "fn a() { let x = read().ok(); }\nfn b() { Ok(1) }\nfn c() { list.filter_map(Result::ok) }\nfn d() { a.ok(1) }\n";
        assert_eq!(
            seen(no_swallowed_failures, &[("a/src/lib.rs", text)]),
            ["a/src/lib.rs:1", "a/src/lib.rs:3"]
        );
    }

    #[test]
    fn an_ignored_test_is_found_also_with_a_reason() {
        let text = "#[test]\n#[ignore = \"slow\"]\nfn a() {}\n";
        assert_eq!(seen(no_ignored_tests, &[("a/src/lib.rs", text)]), ["a/src/lib.rs:2"]);
    }
}
