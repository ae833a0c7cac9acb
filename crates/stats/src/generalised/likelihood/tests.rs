//! The likelihood beside plain integrals, and its derivatives beside differences.

use super::super::family::Family;
use super::*;
use crate::generalised::search;
use crate::mixed::covariance::Shape;
use crate::mixed::design::{Design, Settings};
use crate::mixed::samples::{Layout as Sample, noise, table};
use crate::mixed::standard::Standard;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};
use proptest::prelude::*;

/// The table of a sample with yes or no, shares of three trials, and counts.
pub(in crate::generalised) fn answers(sample: Sample, noise: &[f64]) -> Table {
    let table = table(sample, noise);
    let Some(Column::Numbers(y)) = table.column("y") else { panic!("y is numbers") };
    let number = |of: &dyn Fn(f64) -> f64| {
        Column::from(Numbers::complete(y.iter().map(|y| of(y.unwrap())).collect()).unwrap())
    };
    let yes = number(&|y| f64::from(u8::from(y > 3.5)));
    let share = number(&|y| (y - 2.0).round().clamp(0.0, 3.0) / 3.0);
    let three = number(&|_| 3.0);
    let count = number(&|y| y.round().max(0.0));
    let part = |column: Column, name: &str, table: Table| table.with(name, column).unwrap();
    part(count, "count", part(three, "three", part(share, "share", part(yes, "yes", table))))
}

pub(in crate::generalised) fn layout(family: Family, formula: &str, table: &Table) -> (Layout, Shape) {
    let (response, weights) = match family {
        Family::Binomial => ("share", Some("three".to_owned())),
        Family::Poisson => ("count", None),
    };
    let formula = crate::formula::Formula::read(&formula.replacen('y', response, 1)).unwrap();
    let settings = Settings { weights, ..Settings::default() };
    let design = Design::unchecked(&formula, table, &settings).unwrap();
    let standard = Standard::new(&design);
    let shape = Shape::new(&design, &standard);
    (Layout::new(&design, &standard, family).unwrap(), shape)
}

fn families() -> impl Strategy<Value = Family> {
    prop::sample::select(vec![Family::Binomial, Family::Poisson])
}

/// Every derivative beside a difference of values.
fn check_slopes(likelihood: &mut Likelihood, layout: &Layout, shape: &Shape, theta: &[f64], beta: &[f64]) {
    let mut at = |theta: &[f64], beta: &[f64]| {
        likelihood.slopes(layout, &shape.block_factors(&shape.term_factors(theta)), beta).unwrap()
    };
    let found = at(theta, beta);
    let by_theta = shape.parameters(&shape.term_parts(&found.random));
    let step = 1e-5;
    for (place, slope) in by_theta.iter().chain(&found.fixed).enumerate() {
        let mut value = |share: f64| {
            let (mut theta, mut beta) = (theta.to_vec(), beta.to_vec());
            match place.checked_sub(theta.len()) {
                None => theta[place] += share,
                Some(place) => beta[place] += share,
            }
            at(&theta, &beta).value
        };
        let difference = (value(step) - value(-step)) / (2.0 * step);
        assert!((difference - slope).abs() < 1e-5 * (1.0 + slope.abs()), "{place}: {difference} {slope}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_derivatives_of_laplace_are_the_slopes_of_its_value(
        noise in noise(),
        (formula, sample) in crate::mixed::samples::formulas(),
        family in families(),
        theta in prop::collection::vec(-1.2..1.2_f64, 20),
        beta in prop::collection::vec(-0.6..0.6_f64, 6),
    ) {
        let (layout, shape) = layout(family, formula, &answers(sample, &noise));
        let mut likelihood = Likelihood::new(&layout, None);
        let (theta, beta) = (&theta[..shape.places().len()], &beta[..layout.fixed_count]);
        check_slopes(&mut likelihood, &layout, &shape, theta, beta);
    }

    #[test]
    fn the_derivatives_of_a_rule_are_the_slopes_of_its_value(
        noise in noise(),
        formula in prop::sample::select(vec!["y ~ x + (1 | g)", "y ~ 0 + x + z + (0 + z | h)", "y ~ 1 + (1 | k)"]),
        family in families(),
        points in prop::sample::select(vec![1, 2, 3, 9]),
        theta in 0.1..1.4_f64,
        beta in prop::collection::vec(-0.6..0.6_f64, 3),
    ) {
        let (layout, shape) = layout(family, formula, &answers(Sample::Nested, &noise));
        let mut likelihood = Likelihood::new(&layout, Some(Rule::new(points)));
        check_slopes(&mut likelihood, &layout, &shape, &[theta], &beta[..layout.fixed_count]);
    }

    #[test]
    fn one_point_is_laplace_and_many_points_are_the_integral(noise in noise(), family in families(), theta in 0.1..1.5_f64) {
        let (layout, shape) = layout(family, "y ~ x + (1 | g)", &answers(Sample::Nested, &noise));
        let factors = shape.block_factors(&shape.term_factors(&[theta]));
        let beta = [0.4, -0.3];
        let value = |rule| Likelihood::new(&layout, rule).slopes(&layout, &factors, &beta).unwrap().value;
        prop_assert!((value(None) - value(Some(Rule::new(1)))).abs() < 1e-9);
        let many = value(Some(Rule::new(31)));
        prop_assert!((many - integral(&layout, theta, &beta)).abs() < 1e-7, "{many}");
    }

    #[test]
    fn the_first_guess_lies_inside(noise in noise(), (formula, sample) in crate::mixed::samples::formulas(), family in families()) {
        let (layout, shape) = layout(family, formula, &answers(sample, &noise));
        let mut likelihood = Likelihood::new(&layout, None);
        if let Ok(plain) = crate::generalised::plain::fit(&layout, likelihood.modes()) {
            let found = search::search(&layout, &shape, &mut likelihood, &plain).unwrap();
            prop_assert!(found.value.is_finite());
            prop_assert!(found.run.expected_gain < 1e-6 * (1.0 + found.value.abs()), "{:?}", found.run);
        }
    }
}

/// Minus twice the log-likelihood by summing the integrand of each group over a fine line.
fn integral(layout: &Layout, theta: f64, beta: &[f64]) -> f64 {
    let block = &layout.blocks[0];
    let mut value = -2.0 * layout.constant;
    for group in 0..block.level_count {
        let rows: Vec<usize> =
            (0..layout.row_count).filter(|row| block.codes[*row] as usize == group).collect();
        let (step, mut sum) = (0.01, 0.0);
        for place in -1_000..=1_000 {
            let u = step * f64::from(place);
            let mut log = -0.5 * u * u;
            for row in &rows {
                let fixed: f64 = layout.fixed_row(*row).iter().zip(beta).map(|(x, b)| x * b).sum();
                let predictor = layout.offset[*row] + fixed + theta * block.columns[*row] * u;
                log += layout.family.terms(layout.response[*row], layout.weights[*row], predictor).kernel;
            }
            sum += step * log.exp() / std::f64::consts::TAU.sqrt();
        }
        value -= 2.0 * sum.ln();
    }
    value
}
