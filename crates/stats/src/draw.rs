//! Draws from distributions, with chance as an argument: the same generator gives the same draws.

use crate::error::StatsError;
use rand::{Rng, RngExt};

/// Draws from the standard normal distribution, mean 0 and standard deviation 1.
///
/// The polar method: `u, v` uniform on (−1, 1) until `s = u² + v²` lies in (0, 1), then `u·√(−2·ln s / s)`.
///
/// # Range and units
/// Any finite number. For mean `μ` and standard deviation `σ`: `μ + σ·normal(rng)`.
/// # Source
/// [MarsagliaBray1964]
/// # Example
/// ```
/// use rand::SeedableRng;
/// use verbond_stats::draw::normal;
///
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let tension = 2.0 + 0.5 * normal(&mut rng);
/// assert!(tension.is_finite());
/// ```
pub fn normal<R: Rng + ?Sized>(rng: &mut R) -> f64 {
    loop {
        let (u, v) = (2.0 * rng.random::<f64>() - 1.0, 2.0 * rng.random::<f64>() - 1.0);
        let s = u * u + v * v;
        if s > 0.0 && s < 1.0 {
            return u * (-2.0 * s.ln() / s).sqrt();
        }
    }
}

/// A beta distribution, told by its mean and how close together its draws lie.
///
/// With shapes `α = m·c` and `β = (1 − m)·c` for mean `m` and concentration `c`: variance `m·(1 − m)/(c + 1)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// The mean; between 0 and 1, ends excluded.
    pub mean: f64,
    /// How close together the draws lie; above 0.
    pub concentration: f64,
}

impl Beta {
    /// Draws a share between 0 and 1: `x/(x + y)` of two gamma draws with shapes `α` and `β`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`].
    /// # Source
    /// [MarsagliaTsang2000]
    /// # Example
    /// ```
    /// use rand::SeedableRng;
    /// use verbond_stats::draw::Beta;
    ///
    /// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    /// let share = Beta { mean: 0.1, concentration: 6.0 }.draw(&mut rng)?;
    /// assert!((0.0..=1.0).contains(&share));
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn draw<R: Rng + ?Sized>(self, rng: &mut R) -> Result<f64, StatsError> {
        let Self { mean, concentration } = self;
        if !(mean > 0.0 && mean < 1.0) {
            return Err(StatsError::ParameterOutOfRange { parameter: "mean", value: mean });
        }
        if !(concentration > 0.0 && concentration.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "concentration", value: concentration });
        }
        let x = gamma(rng, mean * concentration);
        let y = gamma(rng, (1.0 - mean) * concentration);
        // Both can underflow to 0 for very small shapes; the mean is then as good a draw as any.
        Ok(if x + y > 0.0 { x / (x + y) } else { mean })
    }
}

/// Draws from the gamma distribution with this shape and scale 1, after [MarsagliaTsang2000].
fn gamma<R: Rng + ?Sized>(rng: &mut R, shape: f64) -> f64 {
    if shape < 1.0 {
        let boost = rng.random::<f64>().powf(1.0 / shape);
        return gamma(rng, shape + 1.0) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(rng);
        let v = (1.0 + c * x).powi(3);
        if v <= 0.0 {
            continue;
        }
        let u: f64 = 1.0 - rng.random::<f64>();
        if u.ln() < 0.5 * x * x + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptive::summarise;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    const DRAWS: usize = 40_000;
    /// Four standard errors: a correct draw misses once in sixteen thousand seeds, and this seed is fixed.
    const SIGMAS: f64 = 4.0;

    fn summary(mut draw: impl FnMut(&mut ChaCha8Rng) -> f64) -> (f64, f64) {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let draws: Vec<Option<f64>> = (0..DRAWS).map(|_| Some(draw(&mut rng))).collect();
        let summary = summarise(&draws).unwrap();
        (summary.mean, summary.standard_deviation.unwrap().powi(2))
    }

    #[test]
    fn normal_draws_have_mean_zero_and_variance_one() {
        let (mean, variance) = summary(normal);
        let n = DRAWS as f64;
        assert!(mean.abs() < SIGMAS / n.sqrt(), "{mean}");
        // The variance of a sample variance of normal draws is 2σ⁴/(n − 1).
        assert!((variance - 1.0).abs() < SIGMAS * (2.0 / (n - 1.0)).sqrt(), "{variance}");
    }

    #[test]
    fn normal_draws_fall_in_each_stretch_as_often_as_they_should() {
        let mut rng = ChaCha8Rng::seed_from_u64(8);
        let draws: Vec<f64> = (0..DRAWS).map(|_| normal(&mut rng)).collect();
        // Φ at −2, −1, 0, 1, 2.
        for (at, share) in
            [(-2.0, 0.022_750), (-1.0, 0.158_655), (0.0, 0.5), (1.0, 0.841_345), (2.0, 0.977_250)]
        {
            let below = draws.iter().filter(|draw| **draw < at).count() as f64 / DRAWS as f64;
            let error = (share * (1.0 - share) / DRAWS as f64).sqrt();
            assert!((below - share).abs() < SIGMAS * error, "{at}: {below}");
        }
    }

    #[test]
    fn beta_draws_have_the_mean_and_the_variance_they_promise() {
        for (mean, concentration) in [(0.1, 6.0), (0.5, 2.0), (0.9, 0.5), (0.03, 40.0)] {
            let (found, variance) = summary(|rng| Beta { mean, concentration }.draw(rng).unwrap());
            let expected = mean * (1.0 - mean) / (concentration + 1.0);
            let error = (expected / DRAWS as f64).sqrt();
            assert!((found - mean).abs() < SIGMAS * error, "{mean} {concentration}: {found}");
            // A share has kurtosis of at most 1/(m(1 − m)) here, so the error of its variance stays below this.
            let error = expected * ((1.0 / (mean * (1.0 - mean))).max(3.0) / DRAWS as f64).sqrt();
            assert!((variance - expected).abs() < SIGMAS * error, "{mean} {concentration}: {variance}");
        }
    }

    #[test]
    fn a_beta_that_does_not_exist_is_refused() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let check = |mean, concentration, parameter, value, rng: &mut ChaCha8Rng| {
            let refused = Beta { mean, concentration }.draw(rng);
            assert_eq!(refused, Err(StatsError::ParameterOutOfRange { parameter, value }));
        };
        check(0.0, 1.0, "mean", 0.0, &mut rng);
        check(1.0, 1.0, "mean", 1.0, &mut rng);
        check(0.5, 0.0, "concentration", 0.0, &mut rng);
        check(0.5, f64::INFINITY, "concentration", f64::INFINITY, &mut rng);
    }

    #[test]
    fn the_same_seed_draws_the_same() {
        let draw = || normal(&mut ChaCha8Rng::seed_from_u64(3));
        assert_eq!(draw(), draw());
    }
}
