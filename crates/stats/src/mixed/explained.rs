//! How much of the differences a fit explains, and where the rest lies.

use super::fit::LinearFit;

/// The variance of the response as a fit divides it, in the response's squared units.
///
/// # Source
/// [Nakagawa2013], with [Johnson2014] for coefficients that deviate.
#[derive(Debug, Clone, PartialEq)]
pub struct Division {
    /// Of what the fixed part gives for each row.
    pub fixed: f64,
    /// Between the groups of each grouping: the mean over rows of `z′Ψz·σ²`.
    pub groupings: Vec<(String, f64)>,
    /// What is left, σ².
    pub residual: f64,
}

/// A share of a variance, and of what.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The grouping; `None` for the residual.
    pub grouping: Option<String>,
    /// The share, 0 to 1; below zero where adding a predictor made a variance larger.
    pub share: f64,
}

impl LinearFit {
    /// How the fit divides the variance of the response.
    pub fn division(&self) -> Division {
        let variance = self.sigma().powi(2);
        let fixed = self.fitted_fixed_without_offset();
        let rows = fixed.len() as f64;
        let mean = fixed.iter().sum::<f64>() / rows;
        let squares: f64 = fixed.iter().map(|value| (value - mean).powi(2)).sum();
        let mut groupings: Vec<(String, f64)> = Vec::new();
        for (random, factor) in self.design().random.iter().zip(&self.factors) {
            let spread = factor.times_transposed(factor).scaled(variance);
            let mut sum = 0.0;
            for (row, first) in random.columns.iter().enumerate() {
                for (column, second) in random.columns.iter().enumerate() {
                    let products: f64 = first.iter().zip(second).map(|(a, b)| a * b).sum();
                    sum += spread[(row, column)] * products / rows;
                }
            }
            let name = &self.design().groupings[random.grouping].name;
            match groupings.iter_mut().find(|(known, _)| known == name) {
                Some((_, own)) => *own += sum,
                None => groupings.push((name.clone(), sum)),
            }
        }
        Division { fixed: squares / (rows - 1.0), groupings, residual: variance }
    }
}

impl Division {
    fn random(&self) -> f64 {
        self.groupings.iter().map(|(_, variance)| variance).sum()
    }

    fn total(&self) -> f64 {
        self.fixed + self.random() + self.residual
    }

    /// R², marginal: the share that the fixed part explains.
    ///
    /// # Source
    /// [Nakagawa2013], equation 26.
    pub fn marginal(&self) -> f64 {
        self.fixed / self.total()
    }

    /// R², conditional: the share that the fixed part and the groups explain together.
    ///
    /// # Source
    /// [Nakagawa2013], equation 30.
    pub fn conditional(&self) -> f64 {
        (self.fixed + self.random()) / self.total()
    }

    /// The intraclass correlation of each grouping: how alike two rows of one group are, beyond the fixed part.
    ///
    /// The variance between the groups, over that of all groupings and the residual together. Where coefficients other than
    /// the intercept deviate, it is a mean over the rows, for how alike two rows are then depends on where they lie.
    ///
    /// # Source
    /// [Nakagawa2013]; [Johnson2014].
    pub fn intraclass(&self) -> Vec<Share> {
        let whole = self.random() + self.residual;
        let share = |(name, variance): &(String, f64)| Share {
            grouping: Some(name.clone()),
            share: variance / whole,
        };
        self.groupings.iter().map(share).collect()
    }

    /// By level: how much less variance there is at each grouping, and within groups, than in a fit without the predictors.
    ///
    /// `1 − variance / variance without`. Groupings that are not in both are left out. It can be below zero: a predictor
    /// that varies within groups only can make the groups differ more.
    ///
    /// # Source
    /// [RaudenbushBryk2002], chapter 4.
    pub fn reduction_from(&self, without: &Division) -> Vec<Share> {
        let mut shares = Vec::new();
        for (name, variance) in &self.groupings {
            if let Some((_, before)) =
                without.groupings.iter().find(|(known, before)| known == name && *before > 0.0)
            {
                shares.push(Share { grouping: Some(name.clone()), share: 1.0 - variance / before });
            }
        }
        shares.push(Share { grouping: None, share: 1.0 - self.residual / without.residual });
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixed::deviance::Criterion;
    use crate::mixed::samples::{Layout, table};

    fn division(formula: &str) -> Division {
        let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
        LinearFit::read(formula, &table(Layout::Nested, &noise), Criterion::Reml).unwrap().division()
    }

    #[test]
    fn shares_make_a_whole() {
        let division = division("y ~ x + (1 | g) + (x | h)");
        let between: f64 = division.intraclass().iter().map(|share| share.share).sum();
        let unexplained = 1.0 - division.marginal();
        assert!((division.conditional() - division.marginal() - between * unexplained).abs() < 1e-12);
        assert!(division.marginal() > 0.0 && division.conditional() < 1.0);
    }

    #[test]
    fn a_deviating_intercept_alone_gives_the_plain_intraclass_correlation() {
        let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
        let fit =
            LinearFit::read("y ~ x + (1 | g)", &table(Layout::Nested, &noise), Criterion::Reml).unwrap();
        let theta = fit.theta()[0];
        let expected = theta * theta / (theta * theta + 1.0);
        assert!((fit.division().intraclass()[0].share - expected).abs() < 1e-12);
    }

    #[test]
    fn a_predictor_within_groups_explains_within_groups() {
        let reduction = division("y ~ x + (1 | g)").reduction_from(&division("y ~ 1 + (1 | g)"));
        assert_eq!(reduction.len(), 2);
        assert_eq!(reduction[1].grouping, None);
        assert!(reduction[1].share > 0.1, "{reduction:?}");
    }
}
