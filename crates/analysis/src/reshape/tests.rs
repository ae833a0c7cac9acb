use super::error::ReshapeError;
use super::*;
use crate::sheet::Row;
use proptest::prelude::*;

fn sheet(text: &str) -> Sheet {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<String>>());
    let names = lines.next().unwrap();
    let rows = lines.zip(2..).map(|(cells, line)| Row { line, cells }).collect();
    Sheet { separator: b',', names, rows }
}

fn asked(toward: Shape, values: &[&str]) -> Asked {
    Asked {
        id: "patient".into(),
        time: "session".into(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        separator: "_".into(),
        toward,
    }
}

fn check(text: &str, toward: Shape, values: &[&str], expected: &str) {
    let turned = turn(&sheet(text), &asked(toward, values)).unwrap();
    assert_eq!(turned.sheet.csv(), expected);
}

fn refused(text: &str, toward: Shape, values: &[&str]) -> ReshapeError {
    turn(&sheet(text), &asked(toward, values)).unwrap_err()
}

#[test]
fn a_row_for_each_moment_becomes_a_row_for_each_person_with_gaps_left_empty() {
    check(
        "patient,arm,session,bond,goal\n007,A,10,5,4\n007,A,9,3,\n008,B,9,2,1",
        Shape::Wide,
        &["bond", "goal"],
        "patient,arm,bond_9,bond_10,goal_9,goal_10\n007,A,3,5,,4\n008,B,2,,1,\n",
    );
}

#[test]
fn a_row_for_each_person_becomes_a_row_for_each_moment_at_which_there_is_something() {
    check(
        "patient,bond_10,bond_9,bond_w_9,arm\n007,5,3,0.5,A\n008,,2,,B",
        Shape::Long,
        &["bond", "bond_w"],
        "patient,arm,session,bond,bond_w\n007,A,9,3,0.5\n007,A,10,5,\n008,B,9,2,\n",
    );
}

#[test]
fn what_has_two_answers_is_refused_with_its_lines() {
    let two = refused("patient,session,bond\na,1,5\nb,1,4\na,1,5", Shape::Wide, &["bond"]);
    let (id, moment) = ("a".into(), "1".into());
    assert_eq!(two, ReshapeError::TwoValues { id, moment, first: 2, second: 4 });
    let differs = refused("patient,session,bond,arm\na,1,5,A\na,2,4,B", Shape::Wide, &["bond"]);
    let (id, column) = ("a".into(), "arm".into());
    assert_eq!(differs, ReshapeError::Differs { column, id, first: 2, second: 3 });
    let rows = refused("patient,bond_1\na,5\na,4", Shape::Long, &["bond"]);
    assert_eq!(rows, ReshapeError::TwoRows { id: "a".into(), first: 2, second: 3 });
    let empty = refused("patient,session,bond\na,,5", Shape::Wide, &["bond"]);
    assert_eq!(empty, ReshapeError::Empty { column: "session".into(), line: 2 });
    let same = refused("patient,bond_1,session\na,5,3", Shape::Long, &["bond"]);
    assert_eq!(same, ReshapeError::SameName { name: "session".into() });
    let same = refused("patient,session,bond,bond_1\na,1,5,3", Shape::Wide, &["bond"]);
    assert_eq!(same, ReshapeError::SameName { name: "bond_1".into() });
    let none = refused("patient,bond1\na,5", Shape::Long, &["bond"]);
    assert_eq!(none, ReshapeError::NoMoments { expected: "bond_1".into() });
    let twice = refused("patient,session,bond\na,1,5", Shape::Wide, &["bond", "session"]);
    assert_eq!(twice, ReshapeError::NamedTwice { name: "session".into() });
    let unknown = refused("patient,sesion,bond\na,1,5", Shape::Wide, &["bond"]);
    assert_eq!(
        unknown,
        ReshapeError::UnknownColumn { name: "session".into(), nearest: Some("sesion".into()) }
    );
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_file(
        values in prop::collection::vec(prop::collection::vec(prop::option::of(1_u8..9), 4), 1..6),
    ) {
        let mut text = "patient,session,bond\n".to_owned();
        for (person, values) in values.iter().enumerate() {
            for (moment, value) in values.iter().enumerate() {
                if let Some(value) = value {
                    text.push_str(&format!("p{person},{},{value}\n", 7 + moment));
                }
            }
        }
        prop_assume!(values.iter().flatten().any(Option::is_some));
        let long = sheet(&text);
        let wide = turn(&long, &asked(Shape::Wide, &["bond"])).unwrap();
        let back = turn(&wide.sheet, &asked(Shape::Long, &["bond"])).unwrap();
        prop_assert_eq!(back.sheet.csv(), text);
        prop_assert_eq!(back.empty, wide.empty);
    }
}
