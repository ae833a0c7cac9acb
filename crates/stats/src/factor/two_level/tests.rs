use super::*;
use crate::factor::model::Scale;
use crate::factor::newton::Stop;
use crate::matrix::cholesky::Cholesky;
use crate::reference::close;
use proptest::prelude::*;

fn unit() -> Specification {
    Specification { scale: Scale::UnitVariance, ..Specification::default() }
}

/// Fixed noise between −1 and 1.
fn noise(at: usize, seed: f64) -> f64 {
    2.0 * ((at as f64 * 0.754_877_666_246_693 + seed).fract()) - 1.0
}

/// Clusters of unequal size, with a factor at each level.
fn simulated(seed: f64) -> (Vec<Vec<f64>>, Vec<usize>) {
    let mut clusters = Vec::new();
    for cluster in 0..40 {
        clusters.extend(vec![cluster; 2 + cluster % 4]);
    }
    let cell = |row: usize, cluster: usize, item: usize| {
        let between = noise(cluster * 7 + 1, seed) + 0.5 * noise(cluster * 5 + item * 11, seed * 3.0);
        let within = noise(row * 3 + 2, seed * 5.0) + 0.8 * noise(row * 13 + item * 17, seed * 7.0);
        2.0 * between + within
    };
    let columns =
        (0..3).map(|item| clusters.iter().enumerate().map(|(row, own)| cell(row, *own, item)).collect());
    (columns.collect(), clusters)
}

/// −2 times the log-likelihood from the covariances of all rows of a cluster at once.
fn dense(columns: &[Vec<f64>], clusters: &[usize], fit: &TwoLevelFit) -> f64 {
    let mut sum = 0.0;
    for cluster in 0..40 {
        let rows: Vec<usize> = (0..clusters.len()).filter(|row| clusters[*row] == cluster).collect();
        let size = 3 * rows.len();
        let covariances = Matrix::from_fn(size, size, |one, other| {
            let within =
                if one / 3 == other / 3 { fit.covariances_within[(one % 3, other % 3)] } else { 0.0 };
            within + fit.covariances_between[(one % 3, other % 3)]
        });
        let away: Vec<f64> = (0..size).map(|at| columns[at % 3][rows[at / 3]] - fit.means[at % 3]).collect();
        let root = Cholesky::of(&covariances).unwrap();
        let half = root.solve_lower(&away);
        sum += root.log_determinant() + crate::matrix::dot(&half, &half) + size as f64 * (2.0 * PI).ln();
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn the_likelihood_is_that_of_all_rows_of_a_cluster_at_once(seed in 0.01..0.99_f64) {
        let (columns, clusters) = simulated(seed);
        let model = Model::read("f =~ a + b + c").unwrap();
        let levels = Levels { within: model.clone(), between: model };
        let answers = Grid::from_complete_columns(columns.clone()).unwrap();
        let fit = fit_two_levels(&levels, &answers, &clusters, &unit()).unwrap();
        prop_assume!(fit.search.stop == Stop::Settled && fit.model.value < 1e-6);
        let expected = dense(&columns, &clusters, &fit);
        let found = -2.0 * fit.log_likelihood;
        prop_assert!((found - expected).abs() < 1e-9 * expected.abs(), "{found} {expected}");
        // No other covariances are likelier: each moved a little, both ways.
        for (row, column) in [(0, 0), (1, 0), (2, 2)] {
            for step in [1e-3, -1e-3] {
                let mut moved = fit.clone();
                moved.covariances_within[(row, column)] += step;
                moved.covariances_within[(column, row)] = moved.covariances_within[(row, column)];
                prop_assert!(dense(&columns, &clusters, &moved) > expected);
                let mut moved = fit.clone();
                moved.covariances_between[(row, column)] += step;
                moved.covariances_between[(column, row)] = moved.covariances_between[(row, column)];
                prop_assert!(dense(&columns, &clusters, &moved) > expected);
            }
        }
    }
}

#[test]
fn clusters_of_one_size_have_the_components_of_the_analysis_of_variance() {
    let (columns, _) = simulated(0.4);
    let columns: Vec<Vec<f64>> = columns.iter().map(|column| column[..120].to_vec()).collect();
    let clusters: Vec<usize> = (0..120).map(|row| row / 3).collect();
    let model = Model::read("f =~ a + b + c").unwrap();
    let answers = Grid::from_complete_columns(columns.clone()).unwrap();
    let fit = fit_two_levels(&Levels { within: model.clone(), between: model }, &answers, &clusters, &unit())
        .unwrap();
    for (variable, column) in columns.iter().enumerate() {
        let values: Vec<Option<f64>> = column.iter().map(|cell| Some(*cell)).collect();
        let split = crate::rater::grouping::grouping(&values, &clusters).unwrap();
        close("within", fit.covariances_within[(variable, variable)], split.mean_square_within, 1e-7, 0.0);
        // Maximum likelihood divides by the number of clusters, not one less.
        let between = (split.mean_square_between * 39.0 / 40.0 - split.mean_square_within) / 3.0;
        close("between", fit.covariances_between[(variable, variable)], between, 1e-6, 1e-8);
    }
}

#[test]
fn rows_without_clusters_or_clusters_without_rows_are_refused() {
    let model = Model::read("f =~ a + b + c").unwrap();
    let levels = Levels { within: model.clone(), between: model };
    let answers = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0]; 3]).unwrap();
    let run = |clusters: &[u8]| fit_two_levels(&levels, &answers, clusters, &unit()).map(|_| ()).unwrap_err();
    assert_eq!(run(&[1, 1]), StatsError::LengthsDiffer { left: 3, right: 2 });
    assert_eq!(run(&[1, 1, 1]), StatsError::TooFewObservations { needed: 2, got: 1 });
    assert_eq!(run(&[1, 2, 3]), StatsError::TooFewObservations { needed: 4, got: 3 });
}
