//! Laws of merging, comparing and confirming, for texts and orders drawn at random.

use super::compare::{Piece, words};
use super::merge::{Edit, merge};
use super::point::{Kind, Point};
use super::terms::{Ending, How, Terms, Words};
use super::{Agreement, Author, Side};
use crate::clock::{SeededChance, Timestamp};
use crate::ids::PointId;
use crate::samples;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn goal(number: u8) -> PointId {
    PointId::make(Timestamp::from_ms(i64::from(number)), &SeededChance::new(number.into()))
}

fn some_words() -> impl Strategy<Value = Option<Words>> {
    prop_oneof![Just(""), Just("a"), Just("b")].prop_map(|text| Words::read(text).unwrap())
}

fn terms() -> impl Strategy<Value = Terms> {
    let ending = prop_oneof![
        Just(None),
        Just(Some(Ending::new(How::Achieved, None).unwrap())),
        Just(Some(Ending::new(How::Parked, Words::read("x").unwrap()).unwrap())),
    ];
    (some_words(), some_words(), prop::collection::btree_set(1..4_u8, 1..4), ending).prop_map(
        |(client_words, therapist_words, goals, ending)| Terms {
            client_words,
            therapist_words,
            goals: goals.into_iter().map(goal).collect::<BTreeSet<_>>(),
            ending,
        },
    )
}

proptest! {
    #[test]
    fn who_changes_nothing_gets_the_changes_of_the_other(base in terms(), theirs in terms()) {
        prop_assert_eq!(merge(&base, &theirs, &base), Ok(theirs.clone()));
        prop_assert_eq!(merge(&base, &base, &theirs), Ok(theirs));
    }

    #[test]
    fn two_who_change_alike_never_clash(base in terms(), both in terms()) {
        prop_assert_eq!(merge(&base, &both, &both), Ok(both));
    }

    #[test]
    fn it_does_not_matter_who_came_first(base in terms(), one in terms(), other in terms()) {
        prop_assert_eq!(merge(&base, &one, &other), merge(&base, &other, &one));
    }

    #[test]
    fn no_changed_words_are_lost_by_a_merge(base in terms(), one in terms(), other in terms()) {
        if let Ok(merged) = merge(&base, &one, &other) {
            for side in Side::ALL {
                for changed in [&one, &other] {
                    if changed.words(*side) != base.words(*side) {
                        prop_assert_eq!(merged.words(*side), changed.words(*side));
                    }
                }
            }
        }
    }

    #[test]
    fn the_pieces_of_a_comparison_give_back_both_texts(older in "[ab \n]{0,24}", newer in "[ab \n]{0,24}") {
        let pieces = words(&older, &newer);
        let joined = |keep: fn(&Piece<'_>) -> bool| -> String {
            pieces.iter().filter(|piece| keep(piece)).map(|piece| match piece {
                Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => *text,
            }).collect()
        };
        prop_assert_eq!(joined(|piece| !matches!(piece, Piece::Added(_))), older.as_str());
        prop_assert_eq!(joined(|piece| !matches!(piece, Piece::Removed(_))), newer.as_str());
        if older == newer {
            prop_assert!(pieces.iter().all(|piece| matches!(piece, Piece::Same(_))));
        }
    }

    /// Whatever the two do in whatever order: nothing is confirmed for another, and history only grows.
    #[test]
    fn nothing_is_confirmed_for_another_and_history_never_shrinks(
        steps in prop::collection::vec((0..3_u8, any::<bool>(), 0..4_u32, 0..3_u8), 1..30),
    ) {
        let first = Terms { client_words: Words::read("start").unwrap(), ..Terms::default() };
        let proposed = Agreement::default()
            .propose(Kind::Goal, first, Author::Client, Timestamp::from_ms(0)).unwrap();
        let mut point = Point::of(goal(1), Kind::Goal, vec![proposed], vec![], vec![]).unwrap();
        for (number, (act, is_client, back, text)) in (1..).zip(steps) {
            let author = if is_client { Author::Client } else { Author::Therapist(samples::therapist().id) };
            let now = Timestamp::from_ms(number);
            let agreement = Agreement::of(vec![point.clone()]);
            let base = point.current().number.saturating_sub(back).max(1);
            let (mut versions, mut confirmations) = (point.versions().to_vec(), point.confirmations().to_vec());
            match act {
                0 => {
                    let own = Words::read(["a", "b", "c"][usize::from(text)]).unwrap();
                    let terms = point.version(base).unwrap().terms.clone().with_words(author.side(), own);
                    versions.extend(agreement.change(point.id(), &Edit { base, terms }, author, now));
                }
                1 => versions.extend(agreement.discuss(point.id(), base, author, now)),
                _ => confirmations.extend(agreement.confirm(point.id(), base, author, now)),
            }
            let after = Point::of(point.id(), point.kind(), versions, confirmations, vec![]).unwrap();
            prop_assert_eq!(&after.versions()[..point.versions().len()], point.versions());
            prop_assert_eq!(&after.confirmations()[..point.confirmations().len()], point.confirmations());
            let across = author.side().other();
            prop_assert!(after.confirmed_by(across).is_none() || point.confirmed_by(across).is_some());
            if after.current().terms != point.current().terms {
                prop_assert!(after.confirmed_by(Side::Client).is_none());
                prop_assert!(after.confirmed_by(Side::Therapist).is_none());
                prop_assert_eq!(after.current().author, author);
                prop_assert_eq!(after.current().terms.words(across), point.current().terms.words(across));
            }
            point = after;
        }
    }
}
