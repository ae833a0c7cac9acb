//! How a response varies round its mean, and how the mean depends on the linear predictor.

use crate::distribution::gamma::ln_gamma;

/// The distribution of the response given the linear predictor η, with its canonical link.
///
/// # Source
/// [McCullaghNelder1989]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Yes or no, or so many times yes out of so many trials; `log(μ/(1 − μ)) = η`.
    Binomial,
    /// A count; `log μ = η`.
    Poisson,
}

/// What one row says at a linear predictor.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowTerms {
    /// The log-likelihood but for what does not depend on η.
    pub kernel: f64,
    /// Its first derivative, `w·(y − μ)`.
    pub residual: f64,
    /// Minus its second derivative, the weight in a least-squares step.
    pub weight: f64,
    /// The derivative of that weight.
    pub skew: f64,
}

impl Family {
    /// The mean at a linear predictor.
    ///
    /// # Example
    /// ```
    /// use verbond_stats::generalised::family::Family;
    ///
    /// assert_eq!(Family::Binomial.mean(0.0), 0.5);
    /// assert_eq!(Family::Poisson.mean(0.0), 1.0);
    /// ```
    pub fn mean(self, predictor: f64) -> f64 {
        match self {
            Family::Binomial => {
                let tail = (-predictor.abs()).exp();
                if predictor >= 0.0 { 1.0 / (1.0 + tail) } else { tail / (1.0 + tail) }
            }
            Family::Poisson => predictor.exp(),
        }
    }

    /// The derivatives of the log-likelihood of one row by its linear predictor.
    pub(crate) fn terms(self, response: f64, weight: f64, predictor: f64) -> RowTerms {
        match self {
            Family::Binomial => {
                let tail = (-predictor.abs()).exp();
                let whole = 1.0 / (1.0 + tail);
                let mean = if predictor >= 0.0 { whole } else { tail * whole };
                // log(1 + e^η), which neither overflows nor loses a small tail.
                let softplus = predictor.max(0.0) + tail.ln_1p();
                let spread = weight * tail * whole * whole;
                RowTerms {
                    kernel: weight * (response * predictor - softplus),
                    residual: weight * (response - mean),
                    weight: spread,
                    skew: spread * (1.0 - 2.0 * mean),
                }
            }
            Family::Poisson => {
                let mean = predictor.exp();
                RowTerms {
                    kernel: weight * (response * predictor - mean),
                    residual: weight * (response - mean),
                    weight: weight * mean,
                    skew: weight * mean,
                }
            }
        }
    }

    /// The log-likelihood kernel of a row that is fitted exactly.
    pub(crate) fn saturated(self, response: f64, weight: f64) -> f64 {
        let entropy = |share: f64| if share > 0.0 { share * share.ln() } else { 0.0 };
        match self {
            Family::Binomial => weight * (entropy(response) + entropy(1.0 - response)),
            Family::Poisson => weight * (entropy(response) - response),
        }
    }

    /// What the kernel leaves out of the log-likelihood of a row.
    pub(crate) fn constant(self, response: f64, weight: f64) -> f64 {
        match self {
            Family::Binomial => {
                let (trials, successes) = (weight.round(), (weight * response).round());
                ln_gamma(trials + 1.0) - ln_gamma(successes + 1.0) - ln_gamma(trials - successes + 1.0)
            }
            Family::Poisson => -weight * ln_gamma(response + 1.0),
        }
    }

    /// The linear predictor to begin a search from, for a row alone.
    pub(crate) fn first_predictor(self, response: f64, weight: f64) -> f64 {
        match self {
            Family::Binomial => {
                let mean = (weight * response + 0.5) / (weight + 1.0);
                (mean / (1.0 - mean)).ln()
            }
            Family::Poisson => (response + 0.1).ln(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_derivative_is_the_slope_of_what_it_derives(
            family in prop::sample::select(vec![Family::Binomial, Family::Poisson]),
            predictor in -4.0..4.0_f64,
            response in 0.0..1.0_f64,
            weight in 0.5..9.0_f64,
        ) {
            let step = 1e-5;
            let at = |predictor: f64| family.terms(response, weight, predictor);
            let (ahead, behind, here) = (at(predictor + step), at(predictor - step), at(predictor));
            let slope = |value: fn(&RowTerms) -> f64| (value(&ahead) - value(&behind)) / (2.0 * step);
            let bound = 1e-7 * (1.0 + here.weight + here.kernel.abs());
            prop_assert!((slope(|terms| terms.kernel) - here.residual).abs() < bound);
            prop_assert!((slope(|terms| terms.residual) + here.weight).abs() < bound);
            prop_assert!((slope(|terms| terms.weight) - here.skew).abs() < bound);
        }

        #[test]
        fn nothing_fits_a_row_better_than_its_own_response(response in 0.01..0.99_f64, predictor in -9.0..9.0_f64) {
            for family in [Family::Binomial, Family::Poisson] {
                prop_assert!(family.terms(response, 2.0, predictor).kernel <= family.saturated(response, 2.0) + 1e-12);
            }
        }
    }

    #[test]
    fn the_log_likelihood_of_three_out_of_four_is_that_of_the_binomial_distribution() {
        let terms = Family::Binomial.terms(0.75, 4.0, 0.0);
        let found = terms.kernel + Family::Binomial.constant(0.75, 4.0);
        assert!((found - (4.0_f64 / 16.0).ln()).abs() < 1e-14);
    }
}
