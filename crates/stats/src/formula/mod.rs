//! The language in which people of the field write a model: `distress ~ time * arm + (1 + time | patient)`.
//!
//! Read here once and checked; [`crate::mixed`] makes columns of it. The page docs/methods/mixed-models.md tells what is done with it; docs/commands.md lists what it
//! knows.

pub mod contrast;
pub mod derived;
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
use std::collections::BTreeSet;
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

    /// Every column the formula names, once.
    pub fn columns(&self) -> BTreeSet<&str> {
        self.named().into_iter().map(|(name, _)| name).collect()
    }

    /// The columns that only name groups: a number in them is a name.
    pub fn grouping_columns(&self) -> BTreeSet<&str> {
        let groupings = self.random.iter().flat_map(|term| &term.grouping.factors);
        let named: BTreeSet<&str> = groupings.flat_map(Expression::columns).map(|(name, _)| name).collect();
        let measured: BTreeSet<&str> = self.measured().into_iter().map(|(name, _)| name).collect();
        &named - &measured
    }

    /// The columns that explain: those of the fixed part, of what deviates between groups, and of offsets.
    ///
    /// What a row needs to get a value from a fit.
    /// # Example
    /// ```
    /// use verbond_stats::formula::Formula;
    ///
    /// let formula = Formula::read("distress ~ log(time) + arm + (1 + bond | patient)")?;
    /// assert_eq!(Vec::from_iter(formula.explaining_columns()), ["arm", "bond", "time"]);
    /// # Ok::<(), verbond_stats::formula::error::FormulaError>(())
    /// ```
    pub fn explaining_columns(&self) -> BTreeSet<&str> {
        self.explaining().flat_map(Expression::columns).map(|(name, _)| name).collect()
    }

    /// Finds a name that no column has, before a table is read for it.
    ///
    /// # Errors
    /// [`error::Problem::UnknownColumn`] at the first such name, with the known name that looks most like it.
    /// # Example
    /// ```
    /// use verbond_stats::formula::Formula;
    ///
    /// let formula = Formula::read("distres ~ time + (1 | patient)")?;
    /// let error = formula.expect_columns(["distress", "time", "patient"]).unwrap_err();
    /// assert!(error.to_string().ends_with("did you mean \"distress\"?"));
    /// # Ok::<(), verbond_stats::formula::error::FormulaError>(())
    /// ```
    pub fn expect_columns<'n>(&self, known: impl IntoIterator<Item = &'n str>) -> Result<(), FormulaError> {
        let known: BTreeSet<&str> = known.into_iter().collect();
        let Some((name, at)) = self.named().into_iter().find(|(name, _)| !known.contains(name)) else {
            return Ok(());
        };
        let nearest = nearest::nearest(name, known.into_iter());
        let problem = error::Problem::UnknownColumn { name: name.to_owned(), nearest };
        Err(FormulaError { formula: self.text.clone(), at, problem })
    }

    /// What explains.
    fn explaining(&self) -> impl Iterator<Item = &Expression> {
        let random = self.random.iter().flat_map(|term| &term.terms.variables);
        self.fixed.variables.iter().chain(&self.offsets).chain(random)
    }

    /// Names in what is explained and in what explains, with their places.
    fn measured(&self) -> Vec<(&str, usize)> {
        std::iter::once(&self.response).chain(self.explaining()).flat_map(Expression::columns).collect()
    }

    fn named(&self) -> Vec<(&str, usize)> {
        let groupings = self.random.iter().flat_map(|term| &term.grouping.factors);
        let mut named = self.measured();
        named.extend(groupings.flat_map(Expression::columns));
        named.sort_by_key(|(_, at)| *at);
        named
    }

    /// The grouping of each random term, in the order of writing.
    pub fn groupings(&self) -> Vec<&str> {
        self.random.iter().map(|term| term.grouping.name.as_str()).collect()
    }
}

/// The known name that looks most like `name`, if one does: for a sentence that asks *did you mean …?*
pub fn nearest_name<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    nearest::nearest(name, known)
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
