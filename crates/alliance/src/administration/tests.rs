use super::*;
use crate::administration::score::{Score, Withheld, score};
use crate::instrument::catalogue;
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
