use super::*;
use crate::meta::asymmetry::trim_fill::Estimator;
use crate::meta::influence::Influence;
use crate::meta::three_level::fit as three;
use crate::meta::three_level::nesting::Nesting;
use crate::reference::Csv;
use crate::table::factor::Factor;

const SETS: [&str; 16] = [
    include_str!("../../../../../fixtures/meta/meta_aloe.json"),
    include_str!("../../../../../fixtures/meta/meta_bangertdrowns.json"),
    include_str!("../../../../../fixtures/meta/meta_bcg.json"),
    include_str!("../../../../../fixtures/meta/meta_bonett.json"),
    include_str!("../../../../../fixtures/meta/meta_cohen.json"),
    include_str!("../../../../../fixtures/meta/meta_craft.json"),
    include_str!("../../../../../fixtures/meta/meta_crede.json"),
    include_str!("../../../../../fixtures/meta/meta_knapp.json"),
    include_str!("../../../../../fixtures/meta/meta_landenberger.json"),
    include_str!("../../../../../fixtures/meta/meta_lopez.json"),
    include_str!("../../../../../fixtures/meta/meta_mcdaniel.json"),
    include_str!("../../../../../fixtures/meta/meta_molloy.json"),
    include_str!("../../../../../fixtures/meta/meta_normand_md.json"),
    include_str!("../../../../../fixtures/meta/meta_normand_smd.json"),
    include_str!("../../../../../fixtures/meta/meta_raudenbush1985.json"),
    include_str!("../../../../../fixtures/meta/meta_tannersmith.json"),
];

fn maybe(list: &Json) -> Vec<Option<f64>> {
    list.list().iter().map(|cell| (*cell != Json::Null).then(|| cell.as_number())).collect()
}

fn check_numbers(what: &str, fit: &MetaFit, expected: &Json) {
    let all = |key: &str, found: &[f64], relative: f64| {
        if let Some(list) = field(expected, key) {
            let numbers: Vec<f64> = list.list().iter().map(Json::as_number).collect();
            // What is searched in metafor ends at a step of 1e-12, not at the last digit.
            all_close(&format!("{what} {key}"), found, &numbers, relative, 1e-9);
        }
    };
    let of = |of: fn(&crate::meta::inference::Coefficient) -> f64| {
        fit.coefficients.iter().map(of).collect::<Vec<f64>>()
    };
    all("beta", &of(|c| c.estimate), 1e-7);
    all("se", &of(|c| c.standard_error), 1e-7);
    all("zval", &of(|c| c.statistic), 1e-7);
    all("ci_lb", &of(|c| c.interval.lower), 1e-7);
    all("ci_ub", &of(|c| c.interval.upper), 1e-7);
    all("pval", &of(|c| c.p), 1e-5);
    let spread = &fit.heterogeneity;
    let numbers = [
        ("dfs", fit.degrees),
        ("tau2", Some(spread.tau2)),
        ("se_tau2", spread.tau2_standard_error),
        ("I2", spread.i2),
        ("H2", spread.h2),
        ("QE", spread.q),
        ("QEp", spread.q_p),
        ("QM", fit.omnibus.map(|test| test.statistic)),
        ("QMp", fit.omnibus.map(|test| test.p)),
        ("s2w", Some(fit.scale)),
        ("R2", fit.r2),
        ("logLik", Some(fit.log_likelihood())),
        ("logLik_REML", fit.reml.map(|reml| reml.log)),
        ("AIC_ML", Some(fit.ml.aic)),
        ("BIC_ML", Some(fit.ml.bic)),
        ("dev_ML", Some(fit.ml.deviance)),
        ("AICc_REML", fit.reml.map(|reml| reml.aicc)),
    ];
    for (key, found) in numbers {
        let relative = if key.ends_with('p') { 1e-5 } else { 1e-7 };
        match (field(expected, key), found) {
            (Some(_), Some(found)) => all(key, &[found], relative),
            (None, None) => (),
            (expected, found) => panic!("{what} {key}: {found:?} instead of {expected:?}"),
        }
    }
    for (key, basis) in [("pi", Basis::OfTest), ("pi_riley", Basis::Riley)] {
        if field(expected, key).is_some() {
            let band = fit.expected(basis).unwrap().prediction.unwrap();
            all(key, &[band.lower, band.upper], 1e-7);
        }
    }
    if let Some(table) = field(expected, "tau2_ci_Qprofile") {
        let found = q_profile(fit, 0.95).unwrap();
        // metafor looks no further than 100, or ten times the estimate.
        let is_within = found.tau2.upper < 100.0_f64.max(10.0 * fit.heterogeneity.tau2);
        for (row, found) in table.list().iter().zip([found.tau2, found.tau, found.i2, found.h2]) {
            let row: Vec<f64> = row.list().iter().map(Json::as_number).collect();
            let ends = [found.lower, found.upper];
            let compared = if is_within { 2 } else { 1 };
            all_close(what, &ends[..compared], &row[1..=compared], 1e-6, 1e-7);
        }
    }
}

fn check_fits(what: &str, studies: &Studies, fits: &Json) {
    let Json::Object(fits) = fits else { panic!("fits") };
    for (method, tests) in fits {
        let Json::Object(tests) = tests else { panic!("tests") };
        for (test, expected) in tests {
            let (by, with) = (Method::from_code(method).unwrap(), Test::from_code(test).unwrap());
            check_numbers(&format!("{what} {method} {test}"), &fit(studies, by, with), expected);
        }
    }
}

fn check_influence(what: &str, fit: &MetaFit, expected: &Json) {
    let found: Vec<Influence> = influence(fit).unwrap().into_iter().map(Option::unwrap).collect();
    let check = |key: &str, of: fn(&Influence) -> f64| {
        let expected = expected.numbers(key);
        let found: Vec<f64> = found[..expected.len()].iter().map(of).collect();
        all_close(&format!("{what} {key}"), &found, &expected, 1e-6, 1e-8);
    };
    check("rstudent", |i| i.rstudent);
    check("dffits", |i| i.dffits);
    check("cook_d", |i| i.cook);
    check("cov_r", |i| i.covariance_ratio);
    check("tau2_del", |i| i.tau2);
    check("QE_del", |i| i.q.unwrap());
    check("hat", |i| i.hat);
    check("weight", |i| i.weight);
    for (found, row) in found.iter().zip(expected.at("dfbs").list()) {
        let row: Vec<f64> = row.list().iter().map(Json::as_number).collect();
        all_close(&format!("{what} dfbetas"), &found.dfbetas, &row, 1e-6, 1e-8);
    }
    for (found, flag) in found.iter().zip(expected.at("infl").list()) {
        assert_eq!(Json::Truth(found.is_influential), *flag, "{what}");
    }
}

fn check_bias(what: &str, oracle: &Json, fit: &MetaFit) {
    let number = |path: &str| oracle.numbers(path)[0];
    let near = |key: &str, found: f64, tolerance: f64| {
        close(&format!("{what} {key}"), found, number(key), tolerance, 1e-8);
    };
    for (key, predictor) in [("egger", Predictor::StandardError), ("egger_vi", Predictor::Variance)] {
        let egger = regression_test(fit, predictor, Form::Mixed).unwrap();
        near(&format!("{key}/zval"), egger.statistic, 1e-6);
        near(&format!("{key}/pval"), egger.p, 1e-5);
        near(&format!("{key}/est"), egger.limit.unwrap(), 1e-6);
    }
    let egger = regression_test(fit, Predictor::StandardError, Form::Weighted).unwrap();
    near("egger_lm/tval", egger.statistic, 1e-8);
    near("egger_lm/pval", egger.p, 1e-7);
    near("egger_lm/est", egger.limit.unwrap(), 1e-8);
    let limit = egger.limit_interval.unwrap();
    all_close(what, &[limit.lower, limit.upper], &oracle.numbers("egger_lm/ci"), 1e-8, 1e-10);
    let ranks = rank_test(fit).unwrap();
    near("ranktest/tau", ranks.tau, 1e-10);
    near("ranktest/pval", ranks.p, 1e-7);
    let Json::Object(filled) = oracle.at("trimfill") else { panic!("trimfill") };
    for (key, estimator) in [("L0", Estimator::L0), ("R0", Estimator::R0), ("Q0", Estimator::Q0)] {
        let Some(expected) = filled.get(key) else { continue };
        let trimming = Trimming { estimator, stop: Stop::AsMetafor, ..Trimming::default() };
        let found = trim_and_fill(fit, trimming).unwrap();
        let at = |key: &str| expected.numbers(key)[0];
        assert_eq!(found.missing as f64, at("k0"), "{what} {key}");
        if expected.at("se_k0").list()[0] != Json::Null {
            close(&format!("{what} {key} se"), found.missing_standard_error, at("se_k0"), 1e-6, 1e-9);
        }
        let mean = &found.fit.coefficients[0];
        close(&format!("{what} {key} filled"), mean.estimate, at("beta"), 1e-7, 1e-9);
        close(&format!("{what} {key} filled se"), mean.standard_error, at("se"), 1e-7, 0.0);
        close(&format!("{what} {key} tau2"), found.fit.heterogeneity.tau2, at("tau2"), 1e-6, 1e-9);
    }
}

fn check_set(text: &str) {
    let oracle = Json::parse(text);
    let Json::Text(id) = &oracle.at("id").list()[0] else { panic!("id") };
    let (effects, variances) = (maybe(oracle.at("yi")), maybe(oracle.at("vi")));
    let studies = Studies::new(&effects, &variances).unwrap();
    assert_eq!(studies.missing() as f64, oracle.numbers("missing")[0], "{id}");
    check_fits(id, &studies, oracle.at("fits"));
    let plain = fit(&studies, Method::Reml, Test::Normal);
    check_bias(id, &oracle, &plain);
    let (estimates, errors): (Vec<f64>, Vec<f64>) =
        plain.shrunken().unwrap().iter().map(|study| (study.estimate, study.standard_error)).unzip();
    all_close(id, &estimates, &oracle.numbers("blup/pred"), 1e-6, 1e-9);
    all_close(id, &errors, &oracle.numbers("blup/se"), 1e-6, 1e-9);
    check_influence(id, &plain, oracle.at("influence"));
    check_influence(id, &fit(&studies, Method::Reml, Test::KnappHartung), oracle.at("influence_knha"));
    if let Some(moderators) = field(&oracle, "moderators") {
        let explained = Studies::explained(&effects, &variances, &read_moderators(moderators)).unwrap();
        check_fits(&format!("{id} moderators"), &explained, oracle.at("metareg"));
        let fit = fit(&explained, Method::Reml, Test::Normal);
        check_influence(&format!("{id} moderators"), &fit, oracle.at("influence_moderators"));
        let egger = regression_test(&fit, Predictor::StandardError, Form::Mixed).unwrap();
        close(id, egger.statistic, oracle.numbers("egger_moderators/zval")[0], 1e-6, 1e-8);
    }
}

fn read_moderators(json: &Json) -> Moderators {
    let rows: Vec<Vec<Option<f64>>> = json.at("X").list().iter().map(maybe).collect();
    let name = |name: &Json| match name {
        Json::Text(name) => name.clone(),
        other => panic!("{other:?}"),
    };
    let columns = json.at("names").list().iter().map(name).enumerate();
    let columns = columns.map(|(at, name)| (name, rows.iter().map(|row| row[at]).collect()));
    Moderators { intercept: Intercept::Present, columns: columns.collect() }
}

#[test]
fn sixteen_sets_of_metadat_give_the_numbers_of_metafor() {
    SETS.into_iter().for_each(check_set);
}

#[test]
fn effects_in_units_in_clusters_give_the_numbers_of_metafor() {
    let all = Json::parse(include_str!("../../../../../fixtures/meta/three_level.json"));
    for id in ["assink", "assink_mods", "crede", "knapp", "schools"] {
        let case = all.at(id);
        let texts = |key: &str| -> Factor {
            let text = |cell: &Json| match cell {
                Json::Text(text) => text.clone(),
                other => panic!("{other:?}"),
            };
            let texts: Vec<String> = case.at(key).list().iter().map(text).collect();
            Factor::from_texts(texts.iter().map(|text| Some(text.as_str())))
        };
        let moderators = field(case, "moderators").filter(|m| matches!(m, Json::Object(f) if !f.is_empty()));
        let moderators = moderators.map(read_moderators).unwrap_or_default();
        let studies = Studies::explained(&maybe(case.at("yi")), &maybe(case.at("vi")), &moderators).unwrap();
        let (cluster, unit) = (texts("cluster"), texts("unit"));
        let nesting = Nesting { cluster: &cluster, unit: Some(&unit) };
        for (criterion, letters) in [(three::Criterion::Reml, "REML"), (three::Criterion::Ml, "ML")] {
            for (test, letter) in [(three::Test::Normal, "z"), (three::Test::Student, "t")] {
                let settings = three::Settings { criterion, test, confidence: 0.95 };
                let fit = three::ThreeLevelFit::new(&studies, nesting, settings).unwrap();
                check_three(&format!("{id} {letters}"), &fit, case.at(&format!("{letters}_{letter}")));
            }
        }
        let fit = three::ThreeLevelFit::new(&studies, nesting, three::Settings::default()).unwrap();
        let found = fit.variance_intervals(0.95).unwrap();
        for (found, expected) in [found.between, found.within].iter().zip(case.at("profile").list()) {
            let expected: Vec<f64> = expected.list().iter().map(Json::as_number).collect();
            all_close(&format!("{id} profile"), &[found.lower, found.upper], &expected, 1e-5, 1e-7);
        }
    }
}

fn check_three(what: &str, fit: &three::ThreeLevelFit, expected: &Json) {
    let all = |key: &str, found: &[f64], relative: f64, absolute: f64| {
        all_close(&format!("{what} {key}"), found, &expected.numbers(key), relative, absolute);
    };
    all("sigma2", &[fit.between.variance, fit.within.variance], 1e-6, 1e-9);
    all("logLik", &[fit.log_likelihood()], 1e-9, 1e-9);
    let of = |of: fn(&crate::meta::inference::Coefficient) -> f64| {
        fit.coefficients.iter().map(of).collect::<Vec<f64>>()
    };
    all("beta", &of(|c| c.estimate), 1e-7, 1e-9);
    all("se", &of(|c| c.standard_error), 1e-7, 0.0);
    all("QE", &[fit.q], 1e-10, 0.0);
    all("nlevels", &[fit.between.count as f64, fit.within.count as f64], 0.0, 0.0);
    all("QM", &[fit.omnibus.unwrap().statistic], 1e-5, 0.0);
    all("QMp", &[fit.omnibus.unwrap().p], 1e-4, 1e-12);
    all("I2_levels", &[fit.between.i2.unwrap(), fit.within.i2.unwrap()], 1e-6, 1e-6);
    // R numbers the clusters where we sort their names.
    let sorted = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values
    };
    let expected_deviations = sorted(expected.numbers("ranef_cluster"));
    all_close(what, &sorted(fit.between.deviations.clone()), &expected_deviations, 1e-5, 1e-7);
    let robust = fit.robust().unwrap();
    let (se, t): (Vec<f64>, Vec<f64>) =
        robust.coefficients.iter().map(|c| (c.standard_error, c.statistic)).unzip();
    all("robust_CR/se", &se, 1e-6, 0.0);
    all("robust_CR/tval", &t, 1e-6, 1e-8);
    all("robust_CR/dfs", &[robust.degrees], 0.0, 0.0);
    all("robust_CR/QM", &[robust.omnibus.unwrap().statistic], 1e-6, 0.0);
    all("robust_CR/QMp", &[robust.omnibus.unwrap().p], 1e-5, 0.0);
}

#[test]
fn effects_of_studies_are_those_of_escalc() {
    use crate::meta::effect::{Correlation, Counts, Effect, Explained, Group, RegressionSlope, Reliability};
    let all = Json::parse(include_str!("../../../../../fixtures/meta/effects.json"));
    let check = |id: &str, keys: &[&str], of: &dyn Fn(&[f64]) -> Effect| {
        let case = all.at(id);
        let cells = |row: &Json| -> Vec<f64> {
            match row {
                Json::List(_) => row.list().iter().map(Json::as_number).collect(),
                _ => keys.iter().map(|key| row.number(key)).collect(),
            }
        };
        let complete = |row: &&Json| match row {
            Json::Object(fields) => {
                keys.iter().all(|key| fields.get(*key).is_some_and(|cell| *cell != Json::Null))
            }
            _ => row.list().iter().all(|cell| *cell != Json::Null),
        };
        let rows = case.at("inputs").list().iter().filter(complete);
        let found: Vec<Effect> = rows.map(|row| of(&cells(row))).collect();
        let (estimates, variances): (Vec<f64>, Vec<f64>) =
            found.iter().map(|effect| (effect.estimate, effect.variance)).unzip();
        let pairs = maybe(case.at("yi")).into_iter().zip(maybe(case.at("vi")));
        let (yi, vi): (Vec<f64>, Vec<f64>) =
            pairs.filter_map(|(effect, variance)| effect.zip(variance)).unzip();
        all_close(id, &estimates, &yi, 1e-12, 1e-14);
        all_close(id, &variances, &vi, 1e-12, 0.0);
    };
    let four = ["tpos", "tneg", "cpos", "cneg"];
    let counts = |x: &[f64]| (Counts { with: x[0], without: x[1] }, Counts { with: x[2], without: x[3] });
    for id in ["bcg_or", "zero_or", "landenberger_or"] {
        check(id, &four, &|x| counts(x).0.log_odds_ratio(counts(x).1).unwrap());
    }
    for id in ["bcg_rr", "zero_rr"] {
        check(id, &four, &|x| counts(x).0.log_risk_ratio(counts(x).1).unwrap());
    }
    let six = ["n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i"];
    let group = |x: &[f64]| Group { n: x[0], mean: x[1], standard_deviation: x[2] };
    check("normand_smd", &six, &|x| group(x).standardised_difference(group(&x[3..])).unwrap());
    check("normand_md", &six, &|x| group(x).difference(group(&x[3..])).unwrap());
    for id in ["cohen1981_zcor", "craft2003_zcor", "crede2010_zcor", "mcdaniel1994_zcor", "molloy2014_zcor"] {
        check(id, &["ri", "ni"], &|x| Correlation { r: x[0], n: x[1] }.fisher_z().unwrap());
    }
    check("cohen1981_cor", &["ri", "ni"], &|x| Correlation { r: x[0], n: x[1] }.raw().unwrap());
    let slope = |x: &[f64]| RegressionSlope { t: x[0], n: x[1], predictors: x[2] };
    check("aloe_pcor", &["tval", "n", "preds"], &|x| slope(x).partial_correlation().unwrap());
    check("aloe_spcor", &["tval", "n", "preds", "R2"], &|x| {
        slope(x).semi_partial_correlation(Explained(x[3])).unwrap()
    });
    check("bonett_abt", &["ai", "mi", "ni"], &|x| {
        Reliability { alpha: x[0], items: x[1], n: x[2] }.transformed().unwrap()
    });
}

#[test]
fn a_formula_over_a_table_gives_the_columns_that_were_given_by_hand() {
    let csv = Csv::parse(include_str!("../../../../../fixtures/meta/meta_konstantopoulos2011.csv"));
    let number = |name: &str| {
        let numbers = crate::table::numbers::Numbers::new(csv.column(name)).unwrap();
        (name.to_owned(), crate::table::Column::from(numbers))
    };
    let table = crate::table::Table::new(["yi", "vi", "year"].map(number)).unwrap();
    let read = Studies::read("yi ~ year", "vi", &table).unwrap();
    let columns = vec![("year".to_owned(), csv.column("year"))];
    let moderators = Moderators { intercept: Intercept::Present, columns };
    let given = Studies::explained(&csv.column("yi"), &csv.column("vi"), &moderators).unwrap();
    assert_eq!(read, given);
}
