use super::*;
use crate::instrument::catalogue;
use jiff::civil::date;

fn key(id: &str) -> &'static Instrument {
    catalogue::instrument(id).unwrap()
}

/// A made-up text that fits the key; each item has its own answers, so that nothing is shared by chance.
fn draft(instrument: &Instrument) -> Draft {
    let mut draft = Draft {
        instrument: instrument.key().clone(),
        language: Language::Dutch,
        recall: Recall::Week,
        licence: Licence { reference: "letter of 3 March 2026".into(), expires_on: Some(date(2027, 12, 31)) },
        intro: BTreeMap::new(),
        items: BTreeMap::from([(Perspective::Client, BTreeMap::new())]),
        answers: BTreeMap::new(),
    };
    for item in instrument.items() {
        let texts = draft.items.get_mut(&Perspective::Client).unwrap();
        texts.insert(item.id.clone(), format!("Verzonnen zin {}", item.id));
        let answers = match &item.response {
            Response::Options(options) => DraftAnswers::Labels(
                options.iter().map(|option| (option.value, format!("antwoord {}", option.value))).collect(),
            ),
            Response::Whole { min, max } => DraftAnswers::Whole { min: *min, max: *max },
        };
        draft.answers.insert(item.id.clone(), answers);
    }
    draft
}

fn item(name: &str) -> ItemId {
    name.parse().unwrap()
}

#[test]
fn a_text_that_fits_the_key_becomes_a_pack_for_every_published_instrument() {
    for instrument in catalogue::instruments().filter(|one| one.rights().words == Words::Imported) {
        if !instrument.perspectives().contains(&Perspective::Client) {
            continue;
        }
        let pack = TextPack::admit(draft(instrument), instrument, date(2027, 12, 31)).unwrap();
        assert_eq!(
            pack.item(Perspective::Client, &item("1")),
            Some("Verzonnen zin 1"),
            "{}",
            instrument.id()
        );
        assert_eq!(pack.item(Perspective::Therapist, &item("1")), None);
    }
}

#[test]
fn a_pack_reads_back_as_it_was_written() {
    for id in ["wai-sr", "ceq", "hads"] {
        let draft = draft(key(id));
        assert_eq!(file::read(&file::write(&draft)), Ok(draft), "{id}");
    }
}

#[test]
fn a_text_that_does_not_fit_is_refused_with_the_reason() {
    let check = |id: &str, change: fn(&mut Draft), expected: Refusal| {
        let mut draft = draft(key(id));
        change(&mut draft);
        assert_eq!(TextPack::check(draft, key(id)), Err(expected));
    };
    let wai = || key("wai-sr").key().clone();
    let other = InstrumentKey { id: "who-5".parse().unwrap(), version: 1 };
    check(
        "wai-sr",
        |draft| draft.instrument.id = "who-5".parse().unwrap(),
        Refusal::OtherInstrument { needed: wai(), found: other },
    );
    check("wai-sr", |draft| draft.licence.reference = " ".into(), Refusal::NoLicence);
    check("wai-sr", |draft| draft.recall = Recall::AsInText, Refusal::RecallNotSaid);
    check("wai-sr", |draft| draft.items.clear(), Refusal::NoPerspective);
    check(
        "wai-sr",
        |draft| {
            let texts = draft.items[&Perspective::Client].clone();
            draft.items.insert(Perspective::Therapist, texts);
        },
        Refusal::OtherPerspective { perspective: Perspective::Therapist },
    );
    check(
        "wai-sr",
        |draft| {
            draft.items.get_mut(&Perspective::Client).unwrap().remove("12");
        },
        Refusal::ItemMissing { item: item("12"), perspective: Perspective::Client },
    );
    check(
        "wai-sr",
        |draft| {
            draft.items.get_mut(&Perspective::Client).unwrap().insert(item("13"), "Nog een".into());
        },
        Refusal::NoSuchItem { item: item("13") },
    );
    check(
        "wai-sr",
        |draft| {
            draft.answers.insert(item("13"), DraftAnswers::Whole { min: 0, max: 9 });
        },
        Refusal::NoSuchItem { item: item("13") },
    );
    check(
        "ceq",
        |draft| {
            draft.answers.insert(item("4"), DraftAnswers::Whole { min: 0, max: 10 });
        },
        Refusal::OtherAnswers { item: item("4"), needed: vec![0, 100], found: vec![0, 10] },
    );
    check("wai-sr", |draft| relabel(draft, "3", 2, ""), Refusal::LabelMissing { item: item("3") });
    check("wai-sr", |draft| relabel(draft, "3", 2, "antwoord 1"), Refusal::LabelTwice { item: item("3") });
}

fn relabel(draft: &mut Draft, id: &str, value: i32, label: &str) {
    match draft.answers.get_mut(id).unwrap() {
        DraftAnswers::Labels(labels) => labels.insert(value, label.into()),
        DraftAnswers::Whole { .. } => panic!("{id} has no labels"),
    };
}

#[test]
fn answers_on_another_scale_are_refused_with_both_scales() {
    let mut draft = draft(key("wai-sr"));
    let seven = (1..=7).map(|value| (value, format!("antwoord {value}"))).collect();
    draft.answers.insert(item("1"), DraftAnswers::Labels(seven));
    let (needed, found) = ((1..=5).collect(), (1..=7).collect());
    let expected = Refusal::OtherAnswers { item: item("1"), needed, found };
    assert_eq!(TextPack::check(draft, key("wai-sr")), Err(expected));
}

#[test]
fn an_item_whose_values_were_turned_beforehand_is_refused() {
    let mut turned = draft(key("core-10"));
    let labels = (0..=4).map(|value| (4 - value, format!("antwoord {value}"))).collect();
    turned.answers.insert(item("2"), DraftAnswers::Labels(labels));
    let expected = Refusal::ValuesTurned { item: item("2"), other: item("1") };
    assert_eq!(TextPack::check(turned, key("core-10")), Err(expected));
}

#[test]
fn items_whose_key_prints_the_answers_in_two_directions_may_share_their_words() {
    let mut draft = draft(key("hads"));
    let labels = (0..=3).map(|value| (3 - value, format!("antwoord {value}"))).collect();
    for id in ["2", "4", "7", "9", "12", "14"] {
        draft.answers.insert(item(id), DraftAnswers::Labels(BTreeMap::clone(&labels)));
    }
    assert!(TextPack::check(draft, key("hads")).is_ok());
}

#[test]
fn our_own_instruments_take_no_pack() {
    let own = key("wellbeing");
    assert_eq!(TextPack::check(draft(own), own), Err(Refusal::WordsAreOurs));
}

#[test]
fn a_licence_lasts_through_its_last_day() {
    let today = date(2028, 1, 1);
    let pack = TextPack::check(draft(key("wai-sr")), key("wai-sr")).unwrap();
    assert!(pack.licence().is_valid_on(date(2027, 12, 31)) && !pack.licence().is_valid_on(today));
    let refusal = TextPack::admit(draft(key("wai-sr")), key("wai-sr"), today);
    assert_eq!(refusal, Err(Refusal::Expired { on: date(2027, 12, 31) }));
}

#[test]
fn a_file_of_another_shape_is_refused_with_the_place() {
    let good = file::write(&draft(key("who-5")));
    let check = |old: &str, new: &str, field: &str| {
        assert!(good.contains(old), "{old:?} is not in {good}");
        assert_eq!(file::read(&good.replacen(old, new, 1)).unwrap_err().field, field, "{new}");
    };
    check("version = 1", "version = \"one\"", "line 2");
    check("language = \"nl\"", "language = \"de\"", "language");
    check("2027-12-31", "31-12-2027", "licence.expires_on");
    check("client = ", "family = ", "items.1");
    check("[[answers]]", "[[answers]]\nmin = 0", "answers");
    check("\"1\", \"2\"", "\"1\", \"1\"", "answers.items");
}
