//! A Rust file as the rules see it: its tokens with their lines, and which lines are tests.
//!
//! Strings, comments and characters are told apart by the language's own parser, not by guesswork.

use proc_macro2::{Delimiter, LineColumn, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::str::FromStr;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// One Rust file.
pub struct Rust {
    /// Where it stands, from the root of the tree.
    pub path: String,
    /// What it says, in the language's own terms.
    pub syntax: syn::File,
    /// Its tokens in order, without comments of any kind.
    pub tokens: Vec<Token>,
    test_lines: Vec<RangeInclusive<usize>>,
}

/// One token with its lines, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word, sign, literal or bracket as it is written.
    pub text: String,
    /// Whether it is a string or another literal.
    pub kind: TokenKind,
    /// The line it starts on.
    pub line: usize,
    last_line: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word: a name or a keyword.
    Word,
    /// A sign or a bracket.
    Sign,
    /// A string, a character or a number.
    Literal,
}

impl Rust {
    /// Reads one file; the error names the line where it stops being Rust.
    pub fn parse(path: &str, text: &str) -> Result<Self, syn::Error> {
        let stream = TokenStream::from_str(text).map_err(syn::Error::from)?;
        let syntax: syn::File = syn::parse2(stream.clone())?;
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        let mut finder = TestFinder::default();
        finder.visit_file(&syntax);
        let mut test_lines = finder.lines;
        if is_test_file(path) || syntax.attrs.iter().any(is_cfg_test) {
            test_lines = vec![0..=usize::MAX];
        }
        Ok(Self { path: path.to_owned(), syntax, tokens, test_lines })
    }

    /// Whether the line belongs to a test.
    pub fn is_test(&self, line: usize) -> bool {
        self.test_lines.iter().any(|lines| lines.contains(&line))
    }

    /// Makes the whole file count as a test: it is declared under `#[cfg(test)]` elsewhere.
    pub fn count_as_test(&mut self) {
        self.test_lines = vec![0..=usize::MAX];
    }

    /// Lines that hold code: no blank lines, no comments, no documentation.
    pub fn code_lines(&self) -> BTreeSet<usize> {
        self.tokens.iter().flat_map(|token| token.line..=token.last_line).collect()
    }

    /// The tokens outside tests.
    pub fn shipped(&self) -> Vec<&Token> {
        self.tokens.iter().filter(|token| !self.is_test(token.line)).collect()
    }

    /// The files declared here under `#[cfg(test)]`, as paths from the root: both `name.rs` and `name/`.
    pub fn test_modules(&self) -> Vec<String> {
        let folder = module_folder(&self.path);
        let mut found = Vec::new();
        for item in &self.syntax.items {
            if let syn::Item::Mod(module) = item
                && module.content.is_none()
                && module.attrs.iter().any(is_cfg_test)
            {
                found.push(format!("{folder}{}.rs", module.ident));
                found.push(format!("{folder}{}/", module.ident));
            }
        }
        found
    }
}

/// The folder in which the modules a file declares are looked for, with its closing `/`.
pub fn module_folder(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "lib.rs" | "main.rs" | "mod.rs" | "build.rs" => format!("{folder}/"),
        _ => format!("{folder}/{}/", name.trim_end_matches(".rs")),
    }
}

/// Whether the tokens from `index` on are written as `pattern`, word for word.
pub fn matches(tokens: &[&Token], index: usize, pattern: &[&str]) -> bool {
    tokens.len() >= index + pattern.len()
        && pattern.iter().zip(&tokens[index..]).all(|(wanted, token)| token.text == *wanted)
}

/// The text inside a plain or raw string literal; `None` for any other token.
pub fn string_value(token: &Token) -> Option<String> {
    if token.kind != TokenKind::Literal {
        return None;
    }
    match syn::parse_str::<syn::LitStr>(&token.text) {
        Ok(literal) => Some(literal.value()),
        Err(_not_a_string) => None,
    }
}

/// Whether an attribute is `#[cfg(test)]`.
pub fn is_cfg_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
}

/// The line a piece of syntax starts on.
pub fn line_of(node: &impl Spanned) -> usize {
    let LineColumn { line, .. } = node.span().start();
    line
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

fn flatten(stream: TokenStream, into: &mut Vec<Token>) {
    let trees = stream.into_iter().peekable();
    for tree in trees {
        let span = tree.span();
        let (line, last_line) = (span.start().line, span.end().line);
        match tree {
            TokenTree::Ident(word) => {
                into.push(Token { text: word.to_string(), kind: TokenKind::Word, line, last_line });
            }
            TokenTree::Literal(literal) => {
                into.push(Token { text: literal.to_string(), kind: TokenKind::Literal, line, last_line });
            }
            TokenTree::Punct(sign) => {
                into.push(Token { text: sign.to_string(), kind: TokenKind::Sign, line, last_line });
            }
            TokenTree::Group(group) if is_documentation(&group) => forget_hash(into),
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), into),
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                let sign = |text: &str, line| Token {
                    text: text.to_owned(),
                    kind: TokenKind::Sign,
                    line,
                    last_line: line,
                };
                into.push(sign(open, group.span_open().start().line));
                flatten(group.stream(), into);
                into.push(sign(close, group.span_close().end().line));
            }
        }
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// A comment of the documentation reaches the parser as `#[doc = "…"]`.
fn is_documentation(group: &proc_macro2::Group) -> bool {
    let mut inner = group.stream().into_iter();
    group.delimiter() == Delimiter::Bracket
        && matches!(inner.next(), Some(TokenTree::Ident(word)) if word == "doc")
        && matches!(inner.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=')
}

/// Takes back the `#` or `#!` that stood before documentation.
fn forget_hash(tokens: &mut Vec<Token>) {
    if tokens.last().is_some_and(|token| token.text == "!") {
        tokens.pop();
    }
    if tokens.last().is_some_and(|token| token.text == "#") {
        tokens.pop();
    }
}

#[derive(Default)]
struct TestFinder {
    lines: Vec<RangeInclusive<usize>>,
}

impl TestFinder {
    fn note(&mut self, attributes: &[syn::Attribute], node: &impl Spanned) {
        let is_test = |attribute: &syn::Attribute| {
            is_cfg_test(attribute)
                || attribute.path().segments.last().is_some_and(|part| part.ident == "test")
        };
        if attributes.iter().any(is_test) {
            let span = node.span();
            self.lines.push(span.start().line..=span.end().line);
        }
    }
}

impl<'ast> Visit<'ast> for TestFinder {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Fn(function) => self.note(&function.attrs, function),
            syn::Item::Mod(module) => self.note(&module.attrs, module),
            syn::Item::Impl(implementation) => self.note(&implementation.attrs, implementation),
            syn::Item::Use(import) => self.note(&import.attrs, import),
            syn::Item::Const(constant) => self.note(&constant.attrs, constant),
            syn::Item::Struct(structure) => self.note(&structure.attrs, structure),
            syn::Item::Macro(rules) => self.note(&rules.attrs, rules),
            _ => {}
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.note(&method.attrs, method);
        syn::visit::visit_impl_item_fn(self, method);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r##"//! About.

/// A thing: "not // code".
pub fn one() -> &'static str {
    // why
    r#"a
b"#
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_holds() {}
}
"##;

    #[test]
    fn comments_and_blank_lines_are_no_code() {
        let rust = Rust::parse("a/src/lib.rs", FILE).unwrap();
        let lines: Vec<usize> = rust.code_lines().into_iter().filter(|line| !rust.is_test(*line)).collect();
        assert_eq!(lines, [4, 6, 7, 8]);
    }

    #[test]
    fn a_test_module_is_told_apart_and_the_rest_is_shipped() {
        let rust = Rust::parse("a/src/lib.rs", FILE).unwrap();
        assert!(!rust.is_test(8));
        assert!(rust.is_test(10) && rust.is_test(13));
        assert!(rust.shipped().iter().all(|token| token.line < 9));
    }

    #[test]
    fn a_module_declared_for_tests_is_named_with_its_folder() {
        let rust = Rust::parse("a/src/session/mod.rs", "#[cfg(test)]\nmod rooms;\nmod real;\n").unwrap();
        assert_eq!(rust.test_modules(), ["a/src/session/rooms.rs", "a/src/session/rooms/"]);
        let rust = Rust::parse("a/src/session.rs", "#[cfg(test)]\nmod rooms;\n").unwrap();
        assert_eq!(rust.test_modules(), ["a/src/session/rooms.rs", "a/src/session/rooms/"]);
    }

    #[test]
    fn a_string_gives_its_text_and_a_number_none() {
        let rust = Rust::parse("a.rs", r#"const A: (&str, u8) = ("a\"b", 7);"#).unwrap();
        let found: Vec<String> = rust.tokens.iter().filter_map(string_value).collect();
        assert_eq!(found, ["a\"b"]);
    }
}
