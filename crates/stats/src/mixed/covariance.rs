//! The factors of the random terms as one vector of parameters, θ.
//!
//! In lme4's order: term by term, each the columns of its lower triangle. Nothing bounds θ: a negative diagonal means the
//! same covariance as a positive one, and zero is a border that is reached from inside.

use super::design::Design;
use super::standard::Standard;
use crate::matrix::Matrix;

/// With fewer groups than this, a second valley of the deviance is looked for.
const GROUPS_MIN: usize = 10;
/// Sizes of a factor, relative to the residual: well below and well above it.
const SMALL: f64 = 0.1;
const LARGE: f64 = 3.0;

/// Which parameter stands where in which factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many columns each block has.
    pub blocks: Vec<usize>,
    /// How many groups each block has.
    pub levels: Vec<usize>,
    /// For each term its block, where its columns begin there, and how many they are.
    pub terms: Vec<TermShape>,
}

/// Where one term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TermShape {
    pub block: usize,
    pub begin: usize,
    pub size: usize,
}

impl Shape {
    pub fn new(design: &Design, standard: &Standard) -> Self {
        let blocks = standard.blocks.iter().map(|block| block.columns.len()).collect();
        let levels = standard.blocks.iter().map(|block| block.level_count).collect();
        let mut terms: Vec<(usize, TermShape)> = Vec::new();
        for (block, own) in standard.blocks.iter().enumerate() {
            for (term, begin) in &own.terms {
                let size = design.random[*term].columns.len();
                terms.push((*term, TermShape { block, begin: *begin, size }));
            }
        }
        terms.sort_by_key(|(term, _)| *term);
        Self { blocks, levels, terms: terms.into_iter().map(|(_, shape)| shape).collect() }
    }

    /// How many parameters there are.
    #[cfg(test)]
    pub fn parameter_count(&self) -> usize {
        self.terms.iter().map(|term| term.size * (term.size + 1) / 2).sum()
    }

    /// The parameters as places: term, row and column in its factor.
    pub fn places(&self) -> Vec<(usize, usize, usize)> {
        let of_term = |(term, shape): (usize, &TermShape)| {
            let size = shape.size;
            (0..size).flat_map(move |column| (column..size).map(move |row| (term, row, column)))
        };
        self.terms.iter().enumerate().flat_map(of_term).collect()
    }

    /// The factor of each term.
    pub fn term_factors(&self, theta: &[f64]) -> Vec<Matrix> {
        let mut factors: Vec<Matrix> =
            self.terms.iter().map(|term| Matrix::zeros(term.size, term.size)).collect();
        for ((term, row, column), value) in self.places().into_iter().zip(theta) {
            factors[term][(row, column)] = *value;
        }
        factors
    }

    /// Frames in which a triangle is as it stands, for each term.
    pub fn plain_frames(&self) -> Vec<Matrix> {
        self.terms.iter().map(|term| Matrix::identity(term.size)).collect()
    }

    /// The factor of each term that is its frame times the triangle of its parameters.
    pub fn framed_factors(&self, theta: &[f64], frames: &[Matrix]) -> Vec<Matrix> {
        let triangles = self.term_factors(theta);
        frames.iter().zip(&triangles).map(|(frame, triangle)| frame.times(triangle)).collect()
    }

    /// The factor of each block, from those of its terms.
    pub fn block_factors(&self, terms: &[Matrix]) -> Vec<Matrix> {
        let mut factors: Vec<Matrix> = self.blocks.iter().map(|size| Matrix::zeros(*size, *size)).collect();
        for (shape, term) in self.terms.iter().zip(terms) {
            for row in 0..shape.size {
                for column in 0..shape.size {
                    factors[shape.block][(shape.begin + row, shape.begin + column)] = term[(row, column)];
                }
            }
        }
        factors
    }

    /// Whether terms share the variance of so few groups that the likelihood may have more than one peak.
    ///
    /// With several terms, a few groups can be told apart by either: each reading of the data is a valley of the deviance.
    pub fn is_sparse(&self) -> bool {
        self.terms.len() > 1 && self.levels.iter().any(|levels| *levels < GROUPS_MIN)
    }

    /// From where to look for valleys: for each look, the size of each term's factor relative to the residual.
    ///
    /// All as large as the residual, and with several terms, each in turn small beside large others: of two valleys that differ
    /// in which term holds the variance, one slope or the other then leads down.
    pub fn viewpoints(&self) -> Vec<Vec<f64>> {
        let count = self.terms.len();
        let mut sizes = vec![vec![1.0; count]];
        if count > 1 {
            let with_small =
                |small: usize| (0..count).map(|term| if term == small { SMALL } else { LARGE }).collect();
            sizes.extend((0..count).map(with_small));
        }
        sizes
    }

    /// The part of each term in a matrix for each block.
    pub fn term_parts(&self, blocks: &[Matrix]) -> Vec<Matrix> {
        let part = |shape: &TermShape| {
            let block = &blocks[shape.block];
            Matrix::from_fn(shape.size, shape.size, |row, column| {
                block[(shape.begin + row, shape.begin + column)]
            })
        };
        self.terms.iter().map(part).collect()
    }

    /// The parameters in a factor, or in a derivative, for each term.
    pub fn parameters(&self, terms: &[Matrix]) -> Vec<f64> {
        self.places().into_iter().map(|(term, row, column)| terms[term][(row, column)]).collect()
    }
}
