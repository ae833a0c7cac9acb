//! What holds for every fit.

use super::*;
use crate::mixed::optimise::Stop;
use crate::mixed::samples::{Layout, design, formulas, noise, table};
use crate::mixed::search::profiled;
use crate::table::Column;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use proptest::prelude::*;

fn fit(formula: &str, table: &Table, criterion: Criterion) -> LinearFit {
    LinearFit::new(design(formula, table, None), criterion).unwrap()
}

fn changed(table: &Table, name: &str, change: impl Fn(&Column) -> Column) -> Table {
    let columns = table.names().map(|known| {
        let column = table.column(known).unwrap();
        (known.to_owned(), if known == name { change(column) } else { column.clone() })
    });
    Table::new(columns.collect::<Vec<_>>()).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * (1.0 + b.abs())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_random_point_lies_lower(
        noise in noise(),
        (formula, layout) in formulas(),
        criterion in prop::sample::select(vec![Criterion::Ml, Criterion::Reml]),
        points in prop::collection::vec(prop::collection::vec(-3.0..3.0_f64, 16), 1000),
    ) {
        let fit = fit(formula, &table(layout, &noise), criterion);
        prop_assert_eq!(fit.run().stop, Stop::Converged);
        let mut deviance = fit.deviance.clone();
        for (place, point) in points.iter().enumerate() {
            // Some near the end of the search, some anywhere.
            let reach = [1.0, 0.1, 0.01][place % 3];
            let at: Vec<f64> = if place % 3 == 0 {
                point[..fit.theta.len()].to_vec()
            } else {
                fit.theta.iter().zip(point).map(|(theta, away)| theta + reach * away).collect()
            };
            let value = profiled(&mut deviance, &fit.shape, &fit.shape.plain_frames(), &at).unwrap().value;
            prop_assert!(value > fit.objective() - 1e-9, "{formula} {at:?}: {value} {}", fit.objective());
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(noise in noise(), (formula, layout) in formulas(), step in 0..3_usize) {
        let table = table(layout, &noise);
        // 30 rows, and 7, 11 and 13 share no divisor with it.
        let order: Vec<usize> = (0..30).map(|row| (row * [7, 11, 13][step] + 5) % 30).collect();
        let before = fit(formula, &table, Criterion::Reml);
        let after = fit(formula, &table.rows(&order).unwrap(), Criterion::Reml);
        prop_assert!((before.objective() - after.objective()).abs() < 1e-8);
        for (before, after) in before.coefficients().iter().zip(after.coefficients()) {
            prop_assert!(close(before.estimate, after.estimate), "{} {}", before.estimate, after.estimate);
        }
    }

    #[test]
    fn the_names_of_groups_change_nothing(noise in noise(), (formula, layout) in formulas()) {
        let table = table(layout, &noise);
        let renamed = changed(&table, "g", |column| {
            let Column::Factor(factor) = column else { panic!("groups are levels") };
            // Reversed, so that the order of the groups changes too.
            let names: Vec<String> = (0..30).map(|row| format!("{}", 99 - factor.code(row).unwrap())).collect();
            Factor::from_texts(names.iter().map(|name| Some(name.as_str()))).into()
        });
        let (before, after) = (fit(formula, &table, Criterion::Ml), fit(formula, &renamed, Criterion::Ml));
        prop_assert!((before.objective() - after.objective()).abs() < 1e-8, "{:?} {:?}\n{:?} {:?}\n{:?} {:?}", before.objective(), before.theta, before.run(), after.objective(), after.theta, after.run());
        for (before, after) in before.residuals().iter().zip(after.residuals()) {
            prop_assert!((before - after).abs() < 1e-4, "{before} {after}");
        }
    }

    #[test]
    fn a_group_that_no_row_has_changes_nothing(noise in noise(), (formula, layout) in formulas()) {
        let table = table(layout, &noise);
        let roomy = changed(&table, "g", |column| {
            let Column::Factor(factor) = column else { panic!("groups are levels") };
            let levels = ["none".to_owned()].into_iter().chain(factor.levels().iter().cloned()).collect();
            let codes = (0..30).map(|row| factor.code(row).map(|code| code + 1));
            Factor::from_codes(levels, codes).unwrap().into()
        });
        let (before, after) = (fit(formula, &table, Criterion::Reml), fit(formula, &roomy, Criterion::Reml));
        prop_assert_eq!(before.theta(), after.theta());
        prop_assert_eq!(before.conditional_modes(), after.conditional_modes());
    }

    #[test]
    fn units_change_the_units_and_nothing_else(
        noise in noise(),
        (formula, layout) in formulas(),
        unit in prop::sample::select(vec![0.001, 0.3, 7.0, 4000.0]),
    ) {
        let table = table(layout, &noise);
        let other = changed(&table, "x", |column| {
            let Column::Numbers(numbers) = column else { panic!("x is a column of numbers") };
            Numbers::new(numbers.iter().map(|x| x.map(|x| x * unit))).unwrap().into()
        });
        let (before, after) = (fit(formula, &table, Criterion::Ml), fit(formula, &other, Criterion::Ml));
        prop_assert!((before.objective() - after.objective()).abs() < 1e-7, "{} {}", before.objective(), after.objective());
        for (before, after) in before.coefficients().iter().zip(after.coefficients()) {
            let factor = if before.name == "x" { unit } else { 1.0 };
            prop_assert!((before.estimate - after.estimate * factor).abs() < 1e-4 * before.standard_error);
        }
        for (before, after) in before.components().iter().zip(after.components()) {
            let factor = if before.column.as_deref() == Some("x") { unit } else { 1.0 };
            let (before, after) = (before.variance.sqrt(), after.variance.sqrt() * factor);
            // At a border the root of a variance is known to the root of the rounding.
            prop_assert!((before - after).abs() < 1e-3 * (0.1 + before), "{before} {after}");
        }
    }
}

#[test]
fn years_far_from_zero_give_the_model_of_years_from_the_first() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let near = table(Layout::Nested, &noise);
    let far = changed(&near, "x", |column| {
        let Column::Numbers(numbers) = column else { panic!("x is a column of numbers") };
        Numbers::new(numbers.iter().map(|x| x.map(|x| x + 2020.0))).unwrap().into()
    });
    let (near, far) =
        (fit("y ~ x + (x | h)", &near, Criterion::Reml), fit("y ~ x + (x | h)", &far, Criterion::Reml));
    assert!((near.objective() - far.objective()).abs() < 1e-8);
    assert!(close(near.coefficients()[1].estimate, far.coefficients()[1].estimate));
    assert!(close(near.sigma(), far.sigma()));
}

#[test]
fn groups_that_do_not_differ_are_told() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let table = table(Layout::Crossed, &noise);
    let singular = fit("y ~ x + (1 | g) + (1 | k)", &table, Criterion::Reml).singular();
    assert_eq!(singular.len(), 1);
    assert_eq!(singular[0].grouping, "k");
    assert_eq!(singular[0].direction, [("(Intercept)".to_owned(), 1.0)]);
}

#[test]
fn a_response_without_rest_is_refused() {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let table = table(Layout::Nested, &noise);
    let refused = LinearFit::read("I(2*x + 1) ~ x + (1 | g)", &table, Criterion::Ml).unwrap_err();
    assert_eq!(refused, ModelError::NothingLeft { response: "I(2 * x + 1)".into() });
}
