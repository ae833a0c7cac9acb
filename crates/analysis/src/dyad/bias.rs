//! How one person's judgement follows another's rating.

use super::told;
use crate::chosen::{Chosen, Values, expect_varied, names, numbers};
use crate::document::Document;
use crate::failure::Failure;
use crate::mixed;
use crate::mixed::json::Groups;
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use crate::speech::Speech;
use serde_json::Value;
use stats::dyad::truth_bias::{Centre, Judgements, TruthBias};
use stats::formula::contrast::Contrast;
use stats::mixed::deviance::Criterion;
use stats::mixed::inference::Method;
use stats::table::factor::Factor;
use stats::table::numbers::Numbers;
use stats::table::{Column, Table};

/// What is asked of judgements of a truth.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of what is judged, such as the client's own rating.
    pub truth: String,
    /// The column of the judgement of it.
    pub judgement: String,
    /// The column that names the pairs.
    pub dyad: String,
    /// A column of what several pairs share, such as the therapist.
    pub group: Option<String>,
    /// A column of the moment.
    pub time: Option<String>,
    /// What both are counted from.
    pub centre: Centre,
    /// What is made as small as it can be.
    pub criterion: Criterion,
    /// How the uncertainty about the variances is taken into account.
    pub method: Method,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// Judgements that were compared with a truth.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// What was found.
    pub found: TruthBias,
}

/// The columns of the analysis.
struct Columns {
    truth: Values,
    judgement: Values,
    time: Option<Values>,
    dyad: Factor,
    group: Option<Factor>,
}

impl Columns {
    fn read(asked: &Asked, prepared: &Prepared) -> Result<Self, Failure> {
        Ok(Self {
            truth: numbers(prepared, &asked.truth)?,
            judgement: numbers(prepared, &asked.judgement)?,
            time: asked.time.as_deref().map(|name| numbers(prepared, name)).transpose()?,
            dyad: names(prepared, &asked.dyad)?,
            group: asked.group.as_deref().map(|name| names(prepared, name)).transpose()?,
        })
    }

    /// Whether nothing is missing in a row.
    fn counts(&self, row: usize) -> bool {
        self.truth[row].is_some()
            && self.judgement[row].is_some()
            && self.time.as_ref().is_none_or(|time| time[row].is_some())
            && self.dyad.code(row).is_some()
            && self.group.as_ref().is_none_or(|group| group.code(row).is_some())
    }
}

/// Reads the ratings and fits the model.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let mut measured: Vec<&str> = vec![&asked.truth, &asked.judgement];
    measured.extend(asked.time.as_deref());
    let naming = [Some(asked.dyad.as_str()), asked.group.as_deref()].into_iter().flatten().collect();
    let prepared = Chosen { measured, naming }.read(preparation, source)?;
    let columns = Columns::read(&asked, &prepared)?;
    for (name, values) in [(&asked.truth, &columns.truth), (&asked.judgement, &columns.judgement)] {
        expect_varied(name, values, |row| columns.counts(row))?;
    }
    if let (Some(name), Some(time)) = (&asked.time, &columns.time) {
        expect_varied(name, time, |row| columns.counts(row))?;
    }
    let judgements = Judgements {
        truth: &columns.truth,
        judgement: &columns.judgement,
        time: columns.time.as_deref(),
        dyad: &columns.dyad,
        group: columns.group.as_ref(),
    };
    let found = TruthBias::new(judgements, asked.centre, asked.criterion, (asked.method, asked.confidence))?;
    Ok(Outcome { asked, prepared, found })
}

/// Tells it.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    told::bias::document(
        told::bias::Findings {
            found: &outcome.found,
            truth: &outcome.asked.truth,
            judgement: &outcome.asked.judgement,
            time: outcome.asked.time.as_deref(),
            confidence: outcome.asked.confidence,
        },
        speech,
    )
}

/// The numbers of the mixed model behind it, under the names of the file's columns.
///
/// # Errors
/// [`Failure`]
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let asked = &outcome.asked;
    let columns = Columns::read(asked, &outcome.prepared)?;
    let centre = |values: &[Option<f64>]| -> Values {
        let own = crate::chosen::means(&columns.dyad, &columns.truth);
        let centre = |row: usize| match outcome.found.truth_mean {
            Some(mean) => Some(mean),
            None => columns.dyad.code(row).and_then(|dyad| own[dyad]),
        };
        values.iter().enumerate().map(|(row, value)| Some((*value)? - centre(row)?)).collect()
    };
    let mut parts = vec![
        (asked.judgement.clone(), Column::from(Numbers::new(centre(&columns.judgement))?)),
        (asked.truth.clone(), Column::from(Numbers::new(centre(&columns.truth))?)),
        (asked.dyad.clone(), Column::from(columns.dyad.clone())),
    ];
    let (truth, judgement, dyad) = (&asked.truth, &asked.judgement, &asked.dyad);
    let (mut time, mut group) = (String::new(), String::new());
    if let (Some(name), Some(values)) = (&asked.time, &columns.time) {
        parts.push((name.clone(), Column::from(Numbers::new(values.iter().copied())?)));
        time = format!(" + `{name}`");
    }
    if let (Some(name), Some(levels)) = (&asked.group, &columns.group) {
        parts.push((name.clone(), Column::from(levels.clone())));
        group = format!(" + (1 | `{name}`)");
    }
    let model = mixed::Asked {
        formula: format!("`{judgement}` ~ `{truth}`{time} + (`{truth}` | `{dyad}`){group}"),
        criterion: asked.criterion,
        weights: None,
        contrast: Contrast::Treatment,
        method: Some(asked.method),
        confidence: asked.confidence,
    };
    let prepared = Prepared { table: Table::new(parts)?, ..outcome.prepared.clone() };
    let fit = stats::mixed::fit::LinearFit::new(mixed::design(&model, &prepared)?, asked.criterion)?;
    mixed::json::json(&mixed::Outcome { asked: model, prepared, fit }, Groups::First)
}
