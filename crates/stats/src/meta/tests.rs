use super::asymmetry::rank::rank_test;
use super::asymmetry::regression::{Form, Predictor, regression_test};
use super::asymmetry::trim_fill::{Side, Trimming, trim_and_fill};
use super::fit::{MetaFit, Settings, Test};
use super::heterogeneity::{Method, Stop, q_profile};
use super::influence::{influence, leave_one_out};
use super::predict::Basis;
use super::studies::{Intercept, Moderators, Studies};
use crate::reference::json::Json;
use crate::reference::{all_close, close, shared};

fn present(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn field<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    match json {
        Json::Object(fields) => fields.get(key).filter(|value| **value != Json::Null),
        _ => None,
    }
}

fn studies(oracle: &Json) -> Studies {
    Studies::new(&present(&oracle.numbers("yi")), &present(&oracle.numbers("vi"))).unwrap()
}

fn fit(studies: &Studies, method: Method, test: Test) -> MetaFit {
    // The reference has metafor's search go on to the last digit, except that of Paule and Mandel, and but for trim and fill.
    let stop = if method == Method::PauleMandel { Stop::AsMetafor } else { Stop::AtTheLastDigit };
    MetaFit::new(studies, Settings { method, test, stop, ..Settings::default() }).unwrap()
}

/// Tolerances of the reference: closed formulas 1e-10, what is searched 1e-7, and metafor's own stopping rule beyond that.
fn check_fit(what: &str, fit: &MetaFit, expected: &Json) {
    let all = |key: &str, found: Vec<f64>| {
        all_close(&format!("{what} {key}"), &found, &expected.numbers(key), 1e-8, 1e-10);
    };
    let one = |key: &str, found: Option<f64>| match (field(expected, key), found) {
        (None, None) => (),
        (Some(number), Some(found)) => {
            close(&format!("{what} {key}"), found, number.as_number(), 1e-7, 1e-10);
        }
        (expected, found) => panic!("{what} {key}: {found:?} instead of {expected:?}"),
    };
    let coefficients = &fit.coefficients;
    all("beta", coefficients.iter().map(|c| c.estimate).collect());
    all("se", coefficients.iter().map(|c| c.standard_error).collect());
    all("zval", coefficients.iter().map(|c| c.statistic).collect());
    all("ci_lb", coefficients.iter().map(|c| c.interval.lower).collect());
    all("ci_ub", coefficients.iter().map(|c| c.interval.upper).collect());
    for (found, p) in coefficients.iter().zip(expected.numbers("pval")) {
        close(&format!("{what} p"), found.p, p, 1e-6, 1e-12);
    }
    let spread = &fit.heterogeneity;
    one("dfs", fit.degrees);
    one("tau2", Some(spread.tau2));
    one("se_tau2", spread.tau2_standard_error);
    one("I2", spread.i2);
    one("H2", spread.h2);
    one("QE", spread.q);
    one("QEp", spread.q_p);
    let omnibus = fit.omnibus.unwrap();
    one("QM", Some(omnibus.statistic));
    one("QMp", Some(omnibus.p));
    one("s2w", Some(fit.scale));
    one("R2", fit.r2);
    one("logLik", Some(fit.log_likelihood()));
    one("logLik_REML", fit.reml.map(|reml| reml.log));
    one("AIC_ML", Some(fit.ml.aic));
    let vcov = expected.matrix("vcov");
    all_close(&format!("{what} vcov"), fit.covariance.cells(), vcov.cells(), 1e-7, 1e-12);
    if let Some(band) = field(expected, "pi") {
        let found = fit.expected(Basis::OfTest).unwrap().prediction.unwrap();
        let band: Vec<f64> = band.list().iter().map(Json::as_number).collect();
        all_close(&format!("{what} pi"), &[found.lower, found.upper], &band, 1e-7, 1e-10);
    }
    if let Some(table) = field(expected, "tau2_ci_Qprofile") {
        let found = q_profile(fit, 0.95).unwrap();
        let rows = [found.tau2, found.tau, found.i2, found.h2];
        for (row, found) in table.list().iter().zip(rows) {
            let row: Vec<f64> = row.list().iter().map(Json::as_number).collect();
            all_close(&format!("{what} Q-profile"), &[found.lower, found.upper], &row[1..], 1e-6, 1e-9);
        }
    }
}

fn check_moderators(oracle: &Json) {
    let rows: Vec<Vec<Option<f64>>> = oracle
        .at("moderators/X")
        .list()
        .iter()
        .map(|row| row.list().iter().map(|cell| (*cell != Json::Null).then(|| cell.as_number())).collect())
        .collect();
    let names = match oracle.at("moderators/names") {
        Json::List(names) => names.iter().map(|name| match name {
            Json::Text(name) => name.clone(),
            other => panic!("{other:?}"),
        }),
        other => panic!("{other:?}"),
    };
    let columns =
        names.enumerate().map(|(at, name)| (name, rows.iter().map(|row| row[at]).collect())).collect();
    let moderators = Moderators { intercept: Intercept::Present, columns };
    let (mut effects, mut variances) = (oracle.numbers("yi"), oracle.numbers("vi"));
    if let (Some(own_effects), Some(own_variances)) =
        (field(oracle.at("moderators"), "yi"), field(oracle.at("moderators"), "vi"))
    {
        let numbers = |list: &Json| list.list().iter().map(Json::as_number).collect::<Vec<f64>>();
        (effects, variances) = (numbers(own_effects), numbers(own_variances));
    }
    let studies = Studies::explained(&present(&effects), &present(&variances), &moderators).unwrap();
    let Json::Object(fits) = oracle.at("metareg") else { panic!("metareg") };
    for (key, expected) in fits {
        let (method, test) = key.split_once('_').unwrap();
        let (method, test) = (Method::from_code(method).unwrap(), Test::from_code(test).unwrap());
        check_fit(&format!("metareg {key}"), &fit(&studies, method, test), expected);
    }
}

fn check_asymmetry(oracle: &Json, fit: &MetaFit) {
    let egger = regression_test(fit, Predictor::StandardError, Form::Mixed).unwrap();
    close("egger z", egger.statistic, oracle.number("egger/zval"), 1e-7, 1e-10);
    close("egger p", egger.p, oracle.number("egger/pval"), 1e-6, 1e-12);
    close("egger limit", egger.limit.unwrap(), oracle.number("egger/est"), 1e-7, 1e-10);
    let egger = regression_test(fit, Predictor::StandardError, Form::Weighted).unwrap();
    close("egger t", egger.statistic, oracle.number("egger_lm/tval"), 1e-9, 1e-12);
    close("egger df", egger.degrees.unwrap(), oracle.number("egger_lm/dfs"), 0.0, 0.0);
    close("egger p", egger.p, oracle.number("egger_lm/pval"), 1e-8, 1e-14);
    let ranks = rank_test(fit).unwrap();
    close("rank tau", ranks.tau, oracle.number("ranktest/tau"), 1e-10, 1e-12);
    close("rank p", ranks.p, oracle.number("ranktest/pval"), 1e-8, 1e-20);
    let trimming = Trimming { stop: Stop::AsMetafor, ..Trimming::default() };
    let filled = trim_and_fill(fit, trimming).unwrap();
    assert_eq!(filled.missing as f64, oracle.number("trimfill/k0"));
    let side = if filled.side == Side::Left { "left" } else { "right" };
    assert_eq!(side, oracle.text("trimfill/side"));
    let found = &filled.fit;
    close("filled", found.coefficients[0].estimate, oracle.number("trimfill/beta"), 1e-7, 1e-10);
    close("filled se", found.coefficients[0].standard_error, oracle.number("trimfill/se"), 1e-7, 1e-10);
    close("filled tau2", found.heterogeneity.tau2, oracle.number("trimfill/tau2"), 1e-7, 1e-10);
}

fn check_studies(oracle: &Json, fit: &MetaFit) {
    let shrunken = fit.shrunken().unwrap();
    let (estimates, errors): (Vec<f64>, Vec<f64>) =
        shrunken.iter().map(|study| (study.estimate, study.standard_error)).unzip();
    let head = oracle.numbers("blup_head/pred");
    all_close("blup", &estimates[..head.len()], &head, 1e-7, 1e-10);
    all_close("blup se", &errors[..head.len()], &oracle.numbers("blup_head/se"), 1e-7, 1e-10);
    if field(oracle, "leave1out").is_some() {
        let without: Vec<MetaFit> = leave_one_out(fit).unwrap().into_iter().map(Option::unwrap).collect();
        let estimates: Vec<f64> = without.iter().map(|fit| fit.coefficients[0].estimate).collect();
        let tau2: Vec<f64> = without.iter().map(|fit| fit.heterogeneity.tau2).collect();
        all_close("without", &estimates, &oracle.numbers("leave1out/estimate"), 1e-7, 1e-10);
        all_close("tau2 without", &tau2, &oracle.numbers("leave1out/tau2"), 1e-7, 1e-10);
        let found: Vec<_> = influence(fit).unwrap().into_iter().map(Option::unwrap).collect();
        let head = |key: &str| oracle.numbers(&format!("influence_head/{key}"));
        let first = |of: fn(&super::influence::Influence) -> f64, count: usize| {
            found[..count].iter().map(of).collect::<Vec<f64>>()
        };
        let count = head("hat").len();
        all_close("rstudent", &first(|i| i.rstudent, count), &head("rstudent"), 1e-6, 1e-9);
        all_close("dffits", &first(|i| i.dffits, count), &head("dffits"), 1e-6, 1e-9);
        all_close("cook", &first(|i| i.cook, count), &head("cook_d"), 1e-6, 1e-9);
        all_close("hat", &first(|i| i.hat, count), &head("hat"), 1e-7, 1e-10);
    }
}

fn check(text: &str) {
    let oracle = Json::parse(text);
    let id = oracle.text("id").to_owned();
    let studies = studies(&oracle);
    let Json::Object(fits) = oracle.at("fits") else { panic!("fits") };
    for (method, tests) in fits {
        let Json::Object(tests) = tests else { panic!("tests") };
        for (test, expected) in tests.iter().filter(|(_, expected)| **expected != Json::Null) {
            let (by, with) = (Method::from_code(method).unwrap(), Test::from_code(test).unwrap());
            check_fit(&format!("{id} {method} {test}"), &fit(&studies, by, with), expected);
        }
    }
    let restricted = fit(&studies, Method::Reml, Test::Normal);
    check_moderators(&oracle);
    check_asymmetry(&oracle, &restricted);
    check_studies(&oracle, &restricted);
}

#[test]
fn every_number_of_the_shared_cases_is_that_of_metafor() {
    for case in ["bangert", "metapsy", "molloy_zcor", "raudenbush"] {
        if let Some(text) = shared(&format!("oracles/meta_{case}.json")) {
            check(&text);
        }
    }
}

mod laws;
/// The sets of metadat, as the script beside them gives them.
mod sets;
