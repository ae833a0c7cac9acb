//! Intervals from the profile of the likelihood: the values of a parameter that the data do not make unlikely.

mod section;
#[cfg(test)]
mod tests;
mod walk;

use super::deviance::Criterion;
use super::error::ModelError;
use super::fit::LinearFit;
use super::parameter::{Parameter, of_spread};
use crate::crew::{Alone, Crew, share};
use crate::distribution::chi_square::ChiSquare;
use crate::interval::{Interval, tail_of};
use section::{Section, Which};
use walk::{Limit, Walk};

/// A parameter with the interval that its profile gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileInterval {
    /// The parameter.
    pub parameter: Parameter,
    /// Its estimate; `None` for a correlation with what does not deviate.
    pub estimate: Option<f64>,
    /// The values whose profile lies below the limit. An end where a parameter can go no further, a standard deviation of 0 or
    /// a correlation of −1 or 1, is that end.
    pub interval: Interval,
}

impl LinearFit {
    /// The profile-likelihood interval of every parameter that the criterion is a function of.
    ///
    /// `{φ : min d(φ, ·) − min d ≤ χ²₁(confidence)}`, the minimum over everything but φ found anew for each φ, the ends by
    /// Newton's method to ten digits. Under ML these are the intervals of lme4's `confint`, without its splines. Under REML the
    /// intervals of standard deviations and correlations are those of the restricted likelihood; a restricted likelihood knows
    /// no coefficients, so these are left out: fit by ML to profile them.
    ///
    /// # Shape
    /// In the order of [`LinearFit::parameters`].
    /// # Errors
    /// [`ModelError::Number`] for a confidence outside 0 to 1.
    /// # Source
    /// [VenzonMoolgavkar1988]; [Bates2015], section 5.1.
    /// # Example
    /// ```
    /// use verbond_stats::mixed::deviance::Criterion;
    /// use verbond_stats::mixed::fit::LinearFit;
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
    /// let fit = LinearFit::read("distress ~ session + (1 | patient)", &table, Criterion::Ml)?;
    /// let spread = &fit.profile(0.95)?[0];
    /// assert_eq!(spread.parameter.name(), "sd_(Intercept)|patient");
    /// let (estimate, ends) = (spread.estimate.unwrap(), spread.interval);
    /// assert!(ends.upper - estimate > estimate - ends.lower);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn profile(&self, confidence: f64) -> Result<Vec<ProfileInterval>, ModelError> {
        self.profile_by(confidence, &Alone, |_done| {})
    }

    /// The same, its parameters shared among the threads of a crew.
    ///
    /// `progress` is told how many parameters are done, of as many as [`LinearFit::parameters`] has, from any thread and in any
    /// order.
    ///
    /// # Errors
    /// As [`LinearFit::profile`].
    pub fn profile_by(
        &self,
        confidence: f64,
        crew: &dyn Crew,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Vec<ProfileInterval>, ModelError> {
        let cut = ChiSquare::new(1.0)?.quantile(1.0 - 2.0 * tail_of(confidence)?)?;
        let all = self.parameters();
        let interval = |_: &mut (), place: usize| {
            let (parameter, estimate) = &all[place];
            let Some(which) = self.which(parameter, place) else { return Ok(None) };
            let interval = match estimate {
                Some(_) => self.ends(which, cut)?,
                None => Interval { lower: -1.0, upper: 1.0 },
            };
            Ok(Some(ProfileInterval { parameter: parameter.clone(), estimate: *estimate, interval }))
        };
        let found = share(crew, all.len(), || (), interval, progress);
        found.into_iter().filter_map(Result::transpose).collect()
    }

    /// What is held to profile a parameter; `None` for a coefficient under REML.
    fn which(&self, parameter: &Parameter, place: usize) -> Option<Which> {
        match parameter {
            Parameter::Coefficient { .. } => match self.criterion() {
                Criterion::Reml => None,
                Criterion::Ml => Some(Which::Coefficient(place - of_spread(&self.design, &self.shape).len())),
            },
            Parameter::Residual => Some(Which::Residual),
            Parameter::Deviation { .. } | Parameter::Correlation { .. } => {
                let (term, row, column) = self.shape.places()[place];
                Some(if row == column {
                    Which::Deviation { term, row }
                } else {
                    Which::Correlation { term, row, column }
                })
            }
        }
    }

    fn ends(&self, which: Which, cut: f64) -> Result<Interval, ModelError> {
        let limit = Limit { least: self.objective(), cut };
        if let Which::Correlation { term, row, column } = which {
            // With what does not deviate, every correlation is as good as any other.
            for row in [row, column] {
                let mut without = Section::new(self, Which::Deviation { term, row });
                if Walk::new(&mut without, limit, -1.0).is_within_limit_at(0.0)? {
                    return Ok(Interval { lower: -1.0, upper: 1.0 });
                }
            }
        }
        let mut section = Section::new(self, which);
        let lower = Walk::new(&mut section, limit, -1.0).end()?;
        let upper = Walk::new(&mut section, limit, 1.0).end()?;
        Ok(Interval { lower: section.read(lower), upper: section.read(upper) })
    }
}
