//! One therapist with many clients: what belongs to whom.

use super::error::{DyadError, checked};
use crate::mixed::deviance::Criterion;
use crate::mixed::fit::LinearFit;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};

/// One score with whom it is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Caseload<'c> {
    /// The scores, one per row.
    pub score: &'c [Option<f64>],
    /// The one who has many.
    pub therapist: &'c Factor,
    /// The many, with several rows each; `None` with one row per client.
    pub client: Option<&'c Factor>,
}

/// The variance of scores by whom it belongs to.
///
/// # Source
/// [MarcusKashyBaldwin2009]
#[derive(Debug, Clone)]
pub struct OneWithMany {
    /// The mixed model behind it: `score ~ 1 + (1 | therapist/client)`.
    pub fit: LinearFit,
    /// Between therapists: some are rated higher by all their clients.
    pub therapist: f64,
    /// Between clients of one therapist; `None` with one row per client, when it cannot be told from the residual.
    pub client: Option<f64>,
    /// Between sessions, and error.
    pub residual: f64,
}

impl OneWithMany {
    /// Divides the variance of scores.
    ///
    /// `xᵢⱼ = μ + therapistⱼ + clientᵢⱼ + e`.
    ///
    /// # Missing data
    /// A row without score, therapist or client is left out.
    /// # Errors
    /// [`DyadError::Length`], [`DyadError::NotFinite`]; [`DyadError::Model`] with one therapist, or as many as rows.
    /// # Source
    /// [MarcusKashyBaldwin2009]
    /// # Example
    /// ```
    /// use verbond_stats::dyad::one_with_many::{Caseload, OneWithMany};
    /// use verbond_stats::mixed::deviance::Criterion;
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let therapist = Factor::from_texts(["a", "a", "a", "b", "b", "b", "c", "c", "c"].map(Some));
    /// let score = [5.0, 5.5, 5.2, 3.0, 3.4, 3.1, 4.0, 4.4, 4.1].map(Some);
    /// let caseload = Caseload { score: &score, therapist: &therapist, client: None };
    /// assert!(OneWithMany::new(caseload, Criterion::Reml)?.therapist_share() > 0.9);
    /// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
    /// ```
    pub fn new(caseload: Caseload<'_>, criterion: Criterion) -> Result<Self, DyadError> {
        let rows = checked(&[("score", caseload.score)])?;
        let mut table = Table::new([
            ("score", Column::Numbers(Numbers::new(caseload.score.iter().copied())?)),
            ("therapist", Column::Factor(caseload.therapist.clone())),
        ])?;
        debug_assert_eq!(rows, table.row_count());
        let formula = match caseload.client {
            None => "score ~ 1 + (1 | therapist)",
            Some(client) => {
                table = table.with("client", Column::Factor(client.clone()))?;
                "score ~ 1 + (1 | therapist/client)"
            }
        };
        let fit = LinearFit::read(formula, &table, criterion)?;
        let (mut therapist, mut client, mut residual) = (0.0, None, 0.0);
        for component in fit.components() {
            match component.grouping.as_deref() {
                None => residual = component.variance,
                Some("therapist") => therapist = component.variance,
                Some(_) => client = Some(component.variance),
            }
        }
        Ok(Self { fit, therapist, client, residual })
    }

    /// The share of the variance that lies between therapists: the correlation of two clients of one therapist.
    ///
    /// # Range and units
    /// 0 to 1.
    pub fn therapist_share(&self) -> f64 {
        self.therapist / self.whole()
    }

    /// The share between clients of one therapist; `None` where it cannot be told.
    pub fn client_share(&self) -> Option<f64> {
        self.client.map(|client| client / self.whole())
    }

    fn whole(&self) -> f64 {
        self.therapist + self.client.unwrap_or(0.0) + self.residual
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::json::Json;
    use crate::reference::{Csv, close};

    #[test]
    fn the_ratings_of_clients_and_therapists_divide_as_in_lme4() {
        let csv = Csv::parse(include_str!("../../../../fixtures/mixed/dyad_ratings.csv"));
        let expected = Json::parse(include_str!("../../../../fixtures/dyad/dyads.json"));
        let factor = |name: &str| Factor::from_texts(csv.text(name).into_iter().map(Some));
        let (therapist, client) = (factor("therapist"), factor("dyad"));
        for who in ["patient_wai", "therapist_wai"] {
            let score = csv.column(who);
            let caseload = Caseload { score: &score, therapist: &therapist, client: Some(&client) };
            let found = OneWithMany::new(caseload, Criterion::Reml).unwrap();
            let at = |key: &str| expected.number(&format!("one_with_many/{who}/{key}"));
            close("therapist", found.therapist, at("therapist"), 1e-4, 1e-7);
            close("client", found.client.unwrap(), at("client"), 1e-4, 1e-7);
            close("residual", found.residual, at("residual"), 1e-5, 0.0);
            let whole = found.therapist + found.client.unwrap() + found.residual;
            close("share", found.client_share().unwrap() * whole, found.client.unwrap(), 1e-12, 0.0);
        }
    }
}
