//! The groups that coefficients deviate by.

use crate::formula::error::{FormulaError, Problem};
use crate::formula::expression::{Expression, Kind};
use crate::formula::nearest::nearest;
use crate::formula::random;
use crate::table::factor::{Factor, MISSING};
use crate::table::levels::Levels;
use crate::table::{Column, Table};
use std::sync::Arc;

/// A grouping with its levels and the level of each row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grouping {
    pub name: String,
    pub levels: Levels,
    pub codes: Arc<Vec<u32>>,
    /// The columns it is made of, to find the group of a new row.
    pub source: random::Grouping,
}

impl Grouping {
    /// The level of each row of a table; a grouping of several columns has the combinations that occur.
    pub fn factor(source: &random::Grouping, text: &str, table: &Table) -> Result<Factor, FormulaError> {
        let mut whole: Option<Factor> = None;
        for expression in &source.factors {
            let factor = single(expression, text, table)?;
            whole = Some(match whole {
                None => factor,
                Some(whole) => whole.crossed_with(&factor),
            });
        }
        Ok(whole.expect("a grouping has at least one column"))
    }

    /// The code of a level.
    pub fn code_of(&self, level: &str) -> Option<u32> {
        let place = self.levels.texts().iter().position(|known| known == level)?;
        Some(u32::try_from(place).expect("codes are u32"))
    }

    /// The grouping over the rows that are used, without levels nobody has.
    pub fn over(source: &random::Grouping, factor: Factor) -> Self {
        let factor = factor.without_empty_levels();
        debug_assert!(!factor.codes().contains(&MISSING), "rows without a group are not used");
        let (levels, codes) = factor.into_parts();
        Self { name: source.name.clone(), levels, codes, source: source.clone() }
    }
}

fn single(expression: &Expression, text: &str, table: &Table) -> Result<Factor, FormulaError> {
    let fail = |problem| FormulaError { formula: text.to_owned(), at: expression.at, problem };
    let name = match &expression.kind {
        Kind::Name(name) => name,
        Kind::Call { function, arguments } if function == "factor" => match arguments.as_slice() {
            [argument] => match &argument.value.kind {
                Kind::Name(name) => name,
                _ => return Err(fail(takes_a_column(function))),
            },
            _ => return Err(fail(takes_a_column(function))),
        },
        _ => {
            let expected = "a grouping column, or factor(…) of one";
            return Err(fail(Problem::Unexpected { found: format!("\"{expression}\""), expected }));
        }
    };
    match table.column(name) {
        Some(Column::Factor(factor)) => Ok(factor.clone()),
        Some(Column::Numbers(numbers)) => Ok(Factor::from_numbers(numbers)),
        None => {
            let nearest = nearest(name, table.names());
            Err(fail(Problem::UnknownColumn { name: name.clone(), nearest }))
        }
    }
}

fn takes_a_column(function: &str) -> Problem {
    Problem::Argument { function: function.to_owned(), expected: "the name of a column" }
}
