//! Groupings that cross each other: students and the teachers they rate.
//!
//! The largest grouping is eliminated group by group. What is left of the others is one matrix of all their effects, which
//! is factored whole.

mod back;
mod other;
mod products;
mod row;

use super::super::algebra::dense;
use super::super::error::ModelError;
use super::Root;
use super::gram::{pair, pair_count};
use super::kernel::{self, LogProduct};
use crate::matrix::Matrix;
use other::Other;
use pulp::Scalar;
use std::sync::Arc;

/// The groupings of a model of which some cross.
#[derive(Debug, Clone)]
pub(crate) struct Crossed {
    /// Columns of the largest grouping.
    columns: Vec<usize>,
    /// The fixed columns, and the response last.
    kept: Vec<usize>,
    width: usize,
    groups: Groups,
    /// The other groupings.
    others: Vec<Other>,
    /// How many effects these have together.
    effect_count: usize,
    /// `Z₂′Z₂`, the lower triangle row by row.
    products: Vec<f64>,
    /// `Z₂′[X y]`.
    with_kept: Vec<f64>,
    work: Work,
}

/// The groups of the largest grouping.
#[derive(Debug, Clone)]
struct Groups {
    count: usize,
    /// The group of each row.
    of_row: Arc<Vec<u32>>,
    /// Sums of products of all columns by group.
    grams: Vec<f64>,
    /// Where the touched effects of each group begin in `touched`.
    starts: Vec<usize>,
    /// The effects of other groupings that share rows with the group, ascending.
    touched: Vec<u32>,
    /// `Z₁′z` for each touched effect: as many values as the largest grouping has columns.
    shared: Vec<f64>,
    /// K of each group.
    inner: Vec<f64>,
}

/// What an evaluation leaves for the way back.
#[derive(Debug, Clone)]
struct Work {
    room: Vec<f64>,
    /// What is left of `Z₂′Z₂` when the largest grouping is eliminated, whole.
    left: Vec<f64>,
    /// What is left of `Z₂′[X y]`.
    left_with_kept: Vec<f64>,
    /// The factor of `I + Λ₂′·left·Λ₂`; on the way back its inverse times `Λ₂′`.
    factored: Vec<f64>,
    /// On the way back, the inverse between `Λ₂` and `Λ₂′`: the K of all other effects together.
    inner: Vec<f64>,
    stage: Stage,
    /// Where it was evaluated last, and what was found there: a search ends where it was.
    last: Option<(Vec<Matrix>, Root)>,
}

/// What `factored` and `inner` hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Evaluated,
    Inverted,
}

impl Crossed {
    /// Eliminates all groups.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`].
    pub fn evaluate(&mut self, factors: &[Matrix]) -> Result<Root, ModelError> {
        if let Some((known, root)) = &self.work.last
            && known == factors
        {
            return Ok(root.clone());
        }
        self.work.last = None;
        let (mut log_det, mut root) = self.eliminate_largest(&factors[0]);
        let count = self.effect_count;
        dense::mirror(&mut self.work.left, count);
        other::enclose(&self.others, &factors[1..], &self.work.left, &mut self.work.factored);
        (0..count).for_each(|effect| self.work.factored[effect * count + effect] += 1.0);
        let singular = |(pivot, value)| ModelError::NotPositiveDefinite { pivot, value };
        log_det += dense::factor(&mut self.work.factored, count).map_err(singular)?;
        self.work.stage = Stage::Evaluated;
        let kept = self.kept.len();
        let mut solved = self.work.left_with_kept.clone();
        for (other, factor) in self.others.iter().zip(&factors[1..]) {
            other.multiply_left(factor, &mut solved, kept);
        }
        dense::solve_lower(&self.work.factored, count, &mut solved, kept);
        for row in solved.chunks_exact(kept) {
            for high in 0..kept {
                for low in 0..kept {
                    root[(high, low)] -= row[high] * row[low];
                }
            }
        }
        let root = Root { log_det_random: log_det, products: root };
        self.work.last = Some((factors.to_vec(), root.clone()));
        Ok(root)
    }

    /// Fills `left` and `left_with_kept`; gives the logarithm of the groups' determinants and the products that are left.
    fn eliminate_largest(&mut self, factor: &Matrix) -> (f64, Matrix) {
        let (kept, size, count) = (self.kept.len(), self.columns.len(), self.effect_count);
        let work = &mut self.work;
        work.left.copy_from_slice(&self.products);
        work.left_with_kept.clone_from(&self.with_kept);
        let mut root = Matrix::zeros(kept, kept);
        let mut log_det = LogProduct::new(Scalar::new());
        let mut scratch = Scratch::new(size, kept);
        for group in 0..self.groups.count {
            scratch.read(self.groups.gram(group, self.width), &self.columns, &self.kept);
            let inner = &mut self.groups.inner[group * size * size..][..size * size];
            let room = &mut work.room;
            log_det.multiply(kernel::solve(Scalar::new(), size, &scratch.own, factor.cells(), room, inner));
            scratch.weigh(inner);
            let gram = &self.groups.grams[group * pair_count(self.width)..][..pair_count(self.width)];
            for high in 0..kept {
                for low in 0..kept {
                    let taken: f64 = (0..size)
                        .map(|k| scratch.weighed[k * kept + high] * scratch.rows[k * kept + low])
                        .sum();
                    root[(high, low)] += gram[pair(self.kept[high], self.kept[low])] - taken;
                }
            }
            let range = self.groups.starts[group]..self.groups.starts[group + 1];
            let touched = &self.groups.touched[range.clone()];
            let shared = &self.groups.shared[range.start * size..range.end * size];
            for (place, effect) in touched.iter().enumerate() {
                let effect = *effect as usize;
                let own = &shared[place * size..][..size];
                for column in 0..kept {
                    let taken: f64 = (0..size).map(|k| own[k] * scratch.weighed[k * kept + column]).sum();
                    work.left_with_kept[effect * kept + column] -= taken;
                }
                let row = &mut work.left[effect * count..][..=effect];
                for k in 0..size {
                    let weight: f64 = (0..size).map(|j| inner[k * size + j] * own[j]).sum();
                    for (other, shared) in touched[..=place].iter().zip(shared.chunks_exact(size)) {
                        row[*other as usize] -= weight * shared[k];
                    }
                }
            }
        }
        (log_det.log(), root)
    }
}

impl Groups {
    fn gram(&self, group: usize, width: usize) -> &[f64] {
        &self.grams[group * pair_count(width)..][..pair_count(width)]
    }
}

/// The matrices of one group of the largest grouping.
struct Scratch {
    own: Vec<f64>,
    rows: Vec<f64>,
    weighed: Vec<f64>,
    size: usize,
    kept: usize,
}

impl Scratch {
    fn new(size: usize, kept: usize) -> Self {
        let rows = || vec![0.0; size * kept];
        Self { own: vec![0.0; size * size], rows: rows(), weighed: rows(), size, kept }
    }

    fn read(&mut self, gram: &[f64], columns: &[usize], kept: &[usize]) {
        for (row, own) in columns.iter().enumerate() {
            for (place, other) in columns.iter().enumerate() {
                self.own[row * self.size + place] = gram[pair(*own, *other)];
            }
            for (place, other) in kept.iter().enumerate() {
                self.rows[row * self.kept + place] = gram[pair(*own, *other)];
            }
        }
    }

    fn weigh(&mut self, inner: &[f64]) {
        self.weighed.fill(0.0);
        for row in 0..self.size {
            for k in 0..self.size {
                let weight = inner[row * self.size + k];
                for column in 0..self.kept {
                    self.weighed[row * self.kept + column] += weight * self.rows[k * self.kept + column];
                }
            }
        }
    }
}
