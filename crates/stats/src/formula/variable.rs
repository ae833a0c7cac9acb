//! A variable of a formula: a column or a function of columns, ready to be applied to these rows or to others.

use super::contrast::{Contrast, Contrasts};
use super::error::{FormulaError, Problem};
use super::expression::{Argument, Expression, Kind};
use super::numeric::{Numeric, Source, truth};
use super::polynomial::Polynomial;
use crate::table::factor::{Factor, MISSING};
use crate::table::series::Series;
use crate::table::{Column, Table};
use std::borrow::Cow;

/// A variable with what it learnt from the rows the model was fitted to: means, bases, levels.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Variable {
    pub name: String,
    at: usize,
    recipe: Recipe,
}

#[derive(Debug, Clone, PartialEq)]
enum Recipe {
    Numbers(Numeric),
    Polynomial { of: Numeric, polynomial: Polynomial },
    Levels { column: String, levels: Vec<String>, contrast: Contrast },
}

/// How many columns a variable makes, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Numbers, as they are or as a polynomial.
    Numbers { column_count: usize },
    /// Levels by their contrast.
    Levels { level_count: usize, contrast: Contrast },
}

impl Shape {
    pub fn column_count(self) -> usize {
        match self {
            Shape::Numbers { column_count } => column_count,
            Shape::Levels { level_count, .. } => level_count - 1,
        }
    }
}

/// What a variable is in each row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Values {
    /// A number, NaN where missing.
    Numbers(Series),
    /// Several numbers, named 1, 2, … behind the variable's name.
    Columns(Vec<Series>),
    /// A level.
    Levels { factor: Factor, contrast: Contrast },
}

impl Variable {
    /// Reads an expression against a table and gives its values there.
    pub fn learn(
        expression: &Expression,
        text: &str,
        table: &Table,
        contrasts: &Contrasts,
    ) -> Result<(Self, Values), FormulaError> {
        let source = Source { text, table };
        let recipe = Self::recipe(expression, source, contrasts)?;
        let variable = Self { name: expression.to_string(), at: expression.at, recipe };
        let values = variable.values(text, table)?;
        Ok((variable, values))
    }

    fn recipe(
        expression: &Expression,
        source: Source<'_>,
        contrasts: &Contrasts,
    ) -> Result<Recipe, FormulaError> {
        match &expression.kind {
            Kind::Name(name) => match source.column(name, expression.at)? {
                Column::Numbers(_) => Ok(Recipe::Numbers(Numeric::learn(expression, source)?)),
                Column::Factor(factor) => Ok(Recipe::Levels {
                    column: name.clone(),
                    levels: factor.levels().to_vec(),
                    contrast: contrasts.of(name),
                }),
            },
            Kind::Call { function, arguments } => match function.as_str() {
                "poly" => polynomial(expression, arguments, source),
                "factor" | "C" | "relevel" => levels(expression, function, arguments, source, contrasts),
                _ => Ok(Recipe::Numbers(Numeric::learn(expression, source)?)),
            },
            Kind::Group(inner) => Self::recipe(inner, source, contrasts),
            Kind::Number(_) | Kind::Text(_) | Kind::Negative(_) | Kind::Binary { .. } => {
                Ok(Recipe::Numbers(Numeric::learn(expression, source)?))
            }
        }
    }

    /// The values in the rows of a table, with what was learnt before.
    pub fn values(&self, text: &str, table: &Table) -> Result<Values, FormulaError> {
        let source = Source { text, table };
        match &self.recipe {
            Recipe::Numbers(numeric) => Ok(Values::Numbers(numeric.series(source)?)),
            Recipe::Polynomial { of, polynomial } => {
                let columns = polynomial.columns(&of.values(source)?);
                Ok(Values::Columns(columns.into_iter().map(Series::from).collect()))
            }
            Recipe::Levels { column, levels, contrast } => {
                let found = as_factor(source.column(column, self.at)?);
                let factor = self.with_levels(&found, levels, source)?;
                Ok(Values::Levels { factor, contrast: *contrast })
            }
        }
    }

    /// How many columns it makes where it is written by its contrast.
    pub fn shape(&self) -> Shape {
        match &self.recipe {
            Recipe::Numbers(_) => Shape::Numbers { column_count: 1 },
            Recipe::Polynomial { polynomial, .. } => Shape::Numbers { column_count: polynomial.degree() },
            Recipe::Levels { levels, contrast, .. } => {
                Shape::Levels { level_count: levels.len(), contrast: *contrast }
            }
        }
    }

    /// The levels in their order and their contrast, if it is a factor.
    pub fn levels(&self) -> Option<(&[String], Contrast)> {
        match &self.recipe {
            Recipe::Levels { levels, contrast, .. } => Some((levels, *contrast)),
            Recipe::Numbers(_) | Recipe::Polynomial { .. } => None,
        }
    }

    /// Keeps only the levels that are left after rows were dropped, so that new rows are read the same way.
    pub fn keep_levels(&mut self, kept: &[String]) {
        if let Recipe::Levels { levels, .. } = &mut self.recipe {
            *levels = kept.to_vec();
        }
    }

    /// The factor with exactly these levels in this order; a row with another level is told.
    fn with_levels(
        &self,
        factor: &Factor,
        levels: &[String],
        source: Source<'_>,
    ) -> Result<Factor, FormulaError> {
        if factor.levels() == levels {
            return Ok(factor.clone());
        }
        let places: Vec<Option<usize>> =
            factor.levels().iter().map(|level| levels.iter().position(|known| known == level)).collect();
        let mut codes = Vec::with_capacity(factor.row_count());
        for (row, code) in factor.codes().iter().enumerate() {
            codes.push(match *code {
                MISSING => None,
                code => match places[code as usize] {
                    Some(place) => Some(place),
                    None => {
                        let level = factor.levels()[code as usize].clone();
                        let name = self.name.clone();
                        return Err(source.fail(self.at, Problem::UnseenLevel { name, level, row }));
                    }
                },
            });
        }
        Ok(Factor::from_codes(levels.to_vec(), codes).expect("codes were looked up among distinct levels"))
    }
}

/// A column as levels; numbers become levels in their own order.
fn as_factor(column: &Column) -> Cow<'_, Factor> {
    match column {
        Column::Factor(factor) => Cow::Borrowed(factor),
        Column::Numbers(numbers) => Cow::Owned(Factor::from_numbers(numbers)),
    }
}

/// `poly(x, 2)`, `poly(x, degree = 2, raw = TRUE)`.
fn polynomial(
    expression: &Expression,
    arguments: &[Argument],
    source: Source<'_>,
) -> Result<Recipe, FormulaError> {
    let expected = "a numeric column, a degree from 1 to 20, and perhaps raw = TRUE";
    let wrong = |at| source.fail(at, Problem::Argument { function: "poly".to_owned(), expected });
    let Some((Argument { name: None, value }, options)) = arguments.split_first() else {
        return Err(wrong(expression.at));
    };
    let (mut degree, mut raw) = (1, false);
    for (place, option) in options.iter().enumerate() {
        match (option.name.as_deref(), place, &option.value.kind) {
            (Some("degree"), _, Kind::Number(number)) | (None, 0, Kind::Number(number)) => {
                degree = (1..=20)
                    .find(|whole| f64::from(*whole) == *number)
                    .ok_or_else(|| wrong(option.value.at))?;
            }
            (Some("raw"), _, _) => raw = truth(&option.value).ok_or_else(|| wrong(option.value.at))?,
            _ => return Err(wrong(option.value.at)),
        }
    }
    let degree = usize::try_from(degree).expect("between 1 and 20");
    let of = Numeric::learn(value, source)?;
    let x = of.values(source)?;
    if raw {
        return Ok(Recipe::Polynomial { of: of.clone(), polynomial: Polynomial::Powers { degree } });
    }
    let mut different: Vec<f64> = x.iter().copied().filter(|value| !value.is_nan()).collect();
    different.sort_by(f64::total_cmp);
    different.dedup();
    if different.len() <= degree {
        let problem =
            Problem::TooFewValues { name: value.to_string(), needed: degree + 1, got: different.len() };
        return Err(source.fail(value.at, problem));
    }
    let polynomial = Polynomial::orthogonal(&x, degree);
    drop(x);
    Ok(Recipe::Polynomial { of, polynomial })
}

/// `factor(x)`, `C(x, sum)`, `C(x, treatment)`, `relevel(x, ref = "usual")`.
fn levels(
    expression: &Expression,
    function: &str,
    arguments: &[Argument],
    source: Source<'_>,
    contrasts: &Contrasts,
) -> Result<Recipe, FormulaError> {
    let wrong = |at, expected| source.fail(at, Problem::Argument { function: function.to_owned(), expected });
    let Some((Argument { name: None, value }, options)) = arguments.split_first() else {
        return Err(wrong(expression.at, "a column, first"));
    };
    let Kind::Name(column) = &value.ungrouped().kind else {
        return Err(wrong(value.at, "the name of a column"));
    };
    let factor = as_factor(source.column(column, value.at)?).into_owned();
    let mut contrast = contrasts.of(column);
    let mut levels = factor.levels().to_vec();
    match (function, options) {
        ("factor", []) => {}
        ("factor", [option, ..]) => return Err(wrong(option.value.at, "a column and nothing else")),
        ("C", [option]) => {
            contrast = match &option.value.kind {
                Kind::Name(name) if matches!(name.as_str(), "sum" | "contr.sum") => Contrast::Sum,
                Kind::Name(name) if matches!(name.as_str(), "treatment" | "contr.treatment") => {
                    Contrast::Treatment
                }
                _ => return Err(wrong(option.value.at, "a column, and sum or treatment")),
            };
        }
        ("relevel", [option]) if matches!(option.name.as_deref(), None | Some("ref")) => {
            let reference = match &option.value.kind {
                Kind::Text(text) => text.clone(),
                Kind::Number(number) => number.to_string(),
                _ => return Err(wrong(option.value.at, "a column, and ref = \"a level\"")),
            };
            levels = match factor.with_reference(&reference) {
                Ok(moved) => moved.levels().to_vec(),
                Err(_no_such_level) => {
                    let name = column.clone();
                    return Err(
                        source.fail(option.value.at, Problem::UnknownLevel { name, level: reference })
                    );
                }
            };
        }
        _ => return Err(wrong(expression.at, "a column and one option")),
    }
    Ok(Recipe::Levels { column: column.clone(), levels, contrast })
}

#[cfg(test)]
mod tests {
    use super::super::Formula;
    use super::*;
    use crate::table::numbers::Numbers;

    fn table(x: &[Option<f64>]) -> Table {
        let arm = ["usual", "added", "usual", "added"].map(Some);
        Table::new([
            ("x", Column::from(Numbers::new(x.iter().copied()).unwrap())),
            ("arm", Column::from(Factor::from_texts(arm.into_iter().take(x.len())))),
        ])
        .unwrap()
    }

    fn learn(text: &str, table: &Table) -> Result<(Variable, Values), FormulaError> {
        let formula = Formula::read(&format!("y ~ {text}")).unwrap();
        Variable::learn(&formula.fixed.variables[0], &formula.text, table, &Contrasts::default())
    }

    fn numbers(values: &Values) -> Vec<Option<f64>> {
        let Values::Numbers(values) = values else { panic!("{values:?}") };
        values.iter().map(|value| (!value.is_nan()).then_some(*value)).collect()
    }

    #[test]
    fn functions_of_a_column_keep_missing_rows_missing() {
        let check = |text: &str, expected: [Option<f64>; 3]| {
            let (_, values) = learn(text, &table(&[Some(1.0), None, Some(3.0)])).unwrap();
            assert_eq!(numbers(&values), expected, "{text}");
        };
        check("x", [Some(1.0), None, Some(3.0)]);
        check("I(x^2 - 2*x + 1)", [Some(0.0), None, Some(4.0)]);
        check("I(x^0)", [Some(1.0), None, Some(1.0)]);
        check("I(-x/2)", [Some(-0.5), None, Some(-1.5)]);
        check("I(2^x^2)", [Some(2.0), None, Some(512.0)]);
        check("sqrt(x + 1)", [Some(2.0_f64.sqrt()), None, Some(2.0)]);
        check("scale(x)", [Some(-1.0 / 2.0_f64.sqrt()), None, Some(1.0 / 2.0_f64.sqrt())]);
        check("scale(x, scale = FALSE)", [Some(-1.0), None, Some(1.0)]);
    }

    #[test]
    fn other_rows_are_scaled_as_the_first_ones_were() {
        let (variable, _) = learn("scale(x)", &table(&[Some(0.0), Some(2.0)])).unwrap();
        let values = variable.values("y ~ scale(x)", &table(&[Some(1.0), Some(1.0)])).unwrap();
        assert_eq!(numbers(&values), [Some(0.0), Some(0.0)]);
    }

    #[test]
    fn what_cannot_be_computed_is_told_and_not_taken_as_missing() {
        let check = |text: &str, at: usize, words: &str| {
            let error = learn(text, &table(&[Some(0.0), Some(-1.0), Some(4.0)])).unwrap_err();
            assert_eq!(error.at, at, "{text}: {error}");
            assert!(error.to_string().contains(words), "{text}: {error}");
        };
        check("log(x)", 4, "log(x) is no finite number in row 0");
        check("I(1/x)", 6, "in row 0");
        check("sqrt(x)", 4, "in row 1");
        check("y1", 4, "no column \"y1\"");
        check("X", 4, "did you mean \"x\"?");
        check("amr", 4, "did you mean \"arm\"?");
        check("log(arm)", 8, "arm holds levels");
        check("sin(x)", 4, "no function \"sin\"");
        check("log()", 4, "log takes one number");
        check("poly(x, 3)", 9, "3 different values where 4 are needed");
        check("poly(x, 2.5)", 12, "a degree from 1 to 20");
        check("C(arm, helmert)", 11, "sum or treatment");
        check("relevel(arm, ref = \"none\")", 23, "\"none\"");
        check("scale(I(x*0))", 10, "1 different values where 2 are needed");
    }

    #[test]
    fn levels_come_from_texts_and_from_numbers() {
        let check = |text: &str, expected: &[&str], contrast: Contrast| {
            let (_, values) = learn(text, &table(&[Some(10.0), Some(2.0)])).unwrap();
            let Values::Levels { factor, contrast: found } = values else { panic!("{text}") };
            assert_eq!(
                (factor.levels(), found),
                (expected.iter().map(|level| (*level).to_owned()).collect::<Vec<_>>().as_slice(), contrast)
            );
        };
        check("arm", &["added", "usual"], Contrast::Treatment);
        check("factor(x)", &["2", "10"], Contrast::Treatment);
        check("relevel(arm, ref = 'usual')", &["usual", "added"], Contrast::Treatment);
        check("C(arm, sum)", &["added", "usual"], Contrast::Sum);
    }

    #[test]
    fn a_level_that_was_never_seen_is_told_with_its_row() {
        let (mut variable, _) = learn("arm", &table(&[Some(1.0), Some(2.0)])).unwrap();
        variable.keep_levels(&["usual".to_owned()]);
        let error = variable.values("y ~ arm", &table(&[Some(1.0), Some(2.0)])).unwrap_err();
        assert!(error.to_string().contains("level \"added\" in row 1"), "{error}");
    }
}
