use super::*;
use crate::instrument::write::write;
use alliance::instrument::catalogue;
use alliance::instrument::text_pack::TextPack;
use serde_json::{Value, json};

fn said(language: Language) -> Said {
    Said {
        language,
        perspectives: vec![Perspective::Client],
        recall: Recall::TwoWeeks,
        licence: Licence { reference: "letter of 3 March 2026".into(), expires_on: None },
    }
}

fn who() -> &'static Instrument {
    catalogue::instrument("who-5").unwrap()
}

fn translated(content: &str) -> Value {
    json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
        {"url": "lang", "valueCode": "nl-NL"}, {"url": "content", "valueString": content}]}]})
}

/// A made-up form that fits the key of the WHO-5, as another system might write it.
fn form() -> Value {
    let option = |value: i32| {
        json!({
            "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": value}],
            "valueCoding": {"code": format!("c{value}"), "display": format!("answer {value}"),
                "_display": translated(&format!("antwoord {value}"))},
        })
    };
    let options: Vec<_> = (0..=5).rev().map(option).collect();
    let question = |number: i32| {
        json!({"linkId": format!("q{number}"), "type": "choice", "text": format!("Sentence {number}"),
            "_text": translated(&format!("Zin {number}")), "answerOption": options})
    };
    let questions: Vec<_> = (1..=5).map(question).collect();
    json!({
        "resourceType": "Questionnaire", "status": "active", "language": "en", "meta": {"versionId": "3"},
        "item": [
            {"linkId": "top", "type": "display", "text": "Above", "_text": translated("Erboven")},
            {"linkId": "g", "type": "group", "item": questions},
            {"linkId": "s", "type": "decimal", "readOnly": true},
        ],
    })
}

fn read_form(form: &Value, language: Language) -> Result<Draft, Refusal> {
    read(&form.to_string(), who(), &said(language))
}

#[test]
fn a_form_of_another_system_becomes_a_pack_in_either_of_its_languages() {
    let check = |language, intro: &str, text: &str, label: &str| {
        let pack = TextPack::check(read_form(&form(), language).unwrap(), who()).unwrap();
        let id = "3".parse().unwrap();
        assert_eq!(pack.intro(Perspective::Client), Some(intro));
        assert_eq!(pack.item(Perspective::Client, &id), Some(text));
        assert_eq!(pack.label(&id, 5), Some(label));
    };
    check(Language::English, "Above", "Sentence 3", "answer 5");
    check(Language::Dutch, "Erboven", "Zin 3", "antwoord 5");
}

#[test]
fn what_cannot_be_read_with_certainty_is_refused() {
    let check = |path: &str, value: Value, expected: Refusal| {
        let mut form = form();
        let (parent, key) = path.rsplit_once('/').unwrap();
        form.pointer_mut(parent).unwrap()[key] = value;
        assert_eq!(read_form(&form, Language::English), Err(expected), "{path}");
    };
    let q3 = || "q3".to_owned();
    let modifier = json!([{"url": "https://example.org/not"}]);
    let not_understood = || Refusal::NotUnderstood { url: "https://example.org/not".into() };
    check("/modifierExtension", modifier.clone(), not_understood());
    check("/item/1/item/2/modifierExtension", modifier, not_understood());
    check("/item/1/item/2/linkId", json!("x"), Refusal::NoSuchItem { link_id: "x".into() });
    check("/item/1/item/2/linkId", json!("/44250-3"), Refusal::NoSuchItem { link_id: "/44250-3".into() });
    check("/item/1/item/2/linkId", json!("item_02"), Refusal::AskedTwice { item: "2".parse().unwrap() });
    check("/item/1/item/2/text", Value::Null, Refusal::NoText { link_id: q3() });
    check("/item/1/item/2/answerValueSet", json!("#list"), Refusal::AnswersElsewhere { link_id: q3() });
    check(
        "/item/1/item/2/type",
        json!("string"),
        Refusal::OtherKind { link_id: q3(), kind: "string".into() },
    );
    check("/item/1/item/2/type", json!("integer"), Refusal::NoRange { link_id: q3() });
    let half = json!([{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0.5}]);
    let option = json!([{"extension": half, "valueCoding": {"display": "half"}}]);
    check("/item/1/item/2/answerOption", option, Refusal::AnswerWithoutValue { link_id: q3() });
    let option = json!([{"valueCoding": {"code": "often", "display": "often"}}]);
    check("/item/1/item/2/answerOption", option, Refusal::AnswerWithoutValue { link_id: q3() });
    let twice = json!([{"valueInteger": 1}, {"valueInteger": 1}]);
    check("/item/1/item/2/answerOption", twice, Refusal::ValueTwice { link_id: q3(), value: 1 });
}

#[test]
fn a_text_that_is_no_questionnaire_is_refused() {
    let check = |json: &str, key: &str| {
        let refusal = read(json, who(), &said(Language::English)).unwrap_err();
        assert_eq!(refusal.message_key(), key, "{json}");
    };
    check("{", "questionnaire-not-json");
    check("[]", "questionnaire-other-resource");
    check(r#"{"resourceType": "Bundle"}"#, "questionnaire-other-resource");
    check(r#"{"resourceType": "Questionnaire", "item": [{"linkId": 3}]}"#, "questionnaire-not-json");
}

#[test]
fn the_weight_counts_wherever_it_stands_and_before_the_code() {
    let weight_of = |option: Value| weight(&serde_json::from_value(option).unwrap());
    let at = |url: &str| json!([{"url": url, "valueDecimal": 3.0}]);
    assert_eq!(weight_of(json!({"extension": at(ITEM_WEIGHT), "valueCoding": {"code": "1"}})), Some(3));
    assert_eq!(weight_of(json!({"valueCoding": {"extension": at(ORDINAL_VALUE), "code": "1"}})), Some(3));
    assert_eq!(weight_of(json!({"valueInteger": 2})), Some(2));
    assert_eq!(weight_of(json!({"valueCoding": {"code": "1"}})), Some(1));
    assert_eq!(weight_of(json!({"valueCoding": {"code": "one"}})), None);
}

#[test]
fn printed_numbers_name_the_items_where_the_link_ids_do_not() {
    let mut form = form();
    for number in 1..=5 {
        let question = form.pointer_mut(&format!("/item/1/item/{}", number - 1)).unwrap();
        question["linkId"] = json!(format!("/44250-{}", 10 - number));
        question["prefix"] = json!(format!("{number}."));
    }
    let draft = read_form(&form, Language::English).unwrap();
    let third: ItemId = "3".parse().unwrap();
    assert_eq!(draft.items[&Perspective::Client][&third], "Sentence 3");
}

#[test]
fn a_form_we_write_reads_back_with_the_same_words_in_both_languages() {
    for id in ["session-check", "wellbeing", "medium-check", "group-check"] {
        let instrument = catalogue::instrument(id).unwrap();
        let form = write(instrument, Perspective::Client, "https://verbond.example/fhir").unwrap();
        let json = serde_json::to_string(&form).unwrap();
        for language in [Language::Dutch, Language::English] {
            let draft = read(&json, instrument, &said(language)).unwrap();
            for item in instrument.items() {
                let text = &draft.items[&Perspective::Client][&item.id];
                assert_eq!(text, item.text[&Perspective::Client].in_language(language), "{id}");
            }
            let intro = instrument.intro(Perspective::Client).map(|intro| intro.in_language(language));
            assert_eq!(draft.intro.get(&Perspective::Client).map(String::as_str), intro, "{id}");
        }
    }
}
