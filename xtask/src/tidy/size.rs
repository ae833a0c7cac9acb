//! How long a file and a function may be.

use super::rust::Rust;
use super::tree::numbered;
use super::{Finding, House};
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// Lines of code in one file, without tests, comments and blank lines.
const FILE_LINES_MAX: usize = 400;
/// Lines of code in one function, from its name to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;
/// Lines of code of the tests that stand in the file they test.
const TEST_LINES_MAX: usize = 150;

/// No file is longer than 400 lines of code.
pub fn files(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &house.rust {
        let count = file.code_lines().iter().filter(|line| !file.is_test(**line)).count();
        if count > FILE_LINES_MAX {
            found.push(Finding::new(
                &file.path,
                FILE_LINES_MAX,
                "size",
                format!("{count} lines of code; a file holds at most {FILE_LINES_MAX}"),
                "give the second idea in it a file of its own",
            ));
        }
    }
    found
}

/// No function outside tests is longer than 70 lines of code.
pub fn functions(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &house.rust {
        let mut finder = FunctionFinder { file, code: file.code_lines(), found: Vec::new() };
        finder.visit_file(&file.syntax);
        found.extend(finder.found);
    }
    found
}

/// Tests longer than 150 lines of code stand in a sibling `tests.rs`.
pub fn tests_beside_code(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in house.rust.iter().filter(|file| !file.is_test(0)) {
        let count = file.code_lines().iter().filter(|line| file.is_test(**line)).count();
        if count > TEST_LINES_MAX {
            found.push(Finding::new(
                &file.path,
                1,
                "size",
                format!("{count} lines of tests in the file they test"),
                format!("beyond {TEST_LINES_MAX} they move to a sibling tests.rs"),
            ));
        }
    }
    found
}

/// Style sheets, scripts and pages of our own hold to the file limit too.
pub fn assets(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in house.tree.files() {
        let is_asset = [".css", ".html", ".js", ".mjs", ".ts"].iter().any(|ending| path.ends_with(ending));
        if !is_asset {
            continue;
        }
        let is_code = |line: &str| {
            !(line.is_empty() || line.starts_with("//") || line.starts_with('*') || line.starts_with("/*"))
        };
        let count = numbered(text).filter(|(_, line)| is_code(line.trim())).count();
        if count > FILE_LINES_MAX {
            found.push(Finding::new(
                path,
                FILE_LINES_MAX,
                "size",
                format!("{count} lines; a file holds at most {FILE_LINES_MAX}"),
                "give the second idea in it a file of its own",
            ));
        }
    }
    found
}

struct FunctionFinder<'f> {
    file: &'f Rust,
    code: BTreeSet<usize>,
    found: Vec<Finding>,
}

impl FunctionFinder<'_> {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.span().start().line;
        let last = block.brace_token.span.close().end().line;
        let count = self.code.range(first..=last).count();
        if count > FUNCTION_LINES_MAX && !self.file.is_test(first) {
            self.found.push(Finding::new(
                &self.file.path,
                first,
                "size",
                format!(
                    "{} is {count} lines of code; a function holds at most {FUNCTION_LINES_MAX}",
                    signature.ident
                ),
                "name its steps and make each a function",
            ));
        }
    }
}

impl<'ast> Visit<'ast> for FunctionFinder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.measure(&method.sig, &method.block);
        syn::visit::visit_impl_item_fn(self, method);
    }

    fn visit_trait_item_fn(&mut self, method: &'ast syn::TraitItemFn) {
        if let Some(block) = &method.default {
            self.measure(&method.sig, block);
        }
        syn::visit::visit_trait_item_fn(self, method);
    }
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    fn lines(count: usize) -> String {
        "    let a = 1;\n".repeat(count)
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_fine_and_one_more_is_found() {
        let file = |count: usize| "const A: u8 = 1;\n\n// why\n".repeat(count);
        assert_eq!(seen(files, &[("a/src/lib.rs", &file(400))]), [""; 0]);
        assert_eq!(seen(files, &[("a/src/lib.rs", &file(401))]), ["a/src/lib.rs:400"]);
    }

    #[test]
    fn tests_do_not_count_as_code_but_have_a_limit_of_their_own() {
        let text =
            format!("#[cfg(test)]\nmod tests {{\n    #[test]\n    fn it() {{\n{}    }}\n}}\n", lines(500));
        assert_eq!(seen(files, &[("a/src/lib.rs", &text)]), [""; 0]);
        assert_eq!(seen(tests_beside_code, &[("a/src/lib.rs", &text)]), ["a/src/lib.rs:1"]);
        assert_eq!(seen(tests_beside_code, &[("a/src/tests.rs", &text)]), [""; 0]);
    }

    #[test]
    fn a_long_function_is_found_wherever_it_stands_except_in_tests() {
        let function = |name: &str, count: usize| format!("fn {name}() {{\n{}}}\n", lines(count));
        let text = format!(
            "{}struct A;\nimpl A {{\n{}}}\n#[cfg(test)]\nmod tests {{\n{}}}\n",
            function("fits", 68),
            function("long", 69),
            function("table", 200)
        );
        assert_eq!(seen(functions, &[("a/src/lib.rs", &text)]), ["a/src/lib.rs:73"]);
    }

    #[test]
    fn a_long_style_sheet_is_found() {
        let text = ".a { color: red }\n".repeat(401);
        assert_eq!(seen(assets, &[("crates/web/assets/a.css", &text)]), ["crates/web/assets/a.css:400"]);
    }
}
