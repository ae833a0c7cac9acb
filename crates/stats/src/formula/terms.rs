//! The operators of a formula, worked out into a list of terms.

use super::error::{FormulaError, Problem};
use super::expression::{Expression, Kind, Operator};
use std::collections::BTreeSet;

/// More terms than any table of a study could carry.
const TERM_COUNT_MAX: usize = 5_000;

/// Pairs of terms that one operator may combine. Many pairs can make few terms, so that counting terms alone would let a short formula
/// take minutes.
const PAIR_COUNT_MAX: usize = 250_000;

/// What stands on the right of a formula, worked out: the intercept, and terms in the order of their degree.
///
/// # Source
/// [WilkinsonRogers1973]
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Whether there is a column of ones.
    pub(crate) intercept: Intercept,
    /// The columns and functions of columns, in the order in which they are first written.
    pub(crate) variables: Vec<Expression>,
    /// Each term as places in `variables`, ascending; lower degrees first.
    pub(crate) terms: Vec<Vec<usize>>,
}

/// Whether there is a column of ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intercept {
    /// There is.
    Present,
    /// It was taken out with `0` or `-1`.
    Absent,
}

impl Terms {
    /// The name of a term: its variables with `:` between them.
    pub fn name(&self, term: &[usize]) -> String {
        let names: Vec<String> = term.iter().map(|variable| self.variables[*variable].to_string()).collect();
        names.join(":")
    }

    /// The names of all terms, in order.
    pub fn names(&self) -> Vec<String> {
        self.terms.iter().map(|term| self.name(term)).collect()
    }
}

/// Works out one side of a formula. `offset(…)` is put aside: it is no term.
pub(super) struct Expansion<'t> {
    text: &'t str,
    intercept: Intercept,
    variables: Vec<(String, Expression)>,
    terms: Vec<Vec<usize>>,
    pub offsets: Vec<Expression>,
}

impl<'t> Expansion<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            intercept: Intercept::Present,
            variables: Vec::new(),
            terms: Vec::new(),
            offsets: Vec::new(),
        }
    }

    /// Adds what an expression stands for.
    pub fn add(&mut self, expression: &Expression) -> Result<(), FormulaError> {
        let more = self.expand(expression, Intercept::Present)?;
        let known = std::mem::take(&mut self.terms);
        self.terms = self.union(known, more, expression.at)?;
        Ok(())
    }

    /// Takes out what an expression stands for.
    pub fn remove(&mut self, expression: &Expression) -> Result<(), FormulaError> {
        let fewer = self.expand(expression, Intercept::Absent)?;
        self.terms.retain(|term| !fewer.contains(term));
        Ok(())
    }

    /// The terms, lower degrees first, with only the variables they use.
    pub fn finish(self) -> (Terms, Vec<Expression>) {
        let mut terms = self.terms;
        terms.sort_by_key(Vec::len);
        let mut used: Vec<usize> = terms.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        for variable in terms.iter_mut().flatten() {
            *variable = used.partition_point(|known| *known < *variable);
        }
        let mut variables = self.variables;
        let mut place = 0;
        variables.retain(|_| {
            place += 1;
            used.binary_search(&(place - 1)).is_ok()
        });
        let variables = variables.into_iter().map(|(_, expression)| expression).collect();
        (Terms { intercept: self.intercept, variables, terms }, self.offsets)
    }

    fn fail(&self, at: usize, problem: Problem) -> FormulaError {
        FormulaError { formula: self.text.to_owned(), at, problem }
    }

    fn unexpected(&self, at: usize, found: String, expected: &'static str) -> FormulaError {
        self.fail(at, Problem::Unexpected { found, expected })
    }

    /// The terms of an expression. `one` says what a `1` in it does to the intercept; behind a minus, the opposite.
    fn expand(&mut self, expression: &Expression, one: Intercept) -> Result<Vec<Vec<usize>>, FormulaError> {
        let at = expression.at;
        match &expression.kind {
            Kind::Group(inner) => self.expand(inner, one),
            Kind::Number(number) if *number == 1.0 => {
                self.intercept = one;
                Ok(Vec::new())
            }
            Kind::Number(number) if *number == 0.0 => {
                self.intercept = opposite(one);
                Ok(Vec::new())
            }
            Kind::Number(number) => {
                let expected = "a column, a function, 0 or 1 (arithmetic stands inside I(…))";
                Err(self.unexpected(at, format!("\"{number}\""), expected))
            }
            Kind::Text(text) => {
                Err(self.unexpected(at, format!("{text:?}"), "a column (backticks quote a name)"))
            }
            Kind::Call { function, arguments } if function == "offset" => match arguments.as_slice() {
                [argument] if argument.name.is_none() => {
                    self.offsets.push(argument.value.clone());
                    Ok(Vec::new())
                }
                _ => {
                    let expected = "one column or expression";
                    Err(self.fail(at, Problem::Argument { function: function.clone(), expected }))
                }
            },
            Kind::Name(_) | Kind::Call { .. } => Ok(vec![vec![self.variable(expression)]]),
            Kind::Negative(inner) => {
                self.expand(inner, opposite(one))?;
                Ok(Vec::new())
            }
            Kind::Binary { operator, left, right } => self.combine(*operator, left, right, one, at),
        }
    }

    fn combine(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        one: Intercept,
        at: usize,
    ) -> Result<Vec<Vec<usize>>, FormulaError> {
        if matches!(operator, Operator::Bar | Operator::DoubleBar) {
            let found = format!("{:?}", operator.sign());
            return Err(self.unexpected(at, found, "a random term between brackets, added with \"+\""));
        }
        let first = self.expand(left, one)?;
        if operator == Operator::Power {
            return self.power(first, right, at);
        }
        let second = self.expand(right, if operator == Operator::Minus { opposite(one) } else { one })?;
        match operator {
            Operator::Plus => self.union(first, second, at),
            Operator::Minus => Ok(first.into_iter().filter(|term| !second.contains(term)).collect()),
            Operator::Times => {
                let products = self.products(&first, &second, at)?;
                let both = self.union(first, second, at)?;
                self.union(both, products, at)
            }
            Operator::Colon => self.products(&first, &second, at),
            Operator::Over => {
                let whole = merged(&first);
                let nested = self.products(&[whole], &second, at)?;
                self.union(first, nested, at)
            }
            Operator::In => {
                let whole = merged(&second);
                self.products(&first, &[whole], at)
            }
            Operator::Power | Operator::Bar | Operator::DoubleBar => {
                unreachable!("powers and bars are handled before their right side is worked out")
            }
        }
    }

    fn power(
        &mut self,
        terms: Vec<Vec<usize>>,
        exponent: &Expression,
        at: usize,
    ) -> Result<Vec<Vec<usize>>, FormulaError> {
        let Kind::Number(times) = exponent.ungrouped().kind else {
            return Err(self.unexpected(exponent.at, format!("\"{exponent}\""), "a whole number, 1 to 9"));
        };
        if !(1.0..=9.0).contains(&times) || times.fract() != 0.0 {
            return Err(self.unexpected(exponent.at, format!("\"{times}\""), "a whole number, 1 to 9"));
        }
        let mut all = terms.clone();
        let mut degree = 1.0;
        while degree < times {
            let products = self.products(&all, &terms, at)?;
            all = self.union(all, products, at)?;
            degree += 1.0;
        }
        Ok(all)
    }

    fn variable(&mut self, expression: &Expression) -> usize {
        let name = expression.to_string();
        if let Some(known) = self.variables.iter().position(|(known, _)| *known == name) {
            return known;
        }
        self.variables.push((name, expression.clone()));
        self.variables.len() - 1
    }

    fn union(
        &self,
        mut first: Vec<Vec<usize>>,
        second: Vec<Vec<usize>>,
        at: usize,
    ) -> Result<Vec<Vec<usize>>, FormulaError> {
        let mut known: BTreeSet<Vec<usize>> = first.iter().cloned().collect();
        first.extend(second.into_iter().filter(|term| known.insert(term.clone())));
        self.within_limit(first, at)
    }

    fn products(
        &self,
        first: &[Vec<usize>],
        second: &[Vec<usize>],
        at: usize,
    ) -> Result<Vec<Vec<usize>>, FormulaError> {
        if first.len() * second.len() > PAIR_COUNT_MAX {
            return Err(self.fail(at, Problem::TooMany { limit: TERM_COUNT_MAX, what: "terms" }));
        }
        let (mut products, mut known) = (Vec::new(), BTreeSet::new());
        for left in first {
            for right in second {
                let product = merged(&[left.clone(), right.clone()]);
                if known.insert(product.clone()) {
                    products.push(product);
                }
            }
            products = self.within_limit(products, at)?;
        }
        Ok(products)
    }

    fn within_limit(&self, terms: Vec<Vec<usize>>, at: usize) -> Result<Vec<Vec<usize>>, FormulaError> {
        if terms.len() > TERM_COUNT_MAX {
            return Err(self.fail(at, Problem::TooMany { limit: TERM_COUNT_MAX, what: "terms" }));
        }
        Ok(terms)
    }
}

fn opposite(intercept: Intercept) -> Intercept {
    match intercept {
        Intercept::Present => Intercept::Absent,
        Intercept::Absent => Intercept::Present,
    }
}

/// All variables of all terms in one, each once.
fn merged(terms: &[Vec<usize>]) -> Vec<usize> {
    let mut whole: Vec<usize> = terms.iter().flatten().copied().collect();
    whole.sort_unstable();
    whole.dedup();
    whole
}
