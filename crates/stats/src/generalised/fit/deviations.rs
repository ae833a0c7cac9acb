//! How groups deviate, and how much.

use super::GeneralisedFit;
use crate::matrix::Matrix;
use crate::matrix::eigen::Eigen;
use crate::mixed::fit::modes::ConditionalModes;
use crate::mixed::fit::singular::Singular;
use crate::mixed::fit::variance::Component;

/// Below this a standard deviation on the scale of the link, in columns brought to a spread near one, counts as zero.
const SINGULAR: f64 = 1e-4;

impl GeneralisedFit {
    /// The names of [`GeneralisedFit::theta`], as lme4 writes them.
    pub fn theta_names(&self) -> Vec<String> {
        let name = |(term, row, column): (usize, usize, usize)| {
            let random = &self.design.random[term];
            let grouping = &self.design.groupings[random.grouping].name;
            let (row_name, column_name) = (&random.names[row], &random.names[column]);
            if row == column {
                format!("{grouping}.{row_name}")
            } else {
                format!("{grouping}.{row_name}.{column_name}")
            }
        };
        self.shape.places().into_iter().map(name).collect()
    }

    /// The variance of each deviating coefficient: `TT′` for each random term. There is no residual variance beside these.
    pub fn components(&self) -> Vec<Component> {
        let mut components = Vec::new();
        for (random, factor) in self.design.random.iter().zip(&self.factors) {
            let spread = factor.times(&factor.transpose());
            for (row, name) in random.names.iter().enumerate() {
                let correlation = |column: usize| {
                    let scale = (spread[(row, row)] * spread[(column, column)]).sqrt();
                    (scale > 0.0).then(|| (spread[(row, column)] / scale).clamp(-1.0, 1.0))
                };
                components.push(Component {
                    grouping: Some(self.design.groupings[random.grouping].name.clone()),
                    column: Some(name.clone()),
                    variance: spread[(row, row)],
                    correlations: (0..row).map(correlation).collect(),
                });
            }
        }
        components
    }

    /// The directions in which groups do not deviate; empty for a fit with no variance at its border.
    pub fn singular(&self) -> Vec<Singular> {
        let factors = self.shape.term_factors(&self.optimum.theta);
        let mut found = Vec::new();
        for (random, factor) in self.design.random.iter().zip(&factors) {
            let eigen = Eigen::of(&factor.times(&factor.transpose()));
            for place in (0..factor.row_count()).filter(|place| eigen.values[*place] < SINGULAR * SINGULAR) {
                found.push(Singular {
                    grouping: self.design.groupings[random.grouping].name.clone(),
                    direction: random.names.iter().cloned().zip(eigen.vectors.column(place)).collect(),
                });
            }
        }
        found
    }

    /// How each group deviates: the most likely values given the parameters, with their covariance `ΛM⁻¹Λ′`.
    pub fn conditional_modes(&self) -> &[ConditionalModes] {
        &self.deviations
    }

    pub(super) fn find_deviations(&self) -> Vec<ConditionalModes> {
        let (mut inverse, mut scratch) = (Vec::new(), Vec::new());
        self.layout.pattern.inverse(&self.modes.factor, &mut inverse, &mut scratch);
        let back: Vec<Matrix> = (0..self.design.random.len())
            .map(|term| self.standard.random_map_back(&self.design, term))
            .collect();
        let maps = self.shape.block_factors(&back);
        let factors = self.shape.block_factors(&self.shape.term_factors(&self.optimum.theta));
        let mut found = Vec::new();
        for (place, block) in self.layout.blocks.iter().enumerate() {
            let source = &self.standard.blocks[place];
            let grouping = &self.design.groupings[source.grouping];
            let map = maps[place].times(&factors[place]);
            let names = source.terms.iter().flat_map(|(term, _)| self.design.random[*term].names.clone());
            let mut own = ConditionalModes::none(grouping, names.collect());
            for group in 0..block.level_count {
                let first = block.begin + group * block.size;
                let cell = |row: usize, column: usize| {
                    inverse[self.layout.pattern.place(first + row.max(column), first + row.min(column))]
                };
                let spread = Matrix::from_fn(block.size, block.size, cell);
                let covariance = map.times(&spread).times(&map.transpose()).symmetric();
                let mode = map.times_vector(&self.modes.deviations[first..first + block.size]);
                own.note(group, &mode, &covariance);
            }
            found.push(own);
        }
        found
    }
}
