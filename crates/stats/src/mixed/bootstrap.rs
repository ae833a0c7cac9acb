//! The parametric bootstrap: what the estimates would be in other studies, if the fit were the truth.

use super::deviance::{Deviance, Point};
use super::error::ModelError;
use super::fit::LinearFit;
use super::parameter::{Parameter, spread_values};
use super::search::{lifted, search};
use super::standard::Standard;
use crate::crew::{Crew, share};
use crate::draw::normal;
use crate::interval::{Interval, tail_of};
use crate::matrix::Matrix;
use crate::stream::Stream;

/// How to repeat a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How often.
    pub replicates: usize,
    /// The same seed gives the same draws, whoever does the work.
    pub seed: u64,
}

/// The estimates of repeated studies.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// What was estimated.
    pub parameters: Vec<Parameter>,
    /// For each study the estimate of each parameter; `None` for a correlation with what does not deviate.
    pub replicates: Vec<Vec<Option<f64>>>,
    /// Studies without an estimate, because no model could be fitted to what was drawn.
    pub failures: usize,
}

impl LinearFit {
    /// Draws new responses from the fit, fits each again, and keeps what is estimated.
    ///
    /// `y* = Xβ̂ + Zb* + ε*` with `b* ~ N(0, σ̂²TT′)` and `ε* ~ N(0, σ̂²/w)`: groups are new ones each time.
    ///
    /// `progress` is told how many studies are done, from any thread and in any order.
    ///
    /// # Errors
    /// [`ModelError::TooFewReplicates`] for a plan without any; what no design can be made without.
    /// # Source
    /// [DavisonHinkley1997], chapter 2; [Bates2015].
    /// # Example
    /// ```
    /// use verbond_stats::crew::Alone;
    /// use verbond_stats::mixed::bootstrap::Plan;
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
    /// let plan = Plan { replicates: 200, seed: 2026 };
    /// let intervals = fit.bootstrap(plan, &Alone, |_done| {})?.intervals(0.95)?;
    /// assert_eq!(intervals[3].0.name(), "session");
    /// assert!(intervals[3].1.unwrap().holds(-2.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bootstrap(
        &self,
        plan: Plan,
        crew: &dyn Crew,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Bootstrap, ModelError> {
        if plan.replicates == 0 {
            return Err(ModelError::TooFewReplicates { needed: 1, got: 0 });
        }
        let repeat = |study: &mut Study<'_>, own: usize| study.repeat(plan.seed, own as u64);
        let all = share(crew, plan.replicates, || Study::new(self), repeat, progress);
        let mut bootstrap = Bootstrap {
            parameters: self.parameters().into_iter().map(|(parameter, _)| parameter).collect(),
            replicates: Vec::new(),
            failures: 0,
        };
        for found in all {
            match found {
                Ok(values) => bootstrap.replicates.push(values),
                Err(_no_model) => bootstrap.failures += 1,
            }
        }
        Ok(bootstrap)
    }
}

/// The estimates of one repeated study.
type Repeated = Result<Vec<Option<f64>>, ModelError>;

/// What one thread needs to repeat a study.
struct Study<'f> {
    fit: &'f LinearFit,
    deviance: Deviance,
    /// `Xβ̂`, without the offset.
    mean: Vec<f64>,
    start: Vec<f64>,
    response: Vec<f64>,
}

impl<'f> Study<'f> {
    fn new(fit: &'f LinearFit) -> Self {
        let mean = fit.fitted_fixed_without_offset();
        Self {
            fit,
            deviance: fit.deviance.clone(),
            start: lifted(&fit.shape, &fit.theta),
            response: vec![0.0; mean.len()],
            mean,
        }
    }

    fn repeat(&mut self, seed: u64, replicate: u64) -> Repeated {
        self.draw(&mut Stream::new(seed, replicate));
        let reader = self.fit.standard.reader(&self.fit.design, &self.response);
        self.deviance.replace_response(&reader);
        let minimum = search(&mut self.deviance, &self.fit.shape, Some(&self.start))?;
        let fit = self.fit;
        let factors = fit.shape.term_factors(&minimum.at);
        let point = self.deviance.at(fit.shape.block_factors(&factors))?;
        let values = estimates(fit, &fit.standard, &self.deviance, &point, &factors);
        Ok(values.into_iter().map(|value| (!value.is_nan()).then_some(value)).collect())
    }

    /// A new response: groups first, in the order of the random terms, then residuals row by row.
    fn draw(&mut self, stream: &mut Stream) {
        let design = &self.fit.design;
        let sigma = self.fit.sigma();
        self.response.copy_from_slice(&self.mean);
        for (random, factor) in design.random.iter().zip(&self.fit.factors) {
            let grouping = &design.groupings[random.grouping];
            let size = random.columns.len();
            let mut deviations = Vec::with_capacity(size * grouping.levels.count());
            for _ in 0..grouping.levels.count() {
                let plain: Vec<f64> = (0..size).map(|_| sigma * normal(stream)).collect();
                deviations.extend((0..size).map(|row| -> f64 {
                    factor.row(row).iter().zip(&plain).map(|(factor, plain)| factor * plain).sum()
                }));
            }
            for (column, values) in random.columns.iter().enumerate() {
                for ((response, value), code) in
                    self.response.iter_mut().zip(values).zip(grouping.codes.iter())
                {
                    *response += value * deviations[*code as usize * size + column];
                }
            }
        }
        match &design.weights {
            None => self.response.iter_mut().for_each(|response| *response += sigma * normal(stream)),
            Some(weights) => {
                for (response, weight) in self.response.iter_mut().zip(weights) {
                    *response += sigma * normal(stream) / weight.sqrt();
                }
            }
        }
    }
}

/// The values of all parameters at a point of a deviance over the columns of a fit.
pub(super) fn estimates(
    fit: &LinearFit,
    standard: &Standard,
    deviance: &Deviance,
    point: &Point,
    factors: &[Matrix],
) -> Vec<f64> {
    let given = |(term, factor)| standard.factor_as_given(&fit.design, term, factor);
    let factors: Vec<Matrix> = factors.iter().enumerate().map(given).collect();
    let sigma = (point.residual / deviance.freedom()).sqrt();
    let mut values = spread_values(&fit.shape, &factors, sigma);
    let (map, constant) = standard.fixed_map();
    let coefficients = map.times_vector(&point.coefficients);
    values.extend(coefficients.iter().zip(&constant).map(|(value, constant)| value + constant));
    values
}

/// How many studies an interval takes: fewer have no estimate as far out as its ends.
///
/// `⌈1/tail⌉`, tail the share left out on each side: 40 for 95%.
///
/// # Errors
/// [`ModelError::Number`] for a confidence outside 0 to 1.
pub fn replicates_needed(confidence: f64) -> Result<usize, ModelError> {
    // What is left of 1 − 0.95 in binary is a little more than 0.05.
    Ok((1.0 / tail_of(confidence)? - 1e-9).ceil() as usize)
}

impl Bootstrap {
    /// For each parameter the interval that holds this share of the estimates, as much left out below as above.
    ///
    /// The quantile of p lies at place `p·(R + 1)` of R ordered estimates.
    ///
    /// # Missing data
    /// `None` for a parameter that was estimated in fewer studies than such an interval takes.
    /// # Errors
    /// [`ModelError::Number`] for a confidence outside 0 to 1.
    /// # Source
    /// [DavisonHinkley1997], section 5.3.1.
    pub fn intervals(&self, confidence: f64) -> Result<Vec<(Parameter, Option<Interval>)>, ModelError> {
        let tail = tail_of(confidence)?;
        let interval = |place: usize| {
            let mut values: Vec<f64> = self.replicates.iter().filter_map(|values| values[place]).collect();
            values.sort_by(f64::total_cmp);
            Some(Interval { lower: quantile(&values, tail)?, upper: quantile(&values, 1.0 - tail)? })
        };
        let named = self.parameters.iter().enumerate();
        Ok(named.map(|(place, parameter)| (parameter.clone(), interval(place))).collect())
    }
}

/// The quantile of ordered values; `None` where it would lie outside them.
fn quantile(ordered: &[f64], share: f64) -> Option<f64> {
    let place = share * (ordered.len() + 1) as f64;
    let below = place.floor();
    if below < 1.0 || below as usize >= ordered.len() {
        return None;
    }
    let (low, high) = (ordered[below as usize - 1], ordered[below as usize]);
    Some(low + (place - below) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crew::Alone;
    use crate::mixed::deviance::Criterion;
    use crate::mixed::samples::{Layout, table};

    fn fit(formula: &str, layout: Layout) -> LinearFit {
        let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
        LinearFit::read(formula, &table(layout, &noise), Criterion::Ml).unwrap()
    }

    fn plan(replicates: usize) -> Plan {
        Plan { replicates, seed: 7 }
    }

    /// Every thread of the crew has a desk of its own.
    struct Shifts;

    impl Crew for Shifts {
        fn run(&self, work: &(dyn Fn() + Sync)) {
            (0..3).for_each(|_| work());
        }
    }

    #[test]
    fn who_does_the_work_changes_nothing() {
        let fit = fit("y ~ x + (x | g) + (1 | h)", Layout::Nested);
        let alone = fit.bootstrap(plan(60), &Alone, |done| assert!(done <= 60)).unwrap();
        let together = fit.bootstrap(plan(60), &Shifts, |_| {}).unwrap();
        assert_eq!(alone, together);
    }

    #[test]
    fn estimates_lie_around_what_they_were_drawn_from() {
        for (formula, layout) in
            [("y ~ x + (1 | g)", Layout::Nested), ("y ~ x + (1 | g) + (1 | h)", Layout::Crossed)]
        {
            let fit = fit(formula, layout);
            let found = fit.bootstrap(plan(800), &Alone, |_| {}).unwrap();
            assert_eq!(found.failures, 0);
            let slope = found.parameters.iter().position(|known| known.name() == "x").unwrap();
            let draws: Vec<f64> = found.replicates.iter().map(|values| values[slope].unwrap()).collect();
            let mean = draws.iter().sum::<f64>() / 800.0;
            let spread = (draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / 799.0).sqrt();
            let expected = &fit.coefficients()[1];
            assert!((mean - expected.estimate).abs() < 4.0 * expected.standard_error / 800.0_f64.sqrt());
            assert!((spread / expected.standard_error - 1.0).abs() < 0.15, "{spread} {expected:?}");
        }
    }

    #[test]
    fn an_interval_asks_for_enough_studies() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0], 0.5), Some(2.0));
        assert_eq!(quantile(&[1.0, 2.0, 3.0], 0.6), Some(2.4));
        assert_eq!(quantile(&[1.0, 2.0, 3.0], 0.025), None);
        let all: Vec<f64> = (0..200).map(f64::from).collect();
        for (confidence, needed) in [(0.95, 40), (0.99, 200), (0.9, 20), (0.5, 4)] {
            assert_eq!(replicates_needed(confidence), Ok(needed), "{confidence}");
            let tail = (1.0 - confidence) / 2.0;
            let ends = [tail, 1.0 - tail].map(|share| quantile(&all[..needed], share));
            assert!(ends.iter().all(Option::is_some), "{confidence}");
        }
        let refused = fit("y ~ x + (1 | g)", Layout::Nested).bootstrap(plan(0), &Alone, |_| {}).unwrap_err();
        assert_eq!(refused, ModelError::TooFewReplicates { needed: 1, got: 0 });
    }
}
