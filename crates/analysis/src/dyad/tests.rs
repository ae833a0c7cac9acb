use super::{bias, json, partners, surface};
use crate::chosen::sample;
use crate::failure::Failure;
use crate::preparation::Preparation;
use crate::reading::Source;
use stats::dyad::actor_partner::fit::Criterion;
use stats::dyad::error::DyadError;
use stats::dyad::surface_fit::Errors;

fn surfaced(text: &str) -> Result<surface::Outcome, Failure> {
    let file = sample(text);
    let asked = surface::Asked {
        x: "x".into(),
        y: "y".into(),
        outcome: "z".into(),
        by: Some("dyad".into()),
        scale: surface::Scale::Common,
        errors: Errors::Hc3,
        confidence: 0.95,
    };
    surface::run(asked, &Preparation::default(), &Source::new(file.path()))
}

#[test]
fn a_pair_counts_once_by_its_means() {
    let rows = (0..60).map(|n| format!("{},{},{},{}\n", n / 3, n * 7 % 11, n * 5 % 13, n * 3 % 17));
    let found = surfaced(&format!("dyad,x,y,z\n{}", rows.collect::<String>())).unwrap();
    assert_eq!((found.fit.n, found.points.len()), (20, 20));
    assert_eq!(json::of_surface(&found)["n"], 20);
}

#[test]
fn what_cannot_be_a_surface_is_refused_by_the_name_of_the_column() {
    let check = |row: fn(usize) -> String| {
        let rows: String = (0..30).map(row).collect();
        surfaced(&format!("dyad,x,y,z\n{rows}")).unwrap_err()
    };
    let constant = check(|n| format!("{n},{n},4,{}\n", n % 5));
    assert!(matches!(constant, Failure::Constant { name, value: 4.0 } if name == "y"));
    let missing = check(|n| format!("{n},{n},{},\n", n % 7));
    assert!(matches!(missing, Failure::NoValues { name } if name == "z"));
    let words = check(|n| format!("{n},{n},high,{}\n", n % 5));
    assert!(matches!(words, Failure::Words { name } if name == "y"));
    let one = check(|n| format!("A,{n},{},{}\n", n % 7, n % 5));
    assert!(matches!(one, Failure::Dyad(DyadError::TooFewRows { .. }) | Failure::Number(_)), "{one:?}");
}

#[test]
fn partners_of_one_pair_are_refused_and_roles_are_two() {
    let run = |text: &str| {
        let file = sample(text);
        let asked = partners::Asked {
            outcome: "y".into(),
            ratings: vec!["x".into()],
            dyad: "pair".into(),
            role: Some("who".into()),
            criterion: Criterion::Reml,
            confidence: 0.95,
        };
        partners::run(asked, &Preparation::default(), &Source::new(file.path()))
    };
    let one = run("pair,who,x,y\n1,client,3,4\n1,therapist,2,5\n").unwrap_err();
    assert!(matches!(one, Failure::Dyad(DyadError::TooFewRows { .. })), "{one:?}");
    let three = run("pair,who,x,y\n1,a,3,4\n1,b,2,5\n2,c,1,2\n2,a,2,2\n").unwrap_err();
    assert!(matches!(three, Failure::Dyad(DyadError::NotTwoRoles { count: 3, .. })), "{three:?}");
}

#[test]
fn a_judgement_without_spread_is_refused_by_name() {
    let rows: String = (0..40).map(|n| format!("{},{},3\n", n / 4, n * 7 % 11)).collect();
    let file = sample(&format!("pair,client,therapist\n{rows}"));
    let asked = bias::Asked {
        truth: "client".into(),
        judgement: "therapist".into(),
        dyad: "pair".into(),
        group: None,
        time: None,
        centre: stats::dyad::truth_bias::Centre::GrandMean,
        criterion: stats::mixed::deviance::Criterion::Reml,
        method: stats::mixed::inference::Method::Satterthwaite,
        confidence: 0.95,
    };
    let refused = bias::run(asked, &Preparation::default(), &Source::new(file.path())).unwrap_err();
    assert!(matches!(refused, Failure::Constant { name, .. } if name == "therapist"));
}
