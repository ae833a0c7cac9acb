//! How the deviance and the covariance of the coefficients change with the parameters of the random terms.
//!
//! First derivatives are exact. Second derivatives are differences of them over four points, right to a dozen digits.

use super::super::deviance::{Deviance, Point};
use super::super::error::ModelError;
use super::super::fit::LinearFit;
use crate::matrix::Matrix;

/// How far from a point the nearest of the four lies, beside the size of what is changed.
pub(super) const REACH: f64 = 1e-3;

/// The four points of a difference with the weight of each, in units of its reach.
pub(super) const POINTS: [(f64, f64); 4] =
    [(1.0, 8.0 / 12.0), (-1.0, -8.0 / 12.0), (2.0, -1.0 / 12.0), (-2.0, 1.0 / 12.0)];

/// Second derivatives at the parameters of a fit, in the columns as given.
#[derive(Debug, Clone)]
pub(super) struct Curvature {
    /// Of the determinants in the deviance, by θ and θ.
    pub log_dets: Matrix,
    /// Of r², by θ and θ.
    pub residual: Matrix,
    /// The first derivative of r², by θ.
    pub residual_slope: Vec<f64>,
    /// The derivative of `(X′V⁻¹X)⁻¹`, by each θ.
    pub covariance: Vec<Matrix>,
}

impl Curvature {
    pub fn of(fit: &LinearFit) -> Result<Self, ModelError> {
        let mut here = Here::new(fit);
        let theta = fit.theta();
        let places = fit.shape.places();
        let count = theta.len();
        let fixed = fit.estimates().len();
        let mut curvature = Self {
            log_dets: Matrix::zeros(count, count),
            residual: Matrix::zeros(count, count),
            residual_slope: here.slopes(&theta)?.residual,
            covariance: Vec::new(),
        };
        for (place, (term, row, _)) in places.into_iter().enumerate() {
            let reach = REACH * here.size(term, row);
            let mut change = Matrix::zeros(fixed, fixed);
            for (steps, weight) in POINTS {
                let mut moved = theta.clone();
                moved[place] += steps * reach;
                let slopes = here.slopes(&moved)?;
                for other in 0..count {
                    curvature.log_dets[(other, place)] += weight * slopes.log_dets[other] / reach;
                    curvature.residual[(other, place)] += weight * slopes.residual[other] / reach;
                }
                change.add(weight / reach, &slopes.covariance);
            }
            curvature.covariance.push(change);
        }
        curvature.log_dets = curvature.log_dets.symmetric();
        curvature.residual = curvature.residual.symmetric();
        Ok(curvature)
    }
}

/// First derivatives at one place.
struct Slopes {
    log_dets: Vec<f64>,
    residual: Vec<f64>,
    /// `(X′V⁻¹X)⁻¹`.
    covariance: Matrix,
}

/// The model of a fit, to be evaluated at other parameters given in the columns as they are.
struct Here<'f> {
    fit: &'f LinearFit,
    deviance: Deviance,
    maps: Vec<Matrix>,
    fixed_map: Matrix,
}

impl<'f> Here<'f> {
    fn new(fit: &'f LinearFit) -> Self {
        let maps = (0..fit.factors.len()).map(|term| fit.standard.random_map(&fit.design, term)).collect();
        Self { fit, deviance: fit.deviance.clone(), maps, fixed_map: fit.standard.fixed_map().0 }
    }

    /// The size of a row of a factor, and something of the order of a residual where it is nothing.
    fn size(&self, term: usize, row: usize) -> f64 {
        let factor = &self.fit.factors[term];
        let length: f64 = factor.row(row).iter().map(|cell| cell * cell).sum::<f64>().sqrt();
        length.max(0.05 / self.maps[term][(row, row)])
    }

    fn slopes(&mut self, theta: &[f64]) -> Result<Slopes, ModelError> {
        let shape = &self.fit.shape;
        let standard: Vec<Matrix> =
            self.maps.iter().zip(shape.term_factors(theta)).map(|(map, factor)| map.times(&factor)).collect();
        let point: Point = self.deviance.at(shape.block_factors(&standard))?;
        let slopes = self.deviance.slopes(&point, &point.coefficients);
        let by_factor = |change: Matrix, block: usize| change.times(&point.factors[block]).scaled(2.0);
        let blocks = slopes.iter().enumerate();
        let criterion = self.deviance.criterion;
        let log_dets: Vec<Matrix> =
            blocks.clone().map(|(block, slope)| by_factor(slope.log_dets(criterion), block)).collect();
        let residual: Vec<Matrix> =
            blocks.map(|(block, slope)| by_factor(slope.residual.scaled(-1.0), block)).collect();
        let by_theta = |blocks: &[Matrix]| {
            let given: Vec<Matrix> = shape
                .term_parts(blocks)
                .iter()
                .zip(&self.maps)
                .map(|(part, map)| map.transpose().times(part))
                .collect();
            shape.parameters(&given)
        };
        let covariance = self.fixed_map.times(&point.unscaled_covariance()).times_transposed(&self.fixed_map);
        Ok(Slopes { log_dets: by_theta(&log_dets), residual: by_theta(&residual), covariance })
    }
}
