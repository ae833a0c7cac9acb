//! One model of a sample: with no factor, one, or all.

use super::levels::{Kind, Levels};
use super::predictors::{Predictor, Predictors, quoted};
use super::{Asked, On};
use crate::failure::Failure;
use crate::mixed;
use crate::preparation::Prepared;
use crate::reading::Found;
use stats::descriptive::summarise;
use stats::formula::contrast::Contrast;
use stats::mixed::deviance::Criterion;
use stats::mixed::fit::LinearFit;
use stats::mixed::inference::{Inference, Test};

/// The column of sessions since the first one.
pub(crate) const TIME: &str = "time";

/// A model with what it says of each factor.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub fitted: mixed::Outcome,
    pub effects: Vec<Effect>,
}

/// What one column of a factor goes with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Effect {
    pub predictor: Predictor,
    pub test: Test,
    /// A usual difference: the standard deviation of the column over the rows of the model.
    pub step: f64,
}

/// What the models of a sample share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'s> {
    pub asked: &'s Asked,
    pub levels: &'s Levels,
    pub predictors: &'s Predictors,
    pub found: &'s Found,
}

/// The column that is explained.
pub(crate) fn response(asked: &Asked) -> String {
    match asked.on {
        On::End | On::Sessions => asked.outcome.clone(),
        On::Change | On::ChangeAlone => format!("{}_change", asked.outcome),
    }
}

impl Frame<'_> {
    fn formula(&self, factors: &[usize]) -> String {
        let mut terms = Vec::new();
        match (&self.asked.baseline, self.asked.on) {
            (Some(baseline), On::End | On::Change | On::Sessions) => terms.push(quoted(baseline)),
            (None, _) | (Some(_), On::ChangeAlone) => {}
        }
        if self.asked.on == On::Sessions {
            terms.push(TIME.to_owned());
        }
        let columns = factors.iter().flat_map(|factor| self.predictors.of(*factor));
        terms.extend(columns.map(|one| one.term.clone()));
        if terms.is_empty() {
            terms.push("1".to_owned());
        }
        terms.extend(self.levels.kept.iter().map(|level| {
            let deviates = if level.kind == Kind::Person { TIME } else { "1" };
            format!("({deviates} | {})", quoted(&level.column))
        }));
        format!("{} ~ {}", quoted(&response(self.asked)), terms.join(" + "))
    }

    /// The model with these factors.
    pub fn fit(&self, factors: &[usize]) -> Result<Model, Failure> {
        let asked = mixed::Asked {
            formula: self.formula(factors),
            criterion: Criterion::Reml,
            weights: None,
            contrast: Contrast::Treatment,
            method: Some(self.asked.method),
            confidence: self.asked.confidence,
        };
        let prepared = Prepared {
            found: self.found.clone(),
            table: self.predictors.table.clone(),
            made: self.predictors.made.clone(),
        };
        let fit = LinearFit::new(mixed::design(&asked, &prepared)?, asked.criterion)?;
        let tests = Inference::new(&fit, self.asked.method)?.coefficients(self.asked.confidence)?;
        let named: Vec<(String, Test)> =
            fit.coefficients().into_iter().map(|one| one.name).zip(tests).collect();
        let mut effects = Vec::new();
        for predictor in factors.iter().flat_map(|factor| self.predictors.of(*factor)) {
            // A column that says what others say was left out of the fit.
            let Some((_, test)) = named.iter().find(|(name, _)| *name == predictor.term) else { continue };
            let column = fit.design().fixed_column(&predictor.term).expect("a coefficient has its column");
            let values: Vec<Option<f64>> = column.iter().copied().map(Some).collect();
            let step = summarise(&values)?.standard_deviation.unwrap_or(0.0);
            effects.push(Effect { predictor: predictor.clone(), test: test.clone(), step });
        }
        Ok(Model { fitted: mixed::Outcome { asked, prepared, fit }, effects })
    }
}

impl Effect {
    /// Whether zero lies outside the interval.
    pub fn is_clear(&self) -> bool {
        !self.test.interval.holds(0.0)
    }
}

impl Model {
    /// The same column in this model.
    pub fn effect(&self, like: &Predictor) -> Option<&Effect> {
        self.effects
            .iter()
            .find(|one| (one.predictor.factor, one.predictor.place) == (like.factor, like.place))
    }
}
