//! How long a meta-analysis takes: 300 studies, and 300 effects of 100 studies.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![allow(missing_debug_implementations, reason = "nothing is shown")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use verbond_stats::meta::fit::{MetaFit, Settings, Test};
use verbond_stats::meta::heterogeneity::q_profile;
use verbond_stats::meta::influence::influence;
use verbond_stats::meta::studies::{Intercept, Moderators, Studies};
use verbond_stats::meta::three_level::fit::{Settings as ThreeLevelSettings, ThreeLevelFit};
use verbond_stats::meta::three_level::nesting::Nesting;
use verbond_stats::table::factor::Factor;

type Column = Vec<Option<f64>>;

/// Effects that differ by more than sampling, the same in every run.
fn effects() -> (Column, Column, Column) {
    let wave = |at: u32, step: u32| f64::from((at * step) % 307) / 307.0 - 0.5;
    let effect = |at: u32| Some(0.4 + 0.6 * wave(at, 89) + 0.5 * wave(at / 3, 41));
    let variance = |at: u32| Some(0.01 + 0.1 * (wave(at, 57) + 0.5));
    (
        (0..300).map(effect).collect(),
        (0..300).map(variance).collect(),
        (0..300).map(|at| Some(wave(at, 13))).collect(),
    )
}

fn meta(c: &mut Criterion) {
    let (y, v, x) = effects();
    let settings = Settings { test: Test::KnappHartung, ..Settings::default() };
    c.bench_function("300 studies, REML, Knapp-Hartung", |b| {
        b.iter(|| {
            let studies = Studies::new(black_box(&y), black_box(&v))
                .expect("simulated effects are complete and varied");
            MetaFit::new(&studies, settings).expect("simulated effects are complete and varied")
        });
    });
    let moderators = Moderators { intercept: Intercept::Present, columns: vec![("x".to_owned(), x)] };
    c.bench_function("300 studies, a moderator", |b| {
        b.iter(|| {
            let studies = Studies::explained(black_box(&y), black_box(&v), &moderators)
                .expect("simulated effects are complete and varied");
            MetaFit::new(&studies, settings).expect("simulated effects are complete and varied")
        });
    });
    let fit =
        MetaFit::new(&Studies::new(&y, &v).expect("simulated effects are complete and varied"), settings)
            .expect("simulated effects are complete and varied");
    c.bench_function("300 studies, Q-profile", |b| {
        b.iter(|| q_profile(black_box(&fit), 0.95).expect("simulated effects are complete and varied"))
    });
    c.bench_function("300 studies, influence of each", |b| {
        b.iter(|| influence(black_box(&fit)).expect("simulated effects are complete and varied"))
    });
    let names: Vec<String> = (0..300).map(|row| format!("s{:03}", row / 3)).collect();
    let study = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
    c.bench_function("300 effects of 100 studies, three levels", |b| {
        b.iter(|| {
            let studies = Studies::new(black_box(&y), black_box(&v))
                .expect("simulated effects are complete and varied");
            let nesting = Nesting { cluster: &study, unit: None };
            ThreeLevelFit::new(&studies, nesting, ThreeLevelSettings::default())
                .expect("simulated effects are complete and varied")
        });
    });
}

criterion_group!(benches, meta);
criterion_main!(benches);
