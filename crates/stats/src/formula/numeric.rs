//! Expressions that give a number for each row.

use super::error::{FormulaError, Problem};
use super::expression::{Argument, Expression, Kind, Operator};
use super::nearest::nearest;
use crate::table::series::Series;
use crate::table::{Column, Table};
use std::borrow::Cow;

/// A numeric expression that knows the constants it learnt from the rows it was fitted to.
///
/// New rows are scaled with the mean and spread of the old ones: a prediction would otherwise depend on its neighbours.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeric {
    name: String,
    at: usize,
    step: Step,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Column,
    Number(f64),
    Same(Box<Numeric>),
    Negative(Box<Numeric>),
    Arithmetic { operator: Operator, left: Box<Numeric>, right: Box<Numeric> },
    Function { place: usize, of: Box<Numeric> },
    Scale { of: Box<Numeric>, centre: f64, spread: f64 },
}

/// A function of one number, and its name.
type NamedFunction = (&'static str, fn(f64) -> f64);

const FUNCTIONS: &[NamedFunction] = &[
    ("log", f64::ln),
    ("log2", f64::log2),
    ("log10", f64::log10),
    ("log1p", f64::ln_1p),
    ("exp", f64::exp),
    ("expm1", f64::exp_m1),
    ("sqrt", f64::sqrt),
    ("abs", f64::abs),
];

const KNOWN: &str =
    "I, log, log2, log10, log1p, exp, expm1, sqrt, abs, scale, poly, factor, C, relevel and offset";

/// A table to learn from, and the formula that names its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'t> {
    pub text: &'t str,
    pub table: &'t Table,
}

impl<'t> Source<'t> {
    pub fn fail(self, at: usize, problem: Problem) -> FormulaError {
        FormulaError { formula: self.text.to_owned(), at, problem }
    }

    /// The column of this name, or which name was perhaps meant.
    pub fn column(self, name: &str, at: usize) -> Result<&'t Column, FormulaError> {
        self.table.column(name).ok_or_else(|| {
            let nearest = nearest(name, self.table.names());
            self.fail(at, Problem::UnknownColumn { name: name.to_owned(), nearest })
        })
    }
}

impl Numeric {
    /// Reads an expression as numeric, and learns what `scale` needs from the source's rows.
    pub fn learn(expression: &Expression, source: Source<'_>) -> Result<Self, FormulaError> {
        let at = expression.at;
        let step = match &expression.kind {
            Kind::Name(name) => match source.column(name, at)? {
                Column::Numbers(_) => Step::Column,
                Column::Factor(_) => {
                    return Err(source.fail(at, Problem::LevelsForNumbers { name: name.clone() }));
                }
            },
            Kind::Number(number) => Step::Number(*number),
            Kind::Text(text) => {
                let found = format!("{text:?}");
                return Err(source.fail(at, Problem::Unexpected { found, expected: "a number or a column" }));
            }
            Kind::Group(inner) => Step::Same(Box::new(Self::learn(inner, source)?)),
            Kind::Negative(inner) => Step::Negative(Box::new(Self::learn(inner, source)?)),
            Kind::Binary { operator, left, right } => match operator {
                Operator::Plus | Operator::Minus | Operator::Times | Operator::Over | Operator::Power => {
                    let (left, right) = (Self::learn(left, source)?, Self::learn(right, source)?);
                    Step::Arithmetic { operator: *operator, left: Box::new(left), right: Box::new(right) }
                }
                Operator::Bar | Operator::DoubleBar | Operator::In | Operator::Colon => {
                    let found = format!("{:?}", operator.sign());
                    let expected = "+, -, *, / or ^ inside a function";
                    return Err(source.fail(at, Problem::Unexpected { found, expected }));
                }
            },
            Kind::Call { function, arguments } => Self::learn_call(expression, function, arguments, source)?,
        };
        Ok(Self { name: expression.to_string(), at, step })
    }

    fn learn_call(
        expression: &Expression,
        function: &str,
        arguments: &[Argument],
        source: Source<'_>,
    ) -> Result<Step, FormulaError> {
        let at = expression.at;
        let takes = |expected| source.fail(at, Problem::Argument { function: function.to_owned(), expected });
        if function == "scale" {
            return Self::learn_scale(expression, arguments, source);
        }
        let known = FUNCTIONS.iter().position(|(name, _)| *name == function);
        let is_same = function == "I";
        if known.is_none() && !is_same {
            let name = function.to_owned();
            return Err(source.fail(at, Problem::UnknownFunction { name, known: KNOWN }));
        }
        let [Argument { name: None, value }] = arguments else {
            return Err(takes("one number or numeric column"));
        };
        let of = Box::new(Self::learn(value, source)?);
        Ok(match known {
            Some(place) => Step::Function { place, of },
            None => Step::Same(of),
        })
    }

    /// `scale(x)`: minus the mean, over the standard deviation with n − 1, both of the rows in which x is present.
    fn learn_scale(
        expression: &Expression,
        arguments: &[Argument],
        source: Source<'_>,
    ) -> Result<Step, FormulaError> {
        let expected = "a numeric column, and perhaps center = FALSE or scale = FALSE";
        let wrong = |at| source.fail(at, Problem::Argument { function: "scale".to_owned(), expected });
        let Some((Argument { name: None, value }, options)) = arguments.split_first() else {
            return Err(wrong(expression.at));
        };
        let (mut centred, mut scaled) = (true, true);
        for (place, option) in options.iter().enumerate() {
            let on = truth(&option.value).ok_or_else(|| wrong(option.value.at))?;
            match (option.name.as_deref(), place) {
                (Some("center"), _) | (None, 0) => centred = on,
                (Some("scale"), _) | (None, 1) => scaled = on,
                _ => return Err(wrong(option.value.at)),
            }
        }
        let of = Self::learn(value, source)?;
        let values = of.values(source)?;
        let present = || values.iter().copied().filter(|value| !value.is_nan());
        let count = present().count() as f64;
        let centre = if centred { present().sum::<f64>() / count } else { 0.0 };
        let squares: f64 = present().map(|value| (value - centre).powi(2)).sum();
        let spread = if scaled { (squares / (count - 1.0)).sqrt() } else { 1.0 };
        if !(spread > 0.0 && centre.is_finite()) {
            let name = of.name.clone();
            return Err(source
                .fail(value.at, Problem::TooFewValues { name, needed: 2, got: usize::from(count > 0.0) }));
        }
        Ok(Step::Scale { of: Box::new(of), centre, spread })
    }

    /// The value of each row, NaN where a column it needs is missing.
    ///
    /// A result that is no finite number although nothing is missing is an error: it must not pass as missing.
    pub fn values<'t>(&self, source: Source<'t>) -> Result<Cow<'t, [f64]>, FormulaError> {
        match &self.step {
            Step::Column => match source.column(&self.name, self.at)? {
                Column::Numbers(numbers) => Ok(Cow::Borrowed(numbers.with_gaps())),
                Column::Factor(_) => {
                    Err(source.fail(self.at, Problem::LevelsForNumbers { name: self.name.clone() }))
                }
            },
            Step::Number(number) => Ok(Cow::Owned(vec![*number; source.table.row_count()])),
            Step::Same(of) => of.values(source),
            Step::Negative(of) => self.mapped(of, source, |value| -value),
            Step::Function { place, of } => self.mapped(of, source, FUNCTIONS[*place].1),
            Step::Scale { of, centre, spread } => self.mapped(of, source, |value| (value - centre) / spread),
            Step::Arithmetic { operator, left, right } => {
                let function = match operator {
                    Operator::Plus => |a: f64, b: f64| a + b,
                    Operator::Minus => |a, b| a - b,
                    Operator::Times => |a, b| a * b,
                    Operator::Over => |a, b| a / b,
                    Operator::Power => f64::powf,
                    Operator::Bar | Operator::DoubleBar | Operator::In | Operator::Colon => {
                        unreachable!("refused when the expression was learnt")
                    }
                };
                let (left, right) = (left.values(source)?, right.values(source)?);
                let pairs = left.iter().zip(right.iter());
                let missing = |a: f64, b: f64| a.is_nan() || b.is_nan();
                let values = pairs.map(|(a, b)| (missing(*a, *b), function(*a, *b)));
                self.checked(values, source)
            }
        }
    }

    /// The same as a column to be kept: a column of the table is not copied.
    pub fn series(&self, source: Source<'_>) -> Result<Series, FormulaError> {
        match &self.step {
            Step::Same(of) => of.series(source),
            Step::Column => match source.column(&self.name, self.at)? {
                Column::Numbers(numbers) => Ok(numbers.series().clone()),
                Column::Factor(_) => {
                    Err(source.fail(self.at, Problem::LevelsForNumbers { name: self.name.clone() }))
                }
            },
            Step::Number(_)
            | Step::Negative(_)
            | Step::Function { .. }
            | Step::Scale { .. }
            | Step::Arithmetic { .. } => Ok(self.values(source)?.into_owned().into()),
        }
    }

    fn mapped<'t>(
        &self,
        of: &Numeric,
        source: Source<'t>,
        function: impl Fn(f64) -> f64,
    ) -> Result<Cow<'t, [f64]>, FormulaError> {
        let values = of.values(source)?;
        self.checked(values.iter().map(|value| (value.is_nan(), function(*value))), source)
    }

    fn checked<'t>(
        &self,
        values: impl ExactSizeIterator<Item = (bool, f64)>,
        source: Source<'_>,
    ) -> Result<Cow<'t, [f64]>, FormulaError> {
        let mut held = Vec::with_capacity(values.len());
        for (row, (missing, value)) in values.enumerate() {
            if !missing && !value.is_finite() {
                return Err(source.fail(self.at, Problem::Undefined { name: self.name.clone(), row }));
            }
            // x^0 is 1 even where x is missing.
            held.push(if missing { f64::NAN } else { value });
        }
        Ok(Cow::Owned(held))
    }
}

/// `TRUE`, `T`, `FALSE` or `F`, as R writes them.
pub(super) fn truth(expression: &Expression) -> Option<bool> {
    match &expression.kind {
        Kind::Name(name) if matches!(name.as_str(), "TRUE" | "T") => Some(true),
        Kind::Name(name) if matches!(name.as_str(), "FALSE" | "F") => Some(false),
        _ => None,
    }
}
