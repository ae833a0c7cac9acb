//! The most likely deviations of the groups, given all parameters.
//!
//! With `b = Λu` and `u ~ N(0, I)`, the penalised log-likelihood `ℓ(Xβ + ZΛu) − u′u/2` is concave in u. Newton's steps, which
//! are reweighted least squares, find its top; a step that goes lower is halved.

use super::super::layout::Layout;
use crate::matrix::{Matrix, dot};
use crate::mixed::algebra::triangle;
use crate::mixed::error::ModelError;

const STEP_COUNT_MAX: usize = 100;
const HALVING_COUNT_MAX: usize = 30;
/// Twice what a Newton step still gains when one more step is the last: the step after it would be lost in rounding.
const NEARLY_THERE: f64 = 1e-12;

/// The deviations of all groups at their most likely values.
#[derive(Debug, Clone)]
pub(in super::super) struct Modes {
    /// u.
    pub deviations: Vec<f64>,
    /// `ZΛ`, row by row.
    pub columns: Vec<f64>,
    /// By row: `w·(y − μ)`, minus its derivative by η, and the derivative of that.
    pub residuals: Vec<f64>,
    pub weights: Vec<f64>,
    pub skews: Vec<f64>,
    /// Its factor, after [`Modes::find`]: `M = Λ′Z′WZΛ + I`.
    pub factor: Vec<f64>,
    /// `log|M|`.
    pub log_det: f64,
    /// The log-likelihood given u, but for what no parameter changes.
    pub kernel: f64,
    /// The linear predictor without the deviations.
    predictor: Vec<f64>,
    gradient: Vec<f64>,
    step: Vec<f64>,
    /// The last step of the coefficients, where these were free.
    pub fixed_step: Vec<f64>,
    /// How often the rows were gone through.
    pub passes: usize,
}

/// Which coefficients are searched for beside the deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fixed {
    /// They stay as given.
    Given,
    /// They go to their most likely values given the deviations: a start, not an estimate.
    Free,
}

impl Modes {
    pub fn new(layout: &Layout) -> Self {
        let rows = layout.row_count;
        Self {
            deviations: vec![0.0; layout.pattern.size()],
            columns: vec![0.0; rows * layout.width],
            residuals: vec![0.0; rows],
            weights: vec![0.0; rows],
            skews: vec![0.0; rows],
            factor: vec![0.0; layout.pattern.cell_count()],
            log_det: 0.0,
            kernel: 0.0,
            predictor: vec![0.0; rows],
            gradient: vec![0.0; layout.pattern.size()],
            step: vec![0.0; layout.pattern.size()],
            fixed_step: Vec::new(),
            passes: 0,
        }
    }

    /// Finds the modes at these factors and coefficients, from where they were last.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`] where the numbers run out; the next search then begins at zero.
    pub fn find(
        &mut self,
        layout: &Layout,
        factors: &[Matrix],
        coefficients: &mut [f64],
        fixed: Fixed,
    ) -> Result<(), ModelError> {
        self.multiply_columns(layout, factors);
        let found = self.climb(layout, coefficients, fixed);
        if found.is_err() {
            self.deviations.fill(0.0);
        }
        found
    }

    /// `Λ′z` of each row.
    fn multiply_columns(&mut self, layout: &Layout, factors: &[Matrix]) {
        let width = layout.width;
        for (block, factor) in layout.blocks.iter().zip(factors) {
            let size = block.size;
            for row in 0..layout.row_count {
                let to = &mut self.columns[row * width + block.column..][..size];
                let from = block.row(row);
                for (column, to) in to.iter_mut().enumerate() {
                    *to = (0..size).map(|k| from[k] * factor[(k, column)]).sum();
                }
            }
        }
    }

    fn climb(&mut self, layout: &Layout, coefficients: &mut [f64], fixed: Fixed) -> Result<(), ModelError> {
        self.predict_fixed(layout, coefficients);
        let mut height = self.evaluate(layout);
        if !height.is_finite() {
            self.deviations.fill(0.0);
            height = self.evaluate(layout);
        }
        for _ in 0..STEP_COUNT_MAX {
            if !height.is_finite() {
                break;
            }
            self.assemble(layout)?;
            let decrement = self.newton(layout, fixed)?;
            let slack = 1e-9 * (1.0 + height.abs());
            let mut share = 1.0;
            self.advance(layout, coefficients, share);
            let mut next = self.evaluate(layout);
            for _ in 0..HALVING_COUNT_MAX {
                // Also where it is not a number.
                if next >= height - slack {
                    break;
                }
                self.advance(layout, coefficients, -0.5 * share);
                share *= 0.5;
                next = self.evaluate(layout);
            }
            height = next;
            if decrement < NEARLY_THERE {
                return self.assemble(layout);
            }
        }
        Err(ModelError::NotPositiveDefinite { pivot: 0, value: height })
    }

    fn predict_fixed(&mut self, layout: &Layout, coefficients: &[f64]) {
        for (row, predictor) in self.predictor.iter_mut().enumerate() {
            *predictor = layout.offset[row] + dot(layout.fixed_row(row), coefficients);
        }
    }

    fn advance(&mut self, layout: &Layout, coefficients: &mut [f64], share: f64) {
        self.deviations.iter_mut().zip(&self.step).for_each(|(value, step)| *value += share * step);
        if !self.fixed_step.is_empty() {
            coefficients.iter_mut().zip(&self.fixed_step).for_each(|(value, step)| *value += share * step);
            self.predict_fixed(layout, coefficients);
        }
    }

    /// The linear predictor of each row.
    pub fn predictors(&self, layout: &Layout) -> Vec<f64> {
        (0..layout.row_count).map(|row| self.predictor[row] + self.deviation(layout, row)).collect()
    }

    /// What the deviations add to the linear predictor of a row.
    fn deviation(&self, layout: &Layout, row: usize) -> f64 {
        let own = &self.columns[row * layout.width..][..layout.width];
        let mut sum = 0.0;
        for block in &layout.blocks {
            let deviations = &self.deviations[block.effect(row)..][..block.size];
            sum += dot(&own[block.column..][..block.size], deviations);
        }
        sum
    }

    /// The penalised log-likelihood; fills in residuals and weights.
    fn evaluate(&mut self, layout: &Layout) -> f64 {
        let mut kernel = 0.0;
        self.passes += 1;
        for row in 0..layout.row_count {
            let predictor = self.predictor[row] + self.deviation(layout, row);
            let terms = layout.family.terms(layout.response[row], layout.weights[row], predictor);
            kernel += terms.kernel;
            self.residuals[row] = terms.residual;
            self.weights[row] = terms.weight;
            self.skews[row] = terms.skew;
        }
        self.kernel = kernel;
        kernel - 0.5 * dot(&self.deviations, &self.deviations)
    }

    /// Puts M together and factors it.
    fn assemble(&mut self, layout: &Layout) -> Result<(), ModelError> {
        let (width, pairs) = (layout.width, layout.pair_count());
        self.factor.fill(0.0);
        for effect in 0..layout.pattern.size() {
            self.factor[layout.pattern.diagonal(effect)] = 1.0;
        }
        if width == 0 {
            return Ok(());
        }
        let rows = self.columns.chunks_exact(width).zip(layout.places.chunks_exact(pairs)).zip(&self.weights);
        for ((own, places), weight) in rows {
            let mut places = places.iter();
            for (index, first) in own.iter().enumerate() {
                let weighed = weight * first;
                for (second, place) in own[..=index].iter().zip(&mut places) {
                    self.factor[*place as usize] += weighed * second;
                }
            }
        }
        self.log_det = layout.pattern.factor(&mut self.factor)?;
        Ok(())
    }

    /// Works out Newton's step; gives twice what it gains by a parabola.
    fn newton(&mut self, layout: &Layout, fixed: Fixed) -> Result<f64, ModelError> {
        self.gradient.fill(0.0);
        accumulate(layout, &self.columns, &self.residuals, &mut self.gradient);
        self.gradient.iter_mut().zip(&self.deviations).for_each(|(slope, value)| *slope -= value);
        self.step.copy_from_slice(&self.gradient);
        layout.pattern.solve_lower(&self.factor, &mut self.step, 1);
        let mut decrement = dot(&self.step, &self.step);
        self.fixed_step.clear();
        if fixed == Fixed::Free && layout.fixed_count > 0 {
            let count = layout.fixed_count;
            let (mixed, information) = self.information(layout);
            let mut slope = vec![0.0; count];
            for row in 0..layout.row_count {
                let residual = self.residuals[row];
                slope.iter_mut().zip(layout.fixed_row(row)).for_each(|(slope, x)| *slope += residual * x);
            }
            for (effect, step) in self.step.iter().enumerate() {
                let own = &mixed[effect * count..][..count];
                slope.iter_mut().zip(own).for_each(|(slope, cell)| *slope -= cell * step);
            }
            self.fixed_step = triangle::inverse_of_positive(&information)?.times_vector(&slope);
            decrement += dot(&self.fixed_step, &slope);
            for (effect, step) in self.step.iter_mut().enumerate() {
                *step -= dot(&mixed[effect * count..][..count], &self.fixed_step);
            }
        }
        layout.pattern.solve_upper(&self.factor, &mut self.step);
        Ok(decrement)
    }

    /// `L⁻¹Λ′Z′WX`, effect by effect, and `X′WX − (that)′(that)`: the information on the coefficients given the variances.
    pub fn information(&self, layout: &Layout) -> (Vec<f64>, Matrix) {
        let count = layout.fixed_count;
        let mut mixed = vec![0.0; layout.pattern.size() * count];
        let mut information = Matrix::zeros(count, count);
        for row in 0..layout.row_count {
            let (x, weight) = (layout.fixed_row(row), self.weights[row]);
            for (place, first) in x.iter().enumerate() {
                for (other, second) in x[..=place].iter().enumerate() {
                    information[(place, other)] += weight * first * second;
                }
            }
            for block in &layout.blocks {
                let own = &self.columns[row * layout.width + block.column..][..block.size];
                for (effect, value) in (block.effect(row)..).zip(own) {
                    let to = &mut mixed[effect * count..][..count];
                    to.iter_mut().zip(x).for_each(|(to, x)| *to += weight * value * x);
                }
            }
        }
        layout.pattern.solve_lower(&self.factor, &mut mixed, count);
        for own in mixed.chunks_exact(count.max(1)) {
            for place in 0..count {
                for other in 0..=place {
                    information[(place, other)] -= own[place] * own[other];
                }
            }
        }
        let whole =
            Matrix::from_fn(count, count, |row, column| information[(row.max(column), row.min(column))]);
        (mixed, whole)
    }
}

/// Adds `Λ′Z′v` to a vector over effects.
pub(super) fn accumulate(layout: &Layout, columns: &[f64], by_row: &[f64], into: &mut [f64]) {
    for block in &layout.blocks {
        for (row, value) in by_row.iter().enumerate() {
            let own = &columns[row * layout.width + block.column..][..block.size];
            let to = &mut into[block.effect(row)..][..block.size];
            to.iter_mut().zip(own).for_each(|(to, own)| *to += value * own);
        }
    }
}
