use super::document::{Findings, document, told};
use super::{Asked, Freeing, json, run};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::preparation::Preparation;
use crate::samples::{fixture, refused, shown};
use crate::speech::Speech;
use alliance::Language;
use stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
use stats::factor::model::{Equal, Model, Specification};
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

fn asked(model: &str, group: Option<&str>) -> Asked {
    Asked {
        model: model.to_owned(),
        group: group.map(str::to_owned),
        specification: Specification::default(),
        method: Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal },
        freeing: Freeing::Told,
        confidence: 0.95,
    }
}

#[test]
fn groups_are_told_one_by_one_with_what_is_equal() {
    let mut asked = asked("visual =~ x1 + x2 + x3\nspeed =~ x7 + x8 + x9", Some("school"));
    asked.specification.equal = vec![Equal::Loadings, Equal::Intercepts];
    let outcome = run(asked, &Preparation::default(), &fixture("factor/holzinger.csv")).unwrap();
    insta::assert_snapshot!(shown(&told(&outcome, Speech::new(Language::English)).unwrap()));
    let numbers = json::json(&outcome).unwrap();
    assert!(numbers.get("implied_cov").is_none() && numbers["parameters"][0]["group"] == 1);
}

#[test]
fn a_model_that_cannot_be_fitted_is_refused_with_the_place() {
    let check = |model: &str, group: Option<&str>, said: &str| {
        let source = fixture("factor/holzinger.csv");
        let refusal = refused(run(asked(model, group), &Preparation::default(), &source));
        assert!(refusal.contains(said), "{refusal}");
    };
    check("v =~ x1 ++ x2", None, "  v =~ x1 ++ x2\n           ^");
    check("v =~ x1 ++ x2", None, "verwacht was een variabele, een factor, of een waarde");
    check("v ~= x1", None, "“=” is not part of the language of models here");
    check("", None, "the model has no factor");
    check("v =~ x1 + x2\nv =~ x1", None, "this was said before");
    check("v =~ x1 + x2\nx1 ~~ y", None, "“y” is no factor and measures none");
    check("v =~ x1 + v", None, "“v” depends on itself");
    check("v =~ x1 + x22", None, "There is no column “x22”. Did you mean “x2”?");
    check("v =~ x1 + x2 + school", None, "“school” holds words");
    check("v =~ x1 + x2", None, "The answers do not say what v ~~ v is");
    check("v =~ c(1, 1, 1)*x1 + x2 + x3", Some("school"), "has 3 values and there are 2 groups");
    check("v =~ x1 + x2 + x3", Some("x9"), "complete rows in each group");
}

#[test]
fn a_factor_of_one_item_is_told_to_be_that_item() {
    let asked = asked("v =~ x1 + x2 + x3\nt =~ x4", None);
    let outcome = run(asked, &Preparation::default(), &fixture("factor/holzinger.csv")).unwrap();
    let told = told(&outcome, Speech::new(Language::English)).unwrap();
    assert_eq!(told.cautions, ["t has one item, so the factor is that item, error and all."]);
}
