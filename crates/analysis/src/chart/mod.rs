//! Control charts: which sessions of a person do not fit that person's own usual variation.

pub mod document;
pub mod json;
mod pictures;
#[cfg(test)]
mod tests;

use crate::chosen::{Chosen, names, numbers};
use crate::failure::{AskedError, Failure};
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use stats::StatsError;
use stats::change::chart::{Charts, Settings, charts};
use stats::change::control_chart::BASELINE_MIN;
use std::collections::BTreeMap;

/// What is asked of series of sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of scores.
    pub value: String,
    /// The column that names the series, such as the person.
    pub by: String,
    /// The column of moments; the order of the rows unless said.
    pub moment: Option<String>,
    /// The series to draw; all of them unless said.
    pub series: Vec<String>,
    /// How the charts are drawn.
    pub settings: Settings,
}

/// Series with their charts.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// Series with charts.
    pub series: Vec<Series>,
    /// Series without: too few sessions, or all the same.
    pub without: Vec<String>,
    /// Rows without a score, a name or a moment.
    pub missing: usize,
}

/// One series.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its moments: numbers of sessions, in order.
    pub moments: Vec<f64>,
    /// Its scores.
    pub values: Vec<f64>,
    /// Its charts.
    pub charts: Charts,
}

/// Reads the sessions and draws the charts of each series.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let measured = [Some(asked.value.as_str()), asked.moment.as_deref()].into_iter().flatten().collect();
    let prepared = Chosen { measured, naming: vec![&asked.by] }.read(preparation, source)?;
    let values = numbers(&prepared, &asked.value)?;
    let by = names(&prepared, &asked.by)?;
    let moments = asked.moment.as_deref().map(|name| numbers(&prepared, name)).transpose()?;
    if let Some(name) = asked.series.iter().find(|name| !by.levels().contains(name)) {
        return Err(AskedError::NoSuchSeries { column: asked.by.clone(), name: name.clone() }.into());
    }
    let mut rows: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
    let mut missing = 0;
    for (row, value) in values.iter().enumerate() {
        let Some(code) = by.code(row) else {
            missing += 1;
            continue;
        };
        if !asked.series.is_empty() && !asked.series.contains(&by.levels()[code]) {
            continue;
        }
        let own = rows.entry(code).or_default();
        // Without moments the sessions are counted as they stand, those without a score too.
        let moment = match &moments {
            Some(moments) => moments[row],
            None => Some(own.len() as f64 + 1.0),
        };
        match (moment, value) {
            (Some(moment), Some(value)) => own.push((moment, *value)),
            (Some(moment), None) if moments.is_none() => {
                missing += 1;
                own.push((moment, f64::NAN));
            }
            _ => missing += 1,
        }
    }
    let (mut series, mut without) = (Vec::new(), Vec::new());
    let count = rows.len();
    for (code, mut sessions) in rows {
        let name = by.levels()[code].clone();
        sessions.retain(|(_, value)| !value.is_nan());
        sessions.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let Some(pair) = sessions.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(AskedError::TwoScores { person: name, moment: pair[0].0.to_string() }.into());
        }
        let (moments, values): (Vec<f64>, Vec<f64>) = sessions.into_iter().unzip();
        let there: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        match charts(&there, &asked.settings) {
            Ok(charts) => series.push(Series { name, moments, values, charts }),
            Err(StatsError::TooFewObservations { .. } | StatsError::NoVariation { .. }) => without.push(name),
            Err(error) => return Err(error.into()),
        }
    }
    if series.is_empty() {
        return Err(AskedError::NoSeries { count, needed: BASELINE_MIN }.into());
    }
    Ok(Outcome { asked, prepared, series, without, missing })
}

impl Series {
    /// The sessions at which something was found, by single values, patterns or a chart with memory.
    pub(crate) fn signals(&self) -> Vec<usize> {
        let charts = &self.charts;
        let patterns = charts.patterns.iter().map(|found| found.index);
        let ewma =
            charts.ewma.iter().enumerate().filter(|(_, point)| point.is_some_and(|it| it.side.is_some()));
        let cusum =
            charts.cusum.iter().enumerate().filter(|(_, point)| point.is_some_and(|it| it.side.is_some()));
        let mut found: Vec<usize> = charts
            .beyond
            .iter()
            .chain(&charts.ranges_beyond)
            .copied()
            .chain(patterns)
            .chain(ewma.map(|(at, _)| at))
            .chain(cusum.map(|(at, _)| at))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
