use super::{bias, partners, surface};
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::dyad::actor_partner::fit::{ActorPartner, Criterion};
use stats::dyad::actor_partner::members::{Members, Predictor};
use stats::dyad::surface_fit::{Agreement, Errors, Ratings, SurfaceFit};
use stats::dyad::truth_bias::{Centre, Judgements, TruthBias};
use stats::mixed::deviance::Criterion as MixedCriterion;
use stats::mixed::inference::Method;
use stats::table::factor::Factor;

fn noise(n: usize) -> f64 {
    ((n * 7919 + 31) % 1009) as f64 / 504.5 - 1.0
}

fn column(of: impl Fn(usize) -> f64, count: usize) -> Vec<Option<f64>> {
    (0..count).map(|row| Some(of(row))).collect()
}

fn names(of: impl Fn(usize) -> String, count: usize) -> Factor {
    let texts: Vec<String> = (0..count).map(of).collect();
    Factor::from_texts(texts.iter().map(|text| Some(text.as_str())))
}

#[test]
fn a_surface_tells_agreement_and_difference_and_where_it_knows_little() {
    let client = |row: usize| noise(row * 3 + 1);
    let therapist = |row: usize| 0.6 * client(row) + 0.5 * noise(row * 5 + 2);
    let outcome = |row: usize| {
        let apart = client(row) - therapist(row);
        6.0 + client(row) - 1.5 * apart * apart + 0.4 * noise(row * 11)
    };
    let (x, y, z) = (column(client, 200), column(therapist, 200), column(outcome, 200));
    let fit = SurfaceFit::new(Ratings { x: &x, y: &y, z: &z }, 0.95).unwrap();
    let points: Vec<(f64, f64)> = (0..200).map(|row| (client(row), therapist(row))).collect();
    let findings = surface::Findings {
        fit: &fit,
        errors: Errors::Hc3,
        names: surface::Named { x: "client", y: "therapist", outcome: "progress" },
        points: &points,
        agreement: Some(Agreement { x_higher: 12, alike: 150, y_higher: 38 }),
        confidence: 0.95,
    };
    let told = surface::document(findings, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
    assert!(page(&told).len() < 80_000);
}

#[test]
fn a_judgement_is_told_as_level_and_following_and_never_as_a_mistake() {
    let dyad = |row: usize| row / 8;
    let own = |row: usize| noise(row * 3 + 1) + noise(dyad(row) * 7);
    let judged = |row: usize| 0.6 * own(row) - 0.5 + 0.4 * noise(dyad(row) * 13 + 5) + 0.3 * noise(row * 5);
    let (truth, judgement) = (column(own, 160), column(judged, 160));
    let dyads = names(|row| format!("d{:02}", dyad(row)), 160);
    let judgements =
        Judgements { truth: &truth, judgement: &judgement, time: None, dyad: &dyads, group: None };
    let found =
        TruthBias::new(judgements, Centre::default(), MixedCriterion::Reml, (Method::Satterthwaite, 0.95))
            .unwrap();
    let findings = bias::Findings {
        found: &found,
        truth: "client_bond",
        judgement: "therapist_bond",
        time: None,
        confidence: 0.95,
    };
    let text = lines(&bias::document(findings, Speech::new(Language::English)), WIDTH, Ink::Plain);
    insta::assert_snapshot!(text.split("How this was computed").next().unwrap());
}

#[test]
fn partners_are_told_each_with_what_is_their_own_and_what_is_the_others() {
    let rating = |row: usize| noise(row * 3 + 1);
    let outcome = |row: usize| 0.8 * rating(row) + 0.3 * rating(row ^ 1) + 0.5 * noise(row * 5 + 2);
    let (ratings, outcomes) = (column(rating, 120), column(outcome, 120));
    let dyads = names(|row| format!("d{:02}", row / 2), 120);
    let roles = names(|row| if row % 2 == 0 { "client".into() } else { "therapist".into() }, 120);
    let members = Members {
        dyad: &dyads,
        role: Some(&roles),
        outcome: &outcomes,
        predictors: vec![Predictor { name: "alliance", actor: &ratings, partner: None }],
    };
    let fit = ActorPartner::new(&members, Criterion::default(), 0.95).unwrap();
    let findings = partners::Findings { fit: &fit, outcome: "wellbeing", confidence: 0.95 };
    insta::assert_snapshot!(lines(
        &partners::document(findings, Speech::new(Language::Dutch)),
        WIDTH,
        Ink::Plain
    ));
}
