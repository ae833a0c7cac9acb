//! The language in which people of the field write a model: `distress ~ time * arm + (1 + time | patient)`.
//!
//! Read here once and checked; [`crate::mixed`] makes columns of it. The page docs/methods/mixed-formula.md lists what it
//! knows.

pub mod contrast;
pub mod error;
pub mod expression;
pub(crate) mod matrix;
pub(crate) mod nearest;
mod numeric;
mod parse;
mod polynomial;
pub(crate) mod random;
mod scan;
pub mod terms;
#[cfg(test)]
mod tests;
pub(crate) mod variable;

use error::FormulaError;
use expression::Expression;
use random::RandomTerm;
use std::fmt;
use terms::{Expansion, Terms};

/// A formula that has been read: what is explained, by what, and which groups deviate in what.
///
/// `response ~ fixed + (columns | grouping)`. The right side may hold `+`, `:`, `*`, `/`, `^`, `%in%`, `-`, `0` and `1`,
/// functions of columns, `offset(…)`, and random terms between brackets with `|` (correlated) or `||` (not correlated).
///
/// # Source
/// [WilkinsonRogers1973] for the operators; [Bates2015] for random terms.
/// # Example
/// ```
/// use verbond_stats::formula::Formula;
///
/// let formula = Formula::read("distress ~ time * arm + (1 + time | patient) + (1 | trainer/group)")?;
/// assert_eq!(formula.fixed_terms(), ["time", "arm", "time:arm"]);
/// assert_eq!(formula.groupings(), ["patient", "group:trainer", "trainer"]);
///
/// let wrong = Formula::read("distress ~ time + arm +").unwrap_err();
/// assert_eq!(wrong.at, 23);
/// # Ok::<(), verbond_stats::formula::error::FormulaError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    pub(crate) text: String,
    pub(crate) response: Expression,
    pub(crate) fixed: Terms,
    pub(crate) offsets: Vec<Expression>,
    pub(crate) random: Vec<RandomTerm>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// [`FormulaError`], with the character and what was expected there.
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        let sides = parse::parse(text)?;
        let mut fixed = Expansion::new(text);
        let random = random::split(text, &sides.explained_by, &mut fixed)?;
        let (fixed, offsets) = fixed.finish();
        Ok(Self { text: text.to_owned(), response: sides.response, fixed, offsets, random })
    }

    /// What is explained, as it is written back.
    pub fn response(&self) -> String {
        self.response.to_string()
    }

    /// The fixed terms without the intercept, lower degrees first.
    pub fn fixed_terms(&self) -> Vec<String> {
        self.fixed.names()
    }

    /// The grouping of each random term, in the order of writing.
    pub fn groupings(&self) -> Vec<&str> {
        self.random.iter().map(|term| term.grouping.name.as_str()).collect()
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
