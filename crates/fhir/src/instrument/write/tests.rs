use super::*;
use alliance::administration::answer::Answers;
use alliance::administration::score;
use alliance::instrument::catalogue;

const BASE: &str = "https://verbond.example/fhir";

fn form_of(id: &str, perspective: Perspective) -> Questionnaire {
    write(catalogue::instrument(id).unwrap(), perspective, BASE).unwrap()
}

#[test]
fn the_session_check_is_written_as_an_r4_questionnaire() {
    let form = form_of("session-check", Perspective::Client);
    insta::assert_snapshot!("session-check", serde_json::to_string_pretty(&form).unwrap());
}

#[test]
fn the_wellbeing_check_is_written_as_an_r4_questionnaire() {
    let form = form_of("wellbeing", Perspective::Client);
    insta::assert_snapshot!("wellbeing", serde_json::to_string_pretty(&form).unwrap());
}

#[test]
fn client_and_therapist_get_forms_of_their_own() {
    let client = form_of("session-check", Perspective::Client);
    let therapist = form_of("session-check", Perspective::Therapist);
    assert_ne!(client.url, therapist.url);
    assert_eq!(client.name.as_deref(), Some("SessionCheckClient"));
    let names = |form: &Questionnaire| form.item.iter().map(|item| item.link_id.clone()).collect::<Vec<_>>();
    assert_eq!(names(&client), names(&therapist));
    assert_ne!(client.item[1].text, therapist.item[1].text);
}

#[test]
fn words_that_are_not_ours_are_not_written() {
    let wai = catalogue::instrument("wai-sr").unwrap();
    let refusal = Refusal::NoWords { perspective: Perspective::Client };
    assert_eq!(write(wai, Perspective::Client, BASE), Err(refusal));
    let check = catalogue::instrument("session-check").unwrap();
    let refusal = Refusal::NoWords { perspective: Perspective::Observer };
    assert_eq!(write(check, Perspective::Observer, BASE), Err(refusal));
}

/// The scores of `fixtures/scores/<id>.csv` were made by fhirpath.js from the form we write; see `make.mjs` there.
fn check_against_the_other_engine(id: &str, table: &str) {
    let instrument = catalogue::instrument(id).unwrap();
    let mut lines = table.lines();
    let header: Vec<_> = lines.next().unwrap().split(',').collect();
    let (items, scales) = header.split_at(instrument.items().len());
    let mut fillings = 0;
    for line in lines {
        let cells: Vec<_> = line.split(',').collect();
        let given = items.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
        let given = given.map(|(item, cell)| (item.parse().unwrap(), cell.parse().unwrap()));
        let scores = score::score(instrument, &Answers::read(instrument, given).unwrap());
        for ((scale, cell), ours) in scales.iter().zip(&cells[items.len()..]).zip(scores) {
            assert_eq!(*scale, format!("score.{}", ours.scale));
            let theirs = (!cell.is_empty()).then(|| cell.parse::<f64>().unwrap());
            // Means of a few small whole numbers: both engines round the same single division.
            assert_eq!(ours.score.value().map(|ours| ours.raw), theirs, "{id}: {line}");
        }
        fillings += 1;
    }
    assert_eq!(fillings, 500);
}

#[test]
fn another_engine_computes_the_same_scores_from_our_forms() {
    check_against_the_other_engine(
        "session-check",
        include_str!("../../../fixtures/scores/session-check.csv"),
    );
    check_against_the_other_engine("wellbeing", include_str!("../../../fixtures/scores/wellbeing.csv"));
}
