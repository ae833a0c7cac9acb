//! Every reference case of mixed models, made with R 4.2.2, lme4 1.1-31, lmerTest 3.1-3 and pbkrtest 0.5.2.
//!
//! `cargo test -p verbond-stats --test oracles -- --nocapture` prints which cases agree, and which were skipped because their
//! tables may not lie in the repository and are not on this machine.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod compare;
mod files;
mod json;
mod models;

use compare::Comparison;
use json::Json;
use verbond_stats::formula::Formula;
use verbond_stats::matrix::Matrix;
use verbond_stats::mixed::design::{Design, Settings};
use verbond_stats::mixed::deviance::Criterion;
use verbond_stats::mixed::fit::LinearFit;
use verbond_stats::mixed::inference::{Inference, Method, Test};

fn check(id: &str) {
    let Some(oracle) = files::find("oracles", &format!("{id}.json")) else {
        println!("{id}: skipped, its reference numbers are not on this machine");
        return;
    };
    let oracle = Json::parse(&std::fs::read_to_string(oracle).unwrap());
    let file = oracle.get("file").unwrap().text();
    let Some(path) = files::find("data", &file) else {
        println!("{id}: skipped, {file} is not on this machine");
        return;
    };
    let table = cases::prepared(id, files::table(&path));
    let formula = Formula::read(&oracle.get("formula").unwrap().text()).unwrap();
    let weights = match oracle.get("weights") {
        Some(Json::Text(name)) => Some(name.clone()),
        _ => None,
    };
    let settings = Settings { weights, ..Settings::default() };
    for (key, criterion) in [("REML", Criterion::Reml), ("ML", Criterion::Ml)] {
        let reference = oracle.get(key).unwrap();
        let design = Design::new(&formula, &table, &settings).unwrap();
        let fit = LinearFit::new(design, criterion).unwrap();
        let mut comparison = Comparison { id: id.to_owned(), ..Comparison::default() };
        numbers(&fit, reference, &mut comparison);
        structure(&fit, reference, &mut comparison);
        tests(&fit, reference, &mut comparison);
        profiles(&fit, reference, &mut comparison);
        println!(
            "{id} {key}: {} numbers agree, {} do not, the widest at {:.3} of its tolerance; {} evaluations",
            comparison.count - comparison.failures.len(),
            comparison.failures.len(),
            comparison.worst,
            fit.run().evaluations,
        );
        assert!(
            comparison.failures.is_empty(),
            "{id} {key}:\n{}",
            comparison.failures[..comparison.failures.len().min(20)].join("\n")
        );
    }
}

fn numbers(fit: &LinearFit, reference: &Json, comparison: &mut Comparison) {
    assert_eq!(fit.theta_names(), reference.get("theta_names").unwrap().texts());
    let coefficients = fit.coefficients();
    let names: Vec<String> = coefficients.iter().map(|coefficient| coefficient.name.clone()).collect();
    assert_eq!(names, reference.get("coef_names").unwrap().texts());
    let all = |value: fn(&verbond_stats::mixed::fit::Coefficient) -> f64| -> Vec<f64> {
        coefficients.iter().map(value).collect()
    };
    comparison.numbers(reference, &["objective"], &[fit.objective()]);
    comparison.numbers(reference, &["logLik"], &[fit.log_likelihood()]);
    comparison.numbers(reference, &["theta"], &fit.theta());
    comparison.numbers(reference, &["sigma"], &[fit.sigma()]);
    comparison.numbers(reference, &["beta"], &all(|coefficient| coefficient.estimate));
    comparison.numbers(reference, &["se"], &all(|coefficient| coefficient.standard_error));
    comparison.numbers(reference, &["vcov"], &fit.covariance().concat());
    let parts = fit.criterion_parts();
    comparison.numbers(reference, &["pwrss"], &[parts.penalised_squares]);
    comparison.numbers(reference, &["ldL2"], &[parts.log_det_random]);
    comparison.numbers(reference, &["ldRX2"], &[parts.log_det_fixed]);
    comparison.numbers(reference, &["df_model"], &[fit.parameter_count() as f64]);
    comparison.numbers(reference, &["AIC"], &[fit.aic()]);
    comparison.numbers(reference, &["BIC"], &[fit.bic()]);
    comparison.numbers(reference, &["sum_fitted"], &[fit.fitted().iter().sum()]);
    comparison.numbers(reference, &["sumsq_resid"], &[fit.residuals().iter().map(|rest| rest * rest).sum()]);
    let head = |values: Vec<f64>, key: &str, comparison: &mut Comparison| {
        let count = reference.get(key).unwrap().numbers().len();
        comparison.numbers(reference, &[key], &values[..count]);
    };
    head(fit.fitted(), "fitted_head", comparison);
    head(fit.residuals(), "resid_head", comparison);
    head(fit.fitted_fixed(), "fitted_fixed_head", comparison);
    let Some(Json::Map(groupings)) = reference.get("ranef") else {
        panic!("conditional modes are in the reference")
    };
    for (name, expected) in groupings {
        let modes = fit.conditional_modes().iter().find(|modes| modes.grouping == *name).unwrap();
        let listed = expected.get("levels").unwrap().texts();
        assert_eq!(modes.levels()[..listed.len()], listed);
        assert_eq!(modes.columns, expected.get("columns").unwrap().texts());
        comparison.numbers(
            reference,
            &["ranef", name, "b"],
            &(0..listed.len()).flat_map(|group| modes.mode(group).to_vec()).collect::<Vec<_>>(),
        );
        let size = modes.columns.len();
        let squares = |place: usize| {
            (0..modes.group_count()).map(|group| modes.mode(group)[place].powi(2)).sum::<f64>()
        };
        comparison.numbers(reference, &["ranef", name, "n_levels"], &[modes.group_count() as f64]);
        comparison.numbers(
            reference,
            &["ranef", name, "sumsq_b"],
            &(0..size).map(squares).collect::<Vec<_>>(),
        );
        let Some(Json::List(expected)) = expected.get("condVar") else {
            panic!("variances are in the reference")
        };
        let covariances: Vec<f64> =
            (0..expected.len()).flat_map(|group| modes.covariance(group).concat()).collect();
        comparison.numbers(reference, &["ranef", name, "condVar"], &covariances);
    }
}

/// Counts, variances and what is on its border.
fn structure(fit: &LinearFit, reference: &Json, comparison: &mut Comparison) {
    let design = fit.design();
    comparison.numbers(reference, &["n"], &[design.rows().used.len() as f64]);
    comparison.numbers(reference, &["p"], &[design.fixed_names().len() as f64]);
    for (name, levels) in design.group_levels() {
        comparison.numbers(reference, &["n_groups", name], &[levels.len() as f64]);
    }
    let columns: Vec<&[f64]> =
        design.fixed_names().iter().map(|name| design.fixed_column(name).unwrap()).collect();
    let listed = match reference.get("X_head") {
        Some(Json::List(rows)) => rows.len(),
        other => panic!("rows of the model matrix: {other:?}"),
    };
    let head: Vec<f64> = (0..listed).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
    comparison.numbers(reference, &["X_head"], &head);
    assert_eq!(reference.get("singular"), Some(&Json::Truth(!fit.singular().is_empty())));
    let Some(Json::List(rows)) = reference.get("varcorr") else { panic!("variances are in the reference") };
    let components = fit.components();
    for row in rows {
        let text = |key: &str| match row.get(key) {
            Some(Json::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let grouping = text("grp").filter(|name| name != "Residual");
        let find = |column: Option<String>| {
            components
                .iter()
                .position(|own| own.column == column && own.grouping == grouping_of(&grouping, own))
        };
        let first = find(text("var1")).unwrap();
        let variance = components[first].variance;
        let (vcov, sdcor) = match text("var2") {
            None => (variance, variance.sqrt()),
            Some(other) => {
                let other = &components[find(Some(other)).unwrap()];
                let correlation = other.correlations[other.correlations.len() - 1].unwrap();
                (correlation * (variance * other.variance).sqrt(), correlation)
            }
        };
        comparison.numbers_below(row, "varcorr", &["vcov"], &[vcov]);
        comparison.numbers_below(row, "varcorr", &["sdcor"], &[sdcor]);
    }
}

/// lme4 numbers the terms of one grouping: `patient`, `patient.1`.
fn grouping_of(
    named: &Option<String>,
    component: &verbond_stats::mixed::fit::variance::Component,
) -> Option<String> {
    match (named, &component.grouping) {
        (Some(named), Some(own)) if named.split('.').next() == Some(own) => Some(own.clone()),
        _ => named.clone(),
    }
}

/// Profile intervals, where the reference has exact ones.
fn profiles(fit: &LinearFit, reference: &Json, comparison: &mut Comparison) {
    let keys = [("profile_ci95_ML_exact_vc", "names"), ("profile_ci95_ML_exact_beta", "coef_names")];
    if reference.get(keys[0].0).is_none() {
        return;
    }
    let profile = fit.profile(0.95).unwrap();
    for (key, names) in keys {
        let names = reference.get(key).unwrap().get(names).unwrap().texts();
        let ends: Vec<f64> = names
            .iter()
            .flat_map(|name| {
                let found = profile.iter().find(|found| found.parameter.name() == *name).unwrap();
                [found.interval.lower, found.interval.upper]
            })
            .enumerate()
            .map(|(place, end)| compare::beyond_the_reference(&comparison.id, key, place, end))
            .collect();
        comparison.numbers(reference, &[key, "ci"], &ends);
    }
}

fn tests(fit: &LinearFit, reference: &Json, comparison: &mut Comparison) {
    let all = |tests: &[Test], value: fn(&Test) -> f64| -> Vec<f64> { tests.iter().map(value).collect() };
    let wald = Inference::new(fit, Method::Wald).unwrap().coefficients(0.95).unwrap();
    let ends: Vec<f64> = wald.iter().flat_map(|test| [test.interval.lower, test.interval.upper]).collect();
    comparison.numbers(reference, &["wald_ci95"], &ends);
    if reference.get("satterthwaite").is_some() {
        let inference = Inference::new(fit, Method::Satterthwaite).unwrap();
        let tests = inference.coefficients(0.95).unwrap();
        let path = |key| ["satterthwaite", key];
        comparison.numbers(reference, &path("df"), &all(&tests, |test| test.degrees.unwrap()));
        comparison.numbers(reference, &path("t"), &all(&tests, |test| test.statistic));
        comparison.numbers(reference, &path("p"), &all(&tests, |test| test.p));
        comparison.numbers(
            reference,
            &path("vcov_varpar"),
            &cells(inference.parameter_covariance().unwrap()),
        );
        let terms = inference.terms().unwrap();
        if !terms.is_empty() {
            let of = |key| ["satterthwaite", "anova_typeIII", key];
            let names: Vec<String> = terms.iter().map(|term| term.term.clone()).collect();
            assert_eq!(
                names,
                reference
                    .get("satterthwaite")
                    .unwrap()
                    .get("anova_typeIII")
                    .unwrap()
                    .get("term")
                    .unwrap()
                    .texts()
            );
            comparison.numbers(
                reference,
                &of("NumDF"),
                &terms.iter().map(|term| term.numerator).collect::<Vec<_>>(),
            );
            comparison.numbers(
                reference,
                &of("DenDF"),
                &terms.iter().map(|term| term.denominator.unwrap()).collect::<Vec<_>>(),
            );
            comparison.numbers(reference, &of("F"), &terms.iter().map(|term| term.f).collect::<Vec<_>>());
            comparison.numbers(reference, &of("p"), &terms.iter().map(|term| term.p).collect::<Vec<_>>());
        }
    }
    if reference.get("kenward_roger").is_some() {
        let inference = Inference::new(fit, Method::KenwardRoger).unwrap();
        let tests = inference.coefficients(0.95).unwrap();
        let path = |key| ["kenward_roger", key];
        comparison.numbers(reference, &path("df"), &all(&tests, |test| test.degrees.unwrap()));
        comparison.numbers(reference, &path("se_adj"), &all(&tests, |test| test.standard_error));
        comparison.numbers(reference, &path("vcov_adj"), &cells(inference.covariance()));
    }
}

fn cells(matrix: &Matrix) -> Vec<f64> {
    (0..matrix.row_count()).flat_map(|row| matrix.row(row).to_vec()).collect()
}

macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check(stringify!($name)); })*
    };
}

cases! {
    lmm_btheb_ri
    lmm_chem97_nested
    lmm_claus_rs
    lmm_dyestuff
    lmm_insteval
    lmm_machines_nested
    lmm_mbct_3level
    lmm_mbct_lagged
    lmm_mbct_patient_change_ri
    lmm_orthodont_rs
    lmm_pastes_nested
    lmm_rankdef_claus
    lmm_riesby_rs
    lmm_schizophrenia_rs
    lmm_scotssec_crossed
    lmm_sleepstudy_rs
    lmm_truthbias
    lmm_weights_riesby
}
