//! Random terms: what stands left and right of a bar.

use super::error::{FormulaError, Problem};
use super::expression::{Expression, Kind, Operator};
use super::terms::{Expansion, Intercept, Terms};

/// More groupings than any study has: enough for people, and few enough that none of them is combined for hours.
const GROUPING_COUNT_MAX: usize = 100;

/// Columns that deviate by group, correlated with each other: `(1 + time | patient)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RandomTerm {
    /// The character at which it starts.
    pub at: usize,
    /// The columns that deviate.
    pub terms: Terms,
    /// The groups.
    pub grouping: Grouping,
}

/// What makes the groups: the combinations of one or more factors.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grouping {
    /// `group:trainer`, the finest factor first where one is nested in the other.
    pub name: String,
    /// The factors in the order of the name.
    pub factors: Vec<Expression>,
}

/// Takes a formula's right side apart: what is fixed goes to `fixed`, what stands round a bar is given back.
pub(super) fn split(
    text: &str,
    expression: &Expression,
    fixed: &mut Expansion<'_>,
) -> Result<Vec<RandomTerm>, FormulaError> {
    match &expression.kind {
        Kind::Binary { operator: Operator::Plus, left, right } => {
            let mut random = split(text, left, fixed)?;
            random.extend(split(text, right, fixed)?);
            Ok(random)
        }
        Kind::Binary { operator: Operator::Minus, left, right } => {
            let random = split(text, left, fixed)?;
            fixed.remove(right)?;
            Ok(random)
        }
        Kind::Negative(inner) => {
            fixed.remove(inner)?;
            Ok(Vec::new())
        }
        Kind::Group(inner) => match &inner.ungrouped().kind {
            Kind::Binary { operator: Operator::Bar, left, right } => {
                let terms = columns(text, left)?;
                random_terms(text, expression.at, &[terms], right)
            }
            Kind::Binary { operator: Operator::DoubleBar, left, right } => {
                let terms = columns(text, left)?;
                random_terms(text, expression.at, &uncorrelated(&terms), right)
            }
            Kind::Binary { operator: Operator::Plus | Operator::Minus, .. } if has_bar(inner) => {
                split(text, inner, fixed)
            }
            _ => fixed.add(expression).map(|()| Vec::new()),
        },
        _ => fixed.add(expression).map(|()| Vec::new()),
    }
}

fn has_bar(expression: &Expression) -> bool {
    match &expression.kind {
        Kind::Binary { operator: Operator::Bar | Operator::DoubleBar, .. } => true,
        Kind::Binary { left, right, .. } => has_bar(left) || has_bar(right),
        Kind::Group(inner) | Kind::Negative(inner) => has_bar(inner),
        Kind::Name(_) | Kind::Number(_) | Kind::Text(_) | Kind::Call { .. } => false,
    }
}

fn columns(text: &str, left: &Expression) -> Result<Terms, FormulaError> {
    let mut expansion = Expansion::new(text);
    expansion.add(left)?;
    let (terms, offsets) = expansion.finish();
    if let Some(offset) = offsets.first() {
        let problem = Problem::Unexpected {
            found: "\"offset\"".to_owned(),
            expected: "columns that deviate by group (an offset stands outside)",
        };
        return Err(FormulaError { formula: text.to_owned(), at: offset.at, problem });
    }
    if terms.terms.is_empty() && terms.intercept == Intercept::Absent {
        let problem =
            Problem::Unexpected { found: format!("\"{left}\""), expected: "1 or a column left of the bar" };
        return Err(FormulaError { formula: text.to_owned(), at: left.at, problem });
    }
    Ok(terms)
}

/// One term each for the intercept and for every term, so that nothing correlates between them.
///
/// The columns of one factor stay together and correlated, as in lme4.
fn uncorrelated(terms: &Terms) -> Vec<Terms> {
    let mut alone = Vec::new();
    if terms.intercept == Intercept::Present {
        alone.push(Terms { intercept: Intercept::Present, variables: Vec::new(), terms: Vec::new() });
    }
    for term in &terms.terms {
        let variables = term.iter().map(|variable| terms.variables[*variable].clone()).collect();
        let own = (0..term.len()).collect();
        alone.push(Terms { intercept: Intercept::Absent, variables, terms: vec![own] });
    }
    alone
}

fn random_terms(
    text: &str,
    at: usize,
    terms: &[Terms],
    right: &Expression,
) -> Result<Vec<RandomTerm>, FormulaError> {
    let groupings = groupings(text, right)?;
    let term = |terms: &Terms, grouping: &Grouping| RandomTerm {
        at,
        terms: terms.clone(),
        grouping: grouping.clone(),
    };
    Ok(groupings.iter().flat_map(|grouping| terms.iter().map(move |terms| term(terms, grouping))).collect())
}

/// The groupings right of a bar, the finest first: `trainer/group` makes `group:trainer` and `trainer`.
fn groupings(text: &str, expression: &Expression) -> Result<Vec<Grouping>, FormulaError> {
    let found = combined(text, expression)?;
    if found.len() > GROUPING_COUNT_MAX {
        let problem = Problem::TooMany { limit: GROUPING_COUNT_MAX, what: "groupings" };
        return Err(FormulaError { formula: text.to_owned(), at: expression.at, problem });
    }
    Ok(found)
}

fn combined(text: &str, expression: &Expression) -> Result<Vec<Grouping>, FormulaError> {
    match &expression.kind {
        Kind::Group(inner) => groupings(text, inner),
        Kind::Name(_) => {
            Ok(vec![Grouping { name: expression.to_string(), factors: vec![expression.clone()] }])
        }
        Kind::Call { .. } => {
            Ok(vec![Grouping { name: expression.to_string(), factors: vec![expression.clone()] }])
        }
        Kind::Binary { operator: Operator::Colon, left, right } => {
            Ok(crossed(&groupings(text, left)?, &groupings(text, right)?))
        }
        Kind::Binary { operator: Operator::Over, left, right } => {
            let (outer, inner) = (groupings(text, left)?, groupings(text, right)?);
            let finest: Vec<Grouping> = outer.first().cloned().into_iter().collect();
            let mut all = crossed(&inner, &finest);
            all.extend(outer);
            Ok(all)
        }
        Kind::Binary { operator: Operator::Times, left, right } => {
            let (first, second) = (groupings(text, left)?, groupings(text, right)?);
            let mut all = crossed(&first, &second);
            all.extend(first);
            all.extend(second);
            Ok(all)
        }
        Kind::Binary { operator: Operator::Plus, left, right } => {
            let mut all = groupings(text, left)?;
            all.extend(groupings(text, right)?);
            Ok(all)
        }
        Kind::Binary { .. } | Kind::Number(_) | Kind::Text(_) | Kind::Negative(_) => Err(FormulaError {
            formula: text.to_owned(),
            at: expression.at,
            problem: Problem::Unexpected {
                found: format!("\"{expression}\""),
                expected: "a grouping column right of the bar, also as a:b or a/b",
            },
        }),
    }
}

fn crossed(first: &[Grouping], second: &[Grouping]) -> Vec<Grouping> {
    let pair = |a: &Grouping, b: &Grouping| Grouping {
        name: format!("{}:{}", a.name, b.name),
        factors: a.factors.iter().chain(&b.factors).cloned().collect(),
    };
    first.iter().flat_map(|a| second.iter().map(move |b| pair(a, b))).collect()
}
