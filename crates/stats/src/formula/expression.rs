//! One expression of a formula, as a tree with places.

use std::fmt;

/// A part of a formula: a column, a number, a function of others.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// The character at which it starts.
    pub at: usize,
    /// What it is.
    pub kind: Kind,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A column.
    Name(String),
    /// A number as written.
    Number(f64),
    /// A text between quotes, for an option of a function.
    Text(String),
    /// A function of arguments.
    Call {
        /// Its name.
        function: String,
        /// What it is applied to, first, and its options.
        arguments: Vec<Argument>,
    },
    /// A minus before something.
    Negative(Box<Expression>),
    /// Two expressions with a sign between them.
    Binary {
        /// The sign.
        operator: Operator,
        /// What stands before it.
        left: Box<Expression>,
        /// What stands behind it.
        right: Box<Expression>,
    },
    /// Something between brackets.
    Group(Box<Expression>),
}

/// An argument of a function, with its name if it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// `degree` in `degree = 2`.
    pub name: Option<String>,
    /// What is given.
    pub value: Expression,
}

/// A sign between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `|`: columns that deviate by group, correlated.
    Bar,
    /// `||`: the same, not correlated.
    DoubleBar,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`: both and their interaction; inside a function, the product.
    Times,
    /// `/`: the second within the first; inside a function, the quotient.
    Over,
    /// `%in%`: the first within the second.
    In,
    /// `:`: the interaction alone.
    Colon,
    /// `^`: all interactions up to this many; inside a function, the power.
    Power,
}

impl Operator {
    /// The sign as it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Bar => "|",
            Operator::DoubleBar => "||",
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Over => "/",
            Operator::In => "%in%",
            Operator::Colon => ":",
            Operator::Power => "^",
        }
    }

    /// How tightly it binds, and whether the right side is taken first: the order R uses.
    pub(super) fn binding(self) -> (u8, bool) {
        match self {
            Operator::Bar | Operator::DoubleBar => (1, false),
            Operator::Plus | Operator::Minus => (2, false),
            Operator::Times | Operator::Over => (3, false),
            Operator::In => (4, false),
            Operator::Colon => (5, false),
            Operator::Power => (7, true),
        }
    }
}

/// A minus before something binds more tightly than `:` and less than `^`.
pub(super) const NEGATIVE_BINDING: u8 = 6;

impl Expression {
    /// What stands inside brackets, if this is between brackets.
    pub fn ungrouped(&self) -> &Expression {
        let mut inner = self;
        while let Kind::Group(within) = &inner.kind {
            inner = within;
        }
        inner
    }

    /// Every column that is named, with its place, in the order of writing.
    pub fn columns(&self) -> Vec<(&str, usize)> {
        match &self.kind {
            Kind::Name(name) => vec![(name.as_str(), self.at)],
            Kind::Number(_) | Kind::Text(_) => Vec::new(),
            Kind::Call { function, arguments } => {
                // An option such as `base = 2` or `C(x, sum)` names no column; `cbind(successes, failures)` has two.
                let count = if function == "cbind" { 2 } else { 1 };
                arguments.iter().take(count).flat_map(|argument| argument.value.columns()).collect()
            }
            Kind::Negative(inner) | Kind::Group(inner) => inner.columns(),
            Kind::Binary { left, right, .. } => {
                let mut columns = left.columns();
                columns.extend(right.columns());
                columns
            }
        }
    }
}

/// Writes an expression as R writes it back: this is the name of its column.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Name(name) => f.write_str(name),
            Kind::Number(number) => write!(f, "{number}"),
            Kind::Text(text) => write!(f, "{text:?}"),
            Kind::Call { function, arguments } => {
                write!(f, "{function}(")?;
                for (index, argument) in arguments.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    if let Some(name) = &argument.name {
                        write!(f, "{name} = ")?;
                    }
                    write!(f, "{}", argument.value)?;
                }
                f.write_str(")")
            }
            Kind::Negative(inner) => write!(f, "-{inner}"),
            Kind::Group(inner) => write!(f, "({inner})"),
            Kind::Binary { operator, left, right } => match operator {
                Operator::Over | Operator::Colon | Operator::Power => {
                    write!(f, "{left}{}{right}", operator.sign())
                }
                Operator::Bar
                | Operator::DoubleBar
                | Operator::Plus
                | Operator::Minus
                | Operator::Times
                | Operator::In => write!(f, "{left} {} {right}", operator.sign()),
            },
        }
    }
}
