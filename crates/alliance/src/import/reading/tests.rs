use super::*;
use crate::administration::Content;
use crate::component::Perspective;
use crate::import::choices::Choices;
use crate::import::mapping::WithoutValues;
use crate::import::problem::Problem;
use crate::import::table::Limits;
use crate::instrument::definition::Range;
use jiff::civil::date;
use std::collections::BTreeMap;

const TODAY: Date = date(2026, 9, 3);

fn mapped(text: &str, choose: impl Fn(&mut Choices)) -> Result<Contents, Problems> {
    let table = Table::read(text.as_bytes(), Limits::default()).unwrap();
    let mut choices = Choices::guess(&table, &BTreeMap::new());
    choose(&mut choices);
    let mapping = choices.settle(&table, &BTreeMap::new()).unwrap();
    read(&table, &mapping, TODAY)
}

fn phq(choices: &mut Choices) {
    choices.measure("phq9=PHQ-9:0..27:lower").unwrap();
    choices.start = Some(date(2024, 1, 8));
}

fn problems(text: &str, choose: impl Fn(&mut Choices)) -> Vec<(u64, String, Problem)> {
    let problems = mapped(text, choose).unwrap_err();
    problems.shown().iter().map(|error| (error.line, error.value.clone(), error.problem.clone())).collect()
}

/// All of a file as lines: code, session, day, series, perspective, content.
fn told(contents: &Contents) -> Vec<String> {
    let mut lines = Vec::new();
    for client in contents.clients() {
        for session in client.sessions() {
            let start = format!("{} {} {}", client.code(), session.number(), session.day());
            if session.filled().len() == 0 {
                lines.push(start.clone());
            }
            for filled in session.filled() {
                let content = match filled.content() {
                    Content::Items(answers) => {
                        answers.iter().map(|a| format!(" {}={}", a.item(), a.value())).collect::<String>()
                    }
                    Content::Scales(scales) => {
                        scales.iter().map(|(scale, raw)| format!(" {scale}={raw}")).collect()
                    }
                };
                lines.push(format!("{start} {} {}{content}", filled.series(), filled.perspective()));
            }
        }
    }
    lines
}

#[test]
fn sessions_are_numbered_by_their_moment_and_a_gap_stays_a_gap() {
    let text = "patient,month,phq9\nP2,3,7\nP1,2,NA\nP1,0,12\nP1,1,\nP1,3,9\n";
    let contents = mapped(text, phq).unwrap();
    assert_eq!(
        told(&contents),
        [
            "P1 1 2024-01-08 measure:phq-9 client total=12",
            "P1 2 2024-02-08",
            "P1 3 2024-03-08",
            "P1 4 2024-04-08 measure:phq-9 client total=9",
            "P2 1 2024-04-08 measure:phq-9 client total=7",
        ]
    );
    let counts = contents.counts();
    assert_eq!((counts.rows, counts.values, counts.missing), (5, 3, 2));
}

#[test]
fn a_row_without_values_can_be_no_session_and_the_numbers_stay() {
    let text = "patient,month,phq9\nP1,0,12\nP1,1,\nP1,2,9\n";
    let contents = mapped(text, |choices| {
        phq(choices);
        choices.without_values = WithoutValues::Nothing;
    });
    let numbers: Vec<u32> =
        contents.unwrap().clients().next().unwrap().sessions().map(|s| s.number()).collect();
    assert_eq!(numbers, [1, 3]);
}

#[test]
fn several_columns_of_one_row_are_one_session() {
    let text = "client;sessie;datum;bond;goal;phq9\nP1;2;15-1-2024;4,5;;7\nP1;1;8-1-2024;;;\n";
    let contents = mapped(text, |choices| {
        choices.map_value("bond=session-check/bond").unwrap();
        choices.map_value("goal=session-check/goal").unwrap();
        choices.measure("phq9=PHQ-9:0..27:lower").unwrap();
    });
    assert_eq!(
        told(&contents.unwrap()),
        [
            "P1 1 2024-01-08",
            "P1 2 2024-01-15 session-check client bond=4.5",
            "P1 2 2024-01-15 measure:phq-9 client total=7",
        ]
    );
}

#[test]
fn numbered_sessions_without_dates_follow_each_other_from_the_start() {
    let text = "client,session,phq9\nP1,1,12\nP1,3,9\n";
    let contents = mapped(text, |choices| {
        phq(choices);
        choices.unit = Some(crate::import::cell::Unit::Week);
    });
    let days: Vec<Date> = contents.unwrap().clients().next().unwrap().sessions().map(|s| s.day()).collect();
    assert_eq!(days, [date(2024, 1, 8), date(2024, 1, 22)]);
}

#[test]
fn rows_of_one_value_come_together_and_scores_beside_answers_must_follow() {
    let head = "client,session,date,perspective,instrument,version,kind,name,value\n";
    let rows = "P1,1,2024-01-08,therapist,session-check,1,item,bond1,6\n\
                P1,1,2024-01-08,therapist,session-check,1,item,bond2,3\n\
                P1,1,2024-01-08,therapist,session-check,1,item,goal1,\n\
                P1,1,2024-01-08,client,session-check,1,scale,bond,2.5\n";
    let good = format!("{head}{rows}P1,1,2024-01-08,therapist,session-check,1,scale,bond,4.5\n");
    assert_eq!(
        told(&mapped(&good, |_| {}).unwrap()),
        [
            "P1 1 2024-01-08 session-check client bond=2.5",
            "P1 1 2024-01-08 session-check therapist bond1=6 bond2=3",
        ]
    );
    let wrong = format!("{head}{rows}P1,1,2024-01-08,therapist,session-check,1,scale,bond,5\n");
    let follows = Problem::DoesNotFollow { computed: Some(4.5) };
    assert_eq!(problems(&wrong, |_| {}), [(6, "5".to_owned(), follows)]);
    let withheld = format!("{head}{rows}P1,1,2024-01-08,therapist,session-check,1,scale,goal,5\n");
    let follows = Problem::DoesNotFollow { computed: None };
    assert_eq!(problems(&withheld, |_| {}), [(6, "5".to_owned(), follows)]);
}

#[test]
fn everything_wrong_is_told_with_its_line_and_value() {
    let range = Range { min: 0.0, max: 27.0 };
    let text = "client,session,date,therapist,phq9\n\
                ,1,2024-01-08,,3\n\
                <b>,1,2024-01-08,,3\n\
                P1,0,2024-01-08,,3\n\
                P1,1,8 januari,,3\n\
                P1,1,2027-01-01,,3\n\
                P1,1,2024-01-08,a b,3\n\
                P1,1,2024-01-08,,28\n\
                P1,1,2024-01-08,,twelve\n\
                P1,1,2024-01-08\n\
                P1,,,,3\n";
    let day = date(2027, 1, 1);
    assert_eq!(
        problems(text, phq),
        [
            (2, String::new(), Problem::NoClient),
            (3, "<b>".into(), Problem::ClientCode(crate::people::NameRefusal::Character { character: '<' })),
            (4, "0".into(), Problem::NotASession { most: 2000 }),
            (5, "8 januari".into(), Problem::NotADate),
            (6, "2027-01-01".into(), Problem::DayInFuture { today: TODAY, day }),
            (
                7,
                "a b".into(),
                Problem::TherapistName(crate::people::NameRefusal::Character { character: ' ' })
            ),
            (8, "28".into(), Problem::OutOfRange { range }),
            (9, "twelve".into(), Problem::NotANumber),
            (10, String::new(), Problem::Ragged { expected: 5, found: 3 }),
            (11, String::new(), Problem::NoSession),
            (11, String::new(), Problem::NoDay),
        ]
    );
}

#[test]
fn one_session_is_on_one_day_and_after_the_one_before() {
    let text = "client,session,date,phq9\nP1,1,2024-01-08,3\nP1,1,2024-01-09,\nP1,2,2024-01-01,4\n";
    let first_day = date(2024, 1, 8);
    assert_eq!(
        problems(text, phq),
        [
            (3, "2024-01-09".into(), Problem::SessionOnTwoDays { first_line: 2, first_day }),
            (4, "2024-01-01".into(), Problem::SessionOutOfOrder { earlier: 1, earlier_day: first_day }),
        ]
    );
}

#[test]
fn a_value_given_twice_names_the_line_it_was_on_first() {
    let text = "client,date,phq9\nP1,2024-01-08,3\nP1,2024-01-09,4\nP1,2024-01-08,5\n";
    assert_eq!(problems(text, phq), [(4, "5".into(), Problem::Twice { first_line: 2 })]);
}

#[test]
fn names_that_nothing_has_are_told() {
    let head = "client,session,date,perspective,instrument,version,kind,name,value\n";
    let check = |row: &str, expected: Problem| {
        let text = format!("{head}P1,1,2024-01-08,{row}\n");
        let found: Vec<Problem> =
            problems(&text, |_| {}).into_iter().map(|(_, _, problem)| problem).collect();
        assert_eq!(found, [expected], "{row}");
    };
    check("client,,,,bond,3", Problem::NoInstrument);
    check("client,no-such-thing,,,bond,3", Problem::UnknownInstrument);
    check("client,measure:bdi,,,,3", Problem::UnknownInstrument);
    check("client,session-check,9,,bond,3", Problem::UnknownVersion);
    check("client,session-check,1,,,3", Problem::NoName);
    check("client,session-check,1,item,bond,3", Problem::UnknownName { instrument: "session-check".into() });
    check(
        "observer,session-check,1,,bond,3",
        Problem::PerspectiveOfOther { instrument: "session-check".into() },
    );
    check("nobody,session-check,1,,bond,3", Problem::NotAPerspective);
    check("client,session-check,1,,bond1,7", Problem::NotAnAnswer { min: 0, max: 6 });
    check("client,session-check,1,,bond1,2.5", Problem::NotAnAnswer { min: 0, max: 6 });
    check("client,session-check,1,,bond1,", Problem::NothingToKeep);
}

#[test]
fn rows_can_be_left_out_by_what_stands_in_a_column() {
    let text = "patient,month,phq9\nP1,0,12\nP1,Post-Rx,\n";
    assert_eq!(problems(text, phq), [(3, "Post-Rx".into(), Problem::NotAMoment)]);
    let contents = mapped(text, |choices| {
        phq(choices);
        choices.skip("month=Post-Rx").unwrap();
    });
    let contents = contents.unwrap();
    assert_eq!((contents.session_count(), contents.counts().skipped, contents.counts().rows), (1, 1, 2));
}

#[test]
fn therapists_are_gathered_per_client_and_may_be_nobody() {
    let text =
        "client,date,therapist,phq9\nP2,2024-01-08,,3\nP1,2024-01-08,B@x.nl,3\nP1,2024-01-09,a@x.nl,3\n";
    let contents = mapped(text, phq).unwrap();
    let found: Vec<Vec<&str>> =
        contents.clients().map(|client| client.therapists().map(|name| name.as_str()).collect()).collect();
    assert_eq!(found, [vec!["a@x.nl", "b@x.nl"], vec![]]);
}

#[test]
fn the_perspective_can_be_the_same_for_all_rows() {
    let text = "client,date,phq9\nP1,2024-01-08,3\n";
    let contents = mapped(text, |choices| {
        phq(choices);
        choices.always("perspective=therapeut").unwrap();
    });
    let contents = contents.unwrap();
    let session = contents.clients().next().unwrap().sessions().next().unwrap();
    assert_eq!(session.filled().next().unwrap().perspective(), Perspective::Therapist);
}

#[test]
fn a_session_number_beyond_what_a_treatment_holds_is_told_once() {
    let mut text = String::from("client,day,phq9\n");
    for day in 0..2005 {
        text += &format!("P1,{day},3\n");
    }
    let found = problems(&text, |choices| {
        phq(choices);
        choices.start = Some(date(2015, 1, 1));
    });
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].2, Problem::TooManySessions { most: 2000 });
}
