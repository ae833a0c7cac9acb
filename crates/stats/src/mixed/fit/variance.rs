//! The variances of a fit, in the units of the response.

use super::LinearFit;

/// How much one coefficient deviates between groups, or the residual.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// The grouping; `None` for the residual.
    pub grouping: Option<String>,
    /// The column whose coefficient deviates; `None` for the residual.
    pub column: Option<String>,
    /// The variance.
    pub variance: f64,
    /// Correlations with the columns before it in the same random term; `None` where a variance is zero.
    pub correlations: Vec<Option<f64>>,
}

impl LinearFit {
    /// The variance of each deviating coefficient and of the residual, the latter last.
    ///
    /// `σ²·TT′` for each random term.
    ///
    /// # Range and units
    /// The square of the units of the response per unit of the column.
    pub fn components(&self) -> Vec<Component> {
        let variance = self.sigma().powi(2);
        let mut components = Vec::new();
        for (random, factor) in self.design.random.iter().zip(&self.factors) {
            let spread = factor.times(&factor.transpose()).scaled(variance);
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
        components.push(Component { grouping: None, column: None, variance, correlations: Vec::new() });
        components
    }
}
