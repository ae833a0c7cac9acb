//! Models of many shapes beside lme4, with `fixtures/mixed/models.R`, and groups left out of some of them.

use crate::compare::Comparison;
use crate::files;
use crate::json::Json;
use verbond_stats::crew::Crew;
use verbond_stats::formula::Formula;
use verbond_stats::mixed::design::{Design, Settings};
use verbond_stats::mixed::deviance::Criterion;
use verbond_stats::mixed::fit::LinearFit;
use verbond_stats::mixed::inference::{Inference, Method};

fn cases(name: &str) -> Vec<Json> {
    let text = std::fs::read_to_string(files::find("oracles", name).unwrap()).unwrap();
    match Json::parse(&text).get("cases") {
        Some(Json::List(cases)) => cases.clone(),
        other => panic!("{name} has cases: {other:?}"),
    }
}

fn fit(case: &Json, criterion: Criterion) -> LinearFit {
    let table =
        files::table(&files::find("data", &format!("{}.csv", case.get("table").unwrap().text())).unwrap());
    let formula = Formula::read(&case.get("formula").unwrap().text()).unwrap();
    let weights = match case.get("weights") {
        Some(Json::Text(name)) => Some(name.clone()),
        _ => None,
    };
    let design = Design::new(&formula, &table, &Settings { weights, ..Settings::default() }).unwrap();
    LinearFit::new(design, criterion).unwrap()
}

#[test]
fn models_of_many_shapes_are_those_of_lme4() {
    for case in cases("models.json") {
        let formula = case.get("formula").unwrap().text();
        let mut comparison = Comparison { id: formula.clone(), ..Comparison::default() };
        for (key, criterion) in [("REML", Criterion::Reml), ("ML", Criterion::Ml)] {
            let reference = case.get(key).unwrap();
            let fit = fit(&case, criterion);
            let least = reference.get("objective").unwrap().number();
            assert!(fit.objective() < least + 1e-6, "{formula}: {} above {least}", fit.objective());
            // Where ours lies lower, the numbers of the reference are those of another place.
            if fit.objective() < least - 1e-6 {
                println!("{formula} {key}: {:e} below the reference", least - fit.objective());
                continue;
            }
            let coefficients = fit.coefficients();
            let names: Vec<String> = coefficients.iter().map(|own| own.name.clone()).collect();
            assert_eq!(names, reference.get("coef_names").unwrap().texts());
            comparison.numbers(reference, &["logLik"], &[fit.log_likelihood()]);
            comparison.numbers(reference, &["sigma"], &[fit.sigma()]);
            comparison.numbers_below(reference, "polished", &["theta"], &fit.theta());
            let all = |value: fn(&verbond_stats::mixed::fit::Coefficient) -> f64| -> Vec<f64> {
                coefficients.iter().map(value).collect()
            };
            comparison.numbers_below(reference, "polished", &["beta"], &all(|own| own.estimate));
            comparison.numbers_below(reference, "polished", &["se"], &all(|own| own.standard_error));
            comparison.numbers_below(reference, "polished", &["fitted"], &fit.fitted()[..5]);
        }
        let degrees = |method| -> Vec<f64> {
            let fit = fit(&case, Criterion::Reml);
            let tests = Inference::new(&fit, method).unwrap().coefficients(0.95).unwrap();
            tests.iter().map(|test| test.degrees.unwrap()).collect()
        };
        if case.get("satterthwaite").is_some() {
            comparison.numbers(&case, &["satterthwaite"], &degrees(Method::Satterthwaite));
        }
        if case.get("kenward_roger").is_some() {
            comparison.numbers(&case, &["kenward_roger", "df"], &degrees(Method::KenwardRoger));
        }
        println!(
            "{formula}: {} numbers agree, {} do not, the widest at {:.3}",
            comparison.count - comparison.failures.len(),
            comparison.failures.len(),
            comparison.worst
        );
        assert!(comparison.failures.is_empty(), "{formula}:\n{}", comparison.failures.join("\n"));
    }
}

/// Two threads.
struct Two;

impl Crew for Two {
    fn run(&self, work: &(dyn Fn() + Sync)) {
        std::thread::scope(|scope| {
            scope.spawn(work);
            work();
        });
    }
}

#[test]
fn a_fit_without_a_group_is_that_of_lme4() {
    for case in cases("influence.json") {
        let fit = fit(&case, Criterion::Reml);
        let grouping = case.get("grouping").unwrap().text();
        let found = fit.influence(&grouping, &Two, |_| {}).unwrap();
        let without: Vec<_> = found.iter().map(|found| found.without.as_ref().unwrap()).collect();
        let mut comparison = Comparison { id: grouping, ..Comparison::default() };
        // lme4 multiplies by (J − p)/J for J groups, and counts a move from the fit with all groups to the one without.
        let (groups, columns) = (found.len() as f64, fit.design().fixed_names().len() as f64);
        let scale = (groups - columns) / groups;
        let cooks: Vec<f64> = without.iter().map(|without| scale * without.cooks_distance).collect();
        comparison.numbers_below(&case, "refitted", &["cooks"], &cooks);
        if let Some(Json::List(_)) = case.get("dfbetas") {
            let all: Vec<f64> =
                without.iter().flat_map(|without| &without.dfbetas).map(|moved| -moved).collect();
            comparison.numbers_below(&case, "refitted", &["dfbetas"], &all);
        }
        assert!(comparison.failures.is_empty(), "{}", comparison.failures.join("\n"));
    }
}
