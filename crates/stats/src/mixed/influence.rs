//! What each group does to a fit: the fit without it.

use super::bootstrap::estimates;
use super::deviance::{Deviance, Left, Point};
use super::error::ModelError;
use super::fit::LinearFit;
use super::parameter::Parameter;
use super::search::{lifted, search};
use super::standard::Standard;
use crate::crew::{Crew, share};
use crate::matrix::Matrix;

/// One group, and the fit without it.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupInfluence {
    /// The group.
    pub level: String,
    /// How many rows it has.
    pub rows: usize,
    /// What the fit is without them; `None` where no model is left: a coefficient that only this group tells.
    pub without: Option<Without>,
}

/// A fit without one group, beside the fit with all.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// How far the coefficients move together: `(β̂ − β̂₍ⱼ₎)′Φ̂⁻¹(β̂ − β̂₍ⱼ₎)/p`, Φ̂ that of the fit with all groups.
    pub cooks_distance: f64,
    /// How far each coefficient moves, in standard errors of the fit without the group: `(β̂ − β̂₍ⱼ₎)/SE₍ⱼ₎`.
    pub dfbetas: Vec<f64>,
    /// Everything that is estimated without the group, in the order of [`LinearFit::parameters`]; `None` for a correlation with
    /// what does not deviate.
    pub parameters: Vec<(Parameter, Option<f64>)>,
    /// `|Φ̂₍ⱼ₎|/|Φ̂|`: above 1 where the group makes the coefficients better known, below 1 where it makes them less so.
    pub covariance_ratio: f64,
}

impl LinearFit {
    /// Leaves out each group of a grouping in turn, and fits the rest.
    ///
    /// Every fit is a whole one, variances included. Where groupings lie in each other, it starts from the sums by group that
    /// the fit is made of, not from the rows.
    ///
    /// `progress` is told how many groups are done, from any thread and in any order.
    ///
    /// # Errors
    /// [`ModelError::NoSuchGrouping`].
    /// # Source
    /// [Cook1977]; [BelsleyKuhWelsch1980]; for groups of mixed models [Christensen1992].
    /// # Example
    /// ```
    /// use verbond_stats::crew::Alone;
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
    /// let fit = LinearFit::read("distress ~ session + (1 | patient)", &table, Criterion::Reml)?;
    /// let influence = fit.influence("patient", &Alone, |_done| {})?;
    /// let distance = |group: usize| influence[group].without.as_ref().unwrap().cooks_distance;
    /// assert_eq!(influence[2].level, "c");
    /// assert!(distance(2) > distance(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn influence(
        &self,
        grouping: &str,
        crew: &dyn Crew,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Vec<GroupInfluence>, ModelError> {
        let groupings = &self.design.groupings;
        let Some(place) = groupings.iter().position(|known| known.name == grouping) else {
            let known = groupings.iter().map(|known| known.name.clone()).collect();
            return Err(ModelError::NoSuchGrouping { name: grouping.to_owned(), known });
        };
        let start = lifted(&self.shape, &self.theta);
        let task = |_: &mut (), group: usize| self.without(place, group, &start);
        Ok(share(crew, groupings[place].levels.count(), || (), task, progress))
    }

    fn without(&self, grouping: usize, group: usize, start: &[f64]) -> GroupInfluence {
        let own = &self.design.groupings[grouping];
        let is_own = |code: &u32| *code as usize == group;
        let rows = own.codes.iter().filter(|code| is_own(code)).count();
        let without = match self.refit(grouping, group, rows, start) {
            Ok(refit) => Some(self.beside(&refit)),
            Err(_no_model_is_left) => None,
        };
        GroupInfluence { level: own.levels.texts()[group].clone(), rows, without }
    }

    fn refit(&self, grouping: usize, group: usize, rows: usize, start: &[f64]) -> Result<Refit, ModelError> {
        let design = &self.design;
        let code = u32::try_from(group).expect("codes are u32");
        let codes = &design.groupings[grouping].codes;
        let left = design.response.len() - rows;
        if left <= design.fixed.columns.len() + 1 {
            let needed = design.fixed.columns.len() + 2;
            return Err(ModelError::TooFewRows { needed, got: left, fullest: None });
        }
        let weights = design.weights.iter().flatten().zip(codes.iter()).filter(|(_, own)| **own == code);
        let rows = Left { count: rows, log_weights: weights.map(|(weight, _)| weight.ln()).sum() };
        let block = self.standard.blocks.iter().position(|block| block.grouping == grouping);
        let block = block.expect("every grouping has a block");
        if let Some(mut deviance) = self.deviance.without(block, code, rows) {
            let minimum = search(&mut deviance, &self.shape, Some(start))?;
            return Refit::at(self, &self.standard, deviance, &minimum.at);
        }
        let kept: Vec<usize> = (0..codes.len()).filter(|row| codes[*row] != code).collect();
        let part = design.rows_alone(&kept);
        let standard = Standard::new(&part);
        let mut deviance = Deviance::new(&part, &standard, self.criterion())?;
        let minimum = search(&mut deviance, &self.shape, None)?;
        Refit::at(self, &standard, deviance, &minimum.at)
    }

    fn beside(&self, refit: &Refit) -> Without {
        let count = self.estimates().len();
        let first = refit.values.len() - count;
        let moved: Vec<f64> =
            self.estimates().iter().zip(&refit.values[first..]).map(|(all, rest)| all - rest).collect();
        // Φ = A·(R⁻¹R⁻ᵀ)·A′·s², so that Φ⁻¹ is a sum of squares of R′A⁻¹ over s.
        let map = &self.standard.fixed_map().0;
        let half = map.times(&self.point.inverse_factor.transpose());
        let whole = half.times_transposed(&half).scaled(self.sigma().powi(2));
        let solved = crate::matrix::lu::inverse(&whole).map(|inverse| inverse.form(&moved, &moved));
        let determinant = |covariance: &Matrix| {
            super::algebra::triangle::cholesky(covariance)
                .map(|lower| lower.diagonal().iter().map(|cell| 2.0 * cell.ln()).sum::<f64>())
        };
        let covariance_ratio = match (determinant(&refit.covariance), determinant(self.covariance_matrix())) {
            (Ok(rest), Ok(all)) => (rest - all).exp(),
            (Err(_not_positive), _) | (_, Err(_not_positive)) => f64::NAN,
        };
        let names = self.parameters().into_iter().map(|(parameter, _)| parameter);
        let values = refit.values.iter().map(|value| (!value.is_nan()).then_some(*value));
        Without {
            cooks_distance: solved.map_or(f64::NAN, |form| form / count as f64),
            dfbetas: moved
                .iter()
                .zip(refit.covariance.diagonal())
                .map(|(moved, variance)| moved / variance.sqrt())
                .collect(),
            parameters: names.zip(values).collect(),
            covariance_ratio,
        }
    }
}

/// The fit of what is left.
struct Refit {
    values: Vec<f64>,
    covariance: Matrix,
}

impl Refit {
    fn at(
        fit: &LinearFit,
        standard: &Standard,
        mut deviance: Deviance,
        theta: &[f64],
    ) -> Result<Self, ModelError> {
        let factors = fit.shape.term_factors(theta);
        let point: Point = deviance.at(fit.shape.block_factors(&factors))?;
        let map = standard.fixed_map().0;
        let variance = point.residual / deviance.freedom();
        let covariance = map.times(&point.unscaled_covariance()).times_transposed(&map).scaled(variance);
        Ok(Self { values: estimates(fit, standard, &deviance, &point, &factors), covariance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crew::Alone;
    use crate::formula::Formula;
    use crate::mixed::design::{Design, Settings};
    use crate::mixed::deviance::Criterion;
    use crate::mixed::samples::{design, formulas, noise, table};
    use crate::mixed::search::has_one_valley;
    use crate::table::Column;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn a_fit_without_a_group_is_a_fit_of_the_other_rows(
            noise in noise(),
            (formula, layout) in formulas(),
            weighted in prop::option::of(Just("w")),
            name in prop::sample::select(vec!["g", "h", "k"]),
        ) {
            let table = table(layout, &noise);
            let fit = LinearFit::new(design(formula, &table, weighted), Criterion::Reml).unwrap();
            let Ok(found) = fit.influence(name, &Alone, |_| {}) else { return Ok(()) };
            let Some(Column::Factor(factor)) = table.column(name) else { panic!("groups are levels") };
            let kept: Vec<usize> = (0..30).filter(|row| factor.code(*row) != Some(1)).collect();
            let settings = Settings { weights: weighted.map(str::to_owned), ..Settings::default() };
            let formula = Formula::read(formula).unwrap();
            let rest = Design::new(&formula, &table.rows(&kept).unwrap(), &settings);
            // A grouping may have one level left, or more effects than rows: that is no model of its own.
            prop_assume!(rest.is_ok());
            let rest = rest.unwrap();
            prop_assume!(rest.dropped_names().is_empty() && rest.fixed_names() == fit.design().fixed_names());
            let rest = LinearFit::new(rest, Criterion::Reml).unwrap();
            // Fewer rows than effects may be fitted without a residual: then the deviance falls without end.
            prop_assume!(has_one_valley(&rest));
            let without = found[1].without.as_ref().unwrap();
            prop_assert_eq!(found[1].rows, 30 - kept.len());
            let count = fit.estimates().len();
            let first = without.parameters.len() - count;
            for ((_, found), expected) in without.parameters[first..].iter().zip(rest.coefficients()) {
                let away = (found.unwrap() - expected.estimate).abs();
                prop_assert!(away < 1e-5 * expected.standard_error, "{found:?} {expected:?}");
            }
            let ratio = without.covariance_ratio;
            prop_assert!(ratio > 0.0 && without.cooks_distance >= 0.0, "{without:?}");
        }
    }

    #[test]
    fn a_grouping_the_fit_does_not_have_is_told_with_those_it_has() {
        let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
        let table = table(crate::mixed::samples::Layout::Nested, &noise);
        let fit = LinearFit::read("y ~ x + (1 | g) + (1 | h)", &table, Criterion::Ml).unwrap();
        let error = fit.influence("patient", &Alone, |_| {}).unwrap_err().to_string();
        assert_eq!(error, "leave out groups of \"patient\"; the groupings are g, h");
    }
}
