//! What a fit expects of rows, those it knows and new ones.

mod rows;
#[cfg(test)]
mod tests;

use super::error::ModelError;
use super::fit::LinearFit;
use crate::distribution::normal;
use crate::interval::{Interval, tail_of};
use crate::matrix::dot;
use crate::table::Table;
use rows::NewRows;

/// Which groups a prediction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The groups named in each row: a known one with how it deviates, an unknown or missing one as any other might.
    Groups,
    /// A group nobody has seen, whatever the row says.
    NewGroup,
}

/// What a fit expects of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The most likely value, the offset among it.
    pub value: f64,
    /// Where the mean of all groups lies.
    pub everyone: Interval,
    /// Where the mean of the row's own group lies.
    pub group: Interval,
    /// Where a single observation of weight 1 in that group lies.
    pub observation: Interval,
}

impl LinearFit {
    /// What the fit expects of each row of a table, with intervals.
    ///
    /// `x′β + z′b`, with variance `x′Φx` for everyone, that of `x′(β̂ − β) + z′(b̂ − b)` for the group, and σ² more for an
    /// observation.
    ///
    /// # Range and units
    /// As the response. The intervals take the variances as known; with few groups they are somewhat too narrow.
    /// # Missing data
    /// A row in which a column of the fixed part, of a deviating coefficient or of the offset is missing gives `None`. A
    /// missing group counts as one nobody has seen.
    /// # Errors
    /// [`ModelError::Formula`] when the table lacks a column or has a level of a factor that the fit does not know;
    /// [`ModelError::Number`] for a confidence outside 0 to 1.
    /// # Source
    /// [Henderson1975]
    /// # Example
    /// ```
    /// use verbond_stats::mixed::deviance::Criterion;
    /// use verbond_stats::mixed::fit::LinearFit;
    /// use verbond_stats::mixed::predict::Scope;
    /// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
    ///
    /// let distress = vec![14.0, 11.0, 9.0, 15.0, 14.0, 10.0, 8.0, 7.5, 6.0, 12.0, 11.0, 7.0];
    /// let session = vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0];
    /// let patient = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
    /// let table = Table::new([
    ///     ("distress", Column::from(Numbers::complete(distress)?)),
    ///     ("session", Column::from(Numbers::complete(session)?)),
    ///     ("patient", Column::from(Factor::from_texts(patient.map(Some)))),
    /// ])?;
    /// let fit = LinearFit::read("distress ~ session + (1 | patient)", &table, Criterion::Reml)?;
    /// let next = Table::new([
    ///     ("session", Column::from(Numbers::complete(vec![4.0, 4.0])?)),
    ///     ("patient", Column::from(Factor::from_texts([Some("c"), Some("e")]))),
    /// ])?;
    /// let predicted = fit.predict(&next, Scope::Groups, 0.95)?;
    /// let (known, new) = (predicted[0].clone().unwrap(), predicted[1].clone().unwrap());
    /// assert!(known.value < new.value);
    /// assert!(known.group.upper - known.group.lower < new.group.upper - new.group.lower);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn predict(
        &self,
        table: &Table,
        scope: Scope,
        confidence: f64,
    ) -> Result<Vec<Option<Prediction>>, ModelError> {
        let quantile = normal::quantile(1.0 - tail_of(confidence)?)?;
        let rows = NewRows::read(self, table, scope)?;
        let variance = self.sigma().powi(2);
        let inverse = &self.point.inverse_factor;
        let length = |x: &[f64]| -> f64 {
            (0..x.len()).map(|row| dot(&inverse.row(row)[..=row], &x[..=row]).powi(2)).sum()
        };
        let predict = |row: usize| {
            if !rows.complete[row] {
                return None;
            }
            let standard = rows.standard(self, row);
            let (random, left) = self.deviance.uncertainty(&self.point.factors, &standard, &rows.groups(row));
            let fixed: Vec<f64> = self.standard.fixed.iter().map(|column| standard[*column]).collect();
            let spread = |share: f64| quantile * (variance * share).sqrt();
            let (everyone, group) = (length(&fixed), random + length(&left));
            let mean = rows.fixed_value(self, row);
            let value = mean + rows.random_value(self, row);
            let round = |centre: f64, reach: f64| Interval { lower: centre - reach, upper: centre + reach };
            Some(Prediction {
                value,
                everyone: round(mean, spread(everyone)),
                group: round(value, spread(group)),
                observation: round(value, spread(group + 1.0)),
            })
        };
        Ok((0..table.row_count()).map(predict).collect())
    }
}
