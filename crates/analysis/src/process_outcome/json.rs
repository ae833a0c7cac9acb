//! What went with change as JSON: each model with the numbers of [`crate::mixed::json`], under the names of lme4.

use super::levels::{Kind, Level, Why};
use super::models::{Effect, Model};
use super::predictors::Place;
use super::samples::Sample;
use super::{Centring, On, Outcome};
use crate::failure::Failure;
use crate::mixed::json as mixed;
use crate::refusal::sentences;
use crate::speech::Speech;
use alliance::Language;
use serde_json::{Map, Value, json};
use stats::mixed::inference::Method;

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Model`]: a method has no result for a model.
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let asked = &outcome.asked;
    let completers = match &outcome.completers {
        None => Value::Null,
        Some(Ok(sample)) => of_sample(sample, outcome)?,
        Some(Err(failure)) => refused(failure),
    };
    Ok(json!({
        "kind": "process_outcome",
        "file": outcome.roster.found.file,
        "outcome": asked.outcome,
        "baseline": asked.baseline,
        "factors": asked.factors,
        "on": match asked.on {
            On::End => "end",
            On::Change => "change",
            On::ChangeAlone => "change-alone",
            On::Sessions => "sessions",
        },
        "centring": match asked.centring { Centring::Parted => "parted", Centring::AsGiven => "as-given" },
        "completers_from": asked.completers,
        "confidence": asked.confidence,
        "persons_with_two_trainers": outcome.roster.with_two_trainers,
        "everyone": of_sample(&outcome.everyone, outcome)?,
        "completers": completers,
        "sensitivity": sensitivity(outcome),
    }))
}

fn of_sample(sample: &Sample, outcome: &Outcome) -> Result<Value, Failure> {
    let mut alone = Map::new();
    for (factor, model) in &sample.alone {
        alone.insert(outcome.asked.factors[*factor].clone(), model_or_reason(model, outcome)?);
    }
    let described = sample.described.iter().map(|(name, summary)| {
        let numbers = json!({
            "n": summary.count, "missing": summary.missing, "mean": summary.mean, "sd": summary.standard_deviation,
        });
        (name.clone(), numbers)
    });
    let pairs = sample.together_with.iter().map(|pair| {
        json!({
            "factors": [outcome.asked.factors[pair.one], outcome.asked.factors[pair.other]],
            "within": pair.found.within,
            "between": pair.found.between,
        })
    });
    let left =
        sample.levels.left.iter().map(|(kind, why)| json!({ "level": level(*kind), "why": reason(*why) }));
    let same = sample.predictors.same.iter().map(|place| outcome.asked.factors[*place].as_str());
    Ok(json!({
        "persons": sample.person_count,
        "with_outcome": sample.with_outcome,
        "groups": sample.levels.group_count,
        "trainers": sample.levels.trainer_count,
        "levels": sample.levels.kept.iter().map(|one: &Level| level(one.kind)).collect::<Vec<_>>(),
        "levels_left_out": left.collect::<Vec<_>>(),
        "factors_left_out": same.collect::<Vec<_>>(),
        "described": described.collect::<Map<String, Value>>(),
        "correlations": pairs.collect::<Vec<_>>(),
        "without": model_or_reason(&sample.without, outcome)?,
        "alone": alone,
        "together": of_model(&sample.together, outcome)?,
    }))
}

fn model_or_reason(model: &Result<Model, Failure>, outcome: &Outcome) -> Result<Value, Failure> {
    match model {
        Ok(model) => of_model(model, outcome),
        Err(failure) => Ok(refused(failure)),
    }
}

fn refused(failure: &Failure) -> Value {
    json!({ "not_estimated": sentences(failure, Speech::new(Language::English)).trim_end() })
}

fn of_model(model: &Model, outcome: &Outcome) -> Result<Value, Failure> {
    let fit = &model.fitted.fit;
    let mut fields = mixed::estimates(fit);
    fields.append(&mut mixed::likelihood(fit));
    fields.insert("varcorr".into(), mixed::components(&fit.components()));
    match outcome.asked.method {
        Method::Wald => {}
        Method::Satterthwaite => {
            fields.insert("satterthwaite".into(), mixed::satterthwaite(fit)?);
        }
        Method::KenwardRoger => {
            fields.insert("kenward_roger".into(), mixed::kenward_roger(fit)?);
        }
    }
    let effects = model.effects.iter().map(|effect| of_effect(effect, outcome));
    let division = fit.division();
    let shares =
        division.intraclass().into_iter().filter_map(|share| Some((share.grouping?, json!(share.share))));
    Ok(json!({
        "formula": model.fitted.asked.formula,
        "effects": effects.collect::<Vec<_>>(),
        "shares": shares.collect::<Map<String, Value>>(),
        "explained": division.marginal(),
        "REML": fields,
    }))
}

fn of_effect(effect: &Effect, outcome: &Outcome) -> Value {
    let (test, predictor) = (&effect.test, &effect.predictor);
    json!({
        "factor": outcome.asked.factors[predictor.factor],
        "place": match predictor.place { Place::Within => "within", Place::Between => "between", Place::Whole => "whole" },
        "column": predictor.term,
        "est": test.estimate,
        "se": test.standard_error,
        "df": test.degrees,
        "t": test.statistic,
        "p": test.p,
        "ci": [test.interval.lower, test.interval.upper],
        "sd": effect.step,
    })
}

fn sensitivity(outcome: &Outcome) -> Value {
    let Some(found) = &outcome.sensitivity else { return Value::Null };
    let ranges = found.ranges.iter().map(|range| {
        json!({ "column": range.predictor.term, "est": range.all, "least": range.least, "most": range.most })
    });
    json!({
        "left_out": level(found.kind),
        "count": found.count,
        "without_model": found.without_model,
        "estimates": ranges.collect::<Vec<_>>(),
    })
}

fn level(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Group => "group",
        Kind::Trainer => "trainer",
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::NotNamed => "not named",
        Why::One => "there is one",
        Why::OnePerson => "each holds one person",
        Why::OneGroup => "each trainer led one group",
    }
}
