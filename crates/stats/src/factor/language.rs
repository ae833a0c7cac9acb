//! Lavaan's model language, as far as measurement models need it.
//!
//! ```text
//! bond =~ b1 + b2 + b3        # bond is measured by b1, b2 and b3
//! goal =~ 1*g1 + a*g2 + NA*g3 # fixed to 1, named a (equal wherever a stands), free
//! alliance =~ bond + goal     # a factor of factors
//! b1 ~~ g1                    # residuals that go together; ~~ 0* for those that must not
//! goal ~ bond                 # one factor depends on another
//! b1 ~ 1                      # an intercept
//! bond =~ c(a, b)*b2          # a name or value for each group
//! ```

use std::fmt;

/// What a line of a model says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// `=~`, a factor is measured by a variable.
    MeasuredBy,
    /// `~~`, two go together; with itself, a variance.
    GoesWith,
    /// `~`, one depends on another.
    DependsOn,
    /// `~ 1`, an intercept.
    Intercept,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MeasuredBy => "=~",
            Self::GoesWith => "~~",
            Self::DependsOn => "~",
            Self::Intercept => "~1",
        })
    }
}

/// What stands before a `*`.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A number: not estimated.
    Fixed(f64),
    /// A name: the same value wherever the name stands.
    Named(String),
    /// `NA`: estimated, also where it would have been fixed.
    Free,
}

/// One relation of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// On the left.
    pub left: String,
    /// What is said.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
    /// What stands before the `*`: nothing, one setting for all groups, or one for each.
    pub settings: Vec<Setting>,
    /// The character at which the right side stands, counted from 0.
    pub at: usize,
}

/// A model text that cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("read model at character {}: {problem}", .at + 1)]
pub struct ModelError {
    /// The text.
    pub text: String,
    /// The character it is about, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at one character of a model text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// Something else should stand here.
    #[error("found {found}, expected {expected}")]
    Unexpected {
        /// What stands there, between quotes, or *the end of the line*.
        found: String,
        /// What could stand there.
        expected: &'static str,
    },
    /// Part of the language that measurement models do not need.
    #[error("{0:?} is not part of the language here; use =~, ~~, ~ and ~ 1")]
    NotSpoken(String),
    /// Two lines say something about the same.
    #[error("this was said before")]
    SaidTwice,
    /// A model without a factor.
    #[error("the model has no factor; write one as: factor =~ item1 + item2 + item3")]
    NoFactor,
    /// A variable that no factor is measured by.
    #[error("{0:?} is no factor and measures none; only factors may depend on factors")]
    NotMeasured(String),
    /// A factor among its own indicators, also by way of others.
    #[error("{0:?} depends on itself")]
    Circle(String),
}

impl ModelError {
    /// The line it is about, with a mark under the character.
    ///
    /// # Example
    /// ```
    /// use verbond_stats::factor::language::read;
    ///
    /// let error = read("bond =~ b1 + + b2").unwrap_err();
    /// assert_eq!(error.pointer(), "bond =~ b1 + + b2\n             ^");
    /// ```
    pub fn pointer(&self) -> String {
        let before: Vec<char> = self.text.chars().take(self.at).collect();
        let start = before.iter().rposition(|letter| *letter == '\n').map_or(0, |at| at + 1);
        let line: String = self.text.chars().skip(start).take_while(|letter| *letter != '\n').collect();
        format!("{line}\n{}^", " ".repeat(self.at - start))
    }
}

/// Reads a model text into its relations, in the order written.
///
/// # Errors
/// [`ModelError`] with the character and what could stand there.
/// # Source
/// [Rosseel2012]
/// # Example
/// ```
/// use verbond_stats::factor::language::{Relation, read};
///
/// let statements = read("bond =~ b1 + b2; b1 ~~ b2")?;
/// assert_eq!(statements.len(), 3);
/// assert_eq!(statements[2].relation, Relation::GoesWith);
/// # Ok::<(), verbond_stats::factor::language::ModelError>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Statement>, ModelError> {
    let mut reader = Reader { text, tokens: scan(text)?, at: 0 };
    let mut statements: Vec<Statement> = Vec::new();
    while let Some(token) = reader.peek() {
        if token.word == "\n" {
            reader.at += 1;
            continue;
        }
        for statement in reader.line()? {
            let is_same = |known: &Statement| {
                let same_way = known.left == statement.left && known.right == statement.right;
                let turned = known.left == statement.right && known.right == statement.left;
                known.relation == statement.relation
                    && (same_way || (turned && statement.relation == Relation::GoesWith))
            };
            if statements.iter().any(is_same) {
                return Err(reader.wrong(statement.at, Problem::SaidTwice));
            }
            statements.push(statement);
        }
    }
    if !statements.iter().any(|statement| statement.relation == Relation::MeasuredBy) {
        return Err(reader.wrong(text.chars().count(), Problem::NoFactor));
    }
    Ok(statements)
}

/// A word, an operator or the end of a line, with its place.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    at: usize,
    word: String,
}

const OPERATORS: [&str; 12] = ["=~", "~~", ":=", "==", "~", "+", "*", "(", ")", ",", "<", ">"];

fn scan(text: &str) -> Result<Vec<Token>, ModelError> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let start = at;
        if letter == '#' || letter == '!' {
            while at < letters.len() && letters[at] != '\n' {
                at += 1;
            }
            continue;
        }
        if letter == '\n' || letter == ';' {
            tokens.push(Token { at, word: "\n".to_owned() });
            at += 1;
        } else if letter.is_whitespace() {
            at += 1;
        } else if letter.is_alphanumeric()
            || "._".contains(letter)
            || (letter == '-' && follows_operator(&tokens))
        {
            at += 1;
            while at < letters.len() && is_part_of_word(&letters, start, at) {
                at += 1;
            }
            tokens.push(Token { at: start, word: letters[start..at].iter().collect() });
        } else {
            let rest: String = letters[at..letters.len().min(at + 2)].iter().collect();
            let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator)) else {
                let problem = Problem::NotSpoken(letter.to_string());
                return Err(ModelError { text: text.to_owned(), at, problem });
            };
            tokens.push(Token { at, word: (*operator).to_owned() });
            at += operator.len();
        }
    }
    Ok(tokens)
}

/// A minus is the sign of a number only where a number may stand.
fn follows_operator(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| ["=~", "~~", "~", "+", "(", ","].contains(&token.word.as_str()))
}

fn is_part_of_word(letters: &[char], start: usize, at: usize) -> bool {
    let letter = letters[at];
    let starts_number = letters[start].is_ascii_digit() || letters[start] == '-' || letters[start] == '.';
    let is_exponent_sign = starts_number && "+-".contains(letter) && "eE".contains(letters[at - 1]);
    letter.is_alphanumeric() || "._".contains(letter) || is_exponent_sign
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn wrong(&self, at: usize, problem: Problem) -> ModelError {
        ModelError { text: self.text.to_owned(), at, problem }
    }

    fn unexpected(&self, expected: &'static str) -> ModelError {
        let end = self.text.chars().count();
        let (at, found) = match self.peek() {
            Some(token) if token.word == "\n" => (token.at, "the end of the line".to_owned()),
            Some(token) => (token.at, format!("{:?}", token.word)),
            None => (end, "the end".to_owned()),
        };
        self.wrong(at, Problem::Unexpected { found, expected })
    }

    /// Takes the next token if it is this one.
    fn takes(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.word == word);
        self.at += usize::from(found);
        found
    }

    /// Line ends where the line cannot be over.
    fn skip_line_ends(&mut self) {
        while self.takes("\n") {}
    }

    fn name(&mut self, expected: &'static str) -> Result<Token, ModelError> {
        match self.peek() {
            Some(token) if is_name(&token.word) => {
                self.at += 1;
                Ok(self.tokens[self.at - 1].clone())
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    /// One line: names, an operator and terms.
    fn line(&mut self) -> Result<Vec<Statement>, ModelError> {
        let mut lefts = vec![self.name("a factor or a variable")?];
        while self.takes("+") {
            lefts.push(self.name("a factor or a variable")?);
        }
        let relation = match self.peek().map(|token| token.word.as_str()) {
            Some("=~") => Relation::MeasuredBy,
            Some("~~") => Relation::GoesWith,
            Some("~") => Relation::DependsOn,
            Some(word @ (":=" | "==" | "<" | ">")) => {
                let problem = Problem::NotSpoken(word.to_owned());
                return Err(self.wrong(self.tokens[self.at].at, problem));
            }
            _ => return Err(self.unexpected("=~, ~~ or ~")),
        };
        self.at += 1;
        let mut statements = Vec::new();
        loop {
            self.skip_line_ends();
            let (settings, right) = self.term(relation)?;
            for left in &lefts {
                let (relation, right_name) = match right.word.as_str() {
                    "1" => (Relation::Intercept, String::new()),
                    name => (relation, name.to_owned()),
                };
                statements.push(Statement {
                    left: left.word.clone(),
                    relation,
                    right: right_name,
                    settings: settings.clone(),
                    at: right.at,
                });
            }
            if !self.goes_on() {
                return Ok(statements);
            }
        }
    }

    /// Whether a `+` follows, perhaps at the start of the next line.
    fn goes_on(&mut self) -> bool {
        let before = self.at;
        self.skip_line_ends();
        if self.takes("+") {
            return true;
        }
        self.at = before;
        false
    }

    /// `setting * name`, or a name alone.
    fn term(&mut self, relation: Relation) -> Result<(Vec<Setting>, Token), ModelError> {
        const EXPECTED: &str = "a variable, a factor, or a value or name with * behind it";
        let is_call = self.peek().is_some_and(|token| token.word == "c")
            && self.tokens.get(self.at + 1).is_some_and(|token| token.word == "(");
        let settings = if is_call {
            self.at += 2;
            let mut settings = vec![self.setting()?];
            while self.takes(",") {
                settings.push(self.setting()?);
            }
            if !self.takes(")") {
                return Err(self.unexpected("a comma or )"));
            }
            settings
        } else if self.tokens.get(self.at + 1).is_some_and(|token| token.word == "*") {
            vec![self.setting()?]
        } else {
            Vec::new()
        };
        if !settings.is_empty() && !self.takes("*") {
            return Err(self.unexpected("*"));
        }
        if relation == Relation::DependsOn && self.peek().is_some_and(|token| token.word == "1") {
            self.at += 1;
            return Ok((settings, self.tokens[self.at - 1].clone()));
        }
        Ok((settings, self.name(EXPECTED)?))
    }

    fn setting(&mut self) -> Result<Setting, ModelError> {
        const EXPECTED: &str = "a number, NA or a name";
        let Some(token) = self.peek().cloned() else { return Err(self.unexpected(EXPECTED)) };
        let setting = if token.word == "NA" {
            Setting::Free
        } else if is_name(&token.word) {
            Setting::Named(token.word)
        } else {
            match token.word.parse::<f64>() {
                Ok(value) if value.is_finite() => Setting::Fixed(value),
                _ => return Err(self.unexpected(EXPECTED)),
            }
        };
        self.at += 1;
        Ok(setting)
    }
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    first.is_some_and(|first| {
        first.is_alphabetic()
            || first == '_'
            || (first == '.' && letters.next().is_none_or(|second| !second.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests;
