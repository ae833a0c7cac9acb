use super::*;
use crate::administration::answer::Refusal;
use crate::administration::score::{Score, Withheld, score};
use crate::clock::SeededChance;
use crate::instrument::catalogue;
use crate::instrument::name::ItemId;
use crate::instrument::worked_example::{Expected, WorkedExample};

fn check(instrument: &'static Instrument, example: &WorkedExample) {
    let at = format!("{}: {}", instrument.key(), example.name);
    let answers = Answers::read(instrument, example.answers.clone()).expect(&at);
    let scores = score(instrument, &answers);
    assert_eq!(scores.len(), example.expected.len(), "{at}");
    for (score, (scale, expected)) in scores.iter().zip(&example.expected) {
        let at = format!("{at}: {scale}");
        assert_eq!(score.scale, *scale, "{at}");
        match (&score.score, expected) {
            (Score::Value(value), Expected::Value { raw, position }) => {
                assert_eq!(as_written(value.raw, raw), *raw, "{at}");
                assert_eq!(as_written(value.position, position), *position, "{at}");
            }
            (Score::Withheld(withheld), Expected::Withheld { answered, of }) => {
                check_reason(instrument, &answers, withheld, (*answered, *of), &at);
            }
            (got, expected) => panic!("{at}: expected {expected:?}, got {got:?}"),
        }
    }
}

/// The number with as many decimals as `example` has.
fn as_written(number: f64, example: &str) -> String {
    let decimals = example.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{number:.decimals$}")
}

fn check_reason(
    instrument: &Instrument,
    answers: &Answers,
    withheld: &Withheld,
    counts: (usize, usize),
    at: &str,
) {
    match withheld {
        Withheld::NotAnswered => assert_eq!(counts.0, 0, "{at}"),
        Withheld::TooFewAnswers { answered, of, .. } => assert_eq!(counts, (*answered, *of), "{at}"),
        Withheld::TooFewInAll { answered, .. } => {
            assert_eq!(*answered, answers.len(), "{at}");
            assert!(answers.len() < instrument.answers_min(), "{at}");
        }
        Withheld::OutOfRange { .. } | Withheld::OtherInstrument { .. } => panic!("{at}: {withheld:?}"),
    }
}

#[test]
fn the_scorer_agrees_with_every_worked_example() {
    for instrument in catalogue::instruments() {
        for example in catalogue::worked_examples(instrument.key()) {
            check(instrument, example);
        }
    }
}

fn item(name: &str) -> ItemId {
    name.parse().unwrap()
}

fn session_check() -> &'static Instrument {
    catalogue::instrument("session-check").unwrap()
}

fn administration(content: Content) -> Administration {
    let chance = SeededChance::new(1);
    let now = Timestamp::from_ms(1_788_436_800_000);
    Administration {
        id: AdministrationId::make(now, &chance),
        episode: EpisodeId::make(now, &chance),
        session: None,
        instrument: session_check().key().clone(),
        perspective: Perspective::Client,
        author: None,
        channel: Channel::OwnPhone,
        happened_on: jiff::civil::date(2026, 9, 3),
        submitted_at: now,
        content,
    }
}

#[test]
fn an_answer_that_does_not_fit_is_refused_with_what_would() {
    let check = |given: &[(&str, i32)], expected: Refusal| {
        let given = given.iter().map(|(name, value)| (item(name), *value));
        assert_eq!(Answers::read(session_check(), given), Err(expected));
    };
    check(&[("bond9", 1)], Refusal::NoSuchItem { item: item("bond9") });
    check(&[("bond1", 7)], Refusal::NotAnAnswer { item: item("bond1"), value: 7, min: 0, max: 6 });
    check(&[("bond1", -1)], Refusal::NotAnAnswer { item: item("bond1"), value: -1, min: 0, max: 6 });
    check(&[("bond1", 1), ("bond1", 1)], Refusal::AnsweredTwice { item: item("bond1") });
}

#[test]
fn nothing_answered_gives_no_scores_and_no_zero() {
    let scores = administration(Content::Items(Answers::none(session_check()))).scores(session_check());
    assert!(scores.iter().all(|score| score.score == Score::Withheld(Withheld::NotAnswered)));
}

#[test]
fn the_same_answers_under_another_instrument_are_withheld() {
    let answers = Answers::read(session_check(), [(item("bond1"), 1), (item("bond2"), 1)]).unwrap();
    let wellbeing = catalogue::instrument("wellbeing").unwrap();
    let answered = session_check().key().clone();
    let expected = Score::Withheld(Withheld::OtherInstrument { answered });
    assert!(
        administration(Content::Items(answers)).scores(wellbeing).iter().all(|one| one.score == expected)
    );
    let totals = BTreeMap::from([("wellbeing".parse().unwrap(), 3.0)]);
    assert_eq!(administration(Content::Scales(totals)).scores(wellbeing)[0].score, expected);
}

#[test]
fn a_ready_made_total_is_placed_on_its_scale_or_withheld() {
    let check = |raw: f64, position: Option<f64>| {
        let totals = BTreeMap::from([("bond".parse().unwrap(), raw)]);
        let scores = administration(Content::Scales(totals)).scores(session_check());
        assert_eq!(scores[0].score.value().map(|value| value.position), position, "{raw}");
        assert_eq!(scores[1].score, Score::Withheld(Withheld::NotAnswered));
    };
    check(0.0, Some(0.0));
    check(4.5, Some(7.5));
    check(6.0, Some(10.0));
    check(6.01, None);
    check(-0.01, None);
    check(f64::NAN, None);
    check(f64::INFINITY, None);
}

#[test]
fn each_source_of_each_instrument_is_in_the_list_of_references() {
    let references = include_str!("../../../../docs/REFERENCES.md");
    for instrument in catalogue::instruments() {
        for source in instrument.sources() {
            assert!(references.contains(&format!("- [{source}] ")), "{}: {source}", instrument.id());
        }
    }
}
