//! From a likelihood to the parameters under which it is greatest.

use super::layout::Layout;
use super::likelihood::Likelihood;
use super::likelihood::modes::{Fixed, Modes};
use crate::matrix::Matrix;
use crate::mixed::algebra::triangle;
use crate::mixed::covariance::Shape;
use crate::mixed::error::ModelError;
use crate::mixed::optimise::{Function, Run, Valued, minimise};

/// Rounds of the EM algorithm before the search.
const ROUND_COUNT: usize = 4;
/// The standard deviation, in standard columns, that these begin from.
const FIRST_SPREAD: f64 = 0.7;

/// The best parameters, in standard columns.
#[derive(Debug, Clone)]
pub(super) struct Optimum {
    pub theta: Vec<f64>,
    pub coefficients: Vec<f64>,
    pub value: f64,
    /// The covariance of the coefficients from the curvature by all parameters; `None` where that is not upward.
    pub covariance: Option<Matrix>,
    pub run: Run,
}

/// Searches from a first guess.
///
/// # Errors
/// [`ModelError`] when the likelihood is not defined at the start.
pub(super) fn search(
    layout: &Layout,
    shape: &Shape,
    likelihood: &mut Likelihood,
    plain: &[f64],
) -> Result<Optimum, ModelError> {
    let (theta, coefficients, scale) = first_guess(layout, shape, likelihood.modes(), plain)?;
    let (frames, thetas) = (shape.plain_frames(), shape.places().len());
    let mut objective =
        Objective { layout, shape, likelihood, frames, thetas, origin: coefficients, scale, bend: None };
    let mut start = theta;
    start.extend(vec![0.0; layout.fixed_count]);
    let start = objective.better_coordinates(&start).unwrap_or(start);
    let minimum = minimise(&start, &mut objective)?;
    let (theta, moved) = minimum.at.split_at(thetas);
    let factors: Vec<Matrix> =
        shape.framed_factors(theta, &objective.frames).iter().map(triangle::lower_of).collect();
    let theta = shape.parameters(&factors);
    objective.frames = shape.plain_frames();
    let at: Vec<f64> = theta.iter().chain(moved).copied().collect();
    let coefficients = objective.coefficients(moved);
    let covariance = objective.covariance(&at)?;
    // Last, so that the modes are those of the optimum.
    let value = objective.slopes(&at)?.0;
    Ok(Optimum { theta, coefficients, value, covariance, run: minimum.run })
}

/// Minus twice the log-likelihood by θ and by coefficients that are scaled so that their curvature is near one.
struct Objective<'l> {
    layout: &'l Layout,
    shape: &'l Shape,
    likelihood: &'l mut Likelihood,
    /// The order of the rows of each triangle, as a matrix.
    frames: Vec<Matrix>,
    /// How many parameters the random terms have.
    thetas: usize,
    origin: Vec<f64>,
    scale: Matrix,
    /// The curvature in these coordinates, measured along θ where they were first used.
    bend: Option<Matrix>,
}

impl Objective<'_> {
    fn coefficients(&self, moved: &[f64]) -> Vec<f64> {
        let step = self.scale.times_vector(moved);
        self.origin.iter().zip(step).map(|(origin, step)| origin + step).collect()
    }

    /// The value and the gradient.
    fn slopes(&mut self, at: &[f64]) -> Result<(f64, Vec<f64>), ModelError> {
        let (theta, moved) = at.split_at(self.thetas);
        let factors = self.shape.block_factors(&self.shape.framed_factors(theta, &self.frames));
        let coefficients = self.coefficients(moved);
        let slopes = self.likelihood.slopes(self.layout, &factors, &coefficients)?;
        let terms = self.shape.term_parts(&slopes.random);
        let framed: Vec<Matrix> =
            terms.iter().zip(&self.frames).map(|(term, frame)| frame.transpose().times(term)).collect();
        let mut gradient = self.shape.parameters(&framed);
        gradient.extend(self.scale.transpose().times_vector(&slopes.fixed));
        Ok((slopes.value, gradient))
    }

    /// Second derivatives: by differences of the gradient along θ, and one along the scaled coefficients.
    fn measure(&mut self, at: &[f64], gradient: &[f64]) -> Result<Matrix, ModelError> {
        let mut bend = Matrix::identity(at.len());
        for place in 0..self.thetas {
            let length = 1e-4 * at[place].abs().max(0.03);
            let mut moved = at.to_vec();
            moved[place] += length;
            let ahead = self.slopes(&moved)?.1;
            for (row, (ahead, here)) in ahead.iter().zip(gradient).enumerate() {
                let second = (ahead - here) / length;
                bend[(row, place)] = second;
                bend[(place, row)] = second;
            }
        }
        Ok(bend)
    }

    /// Twice the coefficients' part of the inverse of the second derivatives by all parameters.
    ///
    /// A direction in which θ does not bend the likelihood, as at a border, says nothing about the coefficients either.
    fn covariance(&mut self, at: &[f64]) -> Result<Option<Matrix>, ModelError> {
        let (count, thetas) = (at.len(), self.thetas);
        let mut curvature = Matrix::zeros(count, count);
        for place in 0..count {
            let length = if place < thetas { 1e-3 * at[place].abs().max(0.1) } else { 1e-3 };
            let mut moved = at.to_vec();
            let mut slopes = Vec::new();
            for share in [1.0, -1.0] {
                moved[place] = at[place] + share * length;
                slopes.push(self.slopes(&moved)?.1);
            }
            for row in 0..count {
                curvature[(row, place)] = (slopes[0][row] - slopes[1][row]) / (2.0 * length);
            }
        }
        let curvature = curvature.symmetric();
        let (first, second): (Vec<usize>, Vec<usize>) = (0..count).partition(|place| *place < thetas);
        let mut left = curvature.select(&second, &second);
        let bend = crate::matrix::eigen::Eigen::of(&curvature.select(&first, &first));
        let turned = curvature.select(&second, &first).times(&bend.vectors);
        let most = bend.values.first().copied().unwrap_or(0.0);
        for (place, value) in bend.values.iter().enumerate().filter(|(_, value)| **value > 1e-6 * most) {
            let column = turned.column(place);
            for (row, own) in column.iter().enumerate() {
                for (other, cell) in column.iter().enumerate() {
                    left[(row, other)] -= own * cell / value;
                }
            }
        }
        Ok(match triangle::inverse_of_positive(&left) {
            Ok(inverse) => {
                let moved = inverse.scaled(2.0);
                Some(self.scale.times(&moved).times(&self.scale.transpose()))
            }
            Err(_downward) => None,
        })
    }
}

impl Function for Objective<'_> {
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
        let (value, gradient) = self.slopes(at)?;
        let curvature = match &self.bend {
            Some(bend) => bend.clone(),
            None => {
                let bend = self.measure(at, &gradient)?;
                self.bend = Some(bend.clone());
                bend
            }
        };
        Ok(Valued { value, gradient, curvature })
    }

    fn better_coordinates(&mut self, at: &[f64]) -> Option<Vec<f64>> {
        let (theta, moved) = at.split_at(self.thetas);
        let triangles = self.shape.term_factors(theta);
        if triangles.iter().all(triangle::is_in_order) {
            return None;
        }
        let mut better = Vec::new();
        for (triangle, frame) in triangles.iter().zip(&mut self.frames) {
            let order = triangle::pivots(triangle);
            let all: Vec<usize> = (0..triangle.row_count()).collect();
            better.push(triangle::lower_of(&triangle.select(&order, &all)));
            *frame = frame.select(&all, &order);
        }
        self.bend = None;
        let mut better = self.shape.parameters(&better);
        better.extend(moved);
        Some(better)
    }
}

/// A few rounds of an EM algorithm in which the coefficients follow the modes: near enough, and never on a border.
///
/// Gives θ, the coefficients, and the scale in which their curvature is one.
fn first_guess(
    layout: &Layout,
    shape: &Shape,
    modes: &mut Modes,
    plain: &[f64],
) -> Result<(Vec<f64>, Vec<f64>, Matrix), ModelError> {
    let begin = |size: &usize| Matrix::identity(*size).scaled(FIRST_SPREAD);
    let mut factors: Vec<Matrix> = shape.blocks.iter().map(begin).collect();
    let mut coefficients = plain.to_vec();
    let (mut inverse, mut scratch) = (Vec::new(), Vec::new());
    for round in 0..=ROUND_COUNT {
        modes.find(layout, &factors, &mut coefficients, Fixed::Free)?;
        if round == ROUND_COUNT {
            break;
        }
        layout.pattern.inverse(&modes.factor, &mut inverse, &mut scratch);
        let spreads: Vec<Matrix> = (0..layout.blocks.len())
            .map(|block| mean_square(layout, block, &factors[block], modes, &inverse))
            .collect();
        let terms: Vec<Matrix> =
            shape.term_parts(&spreads).iter().map(triangle::cholesky).collect::<Result<_, _>>()?;
        factors = shape.block_factors(&terms);
    }
    let (_, information) = modes.information(layout);
    // With information I = C·C′, the value bends by 2·I; coefficients C′⁻¹·γ/√2 bend it by one.
    let scale = triangle::inverse(&triangle::cholesky(&information)?).transpose().scaled(0.5_f64.sqrt());
    Ok((shape.parameters(&shape.term_parts(&factors)), coefficients, scale))
}

/// The mean over groups of `b·b′` and its uncertainty.
fn mean_square(layout: &Layout, block: usize, factor: &Matrix, modes: &Modes, inverse: &[f64]) -> Matrix {
    let own = &layout.blocks[block];
    let mut sum = Matrix::zeros(own.size, own.size);
    for group in 0..own.level_count {
        let first = own.begin + group * own.size;
        let u = &modes.deviations[first..first + own.size];
        sum.add(
            1.0,
            &Matrix::from_fn(own.size, own.size, |row, column| {
                let (high, low) = (row.max(column), row.min(column));
                u[row] * u[column] + inverse[layout.pattern.place(first + high, first + low)]
            }),
        );
    }
    let mut spread =
        factor.times(&sum.scaled(1.0 / own.level_count as f64)).times(&factor.transpose()).symmetric();
    for place in 0..own.size {
        spread[(place, place)] = spread[(place, place)].max(1e-4) * 1.01;
    }
    spread
}
