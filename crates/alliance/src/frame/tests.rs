use super::Frame;
use super::difference::{changed, merge};
use super::entry::{Cents, Entry, EntryRefusal, TEXT_MOST};
use super::history::{
    FrameConfirmation, FrameHistory, FrameRefusal, FrameVersion, SectionStance, Stance, still_open,
};
use super::item::{Item, Kind, Section};
use crate::agreement::Side;
use crate::clock::Timestamp;
use crate::episode::EpisodeState;
use crate::samples;
use proptest::prelude::*;

fn typed(pairs: &[(Item, &str)]) -> Frame {
    pairs.iter().fold(Frame::new(), |frame, (item, text)| frame.with_typed(*item, text).unwrap())
}

/// Something that can be typed for an item, or nothing.
fn any_typed(item: Item) -> BoxedStrategy<String> {
    let list = |words: &'static [&'static str]| prop::sample::subsequence(words.to_vec(), 0..=words.len());
    match item.kind() {
        Kind::Text => "(|[ -~éأ\u{202e}\n\\\\=]{1,30})".boxed(),
        Kind::Whole { min, max } => {
            prop_oneof![Just(String::new()), (min..=max).prop_map(|n| n.to_string())].boxed()
        }
        Kind::Money => {
            prop_oneof![Just(String::new()), (0_u32..999_999).prop_map(|n| Cents(n).to_string())].boxed()
        }
        Kind::One(words) => prop::sample::select(words).prop_map(str::to_owned).boxed(),
        Kind::Several(words) => list(words).prop_map(|words| words.join(",")).boxed(),
    }
}

/// Frames that have something to say on a few items, so that two of them often meet.
fn any_frame() -> impl Strategy<Value = Frame> {
    let items = [Item::Places, Item::Company, Item::Minutes, Item::Fee, Item::Crisis];
    items.map(any_typed).to_vec().prop_map(move |texts| {
        items
            .iter()
            .zip(texts)
            .fold(Frame::new(), |frame, (item, text)| frame.with_typed(*item, &text).unwrap())
    })
}

fn any_whole_frame() -> impl Strategy<Value = Frame> {
    Item::ALL.iter().map(|item| any_typed(*item)).collect::<Vec<_>>().prop_map(|texts| {
        Item::ALL
            .iter()
            .zip(texts)
            .fold(Frame::new(), |frame, (item, text)| frame.with_typed(*item, &text).unwrap())
    })
}

fn version(number: u32, frame: Frame) -> FrameVersion {
    let based_on = (number > 1).then(|| number - 1);
    FrameVersion { number, frame, author: samples::therapist().id, at: at(number), based_on }
}

fn at(number: u32) -> Timestamp {
    samples::TODAY.plus_ms(i64::from(number))
}

fn yes(side: Side, number: u32) -> FrameConfirmation {
    FrameConfirmation { number, side, at: at(number) }
}

fn said(number: u32, section: Section, stance: Stance) -> SectionStance {
    SectionStance { number, section, stance, note: None, at: at(number) }
}

fn history(frames: &[Frame]) -> FrameHistory {
    let versions = (1..).zip(frames).map(|(number, frame)| version(number, frame.clone())).collect();
    FrameHistory { versions, ..FrameHistory::default() }
}

#[test]
fn what_is_typed_is_read_as_its_item_asks() {
    let check = |item: Item, text: &str, expected: Result<Option<Entry>, EntryRefusal>| {
        assert_eq!(Entry::read(item, text), expected, "{item} {text:?}");
    };
    check(Item::Minutes, " 45 ", Ok(Some(Entry::Whole(45))));
    check(Item::Minutes, "", Ok(None));
    check(Item::Minutes, "0", Err(EntryRefusal::NotWhole { min: 5, max: 480 }));
    check(Item::Minutes, "een uur", Err(EntryRefusal::NotWhole { min: 5, max: 480 }));
    for (text, cents) in [("95", 9_500), ("95,5", 9_550), ("95.05", 9_505), ("0,00", 0), ("9999,99", 999_999)]
    {
        check(Item::Fee, text, Ok(Some(Entry::Money(Cents(cents)))));
    }
    for text in ["-1", "1,234", "1.234,00", "10000", ",5", "5,", "€ 5", "99999999999999999999"] {
        check(Item::Fee, text, Err(EntryRefusal::NotMoney));
    }
    check(Item::Places, "room,moon", Err(EntryRefusal::NotOnTheList));
    check(Item::Rhythm, "weekly,monthly", Err(EntryRefusal::NotOnTheList));
    check(Item::Company, "a\r\nb", Ok(Some(Entry::Text("a\nb".into()))));
    check(Item::Company, "<script>", Ok(Some(Entry::Text("<script>".into()))));
    let long = "é".repeat(TEXT_MOST + 1);
    check(Item::Company, &long, Err(EntryRefusal::TooLong { found: 401, most: 400 }));
    assert!(Entry::read(Item::Company, &long[2..]).is_ok(), "characters are counted, not bytes");
}

#[test]
fn every_section_has_items_and_needs_some_of_them() {
    for section in Section::ALL {
        assert!(section.items().any(Item::is_expected), "{section}");
    }
    assert_eq!(Frame::new().not_agreed().len(), 22);
    let frame = typed(&[(Item::Minutes, "45"), (Item::Company, "niemand")]);
    assert_eq!(frame.not_agreed().len(), 21, "what need not be there is not missed");
    assert!(frame.is_silent_on(Section::Fee) && !frame.is_silent_on(Section::Meeting));
}

#[test]
fn a_damaged_text_is_no_frame() {
    for text in
        ["minutes", "minutes=0\n", "minutes=45\nminutes=45\n", "moon=1\n", "company=a\\x\n", "company=\n"]
    {
        assert!(Frame::read(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_version_counts_once_both_have_confirmed_it_and_a_change_asks_again() {
    let (first, second) = (typed(&[(Item::Minutes, "45")]), typed(&[(Item::Minutes, "60")]));
    let mut history = history(&[first]);
    assert_eq!(history.awaited(), [Side::Client, Side::Therapist]);
    history.confirmations.push(yes(Side::Therapist, 1));
    assert_eq!((history.awaited(), history.agreed()), (vec![Side::Client], None));
    history.confirmations.push(yes(Side::Client, 1));
    assert_eq!(history.agreed().map(|v| v.number), Some(1));
    assert_eq!(history.confirm(Side::Client, 1), Err(FrameRefusal::AlreadyConfirmed));
    history.versions.push(version(2, second));
    assert_eq!(history.awaited(), [Side::Client, Side::Therapist]);
    assert_eq!(
        history.agreed().map(|v| v.number),
        Some(1),
        "what was agreed on counts until both confirm another"
    );
    assert_eq!(history.changed_since_agreed(), [Item::Minutes]);
    assert_eq!(history.confirm(Side::Client, 1), Err(FrameRefusal::Moved { asked: 1, current: 2 }));
    assert_eq!(history.confirm(Side::Client, 2), Ok(()));
}

#[test]
fn the_client_talks_first_and_a_changed_section_is_asked_about_anew() {
    let first = typed(&[(Item::Minutes, "45"), (Item::Fee, "95")]);
    let mut history = history(std::slice::from_ref(&first));
    history.stances = vec![said(1, Section::Meeting, Stance::Fits), said(1, Section::Fee, Stance::Talk)];
    assert_eq!(history.to_talk(), [Section::Fee]);
    let refused = FrameRefusal::StillToTalk { sections: vec![Section::Fee] };
    assert_eq!(history.confirm(Side::Client, 1), Err(refused));
    assert_eq!(history.confirm(Side::Therapist, 1), Ok(()), "neither waits in the other's place");
    history.versions.push(version(2, first.with_typed(Item::Fee, "80").unwrap()));
    assert_eq!(history.to_talk(), []);
    assert_eq!(
        history.stance(Section::Meeting).map(|s| s.stance),
        Some(Stance::Fits),
        "it still says the same"
    );
    assert_eq!(history.confirm(Side::Client, 2), Ok(()));
    history.stances.push(said(2, Section::Meeting, Stance::Talk));
    assert_eq!(history.to_talk(), [Section::Meeting], "the last word counts");
}

#[test]
fn two_who_change_different_things_are_merged_and_the_same_thing_is_not() {
    let base = typed(&[(Item::Minutes, "45"), (Item::Company, "niemand")]);
    let theirs = base.clone().with_typed(Item::Minutes, "60").unwrap();
    let history = history(&[base.clone(), theirs.clone()]);
    let mine = base.clone().with_typed(Item::Company, "een partner").unwrap();
    assert_eq!(
        history.revise(Some(1), &mine).unwrap(),
        typed(&[(Item::Minutes, "60"), (Item::Company, "een partner")])
    );
    let mine = base.clone().with_typed(Item::Minutes, "50").unwrap();
    let clash = FrameRefusal::Clash { current: 2, items: vec![Item::Minutes] };
    assert_eq!(history.revise(Some(1), &mine), Err(clash));
    assert_eq!(history.revise(Some(1), &theirs), Err(FrameRefusal::Unchanged), "both changed it alike");
    assert_eq!(history.revise(Some(2), &theirs), Err(FrameRefusal::Unchanged));
    assert_eq!(history.revise(Some(7), &mine), Err(FrameRefusal::UnknownVersion { asked: 7 }));
    // Two devices that both begin: the second meets what the first left.
    let again = history.revise(None, &mine);
    assert!(matches!(again, Err(FrameRefusal::Clash { .. })), "{again:?}");
}

#[test]
fn before_the_first_version_nothing_can_be_confirmed() {
    let none = FrameHistory::default();
    assert_eq!(none.confirm(Side::Therapist, 1), Err(FrameRefusal::NothingYet));
    assert_eq!(none.revise(Some(1), &Frame::new()), Err(FrameRefusal::UnknownVersion { asked: 1 }));
    assert_eq!(none.revise(None, &Frame::new()), Ok(Frame::new()));
    assert_eq!((none.awaited(), none.changed_since_agreed(), none.to_talk()), (vec![], vec![], vec![]));
    assert_eq!(still_open(EpisodeState::Open), Ok(()));
    assert_eq!(still_open(EpisodeState::Closed { at: at(1) }), Err(FrameRefusal::Closed));
}

proptest! {
    #[test]
    fn a_frame_survives_the_way_through_text(frame in any_whole_frame()) {
        prop_assert_eq!(Frame::read(&frame.written()).unwrap(), frame);
    }

    #[test]
    fn two_frames_differ_where_either_was_changed_and_nowhere_else(a in any_frame(), b in any_frame()) {
        prop_assert_eq!(changed(&a, &b), changed(&b, &a));
        prop_assert_eq!(changed(&a, &a), []);
        let patched = changed(&a, &b).into_iter().fold(a, |frame, item| frame.with_item_of(item, &b));
        prop_assert_eq!(patched, b);
    }

    #[test]
    fn a_merge_loses_nothing(base in any_frame(), theirs in any_frame(), mine in any_frame()) {
        match merge(&base, &theirs, &mine) {
            Ok(merged) => {
                for item in Item::ALL {
                    let changed_by = |frame: &Frame| frame.get(*item) != base.get(*item);
                    let expected = if changed_by(&mine) { &mine } else { &theirs };
                    prop_assert_eq!(merged.get(*item), expected.get(*item));
                }
                prop_assert_eq!(merge(&base, &mine, &theirs), Ok(merged));
            }
            Err(items) => {
                prop_assert!(!items.is_empty());
                for item in items {
                    prop_assert!(mine.get(item) != base.get(item));
                    prop_assert!(theirs.get(item) != base.get(item));
                    prop_assert!(mine.get(item) != theirs.get(item));
                }
            }
        }
        prop_assert_eq!(merge(&base, &base, &mine).unwrap(), mine.clone(), "alone, one gets what one wrote");
    }
}
