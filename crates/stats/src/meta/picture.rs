//! A forest and a funnel as plain values, for whoever draws them.

use super::error::MetaError;
use super::fit::MetaFit;
use super::predict::{Basis, Expected};
use crate::distribution::normal;
use crate::interval::{Interval, tail_of};

/// One study in a forest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ForestRow {
    /// Its row among those given, from 0.
    pub row: usize,
    /// Its effect.
    pub effect: f64,
    /// Its own interval, by the normal distribution.
    pub interval: Interval,
    /// Its weight, in per cent.
    pub weight: f64,
}

/// A forest plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Forest {
    /// The studies, in their order.
    pub rows: Vec<ForestRow>,
    /// The mean and where a new study may lie; `None` with moderators.
    pub summary: Option<Expected>,
}

/// One study in a funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPoint {
    /// Its row among those given, from 0.
    pub row: usize,
    /// Its effect, or, with moderators, its distance from what is expected of it.
    pub effect: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// A funnel plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The mean effect; 0 with moderators.
    pub centre: f64,
    /// The studies, in their order.
    pub points: Vec<FunnelPoint>,
    /// The largest standard error: the foot of the funnel.
    pub largest_error: f64,
    /// Where studies of that error would lie if all had one true effect.
    pub foot: Interval,
}

/// The values of a forest plot.
///
/// # Errors
/// [`MetaError::Number`].
/// # Example
/// ```
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::picture::forest;
/// use verbond_stats::meta::studies::Studies;
///
/// let studies = Studies::new(&[Some(0.1), Some(0.8)], &[Some(0.04), Some(0.04)])?;
/// let forest = forest(&MetaFit::new(&studies, Settings::default())?)?;
/// assert!((forest.rows[0].weight - 50.0).abs() < 1e-9 && (forest.rows[1].interval.lower - 0.408).abs() < 1e-3);
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn forest(fit: &MetaFit) -> Result<Forest, MetaError> {
    let studies = fit.studies();
    let reach = normal::quantile(1.0 - tail_of(fit.settings.confidence)?)?;
    let row = |(study, weight): (usize, f64)| {
        let (effect, error) = (studies.effects()[study], studies.variances()[study].sqrt());
        let interval = Interval { lower: effect - reach * error, upper: effect + reach * error };
        ForestRow { row: studies.rows()[study], effect, interval, weight }
    };
    let rows = fit.weights().into_iter().enumerate().map(row).collect();
    let summary = if studies.has_moderators() { None } else { Some(fit.expected(Basis::OfTest)?) };
    Ok(Forest { rows, summary })
}

/// The values of a funnel plot.
///
/// # Errors
/// [`MetaError::Number`].
/// # Source
/// [SterneEgger2001]
pub fn funnel(fit: &MetaFit) -> Result<Funnel, MetaError> {
    let studies = fit.studies();
    let reach = normal::quantile(1.0 - tail_of(fit.settings.confidence)?)?;
    let fitted = fit.fitted();
    let centre = if studies.has_moderators() { 0.0 } else { fit.estimates[0] };
    let point = |study: usize| FunnelPoint {
        row: studies.rows()[study],
        effect: studies.effects()[study] - if studies.has_moderators() { fitted[study] } else { 0.0 },
        standard_error: studies.variances()[study].sqrt(),
    };
    let points: Vec<FunnelPoint> = (0..studies.count()).map(point).collect();
    let largest_error = points.iter().map(|point| point.standard_error).fold(0.0, f64::max);
    let foot = Interval { lower: centre - reach * largest_error, upper: centre + reach * largest_error };
    Ok(Funnel { centre, points, largest_error, foot })
}
