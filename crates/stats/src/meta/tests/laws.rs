use super::*;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use crate::meta::error::MetaError;
use crate::meta::picture::{forest, funnel};
use crate::meta::three_level::fit::{self as three, ThreeLevelFit};
use crate::meta::three_level::nesting::Nesting;
use crate::table::factor::Factor;
use proptest::prelude::*;

fn made(effects: &[f64], variances: &[f64]) -> Studies {
    Studies::new(&present(effects), &present(variances)).unwrap()
}

fn by(studies: &Studies, method: Method, test: Test) -> MetaFit {
    MetaFit::new(studies, Settings { method, test, ..Settings::default() }).unwrap()
}

#[test]
fn one_study_stands_for_itself() {
    let one = made(&[0.4], &[0.09]);
    for method in Method::ALL {
        let fit = by(&one, method, Test::KnappHartung);
        let mean = &fit.coefficients[0];
        assert_eq!((mean.estimate, fit.heterogeneity.tau2, fit.settings.test), (0.4, 0.0, Test::Normal));
        close("se", mean.standard_error, 0.3, 1e-14, 0.0);
        assert_eq!((fit.heterogeneity.q, fit.heterogeneity.q_p), (Some(0.0), Some(1.0)));
    }
    let fit = by(&one, Method::Reml, Test::Normal);
    let few = MetaError::TooFewStudies { needed: 2, got: 1, missing: 0 };
    assert_eq!(leave_one_out(&fit).unwrap_err(), few);
    assert_eq!(q_profile(&fit, 0.95).unwrap_err(), few);
    assert!(rank_test(&fit).is_err() && trim_and_fill(&fit, Trimming::default()).is_err());
    assert_eq!(forest(&fit).unwrap().rows.len(), 1);
}

#[test]
fn two_studies_are_pooled_by_every_method_and_all_that_follows_answers_or_refuses() {
    let two = made(&[0.1, 0.9], &[0.02, 0.05]);
    for method in Method::ALL {
        for test in [Test::Normal, Test::Student, Test::KnappHartung, Test::KnappHartungAtLeast] {
            let fit = by(&two, method, test);
            assert!(fit.coefficients[0].estimate > 0.1 && fit.coefficients[0].estimate < 0.9);
            assert!(fit.heterogeneity.tau2 >= 0.0);
            assert_eq!(leave_one_out(&fit).unwrap().len(), 2);
            assert!(influence(&fit).unwrap().iter().all(Option::is_some));
            assert!(regression_test(&fit, Predictor::StandardError, Form::Weighted).is_err());
            let egger = regression_test(&fit, Predictor::StandardError, Form::Mixed);
            assert_eq!(egger.is_ok(), method == Method::Fixed && test == Test::Normal, "{method:?} {test:?}");
            let trimmed = trim_and_fill(&fit, Trimming::default());
            assert!(trimmed.is_ok(), "{method:?} {test:?} {trimmed:?}");
        }
    }
}

#[test]
fn a_variance_of_zero_is_pooled_where_that_is_possible_and_refused_with_its_row_elsewhere() {
    let effects = [None, Some(0.2), Some(0.7), Some(0.1), Some(0.5)];
    let variances = [Some(0.1), Some(0.04), Some(0.0), Some(0.03), Some(0.02)];
    let studies = Studies::new(&effects, &variances).unwrap();
    let fit = |method: Method| MetaFit::new(&studies, Settings { method, ..Settings::default() });
    let zero = MetaError::ZeroVariance { row: 2 };
    for method in [Method::Fixed, Method::DerSimonianLaird, Method::HunterSchmidt, Method::PauleMandel] {
        assert_eq!(fit(method).unwrap_err(), zero);
    }
    for method in [Method::Reml, Method::Ml, Method::Hedges, Method::SidikJonkman] {
        let fit = fit(method).unwrap();
        assert!(fit.heterogeneity.tau2 > 0.0, "{method:?}");
        assert_eq!((fit.heterogeneity.q, fit.heterogeneity.i2), (None, None));
        assert_eq!(q_profile(&fit, 0.95).unwrap_err(), zero);
        assert_eq!(rank_test(&fit).unwrap_err(), zero);
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let effects = [Some(0.1), Some(0.2), None];
    let refused = Studies::new(&effects, &[Some(0.1), Some(-0.2), Some(0.1)]).unwrap_err();
    assert_eq!(refused, MetaError::NegativeVariance { row: 1, value: -0.2 });
    let refused = Studies::new(&effects, &[Some(0.1)]).unwrap_err();
    assert_eq!(refused, MetaError::Length { column: "variances".to_owned(), expected: 3, got: 1 });
    let refused = Studies::new(&[Some(f64::INFINITY)], &[Some(0.1)]).unwrap_err();
    assert_eq!(refused, MetaError::NotFinite { column: "effects".to_owned(), row: 0 });
    let refused = Studies::new(&[None, None], &[Some(0.1), None]).unwrap_err();
    assert_eq!(refused, MetaError::TooFewStudies { needed: 1, got: 0, missing: 2 });
    assert!(Studies::new(&[], &[]).is_err());
    let studies = made(&[0.1, 0.2, 0.4], &[0.1, 0.1, 0.2]);
    let confidence = MetaFit::new(&studies, Settings { confidence: 1.5, ..Settings::default() });
    assert!(matches!(confidence.unwrap_err(), MetaError::Number(_)));
    let same = made(&[0.1, 0.2, 0.4], &[0.1, 0.1, 0.1]);
    let refused = regression_test(&by(&same, Method::Reml, Test::Normal), Predictor::Variance, Form::Mixed);
    assert_eq!(refused.unwrap_err(), MetaError::SamePrecision { predictor: "vi" });
}

#[test]
fn a_moderator_that_repeats_another_is_left_out_and_named() {
    let weeks = [1.0, 2.0, 4.0, 3.0, 6.0].map(Some).to_vec();
    let days = weeks.iter().map(|weeks| weeks.map(|weeks| 7.0 * weeks)).collect();
    let columns = vec![("weeks".to_owned(), weeks), ("days".to_owned(), days)];
    let moderators = Moderators { intercept: Intercept::Present, columns };
    let effects = [0.1, 0.4, 0.3, 0.2, 0.9].map(Some);
    let studies = Studies::explained(&effects, &[Some(0.02); 5], &moderators).unwrap();
    assert_eq!(
        (studies.names(), studies.dropped()),
        (&["intrcpt".to_owned(), "weeks".to_owned()][..], &["days".to_owned()][..])
    );
}

#[test]
fn effects_that_are_all_the_same_leave_no_spread_and_nothing_breaks() {
    let same = made(&[0.3; 5], &[0.02, 0.05, 0.01, 0.04, 0.03]);
    for method in Method::ALL {
        for test in [Test::Normal, Test::KnappHartung] {
            let fit = by(&same, method, test);
            close("mean", fit.coefficients[0].estimate, 0.3, 1e-14, 0.0);
            close("tau2", fit.heterogeneity.tau2, 0.0, 0.0, 1e-30);
            let found = influence(&fit).unwrap();
            assert!(found.iter().all(Option::is_some));
            assert!(trim_and_fill(&fit, Trimming::default()).is_ok());
            assert!(funnel(&fit).is_ok() && forest(&fit).is_ok() && fit.shrunken().is_ok());
        }
    }
    assert_eq!(by(&same, Method::Reml, Test::KnappHartung).omnibus, None);
    let interval = q_profile(&by(&same, Method::Reml, Test::Normal), 0.95).unwrap();
    assert_eq!((interval.tau2.lower, interval.tau2.upper), (0.0, 0.0));
}

fn effects(count: usize) -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (prop::collection::vec(-1.0..1.0_f64, count), prop::collection::vec(0.005..0.3_f64, count))
}

/// The restricted log-likelihood of one mean, from its definition.
fn restricted((effects, variances): &(Vec<f64>, Vec<f64>), tau2: f64) -> f64 {
    let weights: Vec<f64> = variances.iter().map(|v| 1.0 / (v + tau2)).collect();
    let whole: f64 = weights.iter().sum();
    let mean = weights.iter().zip(effects).map(|(w, y)| w * y).sum::<f64>() / whole;
    let squares: f64 = weights.iter().zip(effects).map(|(w, y)| w * (y - mean).powi(2)).sum();
    0.5 * (weights.iter().map(|w| w.ln()).sum::<f64>() - whole.ln() - squares)
}

proptest! {
    #[test]
    fn the_order_of_studies_does_not_matter((y, v) in effects(9)) {
        let turned = |x: &[f64]| x.iter().rev().copied().collect::<Vec<f64>>();
        for method in Method::ALL {
            let one = by(&made(&y, &v), method, Test::KnappHartung);
            let other = by(&made(&turned(&y), &turned(&v)), method, Test::KnappHartung);
            prop_assert!((one.heterogeneity.tau2 - other.heterogeneity.tau2).abs() < 1e-9, "{:?}", method);
            prop_assert!((one.coefficients[0].estimate - other.coefficients[0].estimate).abs() < 1e-9);
        }
    }

    #[test]
    fn a_shift_moves_the_mean_and_a_scale_stretches_all((y, v) in effects(9), shift in -5.0..5.0_f64, scale in 0.2..5.0_f64) {
        let moved: Vec<f64> = y.iter().map(|y| y + shift).collect();
        let (wide, spread): (Vec<f64>, Vec<f64>) = (y.iter().map(|y| scale * y).collect(), v.iter().map(|v| scale * scale * v).collect());
        for method in Method::ALL {
            let plain = by(&made(&y, &v), method, Test::Normal);
            let (mean, tau2) = (plain.coefficients[0].estimate, plain.heterogeneity.tau2);
            let shifted = by(&made(&moved, &v), method, Test::Normal);
            prop_assert!((shifted.coefficients[0].estimate - mean - shift).abs() < 1e-8);
            prop_assert!((shifted.heterogeneity.tau2 - tau2).abs() < 1e-8);
            let scaled = by(&made(&wide, &spread), method, Test::Normal);
            prop_assert!((scaled.coefficients[0].estimate - scale * mean).abs() < 1e-8 * scale);
            prop_assert!((scaled.heterogeneity.tau2 - scale * scale * tau2).abs() < 1e-8 * scale * scale);
            if let (Some(one), Some(other)) = (plain.heterogeneity.i2, scaled.heterogeneity.i2) {
                prop_assert!((one - other).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn two_halves_of_each_study_are_the_study_where_effects_do_not_differ((y, v) in effects(6)) {
        let twice = |x: &[f64], factor: f64| x.iter().chain(x).map(|x| factor * x).collect::<Vec<f64>>();
        let one = by(&made(&y, &v), Method::Fixed, Test::Normal);
        let other = by(&made(&twice(&y, 1.0), &twice(&v, 2.0)), Method::Fixed, Test::Normal);
        prop_assert!((one.coefficients[0].estimate - other.coefficients[0].estimate).abs() < 1e-12);
        prop_assert!((one.coefficients[0].standard_error - other.coefficients[0].standard_error).abs() < 1e-12);
        prop_assert!((one.heterogeneity.q.unwrap() - other.heterogeneity.q.unwrap()).abs() < 1e-9);
    }

    #[test]
    fn no_variance_is_likelier_than_the_one_that_was_found(data in effects(8), others in prop::collection::vec(0.0..2.0_f64, 100)) {
        let found = by(&made(&data.0, &data.1), Method::Reml, Test::Normal).heterogeneity.tau2;
        let best = restricted(&data, found);
        for other in others {
            prop_assert!(restricted(&data, other) <= best + 1e-10);
        }
    }

    #[test]
    fn paule_and_mandel_solve_their_equation_and_empirical_bayes_the_same((y, v) in effects(8)) {
        let studies = made(&y, &v);
        let [one, other] = [Method::PauleMandel, Method::EmpiricalBayes].map(|m| by(&studies, m, Test::KnappHartung));
        prop_assert_eq!(one.heterogeneity.tau2, other.heterogeneity.tau2);
        if one.heterogeneity.tau2 > 0.0 {
            prop_assert!((one.scale - 1.0).abs() < 1e-10);
        } else {
            prop_assert!(one.scale <= 1.0 + 1e-12);
        }
        let loose = MetaFit::new(&studies, Settings { method: Method::PauleMandel, stop: Stop::AsMetafor, ..Settings::default() }).unwrap();
        prop_assert!((loose.heterogeneity.tau2 - one.heterogeneity.tau2).abs() < 2e-4);
    }

    #[test]
    fn a_wider_confidence_holds_a_narrower_one((y, v) in effects(8)) {
        let fit = by(&made(&y, &v), Method::Reml, Test::Normal);
        let [narrow, wide] = [0.80, 0.99].map(|confidence| q_profile(&fit, confidence).unwrap().tau2);
        prop_assert!(wide.lower <= narrow.lower && narrow.upper <= wide.upper);
        prop_assert!(narrow.lower <= narrow.upper);
    }

    #[test]
    fn one_effect_per_cluster_is_the_model_on_two_levels((y, v) in effects(9)) {
        let studies = made(&y, &v);
        let names: Vec<String> = (0..9).map(|study| format!("s{study}")).collect();
        let cluster = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
        let fit = ThreeLevelFit::new(&studies, Nesting { cluster: &cluster, unit: None }, three::Settings::default()).unwrap();
        let plain = by(&studies, Method::Reml, Test::Normal);
        let whole = fit.between.variance + fit.within.variance;
        prop_assert!((whole - plain.heterogeneity.tau2).abs() < 1e-6, "{} {}", whole, plain.heterogeneity.tau2);
        prop_assert!((fit.log_likelihood() - plain.log_likelihood()).abs() < 1e-9);
        prop_assert!((fit.coefficients[0].estimate - plain.coefficients[0].estimate).abs() < 1e-6);
    }

    #[test]
    fn a_likelihood_on_three_levels_is_that_of_all_effects_at_once((y, v) in effects(10)) {
        is_likeliest(&y, &v);
    }
}

#[test]
fn of_two_tops_of_a_likelihood_on_three_levels_the_higher_is_found() {
    let y = [
        0.7993732128243709,
        -0.6406759544448137,
        0.4646552723848512,
        0.544964600675516,
        0.2546440587988274,
        0.07871261053233257,
        -0.7199508113113278,
        -0.36154029520389475,
        -0.8651713878941623,
        0.8752916195660627,
    ];
    let v = [
        0.13159795404727018,
        0.24798651364546614,
        0.005,
        0.17589491431237167,
        0.26970445699417794,
        0.17494723779086058,
        0.2726463254481465,
        0.11554906010424099,
        0.08832130322917053,
        0.25240271101862544,
    ];
    is_likeliest(&y, &v);
}

/// The fit of ten effects on three levels has the likelihood of all effects at once, and no other variances have a higher one.
fn is_likeliest(y: &[f64], v: &[f64]) {
    let studies = made(y, v);
    let cluster = Factor::from_texts(["a", "a", "a", "b", "b", "b", "b", "c", "c", "c"].map(Some));
    let unit = Factor::from_texts(["1", "1", "2", "1", "2", "2", "3", "1", "1", "1"].map(Some));
    let settings = three::Settings { criterion: three::Criterion::Ml, ..three::Settings::default() };
    let nesting = Nesting { cluster: &cluster, unit: Some(&unit) };
    let fit = ThreeLevelFit::new(&studies, nesting, settings).unwrap();
    let dense = |[between, within]: [f64; 2]| {
        let same = |a: usize, b: usize| cluster.code(a) == cluster.code(b);
        let covariance = Matrix::from_fn(10, 10, |a, b| {
            let own = if a == b { v[a] } else { 0.0 };
            let unit = if same(a, b) && unit.code(a) == unit.code(b) { within } else { 0.0 };
            own + unit + if same(a, b) { between } else { 0.0 }
        });
        let factor = Cholesky::of(&covariance).unwrap();
        let ones = factor.solve(&[1.0; 10]);
        let whole: f64 = ones.iter().sum();
        let mean = ones.iter().zip(y).map(|(w, y)| w * y).sum::<f64>() / whole;
        let rest: Vec<f64> = y.iter().map(|y| y - mean).collect();
        let half = factor.solve_lower(&rest);
        let squares: f64 = half.iter().map(|cell| cell * cell).sum();
        (-0.5 * (10.0 * std::f64::consts::TAU.ln() + factor.log_determinant() + squares), mean)
    };
    let (log, mean) = dense([fit.between.variance, fit.within.variance]);
    assert!((fit.log_likelihood() - log).abs() < 1e-9);
    assert!((fit.coefficients[0].estimate - mean).abs() < 1e-9);
    for other in [[0.0, 0.0], [0.1, 0.0], [0.0, 0.1], [0.1, 0.1], [0.3, 0.05], [0.05, 0.3], [1.0, 1.0]] {
        assert!(
            dense(other).0 <= log + 1e-9,
            "{other:?} is likelier than {:?}",
            [fit.between.variance, fit.within.variance]
        );
    }
}
