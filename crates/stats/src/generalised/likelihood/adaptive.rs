//! Adaptive Gauss–Hermite quadrature: the integrand of each group at points spread round its own top.
//!
//! `Lⱼ ≈ σⱼ Σₖ wₖ·exp(zₖ²/2 + ℓⱼ(uₖ) − uₖ²/2)` with `uₖ = ûⱼ + σⱼzₖ` and `σⱼ² = 1/(1 + Σ W·(zτ)²)`; one point is Laplace's
//! approximation. The derivatives are exact: points move with the parameters.
//!
//! # Source
//! [PinheiroBates1995]

use super::super::hermite::Rule;
use super::super::layout::Layout;
use super::Slopes;
use super::modes::{Fixed, Modes};
use crate::matrix::{Matrix, dot};
use crate::mixed::error::ModelError;

/// The likelihood of a layout with one deviating column.
#[derive(Debug, Clone)]
pub(in super::super) struct Adaptive {
    pub modes: Modes,
    rule: Rule,
    /// The rows of each group.
    groups: Vec<Vec<u32>>,
}

/// What one group adds.
struct Group<'l> {
    layout: &'l Layout,
    rows: &'l [u32],
    mode: f64,
    spread: f64,
}

impl Adaptive {
    pub fn new(layout: &Layout, rule: Rule) -> Self {
        let block = &layout.blocks[0];
        let mut groups = vec![Vec::new(); block.level_count];
        for (row, code) in (0..).zip(&block.codes) {
            groups[*code as usize].push(row);
        }
        Self { modes: Modes::new(layout), rule, groups }
    }

    /// The value and its derivatives.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`] where the numbers run out.
    pub fn slopes(
        &mut self,
        layout: &Layout,
        factors: &[Matrix],
        coefficients: &[f64],
    ) -> Result<Slopes, ModelError> {
        self.modes.find(layout, factors, &mut coefficients.to_vec(), Fixed::Given)?;
        let factor = factors[0][(0, 0)];
        let fixed: Vec<f64> = (0..layout.row_count)
            .map(|row| layout.offset[row] + dot(layout.fixed_row(row), coefficients))
            .collect();
        let mut value = -2.0 * layout.constant;
        let (mut by_fixed, mut by_factor) = (vec![0.0; layout.fixed_count], 0.0);
        for (group, rows) in self.groups.iter().enumerate() {
            let information: f64 =
                rows.iter().map(|row| self.weight(*row) * self.column(*row).powi(2)).sum::<f64>() + 1.0;
            let own = Group {
                layout,
                rows,
                mode: self.modes.deviations[group],
                spread: information.sqrt().recip(),
            };
            let (log_value, factor_slope) = self.add(&own, factor, &fixed, &mut by_fixed);
            value -= 2.0 * log_value;
            by_factor -= 2.0 * factor_slope;
        }
        by_fixed.iter_mut().for_each(|slope| *slope *= -2.0);
        if !value.is_finite() {
            return Err(ModelError::NotPositiveDefinite { pivot: 0, value });
        }
        Ok(Slopes { value, fixed: by_fixed, random: vec![Matrix::from_fn(1, 1, |_, _| by_factor)] })
    }

    fn column(&self, row: u32) -> f64 {
        self.modes.columns[row as usize]
    }

    fn weight(&self, row: u32) -> f64 {
        self.modes.weights[row as usize]
    }

    /// The logarithm of what one group integrates to, and its derivative by the factor; adds that by the coefficients.
    fn add(&self, group: &Group<'_>, factor: f64, fixed: &[f64], by_fixed: &mut [f64]) -> (f64, f64) {
        let Group { layout, rows, mode, spread } = *group;
        let points = self.points(group, factor, fixed);
        let total = points.log_total;
        // How the top and the spread move: by the factor here, by the coefficients row by row below.
        let (modes, block) = (&self.modes, &layout.blocks[0]);
        let (mut crossed, mut pull, mut turned, mut direct) = (0.0, 0.0, 0.0, 0.0);
        for row in rows {
            let at = *row as usize;
            let (z, own) = (block.columns[at], self.column(*row));
            let skew = modes.skews[at] * own * own;
            crossed += modes.weights[at] * own * z;
            pull += modes.residuals[at] * z;
            turned += skew * own;
            direct += skew * z * mode;
        }
        let square = spread * spread;
        let mode_slope = (pull - mode * crossed) * square;
        let information_slope = direct + turned * mode_slope + 2.0 * crossed;
        let spread_slope = -0.5 * square * spread * information_slope;
        let along_spread = points.by_spread + 1.0 / spread;
        let by_factor = points.by_factor + points.by_mode * mode_slope + along_spread * spread_slope;
        // By β: the top moves by −σ²·Σ W·zτ·x, the information by Σ W′(zτ)²·(x + zτ·that).
        let mode_share = points.by_mode - 0.5 * along_spread * square * spread * turned;
        for (index, row) in rows.iter().enumerate() {
            let at = *row as usize;
            let own = self.column(*row);
            let slope = points.residuals[index]
                - mode_share * square * modes.weights[at] * own
                - 0.5 * along_spread * square * spread * modes.skews[at] * own * own;
            by_fixed.iter_mut().zip(layout.fixed_row(at)).for_each(|(to, x)| *to += slope * x);
        }
        (spread.ln() + total, by_factor)
    }

    /// The integrand at all points of a group.
    fn points(&self, group: &Group<'_>, factor: f64, fixed: &[f64]) -> Points {
        let Group { layout, rows, mode, spread } = *group;
        let block = &layout.blocks[0];
        let count = self.rule.places.len();
        let mut logs = Vec::with_capacity(count);
        let mut residuals = vec![0.0; rows.len() * count];
        for (point, (place, log_weight)) in self.rule.places.iter().zip(&self.rule.log_weights).enumerate() {
            let u = mode + spread * place;
            let mut log = log_weight + 0.5 * place * place - 0.5 * u * u;
            for (index, row) in rows.iter().enumerate() {
                let at = *row as usize;
                let predictor = fixed[at] + factor * block.columns[at] * u;
                let terms = layout.family.terms(layout.response[at], layout.weights[at], predictor);
                log += terms.kernel;
                residuals[index * count + point] = terms.residual;
            }
            logs.push(log);
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = logs.iter().map(|log| (log - most).exp()).sum();
        let shares: Vec<f64> = logs.iter().map(|log| (log - most).exp() / total).collect();
        let mut points = Points {
            log_total: most + total.ln(),
            residuals: residuals.chunks_exact(count).map(|own| dot(own, &shares)).collect(),
            by_mode: 0.0,
            by_spread: 0.0,
            by_factor: 0.0,
        };
        for (point, place) in self.rule.places.iter().enumerate() {
            let u = mode + spread * place;
            let pull: f64 = rows
                .iter()
                .enumerate()
                .map(|(index, row)| residuals[index * count + point] * block.columns[*row as usize])
                .sum();
            let slope = shares[point] * (factor * pull - u);
            points.by_mode += slope;
            points.by_spread += slope * place;
            points.by_factor += shares[point] * u * pull;
        }
        points
    }
}

/// Sums over the points of one group, and their derivatives with everything else held.
struct Points {
    log_total: f64,
    /// For each row the residual, averaged over the points.
    residuals: Vec<f64>,
    by_mode: f64,
    by_spread: f64,
    by_factor: f64,
}
