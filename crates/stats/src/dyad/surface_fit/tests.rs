use super::*;
use crate::mixed::deviance::Criterion;
use crate::mixed::fit::LinearFit;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};
use proptest::prelude::*;
use std::collections::BTreeMap;

const RATINGS: &str = include_str!("../../../../../fixtures/mixed/dyad_ratings.csv");
const ORACLE: &str = include_str!("../../../../../fixtures/dyad/rsa_dyads_means.json");
const MORE: &str = include_str!("../../../../../fixtures/dyad/dyads.json");

/// The means of each dyad over its sessions.
fn means() -> [Vec<Option<f64>>; 3] {
    let csv = Csv::parse(RATINGS);
    let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (row, dyad) in csv.text("dyad").into_iter().enumerate() {
        rows.entry(dyad.parse().unwrap()).or_default().push(row);
    }
    ["patient_wai", "therapist_wai", "outcome"].map(|name| {
        let values = csv.complete(name);
        let mean = |rows: &Vec<usize>| rows.iter().map(|row| values[*row]).sum::<f64>() / rows.len() as f64;
        rows.values().map(|rows| Some(mean(rows))).collect()
    })
}

#[test]
fn every_number_of_the_surface_of_dyads_is_that_of_the_reference() {
    let [x, y, z] = means();
    let fit = SurfaceFit::new(Ratings { x: &x, y: &y, z: &z }, 0.95).unwrap();
    let oracle = Json::parse(ORACLE);
    let tight = |what: &str, found: &[f64], expected: &[f64]| all_close(what, found, expected, 1e-9, 1e-11);
    close("n", fit.n as f64, oracle.number("n"), 0.0, 0.0);
    let surface = &fit.surface;
    tight("b", &surface.coefficients, &oracle.numbers("b"));
    tight("se", &fit.standard_errors, &oracle.numbers("se"));
    tight("vcov", surface.covariance.cells(), oracle.matrix("vcov").cells());
    let found =
        [fit.sigma, fit.r2, fit.adjusted_r2, fit.r2_beyond_plane, fit.against_plane.f, fit.against_plane.p];
    let keys = ["sigma", "R2", "adjR2", "delta_R2_vs_linear", "F_vs_linear", "p_vs_linear"];
    tight("whole", &found, &keys.map(|key| oracle.number(key)));
    tight("F", &[fit.f.f, fit.f.numerator as f64, fit.f.denominator as f64], &oracle.numbers("F"));
    close("df", surface.degrees.unwrap(), oracle.number("df_resid"), 0.0, 0.0);
    let of =
        |of: fn(&super::super::surface::Derived) -> f64| surface.lines.iter().map(of).collect::<Vec<_>>();
    tight("a", &of(|a| a.estimate), &oracle.numbers("surface/a1_a5"));
    tight("se of a", &of(|a| a.standard_error), &oracle.numbers("surface/se"));
    tight("t of a", &of(|a| a.statistic), &oracle.numbers("surface/t"));
    tight("p of a", &of(|a| a.p), &oracle.numbers("surface/p"));
    tight("vcov of a", surface.line_covariance.cells(), oracle.matrix("surface/vcov_a").cells());
    let point = surface.stationary.unwrap();
    for (found, key) in [(point.x, "X0"), (point.y, "Y0"), (point.z, "Z0")] {
        close(key, found.estimate, oracle.number(&format!("surface/stationary/{key}")), 1e-9, 0.0);
    }
    let axes = surface.axes.unwrap();
    let named = [
        (axes.first_intercept, "p10"),
        (axes.first_slope, "p11"),
        (axes.second_intercept, "p20"),
        (axes.second_slope, "p21"),
    ];
    for (found, key) in named {
        close(key, found.estimate, oracle.number(&format!("surface/principal_axes/{key}")), 1e-9, 0.0);
    }
    tight("curvatures", &surface.curvatures, &oracle.numbers("surface/hessian_eigen"));
    let robust: Vec<f64> = fit.with_errors(Errors::Hc3).lines.iter().map(|a| a.standard_error).collect();
    tight("HC3", &robust, &oracle.numbers("surface_HC3_se"));
    let more = Json::parse(MORE);
    let errors = [
        point.x,
        point.y,
        point.z,
        axes.first_intercept,
        axes.first_slope,
        axes.second_intercept,
        axes.second_slope,
    ]
    .map(|derived| derived.standard_error);
    all_close("delta errors", &errors, &more.numbers("rsa/delta_se"), 1e-6, 0.0);
}

#[test]
fn a_surface_of_sessions_in_dyads_comes_from_the_fixed_part_of_a_mixed_model() {
    let csv = Csv::parse(RATINGS);
    let (x, y) = (csv.complete("patient_wai"), csv.complete("therapist_wai"));
    let products =
        |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(a, b)| a * b).collect::<Vec<_>>();
    let number = |values: Vec<f64>| Column::from(Numbers::complete(values).unwrap());
    let dyad = Factor::from_texts(csv.text("dyad").into_iter().map(Some));
    let table = Table::new([
        ("z", number(csv.complete("outcome"))),
        ("xx", number(products(&x, &x))),
        ("xy", number(products(&x, &y))),
        ("yy", number(products(&y, &y))),
        ("x", number(x)),
        ("y", number(y)),
        ("dyad", Column::from(dyad)),
    ])
    .unwrap();
    let fit = LinearFit::read("z ~ x + y + xx + xy + yy + (1 | dyad)", &table, Criterion::Reml).unwrap();
    let estimates: Vec<f64> = fit.coefficients().iter().map(|c| c.estimate).collect();
    let b = std::array::from_fn(|place| estimates[place]);
    let covariance = Matrix::from_rows(&fit.covariance()).unwrap();
    let surface = Surface::new(b, covariance, None, 0.95).unwrap();
    let more = Json::parse(MORE);
    let of =
        |of: fn(&super::super::surface::Derived) -> f64| surface.lines.iter().map(of).collect::<Vec<_>>();
    all_close("a", &of(|a| a.estimate), &more.numbers("rsa_multilevel/a"), 1e-6, 1e-8);
    all_close("se", &of(|a| a.standard_error), &more.numbers("rsa_multilevel/se"), 1e-5, 0.0);
}

#[test]
fn ratings_of_two_values_only_cannot_show_a_curve() {
    let x: Vec<_> = (0..12).map(|row| Some(f64::from(row % 2))).collect();
    let y: Vec<_> = (0..12).map(|row| Some(f64::from(row % 5))).collect();
    let refused = SurfaceFit::new(Ratings { x: &x, y: &y, z: &y }, 0.95).unwrap_err();
    assert_eq!(refused, DyadError::Collinear { column: 3 });
    let few = SurfaceFit::new(Ratings { x: &x[..6], y: &y[..6], z: &y[..6] }, 0.95).unwrap_err();
    assert_eq!(few, DyadError::TooFewRows { needed: 7, got: 6, missing: 0 });
    let mut gap = x.clone();
    gap[3] = Some(f64::NAN);
    let refused = SurfaceFit::new(Ratings { x: &gap, y: &y, z: &y }, 0.95).unwrap_err();
    assert_eq!(refused, DyadError::NotFinite { column: "x".to_owned(), row: 3 });
}

#[test]
fn a_plane_has_no_stationary_point_and_no_axes() {
    let surface = Surface::new([1.0, 0.5, 0.2, 0.0, 0.0, 0.0], Matrix::identity(6), None, 0.95).unwrap();
    assert_eq!((surface.stationary, surface.axes), (None, None));
    // A ridge along perfect agreement: flat all along it.
    let ridge = Surface::new([0.0, 0.0, 0.0, -1.0, 2.0, -1.0], Matrix::identity(6), None, 0.95).unwrap();
    assert_eq!(ridge.stationary, None);
    close("a4", ridge.lines[3].estimate, -4.0, 0.0, 1e-12);
}

proptest! {
    #[test]
    fn swapping_the_ratings_mirrors_the_surface(b in prop::array::uniform6(-2.0..2.0_f64)) {
        prop_assume!((4.0 * b[3] * b[5] - b[4] * b[4]).abs() > 0.1 && b[4].abs() > 0.1);
        let mirrored = [b[0], b[2], b[1], b[5], b[4], b[3]];
        let one = Surface::new(b, Matrix::identity(6), None, 0.95).unwrap();
        let other = Surface::new(mirrored, Matrix::identity(6), None, 0.95).unwrap();
        for (place, sign) in [(0, 1.0), (1, 1.0), (2, -1.0), (3, 1.0), (4, -1.0)] {
            prop_assert!((one.lines[place].estimate - sign * other.lines[place].estimate).abs() < 1e-12);
            prop_assert!((one.lines[place].standard_error - other.lines[place].standard_error).abs() < 1e-12);
        }
        let (s, t) = (one.stationary.unwrap(), other.stationary.unwrap());
        prop_assert!((s.x.estimate - t.y.estimate).abs() < 1e-9 * (1.0 + s.x.estimate.abs()));
        prop_assert!((s.z.estimate - one.at(s.x.estimate, s.y.estimate)).abs() < 1e-9 * (1.0 + s.z.estimate.abs()));
        let axes = one.axes.unwrap();
        prop_assert!((axes.first_slope.estimate * axes.second_slope.estimate + 1.0).abs() < 1e-9);
        // Flat where it is stationary: small moves change nothing to first order.
        let step = 1e-4;
        let here = one.at(s.x.estimate, s.y.estimate);
        let moved = one.at(s.x.estimate + step, s.y.estimate + step);
        prop_assert!((moved - here).abs() < 20.0 * step * step + 1e-9 * (1.0 + here.abs()));
    }
}
