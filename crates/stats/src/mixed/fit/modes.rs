//! How each group deviates.

use super::super::covariance::Shape;
use super::super::design::Design;
use super::super::deviance::lanes::flat;
use super::super::deviance::{Deviance, Deviations, Point, Visitor};
use super::super::standard::Standard;
use crate::matrix::Matrix;
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
    /// The groups.
    pub levels: Vec<String>,
    /// For each group the deviation of each column.
    pub modes: Vec<Vec<f64>>,
    /// For each group the covariance of these, given the fixed coefficients and the variances; row by row.
    pub covariances: Vec<Vec<Vec<f64>>>,
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
        ConditionalModes {
            grouping: grouping.name.clone(),
            columns: columns.collect(),
            levels: grouping.levels.texts().to_vec(),
            modes: vec![Vec::new(); grouping.levels.count()],
            covariances: vec![Vec::new(); grouping.levels.count()],
        }
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
            into.modes[*code as usize] = map.times_vector(&mode);
            into.covariances[*code as usize] = (0..size).map(|row| covariance.row(row).to_vec()).collect();
        }
    }
}

/// For each block the matrix from deviations of standard columns to those of the columns as given.
fn block_maps(design: &Design, standard: &Standard, shape: &Shape) -> Vec<Matrix> {
    let terms: Vec<Matrix> =
        (0..design.random.len()).map(|term| standard.random_map_back(design, term)).collect();
    shape.block_factors(&terms)
}
