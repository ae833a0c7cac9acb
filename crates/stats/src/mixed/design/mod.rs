//! A formula and a table into the columns of a model.

pub(crate) mod frame;
mod grouping;
pub(crate) mod rank;
#[cfg(test)]
mod tests;
pub mod used;

use super::error::ModelError;
use crate::formula::Formula;
use crate::formula::contrast::{Contrast, Contrasts};
use crate::formula::matrix::{INTERCEPT, ModelMatrix};
use crate::formula::terms::Terms;
use crate::formula::variable::{Values, Variable};
use crate::table::Table;
use crate::table::series::Series;
use frame::Frame;
pub(crate) use grouping::Grouping;
use std::borrow::Cow;
use std::sync::Arc;
use used::Used;

/// What a model takes beside its formula.
///
/// # Example
/// ```
/// use verbond_stats::mixed::design::Settings;
///
/// let settings = Settings { weights: Some("precision".to_owned()), ..Settings::default() };
/// assert!(settings.contrasts.exceptions.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// A column of prior weights: the residual variance of a row is σ²/w.
    pub weights: Option<String>,
    /// How factors become columns.
    pub contrasts: Contrasts,
}

/// The columns of a model over the rows in which nothing is missing.
///
/// # Missing data
/// A row is used when no column of the formula, nor its weight, is missing in it. [`Design::rows`] tells how many were left
/// out and which columns were missing how often.
/// # Example
/// ```
/// use verbond_stats::formula::Formula;
/// use verbond_stats::mixed::design::{Design, Settings};
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let distress = Numbers::new([Some(14.0), None, Some(9.5), Some(8.0), Some(12.0), Some(7.0)])?;
/// let patient = Factor::from_texts(["a", "a", "a", "b", "b", "b"].map(Some));
/// let session = Numbers::complete(vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0])?;
/// let table = Table::new([
///     ("distress", Column::from(distress)),
///     ("session", Column::from(session)),
///     ("patient", Column::from(patient)),
/// ])?;
/// let formula = Formula::read("distress ~ session + (1 | patient)")?;
/// let design = Design::new(&formula, &table, &Settings::default())?;
/// assert_eq!(design.fixed_names(), ["(Intercept)", "session"]);
/// assert_eq!(design.rows().missing, [("distress".to_owned(), 1)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub(crate) formula: Formula,
    pub(crate) rows: Rows,
    pub(crate) response: Series,
    pub(crate) offset: Option<Vec<f64>>,
    pub(crate) weights: Option<Vec<f64>>,
    pub(crate) fixed: Fixed,
    pub(crate) random: Vec<RandomTerm>,
    pub(crate) groupings: Vec<Grouping>,
    /// Every variable of the formula with what it learnt, to read new rows the same way.
    pub(crate) variables: Vec<Variable>,
    /// The offsets, as they were learnt.
    pub(crate) offsets: Vec<Variable>,
}

/// Which rows of the table are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Rows of the table.
    pub total: usize,
    /// The rows that are used.
    pub used: Used,
    /// The columns with missing rows, and how many these are, whether or not another column is missing too.
    pub missing: Vec<(String, usize)>,
}

/// The columns whose coefficients hold for everyone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fixed {
    pub terms: Terms,
    pub names: Vec<String>,
    pub columns: Vec<Series>,
    /// For each column its term: 0 is the intercept, 1 the first term.
    pub term_of: Vec<usize>,
    /// Columns that others already say, left out; with their place among all columns.
    pub dropped: Vec<(usize, String)>,
}

/// Columns whose coefficients deviate by group, correlated with each other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RandomTerm {
    pub terms: Terms,
    pub names: Vec<String>,
    pub columns: Vec<Series>,
    /// Its place among the groupings.
    pub grouping: usize,
}

impl Design {
    /// Makes the columns of a formula from a table.
    ///
    /// Random terms are put in the order of lme4: those with the most groups first. A column of the fixed part that is a
    /// combination of columns before it is left out and named.
    ///
    /// # Errors
    /// [`ModelError`]: what the formula asks for is not there, or too few rows, levels or differences are left.
    pub fn new(formula: &Formula, table: &Table, settings: &Settings) -> Result<Self, ModelError> {
        if formula.random.is_empty() {
            return Err(ModelError::NoRandomTerm);
        }
        let design = Self::unchecked(formula, table, settings)?;
        design.check()?;
        Ok(design)
    }

    /// The columns of a formula with any number of random terms, none among them; what a model needs beyond that it checks.
    pub(crate) fn unchecked(
        formula: &Formula,
        table: &Table,
        settings: &Settings,
    ) -> Result<Self, ModelError> {
        let frame = Frame::new(formula, table, settings)?;
        let row_count = frame.rows.used.len();
        for terms in formula.random.iter().map(|term| &term.terms).chain([&formula.fixed]) {
            ModelMatrix::expect_room(terms, &frame.named(&terms.variables), row_count, &formula.text)?;
        }
        let ones = Series::ones(row_count);
        let fixed = Fixed::new(&formula.fixed, &frame, &ones);
        let groupings = frame.groupings.clone();
        let mut random: Vec<RandomTerm> = formula
            .random
            .iter()
            .map(|term| RandomTerm::new(&term.terms, frame.grouping_of(&term.grouping.name), &frame, &ones))
            .collect();
        put_largest_first(&mut random, &groupings);
        Ok(Self {
            formula: formula.clone(),
            response: frame.response,
            offset: frame.offset,
            offsets: frame.offsets,
            weights: frame.weights,
            rows: frame.rows,
            fixed,
            random,
            groupings,
            variables: frame.variables.into_iter().map(|(variable, _)| variable).collect(),
        })
    }

    /// Which rows are used, and which columns are missing how often.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The names of the fixed coefficients, as R prints them.
    pub fn fixed_names(&self) -> &[String] {
        &self.fixed.names
    }

    /// Columns of the fixed part that were left out because the columns before them already say the same.
    pub fn dropped_names(&self) -> Vec<&str> {
        self.fixed.dropped.iter().map(|(_, name)| name.as_str()).collect()
    }

    /// One column of the fixed part over the used rows.
    pub fn fixed_column(&self, name: &str) -> Option<&[f64]> {
        let place = self.fixed.names.iter().position(|known| known == name)?;
        Some(&self.fixed.columns[place])
    }

    /// Each random term: its grouping and the names of its columns, in the order of the fit.
    pub fn random_names(&self) -> Vec<(&str, &[String])> {
        let grouping = |term: &RandomTerm| self.groupings[term.grouping].name.as_str();
        self.random.iter().map(|term| (grouping(term), term.names.as_slice())).collect()
    }

    /// Each grouping with how many levels it has.
    pub fn group_counts(&self) -> Vec<(&str, usize)> {
        self.groupings.iter().map(|grouping| (grouping.name.as_str(), grouping.levels.count())).collect()
    }

    /// Each grouping with its levels.
    pub fn group_levels(&self) -> Vec<(&str, &[String])> {
        self.groupings.iter().map(|grouping| (grouping.name.as_str(), grouping.levels.texts())).collect()
    }

    /// Each factor of the formula with its levels and how they became columns: by [`Contrast::Treatment`], each level but the
    /// first is compared with the first.
    pub fn factors(&self) -> Vec<(&str, &[String], Contrast)> {
        let mut factors = Vec::new();
        for variable in &self.variables {
            if let Some((levels, contrast)) = variable.levels() {
                factors.push((variable.name.as_str(), levels, contrast));
            }
        }
        factors
    }

    /// The formula the columns were made from.
    pub fn formula(&self) -> &Formula {
        &self.formula
    }

    /// The response over the used rows.
    pub fn response(&self) -> &[f64] {
        &self.response
    }

    /// Each grouping with how many levels it has, and for each used row the place of its level.
    pub fn group_codes(&self) -> Vec<(&str, usize, &[u32])> {
        let groupings = self.groupings.iter();
        groupings.map(|it| (it.name.as_str(), it.levels.count(), it.codes.as_slice())).collect()
    }

    /// The same columns over some of the rows; levels that none of these has stay.
    pub(crate) fn rows_alone(&self, kept: &[usize]) -> Self {
        let taken = |values: &Vec<f64>| -> Vec<f64> { kept.iter().map(|row| values[*row]).collect() };
        let mut part = self.clone();
        part.response = part.response.rows(kept);
        part.offset = part.offset.as_ref().map(taken);
        part.weights = part.weights.as_ref().map(taken);
        part.rows.used = Used::Some(kept.iter().map(|row| self.rows.used.row(*row)).collect());
        let random = part.random.iter_mut().flat_map(|term| &mut term.columns);
        part.fixed.columns.iter_mut().chain(random).for_each(|column| *column = column.rows(kept));
        for grouping in &mut part.groupings {
            grouping.codes = Arc::new(kept.iter().map(|row| grouping.codes[*row]).collect());
        }
        part
    }

    /// The response minus the offset, over the used rows.
    pub(crate) fn centred_on_offset(&self) -> Cow<'_, [f64]> {
        match &self.offset {
            None => Cow::Borrowed(&self.response),
            Some(offset) => self.response.iter().zip(offset).map(|(y, o)| y - o).collect(),
        }
    }

    /// The offset of each row of a table, NaN where it is missing; zeros without one.
    pub(crate) fn offset_of(&self, table: &Table) -> Result<Vec<f64>, ModelError> {
        let mut sum = vec![0.0; table.row_count()];
        for offset in &self.offsets {
            if let Values::Numbers(values) = offset.values(&self.formula.text, table)? {
                sum.iter_mut().zip(&values).for_each(|(sum, value)| *sum += value);
            }
        }
        Ok(sum)
    }

    fn check(&self) -> Result<(), ModelError> {
        let rows = self.response.len();
        self.check_rows(self.fixed.columns.len() + 2)?;
        self.check_differences()?;
        self.check_effects(rows - 1)
    }

    /// Refuses a response of one value and a grouping of one level.
    pub(crate) fn check_differences(&self) -> Result<(), ModelError> {
        if let Some(value) = self.response.first()
            && self.response.iter().all(|other| other == value)
        {
            return Err(ModelError::ConstantResponse { response: self.formula.response(), value: *value });
        }
        for grouping in &self.groupings {
            if grouping.levels.count() == 1 {
                let level = grouping.levels.texts()[0].clone();
                return Err(ModelError::OneLevel { name: grouping.name.clone(), level });
            }
        }
        Ok(())
    }

    /// Refuses fewer rows than these.
    pub(crate) fn check_rows(&self, needed: usize) -> Result<(), ModelError> {
        let got = self.response.len();
        if got < needed {
            let fullest = self.rows.missing.iter().max_by_key(|(_, count)| *count).cloned();
            return Err(ModelError::TooFewRows { needed, got, fullest });
        }
        Ok(())
    }

    /// Refuses a random term with more effects than this.
    pub(crate) fn check_effects(&self, limit: usize) -> Result<(), ModelError> {
        for term in &self.random {
            let grouping = &self.groupings[term.grouping];
            let effects = grouping.levels.count() * term.columns.len();
            if effects > limit {
                let (grouping, columns) = (grouping.name.clone(), term.names.join(" + "));
                return Err(ModelError::TooManyEffects {
                    grouping,
                    columns,
                    effects,
                    rows: self.response.len(),
                });
            }
        }
        Ok(())
    }
}

impl Fixed {
    fn new(terms: &Terms, frame: &Frame, ones: &Series) -> Self {
        let ModelMatrix { names, columns, term_of } =
            ModelMatrix::new(terms, &frame.named(&terms.variables), ones);
        let keep = rank::independent(&columns);
        let mut fixed = Self {
            terms: terms.clone(),
            names: Vec::new(),
            columns: Vec::new(),
            term_of: Vec::new(),
            dropped: Vec::new(),
        };
        for (place, ((name, column), term)) in names.into_iter().zip(columns).zip(term_of).enumerate() {
            if keep[place] {
                fixed.names.push(name);
                fixed.columns.push(column);
                fixed.term_of.push(term);
            } else {
                fixed.dropped.push((place, name));
            }
        }
        fixed
    }

    /// The place of the column of ones.
    pub fn intercept(&self) -> Option<usize> {
        self.names.iter().position(|name| name == INTERCEPT)
    }
}

impl RandomTerm {
    fn new(terms: &Terms, grouping: usize, frame: &Frame, ones: &Series) -> Self {
        let ModelMatrix { names, columns, .. } =
            ModelMatrix::new(terms, &frame.named(&terms.variables), ones);
        Self { terms: terms.clone(), names, columns, grouping }
    }

    /// The place of the column of ones.
    pub fn intercept(&self) -> Option<usize> {
        self.names.iter().position(|name| name == INTERCEPT)
    }
}

/// The order of lme4: by number of groups, descending, and reversed among equals unless they were in order already.
fn put_largest_first(random: &mut [RandomTerm], groupings: &[Grouping]) {
    let size = |term: &RandomTerm| groupings[term.grouping].levels.count();
    if !random.is_sorted_by(|a, b| size(a) >= size(b)) {
        random.sort_by_key(size);
        random.reverse();
    }
}
