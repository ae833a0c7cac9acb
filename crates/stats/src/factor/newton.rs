//! The search for the values that describe the answers best.

use super::discrepancy::{Evaluation, Problem};
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};

/// How a search went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// How many steps it took.
    pub steps: usize,
    /// How much the log-likelihood could still rise by the last step's reckoning, twice.
    pub decrement: f64,
    /// Why it stopped.
    pub stop: Stop,
}

/// Why a search stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Nothing moves any more: this is a best place.
    Settled,
    /// No step helps, and yet it does not look like a best place. Do not use the estimates.
    Stuck,
    /// It took too long.
    TooLong,
}

const STEPS_MAX: usize = 500;
/// The log-likelihood could rise by less than this, half of it: far below what any digit shows.
const DECREMENT_MAX: f64 = 1e-18;
/// Rounding alone can leave this much, relative to the discrepancy.
const NOISE: f64 = 1e-13;

/// Goes down from `start` by Newton's steps, by Fisher's scoring where the exact second derivatives do not point down.
///
/// # Errors
/// [`StatsError::NotPositiveDefinite`] when already the start implies impossible covariances.
pub(super) fn descend(
    problem: &Problem,
    start: Vec<f64>,
) -> Result<(Vec<f64>, Evaluation, Search), StatsError> {
    let mut at = start;
    let mut here = problem.evaluate(&at)?;
    let mut damping = 0.0;
    let mut search = Search { steps: 0, decrement: f64::INFINITY, stop: Stop::TooLong };
    if problem.parameters == 0 {
        return Ok((at, here, Search { steps: 0, decrement: 0.0, stop: Stop::Settled }));
    }
    while search.steps < STEPS_MAX {
        let Some(direction) = direction(&here, &mut damping) else {
            search.stop = Stop::Stuck;
            break;
        };
        search.decrement = -dot(&here.gradient, &direction) / 2.0;
        let is_noise = search.decrement <= NOISE * here.value.abs().max(1.0);
        if search.decrement <= DECREMENT_MAX {
            search.stop = Stop::Settled;
            break;
        }
        match shortened(problem, &at, &here, &direction, is_noise) {
            Some((next, place)) => {
                // A step inside the noise is taken once: it is Newton's, and lands on the last digits.
                (at, here) = (next, place);
                search.steps += 1;
                damping = if damping > 1e-12 { damping / 10.0 } else { 0.0 };
                if is_noise {
                    search.stop = Stop::Settled;
                    break;
                }
            }
            None if is_noise => {
                search.stop = Stop::Settled;
                break;
            }
            None => {
                damping = if damping == 0.0 { 1e-6 } else { damping * 10.0 };
                if damping > 1e6 {
                    search.stop = Stop::Stuck;
                    break;
                }
                search.steps += 1;
            }
        }
    }
    Ok((at, here, search))
}

/// Newton's direction, or Fisher's; damped until the curvature is positive.
fn direction(here: &Evaluation, damping: &mut f64) -> Option<Vec<f64>> {
    let down: Vec<f64> = here.gradient.iter().map(|slope| -slope).collect();
    if *damping == 0.0
        && let Ok(root) = Cholesky::of(&here.hessian)
    {
        return Some(root.solve(&down));
    }
    // Fisher's information is never negative; damping in its own units makes it positive.
    while *damping < 1e6 {
        let scale = |at: usize| here.information[(at, at)].max(f64::MIN_POSITIVE);
        let size = here.information.row_count();
        let curvature = Matrix::from_fn(size, size, |row, column| {
            let own = if row == column { *damping * scale(row) } else { 0.0 };
            2.0 * (here.information[(row, column)] + own)
        });
        if let Ok(root) = Cholesky::of(&curvature) {
            return Some(root.solve(&down));
        }
        *damping = if *damping == 0.0 { 1e-6 } else { *damping * 10.0 };
    }
    None
}

/// The step, halved until the discrepancy falls.
fn shortened(
    problem: &Problem,
    at: &[f64],
    here: &Evaluation,
    direction: &[f64],
    is_noise: bool,
) -> Option<(Vec<f64>, Evaluation)> {
    let slope = dot(&here.gradient, direction);
    let mut length = 1.0;
    for _ in 0..30 {
        let next: Vec<f64> = at.iter().zip(direction).map(|(value, part)| value + length * part).collect();
        if let Ok(value) = problem.value(&next) {
            let allowed = if is_noise { NOISE * here.value.abs().max(1.0) } else { 1e-4 * length * slope };
            if value <= here.value + allowed {
                // The value could be computed, so everything else can.
                return problem.evaluate(&next).map_or(None, |place| Some((next, place)));
            }
        }
        length /= 2.0;
    }
    None
}
