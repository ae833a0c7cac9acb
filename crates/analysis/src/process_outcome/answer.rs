//! What went with change in a few sentences: what is clear and at which level, what is not, over whom, and what it is not.

use super::document::Report;
use super::levels::Kind;
use super::models::Effect;
use super::predictors::Place;
use super::samples::Sample;
use super::sensitivity::Range;
use crate::speech::Said;
use crate::speech::number::digits_for;

/// So many relations are told one by one; a longer list is read in the table.
const TOLD_MAX: usize = 4;

pub(super) fn answer(report: &Report<'_>) -> Vec<String> {
    let found = Found::of(report);
    let mut told = vec![headline(report, &found)];
    told.extend(relations(report, &found, TOLD_MAX));
    told.extend(uncertain(report, &found));
    told.push(people(report));
    told.extend(completers(report));
    told.extend(sensitivity(report, &found));
    told.push(report.speech.t("process_outcome-not-cause"));
    told
}

/// Relations by how far they can be told from none: alone, beside the other factors, or both.
#[derive(Debug, Default)]
pub(super) struct Found<'r> {
    /// Clear alone and beside the others, in one direction. One factor has no others.
    pub both: Vec<&'r Effect>,
    /// Clear alone only, as the factor is estimated alone.
    pub alone: Vec<&'r Effect>,
    /// Clear beside the others only: what factors that go together closely may do to each other.
    pub beside: Vec<&'r Effect>,
    /// Clear nowhere.
    pub nowhere: Vec<&'r Effect>,
    /// Whether there is nothing to stand beside.
    is_one_factor: bool,
}

/// Whether a relation is told of a factor alone, or beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    Alone,
    Beside,
}

impl<'r> Found<'r> {
    /// How the answer looks: beside the others where that leaves anything clear.
    pub fn looked(&self) -> Looked {
        match self.both.as_slice() {
            [] if !self.alone.is_empty() => Looked::Alone,
            _ if self.is_one_factor => Looked::Alone,
            _ => Looked::Beside,
        }
    }

    pub fn of(report: &Report<'r>) -> Self {
        let sample = &report.outcome.everyone;
        let is_one_factor = sample.predictors.factors().len() == 1;
        let mut found = Self { is_one_factor, ..Self::default() };
        for effect in &sample.together.effects {
            let alone =
                sample.alone(effect.predictor.factor).and_then(|model| model.effect(&effect.predictor));
            let clear_alone = alone.filter(|alone| alone.is_clear());
            match (clear_alone, effect.is_clear()) {
                (Some(alone), true) if alone.test.estimate * effect.test.estimate > 0.0 => {
                    found.both.push(effect);
                }
                (_, true) => found.beside.push(effect),
                (Some(alone), false) => found.alone.push(alone),
                (None, false) => found.nowhere.push(effect),
            }
        }
        for clear in [&mut found.both, &mut found.alone] {
            clear.sort_by(|a, b| b.test.statistic.abs().total_cmp(&a.test.statistic.abs()));
        }
        found
    }
}

fn names(report: &Report<'_>, effects: &[&Effect]) -> String {
    let named: Vec<String> = effects.iter().map(|one| report.named(&one.predictor)).collect();
    report.speech.row_of(&named)
}

pub(super) fn headline(report: &Report<'_>, found: &Found<'_>) -> String {
    let factors = report.outcome.everyone.predictors.factors().len();
    let (key, effects) = match (found.both.as_slice(), found.alone.as_slice()) {
        ([], []) => ("process_outcome-none-clear", &found.both),
        ([], _) => ("process_outcome-clear-alone", &found.alone),
        (_, _) if found.is_one_factor => ("process_outcome-clear-one", &found.both),
        (_, _) => ("process_outcome-clear", &found.both),
    };
    let variables: [(&str, &dyn Said); 4] = [
        ("factors", &factors),
        ("what", &report.what()),
        ("names", &names(report, effects)),
        ("count", &effects.len()),
    ];
    report.speech.with(key, &variables)
}

/// What is clear, a sentence for each level: beside the others if anything is, else alone.
pub(super) fn relations(report: &Report<'_>, found: &Found<'_>, most: usize) -> Vec<String> {
    let (effects, key) = match found.looked() {
        Looked::Beside => (&found.both, "process_outcome-relation"),
        Looked::Alone if found.both.is_empty() => (&found.alone, "process_outcome-relation-alone"),
        Looked::Alone => (&found.both, "process_outcome-relation-alone"),
    };
    let told: Vec<&Effect> = effects.iter().take(most).copied().collect();
    let sentences = [Place::Within, Place::Between, Place::Whole].into_iter().filter_map(|place| {
        let here = told.iter().filter(|effect| effect.predictor.place == place);
        let pieces: Vec<String> = here.map(|effect| piece(report, effect)).collect();
        let variables: [(&str, &dyn Said); 3] = [
            ("place", &report.place_clause(place)),
            ("what", &report.what()),
            ("pieces", &report.speech.row_of(&pieces)),
        ];
        (!pieces.is_empty()).then(|| report.speech.with(key, &variables))
    });
    sentences.collect()
}

/// One relation: in which direction, how large, how sure.
fn piece(report: &Report<'_>, effect: &Effect) -> String {
    let speech = report.speech;
    let digits = digits_for(effect.test.interval.upper - effect.test.interval.lower);
    let variables: [(&str, &dyn Said); 5] = [
        ("factor", &report.factor(&effect.predictor)),
        ("size", &speech.decimals(effect.test.estimate.abs(), digits)),
        ("direction", &speech.direction(effect.test.estimate, digits)),
        ("confidence", &report.confidence),
        ("range", &speech.range(effect.test.interval, digits)),
    ];
    speech.with("process_outcome-piece", &variables)
}

/// What is clear in one way of looking only, and what is clear in none.
pub(super) fn uncertain(report: &Report<'_>, found: &Found<'_>) -> Vec<String> {
    let speech = report.speech;
    let mut told = Vec::new();
    if !found.alone.is_empty() && !found.both.is_empty() {
        let named = names(report, &found.alone);
        told.push(
            speech.with("process_outcome-only-alone", &[("names", &named), ("count", &found.alone.len())]),
        );
    }
    if !found.beside.is_empty() {
        let named = names(report, &found.beside);
        told.push(
            speech.with("process_outcome-only-beside", &[("names", &named), ("count", &found.beside.len())]),
        );
    }
    if !found.nowhere.is_empty() {
        let named = names(report, &found.nowhere);
        told.push(speech.with("process_outcome-unclear", &[("names", &named), ("what", &report.what())]));
    }
    told
}

pub(super) fn people(report: &Report<'_>) -> String {
    let speech = report.speech;
    let sample = &report.outcome.everyone;
    let design = sample.together.fitted.fit.design();
    let counts = design.group_counts();
    let levels = sample.levels.kept.iter().filter_map(|level| {
        let count = counts.iter().find(|(name, _)| *name == level.column).map(|(_, count)| count)?;
        let key = match level.kind {
            Kind::Person => return None,
            Kind::Group => "process_outcome-count-groups",
            Kind::Trainer => "process_outcome-count-trainers",
        };
        Some(speech.with(key, &[("count", count)]))
    });
    let levels = speech.row_of(&levels.collect::<Vec<String>>());
    let rows = design.rows();
    let persons = sample.levels.kept.iter().find(|level| level.kind == Kind::Person);
    let persons = persons.and_then(|level| counts.iter().find(|(name, _)| *name == level.column));
    let (used, total) = (rows.used.len(), sample.person_count);
    match persons {
        Some((_, persons)) if levels.is_empty() => speech.with(
            "process_outcome-people-sessions-alone",
            &[("rows", &used), ("used", persons), ("total", &total)],
        ),
        Some((_, persons)) => speech.with(
            "process_outcome-people-sessions",
            &[("rows", &used), ("used", persons), ("total", &total), ("levels", &levels)],
        ),
        None => {
            speech.with("process_outcome-people", &[("used", &used), ("total", &total), ("levels", &levels)])
        }
    }
}

/// Whether those who completed the course tell the same.
pub(super) fn completers(report: &Report<'_>) -> Option<String> {
    let speech = report.speech;
    let completers = report.outcome.completers.as_ref()?;
    let Ok(sample) = completers else { return None };
    let effects = report.outcome.everyone.together.effects.iter().filter(|one| is_other(one, sample));
    let named: Vec<String> = effects.map(|one| report.named(&one.predictor)).collect();
    let used = sample.used();
    let variables: [(&str, &dyn Said); 3] =
        [("least", &report.outcome.asked.completers), ("used", &used), ("names", &speech.row_of(&named))];
    let key =
        if named.is_empty() { "process_outcome-completers-same" } else { "process_outcome-completers-other" };
    Some(speech.with(key, &variables))
}

/// Whether an effect points the other way among these people, or is clear for one and not for the other.
fn is_other(effect: &Effect, sample: &Sample) -> bool {
    match sample.together.effect(&effect.predictor) {
        None => effect.is_clear(),
        Some(own) => {
            let turned = own.test.estimate * effect.test.estimate < 0.0;
            own.is_clear() != effect.is_clear() || (turned && effect.is_clear())
        }
    }
}

/// Whether what is clear rests on one trainer.
pub(super) fn sensitivity(report: &Report<'_>, found: &Found<'_>) -> Option<String> {
    let speech = report.speech;
    let sensitivity = report.outcome.sensitivity.as_ref()?;
    if found.both.is_empty() || sensitivity.ranges.is_empty() {
        return None;
    }
    let is_turned = |effect: &&&Effect| {
        let of = |range: &&Range| range.predictor == effect.predictor;
        sensitivity.ranges.iter().find(of).is_some_and(|range| !range.keeps_direction())
    };
    let turned: Vec<&Effect> = found.both.iter().filter(is_turned).copied().collect();
    let variables: [(&str, &dyn Said); 3] = [
        ("kind", &report.kind(sensitivity.kind)),
        ("count", &sensitivity.count),
        ("names", &names(report, &turned)),
    ];
    let key =
        if turned.is_empty() { "process_outcome-leaving-same" } else { "process_outcome-leaving-other" };
    Some(speech.with(key, &variables))
}
