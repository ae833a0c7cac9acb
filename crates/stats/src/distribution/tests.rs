use super::beta::{Shapes, Share, beta_quantile, incomplete_beta};
use super::bivariate_normal::both_below;
use super::chi_square::ChiSquare;
use super::fisher::{Degrees, FisherF};
use super::gamma::ln_gamma;
use super::noncentral::NoncentralChiSquare;
use super::normal;
use super::student::StudentT;
use crate::error::StatsError;
use proptest::prelude::*;

const REFERENCE: &str = include_str!("../../../../fixtures/distribution/probabilities.csv");

/// One rounding in the exponent of a tail moves it by `ε·|ln tail|`; ours and R's each round some dozens of times.
fn rounding(value: f64) -> f64 {
    64.0 * f64::EPSILON * (1.0 + value.abs().ln().abs())
}

fn ours(what: &str, a: f64, b: f64, c: f64) -> f64 {
    let f = || FisherF::new(Degrees { above: b, below: c }).unwrap();
    match what {
        "normal_above" => normal::above(a),
        "normal_quantile" => normal::quantile(a).unwrap(),
        "t_above" => StudentT::new(b).unwrap().above(a),
        "t_quantile" => StudentT::new(b).unwrap().quantile(a).unwrap(),
        "f_above" => f().above(a),
        "f_below" => f().below(a),
        "f_quantile" => f().quantile(a).unwrap(),
        "chi_above" => ChiSquare::new(b).unwrap().above(a),
        "chi_below" => ChiSquare::new(b).unwrap().below(a),
        "chi_quantile" => ChiSquare::new(b).unwrap().quantile(a).unwrap(),
        "noncentral_below" => NoncentralChiSquare::new(b, c).unwrap().below(a),
        "ln_gamma" => ln_gamma(a),
        "both_below" => both_below([a, b], c),
        other => panic!("{other} is not a function of the reference"),
    }
}

#[test]
fn tails_and_quantiles_are_those_of_r() {
    let mut count = 0;
    for line in REFERENCE.lines().skip(1) {
        let (what, numbers) = line.split_once(',').unwrap();
        let numbers: Vec<f64> = numbers.split(',').map(|cell| cell.parse().unwrap()).collect();
        let (found, expected) = (ours(what, numbers[0], numbers[1], numbers[2]), numbers[3]);
        let bound = match what {
            // The middle of the normal distribution, the root of ln Γ, tails too small for a double: absolute.
            _ if expected == 0.0 => 8.0 * f64::EPSILON,
            // R's own sums stop at these, its help pages and sources say.
            "noncentral_below" => 1e-12 * expected,
            "both_below" => 5e-16 + rounding(expected) * expected,
            // The tail of t falls like t⁻ᵈᶠ, that of F like its root: a rounding in it moves the quantile that much more.
            "t_quantile" => (1.0 + numbers[1].recip()) * rounding(expected) * expected.abs(),
            "f_quantile" => (1.0 + 2.0 / numbers[1].min(numbers[2])) * rounding(expected) * expected.abs(),
            _ => rounding(expected) * expected.abs(),
        };
        assert!((found - expected).abs() <= bound, "{line}: {found:e}");
        count += 1;
    }
    assert_eq!(count, REFERENCE.lines().count() - 1);
}

/// `found` is `expected` but for rounding.
fn check(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= rounding(expected) * expected.abs(),
        "{found:e} instead of {expected:e}"
    );
}

#[test]
fn far_tails_are_those_of_the_closed_forms() {
    for p in [1e-100, 1e-12, 1e-8, 0.25] {
        // With two degrees of freedom t² = 2(1 − 2p)²/(4p(1 − p)), with one t = cot(πp), F(1, 1) is its square.
        check(
            StudentT::new(2.0).unwrap().quantile(p).unwrap(),
            -(1.0 - 2.0 * p) / (2.0 * p * (1.0 - p)).sqrt(),
        );
        check(StudentT::new(1.0).unwrap().quantile(p).unwrap(), -(std::f64::consts::PI * p).tan().recip());
        let half = std::f64::consts::PI * p / 2.0;
        let one = FisherF::new(Degrees { above: 1.0, below: 1.0 }).unwrap();
        check(one.quantile(p).unwrap(), half.tan().powi(2));
        // F with two degrees of freedom above: (1 + 2f/m)^(−m/2).
        let two = FisherF::new(Degrees { above: 2.0, below: 1e5 }).unwrap();
        check(two.quantile(p).unwrap(), 5e4 * (-(-p).ln_1p() / 5e4).exp_m1());
        check(ChiSquare::new(2.0).unwrap().quantile(p).unwrap(), -2.0 * (-p).ln_1p());
        check(beta_quantile(Shapes { a: 3.0, b: 1.0 }, p).of, p.cbrt());
    }
    check(
        FisherF::new(Degrees { above: 2.0, below: 1e5 }).unwrap().above(3.0),
        (-5e4 * 6e-5_f64.ln_1p()).exp(),
    );
    check(ChiSquare::new(2.0).unwrap().above(1400.0), (-700.0_f64).exp());
}

#[test]
fn t_goes_over_into_the_normal_distribution_without_a_step() {
    for t in [-3.0, 0.4, 2.0, 9.0] {
        let (before, after) = (StudentT::new(0.99e9).unwrap(), StudentT::new(1.01e9).unwrap());
        // d ln P/d(1/df) is at most (t⁴ + t²)/4 + … < t⁴ here; the two differ by 2e-11 in 1/df.
        let bound = 2.1e-11 * (1.0 + t * t * t * t);
        assert!((before.above(t) / after.above(t) - 1.0).abs() < bound, "{t}");
        check(StudentT::new(f64::INFINITY).unwrap().above(t), normal::above(t));
    }
}

#[test]
fn a_noncentral_tail_keeps_its_digits_on_both_sides() {
    for (x, degrees, noncentrality) in [(5.0, 3.0, 2.0), (85.3, 24.0, 61.3), (380.0, 51.0, 300.0)] {
        let chi = NoncentralChiSquare::new(degrees, noncentrality).unwrap();
        assert!((chi.below(x) + chi.above(x) - 1.0).abs() < 64.0 * f64::EPSILON);
        let central = NoncentralChiSquare::new(degrees, 0.0).unwrap();
        check(central.above(x), ChiSquare::new(degrees).unwrap().above(x));
    }
}

#[test]
fn what_lies_outside_the_distribution_is_refused() {
    let refused = |parameter, value| StatsError::ParameterOutOfRange { parameter, value };
    assert_eq!(normal::quantile(1.5).unwrap_err(), refused("probability", 1.5));
    assert_eq!(normal::two_sided(1.0).unwrap_err(), refused("confidence", 1.0));
    assert_eq!(StudentT::new(0.0).unwrap_err(), refused("degrees of freedom", 0.0));
    assert_eq!(
        FisherF::new(Degrees { above: 1.0, below: -1.0 }).unwrap_err(),
        refused("degrees of freedom", -1.0)
    );
    assert_eq!(NoncentralChiSquare::new(1.0, -1.0).unwrap_err(), refused("noncentrality", -1.0));
    assert!(both_below([0.0, 0.0], 1.5).is_nan() && ln_gamma(-1.0).is_nan());
    assert_eq!(normal::quantile(0.0), Ok(f64::NEG_INFINITY));
}

proptest! {
    #[test]
    fn a_quantile_undoes_its_probability(p in 1e-6..0.999_999_f64, degrees in 0.5..400.0_f64, other in 0.5..400.0_f64) {
        let t = StudentT::new(degrees).unwrap();
        check(t.below(t.quantile(p).unwrap()), p);
        let f = FisherF::new(Degrees { above: degrees, below: other }).unwrap();
        // Turned back through a density that is at most a few hundred wide in the logarithm of the ratio.
        let back = f.below(f.quantile(p).unwrap());
        prop_assert!((back - p).abs() <= (degrees + other) * rounding(p) * p.min(1.0 - p) + 8.0 * f64::EPSILON);
        check(normal::below(normal::quantile(p).unwrap()), p);
    }

    #[test]
    fn the_two_tails_are_one_together(a in 0.2..900.0_f64, b in 0.2..900.0_f64, x in 0.0..1.0_f64) {
        let (below, above) = incomplete_beta(Shapes { a, b }, Share { of: x, rest: 1.0 - x });
        prop_assert!((below + above - 1.0).abs() <= 4.0 * f64::EPSILON);
        let (mirrored, _) = incomplete_beta(Shapes { a: b, b: a }, Share { of: 1.0 - x, rest: x });
        prop_assert!((mirrored - above).abs() <= 1e3 * f64::EPSILON);
    }

    #[test]
    fn two_normals_without_correlation_are_independent_and_a_mirror_turns_the_sign(
        h in -4.0..4.0_f64, k in -4.0..4.0_f64, r in -1.0..1.0_f64,
    ) {
        prop_assert!((both_below([h, k], 0.0) - normal::below(h) * normal::below(k)).abs() <= f64::EPSILON);
        let sum = both_below([h, k], r) + both_below([h, -k], -r);
        prop_assert!((sum - normal::below(h)).abs() <= 1e-14, "{sum} {}", normal::below(h));
    }
}
