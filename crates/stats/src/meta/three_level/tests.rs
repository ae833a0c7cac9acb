use super::fit::{Criterion, Settings, Test, ThreeLevelFit};
use super::nesting::Nesting;
use crate::meta::studies::Studies;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close, shared};
use crate::table::factor::Factor;

const SCHOOLS: &str = include_str!("../../../../../fixtures/meta/meta_konstantopoulos2011.csv");

fn schools(settings: Settings) -> ThreeLevelFit {
    let csv = Csv::parse(SCHOOLS);
    let studies = Studies::new(&csv.column("yi"), &csv.column("vi")).unwrap();
    let factor = |name: &str| Factor::from_texts(csv.text(name).into_iter().map(Some));
    let (district, school) = (factor("district"), factor("school"));
    let nesting = Nesting { cluster: &district, unit: Some(&school) };
    ThreeLevelFit::new(&studies, nesting, settings).unwrap()
}

#[test]
fn every_number_about_schools_in_districts_is_that_of_metafor() {
    let Some(oracle) = shared("oracles/meta_3level_konstantopoulos.json") else { return };
    let oracle = Json::parse(&oracle);
    let cases = [
        ("REML", Criterion::Reml, Test::Normal),
        ("REML_t", Criterion::Reml, Test::Student),
        ("ML", Criterion::Ml, Test::Normal),
    ];
    for (key, criterion, test) in cases {
        let expected = oracle.at(key);
        let fit = schools(Settings { criterion, test, ..Settings::default() });
        let variances = [fit.between.variance, fit.within.variance];
        all_close("sigma2", &variances, &expected.numbers("polished/sigma2"), 1e-7, 0.0);
        all_close("sigma2 of metafor", &variances, &expected.numbers("sigma2"), 1e-5, 0.0);
        close("logLik", fit.log_likelihood(), expected.number("polished/logLik"), 1e-12, 0.0);
        let mean = &fit.coefficients[0];
        close("beta", mean.estimate, expected.number("polished/beta"), 1e-8, 0.0);
        close("se", mean.standard_error, expected.number("polished/se"), 1e-8, 0.0);
        all_close("beta of metafor", &[mean.estimate], &expected.numbers("beta"), 1e-7, 0.0);
        all_close("p", &[mean.p], &expected.numbers("pval"), 1e-6, 0.0);
        all_close("ci", &[mean.interval.lower, mean.interval.upper], &expected.numbers("ci"), 1e-6, 0.0);
        close("QE", fit.q, expected.number("QE"), 1e-12, 0.0);
        let counts = [fit.between.count as f64, fit.within.count as f64];
        all_close("levels", &counts, &expected.numbers("nlevels"), 0.0, 0.0);
        let robust = fit.robust().unwrap();
        let mean = &robust.coefficients[0];
        all_close("robust se", &[mean.standard_error], &expected.numbers("robust_CR/se"), 1e-7, 0.0);
        all_close("robust t", &[mean.statistic], &expected.numbers("robust_CR/tval"), 1e-7, 0.0);
        all_close("robust df", &[robust.degrees], &expected.numbers("robust_CR/dfs"), 0.0, 0.0);
        all_close("robust p", &[mean.p], &expected.numbers("robust_CR/pval"), 1e-6, 0.0);
    }
    let fit = schools(Settings::default());
    let i2 = [fit.between.i2.unwrap(), fit.within.i2.unwrap()];
    all_close("I2", &i2, &oracle.numbers("I2_levels"), 1e-7, 0.0);
}
