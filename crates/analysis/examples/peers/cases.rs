//! What is measured, one thing at a time, from columns that are already in memory.

use stats::crew::Alone;
use stats::formula::Formula;
use stats::grid::Grid;
use stats::mixed::bootstrap::Plan;
use stats::mixed::design::{Design, Settings};
use stats::mixed::deviance::Criterion;
use stats::mixed::fit::LinearFit;
use stats::mixed::inference::{Inference, Method};
use stats::table::factor::Factor;
use stats::table::numbers::Numbers;
use stats::table::{Column, Table};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use verbond_analysis::reading::{Asked, Source};

const SLEEP: &str = "Reaction ~ Days + (Days | Subject)";
const SESSIONS: &str = "y ~ time + allw + allb + (1 + time | patient) + (1 | therapist)";
const CROSSED: &str = "y ~ service + (1 | s) + (1 | d) + (1 | dept:service)";
const FACTORS: &str = "B =~ bond1 + bond2 + bond3 + bond4\nG =~ goal1 + goal2 + goal3 + goal4\nT =~ task1 + task2 + task3 + task4";
const HOLZINGER: &str = "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9";

/// How long one measurement lasts at least: processor time is counted in hundredths of a second.
const SPAN: Duration = Duration::from_millis(600);

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn now() -> Instant {
    Instant::now()
}

/// Prints the processor seconds of one, one line a repeat.
pub fn run(case: &str, folder: &Path, repeats: usize) {
    let read = |name: &str| Source::new(&folder.join(name)).read(&Asked::default()).unwrap().table;
    match case {
        "sleep" => repeat(repeats, &read("sleepstudy.csv"), |table| fit(SLEEP, table)),
        "sleep_satterthwaite" => {
            repeat(repeats, &read("sleepstudy.csv"), |table| tests(SLEEP, table, Method::Satterthwaite))
        }
        "sleep_kr" => {
            repeat(repeats, &read("sleepstudy.csv"), |table| tests(SLEEP, table, Method::KenwardRoger))
        }
        "sleep_profile" => {
            repeat(repeats, &fit(SLEEP, &read("sleepstudy.csv")), |fit| fit.profile(0.95).unwrap());
        }
        "sleep_bootstrap" => repeat(repeats, &fit(SLEEP, &read("sleepstudy.csv")), |fit| {
            let plan = Plan { replicates: 1_000, seed: 1 };
            fit.bootstrap(plan, &Alone, |_done| {}).unwrap()
        }),
        "sessions_80k" => repeat(repeats, &read("sessions_80k.csv"), |table| fit(SESSIONS, table)),
        "sessions_80k_satterthwaite" => {
            repeat(repeats, &read("sessions_80k.csv"), |table| tests(SESSIONS, table, Method::Satterthwaite));
        }
        "sessions_80k_kr" => {
            repeat(repeats, &read("sessions_80k.csv"), |table| tests(SESSIONS, table, Method::KenwardRoger));
        }
        "sessions_80k_intercepts" => {
            repeat(repeats, &read("sessions_80k.csv"), |table| {
                fit("y ~ time + allw + allb + (1 | patient)", table)
            });
        }
        "sessions_80k_slopes" => repeat(repeats, &read("sessions_80k.csv"), |table| {
            fit("y ~ time + allw + allb + (1 + time | patient)", table)
        }),
        "sessions_1m" => repeat(repeats, &read("sessions_1m.csv"), |table| fit(SESSIONS, table)),
        "crossed" => repeat(repeats, &read("insteval.csv"), |table| fit(CROSSED, table)),
        "alpha" | "omega" | "factors" | "factors_robust" | "factors_small" => {
            questionnaires(case, folder, repeats)
        }
        "meta" | "meta_three_level" | "meta_interval" => evidence(case, folder, repeats),
        other => panic!("there is no case {other}"),
    }
}

fn fit(formula: &str, table: &Table) -> LinearFit {
    let design = Design::new(&Formula::read(formula).unwrap(), table, &Settings::default()).unwrap();
    LinearFit::new(design, Criterion::Reml).unwrap()
}

fn tests(formula: &str, table: &Table, method: Method) -> f64 {
    let fit = fit(formula, table);
    Inference::new(&fit, method).unwrap().coefficients(0.95).unwrap()[0].p
}

fn questionnaires(case: &str, folder: &Path, repeats: usize) {
    use stats::covariance::Missing;
    use stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
    use stats::factor::model::{Model, Specification};
    let name = if case == "factors_small" { "holzinger.csv" } else { "items_100k.csv" };
    let table = Source::new(&folder.join(name)).read(&Asked::default()).unwrap().table;
    let is_item = |name: &&str| case != "factors_small" || name.starts_with('x');
    let answers = Grid::from_complete_columns(
        table.names().filter(is_item).map(|name| numbers(&table, name)).collect(),
    )
    .unwrap();
    match case {
        "alpha" => repeat(repeats, &answers, |answers| {
            stats::reliability::alpha::alpha(answers, Missing::CompleteRows, 0.95).unwrap()
        }),
        "omega" => repeat(repeats, &answers, |answers| {
            stats::reliability::omega::omega(answers, 3, Missing::CompleteRows).unwrap()
        }),
        _ => {
            let model = Model::read(if case == "factors_small" { HOLZINGER } else { FACTORS }).unwrap();
            let errors = if case == "factors_robust" { Errors::Robust } else { Errors::Normal };
            let method = Method { incomplete: Incomplete::LeftOut, errors };
            let samples = [Sample { name: "all".to_owned(), answers }];
            repeat(repeats, &samples, |samples| {
                fit(&model, samples, &Specification::default(), method).unwrap()
            });
        }
    }
}

fn evidence(case: &str, folder: &Path, repeats: usize) {
    use stats::meta::fit::{MetaFit, Settings, Test};
    use stats::meta::heterogeneity::q_profile;
    use stats::meta::studies::Studies;
    let table = Source::new(&folder.join("studies_300.csv")).read(&Asked::default()).unwrap().table;
    let present = |name: &str| numbers(&table, name).into_iter().map(Some).collect::<Vec<_>>();
    let studies = Studies::new(&present("yi"), &present("vi")).unwrap();
    let settings = Settings { test: Test::KnappHartung, ..Settings::default() };
    match case {
        "meta" => repeat(repeats, &studies, |studies| MetaFit::new(studies, settings).unwrap()),
        "meta_interval" => {
            let fit = MetaFit::new(&studies, settings).unwrap();
            repeat(repeats, &fit, |fit| q_profile(fit, 0.95).unwrap());
        }
        _ => {
            use stats::meta::three_level::fit::{Settings, ThreeLevelFit};
            use stats::meta::three_level::nesting::Nesting;
            let study = Factor::from_numbers(&Numbers::complete(numbers(&table, "study")).unwrap());
            let nesting = Nesting { cluster: &study, unit: None };
            repeat(repeats, &studies, |studies| {
                ThreeLevelFit::new(studies, nesting, Settings::default()).unwrap()
            });
        }
    }
}

fn numbers(table: &Table, name: &str) -> Vec<f64> {
    match table.column(name).unwrap() {
        Column::Numbers(numbers) => numbers.iter().map(Option::unwrap).collect(),
        Column::Factor(_) => panic!("{name} holds words"),
    }
}

fn repeat<I, O>(repeats: usize, input: &I, mut once: impl FnMut(&I) -> O) {
    let started = now();
    black_box(once(black_box(input)));
    let one = started.elapsed().max(Duration::from_nanos(100));
    let count = (SPAN.as_secs_f64() / one.as_secs_f64()).ceil().max(1.0) as usize;
    for _ in 0..repeats {
        let before = processor_seconds();
        for _ in 0..count {
            black_box(once(black_box(input)));
        }
        println!("{:e}", (processor_seconds() - before) / count as f64);
    }
}

/// What this process has used, in user and system mode; Linux counts it in hundredths of a second.
fn processor_seconds() -> f64 {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap();
    // The name of the program stands between brackets and may hold anything.
    let fields: Vec<&str> = line.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / 100.0
}
