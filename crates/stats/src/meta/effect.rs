//! One study's effect with its sampling variance, from what studies report.

use crate::distribution::gamma::ln_gamma;
use crate::error::StatsError;

/// An effect with the variance that sampling gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The effect.
    pub estimate: f64,
    /// The square of its standard error.
    pub variance: f64,
}

/// A correlation in a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Between −1 and 1.
    pub r: f64,
    /// Persons.
    pub n: f64,
}

impl Correlation {
    /// Fisher's z, `atanh r`, with variance `1/(n − 3)`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless −1 < r < 1 and n > 3.
    /// # Source
    /// [Fisher1921]
    /// # Example
    /// ```
    /// use verbond_stats::meta::effect::Correlation;
    ///
    /// let alliance = Correlation { r: 0.278, n: 103.0 }.fisher_z()?;
    /// assert!((alliance.estimate - 0.2855).abs() < 1e-4 && alliance.variance == 0.01);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn fisher_z(self) -> Result<Effect, StatsError> {
        let r = inside("r", self.r)?;
        Ok(Effect { estimate: r.atanh(), variance: 1.0 / (more_than("n", self.n, 3.0)? - 3.0) })
    }

    /// The correlation itself, with variance `(1 − r²)²/(n − 1)`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless −1 < r < 1 and n > 1.
    /// # Source
    /// [Viechtbauer2010]
    pub fn raw(self) -> Result<Effect, StatsError> {
        let r = inside("r", self.r)?;
        let n = more_than("n", self.n, 1.0)?;
        Ok(Effect { estimate: r, variance: (1.0 - r * r).powi(2) / (n - 1.0) })
    }
}

/// A test of one predictor beside others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionSlope {
    /// Its t.
    pub t: f64,
    /// Persons.
    pub n: f64,
    /// How many predictors the model has, this one among them.
    pub predictors: f64,
}

impl RegressionSlope {
    /// The partial correlation, `t/√(t² + df)`, with variance `(1 − r²)²/df`, `df = n − m − 1`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] without degrees of freedom.
    /// # Source
    /// [AloeThompson2013]
    pub fn partial_correlation(self) -> Result<Effect, StatsError> {
        let freedom = more_than("degrees of freedom", self.n - self.predictors - 1.0, 0.0)?;
        let r = finite("t", self.t)? / (self.t * self.t + freedom).sqrt();
        Ok(Effect { estimate: r, variance: (1.0 - r * r).powi(2) / freedom })
    }

    /// The semi-partial correlation, `t·√((1 − R²)/df)`, R² that of the whole model.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] without degrees of freedom, or unless R² lies between 0 and 1.
    /// # Source
    /// [AloeThompson2013]
    pub fn semi_partial_correlation(self, explained: Explained) -> Result<Effect, StatsError> {
        let Explained(r2) = explained;
        if !(0.0..=1.0).contains(&r2) {
            return Err(StatsError::ParameterOutOfRange { parameter: "R²", value: r2 });
        }
        let freedom = more_than("degrees of freedom", self.n - self.predictors - 1.0, 0.0)?;
        let r = finite("t", self.t)? * ((1.0 - r2) / freedom).sqrt();
        let rest = r2 - r * r;
        Ok(Effect { estimate: r, variance: (r2 * r2 - 2.0 * r2 + rest + 1.0 - rest * rest) / self.n })
    }
}

/// R², the share of variance that a regression explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained(pub f64);

/// One group of a comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Persons.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub standard_deviation: f64,
}

impl Group {
    /// The difference of means, `self − other`, with variance `SD₁²/n₁ + SD₂²/n₂`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless both groups have two persons and a spread above 0.
    /// # Source
    /// [HedgesOlkin1985]
    pub fn difference(self, other: Self) -> Result<Effect, StatsError> {
        let (one, two) = (self.checked()?, other.checked()?);
        let variance = one.standard_deviation.powi(2) / one.n + two.standard_deviation.powi(2) / two.n;
        Ok(Effect { estimate: one.mean - two.mean, variance })
    }

    /// Hedges's g: the difference of means in pooled standard deviations, corrected for small samples.
    ///
    /// `J(m)·(M₁ − M₂)/SD_pooled` with `m = n₁ + n₂ − 2`, the exact `J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2))`, and variance
    /// `1/n₁ + 1/n₂ + g²/(2(n₁ + n₂))`.
    ///
    /// # Errors
    /// As [`Group::difference`].
    /// # Source
    /// [HedgesOlkin1985]
    /// # Example
    /// ```
    /// use verbond_stats::meta::effect::Group;
    ///
    /// let treated = Group { n: 20.0, mean: 12.0, standard_deviation: 4.0 };
    /// let waiting = Group { n: 20.0, mean: 10.0, standard_deviation: 4.0 };
    /// let g = treated.standardised_difference(waiting)?;
    /// assert!((g.estimate - 0.4901).abs() < 1e-4);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn standardised_difference(self, other: Self) -> Result<Effect, StatsError> {
        let (one, two) = (self.checked()?, other.checked()?);
        let freedom = one.n + two.n - 2.0;
        let squares =
            (one.n - 1.0) * one.standard_deviation.powi(2) + (two.n - 1.0) * two.standard_deviation.powi(2);
        let g = small_sample_factor(freedom) * (one.mean - two.mean) / (squares / freedom).sqrt();
        Ok(Effect { estimate: g, variance: 1.0 / one.n + 1.0 / two.n + g * g / (2.0 * (one.n + two.n)) })
    }

    fn checked(self) -> Result<Self, StatsError> {
        finite("mean", self.mean)?;
        more_than("n", self.n, 1.0)?;
        more_than("standard deviation", self.standard_deviation, 0.0)?;
        Ok(self)
    }
}

/// Hedges's factor `J`, exact.
fn small_sample_factor(freedom: f64) -> f64 {
    if freedom <= 1.0 {
        // Γ(0) is infinite: with one degree of freedom nothing is left of the difference.
        return 0.0;
    }
    (ln_gamma(freedom / 2.0) - 0.5 * (freedom / 2.0).ln() - ln_gamma((freedom - 1.0) / 2.0)).exp()
}

/// How many persons of a group had something happen, and how many had not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// It happened.
    pub with: f64,
    /// It did not.
    pub without: f64,
}

impl Counts {
    /// The logarithm of the odds ratio, `ln (a·d/(b·c))`, with variance `1/a + 1/b + 1/c + 1/d`.
    ///
    /// A table with an empty cell gets a half in each.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for a negative count, or where nothing happened in either group, or to all.
    /// # Source
    /// [Viechtbauer2010]
    /// # Example
    /// ```
    /// use verbond_stats::meta::effect::Counts;
    ///
    /// let (treated, waiting) = (Counts { with: 4.0, without: 119.0 }, Counts { with: 11.0, without: 128.0 });
    /// assert!((treated.log_odds_ratio(waiting)?.estimate + 0.9387).abs() < 1e-4);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn log_odds_ratio(self, other: Self) -> Result<Effect, StatsError> {
        let [a, b, c, d] = self.cells(other)?;
        let variance = 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d;
        Ok(Effect { estimate: (a / b).ln() - (c / d).ln(), variance })
    }

    /// The logarithm of the risk ratio, with variance `1/a − 1/n₁ + 1/c − 1/n₂`.
    ///
    /// A table with an empty cell gets a half in each.
    ///
    /// # Errors
    /// As [`Counts::log_odds_ratio`].
    /// # Source
    /// [Viechtbauer2010]
    pub fn log_risk_ratio(self, other: Self) -> Result<Effect, StatsError> {
        let [a, b, c, d] = self.cells(other)?;
        let estimate = (a / (a + b)).ln() - (c / (c + d)).ln();
        Ok(Effect { estimate, variance: 1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d) })
    }

    fn cells(self, other: Self) -> Result<[f64; 4], StatsError> {
        let mut cells = [self.with, self.without, other.with, other.without];
        for cell in cells {
            if !(cell >= 0.0 && cell.is_finite()) {
                return Err(StatsError::ParameterOutOfRange { parameter: "count", value: cell });
            }
        }
        for sum in [cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3]] {
            more_than("the sum of a row or column", sum, 0.0)?;
        }
        if cells.contains(&0.0) {
            cells.iter_mut().for_each(|cell| *cell += 0.5);
        }
        Ok(cells)
    }
}

/// A reliability found in a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliability {
    /// Cronbach's alpha, below 1.
    pub alpha: f64,
    /// Items, at least 2.
    pub items: f64,
    /// Persons.
    pub n: f64,
}

impl Reliability {
    /// Bonett's transformation `−ln(1 − α)`, with variance `2m/((m − 1)(n − 2))`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless α < 1, m ≥ 2 and n > 2.
    /// # Source
    /// [Bonett2002]
    pub fn transformed(self) -> Result<Effect, StatsError> {
        let left = more_than("1 − alpha", 1.0 - self.alpha, 0.0)?;
        let items = more_than("items", self.items, 1.0)?;
        let n = more_than("n", self.n, 2.0)?;
        Ok(Effect { estimate: -left.ln(), variance: 2.0 * items / ((items - 1.0) * (n - 2.0)) })
    }
}

fn inside(parameter: &'static str, value: f64) -> Result<f64, StatsError> {
    if value > -1.0 && value < 1.0 {
        Ok(value)
    } else {
        Err(StatsError::ParameterOutOfRange { parameter, value })
    }
}

fn more_than(parameter: &'static str, value: f64, bound: f64) -> Result<f64, StatsError> {
    if value > bound && value.is_finite() {
        Ok(value)
    } else {
        Err(StatsError::ParameterOutOfRange { parameter, value })
    }
}

fn finite(parameter: &'static str, value: f64) -> Result<f64, StatsError> {
    if value.is_finite() { Ok(value) } else { Err(StatsError::ParameterOutOfRange { parameter, value }) }
}
