//! What a fit expects of new rows.

use super::GeneralisedFit;
use crate::distribution::normal;
use crate::formula::expression::Expression;
use crate::formula::matrix::{ModelMatrix, Named};
use crate::formula::terms::Terms;
use crate::formula::variable::Values;
use crate::generalised::error::GeneralisedError;
use crate::interval::{Interval, tail_of};
use crate::mixed::design::Grouping;
use crate::mixed::predict::Scope;
use crate::table::Table;
use crate::table::factor::MISSING;
use crate::table::series::Series;

/// What a fit expects of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeneralisedPrediction {
    /// The linear predictor, with what is known of the row's groups and the offset.
    pub predictor: f64,
    /// The mean at that predictor: a probability, or an expected count.
    pub mean: f64,
    /// Where the predictor of a row without deviations lies, and its mean.
    pub everyone: Range,
}

/// A linear predictor and its mean with what is uncertain about the fixed coefficients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The linear predictor.
    pub predictor: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The mean at the ends of the predictor's interval.
    pub mean: Interval,
}

impl GeneralisedFit {
    /// What the fit expects of each row of a table.
    ///
    /// The mean is that of a group with the deviations found, or with none: for a link that is not a straight line it is not
    /// the mean over groups.
    ///
    /// # Missing data
    /// A row in which a column of the fixed part, of a deviating coefficient or of the offset is missing gives `None`. A
    /// missing or unknown group counts as one without deviation.
    /// # Errors
    /// [`GeneralisedError::Model`] when the table lacks a column, has a level of a factor that the fit does not know, or for
    /// a confidence outside 0 to 1.
    pub fn predict(
        &self,
        table: &Table,
        scope: Scope,
        confidence: f64,
    ) -> Result<Vec<Option<GeneralisedPrediction>>, GeneralisedError> {
        let quantile = normal::quantile(1.0 - tail_of(confidence)?)?;
        let rows = NewRows::read(self, table, scope)?;
        let family = self.family();
        let predict = |row: usize| {
            let x: Vec<f64> = rows.fixed.iter().map(|column| column[row]).collect();
            let random = rows.deviation(self, row);
            let shared =
                rows.offset[row] + x.iter().zip(&self.coefficients).map(|(x, slope)| x * slope).sum::<f64>();
            let predictor = shared + random;
            if predictor.is_nan() {
                return None;
            }
            let standard_error = self.covariance.form(&x, &x).max(0.0).sqrt();
            let reach = quantile * standard_error;
            let mean = Interval { lower: family.mean(shared - reach), upper: family.mean(shared + reach) };
            let everyone = Range { predictor: shared, standard_error, mean };
            Some(GeneralisedPrediction { predictor, mean: family.mean(predictor), everyone })
        };
        Ok((0..table.row_count()).map(predict).collect())
    }
}

/// The rows of a table in the columns of a fit; what is missing is NaN.
struct NewRows {
    fixed: Vec<Series>,
    random: Vec<Vec<Series>>,
    offset: Vec<f64>,
    codes: Vec<Vec<Option<usize>>>,
}

impl NewRows {
    fn read(fit: &GeneralisedFit, table: &Table, scope: Scope) -> Result<Self, GeneralisedError> {
        let design = &fit.design;
        let text = &design.formula.text;
        let values: Vec<Values> =
            design.variables.iter().map(|variable| variable.values(text, table)).collect::<Result<_, _>>()?;
        let named = |expression: &Expression| {
            let name = expression.to_string();
            let place = design.variables.iter().position(|variable| variable.name == name);
            let place = place.expect("every variable of the formula was learnt");
            Named { name: &design.variables[place].name, values: &values[place] }
        };
        let ones = Series::ones(table.row_count());
        let matrix = |terms: &Terms| {
            let variables: Vec<Named<'_>> = terms.variables.iter().map(named).collect();
            ModelMatrix::new(terms, &variables, &ones)
        };
        let all = matrix(&design.fixed.terms);
        let kept = |(name, column): (String, Series)| design.fixed.names.contains(&name).then_some(column);
        let codes = design.groupings.iter().map(|grouping| match scope {
            Scope::NewGroup => vec![None; table.row_count()],
            Scope::Groups => codes(grouping, text, table),
        });
        Ok(Self {
            fixed: all.names.into_iter().zip(all.columns).filter_map(kept).collect(),
            random: design.random.iter().map(|term| matrix(&term.terms).columns).collect(),
            offset: design.offset_of(table)?,
            codes: codes.collect(),
        })
    }

    /// What the row's known groups add; NaN where a column they need is missing.
    fn deviation(&self, fit: &GeneralisedFit, row: usize) -> f64 {
        let mut sum = 0.0;
        for (term, columns) in self.random.iter().enumerate() {
            let shape = fit.shape.terms[term];
            let code = self.codes[fit.design.random[term].grouping][row];
            for (place, column) in columns.iter().enumerate() {
                let mode =
                    code.map_or(0.0, |code| fit.deviations[shape.block].mode(code)[shape.begin + place]);
                sum += column[row] * mode;
            }
        }
        sum
    }
}

/// The code of each row's group in the fit; a table without the grouping's columns has no known groups.
fn codes(grouping: &Grouping, text: &str, table: &Table) -> Vec<Option<usize>> {
    match Grouping::factor(&grouping.source, text, table) {
        Err(_no_such_column) => vec![None; table.row_count()],
        Ok(factor) => {
            let known: Vec<Option<usize>> = factor
                .levels()
                .iter()
                .map(|level| grouping.code_of(level).map(|code| code as usize))
                .collect();
            let code = |code: &u32| if *code == MISSING { None } else { known[*code as usize] };
            factor.codes().iter().map(code).collect()
        }
    }
}
