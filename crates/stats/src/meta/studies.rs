//! Effects with their sampling variances, and what may explain their differences.

use super::error::MetaError;
use crate::formula::Formula;
use crate::formula::matrix::{INTERCEPT, ModelMatrix};
use crate::matrix::Matrix;
use crate::mixed::design::frame::Frame;
use crate::mixed::design::{Settings, rank};
use crate::table::series::Series;
use crate::table::{Column, Table};

/// What a column of ones is called, as in metafor.
pub const MEAN_EFFECT: &str = "intrcpt";

/// The studies in which nothing is missing.
///
/// # Missing data
/// A row counts when its effect, its variance and all its moderators are there. The others are left out and counted.
/// # Example
/// ```
/// use verbond_stats::meta::studies::Studies;
///
/// let studies = Studies::new(&[Some(0.30), None, Some(0.12)], &[Some(0.02), Some(0.01), Some(0.05)])?;
/// assert_eq!((studies.count(), studies.missing()), (2, 1));
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Studies {
    effects: Vec<f64>,
    variances: Vec<f64>,
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    intercept: Option<usize>,
    rows: Vec<usize>,
    total: usize,
    dropped: Vec<String>,
    /// Columns of mean 0 and length 1 where there is an intercept: sums of their products keep their digits.
    standard: Vec<Vec<f64>>,
    /// From coefficients of standard columns to those of the columns as given.
    map: Matrix,
    /// The effects from their mean, where there is an intercept.
    centred: Vec<f64>,
    centre: f64,
}

/// Whether the model has a column of ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Intercept {
    /// The effect where all moderators are zero is estimated.
    #[default]
    Present,
    /// It is not: the moderators say it all, such as one column per group.
    Absent,
}

/// Named columns that may explain why effects differ.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moderators {
    /// Whether there is a column of ones before them.
    pub intercept: Intercept,
    /// Each with its name; missing values as `None`.
    pub columns: Vec<(String, Vec<Option<f64>>)>,
}

impl Studies {
    /// Studies of one effect, without moderators.
    ///
    /// # Shape
    /// One effect and one sampling variance (the square of a standard error) per study.
    /// # Errors
    /// [`MetaError::Length`], [`MetaError::NotFinite`], [`MetaError::NegativeVariance`]; [`MetaError::TooFewStudies`] when
    /// none is complete.
    pub fn new(effects: &[Option<f64>], variances: &[Option<f64>]) -> Result<Self, MetaError> {
        Self::explained(effects, variances, &Moderators::default())
    }

    /// Studies with moderators.
    ///
    /// A moderator that is a sum of columns before it is left out and named.
    ///
    /// # Errors
    /// As [`Studies::new`].
    pub fn explained(
        effects: &[Option<f64>],
        variances: &[Option<f64>],
        moderators: &Moderators,
    ) -> Result<Self, MetaError> {
        check("variances", variances, effects.len())?;
        check("effects", effects, effects.len())?;
        for (name, column) in &moderators.columns {
            check(name, column, effects.len())?;
        }
        let complete = |row: &usize| {
            effects[*row].is_some()
                && variances[*row].is_some()
                && moderators.columns.iter().all(|(_, column)| column[*row].is_some())
        };
        let rows: Vec<usize> = (0..effects.len()).filter(complete).collect();
        let taken =
            |column: &[Option<f64>]| -> Vec<f64> { rows.iter().filter_map(|row| column[*row]).collect() };
        let mut columns = Vec::new();
        if moderators.intercept == Intercept::Present {
            columns.push((MEAN_EFFECT.to_owned(), vec![1.0; rows.len()]));
        }
        columns.extend(moderators.columns.iter().map(|(name, column)| (name.clone(), taken(column))));
        Self::from_columns(taken(effects), taken(variances), columns, Place { rows, total: effects.len() })
    }

    /// Studies from a table, by a formula such as `g ~ sessions + format`.
    ///
    /// # Errors
    /// [`MetaError::Formula`], [`MetaError::NoNumbers`] for the variances, and as [`Studies::new`].
    /// # Example
    /// ```
    /// use verbond_stats::meta::studies::Studies;
    /// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
    ///
    /// let table = Table::new([
    ///     ("g", Column::from(Numbers::complete(vec![0.3, 0.5, 0.1, 0.4])?)),
    ///     ("v", Column::from(Numbers::complete(vec![0.02, 0.05, 0.01, 0.03])?)),
    ///     ("format", Column::from(Factor::from_texts(["group", "single", "group", "single"].map(Some)))),
    /// ])?;
    /// let studies = Studies::read("g ~ format", "v", &table)?;
    /// assert_eq!(studies.names(), ["intrcpt", "formatsingle"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(formula: &str, variance: &str, table: &Table) -> Result<Self, MetaError> {
        let formula = Formula::read(formula)?;
        let Some(Column::Numbers(variances)) = table.column(variance) else {
            return Err(MetaError::NoNumbers { column: variance.to_owned() });
        };
        let known: Vec<usize> = (0..table.row_count()).filter(|row| variances.get(*row).is_some()).collect();
        let frame = Frame::new(&formula, &table.rows(&known)?, &Settings::default())?;
        let (named, row_count) = (frame.named(&formula.fixed.variables), frame.rows.used.len());
        ModelMatrix::expect_room(&formula.fixed, &named, row_count, &formula.text)?;
        let matrix = ModelMatrix::new(&formula.fixed, &named, &Series::ones(row_count));
        let rows: Vec<usize> = frame.rows.used.iter().map(|row| known[row]).collect();
        let named = |name: String| if name == INTERCEPT { MEAN_EFFECT.to_owned() } else { name };
        let values = matrix.columns.iter().map(|column| column.to_vec());
        let columns = matrix.names.into_iter().map(named).zip(values).collect();
        let variances: Vec<f64> = rows.iter().filter_map(|row| variances.get(*row)).collect();
        Self::from_columns(
            frame.response.to_vec(),
            variances,
            columns,
            Place { rows, total: table.row_count() },
        )
    }

    fn from_columns(
        effects: Vec<f64>,
        variances: Vec<f64>,
        columns: Vec<(String, Vec<f64>)>,
        place: Place,
    ) -> Result<Self, MetaError> {
        let missing = place.total - place.rows.len();
        if effects.is_empty() || columns.is_empty() {
            return Err(MetaError::TooFewStudies { needed: 1, got: effects.len(), missing });
        }
        if let Some(at) = variances.iter().position(|variance| *variance < 0.0) {
            return Err(MetaError::NegativeVariance { row: place.rows[at], value: variances[at] });
        }
        let (names, columns): (Vec<String>, Vec<Vec<f64>>) = columns.into_iter().unzip();
        let kept = rank::independent(&columns);
        let (mut own_names, mut own_columns, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
        for ((name, column), keep) in names.into_iter().zip(columns).zip(kept) {
            if keep {
                own_names.push(name);
                own_columns.push(column);
            } else {
                dropped.push(name);
            }
        }
        let intercept = own_columns.iter().position(|column| column.iter().all(|x| *x == 1.0));
        let (standard, map) = standardised(&own_columns, intercept);
        let mean = effects.iter().sum::<f64>() / effects.len() as f64;
        let centre = if intercept.is_some() { mean } else { 0.0 };
        Ok(Self {
            centred: effects.iter().map(|effect| effect - centre).collect(),
            centre,
            effects,
            variances,
            names: own_names,
            columns: own_columns,
            intercept,
            rows: place.rows,
            total: place.total,
            dropped,
            standard,
            map,
        })
    }

    /// How many studies count.
    pub fn count(&self) -> usize {
        self.effects.len()
    }

    /// How many rows were left out because something is missing.
    pub fn missing(&self) -> usize {
        self.total - self.rows.len()
    }

    /// How many rows were given.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The rows that count, from 0.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// Their effects.
    pub fn effects(&self) -> &[f64] {
        &self.effects
    }

    /// Their sampling variances.
    pub fn variances(&self) -> &[f64] {
        &self.variances
    }

    /// The names of the columns, the mean effect as `intrcpt`.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Moderators that the columns before them already say.
    pub fn dropped(&self) -> &[String] {
        &self.dropped
    }

    /// Whether one mean effect is all there is.
    pub fn has_moderators(&self) -> bool {
        self.intercept.is_none() || self.columns.len() > 1
    }

    /// The place of the column of ones.
    pub(super) fn intercept(&self) -> Option<usize> {
        self.intercept
    }

    pub(super) fn standard_columns(&self) -> &[Vec<f64>] {
        &self.standard
    }

    pub(super) fn centred(&self) -> &[f64] {
        &self.centred
    }

    /// The first study with a variance of zero.
    pub(super) fn zero_variance(&self) -> Option<usize> {
        self.variances.iter().position(|variance| *variance == 0.0)
    }

    /// Coefficients of standard columns as those of the columns given.
    pub(super) fn as_given(&self, standard: &[f64]) -> Vec<f64> {
        let mut given = self.map.times_vector(standard);
        if let Some(intercept) = self.intercept {
            given[intercept] += self.centre;
        }
        given
    }

    /// A covariance of such coefficients.
    pub(super) fn covariance_as_given(&self, standard: &Matrix) -> Matrix {
        self.map.times(standard).times_transposed(&self.map).symmetric()
    }

    /// One row of the columns as given.
    pub(super) fn row(&self, study: usize) -> Vec<f64> {
        self.columns.iter().map(|column| column[study]).collect()
    }

    /// The same effects with one column of ones.
    pub(super) fn without_moderators(&self) -> Result<Self, MetaError> {
        self.pooled((0..self.count()).collect())
    }

    /// All studies but one.
    pub(super) fn without(&self, study: usize) -> Result<Self, MetaError> {
        self.only(&(0..self.count()).filter(|other| *other != study).collect::<Vec<_>>())
    }

    /// These studies, in this order, with all their columns.
    pub(super) fn only(&self, studies: &[usize]) -> Result<Self, MetaError> {
        let taken = |column: &[f64]| -> Vec<f64> { studies.iter().map(|at| column[*at]).collect() };
        let columns = self.names.iter().cloned().zip(self.columns.iter().map(|column| taken(column)));
        let place = Place { rows: studies.iter().map(|at| self.rows[*at]).collect(), total: self.total };
        Self::from_columns(taken(&self.effects), taken(&self.variances), columns.collect(), place)
    }

    /// All studies with one more column behind the others.
    pub(super) fn and_column(&self, name: &str, values: Vec<f64>) -> Result<Self, MetaError> {
        let mut columns: Vec<(String, Vec<f64>)> =
            self.names.iter().cloned().zip(self.columns.iter().cloned()).collect();
        columns.push((name.to_owned(), values));
        let place = Place { rows: self.rows.clone(), total: self.total };
        Self::from_columns(self.effects.clone(), self.variances.clone(), columns, place)
    }

    /// These studies, in this order, with a column of ones alone.
    pub(super) fn pooled(&self, studies: Vec<usize>) -> Result<Self, MetaError> {
        let taken = |column: &[f64]| -> Vec<f64> { studies.iter().map(|at| column[*at]).collect() };
        let ones = vec![(MEAN_EFFECT.to_owned(), vec![1.0; studies.len()])];
        let place = Place { rows: studies.iter().map(|at| self.rows[*at]).collect(), total: self.total };
        Self::from_columns(taken(&self.effects), taken(&self.variances), ones, place)
    }
}

/// Which rows of how many.
struct Place {
    rows: Vec<usize>,
    total: usize,
}

fn check(name: &str, column: &[Option<f64>], expected: usize) -> Result<(), MetaError> {
    if column.len() != expected {
        return Err(MetaError::Length { column: name.to_owned(), expected, got: column.len() });
    }
    match column.iter().position(|cell| cell.is_some_and(|cell| !cell.is_finite())) {
        Some(row) => Err(MetaError::NotFinite { column: name.to_owned(), row }),
        None => Ok(()),
    }
}

/// Columns without their mean and of one scale, and the way back.
fn standardised(columns: &[Vec<f64>], intercept: Option<usize>) -> (Vec<Vec<f64>>, Matrix) {
    let count = columns.len();
    let mut map = Matrix::identity(count);
    let mut standard = columns.to_vec();
    for (place, column) in standard.iter_mut().enumerate().filter(|(place, _)| Some(*place) != intercept) {
        let n = column.len() as f64;
        let mean = if intercept.is_some() { column.iter().sum::<f64>() / n } else { 0.0 };
        let scale = (column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt();
        column.iter_mut().for_each(|x| *x = (*x - mean) / scale);
        map[(place, place)] = 1.0 / scale;
        if let Some(intercept) = intercept {
            map[(intercept, place)] = -mean / scale;
        }
    }
    (standard, map)
}
