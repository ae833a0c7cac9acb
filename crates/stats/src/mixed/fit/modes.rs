//! How each group deviates.

use super::super::covariance::Shape;
use super::super::design::{Design, Grouping};
use super::super::deviance::lanes::flat;
use super::super::deviance::{Deviance, Deviations, Point, Visitor};
use super::super::standard::Standard;
use crate::matrix::Matrix;
use crate::table::levels::Levels;
use pulp::Simd;

/// The deviations of the groups of one grouping: the most likely values given the data and the variances.
///
/// `b = ΨZ′V⁻¹(y − Xβ)`, drawn towards zero the more, the less is known of a group.
///
/// # Range and units
/// As the coefficients of the same columns.
/// # Source
/// [Bates2015], sections 3.4 and 3.5
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionalModes {
    /// The grouping.
    pub grouping: String,
    /// The columns that deviate, those of all its random terms.
    pub columns: Vec<String>,
    levels: Levels,
    /// The modes of all groups behind each other, and their covariances: a million patients are two lists, not millions.
    modes: Vec<f64>,
    covariances: Vec<f64>,
}

impl ConditionalModes {
    /// No group deviates yet.
    pub(crate) fn none(grouping: &Grouping, columns: Vec<String>) -> Self {
        let (count, size) = (grouping.levels.count(), columns.len());
        Self {
            grouping: grouping.name.clone(),
            columns,
            levels: grouping.levels.clone(),
            modes: vec![0.0; count * size],
            covariances: vec![0.0; count * size * size],
        }
    }

    /// Notes what is known of one group.
    pub(crate) fn note(&mut self, group: usize, mode: &[f64], covariance: &Matrix) {
        let size = self.columns.len();
        self.modes[group * size..][..size].copy_from_slice(mode);
        for row in 0..size {
            self.covariances[(group * size + row) * size..][..size].copy_from_slice(covariance.row(row));
        }
    }

    /// How many groups there are.
    pub fn group_count(&self) -> usize {
        self.levels.count()
    }

    /// The names of the groups, in their order.
    pub fn levels(&self) -> &[String] {
        self.levels.texts()
    }

    /// The deviation of each column in one group.
    pub fn mode(&self, group: usize) -> &[f64] {
        let size = self.columns.len();
        &self.modes[group * size..][..size]
    }

    /// The covariance of the deviations of one group, given the fixed coefficients and the variances.
    ///
    /// # Shape
    /// Row by row, as many rows as columns.
    pub fn covariance(&self, group: usize) -> Vec<&[f64]> {
        let size = self.columns.len();
        self.covariances[group * size * size..][..size * size].chunks(size.max(1)).collect()
    }

    /// The variance of the deviation of one column in one group: the diagonal of [`ConditionalModes::covariance`].
    pub fn variance(&self, group: usize, column: usize) -> f64 {
        let size = self.columns.len();
        self.covariances[(group * size + column) * size + column]
    }
}

/// The modes of every grouping at the point for which the deviance was turned last.
pub(super) fn modes(
    design: &Design,
    standard: &Standard,
    shape: &Shape,
    deviance: &Deviance,
    point: &Point,
) -> Vec<ConditionalModes> {
    let found = standard.blocks.iter().map(|block| {
        let grouping = &design.groupings[block.grouping];
        let columns = block.terms.iter().flat_map(|(term, _)| design.random[*term].names.clone());
        ConditionalModes::none(grouping, columns.collect())
    });
    let mut guesses = Guesses {
        found: found.collect(),
        point,
        variance: point.residual / deviance.freedom(),
        maps: block_maps(design, standard, shape),
    };
    deviance.show(&point.factors, &mut guesses);
    guesses.found
}

/// The best guesses about all groups so far.
struct Guesses<'p> {
    found: Vec<ConditionalModes>,
    point: &'p Point,
    variance: f64,
    maps: Vec<Matrix>,
}

impl Visitor for Guesses<'_> {
    fn see<S: Simd>(&mut self, simd: S, seen: Deviations<'_, S>) {
        let (plain, cross) = (flat(simd, seen.plain), flat(simd, seen.cross));
        let (factor, map) = (&self.point.factors[seen.block], &self.maps[seen.block]);
        let size = factor.row_count();
        let coefficients = &self.point.coefficients;
        let fixed = coefficients.len();
        let into = &mut self.found[seen.block];
        for (lane, code) in seen.codes.iter().enumerate() {
            let cross = |row: usize, column: usize| cross[(row * (fixed + 1) + column) * S::F64_LANES + lane];
            let rest = |row: usize| {
                let explained = |(column, value): (usize, &f64)| cross(row, column) * value;
                cross(row, fixed) - coefficients.iter().enumerate().map(explained).sum::<f64>()
            };
            let rest: Vec<f64> = (0..size).map(rest).collect();
            let mode = factor.times_vector(&factor.transpose().times_vector(&rest));
            // Ψ − ΨDΨ = T·(I − T′·DT)·T′
            let plain =
                Matrix::from_fn(size, size, |row, column| plain[(row * size + column) * S::F64_LANES + lane]);
            let mut left = Matrix::identity(size);
            left.add(-1.0, &factor.transpose().times(&plain).times(factor));
            let covariance = factor.times(&left).times(&factor.transpose()).scaled(self.variance);
            let covariance = map.times(&covariance).times(&map.transpose()).symmetric();
            into.note(*code as usize, &map.times_vector(&mode), &covariance);
        }
    }
}

/// For each block the matrix from deviations of standard columns to those of the columns as given.
fn block_maps(design: &Design, standard: &Standard, shape: &Shape) -> Vec<Matrix> {
    let terms: Vec<Matrix> =
        (0..design.random.len()).map(|term| standard.random_map_back(design, term)).collect();
    shape.block_factors(&terms)
}
