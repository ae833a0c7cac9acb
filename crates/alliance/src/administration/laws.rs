//! Laws of the scorer: for every missing pattern of every instrument, and for answers drawn at random.

use super::answer::Answers;
use super::score::{Basis, Score, ScoreValue, Withheld, score};
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Item, Keyed, Method, Response, Subscale};
use crate::instrument::name::ItemId;
use crate::instrument::parse::{Folder, parse};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Above this many items, trying every missing pattern takes too long.
const EXHAUSTIVE_ITEMS_MAX: usize = 12;

fn values(item: &Item) -> Vec<i32> {
    let mut values = match &item.response {
        Response::Options(options) => options.iter().map(|option| option.value).collect(),
        Response::Whole { min, max } => (*min..=*max).collect::<Vec<_>>(),
    };
    values.sort_unstable();
    values
}

/// The filling-in in which item `i` is answered if bit `i` of `pattern` is set, by its value number `pick(i)`.
fn filled(instrument: &Instrument, pattern: u32, pick: impl Fn(usize) -> usize) -> Answers {
    let answered = instrument.items().iter().enumerate().filter(|(i, _)| pattern & (1 << i) != 0);
    let given = answered.map(|(i, item)| {
        let values = values(item);
        (item.id.clone(), values[pick(i) % values.len()])
    });
    Answers::read(instrument, given).unwrap()
}

/// The missing rule, said a second time and differently: by counting sets of names.
fn may_be_scored(instrument: &Instrument, subscale: &Subscale, answers: &Answers) -> bool {
    let given: BTreeSet<&ItemId> = answers.iter().map(|answer| answer.item()).collect();
    let wanted: BTreeSet<&ItemId> = subscale.items.iter().map(|part| &part.item).collect();
    let here = given.intersection(&wanted).count();
    here > 0 && here >= subscale.answers_min && given.len() >= instrument.answers_min()
}

fn check_value(instrument: &Instrument, subscale: &Subscale, answers: &Answers, value: ScoreValue) {
    let at = format!("{} {}: {answers:?}", instrument.key(), subscale.id);
    assert!(subscale.range.contains(value.raw), "{at}: {value:?}");
    assert!((0.0..=10.0).contains(&value.position), "{at}: {value:?}");
    let here = subscale.items.iter().filter(|part| answers.get(&part.item).is_some()).count();
    assert_eq!(value.basis, Basis::Answers { answered: here, of: subscale.items.len() }, "{at}");
    let plain = subscale
        .items
        .iter()
        .all(|part| part.keyed == Keyed::AsAnswered && part.stretched_to.is_none() && part.weight == 1.0);
    if subscale.method == Method::Mean && plain {
        let given =
            || subscale.items.iter().filter_map(|part| answers.get(&part.item)).map(|answer| answer.value());
        let (min, max) = (given().min().unwrap(), given().max().unwrap());
        assert!(f64::from(min) <= value.raw && value.raw <= f64::from(max), "{at}: {value:?}");
    }
}

#[test]
fn over_every_missing_pattern_a_score_is_withheld_exactly_when_the_rule_says_so() {
    for instrument in catalogue::instruments() {
        let items = instrument.items().len();
        if items > EXHAUSTIVE_ITEMS_MAX {
            continue;
        }
        let picks: [&dyn Fn(usize) -> usize; 3] = [&|_| 0, &|_| usize::MAX - 1, &|i| i * 5 + 1];
        for pattern in 0..1_u32 << items {
            for pick in picks {
                let answers = filled(instrument, pattern, pick);
                for (subscale, scored) in instrument.subscales().iter().zip(score(instrument, &answers)) {
                    let allowed = may_be_scored(instrument, subscale, &answers);
                    match scored.score {
                        Score::Value(value) => {
                            assert!(allowed, "{} {pattern:b}", instrument.key());
                            check_value(instrument, subscale, &answers, value);
                        }
                        Score::Withheld(_) => assert!(!allowed, "{} {pattern:b}", instrument.key()),
                    }
                }
            }
        }
    }
}

#[test]
fn over_every_missing_pattern_the_ends_of_a_scale_stay_its_ends() {
    for instrument in catalogue::instruments().filter(|one| one.items().len() <= EXHAUSTIVE_ITEMS_MAX) {
        for (index, subscale) in instrument.subscales().iter().enumerate() {
            for (end, position) in [(Keyed::AsAnswered, 10.0), (Keyed::Reversed, 0.0)] {
                let extreme = |i: usize| {
                    let item = &instrument.items()[i];
                    let part = subscale.items.iter().find(|part| part.item == item.id);
                    let is_high = part.is_none_or(|part| part.keyed == end);
                    if is_high { values(item).len() - 1 } else { 0 }
                };
                for pattern in 0..1_u32 << instrument.items().len() {
                    let answers = filled(instrument, pattern, extreme);
                    if let Some(value) = score(instrument, &answers)[index].score.value() {
                        assert_eq!(value.position, position, "{} {pattern:b}", instrument.key());
                    }
                }
            }
        }
    }
}

fn any_instrument() -> impl Strategy<Value = &'static Instrument> {
    let all: Vec<_> = catalogue::instruments().collect();
    (0..all.len()).prop_map(move |index| all[index])
}

/// An instrument, which items are answered, and a value number for each.
fn any_filling() -> impl Strategy<Value = (&'static Instrument, Vec<Option<usize>>)> {
    any_instrument().prop_flat_map(|instrument| {
        let one = proptest::option::weighted(0.8, 0..1_000_usize);
        (Just(instrument), proptest::collection::vec(one, instrument.items().len()))
    })
}

fn given(instrument: &Instrument, filling: &[Option<usize>]) -> Vec<(ItemId, i32)> {
    let pick = |(item, pick): (&Item, &Option<usize>)| {
        let values = values(item);
        pick.map(|pick| (item.id.clone(), values[pick % values.len()]))
    };
    instrument.items().iter().zip(filling).filter_map(pick).collect()
}

/// Three items with weights, of which the second is reversed as asked and the third is stretched.
fn weighted(first: &str, second: &str) -> Instrument {
    let key = format!(
        r#"
        id = "made-up"
        version = 1
        name = {{ nl = "Verzonnen", en = "Made up" }}
        purpose = "wellbeing"
        perspectives = ["client"]
        recall = "as-in-text"
        key_status = "verified"
        sources = ["Nobody2026"]
        items = [
          {{ id = "1", response = "degree" }}, {{ id = "2", response = "degree" }}, {{ id = "3", response = "share" }},
        ]
        rights = {{ holder = "nobody", licence = "none", words = "imported" }}
        responses = {{ degree = {{ options = [1, 2, 3, 4, 5] }}, share = {{ whole = {{ min = 0, max = 100 }} }} }}
        [[scales]]
        id = "total"
        name = {{ nl = "Totaal", en = "Total" }}
        method = "mean"
        answers_min = 1
        better = "higher"
        range = {{ min = 1, max = 5 }}
        items = [
          {{ item = "1", weight = 2.5, reversed = {first} }},
          {{ item = "2", reversed = {second} }},
          {{ item = "3", weight = 0.5, stretched_to = {{ min = 1, max = 5 }} }},
        ]
        "#
    );
    let folder = Folder {
        name: "made-up",
        instrument: &key,
        text_nl: None,
        text_en: None,
        worked_examples: "example,1,2,3,=total\na,1,1,0,1 @ 0\nb,,,,withheld 0 of 3\nc,,,,withheld 0 of 3\n",
        readme: "## Source\n[Nobody2026]\n## Rights\n## Key\n## Deviations",
    };
    parse(&folder).unwrap().instrument
}

fn total(instrument: &Instrument, filling: &[Option<i32>]) -> Option<f64> {
    let given = instrument.items().iter().zip(filling);
    let given = given.filter_map(|(item, value)| value.map(|value| (item.id.clone(), value)));
    score(instrument, &Answers::read(instrument, given).unwrap())[0].score.value().map(|value| value.raw)
}

#[test]
fn weights_reversal_and_stretching_give_the_number_worked_out_by_hand() {
    let instrument = weighted("false", "true");
    // 2.5·4 + 1·(6 − 2) + 0.5·(1 + 4·0.25) = 15, over a weight of 4
    assert_eq!(total(&instrument, &[Some(4), Some(2), Some(25)]), Some(3.75));
    // 1·(6 − 2) + 0.5·2 = 5, over a weight of 1.5
    assert_eq!(total(&instrument, &[None, Some(2), Some(25)]), Some(5.0 / 1.5));
    assert_eq!(total(&instrument, &[None, None, None]), None);
}

proptest! {
    #[test]
    fn the_order_in_which_answers_come_makes_no_difference(
        (instrument, filling) in any_filling(),
        turn in 0..50_usize,
    ) {
        let mut given = given(instrument, &filling);
        let in_order = score(instrument, &Answers::read(instrument, given.clone()).unwrap());
        let length = given.len().max(1);
        given.rotate_left(turn % length);
        given.reverse();
        prop_assert_eq!(score(instrument, &Answers::read(instrument, given).unwrap()), in_order);
    }

    #[test]
    fn every_score_lies_on_its_scale((instrument, filling) in any_filling()) {
        let answers = Answers::read(instrument, given(instrument, &filling)).unwrap();
        for (subscale, scored) in instrument.subscales().iter().zip(score(instrument, &answers)) {
            prop_assert_eq!(scored.score.value().is_some(), may_be_scored(instrument, subscale, &answers));
            if let Some(value) = scored.score.value() {
                check_value(instrument, subscale, &answers, value);
            }
        }
    }

    #[test]
    fn a_higher_answer_never_lowers_a_scale_unless_the_item_is_reversed_in_it(
        (instrument, filling) in any_filling(),
        which in 0..100_usize,
        to in 0..1_000_usize,
    ) {
        let before = given(instrument, &filling);
        prop_assume!(!before.is_empty());
        let mut after = before.clone();
        let which = which % before.len();
        let (id, old) = &before[which];
        let values = values(instrument.item(id).unwrap());
        let new = values[to % values.len()];
        after[which].1 = new;
        let raw = |given: Vec<_>| score(instrument, &Answers::read(instrument, given).unwrap());
        for ((subscale, before), after) in instrument.subscales().iter().zip(raw(before.clone())).zip(raw(after)) {
            let (Some(before), Some(after)) = (before.score.value(), after.score.value()) else { continue };
            let rise = match subscale.items.iter().find(|part| part.item == *id).map(|part| part.keyed) {
                None => 0,
                Some(Keyed::AsAnswered) => (new - old).signum(),
                Some(Keyed::Reversed) => (old - new).signum(),
            };
            prop_assert_eq!(after.raw.total_cmp(&before.raw) as i32, rise, "{}", instrument.key());
        }
    }

    #[test]
    fn turning_an_answer_around_undoes_its_reversal_and_twice_is_nothing(
        a in proptest::option::of(1..=5_i32),
        b in proptest::option::of(1..=5_i32),
        c in proptest::option::of(0..=100_i32),
    ) {
        let turned = |x: Option<i32>| x.map(|x| 6 - x);
        let plain = total(&weighted("false", "false"), &[a, b, c]);
        prop_assert_eq!(total(&weighted("true", "false"), &[turned(a), b, c]), plain);
        prop_assert_eq!(total(&weighted("true", "true"), &[turned(a), turned(b), c]), plain);
        prop_assert_eq!(total(&weighted("true", "true"), &[a, b, c]),
            total(&weighted("false", "false"), &[turned(a), turned(b), c]));
        prop_assert_eq!(total(&weighted("true", "true"), &[turned(turned(a)), b, c]),
            total(&weighted("true", "true"), &[a, b, c]));
    }

    #[test]
    fn answers_to_one_instrument_are_never_scored_as_another(
        (instrument, filling) in any_filling(),
        other in any_instrument(),
    ) {
        let answers = Answers::read(instrument, given(instrument, &filling)).unwrap();
        prop_assume!(instrument.key() != other.key());
        for scored in score(other, &answers) {
            let answered = instrument.key().clone();
            prop_assert_eq!(scored.score, Score::Withheld(Withheld::OtherInstrument { answered }));
        }
    }
}
