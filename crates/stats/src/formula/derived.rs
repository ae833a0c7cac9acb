//! Columns made from columns: `time = session - 1`, `all_w = within(all, patient)`.

use super::error::{FormulaError, Problem};
use super::expression::{Argument, Expression, Kind};
use super::numeric::{Numeric, Source};
use super::parse;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};
use crate::within::centre::centre;
use crate::within::detrend::detrend;
use crate::within::lag::lag;

/// What can be made of a column within and between the persons of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `mean(x)`: the mean of all rows. `mean(x, person)`: of the rows of each person.
    Mean,
    /// `within(x, person)`: the value minus the mean of its person.
    Within,
    /// `between(x, person)`: the mean of its person minus the mean of the persons.
    Between,
    /// `lag(x, person, moment)`: the person's value one moment earlier.
    Lag,
    /// `detrend(x, person, moment)`: the distance to the person's own straight line.
    Detrend,
}

const PARTS: &[(&str, Part, &str)] = &[
    ("mean", Part::Mean, "a numeric column, and perhaps the column that names the person"),
    ("within", Part::Within, "a numeric column and the column that names the person"),
    ("between", Part::Between, "a numeric column and the column that names the person"),
    ("lag", Part::Lag, "a numeric column, the column that names the person, and the number of the session"),
    ("detrend", Part::Detrend, "a numeric column, the column that names the person, and a moment"),
];

/// A column to be made: its name and how.
///
/// The right side holds arithmetic and the functions of formulas, and `mean`, `within`, `between`, `lag` and `detrend`.
///
/// # Missing data
/// A result is missing where a value it needs is missing.
/// # Example
/// ```
/// use verbond_stats::formula::derived::Derived;
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let table = Table::new([
///     ("bond", Column::from(Numbers::complete(vec![4.0, 5.0, 2.0, 4.0])?)),
///     ("person", Column::from(Factor::from_texts(["A", "A", "B", "B"].map(Some)))),
/// ])?;
/// let derived = Derived::read("bond_w = within(bond, person)")?;
/// let column = derived.make(&table)?;
/// let table = table.with(&derived.name, column)?;
/// assert_eq!(table.column("bond_w"), Some(&Column::from(Numbers::complete(vec![-0.5, 0.5, -1.0, 1.0])?)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// What the new column is called.
    pub name: String,
    text: String,
    expression: Expression,
}

impl Derived {
    /// Reads `name = expression`.
    ///
    /// # Errors
    /// [`FormulaError`], with the character and what was expected there.
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        let (name, expression) = parse::definition(text)?;
        Ok(Self { name, text: text.to_owned(), expression })
    }

    /// Every column it is made from, with its place in the text.
    pub fn columns(&self) -> Vec<(&str, usize)> {
        columns(&self.expression)
    }

    /// The part of which column it is, when the right side is nothing but that: what is contrasted in a contextual effect.
    pub fn part(&self) -> Option<(Part, String)> {
        let Kind::Call { function, arguments } = &self.expression.ungrouped().kind else { return None };
        let (_, part, _) = PARTS.iter().find(|(name, _, _)| name == function)?;
        Some((*part, arguments.first()?.value.to_string()))
    }

    /// The definition as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A function on the right side that learns from the rows of more than one person: its numbers would be others in another
    /// part of the same table.
    pub fn learns_from_all(&self) -> Option<&str> {
        learning(&self.expression)
    }

    /// The new column.
    ///
    /// # Errors
    /// [`FormulaError`]: an unknown column or function, words where numbers are needed, a result that is no finite number,
    /// two rows of a person at one moment.
    pub fn make(&self, table: &Table) -> Result<Column, FormulaError> {
        let mut scratch = table.clone();
        let expression = self.resolve(&self.expression, &mut scratch)?;
        Ok(Column::Numbers(self.numbers(&expression, &scratch)?))
    }

    /// The expression with a name in the place of each part, and a column of that name in the table.
    fn resolve(&self, expression: &Expression, table: &mut Table) -> Result<Expression, FormulaError> {
        let kind = match &expression.kind {
            Kind::Name(_) | Kind::Number(_) | Kind::Text(_) => expression.kind.clone(),
            Kind::Negative(inner) => Kind::Negative(Box::new(self.resolve(inner, table)?)),
            Kind::Group(inner) => Kind::Group(Box::new(self.resolve(inner, table)?)),
            Kind::Binary { operator, left, right } => Kind::Binary {
                operator: *operator,
                left: Box::new(self.resolve(left, table)?),
                right: Box::new(self.resolve(right, table)?),
            },
            Kind::Call { function, arguments } => match PARTS.iter().find(|(name, _, _)| name == function) {
                Some((_, part, expected)) => {
                    let name = expression.to_string();
                    if table.column(&name).is_none() {
                        let wrong = |at| {
                            let problem = Problem::Argument { function: function.clone(), expected };
                            self.fail(at, problem)
                        };
                        let column = self.part_of(*part, expression.at, arguments, table, &wrong)?;
                        let with = table.clone().with(&name, Column::Numbers(column));
                        *table = with.expect("it has the rows of the table and a name of its own");
                    }
                    Kind::Name(name)
                }
                None => {
                    let resolved = arguments.iter().map(|argument| {
                        let value = self.resolve(&argument.value, table)?;
                        Ok(Argument { name: argument.name.clone(), value })
                    });
                    let arguments = resolved.collect::<Result<_, FormulaError>>()?;
                    Kind::Call { function: function.clone(), arguments }
                }
            },
        };
        Ok(Expression { at: expression.at, kind })
    }

    fn part_of(
        &self,
        part: Part,
        at: usize,
        arguments: &[Argument],
        table: &mut Table,
        wrong: &dyn Fn(usize) -> FormulaError,
    ) -> Result<Numbers, FormulaError> {
        let [of, others @ ..] = arguments else { return Err(wrong(at)) };
        let of = self.resolve(&of.value, table)?;
        let values = self.numbers(&of, table)?;
        let apart = |error: crate::within::WithinError| {
            self.fail(at, Problem::NotByPerson { why: error.to_string() })
        };
        let result = match (part, others) {
            (Part::Mean, []) => {
                let present: Vec<f64> = values.iter().flatten().collect();
                let mean = present.iter().sum::<f64>() / present.len() as f64;
                let mean = Some(mean).filter(|mean| mean.is_finite());
                return Ok(
                    Numbers::new(values.iter().map(|_| mean)).expect("what is not finite was taken out")
                );
            }
            (Part::Mean, [person]) => {
                centre(&values, &self.persons(person, table)?).map(|it| it.person_means)
            }
            (Part::Within, [person]) => {
                centre(&values, &self.persons(person, table)?).map(|it| it.deviations)
            }
            (Part::Between, [person]) => centre(&values, &self.persons(person, table)?).map(|it| it.between),
            (Part::Lag, [person, moment]) => {
                let moments = self.resolve(&moment.value, table)?;
                lag(&values, &self.persons(person, table)?, &self.numbers(&moments, table)?)
                    .map(|it| it.values)
            }
            (Part::Detrend, [person, moment]) => {
                let moments = self.resolve(&moment.value, table)?;
                detrend(&values, &self.persons(person, table)?, &self.numbers(&moments, table)?)
                    .map(|it| it.values)
            }
            (Part::Mean | Part::Within | Part::Between | Part::Lag | Part::Detrend, _) => {
                return Err(wrong(at));
            }
        };
        result.map_err(apart)
    }

    fn numbers(&self, expression: &Expression, table: &Table) -> Result<Numbers, FormulaError> {
        let source = Source { text: &self.text, table };
        let numeric = Numeric::learn(expression, source)?;
        let values = numeric.values(source)?;
        let values = values.iter().map(|value| (!value.is_nan()).then_some(*value));
        Ok(Numbers::new(values).expect("a result that is not finite was refused"))
    }

    /// The column that names the persons, whether by number or by word.
    fn persons(&self, argument: &Argument, table: &Table) -> Result<Factor, FormulaError> {
        let source = Source { text: &self.text, table };
        match &argument.value.ungrouped().kind {
            Kind::Name(name) => Ok(match source.column(name, argument.value.at)? {
                Column::Factor(factor) => factor.clone(),
                Column::Numbers(numbers) => Factor::from_numbers(numbers),
            }),
            _ => {
                let found = argument.value.to_string();
                let expected = "the name of the column that names the person";
                Err(self.fail(argument.value.at, Problem::Unexpected { found, expected }))
            }
        }
    }

    fn fail(&self, at: usize, problem: Problem) -> FormulaError {
        FormulaError { formula: self.text.clone(), at, problem }
    }
}

fn columns(expression: &Expression) -> Vec<(&str, usize)> {
    match &expression.kind {
        Kind::Call { function, arguments } if PARTS.iter().any(|(name, _, _)| name == function) => {
            arguments.iter().flat_map(|argument| columns(&argument.value)).collect()
        }
        Kind::Call { arguments, .. } => {
            arguments.iter().take(1).flat_map(|argument| columns(&argument.value)).collect()
        }
        Kind::Negative(inner) | Kind::Group(inner) => columns(inner),
        Kind::Binary { left, right, .. } => [columns(left), columns(right)].concat(),
        Kind::Name(_) | Kind::Number(_) | Kind::Text(_) => expression.columns(),
    }
}

fn learning(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        Kind::Name(_) | Kind::Number(_) | Kind::Text(_) => None,
        Kind::Negative(inner) | Kind::Group(inner) => learning(inner),
        Kind::Binary { left, right, .. } => learning(left).or_else(|| learning(right)),
        Kind::Call { function, arguments } => {
            let is_of_all = match function.as_str() {
                "between" | "scale" | "poly" => true,
                "mean" => arguments.len() == 1,
                _ => false,
            };
            if is_of_all {
                return Some(function);
            }
            arguments.iter().find_map(|argument| learning(&argument.value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let numbers = |values: &[Option<f64>]| Column::from(Numbers::new(values.iter().copied()).unwrap());
        Table::new([
            ("bond", numbers(&[Some(4.0), Some(4.5), Some(5.0), Some(2.0), None, Some(4.0)])),
            ("goal", numbers(&[Some(1.0), Some(1.0), Some(2.0), Some(2.0), Some(3.0), Some(3.0)])),
            ("session", numbers(&[1.0, 2.0, 3.0, 1.0, 2.0, 3.0].map(Some))),
            ("person", Column::from(Factor::from_texts(["A", "A", "A", "B", "B", "B"].map(Some)))),
        ])
        .unwrap()
    }

    #[test]
    fn columns_are_made_of_arithmetic_and_of_parts_by_person() {
        let check = |text: &str, expected: [Option<f64>; 6]| {
            let derived = Derived::read(text).unwrap();
            assert_eq!(derived.name, "new", "{text}");
            let Column::Numbers(found) = derived.make(&table()).unwrap() else { panic!("{text}") };
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{text}");
        };
        let all = |value: f64| [Some(value); 6];
        check("new = session - 1", [0.0, 1.0, 2.0, 0.0, 1.0, 2.0].map(Some));
        check("new = (bond + goal)/2", [Some(2.5), Some(2.75), Some(3.5), Some(2.0), None, Some(3.5)]);
        check("new = mean(goal)", all(2.0));
        check("new = mean(bond, person)", [4.5, 4.5, 4.5, 3.0, 3.0, 3.0].map(Some));
        check("new = within(bond, person)", [Some(-0.5), Some(0.0), Some(0.5), Some(-1.0), None, Some(1.0)]);
        check("new = between(bond, person)", [0.75, 0.75, 0.75, -0.75, -0.75, -0.75].map(Some));
        check(
            "new = bond - mean(bond, person)",
            [Some(-0.5), Some(0.0), Some(0.5), Some(-1.0), None, Some(1.0)],
        );
        check("new = lag(bond, person, session)", [None, Some(4.0), Some(4.5), None, Some(2.0), None]);
        check(
            "new = lag(within(bond, person), person, session)",
            [None, Some(-0.5), Some(0.0), None, Some(-1.0), None],
        );
        check("new = mean(goal) * 2 + log(1)", all(4.0));
    }

    #[test]
    fn what_makes_no_sense_is_told_at_its_place() {
        let check = |text: &str, at: usize, expected: &str| {
            let made = Derived::read(text).and_then(|derived| derived.make(&table()));
            let error = made.unwrap_err();
            assert!(error.to_string().contains(expected), "{text}: {error}");
            assert_eq!(error.at, at, "{text}");
        };
        check("new", 3, "expected \"=\"");
        check("new =", 5, "the end");
        check("= bond", 0, "the name of the new column");
        check("new = bonds + 1", 6, "did you mean \"bond\"?");
        check("new = within(bond)", 6, "within takes a numeric column and the column that names the person");
        check("new = within(person, bond)", 13, "person holds levels");
        check("new = within(bond, person + 1)", 19, "the column that names the person");
        check("new = lag(bond, person, goal)", 6, "two of them are at moment 1");
        check("new = log(bond - 9)", 6, "no finite number in row 0");
        check("new = bond ~ goal", 11, "the end");
    }

    #[test]
    fn what_a_column_is_a_part_of_can_be_asked() {
        let check = |text: &str, expected: Option<(Part, &str)>| {
            let part = Derived::read(text).unwrap().part();
            assert_eq!(part.as_ref().map(|(part, of)| (*part, of.as_str())), expected);
        };
        check("new = within(bond, person)", Some((Part::Within, "bond")));
        check("new = (between(bond, person))", Some((Part::Between, "bond")));
        check("new = bond + 1", None);
        let named: Vec<String> = Derived::read("new = lag(bond, person, session)")
            .unwrap()
            .columns()
            .iter()
            .map(|it| it.0.to_owned())
            .collect();
        assert_eq!(named, ["bond", "person", "session"]);
    }
}
