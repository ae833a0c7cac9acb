use super::{page, screens};
use crate::shell::language::Speech;
use alliance::Language;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Every view of the style page in both languages.
fn all() -> Vec<String> {
    let mut all = Vec::new();
    for language in Language::ALL {
        let speech =
            Speech::new(*language, TimeZone::get("Europe/Amsterdam").expect("the zones are built in"));
        for view in [page, screens::check, screens::reveal, screens::case] {
            all.push(view(&speech).into_string());
        }
    }
    all
}

/// The values of an attribute in a document.
fn values<'a>(text: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    text.split(&start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[test]
fn no_part_carries_style_or_script_in_itself() {
    for text in all() {
        assert!(values(&text, "style").is_empty());
        for event in ["onclick", "onload", "onchange", "onsubmit", "onerror"] {
            assert!(values(&text, event).is_empty());
        }
    }
}

#[test]
fn every_id_stands_once_and_every_reference_to_one_is_met() {
    for text in all() {
        let ids = values(&text, "id");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice: {ids:?}");
        for attribute in ["for", "aria-describedby"] {
            for id in values(&text, attribute).into_iter().flat_map(|value| value.split(' ')) {
                assert!(known.contains(id), "{attribute}={id} leads nowhere");
            }
        }
        for target in values(&text, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(known.contains(target), "#{target} leads nowhere");
        }
    }
}

#[test]
fn every_picture_has_words() {
    for text in all() {
        for svg in text.split("<svg").skip(1) {
            let (head, _) = svg.split_once('>').expect("an element ends");
            assert!(head.contains("aria-hidden=\"true\"") || head.contains("aria-label=\""), "{head}");
        }
    }
}

#[test]
fn a_page_has_one_first_heading_and_one_main_part() {
    for text in all() {
        assert_eq!(text.matches("<h1").count(), 1);
        assert_eq!(text.matches("<main").count(), 1);
    }
}
