//! How long an expected range takes: `cargo bench -p verbond-stats --bench local_level`.
//!
//! Every session of 100 000 series of 20 sessions and three components beside what was expected of it: 6 000 000 sessions.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![allow(missing_debug_implementations, reason = "nothing is shown")]

use criterion::{Criterion, criterion_group, criterion_main};
use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::hint::black_box;
use verbond_stats::local_level::follow::{Follow, follow};
use verbond_stats::local_level::{LocalLevel, Timed};

const SERIES: usize = 100_000;
const COMPONENTS: usize = 3;
const SESSIONS: u32 = 20;

fn series() -> Vec<Vec<Timed>> {
    let mut chance = ChaCha8Rng::seed_from_u64(20_261_122);
    let mut one = |_| {
        let seen = |session| Timed { time: f64::from(session), value: chance.random_range(5.0..10.0) };
        (0..SESSIONS).map(seen).collect()
    };
    (0..SERIES * COMPONENTS).map(&mut one).collect()
}

fn expected_ranges(criterion: &mut Criterion) {
    let series = series();
    let model = LocalLevel { mean: 7.91, spread: 0.97, step: 0.011, noise: 1.11 };
    let mut group = criterion.benchmark_group("expected range");
    group.sample_size(10);
    group.bench_function("100 000 series x 20 sessions x 3 components", |bencher| {
        bencher.iter(|| {
            let called = |one: &Vec<Timed>| {
                let followed = follow(&model, Follow::USUAL, black_box(one)).unwrap();
                followed.iter().filter(|ahead| ahead.fall < -2.4).count()
            };
            series.iter().map(called).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, expected_ranges);
criterion_main!(benches);
