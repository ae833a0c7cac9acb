//! The pooled fit beside the fit to all rows.

use super::error::PooledError;
use super::fit::{PooledFit, Sums};
use super::plan::{Plan, Small};
use super::summary::Summary;
use crate::matrix::{Matrix, lu};
use crate::mixed::algebra::triangle;
use crate::mixed::deviance::Criterion;
use crate::mixed::fit::LinearFit;
use crate::mixed::optimise::Stop;
use crate::mixed::samples::{Layout, design, noise, table};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};
use proptest::prelude::*;

/// The rows of each level of a grouping as a table of their own.
fn sites(table: &Table, by: &str) -> Vec<Table> {
    let Some(Column::Factor(factor)) = table.column(by) else { panic!("{by} is levels") };
    (0..factor.levels().len())
        .map(|level| {
            let rows: Vec<usize> =
                (0..table.row_count()).filter(|row| factor.code(*row) == Some(level)).collect();
            table.rows(&rows).unwrap()
        })
        .collect()
}

fn added(plan: &Plan, sites: &[Table]) -> Summary {
    let mut summaries = sites.iter().map(|site| Summary::of(plan, site).unwrap());
    let first = summaries.next().unwrap();
    summaries.fold(first, |sum, site| sum.plus(&site).unwrap())
}

/// The pooled model where the joint search ended agrees with it to nine digits: that is the law. Where its own search ends it
/// stands a little apart, since a search ends where what is left to gain, `½ δᵀHδ`, drowns in the rounding of the value: 1e-12 for
/// a deviance of about 100. A direction of curvature 0.02, as thirty rows have, then hides `δ = √(2·1e-12/0.02) = 1e-5`, and two
/// searches may err to either side.
fn check_same(plan: &Plan, summary: &Summary, joint: &LinearFit) -> PooledFit {
    let pooled = PooledFit::new(plan, summary, joint.criterion()).unwrap();
    let sums = Sums::new(plan, summary, joint.criterion()).unwrap();
    let mut given = joint.theta().into_iter();
    let mut triangles = Vec::new();
    for (_, columns) in &sums.layout.random {
        let mut triangle = Matrix::zeros(columns.len(), columns.len());
        for column in 0..columns.len() {
            (column..columns.len()).for_each(|row| triangle[(row, column)] = given.next().unwrap());
        }
        triangles
            .push(triangle::lower_of(&lu::inverse(&sums.standard.back(columns)).unwrap().times(&triangle)));
    }
    let theta = sums.shape.parameters(&triangles);
    let there = sums.fit_at(&theta, joint.run().clone()).unwrap();
    check_near(&there, joint, 1e-9);
    assert_eq!(pooled.run().stop, Stop::Converged);
    // Thirty rows can have two tops, and searches that begin elsewhere may end on either.
    if (pooled.objective() - joint.objective()).abs() < 1e-9 * (1.0 + joint.objective().abs()) {
        check_near(&pooled, joint, 2e-5);
    }
    pooled
}

fn check_near(pooled: &PooledFit, joint: &LinearFit, bound: f64) {
    let close = |what: &str, a: f64, b: f64| {
        assert!((a - b).abs() <= bound * (1.0 + b.abs()), "{what}: {a} {b}\n{:?}", pooled.run());
    };
    assert!((pooled.objective() - joint.objective()).abs() < 1e-9 * (1.0 + joint.objective().abs()));
    close("sigma", pooled.sigma(), joint.sigma());
    for (pooled, joint) in pooled.coefficients().iter().zip(joint.coefficients()) {
        assert_eq!(pooled.name, joint.name);
        close(&joint.name, pooled.estimate, joint.estimate);
        close(&joint.name, pooled.standard_error, joint.standard_error);
    }
    for (pooled, joint) in pooled.components().iter().zip(joint.components()) {
        assert_eq!((&pooled.grouping, &pooled.column), (&joint.grouping, &joint.column));
        close("variance", pooled.variance, joint.variance);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn the_fit_to_sums_is_the_fit_to_all_rows(
        noise in noise(),
        formula in prop::sample::select(vec![
            "y ~ x + (1 | g)",
            "y ~ x + (x | g)",
            "y ~ x + arm + (x || g)",
            "y ~ 0 + x + (0 + x | g)",
            "y ~ z + (x | g) + (1 | h)",
            "y ~ x + (1 | g) + (x | h) + (1 | k)",
            "y ~ x * arm + (1 | g) + (1 | h)",
        ]),
        by in prop::sample::select(vec!["k", "h", "g"]),
        criterion in prop::sample::select(vec![Criterion::Ml, Criterion::Reml]),
        weights in prop::option::of(Just("w")),
    ) {
        let all = table(Layout::Nested, &noise);
        let mut plan = Plan::new(formula, 1).unwrap().with_levels("arm", ["a0", "a1", "a2"]);
        if let Some(weights) = weights {
            plan = plan.with_weights(weights);
        }
        // A site may not cut through a group.
        let by = if formula.contains("k)") { "k" } else if formula.contains("h)") && by == "g" { "h" } else { by };
        let joint = LinearFit::new(design(formula, &all, weights), criterion).unwrap();
        let pooled = check_same(&plan, &added(&plan, &sites(&all, by)), &joint);
        prop_assert_eq!(pooled.row_count(), 30);
    }
}

/// Patients with the same sessions, at three sites; years far from zero.
fn balanced(site: usize) -> Table {
    let patients = 12 + site;
    let (mut y, mut year, mut patient, mut place) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for p in 0..patients {
        let came = if p % 3 == 0 { 3 } else { 4 };
        for t in 0..came {
            let (p, t, s) = (p as f64, f64::from(t), site as f64);
            let wave = |x: f64| (x * 12.989_8).sin() * 1.3;
            y.push(
                20.0 - 1.5 * t
                    + s
                    + 2.0 * wave(p + 7.0 * s)
                    + 0.6 * t * wave(p * 1.7 + s + 0.3)
                    + wave(p * 3.1 + 5.0 * t + s),
            );
            year.push(2_026.0 + t);
            patient.push(format!("p{p}"));
            place.push(format!("site{site}"));
        }
    }
    let levels =
        |texts: &[String]| Column::from(Factor::from_texts(texts.iter().map(|text| Some(text.as_str()))));
    Table::new([
        ("y", Column::from(Numbers::complete(y).unwrap())),
        ("year", Column::from(Numbers::complete(year).unwrap())),
        ("patient", levels(&patient)),
        ("site", levels(&place)),
    ])
    .unwrap()
}

/// All sites in one table, patients told apart by site.
fn together(sites: &[Table]) -> Table {
    let numbers = |name: &str| {
        let all = sites.iter().flat_map(|site| match site.column(name) {
            Some(Column::Numbers(numbers)) => numbers.iter().collect::<Vec<_>>(),
            _ => panic!("{name} is numbers"),
        });
        Column::from(Numbers::new(all.collect::<Vec<_>>()).unwrap())
    };
    let texts = |name: &str| -> Vec<String> {
        let all = sites.iter().enumerate().flat_map(|(place, site)| match site.column(name) {
            Some(Column::Factor(factor)) => (0..factor.row_count())
                .map(|row| format!("{place}.{}", factor.level(row).unwrap()))
                .collect::<Vec<_>>(),
            _ => panic!("{name} is levels"),
        });
        all.collect()
    };
    let levels =
        |name: &str| Column::from(Factor::from_texts(texts(name).iter().map(|text| Some(text.as_str()))));
    Table::new([
        ("y", numbers("y")),
        ("year", numbers("year")),
        ("patient", levels("patient")),
        ("site", levels("site")),
    ])
    .unwrap()
}

#[test]
fn patients_of_one_design_share_a_cell_and_the_fit_stays_the_same() {
    let sites: Vec<Table> = (0..3).map(balanced).collect();
    let formula = "y ~ year + (year | patient) + (1 | site)";
    let plan = Plan::new(formula, 4).unwrap().with_origin("year", 2_027.0).with_origin("y", 18.0);
    let summary = added(&plan, &sites);
    // Three and four sessions at each of three sites.
    assert_eq!(summary.cells.len(), 6);
    assert!(summary.cells.iter().all(|cell| cell.groups >= 4));
    for criterion in [Criterion::Ml, Criterion::Reml] {
        let joint = LinearFit::read(formula, &together(&sites), criterion).unwrap();
        let pooled = check_same(&plan, &summary, &joint);
        for (pooled, joint) in pooled.theta().iter().zip(joint.theta()) {
            assert!((pooled - joint).abs() < 1e-7 * (1.0 + joint.abs()), "{pooled} {joint}");
        }
    }
}

#[test]
fn small_cells_are_kept_back_and_counted() {
    let plan = Plan::new("y ~ year + (year | patient)", 5).unwrap().with_origin("year", 2_027.0);
    let refused = Summary::of(&plan, &balanced(0)).unwrap_err();
    assert_eq!(
        refused,
        PooledError::SmallCells { grouping: "patient".into(), cells: 1, rows: 12, minimum: 5 }
    );
    let summary = Summary::of(&plan.with_small(Small::LeftOut), &balanced(0)).unwrap();
    assert_eq!((summary.left_out, summary.row_count()), (12, 32));
}

#[test]
fn a_sum_is_the_same_whoever_comes_first() {
    let plan = Plan::new("y ~ year + (1 | patient) + (1 | site)", 1).unwrap().with_origin("year", 2_027.0);
    let of: Vec<Summary> = (0..3).map(|site| Summary::of(&plan, &balanced(site)).unwrap()).collect();
    let fit = |summary: &Summary| PooledFit::new(&plan, summary, Criterion::Reml).unwrap();
    let forward = fit(&of[0].plus(&of[1]).unwrap().plus(&of[2]).unwrap());
    let backward = fit(&of[2].plus(&of[1].plus(&of[0]).unwrap()).unwrap());
    assert!((forward.objective() - backward.objective()).abs() < 1e-9);
    assert_eq!(forward.group_counts(), [("patient", 39), ("site", 3)]);
}

#[test]
fn what_sites_did_not_agree_on_is_refused() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let all = table(Layout::Nested, &noise);
    let check = |plan: Plan, expected: &str| {
        let error = Summary::of(&plan, &all).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(Plan::new("y ~ arm + (1 | g)", 1).unwrap(), "the plan names none");
    check(Plan::new("y ~ arm + (1 | g)", 1).unwrap().with_levels("arm", ["a0", "a1"]), "\"a2\" of arm");
    check(Plan::new("y ~ x + (1 | h) + (1 | g)", 1).unwrap(), "write the finer grouping first");
    check(Plan::new("y ~ 0 + x + (1 | g)", 1).unwrap().with_origin("x", 3.0), "no intercept");
    assert!(Plan::new("y ~ poly(x, 2) + (1 | g)", 1).is_err());
    assert!(Plan::new("y ~ x", 1).is_err());
    let aliased = Plan::new("y ~ x + I(2 * x + 1) + (1 | g)", 1).unwrap();
    let refused = PooledFit::new(&aliased, &Summary::of(&aliased, &all).unwrap(), Criterion::Ml).unwrap_err();
    assert_eq!(refused, PooledError::Aliased { column: "I(2 * x + 1)".into() });
}

#[test]
fn numbers_no_site_can_have_summed_are_refused_and_nothing_breaks() {
    let plan = Plan::new("y ~ year + (1 | patient) + (1 | site)", 1).unwrap();
    let good = Summary::of(&plan, &balanced(0)).unwrap();
    let check = |change: &dyn Fn(&mut Summary)| {
        let mut summary = good.clone();
        change(&mut summary);
        assert!(PooledFit::new(&plan, &summary, Criterion::Reml).is_err());
    };
    check(&|own| own.cells.clear());
    check(&|own| own.columns.clear());
    check(&|own| own.fixed = vec![9]);
    check(&|own| own.random[0].0 = 7);
    check(&|own| own.group_counts.clear());
    check(&|own| own.cells[0].products.clear());
    check(&|own| own.cells[0].spread.clear());
    check(&|own| own.cells[0].within = vec![5]);
    check(&|own| own.cells[0].groups = 0);
    check(&|own| own.cells[0].products[3] = f64::NAN);
    check(&|own| own.cells.iter_mut().for_each(|cell| cell.products.fill(0.0)));
    check(&|own| own.cells.iter_mut().for_each(|cell| cell.products.fill(-1.0)));
}

/// Two, four and eight rows have products of ones that differ by powers of two alone.
#[test]
fn patients_with_twice_as_many_rows_have_a_cell_of_their_own() {
    let counts = [2, 4, 8, 2, 4, 8, 4, 2];
    let patients: Vec<usize> =
        counts.iter().enumerate().flat_map(|(patient, rows)| vec![patient; *rows]).collect();
    let names: Vec<String> = patients.iter().map(|patient| format!("p{patient}")).collect();
    let numbers = |of: &dyn Fn(usize) -> f64| {
        Column::from(Numbers::complete((0..patients.len()).map(of).collect()).unwrap())
    };
    let all = Table::new([
        ("x", numbers(&|row| ((row * 7) % 11) as f64)),
        ("y", numbers(&|row| patients[row] as f64 / 2.0 + ((row * 5) % 13) as f64 / 3.0)),
        ("patient", Column::from(Factor::from_texts(names.iter().map(|name| Some(name.as_str()))))),
    ])
    .unwrap();
    let plan = Plan::new("y ~ x + (1 | patient)", 1).unwrap();
    let summary = Summary::of(&plan, &all).unwrap();
    assert_eq!(summary.cells.len(), 3);
    assert!(summary.cells.iter().all(|cell| cell.rows % cell.groups == 0));
    let joint = LinearFit::read("y ~ x + (1 | patient)", &all, Criterion::Reml).unwrap();
    check_same(&plan, &summary, &joint);
}
