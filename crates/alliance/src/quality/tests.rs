use super::figure::Definition;
use super::partition::{Block, partition};
use super::{ClosedYear, Ending, OptIn, Quarter, Topic, publish};
use crate::clock::{SeededChance, Timestamp};
use crate::ids::{ClientId, MemberId};
use proptest::prelude::*;
use stats::change::Better;
use stats::interval::Interval;
use std::collections::BTreeMap;

const CLOSED: Timestamp = Timestamp::from_ms(1_000_000);
const ALLOWED: Option<OptIn> = Some(OptIn { given: Timestamp::from_ms(1), withdrawn: None });

fn definition() -> Definition {
    let satisfaction = Interval { lower: 1.0, upper: 10.0 };
    Definition { satisfaction, reliability: Some(0.85), better: Better::Lower }
}

fn client(number: u64) -> ClientId {
    ClientId::make(Timestamp::from_ms(7), &SeededChance::new(number))
}

fn therapist(number: u64) -> MemberId {
    MemberId::make(Timestamp::from_ms(8), &SeededChance::new(number))
}

/// An ending with answers that differ from person to person.
fn ending(number: u64, quarter: Quarter) -> Ending {
    Ending {
        client: client(number),
        therapists: [therapist(number % 4)].into(),
        quarter,
        opt_in: ALLOWED,
        satisfaction: Some(6.0 + (number * 7 % 4) as f64),
        complaints: Some((15.0 + (number * 5 % 9) as f64, 8.0 + (number * 3 % 11) as f64)),
        recommendation: Some(5 + (number * 3 % 6) as u8),
    }
}

/// So many endings in each quarter.
fn year(counts: [usize; 4]) -> ClosedYear {
    let mut number = 0;
    let mut endings = Vec::new();
    for (quarter, count) in Quarter::ALL.iter().zip(counts) {
        for _ in 0..count {
            number += 1;
            endings.push(ending(number, *quarter));
        }
    }
    ClosedYear { year: 2026, closed: CLOSED, endings }
}

fn blocks(year: &ClosedYear, topic: Topic) -> Vec<Block> {
    let found = publish(year, None, &definition());
    found.figures.iter().filter(|figure| figure.topic == topic).map(|figure| figure.block).collect()
}

#[test]
fn a_part_is_divided_only_where_every_part_of_it_has_ten() {
    use Block::{FirstHalf, SecondHalf, Year};
    let quarter = |quarter| Block::Quarter(quarter);
    let check = |counts: [usize; 4], expected: &[Block]| {
        for topic in Topic::ALL {
            assert_eq!(blocks(&year(counts), *topic), expected, "{counts:?}");
        }
    };
    check([2, 3, 2, 2], &[]);
    check([3, 3, 2, 2], &[Year]);
    check([30, 30, 2, 7], &[Year]);
    check([30, 9, 4, 7], &[Year, FirstHalf, SecondHalf]);
    check([10, 10, 4, 7], &[Year, FirstHalf, quarter(Quarter::First), quarter(Quarter::Second), SecondHalf]);
}

/// Somebody who knows the rule and the exact counts of everything published cannot say of a hidden quarter, or of what is
/// left between published parts, that fewer than ten people are in it, unless the whole year has fewer.
#[test]
fn no_hidden_quarter_is_bounded_below_ten_by_all_that_is_published() {
    const MOST: usize = 16;
    let mut worlds: BTreeMap<Vec<(Block, usize)>, [usize; 4]> = BTreeMap::new();
    let place = |quarter: &Quarter| Quarter::ALL.iter().position(|known| known == quarter).unwrap();
    for code in 0..MOST.pow(4) {
        let counts: [usize; 4] = std::array::from_fn(|quarter| code / MOST.pow(quarter as u32) % MOST);
        let count =
            |block: &Block| block.quarters().iter().map(|quarter| counts[place(quarter)]).sum::<usize>();
        let shown = partition(&|block| count(block) >= 10);
        let published: Vec<(Block, usize)> = shown.iter().map(|block| (*block, count(block))).collect();
        let most = worlds.entry(published).or_insert([0; 4]);
        for (most, own) in most.iter_mut().zip(counts) {
            *most = (*most).max(own);
        }
    }
    for (published, most) in worlds {
        let is_shown =
            |quarter: &Quarter| published.iter().any(|(block, _)| *block == Block::Quarter(*quarter));
        let within_reach = published.first().is_some_and(|(_, count)| *count < MOST);
        for (quarter, most) in Quarter::ALL.iter().zip(most) {
            // Larger years are the same with more people; here quarters end at fifteen.
            assert!(
                published.is_empty() || is_shown(quarter) || most >= 10 || !within_reach,
                "{published:?}"
            );
        }
        for (block, count) in &published {
            assert!(*count >= 10, "{block:?}");
        }
    }
}

#[test]
fn who_did_not_allow_it_or_took_it_back_or_answered_late_is_in_no_figure() {
    let whole = year([12, 0, 0, 0]);
    let with = |opt_in: Option<OptIn>| {
        let mut year = whole.clone();
        for ending in year.endings.iter_mut().take(3) {
            ending.opt_in = opt_in;
        }
        blocks(&year, Topic::Satisfaction).len()
    };
    let at = |ms| Timestamp::from_ms(ms);
    assert_eq!(with(ALLOWED), 1);
    assert_eq!(with(None), 0);
    assert_eq!(with(Some(OptIn { given: at(1), withdrawn: Some(at(500)) })), 0);
    assert_eq!(with(Some(OptIn { given: at(1_000_001), withdrawn: None })), 0);
}

#[test]
fn people_are_counted_once_and_two_therapists_are_too_few() {
    let mut same = year([12, 0, 0, 0]);
    for ending in same.endings.iter_mut().take(4) {
        ending.client = client(1);
    }
    assert!(blocks(&same, Topic::Satisfaction).is_empty());
    let mut two = year([30, 0, 0, 0]);
    for (place, ending) in two.endings.iter_mut().enumerate() {
        ending.therapists = [therapist(place as u64 % 2)].into();
    }
    assert!(publish(&two, None, &definition()).figures.is_empty());
}

#[test]
fn answers_that_are_all_the_same_are_everybodys_and_not_told() {
    let mut same = year([15, 15, 15, 15]);
    for ending in same.endings.iter_mut().filter(|ending| ending.quarter == Quarter::First) {
        ending.satisfaction = Some(9.0);
    }
    let shown = blocks(&same, Topic::Satisfaction);
    assert!(!shown.contains(&Block::Quarter(Quarter::Second)) && shown.contains(&Block::FirstHalf));
}

#[test]
fn a_year_that_is_out_stays_as_it_is() {
    let out = publish(&year([12, 12, 12, 12]), None, &definition());
    let one_more = publish(&year([13, 12, 12, 12]), Some(&out), &definition());
    assert_eq!(one_more, out);
    let next = ClosedYear { year: 2027, ..year([12, 12, 12, 12]) };
    assert_eq!(publish(&next, Some(&out), &definition()).year, 2027);
}

#[test]
fn a_figure_says_how_sure_it_is_and_how_many_answered() {
    let mut one = year([23, 0, 0, 0]);
    for ending in one.endings.iter_mut().take(7) {
        ending.satisfaction = None;
    }
    let found = publish(&one, None, &definition());
    insta::assert_debug_snapshot!(found.figures);
}

#[test]
fn without_a_known_reliability_nobody_is_said_to_have_improved() {
    let unknown = Definition { reliability: None, ..definition() };
    let found = publish(&year([23, 0, 0, 0]), None, &unknown);
    let complaints = found.figures.iter().find(|one| one.topic == Topic::Complaints).unwrap();
    assert_eq!(complaints.improved, None);
    let known = publish(&year([23, 0, 0, 0]), None, &definition());
    let same = known.figures.iter().find(|one| one.topic == Topic::Complaints).unwrap();
    assert_eq!((complaints.value, complaints.interval), (same.value, same.interval));
}

#[test]
fn somebody_who_ended_two_courses_is_one_of_the_people() {
    let mut twice = year([16, 0, 0, 0]);
    for number in 0..8 {
        twice.endings[8 + number].client = twice.endings[number].client;
        twice.endings.push(ending(40 + number as u64, Quarter::First));
    }
    let people: Vec<usize> =
        publish(&twice, None, &definition()).figures.iter().map(|figure| figure.people).collect();
    assert_eq!(people, [15, 15, 15]);
}

/// Years of any kind: who ended when, who allowed it, what they said.
fn any_year() -> impl Strategy<Value = ClosedYear> {
    let one = (
        0_usize..4,
        any::<bool>(),
        prop::option::of(1_u8..=10),
        prop::option::of((0_u8..30, 0_u8..30)),
        0_u64..6,
    );
    prop::collection::vec(one, 0..90).prop_map(|all| {
        let endings =
            all.into_iter().enumerate().map(|(place, (quarter, allows, content, scores, by))| Ending {
                client: client(place as u64),
                therapists: [therapist(by)].into(),
                quarter: Quarter::ALL[quarter],
                opt_in: ALLOWED.filter(|_| allows),
                satisfaction: content.map(f64::from),
                complaints: scores.map(|(before, after)| (f64::from(before), f64::from(after))),
                recommendation: content,
            });
        ClosedYear { year: 2026, closed: CLOSED, endings: endings.collect() }
    })
}

proptest! {
    /// Whoever stands in a hidden quarter of a published half might as well stand in the other: nothing published would differ.
    #[test]
    fn who_ended_in_which_hidden_quarter_cannot_be_seen(year in any_year(), seed in any::<u64>()) {
        let before = publish(&year, None, &definition());
        let halves = [Block::FirstHalf, Block::SecondHalf];
        for topic in Topic::ALL {
            let shown = blocks(&year, *topic);
            let divided = |half: &Block| half.quarters().iter().any(|one| shown.contains(&Block::Quarter(*one)));
            for half in halves.iter().filter(|half| shown.contains(half) && !divided(half)) {
                // All of them in one quarter of the half: the other is then empty, and the half stays whole.
                let to = half.quarters()[usize::try_from(seed % 2).unwrap()];
                let mut moved = year.clone();
                for ending in moved.endings.iter_mut().filter(|one| half.quarters().contains(&one.quarter)) {
                    ending.quarter = to;
                }
                let after = publish(&moved, None, &definition());
                let own = |found: &super::Published| -> Vec<_> {
                    found.figures.iter().filter(|one| one.topic == *topic).cloned().collect()
                };
                prop_assert_eq!(own(&before), own(&after));
            }
        }
    }

    #[test]
    fn what_somebody_said_who_did_not_allow_it_changes_nothing(year in any_year(), other in 1_u8..=10) {
        let mut said = year.clone();
        for ending in said.endings.iter_mut().filter(|ending| ending.opt_in.is_none()) {
            ending.satisfaction = ending.satisfaction.map(|_| f64::from(other));
            ending.recommendation = ending.recommendation.map(|_| other);
            ending.complaints = ending.complaints.map(|_| (f64::from(other), 0.0));
        }
        prop_assert_eq!(publish(&year, None, &definition()), publish(&said, None, &definition()));
    }

    #[test]
    fn a_figure_is_about_ten_and_no_share_is_nobody_or_everybody(year in any_year()) {
        for figure in publish(&year, None, &definition()).figures {
            prop_assert!(figure.people >= 10 && figure.people % 5 == 0);
            prop_assert!(figure.interval.lower <= figure.value && figure.value <= figure.interval.upper);
            for share in [Some(figure.completed), figure.improved].into_iter().flatten() {
                prop_assert!((0.05..=0.95).contains(&share));
                prop_assert!((share * 20.0 - (share * 20.0).round()).abs() < 1e-9);
            }
        }
    }
}
