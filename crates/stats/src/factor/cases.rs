//! What single cases say about the parameters: the derivatives of their log-likelihoods, from which robust errors are made.
//!
//! The only work that grows with the number of cases beside the moments; done strip by strip, each number for many cases at once.

use super::discrepancy::{Block, Problem};
use super::moments::Pattern;
use super::structure::Implied;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;
use crate::matrix::strip::{self, Rows, Strip, add_crossed};

/// The cases of one pattern, looked at from some centre.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cases<'c> {
    pub(super) answers: &'c Grid,
    pub(super) pattern: &'c Pattern,
    pub(super) centre: &'c [f64],
}

impl<'c> Cases<'c> {
    fn rows(&self) -> Rows<'c> {
        let cases = &self.pattern.cases;
        if cases.len() == self.answers.row_count() { Rows::All(0, cases.len()) } else { Rows::Some(cases) }
    }

    /// Hands on each strip of distances from the centre, with how many cases it holds.
    fn strips(&self, mut take: impl FnMut(&Strip, usize)) {
        let mut away = Strip::new(self.centre.len());
        let rows = self.rows();
        for start in (0..rows.count()).step_by(strip::ROWS) {
            let taken = rows.strip(start);
            for (at, (variable, centre)) in self.pattern.variables.iter().zip(self.centre).enumerate() {
                away.take_around(at, self.answers.column(*variable), taken, *centre);
            }
            take(&away, taken.count());
        }
    }
}

/// The scores of cases, `s`, added up.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    /// `Σ s·sᵀ`.
    pub(super) crossed: Matrix,
    /// `Σ s`.
    pub(super) sum: Vec<f64>,
}

impl Problem {
    /// Adds up the scores of the cases of one block.
    ///
    /// With `w = VᵀΣ⁻¹(y − μ)` over the columns `V` that the parameters move, a score is `scale·(wᵤ·wᵥ − uᵀΣ⁻¹v) + level·w_g`.
    pub(super) fn scores(
        &self,
        implied: &[Implied],
        block: &Block,
        cases: &Cases<'_>,
    ) -> Result<Scores, StatsError> {
        let place = self.place(block, implied)?;
        let mut used: Vec<usize> = place.moves.iter().flat_map(|step| [step.u, step.v, step.g]).collect();
        used.sort_unstable();
        used.dedup();
        let at = |column: usize| used.binary_search(&column).expect("every column that moves is used");
        let all: Vec<usize> = (0..block.rows.len()).collect();
        let lift = place.weight.times(&place.columns.select(&all, &used)).transpose();
        let size = self.parameters;
        let mut found = Scores { crossed: Matrix::zeros(size, size), sum: vec![0.0; size] };
        let (mut lifted, mut scores) = (Strip::new(used.len()), Strip::new(size));
        cases.strips(|away, count| {
            lifted.weigh(&lift, away);
            for parameter in 0..size {
                scores.column_mut(parameter).fill(0.0);
            }
            for step in &place.moves {
                let (u, v) = (lifted.column(at(step.u)), lifted.column(at(step.v)));
                let usual = place.inner[(step.u, step.v)];
                let own = &mut scores.column_mut(step.parameter)[..count];
                if step.scale != 0.0 {
                    for ((score, u), v) in own.iter_mut().zip(u).zip(v) {
                        *score += step.scale * (u * v - usual);
                    }
                }
                if step.level != 0.0 {
                    for (score, g) in own.iter_mut().zip(lifted.column(at(step.g))) {
                        *score += step.level * g;
                    }
                }
            }
            add_crossed(scores.columns(), &mut found.crossed);
            for (parameter, sum) in found.sum.iter_mut().enumerate() {
                *sum += scores.column(parameter)[..count].iter().sum::<f64>();
            }
        });
        for row in 0..size {
            for column in 0..row {
                found.crossed[(column, row)] = found.crossed[(row, column)];
            }
        }
        Ok(found)
    }
}

/// Hands on each case's squared distance from the centre, `(y − c)ᵀ·W·(y − c)`, in each of some weights.
pub(super) fn distances<const N: usize>(
    cases: &Cases<'_>,
    weights: [&Matrix; N],
    mut take: impl FnMut([f64; N]),
) {
    let mut weighed = Strip::new(cases.centre.len());
    let mut found = [[0.0; N]; strip::ROWS];
    cases.strips(|away, count| {
        for (which, weight) in weights.into_iter().enumerate() {
            weighed.weigh(weight, away);
            found.iter_mut().for_each(|own| own[which] = 0.0);
            for column in 0..cases.centre.len() {
                let products = weighed.column(column).iter().zip(away.column(column));
                for (own, (left, right)) in found.iter_mut().zip(products) {
                    own[which] += left * right;
                }
            }
        }
        found[..count].iter().copied().for_each(&mut take);
    });
}
