//! Fit indices when answers are missing: what they would have been with complete answers.
//!
//! With missing answers the test of full information is smaller than that of complete ones, more so where more is missing, and fit
//! indices from it come out too good. Here the model is held against the moments of the saturated model as if they were complete, and
//! what that discrepancy has by chance is taken off, after [ZhangSavalei2023].

use super::discrepancy::{Block, Evaluation, Part, Problem};
use super::fit::{Errors, Estimation, Sample};
use super::information::inverse_information;
use super::layout::Means;
use super::posing::blocks;
use super::robust::{crossed_scores, independence, saturated_values};
use super::saturated::Saturated;
use super::structure::{Cell, Structure};
use crate::error::StatsError;
use crate::matrix::Matrix;

/// A discrepancy as if answers were complete, and how much of it is chance per degree of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Complete {
    pub(super) value: f64,
    pub(super) chance: f64,
}

/// The model's and the independence model's.
pub(super) fn corrected(
    estimation: &Estimation,
    samples: &[Sample],
    saturated: &Saturated,
    degrees: [f64; 2],
) -> Result<[Complete; 2], StatsError> {
    let informations = Informations::of(estimation, samples, saturated)?;
    let (alone, values) = independence(&estimation.patterns, Means::Modelled, &saturated.alone);
    let one = |problem: &Problem, values: &[f64], degrees: f64| {
        let complete = Problem { blocks: as_complete(saturated, estimation), ..problem.clone() };
        let least: f64 = complete_discrepancy(saturated, estimation)?;
        let moves = jacobian(problem, values)?;
        Ok(Complete {
            value: complete.value(values)? - least,
            chance: informations.chance(&moves, estimation.method.errors)? / degrees,
        })
    };
    Ok([one(&estimation.problem, &estimation.values, degrees[0])?, one(&alone, &values, degrees[1])?])
}

fn counts(estimation: &Estimation) -> Vec<f64> {
    estimation.patterns.iter().map(|own| own.iter().map(|pattern| pattern.count()).sum()).collect()
}

/// The saturated moments of each group, as if they had been observed in all its persons.
fn as_complete(saturated: &Saturated, estimation: &Estimation) -> Vec<Block> {
    let block = |(group, weight): (usize, f64)| {
        let seen = &saturated.moments[group];
        Block {
            weight,
            rows: (0..seen.mean.len()).collect(),
            mean: Some(seen.mean.clone()),
            covariances: seen.covariances.clone(),
            parts: vec![Part { structure: group, spread: 1.0, level: 1.0 }],
        }
    };
    counts(estimation).into_iter().enumerate().map(block).collect()
}

/// The discrepancy of the saturated moments from themselves.
fn complete_discrepancy(saturated: &Saturated, estimation: &Estimation) -> Result<f64, StatsError> {
    let of = |(seen, count): (&super::start::Seen, f64)| {
        let root = crate::matrix::cholesky::Cholesky::of(&seen.covariances)?;
        Ok(count * (root.log_determinant() + seen.mean.len() as f64))
    };
    saturated.moments.iter().zip(counts(estimation)).map(of).sum()
}

/// Information on the saturated moments of all groups, one group after another.
struct Informations {
    /// Of the answers that are there.
    seen: Matrix,
    seen_inverse: Matrix,
    /// The products of the cases' scores.
    crossed: Matrix,
    /// As if answers were complete.
    complete: Matrix,
}

impl Informations {
    fn of(estimation: &Estimation, samples: &[Sample], saturated: &Saturated) -> Result<Self, StatsError> {
        let each = saturated.moments.iter().map(|seen| Structure::saturated(seen.mean.len()).cells.len());
        let size: usize = each.sum();
        let mut all = Self {
            seen: Matrix::zeros(size, size),
            seen_inverse: Matrix::zeros(size, size),
            crossed: Matrix::zeros(size, size),
            complete: Matrix::zeros(size, size),
        };
        let mut at = 0;
        for (group, sample) in samples.iter().enumerate() {
            let seen = &saturated.moments[group];
            let structure = Structure::saturated(seen.mean.len());
            let values = saturated_values(&structure, seen);
            let patterns = [estimation.patterns[group].clone()];
            let parameters = structure.cells.len();
            let problem = Problem {
                structures: vec![structure],
                blocks: blocks(&patterns, Means::Modelled),
                parameters,
            };
            let observed = |here: &Evaluation| here.hessian.map(|cell| cell / 2.0);
            let information = observed(&problem.evaluate(&values)?);
            let inverse = inverse_information(&information)?;
            let crossed = crossed_scores(&problem, &values, &patterns, std::slice::from_ref(sample))?;
            let mut whole = as_complete(saturated, estimation).swap_remove(group);
            whole.parts[0].structure = 0;
            let complete = Problem { blocks: vec![whole], ..problem }.evaluate(&values)?.information;
            put(&mut all.seen, at, &information);
            put(&mut all.seen_inverse, at, &inverse);
            put(&mut all.crossed, at, &crossed);
            put(&mut all.complete, at, &complete);
            at += parameters;
        }
        Ok(all)
    }

    /// What the complete discrepancy of a model has by chance. With `W` the information of what is there, `C` the complete one and
    /// `U = W − WΔ(ΔᵀWΔ)⁻¹ΔᵀW`: `tr(C·W⁻¹·U·W⁻¹)` for normal answers, and with the scores' own products in between for others.
    fn chance(&self, moves: &Matrix, errors: Errors) -> Result<f64, StatsError> {
        let weighted = self.seen.times(moves);
        let inverse = inverse_information(&moves.transpose().times(&weighted))?;
        let taken = weighted.times(&inverse).times_transposed(&weighted);
        let u = self.seen.add_scaled(-1.0, &taken);
        let w = &self.seen_inverse;
        let middle = w.times(&self.complete).times(w);
        Ok(match errors {
            Errors::Normal => middle.times(&u).trace(),
            Errors::Robust | Errors::SatorraBentler => {
                let spread = w.times(&self.crossed).times(w);
                u.times(&middle).times(&u).times(&spread).trace()
            }
        })
    }
}

fn put(whole: &mut Matrix, at: usize, part: &Matrix) {
    for row in 0..part.row_count() {
        for column in 0..part.column_count() {
            whole[(at + row, at + column)] = part[(row, column)];
        }
    }
}

/// How the moments of all groups move with the parameters: saturated moments in rows, parameters in columns.
fn jacobian(problem: &Problem, values: &[f64]) -> Result<Matrix, StatsError> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for (group, structure) in problem.structures.iter().enumerate() {
        let part = Part { structure: group, spread: 1.0, level: 1.0 };
        let (spreads, levels) = problem.slopes(values, part)?;
        for (cell, _) in Structure::saturated(structure.observed).cells {
            rows.push(match cell {
                Cell::Spread(row, column) => spreads.iter().map(|slope| slope[(row, column)]).collect(),
                Cell::Level(of) => levels.iter().map(|slope| slope[of]).collect(),
                Cell::Path { .. } => Vec::new(),
            });
        }
    }
    Matrix::from_rows(&rows)
}
