//! Words and signs into expressions, in the order in which the signs bind.

use super::error::{FormulaError, Problem};
use super::expression::{Argument, Expression, Kind, NEGATIVE_BINDING, Operator};
use super::scan::{Token, TokenKind, scan};

/// How deep brackets may stand in each other, and how many operators a formula may have: enough for people, and few
/// enough that walking the tree never runs out of stack.
const DEPTH_MAX: usize = 60;
const OPERATOR_COUNT_MAX: usize = 400;

const OPERAND: &str = "a column, a number, a function or \"(\"";

/// The two sides of `~`.
pub(super) struct Sides {
    pub response: Expression,
    pub explained_by: Expression,
}

/// Reads `response ~ explained by`.
pub(super) fn parse(text: &str) -> Result<Sides, FormulaError> {
    let tokens = scan(text)?;
    let mut parser = Parser { text, tokens, next: 0, depth: 0, operator_count: 0 };
    let response = parser.expression(0)?;
    parser.take_sign("~", "\"~\" between what is explained and what explains it")?;
    let explained_by = parser.expression(0)?;
    match parser.peek().kind {
        TokenKind::End => Ok(Sides { response, explained_by }),
        _ => Err(parser.unexpected("an operator such as \"+\", or the end")),
    }
}

/// Reads `name = expression`.
pub(super) fn definition(text: &str) -> Result<(String, Expression), FormulaError> {
    let tokens = scan(text)?;
    let mut parser = Parser { text, tokens, next: 0, depth: 0, operator_count: 0 };
    let TokenKind::Name(name) = parser.peek().kind.clone() else {
        return Err(parser.unexpected("the name of the new column"));
    };
    parser.advance();
    parser.take_sign("=", "\"=\" behind the name of the new column")?;
    let expression = parser.expression(0)?;
    match parser.peek().kind {
        TokenKind::End => Ok((name, expression)),
        _ => Err(parser.unexpected("an operator such as \"+\", or the end")),
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    operator_count: usize,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        // The last token is the end and is never passed.
        &self.tokens[self.next.min(self.tokens.len() - 1)]
    }

    fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    fn fail(&self, at: usize, problem: Problem) -> FormulaError {
        FormulaError { formula: self.text.to_owned(), at, problem }
    }

    fn unexpected(&self, expected: &'static str) -> FormulaError {
        let token = self.peek();
        self.fail(token.at, Problem::Unexpected { found: token.kind.shown(), expected })
    }

    fn take_sign(&mut self, sign: &'static str, expected: &'static str) -> Result<Token, FormulaError> {
        if self.peek().kind == TokenKind::Sign(sign) {
            Ok(self.advance())
        } else {
            Err(self.unexpected(expected))
        }
    }

    fn operator(&self) -> Option<Operator> {
        let TokenKind::Sign(sign) = self.peek().kind else { return None };
        match sign {
            "|" => Some(Operator::Bar),
            "||" => Some(Operator::DoubleBar),
            "+" => Some(Operator::Plus),
            "-" => Some(Operator::Minus),
            "*" => Some(Operator::Times),
            "/" => Some(Operator::Over),
            "%in%" => Some(Operator::In),
            ":" => Some(Operator::Colon),
            "^" => Some(Operator::Power),
            _ => None,
        }
    }

    /// Reads operands and the signs between them, as long as the signs bind at least this tightly.
    fn expression(&mut self, binding_min: u8) -> Result<Expression, FormulaError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            let at = self.peek().at;
            return Err(self.fail(at, Problem::TooMany { limit: DEPTH_MAX, what: "brackets in each other" }));
        }
        let mut left = self.operand()?;
        while let Some(operator) = self.operator() {
            let (binding, right_first) = operator.binding();
            if binding < binding_min {
                break;
            }
            self.operator_count += 1;
            if self.operator_count > OPERATOR_COUNT_MAX {
                let at = self.peek().at;
                return Err(self.fail(at, Problem::TooMany { limit: OPERATOR_COUNT_MAX, what: "operators" }));
            }
            self.advance();
            let right = self.expression(if right_first { binding } else { binding + 1 })?;
            let at = left.at;
            left = Expression {
                at,
                kind: Kind::Binary { operator, left: Box::new(left), right: Box::new(right) },
            };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, FormulaError> {
        let at = self.peek().at;
        let kind = match self.peek().kind.clone() {
            TokenKind::Name(name) => {
                self.advance();
                if self.peek().kind == TokenKind::Sign("(") {
                    self.advance();
                    Kind::Call { function: name, arguments: self.arguments()? }
                } else {
                    Kind::Name(name)
                }
            }
            TokenKind::Number(number) => {
                self.advance();
                Kind::Number(number)
            }
            TokenKind::Text(text) => {
                self.advance();
                Kind::Text(text)
            }
            TokenKind::Sign("(") => {
                self.advance();
                let inner = self.expression(0)?;
                self.take_sign(")", "\")\", or an operator such as \"+\"")?;
                Kind::Group(Box::new(inner))
            }
            TokenKind::Sign("-") => {
                self.advance();
                Kind::Negative(Box::new(self.expression(NEGATIVE_BINDING)?))
            }
            TokenKind::Sign("+") => {
                self.advance();
                return self.expression(NEGATIVE_BINDING);
            }
            TokenKind::Sign(_) | TokenKind::End => return Err(self.unexpected(OPERAND)),
        };
        Ok(Expression { at, kind })
    }

    fn arguments(&mut self) -> Result<Vec<Argument>, FormulaError> {
        let mut arguments = Vec::new();
        if self.peek().kind == TokenKind::Sign(")") {
            self.advance();
            return Ok(arguments);
        }
        loop {
            let value = self.expression(0)?;
            let named = self.peek().kind == TokenKind::Sign("=");
            arguments.push(match (named, value.kind) {
                (true, Kind::Name(name)) => {
                    self.advance();
                    Argument { name: Some(name), value: self.expression(0)? }
                }
                (_, kind) => Argument { name: None, value: Expression { at: value.at, kind } },
            });
            if self.peek().kind == TokenKind::Sign(",") {
                self.advance();
                continue;
            }
            self.take_sign(")", "\",\" or \")\"")?;
            return Ok(arguments);
        }
    }
}
