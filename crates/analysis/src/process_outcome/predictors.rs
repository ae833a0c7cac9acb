//! Factors as columns of a model: each within and between the groups where it differs at both.

use super::levels::Level;
use super::roster::Roster;
use super::{Asked, Centring};
use crate::failure::Failure;
use stats::formula::Formula;
use stats::formula::derived::Derived;
use stats::table::{Column, Table};

/// Where a column differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// From the own group's mean, or from a person's own mean where rows are sessions.
    Within,
    /// From group to group, or from person to person.
    Between,
    /// Not parted.
    Whole,
}

/// One column of one factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Predictor {
    /// The place of the factor among those that were asked for.
    pub factor: usize,
    pub place: Place,
    /// Its name as it stands in a formula, and as the fit names it.
    pub term: String,
}

/// The columns of all factors, and the factors of which there are none.
#[derive(Debug)]
pub(crate) struct Predictors {
    pub all: Vec<Predictor>,
    /// Factors that are the same for everyone, or missing: their places.
    pub same: Vec<usize>,
    pub made: Vec<Derived>,
    pub table: Table,
}

/// Differences below this share of the largest value are rounding.
const ROUNDING: f64 = 1e-9;

impl Predictors {
    /// Makes the columns; `counts` are the rows of the table with an outcome.
    pub fn make(
        roster: &Roster,
        table: Table,
        counts: &[usize],
        by: Option<&Level>,
        asked: &Asked,
    ) -> Result<Self, Failure> {
        let mut found = Self { all: Vec::new(), same: Vec::new(), made: Vec::new(), table };
        for (factor, one) in roster.factors.iter().enumerate() {
            if !differs(&found.table, &one.name, counts) {
                found.same.push(factor);
                continue;
            }
            match (asked.centring, by) {
                (Centring::Parted, Some(by)) => found.parted(factor, &one.name, by, counts)?,
                (Centring::Parted | Centring::AsGiven, _) => {
                    found.all.push(Predictor { factor, place: Place::Whole, term: term(&one.name)? });
                }
            }
        }
        Ok(found)
    }

    /// A factor within and between; one that does not differ at one of the two is left as it is.
    fn parted(&mut self, factor: usize, name: &str, by: &Level, counts: &[usize]) -> Result<(), Failure> {
        let mut parts = Vec::new();
        for (part, place) in [("within", Place::Within), ("between", Place::Between)] {
            let text = format!(
                "{} = {part}({}, {})",
                quoted(&format!("{name}_{part}")),
                quoted(name),
                quoted(&by.column)
            );
            let made = Derived::read(&text)?;
            let table = self.table.clone().with(&made.name, made.make(&self.table)?)?;
            if differs(&table, &made.name, counts) {
                parts.push((made, place, table));
            }
        }
        if let [(_, place, _)] = parts.as_slice() {
            self.all.push(Predictor { factor, place: *place, term: term(name)? });
            return Ok(());
        }
        for (made, place, table) in parts {
            self.all.push(Predictor { factor, place, term: term(&made.name)? });
            let column = table.column(&made.name).expect("it was just made").clone();
            self.table = self.table.clone().with(&made.name, column)?;
            self.made.push(made);
        }
        Ok(())
    }

    /// The columns of one factor.
    pub fn of(&self, factor: usize) -> impl Iterator<Item = &Predictor> {
        self.all.iter().filter(move |one| one.factor == factor)
    }

    /// The factors that have columns, in the order in which they were asked for.
    pub fn factors(&self) -> Vec<usize> {
        let mut factors: Vec<usize> = self.all.iter().map(|one| one.factor).collect();
        factors.dedup();
        factors
    }
}

/// Whether the rows that count have two values that are more than rounding apart.
fn differs(table: &Table, name: &str, counts: &[usize]) -> bool {
    let Some(Column::Numbers(numbers)) = table.column(name) else { return false };
    let values = counts.iter().filter_map(|row| numbers.get(*row));
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        (low, high) = (low.min(value), high.max(value));
    }
    // Of deviations the size says nothing: they are held against what they deviate from by being at least one.
    high - low > ROUNDING * low.abs().max(high.abs()).max(1.0)
}

/// A name as it can stand in a formula: between backticks where it holds other signs than letters, digits and underscores.
pub(crate) fn quoted(name: &str) -> String {
    let is_plain = name.starts_with(char::is_alphabetic)
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if is_plain { name.to_owned() } else { format!("`{name}`") }
}

/// A column as a formula names it.
pub(crate) fn term(name: &str) -> Result<String, Failure> {
    let formula = Formula::read(&format!("y ~ {}", quoted(name)))?;
    Ok(formula.fixed_terms().into_iter().next().expect("a formula of one term has one"))
}
