//! Duval and Tweedie's trim and fill: studies that would make the funnel symmetric.

use crate::meta::error::MetaError;
use crate::meta::fit::{MetaFit, Settings, Test};
use crate::meta::heterogeneity::Stop;
use crate::meta::studies::Studies;

/// How the number of missing studies is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Estimator {
    /// From the sum of ranks; the usual one.
    #[default]
    L0,
    /// From the longest run of ranks on one side.
    R0,
    /// From the sum of ranks, by a quadratic equation.
    Q0,
}

/// The side of the funnel on which studies are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Small effects are missing.
    Left,
    /// Large effects are missing.
    Right,
}

/// How trimming and filling is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Trimming {
    /// The side on which studies are missing; `None` for where the slope of effects on standard errors points.
    pub side: Option<Side>,
    /// How their number is estimated.
    pub estimator: Estimator,
    /// Where the searches of the fits on the way end.
    pub stop: Stop,
}

/// What the meta-analysis would be with the missing studies filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct TrimFill {
    /// How many studies are missing.
    pub missing: usize,
    /// The standard error of that number.
    pub missing_standard_error: f64,
    /// On which side.
    pub side: Side,
    /// The effects and variances that were filled in.
    pub filled: Vec<(f64, f64)>,
    /// The meta-analysis of all, filled ones among them.
    pub fit: MetaFit,
}

/// The rounds between trimming and pooling; real data settle within ten.
const ROUNDS_MAX: usize = 100;

/// Trims the studies that have no counterpart, pools the others, and fills the counterparts in.
///
/// A way to see how much an asymmetry matters, not a correction: the filled studies do not exist.
///
/// # Errors
/// [`MetaError::NeedsNoModerators`], [`MetaError::TooFewStudies`] with one study.
/// # Source
/// [DuvalTweedie2000]
/// # Example
/// ```
/// use verbond_stats::meta::asymmetry::trim_fill::{Side, Trimming, trim_and_fill};
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::studies::Studies;
///
/// let effects = [0.10, 0.12, 0.15, 0.50, 0.75, 0.60].map(Some);
/// let studies = Studies::new(&effects, &[0.01, 0.02, 0.02, 0.06, 0.09, 0.08].map(Some))?;
/// let fit = MetaFit::new(&studies, Settings::default())?;
/// let filled = trim_and_fill(&fit, Trimming::default())?;
/// assert_eq!((filled.side, filled.missing), (Side::Left, 2));
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn trim_and_fill(fit: &MetaFit, trimming: Trimming) -> Result<TrimFill, MetaError> {
    let studies = fit.studies();
    if studies.has_moderators() {
        return Err(MetaError::NeedsNoModerators { what: "missing studies" });
    }
    if studies.count() < 2 {
        return Err(MetaError::TooFewStudies { needed: 2, got: 1, missing: studies.missing() });
    }
    let settings = Settings { stop: trimming.stop, ..fit.settings };
    let side = match trimming.side {
        Some(side) => side,
        None => side_of_slope(studies, settings)?,
    };
    let sign = match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    let mut order: Vec<usize> = (0..studies.count()).collect();
    order.sort_by(|a, b| (sign * studies.effects()[*a]).total_cmp(&(sign * studies.effects()[*b])));
    let (missing, missing_standard_error, centre) =
        settle(studies, settings, (&order, sign), trimming.estimator)?;
    let mirrored = |study: &usize| (2.0 * centre - studies.effects()[*study], studies.variances()[*study]);
    let filled: Vec<(f64, f64)> = order[order.len() - missing..].iter().map(mirrored).collect();
    let with_filled = if missing == 0 {
        fit.clone()
    } else {
        let own = studies.effects().iter().zip(studies.variances()).map(|(e, v)| (*e, *v));
        let (effects, variances): (Vec<_>, Vec<_>) =
            own.chain(filled.iter().copied()).map(|(e, v)| (Some(e), Some(v))).unzip();
        MetaFit::new(&Studies::new(&effects, &variances)?, settings)?
    };
    Ok(TrimFill { missing, missing_standard_error, side, filled, fit: with_filled })
}

/// Small studies with small effects are the ones that are missed, unless effects fall with their standard errors.
fn side_of_slope(studies: &Studies, settings: Settings) -> Result<Side, MetaError> {
    let errors = studies.variances().iter().map(|variance| variance.sqrt()).collect();
    let extended = studies.and_column("sei", errors)?;
    if extended.names().len() == studies.names().len() {
        return Ok(Side::Left);
    }
    // The slope alone is asked for, and two studies have one without degrees of freedom for its test.
    match MetaFit::new(&extended, Settings { test: Test::Normal, ..settings }) {
        Ok(fit) if fit.estimates[1] < 0.0 => Ok(Side::Right),
        Ok(_) | Err(MetaError::TooFewStudies { .. }) => Ok(Side::Left),
        Err(other) => Err(other),
    }
}

/// Trims and pools until the number of missing studies stays: that number, its standard error, and the centre.
fn settle(
    studies: &Studies,
    settings: Settings,
    (order, sign): (&[usize], f64),
    estimator: Estimator,
) -> Result<(usize, f64, f64), MetaError> {
    let count = order.len();
    let mut missing = 0;
    for _ in 0..ROUNDS_MAX {
        let left = order[..count - missing].to_vec();
        let centre = MetaFit::new(&studies.pooled(left)?, settings)?.estimates[0];
        let distances: Vec<f64> =
            order.iter().map(|study| sign * (studies.effects()[*study] - centre)).collect();
        let (estimate, error) = estimated(&signed_ranks(&distances), estimator);
        // The largest study always stays: there must be something to pool.
        let found = (estimate.round_ties_even().max(0.0) as usize).min(count - 1);
        if found == missing {
            return Ok((missing, error.max(0.0), centre));
        }
        missing = found;
    }
    let centre = MetaFit::new(studies, settings)?.estimates[0];
    Ok((missing, f64::NAN, centre))
}

/// Ranks of the distances without their signs, ties in order of place, with the signs put back.
fn signed_ranks(distances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..distances.len()).collect();
    order.sort_by(|a, b| distances[*a].abs().total_cmp(&distances[*b].abs()));
    let mut ranks = vec![0.0; distances.len()];
    for (rank, place) in order.into_iter().enumerate() {
        let sign = if distances[place] == 0.0 { 0.0 } else { distances[place].signum() };
        ranks[place] = sign * (rank + 1) as f64;
    }
    ranks
}

/// The number of missing studies, not yet whole, and its standard error.
fn estimated(ranks: &[f64], estimator: Estimator) -> (f64, f64) {
    let k = ranks.len() as f64;
    let above: f64 = ranks.iter().filter(|rank| **rank > 0.0).sum();
    let spread = |found: f64| {
        (k * (k + 1.0) * (2.0 * k + 1.0) + 10.0 * found.powi(3) + 27.0 * found * found + 17.0 * found
            - 18.0 * k * found * found
            - 18.0 * k * found
            + 6.0 * k * k * found)
            / 24.0
    };
    match estimator {
        Estimator::R0 => {
            let longest = ranks.iter().filter(|rank| **rank < 0.0).map(|rank| -rank).fold(0.0, f64::max);
            let found = k - longest - 1.0;
            (found, (2.0 * found.max(0.0) + 2.0).sqrt())
        }
        Estimator::L0 => {
            let found = (4.0 * above - k * (k + 1.0)) / (2.0 * k - 1.0);
            (found, 4.0 * spread(found).sqrt() / (2.0 * k - 1.0))
        }
        Estimator::Q0 => {
            let found = k - 0.5 - (2.0 * k * k - 4.0 * above + 0.25).max(0.0).sqrt();
            let below = ((k - 0.5).powi(2) - found * (2.0 * k - found - 1.0)).sqrt();
            (found, 2.0 * spread(found).sqrt() / below)
        }
    }
}
