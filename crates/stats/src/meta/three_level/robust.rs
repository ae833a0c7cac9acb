//! Tests that hold when the model of the dependence within clusters is wrong.

use super::fit::ThreeLevelFit;
use crate::matrix::Matrix;
use crate::meta::error::MetaError;
use crate::meta::inference::{Coefficient, Estimates, Omnibus};

/// The coefficients of a fit, with standard errors from how clusters differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Robust {
    /// The coefficients.
    pub coefficients: Vec<Coefficient>,
    /// Their covariance.
    pub covariance: Matrix,
    /// Degrees of freedom of t: clusters minus coefficients.
    pub degrees: f64,
    /// The test of all moderators together.
    pub omnibus: Option<Omnibus>,
    /// How many clusters there are.
    pub clusters: usize,
}

impl ThreeLevelFit {
    /// The cluster-robust covariance of the coefficients, with the small-sample factor `n/(n − p)` (CR1).
    ///
    /// `Φ·Σ_c s_cs_c′·Φ·n/(n − p)` with `s_c = X_c′V_c⁻¹(y_c − X_cβ)`, compared with t on `n − p` degrees of freedom.
    /// With fewer than about 40 clusters it is still somewhat too sure.
    ///
    /// # Errors
    /// [`MetaError::TooFewClusters`].
    /// # Source
    /// [HedgesTiptonJohnson2010]; as metafor's `robust`
    /// # Example
    /// ```
    /// use verbond_stats::meta::studies::Studies;
    /// use verbond_stats::meta::three_level::fit::{Settings, ThreeLevelFit};
    /// use verbond_stats::meta::three_level::nesting::Nesting;
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let effects = [0.1, 0.2, 0.8, 0.9, 0.4, 0.3].map(Some);
    /// let studies = Studies::new(&effects, &[Some(0.01); 6])?;
    /// let sample = Factor::from_texts(["a", "a", "b", "b", "c", "c"].map(Some));
    /// let nesting = Nesting { cluster: &sample, unit: None };
    /// let robust = ThreeLevelFit::new(&studies, nesting, Settings::default())?.robust()?;
    /// assert_eq!(robust.degrees, 2.0);
    /// # Ok::<(), verbond_stats::meta::error::MetaError>(())
    /// ```
    pub fn robust(&self) -> Result<Robust, MetaError> {
        let (clusters, p) = (self.scores.len(), self.estimates.len());
        if clusters <= p {
            return Err(MetaError::TooFewClusters { clusters, coefficients: p });
        }
        let mut meat = Matrix::zeros(p, p);
        for score in &self.scores {
            for row in 0..p {
                for column in 0..p {
                    meat[(row, column)] += score[row] * score[column];
                }
            }
        }
        let freedom = (clusters - p) as f64;
        let bread = &self.standard_inverse;
        let standard = bread.times(&meat).times(bread).scaled(clusters as f64 / freedom);
        let covariance = self.studies.covariance_as_given(&standard);
        let named = Estimates {
            names: self.studies.names(),
            values: &self.estimates,
            covariance: &covariance,
            degrees: Some(freedom),
        };
        Ok(Robust {
            coefficients: named.coefficients(self.settings.confidence)?,
            omnibus: named.omnibus(self.studies.intercept())?,
            degrees: freedom,
            clusters,
            covariance,
        })
    }
}
