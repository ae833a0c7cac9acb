//! The normal distribution with mean 0 and standard deviation 1.

use super::probability;
use crate::error::StatsError;
use std::f64::consts::PI;

/// The density, `e^(−x²/2)/√(2π)`.
///
/// # Source
/// [AbramowitzStegun1964], 26.2.1.
/// # Example
/// ```
/// use verbond_stats::distribution::normal;
///
/// assert!((normal::density(0.0) - 0.398_942_280_401_432_7).abs() < 1e-16);
/// ```
pub fn density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / (2.0 * PI).sqrt()
}

/// The probability of a value below `x`, `Φ(x)`.
///
/// # Source
/// [Cody1969]
/// # Example
/// ```
/// use verbond_stats::distribution::normal;
///
/// assert!((normal::below(1.959_963_984_540_054) - 0.975).abs() < 1e-15);
/// ```
pub fn below(x: f64) -> f64 {
    above(-x)
}

/// The probability of a value above `x`, `1 − Φ(x)`, with all its digits however small.
///
/// # Source
/// [Cody1969]
/// # Example
/// ```
/// use verbond_stats::distribution::normal;
///
/// assert!((normal::above(10.0) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-14);
/// ```
pub fn above(x: f64) -> f64 {
    if x.is_infinite() {
        if x > 0.0 { 0.0 } else { 1.0 }
    } else if x.abs() <= CENTRE_MAX {
        0.5 - x * ratio(&CENTRE_OVER, &CENTRE_UNDER, x * x)
    } else if x > 0.0 {
        tail(x)
    } else if x < 0.0 {
        1.0 - tail(-x)
    } else {
        f64::NAN
    }
}

/// The value below which lies this probability, `Φ⁻¹(p)`; minus and plus infinity at 0 and 1.
///
/// A rational start, good to 5·10⁻⁴, then two steps of third order on the smaller tail.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] outside 0 to 1.
/// # Source
/// The start is 26.2.23 of [AbramowitzStegun1964].
/// # Example
/// ```
/// use verbond_stats::distribution::normal;
///
/// assert!((normal::quantile(0.975)? - 1.959_963_984_540_054).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn quantile(p: f64) -> Result<f64, StatsError> {
    let p = probability(p)?;
    let (smaller, sign) = if p < 0.5 { (p, -1.0) } else { (1.0 - p, 1.0) };
    if smaller == 0.0 {
        return Ok(sign * f64::INFINITY);
    }
    let t = (-2.0 * smaller.ln()).sqrt();
    let over = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let under = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut x = t - over / under;
    for _ in 0..2 {
        let error = (above(x) - smaller) / density(x);
        x += error / (1.0 - 0.5 * x * error);
    }
    Ok(sign * x)
}

/// How many standard errors lie on either side of an estimate in an interval of this confidence.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
/// # Source
/// [AbramowitzStegun1964], 26.2.
/// # Example
/// ```
/// use verbond_stats::distribution::normal;
///
/// assert!((normal::two_sided(0.95)? - 1.96).abs() < 1e-4);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn two_sided(confidence: f64) -> Result<f64, StatsError> {
    if confidence > 0.0 && confidence < 1.0 {
        quantile(0.5 + confidence / 2.0)
    } else {
        Err(StatsError::ParameterOutOfRange { parameter: "confidence", value: confidence })
    }
}

/// The upper tail from [`CENTRE_MAX`] on.
fn tail(x: f64) -> f64 {
    let scaled = if x <= MIDDLE_MAX {
        let over = MIDDLE_OVER.iter().rev().fold(MIDDLE_OVER_TOP, |sum, part| sum * x + part);
        let under = MIDDLE_UNDER.iter().rev().fold(1.0, |sum, part| sum * x + part);
        over / under
    } else {
        let small = (x * x).recip();
        ((2.0 * PI).sqrt().recip() - small * ratio(&FAR_OVER, &FAR_UNDER, small)) / x
    };
    // The square is split into a part that is exact and a small rest, or its rounding would be magnified.
    let coarse = (x * 16.0).trunc() / 16.0;
    let rest = (x - coarse) * (x + coarse);
    (-0.5 * coarse * coarse).exp() * (-0.5 * rest).exp() * scaled
}

/// A ratio of polynomials; the one below has a leading 1.
fn ratio(over: &[f64], under: &[f64], x: f64) -> f64 {
    let top = over.iter().rev().fold(0.0, |sum, part| sum * x + part);
    top / under.iter().rev().fold(1.0, |sum, part| sum * x + part)
}

const CENTRE_MAX: f64 = 0.674_489_75;
const MIDDLE_MAX: f64 = 5.656_854_249_492_381;

const CENTRE_OVER: [f64; 5] = [
    18_154.981_253_343_56,
    1_067.689_485_460_370_9,
    161.028_231_068_555_88,
    2.235_252_035_460_684,
    0.065_682_337_918_207_45,
];
const CENTRE_UNDER: [f64; 4] =
    [45_507.789_335_026_73, 10_260.932_208_618_979, 976.098_551_737_776_7, 47.202_581_904_688_24];
const MIDDLE_OVER: [f64; 8] = [
    9_842.714_838_383_978,
    11_602.651_437_647_35,
    6_848.190_450_536_283,
    2_494.537_585_290_372_6,
    597.270_276_394_800_2,
    93.506_656_132_177_85,
    8.883_149_794_388_377,
    0.398_941_512_088_134_66,
];
const MIDDLE_OVER_TOP: f64 = 1.076_557_677_372_019_2e-8;
const MIDDLE_UNDER: [f64; 8] = [
    19_685.429_676_859_992,
    38_912.003_286_093_27,
    34_900.952_721_145_98,
    18_615.571_640_885_097,
    6_485.558_298_266_761,
    1_519.377_599_407_554_8,
    235.387_901_782_625,
    22.266_688_044_328_117,
];
const FAR_OVER: [f64; 6] = [
    2.911_287_495_116_879_3e-5,
    0.001_421_619_193_227_893_4,
    0.022_235_277_870_649_807,
    0.127_401_161_160_247_36,
    0.215_898_534_057_957,
    0.023_073_441_764_940_174,
];
const FAR_UNDER: [f64; 5] = [
    7.297_515_550_839_662e-5,
    0.003_782_396_332_027_582_4,
    0.065_988_137_868_928_56,
    0.468_238_212_480_865_1,
    1.284_260_096_144_911,
];
