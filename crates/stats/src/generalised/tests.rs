//! Fits beside lme4 and R, and what holds for every fit.

use super::error::GeneralisedError;
use super::family::Family;
use super::fit::GeneralisedFit;
use super::fit::residuals::Residual;
use super::{Integration, Settings};
use crate::mixed::error::ModelError;
use crate::mixed::optimise::Stop;
use crate::mixed::predict::Scope;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};

fn reference() -> Json {
    Json::parse(include_str!("../../../../fixtures/generalised/glmm.json"))
}

/// A table of a reference case; columns of texts become factors.
fn table(name: &str) -> Table {
    let csv = Csv::parse(match name {
        "verbagg" => include_str!("../../../../fixtures/generalised/verbagg.csv"),
        "sessions" => include_str!("../../../../fixtures/generalised/sessions.csv"),
        "btheb" => include_str!("../../../../fixtures/import/btheb_long.csv"),
        other => panic!("no table {other}"),
    });
    let columns = csv.names().iter().map(|name| {
        let texts = csv.text(name);
        let is_missing = |text: &str| text.is_empty() || text == "NA";
        let is_number = texts.iter().all(|text| is_missing(text) || text.parse::<f64>().is_ok());
        let column = if is_number {
            Column::from(Numbers::new(csv.column(name)).unwrap())
        } else {
            Column::from(Factor::from_texts(
                texts.into_iter().map(|text| (!is_missing(text)).then_some(text)),
            ))
        };
        (name.clone(), column)
    });
    Table::new(columns.collect::<Vec<_>>()).unwrap()
}

fn settings(case: &Json) -> Settings {
    let family = if case.text("family") == "poisson" { Family::Poisson } else { Family::Binomial };
    Settings::new(family)
}

fn check_mixed(name: &str) -> GeneralisedFit {
    let all = reference();
    let case = all.at(&format!("cases/{name}"));
    let mut settings = settings(case);
    let points = case.number("nAGQ");
    if points > 1.0 {
        settings.integration = Integration::Adaptive { points: points as usize };
    }
    let fit = GeneralisedFit::read(case.text("formula"), &table(case.text("file")), &settings).unwrap();
    assert_eq!(fit.run().stop, Stop::Converged, "{name} {:?}", fit.run());
    close(name, fit.objective(), case.number("objective"), 0.0, 1e-6);
    all_close(&format!("{name} theta"), &fit.theta(), &case.numbers("theta"), 2e-5, 2e-5);
    let coefficients = fit.coefficients(0.95).unwrap();
    let column =
        |of: fn(&super::fit::GeneralisedCoefficient) -> f64| coefficients.iter().map(of).collect::<Vec<_>>();
    all_close(&format!("{name} beta"), &column(|c| c.estimate), &case.numbers("beta"), 1e-6, 1e-7);
    all_close(&format!("{name} se"), &column(|c| c.standard_error), &case.numbers("se"), 1e-5, 1e-7);
    all_close(&format!("{name} p"), &column(|c| c.p), &case.numbers("p"), 1e-4, 1e-12);
    let given: Vec<f64> =
        fit.covariance_given_variances().iter().enumerate().map(|(at, row)| row[at].sqrt()).collect();
    all_close(&format!("{name} given"), &given, &case.numbers("se_given_theta"), 1e-5, 1e-7);
    let modes: Vec<f64> = fit
        .conditional_modes()
        .iter()
        .flat_map(|own| (0..own.group_count()).flat_map(|group| own.mode(group).to_vec()))
        .collect();
    all_close(&format!("{name} modes"), &modes, &case.numbers("modes"), 1e-4, 1e-5);
    let variances: Vec<f64> = fit
        .conditional_modes()
        .iter()
        .flat_map(|own| {
            (0..own.group_count())
                .flat_map(move |group| (0..own.columns.len()).map(move |at| own.variance(group, at)))
        })
        .collect();
    all_close(&format!("{name} condvar"), &variances, &case.numbers("condvar"), 1e-4, 1e-6);
    close("deviance", fit.deviance(), case.number("deviance"), 1e-5, 0.0);
    all_close(&format!("{name} fitted"), &fit.fitted()[..20], &case.numbers("fitted"), 1e-4, 1e-6);
    fit
}

#[test]
fn the_models_of_lme4_are_found() {
    for name in ["kept_nested", "kept_laplace", "done_slopes", "calls_offset", "bdi_count"] {
        check_mixed(name);
    }
}

#[test]
fn numeric_integration_gives_what_lme4_gives() {
    for name in ["kept_agq", "calls_agq"] {
        check_mixed(name);
    }
}

#[test]
fn answers_crossed_with_items_give_what_lme4_gives() {
    check_mixed("verbagg");
}

fn check_plain(name: &str) {
    let all = reference();
    let case = all.at(&format!("cases/{name}"));
    let fit = GeneralisedFit::read(case.text("formula"), &table(case.text("file")), &settings(case)).unwrap();
    let coefficients = fit.coefficients(0.95).unwrap();
    for (found, place) in coefficients.iter().zip(0..) {
        close(&found.name, found.estimate, case.numbers("beta")[place], 1e-9, 1e-11);
        close(&found.name, found.standard_error, case.numbers("se")[place], 1e-9, 0.0);
        close(&found.name, found.p, case.numbers("p")[place], 1e-7, 1e-14);
    }
    close(name, fit.log_likelihood(), case.number("logLik"), 1e-11, 0.0);
    close(name, fit.aic(), case.number("aic"), 1e-11, 0.0);
    close(name, fit.bic(), case.number("bic"), 1e-11, 0.0);
    close(name, fit.deviance(), case.number("deviance"), 1e-10, 0.0);
    all_close(name, &fit.fitted()[..20], &case.numbers("fitted"), 1e-9, 0.0);
    all_close(name, &fit.residuals(Residual::Pearson)[..20], &case.numbers("pearson"), 1e-8, 1e-10);
    all_close(name, &fit.residuals(Residual::Deviance)[..20], &case.numbers("devres"), 1e-7, 1e-9);
}

#[test]
fn without_random_terms_it_is_regression_as_in_r() {
    for name in ["kept_plain", "done_plain", "calls_plain"] {
        check_plain(name);
    }
}

#[test]
fn successes_of_trials_shares_with_weights_and_pairs_are_one_model() {
    let sessions = table("sessions");
    let fit = |response: &str, settings: &Settings| {
        let formula = format!("{response} ~ week + arm + (1 | patient)");
        GeneralisedFit::read(&formula, &sessions, settings).unwrap()
    };
    let plain = Settings::new(Family::Binomial);
    let pairs = fit("cbind(done, missed)", &plain);
    let trials = fit("done", &Settings { trials: Some("of".into()), ..plain.clone() });
    let shares = fit("I(done / of)", &Settings { weights: Some("of".into()), ..plain });
    for other in [trials, shares] {
        assert!((pairs.objective() - other.objective()).abs() < 1e-9);
        for (a, b) in pairs.coefficients(0.9).unwrap().iter().zip(other.coefficients(0.9).unwrap()) {
            close(&a.name, a.estimate, b.estimate, 1e-8, 1e-9);
        }
    }
}

#[test]
fn rows_of_the_fit_are_predicted_as_they_were_fitted() {
    let sessions = table("sessions");
    let formula = "calls ~ week + arm + offset(log(days)) + (week | patient) + (1 | therapist)";
    let fit = GeneralisedFit::read(formula, &sessions, &Settings::new(Family::Poisson)).unwrap();
    let found = fit.predict(&sessions, Scope::Groups, 0.95).unwrap();
    for (found, fitted) in found.iter().zip(fit.fitted()) {
        close("mean", found.unwrap().mean, fitted, 1e-9, 1e-12);
    }
    let new = fit.predict(&sessions, Scope::NewGroup, 0.95).unwrap();
    assert!(new.iter().flatten().all(|row| row.predictor == row.everyone.predictor));
    assert!(new.iter().flatten().all(|row| row.everyone.mean.holds(row.mean)));
}

fn small(response: &[f64], x: &[f64]) -> Table {
    let groups: Vec<String> = (0..response.len()).map(|row| format!("g{}", row % 4)).collect();
    Table::new([
        ("y", Column::from(Numbers::complete(response.to_vec()).unwrap())),
        ("x", Column::from(Numbers::complete(x.to_vec()).unwrap())),
        ("g", Column::from(Factor::from_texts(groups.iter().map(|group| Some(group.as_str()))))),
    ])
    .unwrap()
}

#[test]
fn a_column_that_tells_every_answer_is_named_and_has_no_estimate() {
    let x: Vec<f64> = (0..16).map(f64::from).collect();
    let y: Vec<f64> = x.iter().map(|x| f64::from(u8::from(*x > 7.5))).collect();
    for formula in ["y ~ x", "y ~ x + (1 | g)"] {
        let error =
            GeneralisedFit::read(formula, &small(&y, &x), &Settings::new(Family::Binomial)).unwrap_err();
        let GeneralisedError::Separated { direction, told, .. } = &error else { panic!("{error}") };
        assert!(direction.iter().any(|(name, _)| name == "x"), "{error}");
        assert_eq!(*told, 16);
    }
}

#[test]
fn a_level_without_any_success_is_told_and_one_with_a_single_success_is_not() {
    let x: Vec<f64> = (0..24).map(|row| f64::from(row % 3 == 0)).collect();
    let mut y: Vec<f64> = (0..24).map(|row| f64::from(u8::from(row % 3 != 0 && row % 2 == 0))).collect();
    for family in [Family::Binomial, Family::Poisson] {
        let error = GeneralisedFit::read("y ~ x", &small(&y, &x), &Settings::new(family)).unwrap_err();
        let GeneralisedError::Separated { direction, told, .. } = error else { panic!("{error}") };
        assert_eq!((direction.len(), direction[0].0.as_str(), told), (1, "x", 8));
    }
    y[0] = 1.0;
    assert!(GeneralisedFit::read("y ~ x", &small(&y, &x), &Settings::new(Family::Binomial)).is_ok());
}

#[test]
fn groups_that_do_not_differ_are_told() {
    let x: Vec<f64> = (0..32).map(|row| f64::from(row % 5)).collect();
    let y: Vec<f64> = (0..32).map(|row| f64::from(u8::from((row / 4) % 2 == 0))).collect();
    let fit =
        GeneralisedFit::read("y ~ x + (1 | g)", &small(&y, &x), &Settings::new(Family::Binomial)).unwrap();
    assert_eq!(fit.singular()[0].grouping, "g");
    let plain = GeneralisedFit::read("y ~ x", &small(&y, &x), &Settings::new(Family::Binomial)).unwrap();
    close("as without groups", fit.objective(), plain.objective(), 0.0, 1e-8);
    let (fit, plain) = (fit.coefficients(0.95).unwrap(), plain.coefficients(0.95).unwrap());
    close("se", fit[1].standard_error, plain[1].standard_error, 1e-6, 0.0);
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let check = |formula: &str, family: Family, change: &dyn Fn(&mut Settings), expected: &str| {
        let x: Vec<f64> = (0..12).map(f64::from).collect();
        let y: Vec<f64> = x.iter().map(|x| (x * 0.7).sin() * 2.0).collect();
        let three = Factor::from_texts(["a", "b", "c"].into_iter().cycle().take(12).map(Some));
        let table = small(&y, &x).with("three", three.into()).unwrap();
        let mut settings = Settings::new(family);
        change(&mut settings);
        let error = GeneralisedFit::read(formula, &table, &settings).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    let as_is = |_: &mut Settings| {};
    check("y ~ x", Family::Binomial, &as_is, "in row 1, counted from 0, as a share of 1 trials");
    check("y ~ x", Family::Poisson, &as_is, "row 1, counted from 0, as a count");
    check("three ~ x", Family::Binomial, &as_is, "has 3 levels (a, b, c)");
    check("three ~ x", Family::Poisson, &as_is, "as counts: it holds levels");
    check("cbind(x) ~ g", Family::Binomial, &as_is, "successes and failures");
    check("cbind(x, three) ~ g", Family::Binomial, &as_is, "two columns of numbers");
    check("x ~ g", Family::Poisson, &|own| own.trials = Some("x".into()), "counts have no trials");
    check(
        "x ~ g + (x | g)",
        Family::Poisson,
        &|own| own.integration = Integration::Adaptive { points: 5 },
        "(Intercept) + x | g",
    );
    check(
        "x ~ x + (1 | g)",
        Family::Poisson,
        &|own| own.integration = Integration::Adaptive { points: 500 },
        "500 points",
    );
    check("x ~ nothing", Family::Poisson, &as_is, "no column \"nothing\"");
}

#[test]
fn a_response_that_is_always_yes_is_refused() {
    let x: Vec<f64> = (0..12).map(f64::from).collect();
    let refused = GeneralisedFit::read("y ~ x", &small(&[1.0; 12], &x), &Settings::new(Family::Binomial));
    let constant = ModelError::ConstantResponse { response: "y".into(), value: 1.0 };
    assert_eq!(refused.unwrap_err(), GeneralisedError::Model(constant));
}
