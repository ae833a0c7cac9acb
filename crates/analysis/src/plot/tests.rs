//! What is drawn stays as it was looked at, and nothing in the numbers or names of a file can break it.

use super::caterpillar::{Deviation, caterpillar};
use super::coefficients::{Line, coefficients};
use super::course::{Trace, course};
use super::drawing::Drawing;
use super::forest::{Mean, Study, forest};
use super::frame::Names;
use super::funnel::{Funnel, funnel};
use super::loadings::{Loaded, loadings};
use super::quantiles::normal_quantiles;
use super::residuals::{Point, residuals};
use super::shares::{Kind, Piece, shares};
use super::surface::{Quadratic, Surface, surface};
use crate::speech::Speech;
use alliance::Language;
use proptest::prelude::*;
use stats::interval::Interval;

const SPEECH: Speech = Speech::new(Language::Dutch);
const NAMES: Names<'static> = Names { x: "sessie", y: "klachten" };

fn drawn(drawing: &Drawing) -> String {
    drawing.svg("titel", "wat te zien is").into_string().replace("><", ">\n<")
}

fn line(name: &str, estimate: f64, reach: f64) -> Line {
    let interval = Interval { lower: estimate - reach, upper: estimate + reach };
    Line { name: name.to_owned(), estimate, interval }
}

fn piece(name: &str, share: f64, kind: Kind) -> Piece {
    Piece { name: name.to_owned(), share, kind }
}

fn study(name: &str, effect: f64, reach: f64, weight: f64) -> Study {
    let interval = Interval { lower: effect - reach, upper: effect + reach };
    Study { name: name.to_owned(), effect, interval, weight }
}

#[test]
fn estimates_stand_beside_none() {
    let lines = [line("band", -0.4, 0.2), line("doelen", 0.1, 0.3)];
    insta::assert_snapshot!(drawn(&coefficients(SPEECH, &lines, 0.0)));
}

#[test]
fn shares_fill_one_bar() {
    let pieces = [piece("tussen cliënten", 0.6, Kind::Named), piece("rest", 0.4, Kind::Rest)];
    insta::assert_snapshot!(drawn(&shares(SPEECH, &pieces)));
}

#[test]
fn studies_stand_above_their_mean() {
    let studies = [study("Een & twee", 0.5, 0.4, 20.0), study("Drie", 0.1, 3.0, 2.0)];
    let interval = Interval { lower: 0.2, upper: 0.6 };
    let new_study = Some(("nieuw".to_owned(), Interval { lower: -0.2, upper: 1.0 }));
    let mean = Mean { name: "gemiddeld".to_owned(), estimate: 0.4, interval, new_study };
    insta::assert_snapshot!(drawn(&forest(SPEECH, &studies, Some(&mean))));
}

#[test]
fn groups_stand_from_low_to_high_whatever_their_order() {
    let groups = |modes: [f64; 3]| modes.map(|mode| Deviation { mode, reach: 0.5 });
    let up = drawn(&caterpillar(SPEECH, &groups([-1.0, 0.0, 1.0]), NAMES));
    assert_eq!(drawn(&caterpillar(SPEECH, &groups([1.0, -1.0, 0.0]), NAMES)), up);
    insta::assert_snapshot!(up);
}

#[test]
fn a_mean_course_needs_enough_values_at_each_moment() {
    let traces: Vec<Trace> =
        (0..5).map(|group| vec![(1.0, f64::from(group)), (2.0, 2.0 * f64::from(group))]).collect();
    assert_eq!(super::course::means(traces.iter().flatten().copied()), [(1.0, 2.0), (2.0, 4.0)]);
    assert_eq!(super::course::means(traces[1..].iter().flatten().copied()), []);
}

/// Every picture of these numbers.
fn all(numbers: &[f64], name: &str) -> Vec<Drawing> {
    let pairs: Vec<(f64, f64)> = numbers.iter().zip(numbers.iter().rev()).map(|(a, b)| (*a, *b)).collect();
    let lines: Vec<Line> = numbers.iter().map(|number| line(name, *number, 1.0)).collect();
    let studies: Vec<Study> = pairs.iter().map(|(a, b)| study(name, *a, b.abs(), b.abs())).collect();
    let points: Vec<Point> = pairs.iter().map(|(a, b)| Point { fitted: *a, residual: *b }).collect();
    let deviations: Vec<Deviation> =
        pairs.iter().map(|(a, b)| Deviation { mode: *a, reach: b.abs() }).collect();
    let pieces: Vec<Piece> = numbers.iter().map(|number| piece(name, *number, Kind::Named)).collect();
    let names = Names { x: name, y: name };
    let quadratic = Quadratic { coefficients: [1.0, 0.5, -0.5, 0.2, -0.1, 0.3] };
    let seen = Surface { quadratic, points: pairs.clone(), agreement: name.to_owned() };
    vec![
        coefficients(SPEECH, &lines, 0.0),
        forest(SPEECH, &studies, None),
        caterpillar(SPEECH, &deviations, names),
        residuals(SPEECH, points.iter().copied(), names),
        shares(SPEECH, &pieces),
        course(SPEECH, std::slice::from_ref(&pairs), &super::course::means(pairs.iter().copied()), names),
        funnel(SPEECH, &Funnel { centre: 0.2, points: pairs.clone() }, names),
        loadings(SPEECH, &[Loaded { name: name.to_owned(), items: lines }]),
        surface(SPEECH, &seen, names),
        normal_quantiles(SPEECH, numbers.to_vec(), names).unwrap(),
    ]
}

#[test]
fn no_name_becomes_markup() {
    for drawing in all(&[0.1, 0.5, 0.9], "<script>alert('\"&") {
        assert!(!drawn(&drawing).contains("<script"), "{drawing:?}");
    }
}

#[test]
fn nothing_to_draw_is_drawn_without_a_fault() {
    for numbers in [&[][..], &[0.0], &[3.0, 3.0], &[f64::NAN, 1.0], &[f64::INFINITY, -1.0], &[1e300, -1e300]]
    {
        for drawing in all(numbers, "naam") {
            let svg = drawn(&drawing);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{numbers:?}: {svg}");
        }
    }
}

proptest! {
    #[test]
    fn every_place_is_a_number(numbers in prop::collection::vec(any::<f64>(), 0..12), name in any::<String>()) {
        for drawing in all(&numbers, &name.replace("NaN", "").replace("inf", "")) {
            let svg = drawn(&drawing);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
