//! Terms into columns of numbers, named as R names them.

use super::contrast::Coding;
use super::error::{FormulaError, Problem};
use super::terms::{Intercept, Terms};
use super::variable::Values;
use crate::table::factor::MISSING;
use crate::table::series::Series;

/// The columns of a formula's terms over rows in which nothing is missing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ModelMatrix {
    /// The name of each column.
    pub names: Vec<String>,
    /// The columns.
    pub columns: Vec<Series>,
    /// For each column its term: 0 is the intercept, 1 the first term.
    pub term_of: Vec<usize>,
}

/// A variable with its name, in the rows of the model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'v> {
    pub name: &'v str,
    pub values: &'v Values,
}

/// Cells that the columns of a formula may have: eight hundred megabytes, of which a fit takes a few times as much.
const CELLS_MAX: usize = 100_000_000;

/// The name of the column of ones.
pub(crate) const INTERCEPT: &str = "(Intercept)";

impl ModelMatrix {
    /// Makes the columns. `variables` are those of `terms`, in their order; `ones` is the column of the intercept.
    ///
    /// In an interaction the first variable changes fastest.
    pub fn new(terms: &Terms, variables: &[Named<'_>], ones: &Series) -> Self {
        let mut matrix = Self { names: Vec::new(), columns: Vec::new(), term_of: Vec::new() };
        if terms.intercept == Intercept::Present {
            matrix.names.push(INTERCEPT.to_owned());
            matrix.columns.push(ones.clone());
            matrix.term_of.push(0);
        }
        let every_level = every_level(terms, variables);
        for (place, term) in terms.terms.iter().enumerate() {
            let mut built: Vec<(String, Series)> = Vec::new();
            for (variable, every_level) in term.iter().zip(&every_level[place]) {
                let own = columns_of(variables[*variable], *every_level);
                built = if built.is_empty() { own } else { products(&built, &own) };
            }
            for (name, column) in built {
                matrix.names.push(name);
                matrix.columns.push(column);
                matrix.term_of.push(place + 1);
            }
        }
        matrix
    }

    /// Refuses terms whose columns do not fit in memory, before any is made: a column that names a million people, written where its
    /// levels are compared.
    ///
    /// # Errors
    /// [`Problem::TooManyColumns`] at the variable that makes most of them.
    pub fn expect_room(
        terms: &Terms,
        variables: &[Named<'_>],
        row_count: usize,
        text: &str,
    ) -> Result<(), FormulaError> {
        let every_level = every_level(terms, variables);
        let widths = terms.terms.iter().zip(&every_level).map(|(term, every_level)| {
            let pairs = term.iter().zip(every_level);
            pairs.map(|(variable, every)| width(variables[*variable], *every)).fold(1, usize::saturating_mul)
        });
        let columns = widths.fold(1, usize::saturating_add);
        if columns.saturating_mul(row_count) <= CELLS_MAX {
            return Ok(());
        }
        let widest = (0..variables.len()).max_by_key(|place| width(variables[*place], true));
        // Without a variable there is one column, and it fits wherever the table did.
        let Some(widest) = widest else { return Ok(()) };
        let name = variables[widest].name.to_owned();
        let problem = Problem::TooManyColumns { name, columns, rows: row_count, limit: CELLS_MAX };
        Err(FormulaError { formula: text.to_owned(), at: terms.variables[widest].at, problem })
    }
}

/// How many columns a variable becomes.
fn width(variable: Named<'_>, every_level: bool) -> usize {
    match variable.values {
        Values::Numbers(_) => 1,
        Values::Columns(columns) => columns.len(),
        Values::Levels { factor, .. } if every_level => factor.levels().len(),
        Values::Levels { factor, .. } => factor.levels().len().saturating_sub(1),
    }
}

/// For each term and each of its variables, whether a factor gets a column for every level.
///
/// A factor is written by its contrast where an earlier term carries what is left of the term without it, and by all its
/// levels where none does; without an intercept, the first factor gets all its levels. This is R's rule.
///
/// # Source
/// [Venables2002], chapter 6.2
fn every_level(terms: &Terms, variables: &[Named<'_>]) -> Vec<Vec<bool>> {
    let carries = |earlier: &[usize], rest: &[usize]| rest.iter().all(|variable| earlier.contains(variable));
    let mut all = Vec::new();
    for (place, term) in terms.terms.iter().enumerate() {
        let own = |variable: &usize| {
            let rest: Vec<usize> = term.iter().copied().filter(|other| other != variable).collect();
            !rest.is_empty() && !terms.terms[..place].iter().any(|earlier| carries(earlier, &rest))
        };
        all.push(term.iter().map(own).collect::<Vec<bool>>());
    }
    if terms.intercept == Intercept::Absent {
        let is_factor = |variable: usize| matches!(variables[variable].values, Values::Levels { .. });
        let first = terms.terms.iter().enumerate().find_map(|(place, term)| {
            term.iter().position(|variable| is_factor(*variable)).map(|within| (place, within))
        });
        if let Some((place, within)) = first {
            all[place][within] = true;
        }
    }
    all
}

fn columns_of(variable: Named<'_>, every_level: bool) -> Vec<(String, Series)> {
    let name = variable.name;
    match variable.values {
        Values::Numbers(values) => vec![(name.to_owned(), values.clone())],
        Values::Columns(columns) => columns
            .iter()
            .zip(1..)
            .map(|(column, number)| (format!("{name}{number}"), column.clone()))
            .collect(),
        Values::Levels { factor, contrast } => {
            let coding = if every_level { Coding::EveryLevel } else { Coding::Contrast(*contrast) };
            let level_count = factor.level_count();
            let column = |place: usize| {
                let values = coding.values(place, level_count);
                let value = |code: &u32| if *code == MISSING { f64::NAN } else { values[*code as usize] };
                factor.codes().iter().map(value).collect()
            };
            let suffixes = coding.suffixes(factor.levels());
            suffixes
                .iter()
                .enumerate()
                .map(|(place, suffix)| (format!("{name}{suffix}"), column(place)))
                .collect()
        }
    }
}

fn products(first: &[(String, Series)], second: &[(String, Series)]) -> Vec<(String, Series)> {
    let multiplied = |a: &[f64], b: &[f64]| -> Series { a.iter().zip(b).map(|(a, b)| a * b).collect() };
    let pair =
        |a: &(String, Series), b: &(String, Series)| (format!("{}:{}", a.0, b.0), multiplied(&a.1, &b.1));
    second.iter().flat_map(|b| first.iter().map(move |a| pair(a, b))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Formula;
    use super::super::contrast::{Contrast, Contrasts};
    use super::super::variable::Variable;
    use super::*;
    use crate::table::factor::Factor;
    use crate::table::numbers::Numbers;
    use crate::table::{Column, Table};

    fn table() -> Table {
        let levels = |texts: [&str; 6]| Column::from(Factor::from_texts(texts.into_iter().map(Some)));
        let numbers = |values: [f64; 6]| Column::from(Numbers::complete(values.to_vec()).unwrap());
        Table::new([
            ("x", numbers([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])),
            ("a", levels(["p", "q", "r", "p", "q", "r"])),
            ("b", levels(["u", "u", "u", "v", "v", "v"])),
        ])
        .unwrap()
    }

    fn matrix(right: &str, contrast: Contrast) -> ModelMatrix {
        let formula = Formula::read(&format!("y ~ {right}")).unwrap();
        let contrasts = Contrasts { default: contrast, ..Contrasts::default() };
        let learn = |expression| Variable::learn(expression, &formula.text, &table(), &contrasts).unwrap();
        let learnt: Vec<(Variable, Values)> = formula.fixed.variables.iter().map(learn).collect();
        let named: Vec<Named<'_>> =
            learnt.iter().map(|(variable, values)| Named { name: &variable.name, values }).collect();
        ModelMatrix::new(&formula.fixed, &named, &Series::ones(6))
    }

    #[test]
    fn columns_are_named_as_r_names_them() {
        let check = |right: &str, contrast: Contrast, names: &[&str]| {
            assert_eq!(matrix(right, contrast).names, names, "{right}");
        };
        let treatment = Contrast::Treatment;
        check("x", treatment, &["(Intercept)", "x"]);
        check("a", treatment, &["(Intercept)", "aq", "ar"]);
        check("a", Contrast::Sum, &["(Intercept)", "a1", "a2"]);
        check("0 + a", treatment, &["ap", "aq", "ar"]);
        check("0 + x + a", treatment, &["x", "ap", "aq", "ar"]);
        check("0 + a + b", treatment, &["ap", "aq", "ar", "bv"]);
        check("a * b", treatment, &["(Intercept)", "aq", "ar", "bv", "aq:bv", "ar:bv"]);
        check("a:b", treatment, &["(Intercept)", "ap:bu", "aq:bu", "ar:bu", "ap:bv", "aq:bv", "ar:bv"]);
        check("a + a:b", treatment, &["(Intercept)", "aq", "ar", "ap:bv", "aq:bv", "ar:bv"]);
        check("x * b", treatment, &["(Intercept)", "x", "bv", "x:bv"]);
        check("x:b", treatment, &["(Intercept)", "x:bu", "x:bv"]);
        check("0 + a:x", treatment, &["ap:x", "aq:x", "ar:x"]);
        check(
            "poly(x, 2) * b",
            treatment,
            &["(Intercept)", "poly(x, 2)1", "poly(x, 2)2", "bv", "poly(x, 2)1:bv", "poly(x, 2)2:bv"],
        );
        check("C(b, sum)", treatment, &["(Intercept)", "C(b, sum)1"]);
    }

    #[test]
    fn contrasts_and_interactions_hold_the_right_numbers() {
        let check = |right: &str, contrast: Contrast, column: usize, expected: [f64; 6]| {
            assert_eq!(matrix(right, contrast).columns[column][..], expected, "{right} {column}");
        };
        check("a", Contrast::Treatment, 1, [0.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
        check("a", Contrast::Sum, 1, [1.0, 0.0, -1.0, 1.0, 0.0, -1.0]);
        check("a", Contrast::Sum, 2, [0.0, 1.0, -1.0, 0.0, 1.0, -1.0]);
        check("x * b", Contrast::Treatment, 3, [0.0, 0.0, 0.0, 4.0, 5.0, 6.0]);
        check("a * b", Contrast::Sum, 4, [1.0, 0.0, -1.0, -1.0, 0.0, 1.0]);
    }

    #[test]
    fn a_factor_of_too_many_levels_is_refused_before_its_columns_are_made() {
        let formula = Formula::read("y ~ x + a:b").unwrap();
        let names: Vec<String> = (0..20_000).map(|level| format!("p{level}")).collect();
        let factor = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
        let levels = Values::Levels { factor, contrast: Contrast::Treatment };
        let numbers = Values::Numbers(Series::ones(20_000));
        let named =
            [("x", &numbers), ("a", &numbers), ("b", &levels)].map(|(name, values)| Named { name, values });
        let refused = ModelMatrix::expect_room(&formula.fixed, &named, 20_000, &formula.text).unwrap_err();
        assert_eq!(refused.pointer(), "y ~ x + a:b\n          ^");
        assert_eq!(ModelMatrix::expect_room(&formula.fixed, &named, 4_000, &formula.text), Ok(()));
    }

    #[test]
    fn each_column_knows_its_term() {
        assert_eq!(matrix("a * x", Contrast::Treatment).term_of, [0, 1, 1, 2, 3, 3]);
    }
}
