//! The parameters of a fit as people read them: standard deviations, correlations, the residual, coefficients.

use super::covariance::Shape;
use super::design::Design;
use super::fit::LinearFit;
use crate::matrix::Matrix;

/// What a number of a fit is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parameter {
    /// How much the coefficient of a column deviates between the groups of a grouping: a standard deviation.
    Deviation {
        /// The grouping.
        grouping: String,
        /// The column.
        column: String,
    },
    /// How the deviations of two columns go together: a correlation.
    Correlation {
        /// The grouping.
        grouping: String,
        /// The column.
        column: String,
        /// A column that stands before it in the same random term.
        with: String,
    },
    /// σ, the standard deviation of a residual of weight 1.
    Residual,
    /// A coefficient that holds for everyone.
    Coefficient {
        /// The name of its column.
        name: String,
    },
}

impl Parameter {
    /// The name that lme4 gives it in a table of intervals.
    ///
    /// # Example
    /// ```
    /// use verbond_stats::mixed::parameter::Parameter;
    ///
    /// let spread = Parameter::Deviation { grouping: "patient".into(), column: "time".into() };
    /// assert_eq!(spread.name(), "sd_time|patient");
    /// ```
    pub fn name(&self) -> String {
        match self {
            Self::Deviation { grouping, column } => format!("sd_{column}|{grouping}"),
            Self::Correlation { grouping, column, with } => format!("cor_{column}.{with}|{grouping}"),
            Self::Residual => "sigma".to_owned(),
            Self::Coefficient { name } => name.clone(),
        }
    }
}

/// The parameters of the random terms and the residual, in lme4's order.
pub(super) fn of_spread(design: &Design, shape: &Shape) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = shape
        .places()
        .into_iter()
        .map(|(term, row, column)| {
            let random = &design.random[term];
            let grouping = design.groupings[random.grouping].name.clone();
            if row == column {
                Parameter::Deviation { grouping, column: random.names[row].clone() }
            } else {
                Parameter::Correlation {
                    grouping,
                    column: random.names[row].clone(),
                    with: random.names[column].clone(),
                }
            }
        })
        .collect();
    parameters.push(Parameter::Residual);
    parameters
}

/// The values of [`of_spread`], for factors in the columns as given; NaN for a correlation with what does not deviate.
pub(super) fn spread_values(shape: &Shape, factors: &[Matrix], sigma: f64) -> Vec<f64> {
    let spreads: Vec<Matrix> = factors.iter().map(|factor| factor.times_transposed(factor)).collect();
    let mut values: Vec<f64> = shape
        .places()
        .into_iter()
        .map(|(term, row, column)| {
            let spread = &spreads[term];
            if row == column {
                sigma * spread[(row, row)].sqrt()
            } else {
                spread[(row, column)] / (spread[(row, row)] * spread[(column, column)]).sqrt()
            }
        })
        .collect();
    values.push(sigma);
    values
}

impl LinearFit {
    /// Everything that was estimated, with its value: spreads first, the residual, then the coefficients.
    ///
    /// # Missing data
    /// A correlation with a column that does not deviate is `None`.
    pub fn parameters(&self) -> Vec<(Parameter, Option<f64>)> {
        let values = spread_values(&self.shape, &self.factors, self.sigma());
        let spread = of_spread(&self.design, &self.shape)
            .into_iter()
            .zip(values.into_iter().map(|value| (!value.is_nan()).then_some(value)));
        let coefficient =
            |(name, value): (&String, &f64)| (Parameter::Coefficient { name: name.clone() }, Some(*value));
        let coefficients = self.design.fixed.names.iter().zip(self.estimates()).map(coefficient);
        spread.chain(coefficients).collect()
    }
}
