use super::document::document;
use super::json::json;
use super::levels::{Kind, Why};
use super::models::Effect;
use super::predictors::Place;
use super::summary::summary;
use super::{Asked, Centring, On, Outcome, run};
use crate::chosen::sample;
use crate::document::page::page;
use crate::failure::Failure;
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use crate::watch::Nobody;
use alliance::Language;
use serde_json::Value;
use stats::crew::Alone;
use stats::mixed::inference::Method;

const FACTORS: &str = "bond,goal,task,cohesion,competence";

fn asked(factors: &str) -> Asked {
    let some = |name: &str| Some(name.to_owned());
    Asked {
        outcome: "distress".into(),
        baseline: some("baseline"),
        person: some("person"),
        group: some("group"),
        trainer: some("trainer"),
        factors: names(factors),
        session: None,
        attended: None,
        completers: 4,
        on: On::End,
        centring: Centring::Parted,
        method: Method::Satterthwaite,
        confidence: 0.95,
    }
}

fn found(asked: Asked, source: &Source) -> Result<Outcome, Failure> {
    run(asked, &Preparation::default(), source, &Alone, &Nobody)
}

fn of_text(asked: Asked, text: &str) -> Result<Outcome, Failure> {
    found(asked, &Source::new(sample(text).path()))
}

fn told(outcome: &Outcome, language: Language) -> String {
    shown(&document(outcome, Speech::new(language)).unwrap())
}

/// Groups of four under trainers of two groups each; who has more bond than the own group ends with less distress.
fn study(groups: usize, line: impl Fn(usize, usize) -> String) -> String {
    let rows = (0..groups * 4).map(|person| line(person, person / 4));
    format!("person,group,trainer,baseline,distress,bond,style\n{}", rows.collect::<String>())
}

fn noise(at: usize) -> f64 {
    ((at * 7919 + 31) % 1009) as f64 / 504.5 - 1.0
}

fn usual(person: usize, group: usize) -> String {
    let bond = 4.0 + noise(person * 3 + 1) + 0.3 * noise(group * 11 + 5);
    let baseline = 15.0 + 4.0 * noise(person * 17 + 3);
    let end = 0.6 * baseline - 2.0 * bond + noise(group * 7) + 1.5 * noise(person * 5 + 2);
    format!("p{person},g{group},t{},{baseline:.2},{end:.2},{bond:.3},{}\n", group / 2, group % 3)
}

#[test]
fn a_simulated_study_gives_back_what_it_was_drawn_from() {
    let source = fixture("process_outcome/course.csv");
    let truth = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/process_outcome/course.json"),
    );
    let truth: Value = serde_json::from_str(&truth.unwrap()).unwrap();
    for on in [On::End, On::Change] {
        let outcome =
            found(Asked { session: Some("session".into()), on, ..asked(FACTORS) }, &source).unwrap();
        let effects = &outcome.everyone.together.effects;
        for effect in effects {
            let place = if effect.predictor.place == Place::Within { "within" } else { "between" };
            let name = &outcome.asked.factors[effect.predictor.factor];
            let drawn = truth[place][name].as_f64().unwrap();
            assert!(
                effect.test.interval.holds(drawn),
                "{name} {place}: {:?}, not {drawn}",
                effect.test.interval
            );
        }
        let clear = |effect: &&Effect| effect.is_clear();
        let clear: Vec<&str> =
            effects.iter().filter(clear).map(|effect| effect.predictor.term.as_str()).collect();
        assert_eq!(clear, ["goal_within", "goal_between", "cohesion_within"]);
        assert_eq!(effects.len(), 9);
    }
}

#[test]
fn rows_by_session_become_the_rows_by_person_that_were_made_of_them() {
    let of = |file: &str, session: Option<&str>, attended: Option<&str>| {
        let asked = Asked {
            person: Some("patient".into()),
            trainer: Some("teacher".into()),
            session: session.map(str::to_owned),
            attended: attended.map(str::to_owned),
            ..asked("bond")
        };
        found(asked, &fixture(file)).unwrap()
    };
    let by_session = of("mixed/mbct_sessions.csv", Some("session"), None);
    let by_person = of("mixed/mbct_patients.csv", None, Some("session"));
    let (one, other) = (&by_session.everyone, &by_person.everyone);
    assert_eq!((one.person_count, one.with_outcome), (other.person_count, other.with_outcome));
    // The rows by person were written with four decimals, and of other factors from the sessions with a bond only.
    for (left, right) in one.together.effects.iter().zip(&other.together.effects) {
        assert_eq!(left.predictor, right.predictor);
        let apart = (left.test.estimate - right.test.estimate).abs();
        assert!(apart < 1e-3 * right.test.standard_error, "{}: {apart}", left.predictor.term);
    }
}

#[test]
fn factors_that_cannot_be_told_apart_are_told_so_and_no_name_of_a_trainer_stands_in_the_report() {
    let asked = Asked {
        person: Some("patient".into()),
        trainer: Some("teacher".into()),
        attended: Some("session".into()),
        ..asked(FACTORS)
    };
    let outcome = found(asked, &fixture("mixed/mbct_patients.csv")).unwrap();
    insta::assert_snapshot!(told(&outcome, Language::Dutch));
    let english = told(&outcome, Language::English).replace('\n', " ");
    assert!(english.contains("it cannot be said which of them carries the relation"), "{english}");
    for language in [Language::Dutch, Language::English] {
        let speech = Speech::new(language);
        let pages = [page(&document(&outcome, speech).unwrap()), page(&summary(&outcome, speech))];
        for page in pages {
            assert!(page.contains("<svg") && !page.contains("T01") && !page.contains("G001"));
        }
    }
}

#[test]
fn a_page_for_a_training_day_is_short_and_says_what_is_uncertain() {
    let asked = Asked { session: Some("session".into()), ..asked(FACTORS) };
    let outcome = found(asked, &fixture("process_outcome/course.csv")).unwrap();
    insta::assert_snapshot!(shown(&summary(&outcome, Speech::new(Language::Dutch))));
}

#[test]
fn a_factor_that_is_one_value_in_each_group_is_not_parted() {
    let outcome = of_text(asked("bond,style"), &study(12, usual)).unwrap();
    let places: Vec<(&str, Place)> = outcome
        .everyone
        .together
        .effects
        .iter()
        .map(|effect| (effect.predictor.term.as_str(), effect.predictor.place))
        .collect();
    assert_eq!(
        places,
        [("bond_within", Place::Within), ("bond_between", Place::Between), ("style", Place::Between)]
    );
    assert!(outcome.completers.is_none());
    assert!(told(&outcome, Language::English).contains("does not say how many sessions"));
}

#[test]
fn a_level_that_cannot_be_estimated_is_left_out_and_said() {
    let check = |text: &str, left: (Kind, Why), words: &str| {
        let outcome = of_text(asked("bond"), text).unwrap();
        assert!(outcome.everyone.levels.left.contains(&left), "{:?}", outcome.everyone.levels);
        let told = told(&outcome, Language::English);
        assert!(told.replace("\n  ", " ").contains(words), "{told}");
    };
    let one_trainer =
        study(8, |person, group| usual(person, group).replace(&format!(",t{},", group / 2), ",t0,"));
    check(&one_trainer, (Kind::Trainer, Why::One), "There is one trainer.");
    let own = study(8, |person, group| {
        usual(person, group).replace(&format!(",t{},", group / 2), &format!(",t{group},"))
    });
    check(&own, (Kind::Trainer, Why::OneGroup), "Each trainer led one group.");
}

#[test]
fn groups_of_one_name_under_two_trainers_are_two_groups() {
    let text = study(8, |person, group| {
        usual(person, group).replacen(&format!(",g{group},"), &format!(",{},", group % 2), 1)
    });
    let outcome = of_text(asked("bond"), &text).unwrap();
    assert!(outcome.roster.groups_renamed);
    assert_eq!(outcome.everyone.levels.group_count, Some(8));
}

#[test]
fn a_factor_without_differences_has_no_number() {
    let same = study(8, |person, group| format!("{},3\n", usual(person, group).rsplit_once(',').unwrap().0));
    let outcome = of_text(asked("bond,style"), &same).unwrap();
    assert_eq!(outcome.everyone.predictors.same, [1]);
    assert!(
        told(&outcome, Language::English).replace("\n  ", " ").contains("style is the same for everyone")
    );
    let json = json(&outcome).unwrap();
    assert_eq!(json["everyone"]["factors_left_out"], serde_json::json!(["style"]));
    let none = study(8, |person, group| format!("{},\n", usual(person, group).rsplit_once(',').unwrap().0));
    assert_eq!(of_text(asked("bond,style"), &none).unwrap().everyone.predictors.same, [1]);
    insta::assert_snapshot!(refused(of_text(asked("style"), &same)));
}

#[test]
fn a_fit_at_its_border_is_told() {
    // Groups that are alike but for chance: their variance is estimated as nothing.
    let text = study(8, |person, group| {
        let bond = 4.0 + noise(person * 3 + 1);
        let end = 10.0 + [1.0, -1.0, 0.5, -0.5][person % 4] + 0.01 * noise(person);
        format!("p{person},g{group},t{},15,{end:.3},{bond:.3},1\n", group / 2)
    });
    let outcome = of_text(Asked { baseline: None, ..asked("bond") }, &text).unwrap();
    assert!(!outcome.everyone.together.fitted.fit.singular().is_empty());
    assert!(told(&outcome, Language::English).replace("\n  ", " ").contains("estimated as 0"));
}

#[test]
fn what_cannot_be_answered_is_refused_in_both_languages() {
    let plain = || study(8, usual);
    let by_session = |extra: &str| {
        let rows = (0..24).map(|row| {
            let person = row / 2;
            format!(
                "p{person},g{},t{},{},{:.2},{:.2},{}\n",
                person / 3,
                person / 6,
                15,
                noise(row),
                noise(row * 3),
                row % 2
            )
        });
        format!("person,group,trainer,baseline,distress,bond,session\n{}{extra}", rows.collect::<String>())
    };
    let sessions = || Asked { session: Some("session".into()), ..asked("bond") };
    let one_group = study(1, usual);
    let unscored = plain().replace(",distress,", ",ended,").replace(",style\n", ",distress\n");
    let unscored: String = unscored
        .lines()
        .map(|line| match line.rsplit_once(',') {
            Some((before, last)) if last != "distress" => format!("{before},\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let all = [
        refused(of_text(Asked { factors: Vec::new(), ..asked("bond") }, &plain())),
        refused(of_text(Asked { baseline: None, on: On::Change, ..asked("bond") }, &plain())),
        refused(of_text(Asked { on: On::Sessions, ..asked("bond") }, &plain())),
        refused(of_text(Asked { person: None, ..sessions() }, &by_session(""))),
        refused(of_text(asked("bond"), &format!("{}p3,g0,t0,1,2,3,4\n", plain()))),
        refused(of_text(sessions(), &by_session("p3,g1,t0,15,2,3,1\n"))),
        refused(of_text(sessions(), &by_session("p3,g1,t0,16,2,3,7\n"))),
        refused(of_text(asked("bond"), &one_group)),
        refused(of_text(Asked { group: None, trainer: None, ..asked("bond") }, &plain())),
        refused(of_text(asked("bond"), &unscored)),
    ];
    insta::assert_snapshot!(all.join("\n"));
}
