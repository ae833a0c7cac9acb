//! Laplace's approximation: the integrand as a normal density round its top.
//!
//! `−2·log L ≈ −2ℓ(η̂) + û′û + log|Λ′Z′WZΛ + I|`, with exact derivatives: û moves with the parameters, and W with û.

use super::super::layout::Layout;
use super::Slopes;
use super::modes::{Fixed, Modes, accumulate};
use crate::matrix::{Matrix, dot};
use crate::mixed::error::ModelError;

/// The likelihood of a layout, at any parameters.
#[derive(Debug, Clone)]
pub(in super::super) struct Laplace {
    pub modes: Modes,
    /// The cells of `M⁻¹` where M has cells, at the parameters of the last [`Laplace::slopes`].
    pub inverse: Vec<f64>,
    scratch: Vec<f64>,
}

impl Laplace {
    pub fn new(layout: &Layout) -> Self {
        Self { modes: Modes::new(layout), inverse: Vec::new(), scratch: Vec::new() }
    }

    /// The value at these factors and coefficients.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`] where the numbers run out.
    pub fn value(
        &mut self,
        layout: &Layout,
        factors: &[Matrix],
        coefficients: &[f64],
    ) -> Result<f64, ModelError> {
        self.modes.find(layout, factors, &mut coefficients.to_vec(), Fixed::Given)?;
        Ok(self.height(layout))
    }

    /// The value where the modes were found last.
    fn height(&self, layout: &Layout) -> f64 {
        let modes = &self.modes;
        -2.0 * (modes.kernel + layout.constant) + dot(&modes.deviations, &modes.deviations) + modes.log_det
    }

    /// The value and its derivatives.
    ///
    /// With `v = M⁻¹Λ′z` of a row, `h = z′Λv`, `c = W′h`, `s = M⁻¹Λ′Z′c` and `e = c − W·ZΛs`: by β, `X′(e − 2r)`; by the factor of
    /// a block, the lower triangle of `Σⱼ Zⱼ′(e − 2r)·uⱼ′ + Zⱼ′r·sⱼ′ + 2·[Z′WZΛM⁻¹]ⱼⱼ`.
    ///
    /// # Errors
    /// As [`Laplace::value`].
    pub fn slopes(
        &mut self,
        layout: &Layout,
        factors: &[Matrix],
        coefficients: &[f64],
    ) -> Result<Slopes, ModelError> {
        let value = self.value(layout, factors, coefficients)?;
        layout.pattern.inverse(&self.modes.factor, &mut self.inverse, &mut self.scratch);
        let mut random: Vec<Matrix> =
            layout.blocks.iter().map(|block| Matrix::zeros(block.size, block.size)).collect();
        let mut rest = self.leverages(layout, &mut random);
        random.iter_mut().for_each(|sum| *sum = sum.scaled(2.0));
        let modes = &self.modes;
        let mut moved = vec![0.0; layout.pattern.size()];
        accumulate(layout, &modes.columns, &rest, &mut moved);
        layout.pattern.solve_lower(&modes.factor, &mut moved, 1);
        layout.pattern.solve_upper(&modes.factor, &mut moved);
        let mut fixed = vec![0.0; layout.fixed_count];
        for row in 0..layout.row_count {
            let own = &modes.columns[row * layout.width..][..layout.width];
            let residual = modes.residuals[row];
            let mut shift = 0.0;
            for block in &layout.blocks {
                shift += dot(&own[block.column..][..block.size], &moved[block.effect(row)..][..block.size]);
            }
            rest[row] -= modes.weights[row] * shift;
            let slope = rest[row] - 2.0 * residual;
            fixed.iter_mut().zip(layout.fixed_row(row)).for_each(|(to, x)| *to += slope * x);
            for (block, sum) in layout.blocks.iter().zip(&mut random) {
                let effects = block.effect(row)..block.effect(row) + block.size;
                let (u, s) = (&modes.deviations[effects.clone()], &moved[effects]);
                for (place, z) in block.row(row).iter().enumerate() {
                    for (other, (u, s)) in u.iter().zip(s).enumerate() {
                        sum[(place, other)] += z * (slope * u + residual * s);
                    }
                }
            }
        }
        Ok(Slopes { value, fixed, random })
    }

    /// Adds `[Z′WZΛM⁻¹]ⱼⱼ` of each group to its block, and gives `W′h` of each row.
    fn leverages(&self, layout: &Layout, random: &mut [Matrix]) -> Vec<f64> {
        let (width, pairs) = (layout.width, layout.pair_count());
        let mut rest = vec![0.0; layout.row_count];
        if width == 0 {
            return rest;
        }
        let mut solved = vec![0.0; width];
        for (row, rest) in rest.iter_mut().enumerate() {
            let own = &self.modes.columns[row * width..][..width];
            let mut places = layout.places[row * pairs..][..pairs].iter();
            solved.fill(0.0);
            for first in 0..width {
                for second in 0..=first {
                    let cell = self.inverse[*places.next().expect("one for each pair") as usize];
                    solved[first] += cell * own[second];
                    if second < first {
                        solved[second] += cell * own[first];
                    }
                }
            }
            *rest = self.modes.skews[row] * dot(own, &solved);
            for (block, sum) in layout.blocks.iter().zip(&mut *random) {
                let own = &solved[block.column..][..block.size];
                for (place, z) in block.row(row).iter().enumerate() {
                    for (other, own) in own.iter().enumerate() {
                        sum[(place, other)] += self.modes.weights[row] * z * own;
                    }
                }
            }
        }
        rest
    }
}
