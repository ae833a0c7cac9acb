use super::document::{Findings, document};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
use stats::factor::model::{Model, Specification};
use stats::grid::Grid;

#[test]
fn a_measurement_model_is_told_with_its_fit_its_loadings_and_what_it_does_not_prove() {
    let noise = |n: usize| ((n * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let column = |item: usize| -> Vec<Option<f64>> {
        let of = |row: usize| {
            let bond = noise(row * 3 + 1);
            let goal = 0.5 * bond + noise(row * 5 + 2);
            let own = if item < 3 { bond } else { goal };
            let missing = row == 17 && item == 2;
            (!missing).then_some(own + 0.7 * noise(row * 11 + item * 101))
        };
        (0..150).map(of).collect()
    };
    let model = Model::read("bond =~ b1 + b2 + b3\ngoal =~ g1 + g2 + g3").unwrap();
    let answers = Grid::from_columns(&(0..6).map(column).collect::<Vec<_>>()).unwrap();
    let sample = Sample { name: "all".to_owned(), answers };
    let (incomplete, errors) = (Incomplete::LeftOut, Errors::Robust);
    let found = fit(&model, &[sample], &Specification::default(), Method { incomplete, errors }).unwrap();
    let findings = Findings {
        model: &model,
        fit: &found,
        incomplete,
        errors,
        equal: &[],
        rows: 150,
        modifications: &[],
        confidence: 0.95,
    };
    let told = document(findings, Speech::new(Language::Dutch)).unwrap();
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
}
