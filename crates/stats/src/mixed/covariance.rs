//! The factors of the random terms as one vector of parameters, θ.
//!
//! In lme4's order: term by term, each the columns of its lower triangle. Nothing bounds θ: a negative diagonal means the
//! same covariance as a positive one, and zero is a border that is reached from inside.

use super::design::Design;
use super::standard::Standard;
use crate::matrix::Matrix;

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
