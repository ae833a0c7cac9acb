//! How long questionnaires take: `cargo bench -p verbond-stats --bench measurement`.
//!
//! Answers of simulated persons to twelve items, four for each of three factors, whole numbers from 1 to 5.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![allow(missing_debug_implementations, reason = "nothing is shown")]

use criterion::{Criterion, criterion_group, criterion_main};
use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::hint::black_box;
use verbond_stats::covariance::{Missing, covariance};
use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
use verbond_stats::factor::model::{Model, Specification};
use verbond_stats::grid::Grid;
use verbond_stats::reliability::alpha::alpha;
use verbond_stats::reliability::omega::omega;

const PERSONS: usize = 100_000;
const ITEMS: usize = 12;
const THREE: &str = "B =~ i1 + i2 + i3 + i4\nG =~ i5 + i6 + i7 + i8\nT =~ i9 + i10 + i11 + i12";

fn answers(persons: usize) -> Grid {
    let mut chance = ChaCha8Rng::seed_from_u64(20_261_122);
    // Twelve uniform numbers less six: as good as normal for this.
    let mut normal = || (0..12).map(|_| chance.random::<f64>()).sum::<f64>() - 6.0;
    let mut columns = (0..ITEMS).map(|_| Vec::with_capacity(persons)).collect::<Vec<_>>();
    for _ in 0..persons {
        let general = normal();
        let factors = [normal(), normal(), normal()].map(|own| 0.7 * general + 0.7 * own);
        for (item, column) in columns.iter_mut().enumerate() {
            let value = 3.0 + 0.7 * factors[item / 4] + 0.7 * normal();
            column.push(value.round().clamp(1.0, 5.0));
        }
    }
    Grid::from_complete_columns(columns).unwrap()
}

fn holzinger() -> Grid {
    let text = include_str!("../../../fixtures/factor/holzinger.csv");
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').skip(1).map(|cell| cell.parse().unwrap()).collect())
        .collect();
    Grid::from_complete_columns((0..9).map(|item| rows.iter().map(|row| row[item]).collect()).collect())
        .unwrap()
}

fn questionnaires(criterion: &mut Criterion) {
    let table = answers(PERSONS);
    criterion.bench_function("covariance 100 000 x 12", |bencher| {
        bencher.iter(|| covariance(black_box(&table), Missing::CompleteRows).unwrap());
    });
    criterion.bench_function("alpha 100 000 x 12", |bencher| {
        bencher.iter(|| alpha(black_box(&table), Missing::CompleteRows, 0.95).unwrap());
    });
    criterion.bench_function("omega of three factors 100 000 x 12", |bencher| {
        bencher.iter(|| omega(black_box(&table), 3, Missing::CompleteRows).unwrap());
    });
}

fn factors(criterion: &mut Criterion) {
    let model = Model::read(THREE).unwrap();
    let samples = [Sample { name: "all".to_owned(), answers: answers(PERSONS) }];
    for (name, errors) in [("maximum likelihood", Errors::Normal), ("robust", Errors::Robust)] {
        let method = Method { incomplete: Incomplete::LeftOut, errors };
        criterion.bench_function(&format!("three factors 100 000 x 12, {name}"), |bencher| {
            bencher.iter(|| fit(&model, black_box(&samples), &Specification::default(), method).unwrap());
        });
    }
    let model = Model::read("visual =~ x1+x2+x3\ntextual =~ x4+x5+x6\nspeed =~ x7+x8+x9").unwrap();
    let samples = [Sample { name: "all".to_owned(), answers: holzinger() }];
    let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
    criterion.bench_function("three factors Holzinger 301 x 9", |bencher| {
        bencher.iter(|| fit(&model, black_box(&samples), &Specification::default(), method).unwrap());
    });
}

criterion_group!(benches, questionnaires, factors);
criterion_main!(benches);
