//! Whether what is found rests on one trainer, or one group.

use super::levels::Kind;
use super::predictors::Predictor;
use super::samples::Sample;
use crate::failure::Failure;
use crate::refit;
use crate::watch::Watch;
use stats::crew::Crew;
use stats::mixed::influence::GroupInfluence;
use stats::mixed::parameter::Parameter;

/// The model of all factors without each trainer, or each group, in turn.
#[derive(Debug, Clone)]
pub(crate) struct Sensitivity {
    pub kind: Kind,
    pub count: usize,
    /// Those without whom no model is left.
    pub without_model: usize,
    pub ranges: Vec<Range>,
}

/// Between which values an estimate lies as each is left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    pub predictor: Predictor,
    pub all: f64,
    pub least: f64,
    pub most: f64,
}

impl Range {
    /// Whether the estimate keeps its direction whoever is left out.
    pub fn keeps_direction(&self) -> bool {
        self.least * self.most > 0.0
    }
}

/// Leaves out each of the highest level that the models have; `None` where there is none.
pub(super) fn of(
    sample: &Sample,
    crew: &dyn Crew,
    watch: &dyn Watch,
) -> Result<Option<Sensitivity>, Failure> {
    let Some(level) = sample.levels.outermost() else { return Ok(None) };
    let model = &sample.together;
    let asked = refit::Asked { influence: Some(level.column.clone()), ..refit::Asked::default() };
    let refits = refit::run(&asked, &model.fitted, crew, watch)?;
    let Some((_, groups)) = refits.influence else { return Ok(None) };
    let ranges = model.effects.iter().filter_map(|effect| {
        let name = &effect.predictor.term;
        let estimates: Vec<f64> = groups.iter().filter_map(|group| without(group, name)).collect();
        Some(Range {
            predictor: effect.predictor.clone(),
            all: effect.test.estimate,
            least: estimates.iter().copied().reduce(f64::min)?,
            most: estimates.iter().copied().reduce(f64::max)?,
        })
    });
    let ranges = ranges.collect();
    let without_model = groups.iter().filter(|group| group.without.is_none()).count();
    Ok(Some(Sensitivity { kind: level.kind, count: groups.len(), without_model, ranges }))
}

/// A coefficient without one group.
fn without(group: &GroupInfluence, name: &str) -> Option<f64> {
    let parameters = &group.without.as_ref()?.parameters;
    parameters.iter().find_map(|(parameter, value)| match parameter {
        Parameter::Coefficient { name: known } if known == name => *value,
        Parameter::Coefficient { .. }
        | Parameter::Deviation { .. }
        | Parameter::Correlation { .. }
        | Parameter::Residual => None,
    })
}
