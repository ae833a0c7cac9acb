//! Characters into words and signs, each with its place.

use super::error::{FormulaError, Problem};

/// A word or sign, and the character at which it starts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub at: usize,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    Number(f64),
    Text(String),
    Sign(&'static str),
    End,
}

impl TokenKind {
    /// As an error names it.
    pub fn shown(&self) -> String {
        match self {
            TokenKind::Name(name) => format!("{name:?}"),
            TokenKind::Number(number) => format!("\"{number}\""),
            TokenKind::Text(text) => format!("the text {text:?}"),
            TokenKind::Sign(sign) => format!("{sign:?}"),
            TokenKind::End => "the end".to_owned(),
        }
    }
}

/// Longer signs first, so that `||` is not read as two bars.
const SIGNS: &[&str] = &["%in%", "||", "**", "~", "+", "-", "*", "/", ":", "^", "(", ")", ",", "|", "="];

/// A formula is a line that a person writes; what is longer than this was not written by one.
const LENGTH_MAX: usize = 20_000;

/// The tokens of a formula, with [`TokenKind::End`] at its end.
pub(super) fn scan(text: &str) -> Result<Vec<Token>, FormulaError> {
    let characters: Vec<char> = text.chars().collect();
    let fail = |at: usize, problem| FormulaError { formula: text.to_owned(), at, problem };
    if characters.len() > LENGTH_MAX {
        return Err(fail(LENGTH_MAX, Problem::TooMany { limit: LENGTH_MAX, what: "characters" }));
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = characters.get(at).copied() {
        let rest = &characters[at..];
        let (length, kind) = if first.is_whitespace() {
            at += 1;
            continue;
        } else if starts_number(rest) {
            let length = number_length(rest);
            let written: String = rest[..length].iter().collect();
            let number = written.parse().map_err(|_not_a_number| {
                let expected = "a number such as 2, 0.5 or 1e-3";
                fail(at, Problem::Unexpected { found: format!("{written:?}"), expected })
            })?;
            (length, TokenKind::Number(number))
        } else if is_name_start(first) {
            let length = rest.iter().take_while(|letter| is_name_part(**letter)).count();
            (length, TokenKind::Name(rest[..length].iter().collect()))
        } else if matches!(first, '`' | '"' | '\'') {
            let Some(length) = rest[1..].iter().position(|letter| *letter == first) else {
                return Err(fail(at, Problem::NotClosed(first)));
            };
            let inner: String = rest[1..=length].iter().collect();
            (length + 2, if first == '`' { TokenKind::Name(inner) } else { TokenKind::Text(inner) })
        } else if let Some(sign) = SIGNS.iter().find(|sign| starts_with(rest, sign)) {
            // `**` is another way to write `^`.
            (sign.len(), TokenKind::Sign(if *sign == "**" { "^" } else { sign }))
        } else {
            return Err(fail(at, Problem::UnknownCharacter(first)));
        };
        tokens.push(Token { at, kind });
        at += length;
    }
    tokens.push(Token { at: characters.len(), kind: TokenKind::End });
    Ok(tokens)
}

fn starts_with(characters: &[char], sign: &str) -> bool {
    characters.len() >= sign.len() && sign.chars().zip(characters).all(|(wanted, found)| wanted == *found)
}

fn is_name_start(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '.' | '_')
}

fn is_name_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '_')
}

fn starts_number(rest: &[char]) -> bool {
    let digit = |place: usize| rest.get(place).is_some_and(char::is_ascii_digit);
    digit(0) || (rest.first() == Some(&'.') && digit(1))
}

/// Digits, a point, digits, and an exponent if digits follow it.
fn number_length(rest: &[char]) -> usize {
    let digits = |from: usize| rest[from..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let mut length = digits(0);
    if rest.get(length) == Some(&'.') {
        length += 1 + digits(length + 1);
    }
    if matches!(rest.get(length), Some('e' | 'E')) {
        let sign = usize::from(matches!(rest.get(length + 1), Some('+' | '-')));
        let from = length + 1 + sign;
        if rest.get(from).is_some_and(char::is_ascii_digit) {
            length = from + digits(from);
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_texts_and_signs_are_told_apart_with_their_places() {
        let tokens = scan("bdi.pre ~ `time (w)`^2.5e1 || 'x'").unwrap();
        let kinds: Vec<(usize, TokenKind)> = tokens.into_iter().map(|token| (token.at, token.kind)).collect();
        assert_eq!(
            kinds,
            [
                (0, TokenKind::Name("bdi.pre".into())),
                (8, TokenKind::Sign("~")),
                (10, TokenKind::Name("time (w)".into())),
                (20, TokenKind::Sign("^")),
                (21, TokenKind::Number(25.0)),
                (27, TokenKind::Sign("||")),
                (30, TokenKind::Text("x".into())),
                (33, TokenKind::End),
            ]
        );
    }

    #[test]
    fn places_count_characters_and_not_bytes() {
        assert_eq!(scan("é ~ #").unwrap_err().at, 4);
        assert_eq!(scan("é ~ \"a").unwrap_err().problem, Problem::NotClosed('"'));
    }
}
