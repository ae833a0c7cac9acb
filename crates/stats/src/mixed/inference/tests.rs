//! Degrees of freedom and corrections beside the plain formulas with matrices of all rows.

use super::*;
use crate::mixed::algebra::triangle;
use crate::mixed::deviance::Criterion;
use crate::mixed::fit::LinearFit;
use crate::mixed::samples::{design, formulas, noise, table};
use proptest::prelude::*;

/// Kenward and Roger's formulas as they are written, with `V = Σ γᵣGᵣ` over all rows.
fn plain_kenward_roger(fit: &LinearFit) -> (Matrix, Vec<f64>) {
    let design = fit.design();
    let rows = design.rows().used.len();
    let variance = fit.sigma().powi(2);
    let mut gammas = Vec::new();
    let mut parts = Vec::new();
    for (random, factor) in design.random.iter().zip(&fit.factors) {
        let spread = factor.times_transposed(factor).scaled(variance);
        let codes = &design.groupings[random.grouping].codes;
        for a in 0..spread.row_count() {
            for b in 0..=a {
                gammas.push(spread[(a, b)]);
                parts.push(Matrix::from_fn(rows, rows, |row, other| {
                    let z = |row: usize, column: usize| random.columns[column][row];
                    let one = z(row, a) * z(other, b);
                    let both = if a == b { one } else { one + z(row, b) * z(other, a) };
                    if codes[row] == codes[other] { both } else { 0.0 }
                }));
            }
        }
    }
    gammas.push(variance);
    let weights = design.weights.clone();
    parts.push(Matrix::from_fn(rows, rows, |row, other| {
        if row == other { weights.as_ref().map_or(1.0, |weights| 1.0 / weights[row]) } else { 0.0 }
    }));
    let mut v = Matrix::zeros(rows, rows);
    gammas.iter().zip(&parts).for_each(|(gamma, part)| v.add(*gamma, part));
    let inverse = triangle::inverse_of_positive(&v).unwrap();
    let x = Matrix::from_fn(rows, fit.estimates().len(), |row, column| design.fixed.columns[column][row]);
    let vx = inverse.times(&x);
    let phi = triangle::inverse_of_positive(&x.transpose().times(&vx)).unwrap();
    let gv: Vec<Matrix> = parts.iter().map(|part| part.times(&inverse)).collect();
    let p: Vec<Matrix> =
        parts.iter().map(|part| vx.transpose().times(part).times(&vx).scaled(-1.0)).collect();
    let count = parts.len();
    let q = |r: usize, s: usize| vx.transpose().times(&gv[r]).times(&parts[s]).times(&vx);
    let information = Matrix::from_fn(count, count, |r, s| {
        gv[r].trace_of_product(&gv[s]) - 2.0 * phi.trace_of_product(&q(r, s))
            + phi.times(&p[r]).trace_of_product(&phi.times(&p[s]))
    });
    let w = triangle::inverse_of_positive(&information).unwrap().scaled(2.0);
    let mut sum = Matrix::zeros(phi.row_count(), phi.row_count());
    for r in 0..count {
        for s in 0..count {
            sum.add(w[(r, s)], &q(r, s));
            sum.add(-w[(r, s)], &p[r].times(&phi).times(&p[s]));
        }
    }
    let mut corrected = phi.clone();
    corrected.add(2.0, &phi.times(&sum).times(&phi));
    let degrees = (0..phi.row_count()).map(|place| {
        let theta = |change: &Matrix| phi.times(change).times(&phi)[(place, place)] / phi[(place, place)];
        let mut a = 0.0;
        for r in 0..count {
            for s in 0..count {
                a += w[(r, s)] * theta(&p[r]) * theta(&p[s]);
            }
        }
        // With one combination A₁ and A₂ are one, and the formulas for several come down to this.
        let b = 7.0 * a / 2.0;
        let g = (2.0 * a - 5.0 * a) / (3.0 * a);
        let below = 3.0 + 2.0 * (1.0 - g);
        let (c1, c2, c3) = (g / below, (1.0 - g) / below, (3.0 - g) / below);
        let rho = ((1.0 - a) / (1.0 - c2 * b)).powi(2) * (1.0 + c1 * b) / (1.0 - c3 * b);
        4.0 + 3.0 / (rho - 1.0)
    });
    let degrees = degrees.collect();
    (corrected, degrees)
}

/// Satterthwaite's formula with derivatives of the deviance and the covariance taken by plain differences.
fn plain_satterthwaite(fit: &LinearFit) -> Vec<f64> {
    let mut deviance = fit.deviance.clone();
    let (sigma, freedom) = (fit.sigma(), fit.deviance.freedom());
    let mut at: Vec<f64> = fit.theta.clone();
    at.push(sigma);
    let count = at.len();
    let mut value = |at: &[f64]| {
        let factors = fit.shape.block_factors(&fit.shape.term_factors(&at[..count - 1]));
        let point = deviance.at(factors).unwrap();
        let variance = at[count - 1].powi(2);
        let map = fit.standard.fixed_map().0;
        let covariance = map.times(&point.unscaled_covariance()).times_transposed(&map).scaled(variance);
        let deviance = deviance.log_dets(&point) + freedom * variance.ln() + point.residual / variance;
        (deviance, covariance.diagonal())
    };
    let reach: Vec<f64> = at.iter().map(|value| 2e-4 * value.abs().max(0.3)).collect();
    let mut moved = |changes: &[(usize, f64)]| {
        let mut there = at.clone();
        changes.iter().for_each(|(place, steps)| there[*place] += steps * reach[*place]);
        value(&there)
    };
    let mut second = Matrix::zeros(count, count);
    for row in 0..count {
        for column in 0..count {
            let mut corner = |a: f64, b: f64| moved(&[(row, a), (column, b)]).0;
            let sum = corner(1.0, 1.0) - corner(1.0, -1.0) - corner(-1.0, 1.0) + corner(-1.0, -1.0);
            second[(row, column)] = sum / (4.0 * reach[row] * reach[column]);
        }
    }
    let a = triangle::inverse_of_positive(&second.symmetric()).unwrap().scaled(2.0);
    let slopes: Vec<Vec<f64>> = (0..count)
        .map(|place| {
            let (ahead, behind) = (moved(&[(place, 1.0)]).1, moved(&[(place, -1.0)]).1);
            ahead.iter().zip(behind).map(|(ahead, behind)| (ahead - behind) / (2.0 * reach[place])).collect()
        })
        .collect();
    let variances = fit.covariance_matrix().diagonal();
    (0..variances.len())
        .map(|place| {
            let g: Vec<f64> = slopes.iter().map(|slope| slope[place]).collect();
            2.0 * variances[place].powi(2) / a.form(&g, &g)
        })
        .collect()
}

/// Whether every variance lies well inside its border, where the plain formulas hold without care.
fn is_inside(fit: &LinearFit) -> bool {
    fit.shape
        .term_factors(&fit.theta)
        .iter()
        .all(|factor| Eigen::of(&factor.times_transposed(factor)).values.iter().all(|value| *value > 1e-2))
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 20_000, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn kenward_and_roger_are_those_of_matrices_of_all_rows(
        noise in noise(),
        (formula, layout) in formulas(),
        weighted in prop::option::of(Just("w")),
    ) {
        let fit = LinearFit::new(design(formula, &table(layout, &noise), weighted), Criterion::Reml).unwrap();
        prop_assume!(is_inside(&fit));
        let inference = Inference::new(&fit, Method::KenwardRoger).unwrap();
        let (corrected, degrees) = plain_kenward_roger(&fit);
        let scale = corrected.diagonal().iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        for (found, expected) in inference.covariance().cells().iter().zip(corrected.cells()) {
            prop_assert!((found - expected).abs() < 1e-6 * scale, "{formula}: {found} {expected}");
        }
        for (test, expected) in inference.coefficients(0.95).unwrap().iter().zip(degrees) {
            let found = test.degrees.unwrap();
            prop_assert!((found - expected).abs() < 1e-5 * expected.abs(), "{formula}: {found} {expected}");
        }
    }

    #[test]
    fn satterthwaite_is_that_of_plain_differences(
        noise in noise(),
        (formula, layout) in formulas(),
        criterion in prop::sample::select(vec![Criterion::Ml, Criterion::Reml]),
    ) {
        let fit = LinearFit::new(design(formula, &table(layout, &noise), None), criterion).unwrap();
        prop_assume!(is_inside(&fit));
        let tests = Inference::new(&fit, Method::Satterthwaite).unwrap().coefficients(0.95).unwrap();
        for (test, expected) in tests.iter().zip(plain_satterthwaite(&fit)) {
            let found = test.degrees.unwrap();
            prop_assert!((found - expected).abs() < 1e-3 * expected, "{formula}: {found} {expected}");
        }
    }
}

#[test]
fn kenward_and_roger_ask_for_reml() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let table = table(crate::mixed::samples::Layout::Nested, &noise);
    let fit = LinearFit::read("y ~ x + (1 | g)", &table, Criterion::Ml).unwrap();
    assert_eq!(Inference::new(&fit, Method::KenwardRoger).unwrap_err(), ModelError::NeedsReml);
    let refused = Inference::new(&fit, Method::Wald).unwrap().combination(&[1.0], 0.95).unwrap_err();
    assert_eq!(refused, ModelError::WeightCount { expected: 2, got: 1 });
    assert!(Inference::new(&fit, Method::Wald).unwrap().coefficients(95.0).is_err());
}

#[test]
fn a_term_is_tested_the_same_whatever_contrasts_it_was_fitted_with() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let table = table(crate::mixed::samples::Layout::Nested, &noise);
    let terms = |formula: &str| {
        let fit = LinearFit::read(formula, &table, Criterion::Reml).unwrap();
        Inference::new(&fit, Method::Satterthwaite).unwrap().terms().unwrap()
    };
    let (treatment, sum) = (terms("y ~ x * arm + (1 | g)"), terms("y ~ x * C(arm, sum) + (1 | g)"));
    assert_eq!(treatment.len(), 3);
    for (treatment, sum) in treatment.iter().zip(sum) {
        assert!((treatment.f - sum.f).abs() < 1e-8 * sum.f, "{treatment:?} {sum:?}");
        assert!((treatment.p - sum.p).abs() < 1e-6);
    }
}
