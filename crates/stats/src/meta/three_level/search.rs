//! The two variances under which the effects are likeliest.

use super::sums::{Bend, Kind, Point, Sums, Variances};
use crate::error::StatsError;

/// More steps than a search on real data takes by far.
const STEPS_MAX: usize = 200;
/// A step that promises less than this of the log-likelihood moves no digit of it.
const GAIN_MIN: f64 = 1e-24;

/// Where the grid lies, as shares of the spread of the effects.
const SHARES: [f64; 5] = [0.0, 0.02, 0.1, 0.4, 1.0];

/// Which variances may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Free {
    Both,
    /// The one between clusters.
    Between,
    /// The one within.
    Within,
}

impl Free {
    fn moves(self, which: usize) -> bool {
        match self {
            Free::Both => true,
            Free::Between => which == 0,
            Free::Within => which == 1,
        }
    }
}

/// Where a search ended.
#[derive(Debug, Clone)]
pub(super) struct Top {
    pub variances: Variances,
    pub point: Point,
    /// Twice the log-likelihood, up to a constant.
    pub likelihood: f64,
    pub bend: Bend,
    pub steps: usize,
    pub gain_left: f64,
}

/// The likeliest variances, neither below zero.
///
/// Newton's steps with the exact curvature, expected curvature where that does not bend down, halved until the likelihood
/// does not fall. The likelihood may have more than one top, and the one below the likeliest place of a grid need not be the
/// highest: a climb begins at every place of the grid that is as likely as those around it, and at the top of each border, which a
/// grid of few places can miss.
pub(super) fn top(sums: &Sums, kind: Kind, scale: f64) -> Result<Top, StatsError> {
    let mut grid = [[0.0; SHARES.len()]; SHARES.len()];
    for (between, row) in SHARES.iter().zip(&mut grid) {
        for (within, cell) in SHARES.iter().zip(row) {
            *cell = sums.likelihood(&sums.at([between * scale, within * scale])?, kind);
        }
    }
    let place = |(row, column): (usize, usize)| [SHARES[row] * scale, SHARES[column] * scale];
    let mut starts: Vec<Variances> = tops(&grid).into_iter().map(place).collect();
    let best = |cell: &dyn Fn(usize) -> f64| (0..SHARES.len()).max_by(|a, b| cell(*a).total_cmp(&cell(*b)));
    if let Some(column) = best(&|column| grid[0][column]) {
        starts.push(climb(sums, kind, place((0, column)), Free::Within)?.variances);
    }
    if let Some(row) = best(&|row| grid[row][0]) {
        starts.push(climb(sums, kind, place((row, 0)), Free::Between)?.variances);
    }
    let mut highest: Option<Top> = None;
    for start in starts {
        let found = climb(sums, kind, start, Free::Both)?;
        if highest.as_ref().is_none_or(|highest| found.likelihood > highest.likelihood) {
            highest = Some(found);
        }
    }
    match highest {
        Some(highest) => Ok(highest),
        // No place of the grid is a number: the climb tells what is wrong.
        None => climb(sums, kind, [0.5 * scale; 2], Free::Both),
    }
}

/// The places from which no step to a neighbour leads up.
fn tops(grid: &[[f64; SHARES.len()]; SHARES.len()]) -> Vec<(usize, usize)> {
    let around = |at: usize| at.saturating_sub(1)..=(at + 1).min(SHARES.len() - 1);
    let mut tops = Vec::new();
    for (row, cells) in grid.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if around(row).flat_map(|near| &grid[near][around(column)]).all(|other| other <= cell) {
                tops.push((row, column));
            }
        }
    }
    tops
}

/// Climbs from one place.
pub(super) fn climb(sums: &Sums, kind: Kind, start: Variances, free: Free) -> Result<Top, StatsError> {
    let mut here = start;
    let mut point = sums.at(here)?;
    let mut likelihood = sums.likelihood(&point, kind);
    for step in 1..=STEPS_MAX {
        let bend = sums.bend(&point, here, kind);
        let leap = leap(&bend, here, free);
        let gain: f64 = leap[0] * bend.slope[0] + leap[1] * bend.slope[1];
        let mut moved = None;
        let mut share = 1.0;
        // Fifty halvings are the digits of a double; the noise of the sums counts as no fall.
        for _ in 0..50 {
            let next = [0, 1].map(|which| (here[which] + share * leap[which]).max(0.0));
            let next_point = sums.at(next)?;
            let next_likelihood = sums.likelihood(&next_point, kind);
            if next_likelihood >= likelihood - 1e-13 * (1.0 + likelihood.abs()) {
                moved = Some((next, next_point, next_likelihood));
                break;
            }
            share /= 2.0;
        }
        let stays = moved.is_none();
        if let Some((next, next_point, next_likelihood)) = moved {
            (here, point, likelihood) = (next, next_point, next_likelihood);
        }
        if stays || gain.is_nan() || gain <= GAIN_MIN || step == STEPS_MAX {
            let bend = sums.bend(&point, here, kind);
            return Ok(Top { variances: here, point, likelihood, bend, steps: step, gain_left: gain });
        }
    }
    unreachable!("the last step returns")
}

/// The step of Newton, or of Fisher where the likelihood does not bend down, of the variances that can move: one at zero
/// whose slope points below stays.
fn leap(bend: &Bend, here: Variances, free: Free) -> [f64; 2] {
    let can = |which: usize| free.moves(which) && (here[which] > 0.0 || bend.slope[which] > 0.0);
    let [a, _, c] = bend.observed;
    match (can(0), can(1)) {
        (false, false) => [0.0, 0.0],
        (true, false) => [bend.slope[0] / if a > 0.0 { a } else { bend.expected[0] }, 0.0],
        (false, true) => [0.0, bend.slope[1] / if c > 0.0 { c } else { bend.expected[2] }],
        (true, true) => {
            let [_, b, _] = bend.observed;
            let [a, b, c] = if a > 0.0 && a * c > b * b { bend.observed } else { bend.expected };
            let determinant = a * c - b * b;
            if determinant > 1e-12 * a * c {
                let [u, v] = bend.slope;
                [(c * u - b * v) / determinant, (a * v - b * u) / determinant]
            } else {
                // The data cannot tell the two apart: share the step.
                [bend.slope[0] / (2.0 * a), bend.slope[1] / (2.0 * c)]
            }
        }
    }
}
