//! How each group deviates.

use super::super::covariance::Shape;
use super::super::design::Design;
use super::super::deviance::{Deviance, Point};
use super::super::standard::Standard;
use crate::matrix::Matrix;

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

/// The modes of every grouping at the point that was evaluated last.
pub(super) fn modes(
    design: &Design,
    standard: &Standard,
    shape: &Shape,
    deviance: &mut Deviance,
    point: &Point,
) -> Vec<ConditionalModes> {
    let variance = point.residual / deviance.freedom();
    let maps = block_maps(design, standard, shape);
    let mut found: Vec<ConditionalModes> = standard
        .blocks
        .iter()
        .map(|block| {
            let grouping = &design.groupings[block.grouping];
            let columns = block.terms.iter().flat_map(|(term, _)| design.random[*term].names.clone());
            ConditionalModes {
                grouping: grouping.name.clone(),
                columns: columns.collect(),
                levels: grouping.levels.clone(),
                modes: vec![Vec::new(); grouping.levels.len()],
                covariances: vec![Vec::new(); grouping.levels.len()],
            }
        })
        .collect();
    let fixed = point.coefficients.len();
    deviance.visit(&point.factors, |deviation| {
        let factor = &point.factors[deviation.block];
        let size = factor.row_count();
        let rest: Vec<f64> = deviation
            .cross
            .chunks_exact(fixed + 1)
            .map(|cross| {
                cross[fixed] - cross[..fixed].iter().zip(&point.coefficients).map(|(h, b)| h * b).sum::<f64>()
            })
            .collect();
        let mode = factor.times_vector(&factor.transpose().times_vector(&rest));
        // Ψ − ΨDΨ = T·(I − T′·DT)·T′
        let plain = Matrix::from_fn(size, size, |row, column| deviation.plain[row * size + column]);
        let mut left = Matrix::identity(size);
        left.add(-1.0, &factor.transpose().times(&plain).times(factor));
        let covariance = factor.times(&left).times(&factor.transpose()).scaled(variance);
        let map = &maps[deviation.block];
        let covariance = map.times(&covariance).times(&map.transpose()).symmetric();
        let into = &mut found[deviation.block];
        into.modes[deviation.group] = map.times_vector(&mode);
        into.covariances[deviation.group] = (0..size).map(|row| covariance.row(row).to_vec()).collect();
    });
    found
}

/// For each block the matrix from deviations of standard columns to those of the columns as given.
fn block_maps(design: &Design, standard: &Standard, shape: &Shape) -> Vec<Matrix> {
    let terms: Vec<Matrix> =
        (0..design.random.len()).map(|term| standard.random_map_back(design, term)).collect();
    shape.block_factors(&terms)
}
