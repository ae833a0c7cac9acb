//! Gauss and Hermite's rule: the mean of a smooth function under the normal distribution.

/// The most points a rule may have.
pub(super) const POINT_COUNT_MAX: usize = 100;

/// Places and the logarithms of their weights, which sum to one.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub places: Vec<f64>,
    pub log_weights: Vec<f64>,
}

impl Rule {
    /// The rule of this many points, exact for polynomials up to degree `2·count − 1`.
    ///
    /// The places are the zeros of the orthonormal Hermite polynomial, found one after the other from the outermost by
    /// Newton's steps that leave out the zeros known already; the weights are `1/(n·pₙ₋₁²)`.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 25.4.46
    pub fn new(count: usize) -> Self {
        let mut places: Vec<f64> = Vec::with_capacity(count);
        let mut log_weights = Vec::with_capacity(count);
        let mut place = 2.0 * (count as f64).sqrt();
        for _ in 0..count {
            for _ in 0..200 {
                let (value, before) = polynomials(count, place);
                // The derivative of pₙ is √n·pₙ₋₁.
                let slope = (count as f64).sqrt() * before / value;
                let known: f64 = places.iter().map(|zero| 1.0 / (place - zero)).sum();
                let step = 1.0 / (slope - known);
                if value == 0.0 || !step.is_finite() {
                    break;
                }
                place -= step;
                if step.abs() < 1e-15 * (1.0 + place.abs()) {
                    break;
                }
            }
            let (_, before) = polynomials(count, place);
            places.push(place);
            log_weights.push(-(count as f64).ln() - 2.0 * before.abs().ln());
            place -= 1e-3;
        }
        Self { places, log_weights }
    }
}

/// The orthonormal Hermite polynomials of degree `count` and `count − 1`.
fn polynomials(count: usize, place: f64) -> (f64, f64) {
    let (mut value, mut before) = (1.0, 0.0);
    for degree in 0..count {
        let degree = degree as f64;
        let next = (place * value - degree.sqrt() * before) / (degree + 1.0).sqrt();
        (before, value) = (value, next);
    }
    (value, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_have_the_means_of_the_normal_distribution() {
        for count in [1, 2, 3, 5, 7, 10, 25, 50, POINT_COUNT_MAX] {
            let rule = Rule::new(count);
            let mut expected = 1.0;
            for power in (0..2 * count.min(8)).step_by(2) {
                let mean: f64 = rule
                    .places
                    .iter()
                    .zip(&rule.log_weights)
                    .map(|(place, log_weight)| log_weight.exp() * place.powi(i32::try_from(power).unwrap()))
                    .sum();
                assert!(
                    (mean / expected - 1.0).abs() < 1e-11,
                    "{count} points, power {power}: {mean} {expected}"
                );
                expected *= power as f64 + 1.0;
            }
            let mut sorted = rule.places.clone();
            sorted.sort_by(|a, b| b.total_cmp(a));
            assert_eq!(sorted, rule.places, "the zeros are found from the outermost in");
        }
    }
}
